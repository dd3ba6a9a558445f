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
from typing import TypeVar

from khronika import resources
from khronika.model import Estimate, Incident, IncidentType, Instrument
from khronika.reading.learned.guesses import Guesses
from khronika.reading.origin_signs import standing
from khronika.reading.spans import PlaceMention, Span
from khronika.reading.stretches import stretches

_Item = TypeVar("_Item", Incident, Instrument, Estimate)

TOPICS = ("persecution", "abroad", "ordinary")
ENOUGH = 0.0
"""The sum from which a document is relevant: as likely as not."""
_ACTS_COUNT = 6.0
"""Most that acts can add, so that a long text is not relevant by its length."""
_LEARNED = "learned: "
_STATES = "states: "
_FOUND = "found: "
"""How the names of signs begin that are no topic's."""
_ACROSS = frozenset(
    {
        IncidentType.DEPORTATION,
        IncidentType.ENTRY_REFUSAL,
        IncidentType.INTERPOL_ALERT,
        IncidentType.PROXY_PRESSURE,
    }
)
"""Acts that reach across a border also where the state fled does them in its own country."""
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


@dataclass(frozen=True, slots=True)
class Found:
    """What the reading found in a document, before judging."""

    incidents: Sequence[Incident]
    instruments: Sequence[Instrument]
    estimates: Sequence[Estimate]
    places: Sequence[PlaceMention]
    guesses: Guesses


def weigh(title: str, text: str, language: str, found: Found) -> Relevance:
    """Weigh what speaks for a document's relevance; of a long one, for its most relevant stretch.

    Args:
        title: the document's, or nothing.
        text: its text.
        language: its code.
        found: what was found in the text.
    """
    weighed = [_weigh(title, text, stretch, language, found) for stretch in stretches(text)]
    return max(weighed, key=lambda relevance: relevance.total)


def _weigh(title: str, text: str, stretch: Span, language: str, found: Found) -> Relevance:
    data = resources.load(f"lexicon/{language}/relevance.yaml")
    incidents = _told_in(stretch, found.incidents)
    estimates = _told_in(stretch, found.estimates)
    acts = sum((data["acts"][i.type] for i in incidents), 0.0)
    acts += sum(data["instruments"][n.kind] for n in _told_in(stretch, found.instruments))
    acts += sum(data["estimates"][e.measure] for e in estimates[:2])
    words = f"{title}\n{text[stretch.start : stretch.end]}"
    topics = {name: topic.weigh(words) for name, topic in _topics(language).items()}
    return Relevance(
        topics=topics,
        signs=signs(
            {name: weighed.total for name, weighed in topics.items()},
            found=min(acts, _ACTS_COUNT),
            across=any(i.host != i.origin or i.type in _ACROSS for i in incidents),
            countries=frozenset(p.country for p in found.places if stretch.holds(p)),
            likely=found.guesses.labels(stretch),
            struck=found.guesses.strikes_any(stretch),
        ),
        weights=weights(),
    )


def _told_in(stretch: Span, items: Sequence[_Item]) -> list[_Item]:
    return [item for item in items if stretch.start <= item.evidence[0].start < stretch.end]


def signs(
    totals: Mapping[str, float],
    *,
    found: float,
    across: bool,
    countries: frozenset[str],
    likely: Mapping[str, float],
    struck: float,
) -> dict[str, float]:
    """Give the signs by their names.

    Args:
        totals: what the words of each topic weigh together.
        found: what the acts, agreements and counts found weigh together.
        across: whether an act was found that reaches across a border.
        countries: those that the text names.
        likely: how likely the learned heads think that any words have each label.
        struck: how likely they think that any words mean the target of an act.
    """
    acts = sum(value for name, value in likely.items() if not name.startswith("-"))
    all_at_home = not across and len(countries) < _SEVERAL and not totals["abroad"]
    return {
        **{name: math.sqrt(total) for name, total in totals.items()},
        "found: weight": math.sqrt(found),
        "found: across a border": float(across),
        "states: one only, and nobody abroad": float(all_at_home),
        "states: one that pursues": max((standing(c) for c in countries), default=0.0),
        "learned: acts": math.sqrt(min(acts, _ACTS_COUNT)),
        "learned: a target": struck,
        **{f"{_LEARNED}{name}": likely.get(name, 0.0) for name in _DOUBTS},
    }
