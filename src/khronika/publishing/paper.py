"""A paper: text in blocks with numbered notes, before it is a file of any kind.

    Paper ── block, block, …    Heading | Paragraph | Bullets | Table
          └─ note, note, …      each a Line
    Line  ── Words, Words, …    a piece of text, its weight, the notes that stand behind it

`publishing.pdf`, `publishing.docx` and `publishing.html` make files of it. They are given words and
never markup, so that nothing in a document can become a part of the file's own structure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from khronika.resources.vocabulary import Language

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Controls, halves of surrogate pairs, no characters at all: XML and JSON cannot say them."""


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of a line."""

    text: str
    strong: bool = False
    notes: tuple[int, ...] = ()
    """Numbers of the notes that stand behind it, from 1."""

    def __post_init__(self) -> None:
        """Put the replacement character for what not every kind of file can carry."""
        object.__setattr__(self, "text", _UNPRINTABLE.sub("\ufffd", self.text))


Line = tuple[Words, ...]


class Style(StrEnum):
    """What a paragraph is."""

    PLAIN = "plain"
    QUOTE = "quote"
    """The words of a document."""
    WARNING = "warning"
    """What a reader must not overlook."""
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1, 2 or 3; the paper's own title stands above them."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that run on."""

    line: Line
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without numbers; never empty."""

    lines: tuple[Line, ...]


_SHORT_ROWS, _SHORT_LETTERS = 16, 1500


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first cell of a row names it."""

    rows: tuple[tuple[Line, ...], ...]
    """Never empty, and each as long as `widths`."""
    widths: tuple[int, ...]
    """Shares of the width of the page."""
    head: tuple[str, ...] = ()
    """The names of the columns; empty where they need none."""

    @property
    def is_short(self) -> bool:
        """Whether it fits on a page whatever stands in it, so that no file need break it."""
        letters = sum(len(words.text) for row in self.rows for cell in row for words in cell)
        return len(self.rows) <= _SHORT_ROWS and letters <= _SHORT_LETTERS


Block = Heading | Paragraph | Bullets | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole text with its notes."""

    title: str
    language: Language
    day: date
    """The day that stands in the properties of the file: it is told, never asked of the clock."""
    blocks: tuple[Block, ...]
    notes: tuple[Line, ...] = ()
    footer: str = ""
    """What stands at the foot of every page."""
    notes_title: str = ""
    """What a file without pages calls the notes."""

    def __post_init__(self) -> None:
        """Hold the notes to their order, by which every kind of file can count them.

        Raises:
            ValueError: they are not referred to in the order of their numbers, or not all of them.
        """
        first = list(dict.fromkeys(self._referred()))
        if first != list(range(1, len(self.notes) + 1)):
            raise ValueError("notes are numbered in the order in which the text refers to them")

    def _referred(self) -> Iterator[int]:
        for block in self.blocks:
            for line in lines_of(block):
                for words in line:
                    yield from words.notes


def lines_of(block: Block) -> Iterator[Line]:
    """Give the lines of a block in the order in which they are read."""
    match block:
        case Heading():
            return
        case Paragraph():
            yield block.line
        case Bullets():
            yield from block.lines
        case Table():
            for row in block.rows:
                yield from row


def line(text: str, *, strong: bool = False, notes: tuple[int, ...] = ()) -> Line:
    """Make a line of one piece."""
    return (Words(text, strong, notes),)
