"""How alike two items are, and which of one list goes with which of another."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, TypeVar

from khronika.model import Interval, Item

A = TypeVar("A")
B = TypeVar("B")

HALF = 0.5
"""The share of their union that two sets or two intervals must have in common to agree."""


def pair(
    left: Sequence[A], right: Sequence[B], weight: Callable[[A, B], float]
) -> list[tuple[A, B]]:
    """Pair items one to one: as many pairs as possible, and among those the heavier ones first.

    Only pairs of positive weight can be made. Augmenting paths (Kuhn), begun at the items with the
    heaviest pairs and trying the heavier partners first; equal weights go by their order.
    """
    weighted = [(weight(a, b), i, j) for i, a in enumerate(left) for j, b in enumerate(right)]
    partners: dict[int, list[int]] = {}
    for heaviness, i, j in sorted(weighted, key=lambda edge: (-edge[0], edge[1], edge[2])):
        if heaviness > 0:
            partners.setdefault(i, []).append(j)
    holder: dict[int, int] = {}

    def find_partner(i: int, tried: set[int]) -> bool:
        for j in partners[i]:
            if j in tried:
                continue
            tried.add(j)
            if j not in holder or find_partner(holder[j], tried):
                holder[j] = i
                return True
        return False

    for i in partners:
        find_partner(i, set())
    return [(left[i], right[j]) for j, i in holder.items()]


def jaccard(one: AbstractSet[Any], other: AbstractSet[Any]) -> float:
    """Give what two sets have in common as a share of their union; two empty sets agree wholly."""
    union = one | other
    return len(one & other) / len(union) if union else 1.0


def same_days(one: Interval | None, other: Interval | None) -> bool:
    """Tell whether two intervals share half of their union; no date agrees only with no date."""
    if one is None or other is None:
        return one is other
    common = (min(one.last, other.last) - max(one.first, other.first)).days + 1
    union = (max(one.last, other.last) - min(one.first, other.first)).days + 1
    return common > 0 and common / union >= HALF


def characters(item: Item) -> set[int]:
    """Give the offsets of the characters that the evidence of an item covers."""
    return {offset for proof in item.evidence for offset in range(proof.start, proof.end)}


def overlap(one: Item, other: Item) -> float:
    """Give the characters that two items' evidence shares, as a share of the longer."""
    ours, theirs = characters(one), characters(other)
    return len(ours & theirs) / max(1, len(ours), len(theirs))
