"""Likely pairs among many names, without comparing every name with every other."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from khronika.resolution.names.comparing import Verdict, compare, verdict
from khronika.resolution.names.prepared import PreparedName, prepare


@dataclass(frozen=True, slots=True)
class Likely:
    """Two of the names that were asked about, by their places, that are likely of one person."""

    one: int
    other: int
    score: float


def likely_pairs(
    names: Sequence[str], groups: Sequence[Hashable] | None = None
) -> Iterator[Likely]:
    """Give the pairs whose verdict is `same`, each once, the earlier name first.

    Only names that share a block are compared: the consonants of the surname, or those without one
    of them, since a slip of the pen may have taken or changed one, and a sound that the given name
    may begin with. Names of one group, such as one document, are not compared with each other.
    """
    prepared = [prepare(name) for name in names]
    blocks: dict[str, list[int]] = defaultdict(list)
    for n, name in enumerate(prepared):
        for block in _blocks(name):
            blocks[block].append(n)
    seen: set[tuple[int, int]] = set()
    for members in blocks.values():
        for k, one in enumerate(members):
            for other in members[k + 1 :]:
                if (one, other) in seen or (groups and groups[one] == groups[other]):
                    continue
                seen.add((one, other))
                score = compare(prepared[one], prepared[other])
                if verdict(score) is Verdict.SAME:
                    yield Likely(one, other, score)


def _blocks(name: PreparedName) -> set[str]:
    """Give the blocks of a name: one in common is needed for the verdict `same`."""
    return {
        f"{bones}|{first}"
        for order in name.orders
        if order.surname is not None and order.given is not None
        for word in (order.surname, *order.surname.halves)
        for skeleton in word.base_skeletons
        for bones in _with_one_less(skeleton)
        for first in order.given.firsts
    }


def _with_one_less(skeleton: str) -> set[str]:
    return {skeleton} | {skeleton[:n] + skeleton[n + 1 :] for n in range(len(skeleton))}
