"""Weighing the countries of a document against each other by the signs that speak for each.

A conditional logistic model: how likely a country is grows with the sum of its signs' weights. The
weights were fitted on corpus/train (`tools/heads/places.py`) and are the same for all languages.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from khronika import resources

Signs = Mapping[str, Mapping[str, float]]
"""The signs of each country, by code."""

_REASONS = 2
"""How many signs a decision names."""
_TELLING = 0.3
"""What a sign must add to be named."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign weighs."""

    of: Mapping[str, float]

    def likely(self, signs: Signs) -> dict[str, float]:
        """Give how likely each country is, from 0 to 1, the likeliest first; the sum is 1."""
        if not signs:
            return {}
        totals = {country: self._total(own) for country, own in signs.items()}
        top = max(totals.values())
        odds = {country: math.exp(total - top) for country, total in totals.items()}
        total = sum(odds.values())
        ordered = sorted(odds, key=lambda country: (-odds[country], country))
        return {country: odds[country] / total for country in ordered}

    def reasons(self, own: Mapping[str, float]) -> str:
        """Name the signs that speak most for a country."""
        added = {name: self.of.get(name, 0.0) * value for name, value in own.items()}
        strong = sorted((n for n in added if added[n] >= _TELLING), key=lambda n: (-added[n], n))
        return "; ".join(strong[:_REASONS]) or "little else fits"

    def _total(self, own: Mapping[str, float]) -> float:
        return sum(self.of.get(name, 0.0) * value for name, value in own.items())


@cache
def weights_of(what: str) -> Weights:
    """Load the weights of "host" or "origin"."""
    return Weights(resources.load("learned/places.yaml")[what])
