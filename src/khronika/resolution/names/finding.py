"""Likely pairs among many people, without comparing every name with every other."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from khronika.resolution.names.comparing import Verdict, compare, explain, verdict
from khronika.resolution.names.prepared import PreparedName, prepare
from khronika.resolution.names.sounds import looser


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

    `people` holds the names of each, with aliases. Only names that share a block are compared: the
    consonants of the surname, or those without one of them, since a slip of the pen may have taken
    or changed one, and a sound that the given name may begin with. People of one group, such as one
    document, are not compared with each other.
    """
    named = [[prepare(name) for name in names] for names in people]
    for one, other in sorted(_sharing_a_block(named)):
        if groups is not None and groups[one] == groups[other]:
            continue
        a, b, score = _best(named[one], named[other])
        if verdict(score) is Verdict.SAME:
            yield Likely(one, other, score, explain(a, b).why)


def _best(
    ones: Sequence[PreparedName], others: Sequence[PreparedName]
) -> tuple[PreparedName, PreparedName, float]:
    return max(
        ((a, b, compare(a, b)) for a in ones for b in others), key=lambda compared: compared[2]
    )


def _sharing_a_block(named: Sequence[Iterable[PreparedName]]) -> set[tuple[int, int]]:
    blocks: dict[str, list[int]] = defaultdict(list)
    for n, names in enumerate(named):
        for block in {block for name in names for block in _blocks(name)}:
            blocks[block].append(n)
    return {
        (one, other)
        for members in blocks.values()
        for k, one in enumerate(members)
        for other in members[k + 1 :]
    }


def _blocks(name: PreparedName) -> set[str]:
    """Give the blocks of a name: one in common is needed for the verdict `same`."""
    return {
        f"{bones}|{first}"
        for order in name.orders
        if order.surname is not None and order.given is not None
        for word in (order.surname, *order.surname.halves)
        for skeleton in word.base_skeletons
        for bones in _with_one_less(skeleton)
        for first in {looser(first) for first in order.given.firsts}
    }


def _with_one_less(skeleton: str) -> set[str]:
    return {skeleton} | {skeleton[:n] + skeleton[n + 1 :] for n in range(len(skeleton))}
