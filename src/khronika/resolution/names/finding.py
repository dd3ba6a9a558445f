"""Likely pairs among many people, without comparing every name with every other."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from khronika.resolution.names.blocking import sharing_a_block
from khronika.resolution.names.comparing import Verdict, compare, explain, verdict
from khronika.resolution.names.prepared import PreparedName, prepare


@dataclass(frozen=True, slots=True)
class Likely:
    """Two of the people that were asked about who are likely one."""

    one: int
    other: int
    """Their places in what was asked; the earlier is `one`."""
    score: float
    why: str


def likely_pairs(
    people: Sequence[Iterable[str]], groups: Sequence[Hashable] | None = None
) -> Iterator[Likely]:
    """Give the pairs of people whose verdict is `same`, each once, by the names that agree best.

    `people` holds the names of each, with aliases. Only names that share a block are compared (see
    `blocking`). People of one group, such as one document, are not compared with each other.
    """
    named = [[prepare(name) for name in names] for names in people]
    for one, other in sharing_a_block(named, groups or range(len(named))):
        a, b, score = _best(named[one], named[other])
        if verdict(score) is Verdict.SAME:
            yield Likely(one, other, score, explain(a, b).why)


def _best(
    ones: Sequence[PreparedName], others: Sequence[PreparedName]
) -> tuple[PreparedName, PreparedName, float]:
    return max(
        ((a, b, compare(a, b)) for a in ones for b in others), key=lambda compared: compared[2]
    )
