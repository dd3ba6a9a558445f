"""Adding up what speaks for and against, with a reason for each part.

Used for people and for acts; what two names say comes from `names`. Weights are those of
`resources/identity/weights.yaml`.
"""

import math
from collections.abc import Sequence
from functools import cache

from khronika.resolution.names import Explanation, Reason, Verdict
from khronika.resources import load


def weighed(reasons: Sequence[Reason], *, start: float = 0.0) -> Explanation:
    """Make the explanation of a comparison from its reasons."""
    score = logistic(start + sum(reason.weight for reason in reasons))
    return Explanation(score, verdict(score), tuple(reasons))


def weight(of: str, outcome: str) -> float:
    """Give a weight of the table, of `people` or of `incidents`."""
    return _weights()[of][outcome]


def verdict(score: float) -> Verdict:
    """Say what the score of two people or two acts means."""
    if score >= _table("same_from"):
        return Verdict.SAME
    return Verdict.DIFFERENT if score <= _table("different_to") else Verdict.UNSURE


def logistic(total: float) -> float:
    """Turn a sum of weights into a score from 0 to 1."""
    return 1 / (1 + math.exp(-max(-_MOST, min(_MOST, total))))


def odds(score: float) -> float:
    """Turn a score back into a sum of weights."""
    least = logistic(-_MOST)
    within = min(max(score, least), 1 - least)
    return math.log(within / (1 - within))


_MOST = 20.0
"""Sums beyond this are told by no digit of a score."""


@cache
def _weights() -> dict[str, dict[str, float]]:
    table = load("identity/weights.yaml")
    return {
        of: {outcome: float(points) for outcome, points in table[of].items()}
        for of in ("people", "incidents")
    }


@cache
def _table(limit: str) -> float:
    return float(load("identity/weights.yaml")[limit])
