"""How well rows were put together: pairwise and B-cubed figures of clusters against the truth.

Pairwise counts pairs of rows that are rightly together. B-cubed asks of each row how many of those
put beside it belong there, and how many who belong there were put beside it, and takes the mean.
Source: Bagga and Baldwin, Algorithms for Scoring Coreference Chains, 1998.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from khronika.evaluation.figures import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Togetherness:
    """The figures of some clusters."""

    pairwise: Tally
    """Pairs of rows that are together in both, in the truth, and in what was said."""
    b_cubed_precision: float
    b_cubed_recall: float

    @property
    def b_cubed(self) -> float:
        """The harmonic mean of B-cubed precision and recall."""
        whole = self.b_cubed_precision + self.b_cubed_recall
        return 2 * self.b_cubed_precision * self.b_cubed_recall / whole if whole else 0.0

    def to_json(self) -> dict[str, Any]:
        """Write the figures, rounded."""
        return {
            "pairwise": self.pairwise.to_json(),
            "b_cubed": {
                "precision": round(self.b_cubed_precision, 3),
                "recall": round(self.b_cubed_recall, 3),
                "f1": round(self.b_cubed, 3),
            },
        }

    def cells(self) -> tuple[str, ...]:
        """Give precision, recall and F1 of pairs, B-cubed F1, and pairs in truth, said, right."""
        pairs = self.pairwise
        shares = (pairs.precision, pairs.recall, pairs.f1, self.b_cubed)
        counts = (pairs.gold, pairs.said, pairs.hit)
        return (*(f"{share:.3f}" for share in shares), *map(str, counts))


def score_clusters(
    truth: Mapping[str, Hashable], clusters: Iterable[Sequence[str]]
) -> Togetherness:
    """Score clusters of rows against what each row truly is.

    Rows without a truth are left out; rows in no cluster stand alone.
    """
    said: dict[str, tuple[str, ...]] = {row: (row,) for row in truth}
    for cluster in clusters:
        known = tuple(row for row in cluster if row in truth)
        said.update(dict.fromkeys(known, known))
    true: dict[Hashable, set[str]] = {}
    for row, entity in truth.items():
        true.setdefault(entity, set()).add(row)
    right = {row: len(true[truth[row]].intersection(said[row])) for row in truth}
    return Togetherness(
        pairwise=Tally(
            hit=len(_pairs(true.values()) & _pairs(said.values())),
            gold=len(_pairs(true.values())),
            said=len(_pairs(said.values())),
        ),
        b_cubed_precision=_mean(right[row] / len(said[row]) for row in truth),
        b_cubed_recall=_mean(right[row] / len(true[truth[row]]) for row in truth),
    )


def _pairs(clusters: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    return {pair for cluster in clusters for pair in combinations(sorted(cluster), 2)}


def _mean(shares: Iterable[float]) -> float:
    found = list(shares)
    return sum(found) / len(found) if found else 0.0
