"""A country as it was found: which one, how likely, and by what."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from khronika.reading.weighing import Signs, Weights

_RIVALS = 3
"""How many countries a decision names."""
_LIKELY = re.compile(r": [A-Z]{2} (\d\.\d\d)")


@dataclass(frozen=True, slots=True)
class Found:
    """The likeliest country, and how the words led to it, for the decisions of a reading."""

    country: str
    by: str
    """The signs that spoke most for it, and the likeliest countries."""

    @classmethod
    def of(cls, likely: Mapping[str, float], signs: Signs, weights: Weights) -> "Found | None":
        """Give the first of the countries, the likeliest; None where there is none."""
        best = next(iter(likely), None)
        if best is None:
            return None
        rivals = ", ".join(f"{c} {likely[c]:.2f}" for c in list(likely)[:_RIVALS])
        return cls(best, f"{weights.reasons(signs[best])}: {rivals}")

    @classmethod
    def surely(cls, country: str, why: str) -> "Found":
        """Give the country that the words leave no doubt of."""
        return cls(country, f"{why}: {country} 1.00")


def likelihood(by: str) -> float:
    """Read from a decision how likely the country was; 0 where it tells none."""
    told = _LIKELY.search(by)
    return float(told[1]) if told else 0.0
