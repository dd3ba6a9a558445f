"""A text cut into paragraphs and runs of words, each run with all that was read from it.

Evidence may overlap: a name stands within a sentence that is evidence of two acts and of a claim.
HTML cannot nest what merely overlaps, so the text is cut wherever a piece of evidence begins or
ends. Runs and gaps, set one after the other, are the text to the character.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_END = re.compile(r"\n\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that an item was read from: the text from `start` up to, not including, `end`."""

    start: int
    end: int
    item: str
    kind: str
    """What the item is, in one word: incident, claim, person, …"""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that share the same items; the items of the shortest evidence stand first."""

    number: int
    """Counts the runs of the text that have items, from 1; 0 for plain text."""
    text: str
    items: tuple[str, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text, and the white space between it and the next."""

    runs: tuple[Run, ...]
    gap: str


def paragraphs(text: str, marks: Iterable[Mark]) -> list[Paragraph]:
    """Cut a text into paragraphs of runs.

    Paragraphs end at blank lines; in a text that has none, at every line's end. Offsets count code
    points.
    """
    waiting = sorted(marks, key=lambda mark: mark.start, reverse=True)
    over: list[Mark] = []
    made: list[Paragraph] = []
    number = 0
    for start, end, gap_end in _stretches(text):
        while waiting and waiting[-1].start < end:
            over.append(waiting.pop())
        over = [mark for mark in over if mark.end > start]
        runs = []
        for first, last, here in _cut(start, end, over):
            items = tuple(dict.fromkeys(mark.item for mark in here))
            kinds = tuple(dict.fromkeys(mark.kind for mark in here))
            number += bool(items)
            runs.append(Run(number if items else 0, text[first:last], items, kinds))
        made.append(Paragraph(tuple(runs), text[end:gap_end]))
    return made


def first_runs(cut: Iterable[Paragraph]) -> dict[str, int]:
    """Say at which run the words of each item begin."""
    begin: dict[str, int] = {}
    for paragraph in cut:
        for run in paragraph.runs:
            for item in run.items:
                begin.setdefault(item, run.number)
    return begin


def _stretches(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield start and end of every paragraph, and the end of the gap behind it."""
    breaks = _BLANK_LINE if _BLANK_LINE.search(text) else _LINE_END
    start = 0
    for gap in breaks.finditer(text):
        yield start, gap.start(), gap.end()
        start = gap.end()
    if start < len(text):
        yield start, len(text), len(text)


def _cut(start: int, end: int, over: list[Mark]) -> Iterator[tuple[int, int, list[Mark]]]:
    """Cut one paragraph where evidence begins or ends; give each piece with the marks over it."""
    edges = {start, end}
    for mark in over:
        edges |= {max(start, mark.start), min(end, mark.end)}
    for first, last in pairwise(sorted(edges)):
        here = [mark for mark in over if mark.start <= first and mark.end >= last]
        yield first, last, sorted(here, key=lambda mark: mark.end - mark.start)
