"""Whether a document is about people pursued across a border (codebook, section 2).

Words speak for persecution, for people abroad, and for ordinary crime, labour migration,
diplomacy, sport or fiction; so do the acts, agreements and counts that the reading
found, what the learned heads think of the text, and the states that it names. A logistic model over
these signs decides: the words are data, and so are the weights, fitted by
`tools/heads/relevance.py`.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from khronika import resources
from khronika.model import Estimate, Incident, IncidentType, Instrument
from khronika.reading.learned.guesses import Guesses
from khronika.reading.origin_signs import standing

TOPICS = ("persecution", "abroad", "ordinary")
ENOUGH = 0.0
"""The sum from which a document is relevant: as likely as not."""
_ACTS_COUNT = 6.0
"""Most that acts can add, so that a long text is not relevant by its length."""
_LEARNED = "learned: "
_STATES = "states: "
_FOUND = "found: "
"""How the names of signs begin that are no topic's."""
_SEVERAL = 2
_DOUBTS = ("-crime", "-denied", "-domestic", "-figurative")
"""Labels of words that only seem to tell an act of pursuit."""


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


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign weighs."""

    base: float
    of: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one kind of sign adds to the sum."""

    kind: str
    """A topic, or "found", "learned", "states" or "base"."""
    words: tuple[tuple[str, float], ...]
    """The words of a topic, or the signs with what each adds."""
    counts: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Relevance:
    """What speaks for a document's relevance, and against it."""

    topics: Mapping[str, Weighed]
    signs: Mapping[str, float]
    """Each sign by its name; a topic is a sign of its own name."""
    weights: Weights

    def parts(self) -> tuple[Part, ...]:
        """Give what each kind of sign adds, with its words."""
        added = {name: self.weights.of.get(name, 0.0) * value for name, value in self.signs.items()}
        topics = [
            Part(kind=name, words=weighed.words, counts=added[name])
            for name, weighed in self.topics.items()
        ]
        others = [
            Part(
                kind=beginning.removesuffix(": "),
                words=tuple((n.removeprefix(beginning), round(a, 2)) for n, a in own.items() if a),
                counts=sum(own.values(), 0.0),
            )
            for beginning in (_FOUND, _LEARNED, _STATES)
            for own in ({n: a for n, a in added.items() if n.startswith(beginning)},)
        ]
        return (*topics, *others, Part(kind="base", words=(), counts=self.weights.base))

    @property
    def total(self) -> float:
        """The sum of all parts: the logarithm of the odds that the document is relevant."""
        return sum(part.counts for part in self.parts())

    @property
    def enough(self) -> bool:
        """Whether the document is relevant."""
        return self.total >= ENOUGH


@cache
def weights() -> Weights:
    """Load the weights."""
    data = resources.load("learned/relevance.yaml")
    return Weights(data["base"], data["weights"])


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
        for name in TOPICS
    }


def weigh(
    text: str,
    language: str,
    incidents: Sequence[Incident],
    instruments: Sequence[Instrument],
    estimates: Sequence[Estimate],
    countries: frozenset[str],
    guesses: Guesses,
) -> Relevance:
    """Weigh what speaks for a document's relevance.

    Args:
        text: title and text of the document.
        language: its code.
        incidents: the acts that the reading found, before judging.
        instruments: the agreements and laws that it found.
        estimates: the counts of people that it found.
        countries: those that the text names.
        guesses: what the learned heads think of the text.
    """
    data = resources.load(f"lexicon/{language}/relevance.yaml")
    found = sum((data["acts"][i.type] for i in incidents), 0.0)
    found += sum(data["instruments"][n.kind] for n in instruments)
    found += sum(data["estimates"][e.measure] for e in estimates[:2])
    topics = {name: topic.weigh(text) for name, topic in _topics(language).items()}
    return Relevance(
        topics=topics,
        signs=signs(
            {name: weighed.total for name, weighed in topics.items()},
            found=min(found, _ACTS_COUNT),
            across=any(
                i.host != i.origin or i.type is IncidentType.PROXY_PRESSURE for i in incidents
            ),
            countries=countries,
            guesses=guesses,
        ),
        weights=weights(),
    )


def signs(
    totals: Mapping[str, float],
    *,
    found: float,
    across: bool,
    countries: frozenset[str],
    guesses: Guesses,
) -> dict[str, float]:
    """Give the signs by their names.

    Args:
        totals: what the words of each topic weigh together.
        found: what the acts, agreements and counts found weigh together.
        across: whether an act was found that reaches across a border.
        countries: those that the text names.
        guesses: what the learned heads think of the text.
    """
    likely = guesses.anywhere()
    acts = sum(value for name, value in likely.items() if not name.startswith("-"))
    all_at_home = not across and len(countries) < _SEVERAL and not totals["abroad"]
    return {
        **{name: math.sqrt(total) for name, total in totals.items()},
        "found: weight": math.sqrt(found),
        "found: across a border": float(across),
        "states: one only, and nobody abroad": float(all_at_home),
        "states: one that pursues": max((standing(c) for c in countries), default=0.0),
        "learned: acts": math.sqrt(min(acts, _ACTS_COUNT)),
        "learned: a target": guesses.struck_anywhere(),
        **{f"{_LEARNED}{name}": likely.get(name, 0.0) for name in _DOUBTS},
    }
