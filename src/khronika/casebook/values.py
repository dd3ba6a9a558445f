"""Values of fields as people give them, turned into what stands in a reading.

A form or a command line gives texts; a program gives lists, days and codes. Both end in the JSON of
`reading/1`, whose own rules judge them afterwards. Here stands what those rules do not know: which
fields there are, how a text means a list or a day, which items may be pointed to, which countries
there are.
"""

import re
import types
import typing
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from khronika.casebook.kinds import Kind
from khronika.casebook.states import DOCUMENT, DOCUMENT_FIELDS, State
from khronika.errors import ChangedMeanwhile, ChangeRefused
from khronika.model import Claim, Interval
from khronika.resources.countries import country_code

_NOT_GIVEN = frozenset({"id", "evidence", "confidence", "decided", "about"})
_ABOUT = ("incidents", "instruments", "countries")
_POINTERS = frozenset({"targets", "actors", "speaker", "by", "incidents", "instruments"})
_ONE_COUNTRY = frozenset({"host", "origin", "country", "from_country", "to_country"})
_COUNTRIES = frozenset({"citizenship", "parties", "countries"})
STANDING = ("evidence", "review")
"""What an item has beside its fields, and somebody may have seen otherwise than it is by now."""
_DOCUMENT = re.compile(r"d[0-9]+")
_SPAN = re.compile(r"([0-9]{1,12})-([0-9]{1,12})")
_LANGUAGE = re.compile(r"[a-z]{2}")
_YES, _NO = frozenset({"true", "yes"}), frozenset({"false", "no"})


def fields_of(kind: Kind) -> tuple[str, ...]:
    """Give the names of the fields that a person may correct."""
    own = tuple(field.name for field in fields(kind.noun) if field.name not in _NOT_GIVEN)
    return (*own, *_ABOUT) if kind.noun is Claim else own


def with_values(kind: Kind, state: State, document_id: str, given: Mapping[str, object]) -> State:
    """Give the state of an item with other values in some fields.

    Raises:
        ChangeRefused: there is no such field, or a value means nothing in it.
    """
    changed = dict(state)
    for name, value in given.items():
        if name not in fields_of(kind):
            known = ", ".join(fields_of(kind))
            raise ChangeRefused(f"is no field of this item: it has {known}", field=name[:40])
        meant = _meant(kind, name, value, document_id)
        if name in _ABOUT and kind.noun is Claim:
            about = {part: [] for part in _ABOUT} | changed.get("about", {})
            changed["about"] = {**about, name: meant}
        else:
            changed[name] = meant
    return _whole_date(state, changed, given)


def with_facts(state: State, given: Mapping[str, object]) -> State:
    """Give the state of a document with other facts about it.

    Raises:
        ChangeRefused: there is no such fact, or a value means nothing in it.
    """
    changed = dict(state)
    for name, value in given.items():
        if name not in DOCUMENT_FIELDS:
            known = ", ".join(DOCUMENT_FIELDS)
            raise ChangeRefused(f"is no field of a document: it has {known}", field=name[:40])
        meant = _bool(name, value) if name == "relevant" else _plain(value)
        if not isinstance(meant, str | bool | None):
            raise ChangeRefused("must be a text", field=name)
        changed[name] = _language(meant) if name == "language" else meant
    return changed


def refuse_changed(kind: Kind, state: State, document_id: str, was: Mapping[str, object]) -> None:
    """Refuse what somebody decides who saw other values than an item holds by now.

    Args:
        kind: of the item.
        state: of the item, as it stands.
        document_id: of its document.
        was: the values that were seen, as `with_values` takes them, and of `STANDING` as they
            stand in a state.

    Raises:
        ChangedMeanwhile: some of them are others by now.
        ChangeRefused: there is no such field, or a value means nothing in it.
    """
    # What is held to the letter is not asked what it means: a reader may have put it otherwise
    # than people are let to.
    typed = {n: v for n, v in was.items() if n not in STANDING and v != _held(state, n)}
    saw = with_values(kind, state, document_id, typed)
    others = {name: (_held(saw, name), _held(state, name)) for name in typed}
    others |= {name: (was[name], state.get(name)) for name in STANDING if name in was}
    _refuse_other(kind.name, others)


def refuse_changed_facts(state: State, was: Mapping[str, object]) -> None:
    """Refuse a correction by somebody who saw other facts about a document than stand by now.

    Raises:
        ChangedMeanwhile: some of them are others by now.
        ChangeRefused: there is no such fact, or a value means nothing in it.
    """
    saw = with_facts(state, was)
    _refuse_other(DOCUMENT, {name: (saw[name], state[name]) for name in was})


def _refuse_other(kind: str, fields: Mapping[str, tuple[object, object]]) -> None:
    others = {name: both for name, both in fields.items() if _alike(both[0]) != _alike(both[1])}
    if others:
        # What they hold is of a case, and stands in no error.
        holds = "holds" if len(others) == 1 else "hold"
        raise ChangedMeanwhile(
            kind,
            others,
            f"{' and '.join(others)} {holds} something else by now than you saw: somebody changed "
            "it meanwhile. Look at it and decide anew.",
        )


def _held(state: State, name: str) -> object:
    """Give what a field of a state holds; what a claim bears on stands apart in it."""
    return state[name] if name in state else state.get("about", {}).get(name)


def _alike(value: object) -> object:
    """Give what is the same of two values that mean the same: a list says no order of its own."""
    if isinstance(value, list):
        return sorted(map(str, value))
    return [] if value in (None, "") else value


def spans_typed(value: object) -> list[tuple[int, int]]:
    """Read spans of a text as they are typed: `120-168,200-212`, or a list of such texts.

    Raises:
        ChangeRefused: one of them is no span.
    """
    spans = [_SPAN.fullmatch(str(part)) for part in _list("evidence", value)]
    if not all(spans):
        raise ChangeRefused("must be spans of the text, such as 120-168", field="evidence")
    return [(int(span[1]), int(span[2])) for span in spans if span]


def as_typed(value: object) -> str:
    """Write a value of a state as it is typed."""
    match value:
        case None | "" | []:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return ",".join(map(as_typed, value))
        case {"start": start, "end": end}:
            return f"{start}-{end}"
        case {"from": first, "to": last}:
            return f"{first}..{last}"
    return str(value)


def _whole_date(state: State, changed: State, given: Mapping[str, object]) -> State:
    """Let a day keep the words that it was read from, and never stand beside unresolved ones."""
    when = changed.get("when")
    if "when" not in given or when is None:
        return changed
    before = state.get("when") or {}
    words = before.get("text") or state.get("when_text") or ""
    changed["when"] = {"text": words, **when}
    if "when_text" not in given:
        changed.pop("when_text", None)
    return changed


def _meant(kind: Kind, name: str, value: object, document_id: str) -> Any:
    """Give what a value means in a field of a kind, as JSON."""
    hint = _hint(kind.noun, name)
    if typing.get_origin(hint) is tuple:
        parts = _list(name, value)
        return [_single(name, part, document_id) for part in parts]
    value = _plain(value)
    if hint is Interval:
        return _interval(name, value)
    if hint is int and isinstance(value, str):
        return _number(name, value)
    if hint is bool:
        return _bool(name, value)
    return None if value is None else _single(name, value, document_id)


def _hint(noun: type, name: str) -> Any:
    """Give the type of a field, without None."""
    if noun is Claim and name in _ABOUT:
        return tuple[str, ...]
    hint = typing.get_type_hints(noun)[name]
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return next(part for part in typing.get_args(hint) if part is not type(None))
    return hint


def _plain(value: object) -> object:
    """Give a value as JSON has it; a text of nothing but spaces says nothing."""
    if isinstance(value, str):
        return str(value).strip() or None
    if isinstance(value, Interval):
        return {"from": value.first.isoformat(), "to": value.last.isoformat(), "text": value.text}
    return value.isoformat() if isinstance(value, date) else value


def _list(name: str, value: object) -> list[object]:
    if value is None:
        return []
    if isinstance(value, str):
        return [part for part in map(_plain, value.split(",")) if part is not None]
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(part) for part in value]
    raise ChangeRefused("must be a list, such as one,two", field=name)


def _single(name: str, value: object, document_id: str) -> object:
    if name in _POINTERS:
        return _own_id(name, value, document_id)
    if not isinstance(value, str):
        return value
    if name in _ONE_COUNTRY | _COUNTRIES:
        return _country(name, value)
    return value


def _own_id(name: str, value: object, document_id: str) -> str:
    if not isinstance(value, str):
        raise ChangeRefused("must be the id of an item, such as d1.p2", field=name)
    of, _, own_id = value.partition(".")
    if of == document_id:
        return own_id
    if _DOCUMENT.fullmatch(of):
        raise ChangeRefused(
            f"an item points to items of its own document only: name one of {document_id}",
            field=name,
        )
    return value


def _language(meant: object) -> str | None:
    if meant is None:
        return None
    code = str(meant).lower()
    if not _LANGUAGE.fullmatch(code):
        raise ChangeRefused("must be the code of a language, such as en or ru", field="language")
    return code


def _country(name: str, value: str) -> str:
    code = country_code(value)
    if code is None:
        raise ChangeRefused(
            "must be a country, by its name or by its ISO code, such as KG", field=name
        )
    return code


def _interval(name: str, value: object) -> Any:
    """Read a day, `2024-05-03`, or days, `2024-05-03..2024-05-09`."""
    if not isinstance(value, str):
        return value
    first, dots, last = value.partition("..")
    try:
        days = [date.fromisoformat(day.strip()) for day in (first, last if dots else first)]
    except ValueError:
        raise ChangeRefused(
            "must be a day such as 2024-05-03, or days such as 2024-05-03..2024-05-09", field=name
        ) from None
    return {"from": days[0].isoformat(), "to": days[1].isoformat()}


def _number(name: str, value: str) -> int:
    if not value.isascii() or not value.isdigit() or len(value) > 15:
        raise ChangeRefused("must be a whole number", field=name)
    return int(value)


def _bool(name: str, value: object) -> bool:
    if isinstance(value, bool):
        return value
    typed = str(value).strip().lower()
    if typed not in _YES | _NO:
        raise ChangeRefused("must be yes or no", field=name)
    return typed in _YES
