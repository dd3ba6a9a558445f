"""Documents as JSON lines: one object a line, its text kept to the character.

    {"id", "title", "publisher", "published", "language", "text"}

Only `text` must be there; a document without an `id` is called by the number of its line. A field
that is none of these is refused by its name rather than lost.
"""

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

from khronika.capture.budget import Budget
from khronika.capture.extract import Broken, Extract, Member, refuse_unreadable
from khronika.capture.limits import MAX_FILE_BYTES, MAX_ID_CHARACTERS, megabytes
from khronika.errors import InputRefused

_FIELDS = ("id", "title", "publisher", "published", "language", "text")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9-_]+)?", re.IGNORECASE | re.ASCII)
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line that is not blank: its number, from 1, and its bytes without the line end."""

    number: int
    content: bytes


def open_lines(handle: BinaryIO, budget: Budget) -> Iterator[Member | Broken]:  # noqa: ARG001 (nothing is unpacked)
    """Give the document of each line, called by its id; a bad line with its number.

    Raises:
        InputRefused: the file is binary, or in UTF-16.
    """
    seen: set[str] = set()
    for line in _lines(handle):
        name = str(line.number)
        try:
            name, extract = _parse(line)
            _refuse_second(name, seen)
        except InputRefused as error:
            yield Broken(name=name, reason=f"line {line.number}: {error}")
            continue
        yield Member(name=name, handle=io.BytesIO(line.content), extract=extract)


def _refuse_second(name: str, seen: set[str]) -> None:
    """Raise InputRefused for an id that an earlier line of the archive has."""
    if name in seen:
        raise InputRefused("its id stands on an earlier line too")
    seen.add(name)


def _lines(handle: BinaryIO) -> Iterator[Line]:
    """Give the lines of an archive but for blank ones. One too long is cut: `_parse` refuses it.

    Raises:
        InputRefused: the file is binary, or in UTF-16.
    """
    number = 0
    while untrusted := handle.readline(MAX_FILE_BYTES + 1):
        number += 1
        content = untrusted.removeprefix(b"\xef\xbb\xbf") if number == 1 else untrusted
        while len(untrusted) > MAX_FILE_BYTES and not untrusted.endswith(b"\n"):
            untrusted = handle.readline(MAX_FILE_BYTES + 1)
        if number == 1 and b"\0" in content:
            raise InputRefused("it is no UTF-8 text, as JSON lines must be")
        content = content.removesuffix(b"\n").removesuffix(b"\r")
        if content.strip():
            yield Line(number=number, content=content)


def _parse(line: Line) -> tuple[str, Extract]:
    """Make an id and a text from a line.

    Raises:
        InputRefused: what is wrong with the line, without its number.
    """
    value = _object(line.content)
    return _id(value, line.number), _extract(value)


def _extract(value: dict[str, Any]) -> Extract:
    text = _text(value, "text")
    if text is None:
        raise InputRefused("the field text is missing")
    if "\0" in text:
        raise InputRefused("the field text holds a NUL character")
    refuse_unreadable(text)
    published = _published(value)
    return Extract(
        text=text,
        title=_text(value, "title"),
        publisher=_text(value, "publisher"),
        published=published,
        published_from="the field published" if published else None,
        language=_language(value),
        media_type="application/jsonl",
        extractor="khronika JSON lines",
    )


def _object(content: bytes) -> dict[str, Any]:
    if len(content) > MAX_FILE_BYTES:
        raise InputRefused(f"it holds more than {megabytes(MAX_FILE_BYTES)}")
    try:
        value = json.loads(content.decode("utf-8"), object_pairs_hook=_once)
    except UnicodeDecodeError:
        raise InputRefused("it is not UTF-8") from None
    except RecursionError:
        raise InputRefused("it is nested too deeply") from None
    except ValueError:
        raise InputRefused("it is no JSON") from None
    if not isinstance(value, dict):
        raise InputRefused("it is no JSON object")
    for key in value:
        if key not in _FIELDS:
            raise InputRefused(f"{_shown(key)} is no field; the fields are {', '.join(_FIELDS)}")
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        raise InputRefused("a field stands twice")
    return value


def _text(value: dict[str, Any], field: str) -> str | None:
    text = value.get(field)
    if text is None:
        return None
    if not isinstance(text, str):
        raise InputRefused(f"the field {field} must be a text")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise InputRefused(f"the field {field} holds half a character (a lone surrogate)")
    return text


def _id(value: dict[str, Any], number: int) -> str:
    found = _text(value, "id")
    if found is None:
        return str(number)
    if not found.strip() or len(found) > MAX_ID_CHARACTERS or _UNPRINTABLE.search(found):
        raise InputRefused(
            f"the field id must be 1 to {MAX_ID_CHARACTERS} printable characters on one line"
        )
    return found


def _published(value: dict[str, Any]) -> date | None:
    found = value.get("published")
    if found is None:
        return None
    if isinstance(found, str) and _DAY.fullmatch(found):
        try:
            return date.fromisoformat(found)
        except ValueError:
            pass
    raise InputRefused(f"the field published must be a day such as 2023-08-05, not {_shown(found)}")


def _language(value: dict[str, Any]) -> str | None:
    found = value.get("language")
    if found is None:
        return None
    match = _LANGUAGE.fullmatch(found) if isinstance(found, str) else None
    if match is None:
        raise InputRefused(f"the field language must be a code such as en, not {_shown(found)}")
    return match[1].lower()


def _shown(found: object) -> str:
    """Show what was found; a long thing may be text of a case, and only its kind is named."""
    shown = ascii(found)
    return shown if len(shown) <= 40 else f"a long {type(found).__name__}"
