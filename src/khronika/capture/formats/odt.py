"""OpenDocument texts (.odt): headings, paragraphs, tables and notes, in their order.

Comments and deleted text of recorded changes are left out. Scripts are never run.
"""

import io
from collections.abc import Iterator
from typing import Any

from khronika.capture.dates import day_of
from khronika.capture.extract import Extract
from khronika.capture.formats import xml
from khronika.capture.formats.zipped import Zipped
from khronika.capture.joining import joined
from khronika.errors import InputRefused

_LEFT_OUT = {"tracked-changes", "annotation"}
_MOST_SPACES = 100
"""Of one text:s element, whose count a hostile file sets to a billion."""


def extract(content: bytes) -> Extract:
    """Make a text from an OpenDocument text.

    Raises:
        InputRefused: it is damaged or encrypted.
    """
    zipped = Zipped(io.BytesIO(content))
    if b"encryption-data" in (zipped.read("META-INF/manifest.xml") or b""):
        raise InputRefused("it is encrypted: save it without its password")
    body = zipped.read("content.xml")
    if body is None:
        raise InputRefused("it is no OpenDocument text: its content is missing")
    root = xml.parse(body)
    text, parts = joined([("text", "\n".join(_paragraphs(root)))])
    properties = zipped.read("meta.xml")
    meta = xml.parse(properties) if properties else None
    published, found = _published(meta)
    return Extract(
        text=text,
        parts=parts,
        title=xml.first(meta, "title") if meta is not None else None,
        author=xml.first(meta, "creator", "initial-creator") if meta is not None else None,
        published=published,
        published_from=found,
        published_is_weak=True,
        warnings=tuple(_warnings(zipped, root)),
        media_type="application/vnd.oasis.opendocument.text",
        extractor="khronika OpenDocument",
    )


def _paragraphs(element: Any) -> Iterator[str]:
    """Give headings and paragraphs; the body of a note stands within the paragraph that has it."""
    for child in element:
        name = xml.local(child)
        if name in ("p", "h"):
            yield "".join(_words(child))
        elif name not in _LEFT_OUT:
            yield from _paragraphs(child)


def _words(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = xml.local(child)
        if name == "s":
            yield " " * _spaces(child)
        elif name in ("tab", "line-break"):
            yield "\t" if name == "tab" else "\n"
        elif name == "note":
            yield f" [{' '.join(_paragraphs(child))}] "
        elif name and name not in _LEFT_OUT:
            yield from _words(child)
        yield child.tail or ""


def _spaces(element: Any) -> int:
    count = next((value for key, value in element.attrib.items() if key.endswith("}c")), "1")
    return min(int(count), _MOST_SPACES) if count.isdecimal() else 1


def _published(meta: Any) -> tuple[Any, str | None]:
    if meta is None:
        return None, None
    for name, words in (("date", "last saved"), ("creation-date", "made")):
        day = day_of(xml.first(meta, name))
        if day is not None:
            return day, f"the file's properties: {words}"
    return None, None


def _warnings(zipped: Zipped, root: Any) -> Iterator[str]:
    if any(entry.filename.startswith(("Basic/", "Scripts/")) for entry in zipped.entries):
        yield "it holds macros, which were not run"
    if next(root.iter("{*}annotation"), None) is not None:
        yield "it holds comments, which are left out"
    if next(root.iter("{*}tracked-changes"), None) is not None:
        yield "it holds tracked changes: what was deleted is left out"
