"""Whether a document is about people pursued across a border for what they think, write or are (codebook, section 2).

Words speak for persecution, for a border, and for ordinary crime, labour migration, sport or fiction; acts that the reading
found speak for relevance too. The words and weights are data.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from khronika import resources


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
def _topics(language: str) -> dict[str, _Topic]:
    data = resources.load(f"lexicon/{language}/relevance.yaml")
    return {
        name: _Topic(
            tuple((r["weight"], re.compile(rf"\b(?:{r['words']})\b", re.IGNORECASE)) for r in data[name]),
            data["cap"],
        )
        for name in ("persecution", "border", "ordinary")
    }


def is_relevant(text: str, language: str, *, acts: int, instruments: int) -> bool:
    """Judge relevance.

    Args:
        text: title and text of the document.
        language: its code.
        acts: how many acts against somebody the reading found, before judging.
        instruments: how many agreements or laws it found.
    """
    topics = _topics(language)
    persecution, border, ordinary = (topics[n].weigh(text) for n in ("persecution", "border", "ordinary"))
    if not (acts or instruments) and persecution + border < 8:
        return False
    return min(persecution, 8) + min(border, 5) + min(acts, 5) * 0.4 - 1.2 * ordinary >= 4.5 and persecution >= 1.5
