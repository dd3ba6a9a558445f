"""Whether the pace of something changed, for how much was looked at.

Three months are compared with the twelve before them. If the pace for each document stayed the
same, then of the `n` occasions of all fifteen months those of the last three are binomial with the
share of the documents that fell into those three, whatever the pace was. So the chance of as many,
or as few, is exact: nothing about the pace has to be guessed, and twice as many documents with
twice as many occasions are no change.

Real occasions come in bursts, which a Poisson process has not. So both counts are divided first by
how much more the twelve months differ among each other than Poisson counts would (Pearson's
dispersion, at least 1).

Sources: Przyborowski and Wilenski, "Homogeneity of results in testing samples from Poisson series",
Biometrika 31 (1940), for the test; Farrington et al., "A statistical algorithm for the early
detection of outbreaks of infectious disease", J. R. Statist. Soc. A 159 (1996), for the dispersion.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, floor

RECENT, BEFORE = 3, 12
"""Months that are compared, and those that they are compared with."""
ALPHA = 0.002
"""Chance below which one comparison is a signal, for more and for less each."""
_LOOKED = 6
"""Of the months before at least so many must have documents."""


class Direction(StrEnum):
    """Which way a pace changed."""

    MORE = "more"
    LESS = "less"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change of pace that chance explains badly."""

    direction: Direction
    end: int
    """Place of the last of the recent months in the series."""
    recent: int
    """Occasions in the recent months."""
    before: int
    """Occasions in the months before."""
    recent_looked: int
    before_looked: int
    """Documents in both."""
    dispersion: float
    """What both counts were divided by."""
    chance: float
    """Of so many, or so few, had the pace not changed."""


def changes(counts: Sequence[int], looked: Sequence[int]) -> list[Change]:
    """Compare at the end of each month, as somebody would who looked every month.

    Args:
        counts: occasions of each month, without a gap.
        looked: documents of each month.
    """
    ends = range(RECENT + BEFORE - 1, len(counts))
    return [change for end in ends if (change := compare(counts, looked, end)) is not None]


def is_comparable(looked: Sequence[int], end: int) -> bool:
    """Tell whether enough was looked at to compare the months that end with one."""
    start = end - RECENT - BEFORE + 1
    if start < 0:
        return False
    before, recent = looked[start : start + BEFORE], looked[start + BEFORE : end + 1]
    return sum(recent) > 0 and sum(documents > 0 for documents in before) >= _LOOKED


def compare(counts: Sequence[int], looked: Sequence[int], end: int) -> Change | None:
    """Compare the months that end with one; None where they give no signal."""
    from scipy.special import bdtr, bdtrc

    if not is_comparable(looked, end):
        return None
    start, turn = end - RECENT - BEFORE + 1, end - RECENT + 1
    now, then = sum(counts[turn : end + 1]), sum(counts[start:turn])
    now_looked, then_looked = sum(looked[turn : end + 1]), sum(looked[start:turn])
    spread = _dispersion(counts[start:turn], looked[start:turn])
    share = now_looked / (now_looked + then_looked)
    # Rounded so that either side is the less likely to give a signal.
    few, many = floor(now / spread), ceil(now / spread)
    more = float(bdtrc(few - 1, few + ceil(then / spread), share)) if few else 1.0
    less = float(bdtr(many, many + floor(then / spread), share))
    if min(more, less) >= ALPHA:
        return None
    return Change(
        direction=Direction.MORE if more < less else Direction.LESS,
        end=end,
        recent=now,
        before=then,
        recent_looked=now_looked,
        before_looked=then_looked,
        dispersion=spread,
        chance=min(more, less),
    )


def _dispersion(counts: Sequence[int], looked: Sequence[int]) -> float:
    """Give how much more counts differ among each other than Poisson counts; at least 1."""
    pace = sum(counts) / sum(looked)
    expected = [documents * pace for documents in looked]
    off = [(n - mean) ** 2 / mean for n, mean in zip(counts, expected, strict=True) if mean > 0]
    return max(1.0, sum(off) / (len(counts) - 1))
