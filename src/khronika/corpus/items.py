"""The items of a file of the corpus: one document, or single sentences, one a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from khronika.corpus.header import (
    DOCUMENT_KEYS,
    SENTENCES_KEYS,
    Header,
    read_header,
    read_published,
)
from khronika.corpus.source import Source, Unreadable
from khronika.corpus.tags import Tagged, read_tags

_FOOTER = re.compile(r"^---[ \t]*$", re.MULTILINE)
_LINE = re.compile(r"[^\n]+")
_INLINE = re.compile(r"\s##(?:\s|$)")
_SENTENCES = "sentences-"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a footer, at an offset of the file: the id of a thing, and what is said of it."""

    id: str
    rest: str
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A document or a single sentence as it was written: text, tags and footer."""

    id: str
    source: Source
    at: int
    """Offset in the file at which the item begins."""
    header: Header
    tagged: Tagged
    entries: tuple[Entry, ...]
    single: bool
    contrast: str | None = None
    """Name of the set of contrasts to which a single sentence belongs."""


def holds_sentences(name: str) -> bool:
    """Tell by a file's name whether it holds single sentences."""
    return name.startswith(_SENTENCES)


def read_items(source: Source, stem: str) -> list[Item]:
    """Read the items of a file; what is wrong is noted in the source, and left out.

    Args:
        source: the file.
        stem: its name without ending: the id of a document, or the beginning of the sentences' ids.
    """
    single = holds_sentences(stem)
    header, body = read_header(source, required=SENTENCES_KEYS if single else DOCUMENT_KEYS)
    if header is None:
        return []
    if single:
        return list(_sentences(source, stem, header, body))
    return _document(source, stem, header, body)


def _document(source: Source, name: str, header: Header, body: int) -> list[Item]:
    lines = list(_FOOTER.finditer(source.text, body))
    if not lines:
        source.fault(len(source.text), "the line --- is missing, behind which the footer stands")
        return []
    start, end = _without_line_ends(source.text, body, lines[-1].start())
    entries = [
        _entry(source, line.start(), line.end())
        for line in _LINE.finditer(source.text, lines[-1].end())
        if line.group().strip()
    ]
    tagged = read_tags(source, start, end)
    return [
        Item(
            id=name,
            source=source,
            at=start,
            header=header,
            tagged=tagged,
            entries=tuple(entries),
            single=False,
        )
    ]


def _sentences(source: Source, stem: str, header: Header, body: int) -> Iterator[Item]:
    contrast, number = None, 0
    for line in _LINE.finditer(source.text, body):
        if not line.group().strip():
            continue
        if line.group().startswith("#"):
            key, _, value = line.group().lstrip("# ").partition(":")
            if key == "set":
                contrast = value.strip() or None
            elif key == "published":
                header = _republished(source, line.start(), header, value.strip())
            continue
        number += 1
        yield _sentence(source, line, f"{stem}-{header.language}-{number:04}", header, contrast)


def _republished(source: Source, at: int, header: Header, typed: str) -> Header:
    try:
        return replace(header, published=read_published(typed))
    except Unreadable as error:
        source.fault(at, str(error))
        return header


def _sentence(
    source: Source, line: re.Match[str], name: str, header: Header, contrast: str | None
) -> Item:
    marks = list(_INLINE.finditer(source.text, line.start(), line.end()))
    stops = [*(mark.start() for mark in marks), line.end()]
    return Item(
        id=name,
        source=source,
        at=line.start(),
        header=header,
        tagged=read_tags(source, line.start(), _rstripped(source.text, line.start(), stops[0])),
        entries=tuple(
            _entry(source, mark.end(), stop) for mark, stop in zip(marks, stops[1:], strict=True)
        ),
        single=True,
        contrast=contrast,
    )


def _entry(source: Source, start: int, end: int) -> Entry:
    line = source.text[start:end]
    at = start + len(line) - len(line.lstrip())
    name, _, rest = line.strip().partition(" ")
    return Entry(name, rest.strip(), at)


def _without_line_ends(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the line ends around the body; what white space the text itself has is kept."""
    while start < end and text[start] == "\n":
        start += 1
    while start < end and text[end - 1] == "\n":
        end -= 1
    return start, end


def _rstripped(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())
