"""Whether a document can concern people pursued across a border, by its words alone.

Most news is about something else, and parsing it costs a hundred times what this costs. Words give
points to what speaks of persecution, of an act and of a border; a document with too few of them is
not parsed. The words and their points are data, which also explains how they are counted.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from khronika import resources
from khronika.reading.stretches import stretches

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ORDINARY = "ordinary"
"""The kind whose points a document must make up for."""
_REMEMBERED = 50_000
"""Words whose entries are kept, so that a long run over many documents does not fill the memory."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A word, a stem or a phrase of the data, and what it gives."""

    written: str
    kind: str
    points: float
    phrase: re.Pattern[str] | None
    """How the words of a phrase stand in a row; None for a single word."""


@dataclass(frozen=True, slots=True)
class _Gate:
    every: int
    most: float
    free: float
    """The points of ordinary words that change nothing: few documents have none."""
    most_of: Mapping[str, float]
    """The points that each kind gives at most."""
    openings: Mapping[str, tuple[_Entry, ...]]
    """Entries by their first word; a stem keeps its asterisk."""


def may_concern(text: str, language: str) -> bool:
    """Whether a document may be relevant; one that may not need not be parsed.

    Args:
        text: title and text of the document; of a long one some stretch is enough.
        language: its code.
    """
    return any(
        _may_concern(text[stretch.start : stretch.end], language) for stretch in stretches(text)
    )


def _may_concern(text: str, language: str) -> bool:
    gate = _gate(language)
    words = _WORD.findall(text.lower().replace("ё", "е"))
    in_a_row = f" {' '.join(words)} "
    found = {
        entry
        for word in set(words)
        for entry in _opened_by(word, language)
        if entry.phrase is None or entry.phrase.search(in_a_row)
    }
    points = dict.fromkeys(gate.most_of, 0.0)
    for entry in found:
        points[entry.kind] += entry.points
    total = {kind: min(most, points[kind]) for kind, most in gate.most_of.items()}
    needed = min(gate.most, len(words) / gate.every) + max(0, total.pop(_ORDINARY) - gate.free)
    return sum(total.values()) >= needed


@lru_cache(maxsize=_REMEMBERED)
def _opened_by(word: str, language: str) -> tuple[_Entry, ...]:
    """Give what a word may tell: the longest fitting entry of each kind, and its phrases."""
    openings = _gate(language).openings
    forms = (word, *(f"{word[:end]}*" for end in range(len(word), 1, -1)))
    singles: dict[str, _Entry] = {}
    phrases = []
    for entry in (entry for form in forms for entry in openings.get(form, ())):
        if entry.phrase is None:
            singles.setdefault(entry.kind, entry)
        else:
            phrases.append(entry)
    return (*singles.values(), *phrases)


@cache
def _gate(language: str) -> _Gate:
    data = resources.load(f"lexicon/{language}/gate.yaml")
    kinds = data["kinds"] | {_ORDINARY: data[_ORDINARY]}
    openings: dict[str, tuple[_Entry, ...]] = {}
    for kind, record in kinds.items():
        for entry in _entries(kind, record["points"]):
            first = entry.written.split()[0]
            openings[first] = (*openings.get(first, ()), entry)
    most_of = {kind: record["most"] for kind, record in kinds.items()}
    return _Gate(data["every"], data["most"], data[_ORDINARY]["free"], most_of, openings)


def _entries(kind: str, points: Mapping[Any, str]) -> list[_Entry]:
    return [
        _Entry(written, kind, float(worth), _phrase(written) if " " in written else None)
        for worth, listed in points.items()
        for written in dict.fromkeys(re.split(r",\s+", listed))
    ]


def _phrase(written: str) -> re.Pattern[str]:
    return re.compile(re.escape(f" {written} ").replace(r"\*", r"[\w-]*"))
