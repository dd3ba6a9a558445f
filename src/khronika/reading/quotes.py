"""Direct quotations.

Quotation marks are paired within a paragraph. A mark that finds no partner ends with its
sentence, so that one slip of a typist does not turn the rest of an article into speech; only
where the next paragraph opens with the same mark, as the press prints a long quotation, does it
reach the end.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from khronika.reading.spans import Sentence, Span

_CLOSING = {"“": "”", "„": "“”", "«": "»", '"': '"”', "‘": "’", "'": "'"}
_SINGLE = frozenset("'‘")
_MARK = re.compile(r"[\"“”„«»‘’']")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SPEECH_ENDS = re.compile(r"[.,!?…]\s*\Z")
_SCARE_WORDS = 3
"""Most words of a term held at a distance: 'hooliganism', "foreign agent"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Span):
    """A quotation with its marks; `scare` where it is a word or two, not something said."""

    scare: bool
    goes_on: bool = False
    """Whether the next paragraph continues it."""


def find_quotations(text: str, sentences: Sequence[Sentence]) -> list[Quotation]:
    """Find the quotations of a text, outermost only, in order.

    One that its attribution cuts in two ("No," he said, "never.") is two quotations.
    """
    grouped = [list(group) for _, group in groupby(sentences, key=lambda s: s.paragraph)]
    found: list[Quotation] = []
    for n, inside in enumerate(grouped):
        following = text[grouped[n + 1][0].start] if n + 1 < len(grouped) else ""
        found.extend(_in_paragraph(text, inside, following))
    return found


def _in_paragraph(text: str, inside: Sequence[Sentence], following: str) -> Iterator[Quotation]:
    """Pair the marks of one paragraph; `following` is the first character of the next."""
    at, end = inside[0].start, inside[-1].end
    lost: set[str] = set()
    for match in _MARK.finditer(text, at, end):
        start, mark = match.start(), match.group()
        if start < at or mark not in _CLOSING or not _opens(text, start):
            continue
        closed = None if mark in lost else _closing(text, start, end)
        if closed is not None:
            at = closed
            yield Quotation(start=start, end=at, scare=_is_scare(text[start + 1 : at - 1]))
            continue
        lost.add(mark)
        if mark in _SINGLE:
            continue
        goes_on = following == mark
        at = end if goes_on else next(s.end for s in inside if start < s.end)
        yield Quotation(start=start, end=at, scare=False, goes_on=goes_on)


def _opens(text: str, at: int) -> bool:
    """Whether the mark stands before a word and not within or behind one."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return not before.isalnum() and bool(after.strip()) and before not in {".", ",", "!", "?"}


def _closing(text: str, start: int, end: int) -> int | None:
    """Give where the quotation that opens at `start` ends, its closing mark included."""
    closers = _CLOSING[text[start]]
    for match in _MARK.finditer(text, start + 1, end):
        if match.group() not in closers:
            continue
        behind = text[match.end() : match.end() + 1]
        if match.group() in "'’" and (behind.isalnum() or text[match.start() - 1].isspace()):
            continue  # an apostrophe
        return match.end()
    return None


def _is_scare(inner: str) -> bool:
    return len(_WORD.findall(inner)) <= _SCARE_WORDS and not _SPEECH_ENDS.search(inner)
