"""Which of many names are worth comparing.

Two names are compared if they share a block: the consonants of the surname, or those without one of
them, since a slip of the pen may have taken or changed one; and what the given name may be: a
family of given names, its first consonants, or the sound that an initial stands for. A block with
an initial in it is only for the pairs of which one has no more than that initial, so that a
frequent surname does not bring everybody together whose name begins alike.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence

from khronika.resolution.names.prepared import PreparedName
from khronika.resolution.names.sounds import looser
from khronika.resolution.names.words import Word

_ENOUGH = 4
"""Consonants of a surname of which one may be missing; of fewer, what is left tells nothing."""
_BEGINNING = 2
"""Consonants of a given name that a slip of the pen rarely touches."""


def sharing_a_block(
    named: Sequence[Sequence[PreparedName]], groups: Sequence[Hashable]
) -> Iterator[tuple[int, int]]:
    """Give the pairs of places in `named` that are worth comparing, each once, the earlier first.

    Those of one group are not compared with each other.
    """
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    by_initial: defaultdict[str, list[int]] = defaultdict(list)
    initials: defaultdict[str, list[int]] = defaultdict(list)
    for n, names in enumerate(named):
        for block in {block for name in names for block in _blocks(name)}:
            blocks[block].append(n)
        for block, is_initial in {one for name in names for one in _initial_blocks(name)}:
            (initials if is_initial else by_initial)[block].append(n)
    standing = _together(blocks)
    for block, members in initials.items():
        for one in members:
            standing[one].append((*by_initial[block], *members))
        for other in by_initial[block]:
            standing[other].append(members)
    yield from _pairs(standing, groups)


def _together(blocks: Mapping[str, Sequence[int]]) -> defaultdict[int, list[Sequence[int]]]:
    """Give each place the blocks that it stands in, those with others in them."""
    standing: defaultdict[int, list[Sequence[int]]] = defaultdict(list)
    for members in blocks.values():
        if len(members) > 1:
            for one in members:
                standing[one].append(members)
    return standing


def _pairs(
    standing: Mapping[int, Sequence[Sequence[int]]], groups: Sequence[Hashable]
) -> Iterator[tuple[int, int]]:
    """Give the pairs place by place, so that no more than one place's are remembered at a time."""
    for one in sorted(standing):
        others = {other for members in standing[one] for other in members if other > one}
        yield from ((one, other) for other in sorted(others) if groups[one] != groups[other])


def _blocks(name: PreparedName) -> set[str]:
    """Give the blocks of a name with a surname and a given name of more than an initial."""
    return {
        f"{bones}|{beginning}"
        for order in name.orders
        if order.surname is not None and order.given is not None and not order.given.initial
        for bones in _of_surname(order.surname)
        for given in (order.given, *order.given.halves)
        for beginning in _of_given(given)
    }


def _initial_blocks(name: PreparedName) -> set[tuple[str, bool]]:
    """Give the blocks by initial, and whether the name has no more than it."""
    return {
        (f"{bones}|{first}", order.given.initial)
        for order in name.orders
        if order.surname is not None and order.given is not None
        for bones in _of_surname(order.surname)
        for first in {looser(first) for first in order.given.firsts}
    }


def _of_surname(surname: Word) -> set[str]:
    return {
        bones
        for word in (surname, *surname.halves)
        for skeleton in word.base_skeletons
        for bones in _with_one_less(skeleton)
    }


def _of_given(given: Word) -> Iterator[str]:
    known = given.given
    yield from map(str, known.full | known.short | known.near)
    yield from {skeleton[:_BEGINNING] or looser(given.keys[0][:1]) for skeleton in given.skeletons}


def _with_one_less(skeleton: str) -> set[str]:
    if len(skeleton) < _ENOUGH:
        return {skeleton}
    return {skeleton} | {skeleton[:n] + skeleton[n + 1 :] for n in range(len(skeleton))}
