"""Krippendorff's alpha of what coders said, for nominal data.

Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), by whose examples it
is tested. The package of that name is under the GPL, which this program is not.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import chain

Said = Sequence[Sequence[str | None]]
"""A row for each coder, a column for each unit; None where a coder did not code the unit."""


def pairable(said: Said) -> int:
    """Count the units that at least two coders coded."""
    return len(_paired(said))


def alpha(said: Said) -> float | None:
    """Give alpha, rounded to three digits: 1 is full agreement, 0 what chance would give.

    None where no unit was coded twice, or where all say one and the same: chance has nothing to go
    by there.
    """
    units = _paired(said)
    totals = Counter(chain.from_iterable(units))
    if len(totals) < 2:
        return None
    n = totals.total()
    # Of each unit, the pairs of values that differ, each weighed as one of its coders.
    observed = sum(_differing(Counter(unit)) / (len(unit) - 1) for unit in units)
    expected = _differing(totals) / (n - 1)
    return round(1 - observed / expected, 3)


def _paired(said: Said) -> list[list[str]]:
    units = ([value for value in unit if value is not None] for unit in zip(*said, strict=True))
    return [unit for unit in units if len(unit) > 1]


def _differing(counts: Counter[str]) -> int:
    """Count the ordered pairs of values that differ."""
    return counts.total() ** 2 - sum(count**2 for count in counts.values())
