"""Readings to `reading/1` JSON and back, without loss.

    to_json    Reading → dict that the json module can write, keys in the codebook's order
    from_json  untrusted JSON value → Reading, or MalformedReading naming the field at fault
    dumps, loads  the same, to and from text
    item_to_json, item_from_json  the same for one item by itself

What a program's reading carries beyond the codebook's fields (`reader`, `confidence`, `decided`,
`when_text`) is written only where it is set, so that a person's reading comes back as it was.
"""

import datetime
import json
import re
import types
import typing
from collections.abc import Container, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from khronika.errors import MalformedReading
from khronika.model.check import check
from khronika.model.nouns import Document, Interval, Item, Reading

FORMAT = "reading/1"

SomeItem = TypeVar("SomeItem", bound=Item)

_KEYS: dict[tuple[type[Any], str], str] = {(Interval, "first"): "from", (Interval, "last"): "to"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LARGEST = 10**15
"""Beyond this no whole number stands for a number with a fraction."""
_WRITTEN_WHEN_SET = frozenset({"confidence", "decided", "when_text"})
_LAST = ("evidence", "confidence", "decided")
ITEM_LISTS = ("people", "organizations", "incidents", "claims", "instruments", "estimates")
"""The items of a reading, list by list, in the order in which they are written."""


def to_json(reading: Reading) -> dict[str, Any]:
    """Write a reading as a `reading/1` value."""
    document = plain(reading.document)
    document["relevant"] = reading.relevant
    value: dict[str, Any] = {"format": FORMAT, "document": document}
    if reading.reader is not None:
        value["reader"] = plain(reading.reader)
    for name in ITEM_LISTS:
        value[name] = [plain(item) for item in getattr(reading, name)]
    return value


def from_json(untrusted: object) -> Reading:
    """Read a `reading/1` value.

    Raises:
        MalformedReading: the value breaks the form; the error names the first field at fault.
    """
    value = _mapping(untrusted, "reading")
    if value.get("format") != FORMAT:
        raise MalformedReading("format", f"must be {FORMAT!r}, is {_shown(value.get('format'))}")
    known = {"format", "document", "reader", *ITEM_LISTS}
    _no_strangers(value, known, "")
    document = dict(_mapping(value.get("document"), "document"))
    relevant = document.pop("relevant", None)
    if not isinstance(relevant, bool):
        raise MalformedReading("document.relevant", "must be true or false")
    kinds = _kinds(Reading)
    parts = {
        name: build(kinds[name], value[name], name)
        for name in ("reader", *ITEM_LISTS)
        if value.get(name) is not None
    }
    reading = Reading(document=build(Document, document, "document"), relevant=relevant, **parts)
    check(reading)
    return reading


def item_to_json(item: Item) -> dict[str, Any]:
    """Write one item as it stands in a `reading/1` value."""
    value: dict[str, Any] = plain(item)
    return value


def item_from_json(kind: type[SomeItem], untrusted: object) -> SomeItem:
    """Read one item of a `reading/1` value; what it points to is not looked at.

    Raises:
        MalformedReading: the value breaks the form; the error names the first field at fault.
    """
    built: SomeItem = _build_noun(kind, untrusted, "item")
    return built


def dumps(reading: Reading) -> str:
    """Write a reading as text, the same text for the same reading."""
    return json.dumps(to_json(reading), ensure_ascii=False, indent=1) + "\n"


def loads(untrusted_text: str) -> Reading:
    """Read a reading from text."""
    try:
        value = json.loads(untrusted_text)
    except ValueError as error:
        raise MalformedReading("reading", f"is no JSON: {error}") from error
    except RecursionError as error:
        raise MalformedReading("reading", "is nested too deeply") from error
    return from_json(value)


def plain(value: Any) -> Any:
    """Turn a noun into what the json module can write; `build` makes it anew."""
    if is_dataclass(value):
        kind: Any = type(value)
        return {
            key: plain(part)
            for key, name in _written(kind)
            if (part := getattr(value, name)) not in (None, ()) or name not in _WRITTEN_WHEN_SET
        }
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    return value


@cache
def _written(kind: type[Any]) -> tuple[tuple[str, str], ...]:
    """Give the fields of a noun in the order in which they are written: key, and name."""
    names = [f.name for f in fields(kind)]
    if issubclass(kind, Item):
        names = [n for n in names if n not in _LAST] + list(_LAST)
    return tuple((_KEYS.get((kind, name), name), name) for name in names)


def build(kind: Any, untrusted: object, where: str) -> Any:
    """Make a value of the annotated type `kind` from JSON, naming `where` it is at fault.

    Raises:
        MalformedReading: the value is not of the kind.
    """
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        (inner,) = (part for part in typing.get_args(kind) if part is not type(None))
        return None if untrusted is None else build(inner, untrusted, where)
    if origin is tuple:
        if not isinstance(untrusted, list):
            raise MalformedReading(where, "must be a list")
        inner = typing.get_args(kind)
        if inner[-1] is not Ellipsis and len(inner) != len(untrusted):
            raise MalformedReading(where, f"must have {len(inner)} parts")
        kinds = [inner[0]] * len(untrusted) if inner[-1] is Ellipsis else inner
        return tuple(
            build(part_kind, part, f"{where}[{n}]")
            for n, (part_kind, part) in enumerate(zip(kinds, untrusted, strict=True))
        )
    if is_dataclass(kind):
        return _build_noun(kind, untrusted, where)
    if issubclass(kind, StrEnum):
        return _build_code(kind, untrusted, where)
    if kind is datetime.date:
        return _build_day(untrusted, where)
    if kind is datetime.datetime:
        return _build_time(untrusted, where)
    if kind is float and isinstance(untrusted, int) and not isinstance(untrusted, bool):
        untrusted = float(untrusted) if abs(untrusted) < _LARGEST else str(untrusted)[:1]
    if kind is str and isinstance(untrusted, str) and not _is_text(untrusted):
        raise MalformedReading(where, "holds half of a character, which no file can hold")
    if not isinstance(untrusted, kind) or (kind is int and isinstance(untrusted, bool)):
        raise MalformedReading(where, f"must be {_IN_WORDS[kind]}, is {_shown(untrusted)}")
    return untrusted


_IN_WORDS = {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}


def _build_noun(kind: Any, untrusted: object, where: str) -> Any:
    value = _mapping(untrusted, where)
    hints, keys = _kinds(kind), _keys(kind)
    _no_strangers(value, keys, f"{where}.")
    made = {}
    for key, field in keys.items():
        required = field.default is MISSING
        if key not in value or (value[key] is None and not _may_be_none(hints[field.name])):
            if required:
                raise MalformedReading(f"{where}.{key}", "is missing")
            continue
        made[field.name] = build(hints[field.name], value[key], f"{where}.{key}")
    return kind(**made)


@cache
def _kinds(kind: Any) -> dict[str, Any]:
    """Give the annotated types of a noun's fields by name; to work them out takes long."""
    return typing.get_type_hints(kind)


@cache
def _keys(kind: Any) -> dict[str, Field[Any]]:
    """Give the fields of a noun by the key under which each is written."""
    return {_KEYS.get((kind, f.name), f.name): f for f in fields(kind)}


@cache
def _may_be_none(hint: Any) -> bool:
    return type(None) in typing.get_args(hint)


def _build_code(kind: type[StrEnum], untrusted: object, where: str) -> StrEnum:
    try:
        return kind(str(untrusted))
    except ValueError:
        known = ", ".join(kind)
        raise MalformedReading(where, f"{_shown(untrusted)} is none of: {known}") from None


def _build_day(untrusted: object, where: str) -> datetime.date:
    if isinstance(untrusted, str) and _DAY.fullmatch(untrusted):
        try:
            return datetime.date.fromisoformat(untrusted)
        except ValueError:
            pass
    raise MalformedReading(where, f"must be a day such as 2023-08-05, is {_shown(untrusted)}")


def _build_time(untrusted: object, where: str) -> datetime.datetime:
    try:
        found = datetime.datetime.fromisoformat(str(untrusted))
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise MalformedReading(where, f"must be a time with its zone, is {_shown(untrusted)}")
    return found


def _is_text(value: str) -> bool:
    """Whether a text can be written to a file: it holds no lone surrogate."""
    return value.isascii() or not _SURROGATE.search(value)


def _mapping(untrusted: object, where: str) -> Mapping[str, Any]:
    if not isinstance(untrusted, dict):
        raise MalformedReading(where, "must be an object")
    return untrusted


def _no_strangers(value: Mapping[str, Any], known: Container[str], prefix: str) -> None:
    for key in value:
        if key not in known:
            raise MalformedReading(f"{prefix}{key[:40]}", "is no field of the format")


def _shown(untrusted: object) -> str:
    """Show a wrong value briefly; a long one may be text of a case, and is only named."""
    shown = repr(untrusted)
    return shown if len(shown) <= 40 else f"a {type(untrusted).__name__} of another kind"
