"""The header of a file of the corpus: lines `key: value` up to the first empty line."""

import re
from dataclasses import dataclass
from datetime import date

from khronika.corpus.codes import Register
from khronika.corpus.source import Source, Unreadable

DOCUMENT_KEYS = ("title", "publisher", "published", "language", "register", "writer", "relevant")
SENTENCES_KEYS = ("language", "writer")
_MAY_BE_EMPTY = frozenset({"title", "publisher", "published"})
_FORMS = {
    "language": (re.compile("en|ru"), "en or ru"),
    "register": (re.compile("|".join(Register)), f"one of {', '.join(Register)}"),
    "writer": (re.compile(r"[a-z]\d{2,3}", re.ASCII), "a code such as w03, never a name"),
    "relevant": (re.compile("yes|no"), "yes or no"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a file says of itself; `relevant` is None for single sentences, which do not say it."""

    language: str
    writer: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    register: Register | None = None
    relevant: bool | None = None


def read_header(source: Source, *, required: tuple[str, ...]) -> tuple[Header | None, int]:
    """Read the header and say at which offset the body begins; None where it cannot be read."""
    faults = len(source.faults)
    values: dict[str, str] = {}
    at = 0
    for line in source.text.splitlines(keepends=True):
        if not line.strip():
            break
        key, colon, value = line.partition(":")
        if not colon or key not in DOCUMENT_KEYS:
            source.fault(
                at,
                f"the header has lines 'key: value' with the keys {', '.join(DOCUMENT_KEYS)}",
            )
        elif key in values:
            source.fault(at, f"{key} stands twice: leave one")
        else:
            values[key] = value.strip()
            _check_value(source, at, key, values[key])
        at += len(line)
    for key in required:
        if key not in values:
            source.fault(0, f"the header lacks the line '{key}: ...'")
    return (_made(values) if len(source.faults) == faults else None), at


def read_published(typed: str) -> date | None:
    """Read the day of publication, None where it is left empty."""
    if not typed:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise Unreadable("published must be a day such as 2026-03-12, or empty") from None


def _check_value(source: Source, at: int, key: str, value: str) -> None:
    if not value and key not in _MAY_BE_EMPTY:
        source.fault(at, f"{key} is empty: write its value behind the colon")
    elif key in _FORMS and not _FORMS[key][0].fullmatch(value):
        source.fault(at, f"{key} must be {_FORMS[key][1]}")
    elif key == "published":
        try:
            read_published(value)
        except Unreadable as error:
            source.fault(at, str(error))


def _made(values: dict[str, str]) -> Header:
    return Header(
        language=values["language"],
        writer=values["writer"],
        title=values.get("title") or None,
        publisher=values.get("publisher") or None,
        published=read_published(values.get("published", "")),
        register=Register(values["register"]) if "register" in values else None,
        relevant=values["relevant"] == "yes" if "relevant" in values else None,
    )
