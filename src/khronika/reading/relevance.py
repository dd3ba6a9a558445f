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
from khronika.model import Estimate, Incident, Instrument

_PERSECUTION_COUNTS = 8.0
_BORDER_COUNTS = 8.0
_ACTS_COUNT = 6.0
"""Most that each kind of sign can add, so that a long text is not relevant by its length."""
_BORDER_WEIGHS = 0.25
_AGAINST = 2.0
"""What a word for a border weighs, and a word for an ordinary matter."""
_FROM = 0.5
"""The sum from which a document is relevant; set on documents of our own, in which an ordinary
matter is told in the words of persecution."""


@dataclass(frozen=True, slots=True)
class _Topic:
    patterns: tuple[tuple[float, re.Pattern[str]], ...]
    cap: float

    def weigh(self, text: str) -> float:
        """Add up the weights of the words found; a word counts less each time it comes again."""
        total = 0.0
        for weight, pattern in self.patterns:
            for times in Counter(m.group().lower() for m in pattern.finditer(text)).values():
                total += weight * (1 + 0.5 * min(times - 1, 2))
        return min(total, self.cap)


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


def is_relevant(
    text: str,
    language: str,
    incidents: Sequence[Incident],
    instruments: Sequence[Instrument],
    estimates: Sequence[Estimate],
) -> bool:
    """Judge relevance.

    Args:
        text: title and text of the document.
        language: its code.
        incidents: the acts that the reading found, before judging.
        instruments: the agreements and laws that it found.
        estimates: the counts of people that it found.
    """
    data = resources.load(f"lexicon/{language}/relevance.yaml")
    topics = _topics(language)
    persecution, border, ordinary = (
        topics[n].weigh(text) for n in ("persecution", "border", "ordinary")
    )
    found = sum(data["acts"][i.type] for i in incidents)
    found += sum(data["instruments"][n.kind] for n in instruments)
    found += sum(data["estimates"][e.measure] for e in estimates[:2])
    crosses = border >= 1 or any(i.host != i.origin for i in incidents)
    total = min(persecution, _PERSECUTION_COUNTS) + _BORDER_WEIGHS * min(border, _BORDER_COUNTS)
    total += min(found, _ACTS_COUNT) - _AGAINST * ordinary
    return crosses and total >= _FROM
