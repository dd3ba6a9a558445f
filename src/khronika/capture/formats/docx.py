"""Word documents (.docx, .docm): the text of paragraphs, tables, boxes, footnotes and endnotes.

Comments, headers and footers, and text deleted under "track changes" are left out. Macros, fields
and links are never run or followed: only XML is read.
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

_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LEFT_OUT = {"del", "moveFrom", "Fallback", "instrText", "pPr", "rPr", "delText"}
_SECTIONS = (
    ("text", "word/document.xml"),
    ("footnotes", "word/footnotes.xml"),
    ("endnotes", "word/endnotes.xml"),
)


def extract(content: bytes) -> Extract:
    """Make a text from a Word document.

    Raises:
        InputRefused: it is damaged.
    """
    zipped = Zipped(io.BytesIO(content))
    roots = {label: xml.parse(part) for label, name in _SECTIONS if (part := zipped.read(name))}
    if "text" not in roots:
        raise InputRefused("it is no Word document: its text is missing")
    text, parts = joined((label, "\n".join(_paragraphs(root))) for label, root in roots.items())
    properties = zipped.read("docProps/core.xml")
    core = xml.parse(properties) if properties else None
    published, found = _published(core)
    return Extract(
        text=text,
        parts=parts,
        title=xml.first(core, "title") if core is not None else None,
        author=xml.first(core, "creator") if core is not None else None,
        published=published,
        published_from=found,
        published_is_weak=True,
        warnings=tuple(_warnings(zipped, roots["text"])),
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        extractor="khronika Word",
    )


def _paragraphs(root: Any) -> Iterator[str]:
    """Give the paragraphs in order; one in a box follows the one that the box hangs on."""
    for paragraph in root.iter("{*}p"):
        if not _inside(paragraph, {"Fallback", "del", "moveFrom"}):
            yield "".join(_runs(paragraph))


def _runs(element: Any) -> Iterator[str]:
    for child in element:
        name = xml.local(child)
        if name == "t":
            yield "".join(child.itertext())
        elif name in _BREAKS:
            yield _BREAKS[name]
        elif name not in _LEFT_OUT and name != "p":
            yield from _runs(child)


def _inside(element: Any, names: set[str]) -> bool:
    return any(xml.local(above) in names for above in element.iterancestors())


def _published(core: Any) -> tuple[Any, str | None]:
    if core is None:
        return None, None
    for name, words in (("modified", "last saved"), ("created", "made")):
        day = day_of(xml.first(core, name))
        if day is not None:
            return day, f"the file's properties: {words}"
    return None, None


def _warnings(zipped: Zipped, root: Any) -> Iterator[str]:
    if "word/vbaProject.bin" in zipped:
        yield "it holds macros, which were not run"
    if "word/comments.xml" in zipped:
        yield "it holds comments, which are left out"
    if next(root.iter("{*}del", "{*}moveFrom"), None) is not None:
        yield "it holds tracked changes: what was deleted is left out"
