"""How far to trust each item, so that review can begin with the least certain.

For an incident it is how often incidents for which as much speaks were right: a logistic model over
`signs`, fitted on the part of corpus/train that the learned heads had not seen (`make train`). For
the others the figures are set by hand, and only order a queue.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from khronika import resources
from khronika.model import Claim, Estimate, Incident, Instrument, Reading
from khronika.reading.signs import Signs


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign weighs."""

    base: float
    of: Mapping[str, float]
    least: Mapping[str, float]
    """Below this confidence an incident is not told, by the language of the document."""

    def confidence(self, signs: Mapping[str, float]) -> float:
        """Give the confidence, from 0 to 1, that goes with the signs."""
        total = self.base + sum(self.of.get(name, 0.0) * value for name, value in signs.items())
        return round(1 / (1 + math.exp(-total)), 2)


@cache
def weights() -> Weights:
    """Load the weights."""
    data = resources.load("learned/confidence.yaml")
    return Weights(data["base"], data["weights"], data["least"])


def judged(
    incidents: Iterable[Incident], signs: Signs, language: str
) -> tuple[list[Incident], list[Incident]]:
    """Give each incident its confidence, and part those to be told from those to be left out."""
    known = weights()
    least = known.least[language]
    all_of_them = [replace(i, confidence=known.confidence(signs.of(i))) for i in incidents]
    told = [i for i in all_of_them if (i.confidence or 0.0) >= least]
    return (
        [replace(i, id=f"i{n + 1}") for n, i in enumerate(told)],
        [i for i in all_of_them if (i.confidence or 0.0) < least],
    )


def with_confidence(reading: Reading) -> Reading:
    """Give every item of a reading but the incidents, which have theirs, its confidence."""
    return replace(
        reading,
        people=tuple(replace(p, confidence=0.8 if " " in p.name else 0.6) for p in reading.people),
        organizations=tuple(replace(o, confidence=0.7) for o in reading.organizations),
        claims=tuple(replace(c, confidence=_claim(c)) for c in reading.claims),
        instruments=tuple(replace(n, confidence=_instrument(n)) for n in reading.instruments),
        estimates=tuple(replace(e, confidence=_estimate(e)) for e in reading.estimates),
    )


def _claim(claim: Claim) -> float:
    return 0.8 if claim.direct else 0.6


def _instrument(instrument: Instrument) -> float:
    return 0.7 if len(instrument.parties) > 1 else 0.5


def _estimate(estimate: Estimate) -> float:
    return 0.7 if estimate.by else 0.5
