"""Whether a document is about people pursued across a border (codebook, section 2).

Words speak for persecution, for a border, and for ordinary crime, labour migration, sport or
fiction; the acts, agreements and counts that the reading found speak too. The words and weights
are data.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from khronika import resources
from khronika.model import Estimate, Incident, IncidentType, Instrument
from khronika.reading.origin_signs import standing

_PERSECUTION_COUNTS = 8.0
_BORDER_COUNTS = 8.0
_ACTS_COUNT = 6.0
"""Most that each kind of sign can add, so that a long text is not relevant by its length."""
_BORDER_WEIGHS = 0.25
_AGAINST = 2.0
"""What a word for a border weighs, and a word for an ordinary matter."""
ENOUGH = 0.5
"""The sum from which a document is relevant; set on documents of our own, in which an ordinary
matter is told in the words of persecution."""


@dataclass(frozen=True, slots=True)
class _Topic:
    patterns: tuple[tuple[float, re.Pattern[str]], ...]
    cap: float

    def weigh(self, text: str) -> "Weighed":
        """Weigh the words found; a word counts less each time it comes again."""
        words = tuple(
            (word, weight * (1 + 0.5 * min(times - 1, 2)))
            for weight, pattern in self.patterns
            for word, times in Counter(m.group().lower() for m in pattern.finditer(text)).items()
        )
        return Weighed(words, min(sum((weight for _, weight in words), 0.0), self.cap))


@dataclass(frozen=True, slots=True)
class Weighed:
    """The words of one topic in a document, each with its weight, and their sum, up to a cap."""

    words: tuple[tuple[str, float], ...]
    total: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Relevance:
    """What speaks for a document's relevance, and against it."""

    persecution: Weighed
    border: Weighed
    ordinary: Weighed
    found: float
    """What the acts, agreements and counts found weigh."""
    crosses: bool
    """Whether anything tells of a border."""

    def parts(self) -> tuple[tuple[str, Weighed | None, float], ...]:
        """Give each part with its words, if it has any, and what it counts in the sum."""
        return (
            ("persecution", self.persecution, min(self.persecution.total, _PERSECUTION_COUNTS)),
            ("border", self.border, _BORDER_WEIGHS * min(self.border.total, _BORDER_COUNTS)),
            ("found", None, min(self.found, _ACTS_COUNT)),
            ("ordinary", self.ordinary, -_AGAINST * self.ordinary.total),
        )

    @property
    def total(self) -> float:
        """The sum of all parts."""
        return sum(counts for _, _, counts in self.parts())

    @property
    def enough(self) -> bool:
        """Whether the document is relevant."""
        return self.crosses and self.total >= ENOUGH


@cache
def _topics(language: str) -> Mapping[str, _Topic]:
    data = resources.load(f"lexicon/{language}/relevance.yaml")
    return {
        name: _Topic(
            tuple(
                (r["weight"], re.compile(rf"\b(?:{r['words']})\b", re.IGNORECASE))
                for r in data[name]
            ),
            data["cap"],
        )
        for name in ("persecution", "border", "ordinary")
    }


def weigh(
    text: str,
    language: str,
    incidents: Sequence[Incident],
    instruments: Sequence[Instrument],
    estimates: Sequence[Estimate],
    countries: frozenset[str],
) -> Relevance:
    """Weigh what speaks for a document's relevance.

    Args:
        text: title and text of the document.
        language: its code.
        incidents: the acts that the reading found, before judging.
        instruments: the agreements and laws that it found.
        estimates: the counts of people that it found.
        countries: those that the text names.
    """
    data = resources.load(f"lexicon/{language}/relevance.yaml")
    topics = _topics(language)
    border = topics["border"].weigh(text)
    found = sum(data["acts"][i.type] for i in incidents)
    found += sum(data["instruments"][n.kind] for n in instruments)
    found += sum(data["estimates"][e.measure] for e in estimates[:2])
    return Relevance(
        persecution=topics["persecution"].weigh(text),
        border=border,
        ordinary=topics["ordinary"].weigh(text),
        found=found,
        crosses=border.total >= 1
        or any(i.host != i.origin or i.type is IncidentType.PROXY_PRESSURE for i in incidents)
        or (len(countries) > 1 and any(standing(c) >= 1 for c in countries)),
    )
