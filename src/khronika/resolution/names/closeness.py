"""How far two readings of a word are from each other, and whether that is a slip of the pen."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from khronika.resources import load

_VOWELS = frozenset("aeiou")
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class _Costs:
    vowel: float
    close_vowel: float
    letter: float
    close_letter: float
    extra_letter: float
    swap: float
    first: float
    close: frozenset[str]
    least_extra: float
    """What the cheapest letter more or less costs."""
    least_two: float
    """What the cheapest two changes cost, or a swap."""
    least_length: int
    base: float
    per_letter: float
    doubtful: float
    of_known: float


def may_be_close(one: str, other: str) -> bool:
    """Tell cheaply, by two skeletons, whether two words could be slips of each other."""
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        start += 1
    rest, left = one[start:], other[start:]
    if len(rest) == len(left):
        return rest[1:] == left[1:] or (rest[2:] == left[2:] and rest[:2] == left[1::-1])
    return rest[1:] == left or left[1:] == rest


def cost(one: str, other: str, most: float = math.inf) -> float:
    """Give the cost of turning one reading into another by the table of costs.

    Infinity where it is more than `most`, which is found out early.
    """
    start = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        start += 1
    end = 0
    least = min(len(one), len(other)) - start
    while end < least and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    costs = _costs()
    if left and right and len(left) + len(right) > 2 and most < costs.least_two:
        return math.inf  # both ends differ
    return _cost(left, right, costs, most, at_start=start == 0)


def _cost(one: str, other: str, costs: _Costs, most: float, *, at_start: bool) -> float:
    """Give the cheapest way through the table of all beginnings of both, row by row.

    No way leads further from the diagonal than `most` allows letters more or less, and a row all of
    whose ways cost more ends it.
    """
    if abs(len(one) - len(other)) * costs.least_extra > most:
        return math.inf
    reach = len(other) if most == math.inf else int(most / costs.least_extra)
    before_last: list[float] = []
    last = [0.0]
    for b in other[:reach]:
        last.append(last[-1] + _extra(b, costs))
    last += [math.inf] * (len(other) + 1 - len(last))
    for n, a in enumerate(one):
        row = [last[0] + _extra(a, costs)]
        for m, b in enumerate(other):
            if abs(n - m) > reach:
                row.append(math.inf)
                continue
            weight = costs.first if at_start and n == m == 0 else 1.0
            best = last[m] if a == b else last[m] + weight * _other(a, b, costs)
            best = min(best, last[m + 1] + _extra(a, costs), row[m] + _extra(b, costs))
            if n and m and a == other[m - 1] and b == one[n - 1]:
                best = min(best, before_last[m - 1] + costs.swap)
            row.append(best)
        if min(row) > most and min(last) > most:
            return math.inf
        before_last, last = last, row
    return last[-1] if last[-1] <= most else math.inf


def slip(
    ones: Iterable[str], others: Iterable[str], *, ending: int = 0, most: float | None = None
) -> float:
    """Give the cost of the cheapest slip as a share of what words of their length may cost.

    `ending` letters at the end of both say nothing, since many names end so. Up to 1 it is a slip,
    up to `doubtful()` a doubt. Infinity where no two readings are as close as that, or as `most`.
    """
    costs = _costs()
    least, most = math.inf, costs.doubtful if most is None else most
    for one in ones:
        for other in others:
            length = min(len(one), len(other)) - ending
            if length < costs.least_length:
                continue
            allowed = costs.base + costs.per_letter * length
            if abs(len(one) - len(other)) <= 3:
                limit = min(least, most) * allowed + _ROUNDING
                least = min(least, cost(one, other, limit) / allowed)
    return least


def is_typing_slip(one: str, other: str) -> bool:
    """Tell whether two words in one script, in lower case, differ by one slip of the fingers.

    How long a word must be depends on the kind of slip: a letter more may well be another name.
    """
    if one[:1] != other[:1]:
        return False
    shorter, longer = sorted((one, other), key=len)
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), -1)
    start = len(shorter) if start < 0 else start
    rest, left = shorter[start:], longer[start:]
    if len(rest) == len(left):
        if rest[2:] == left[2:] and rest[:2] == left[1::-1]:
            kind = "swap"
        elif rest[1:] == left[1:]:
            kind = "other"
        else:
            return False
    elif rest == left[1:]:
        kind = "double" if left[0] == longer[start - 1] else "extra"
    else:
        return False
    return len(shorter) >= int(load("names/weights.yaml")["typing"][kind])


def few_slips(one: str, other: str) -> int | None:
    """Count the slips between two words, of which a long word may have two; None for two words."""
    if one == other:
        return 0
    length = min(len(one), len(other))
    changed = _changed(one, other)
    return changed if changed <= (2 if length > 7 else 1 if length > 2 else 0) else None


def _changed(one: str, other: str) -> int:
    """Count the letters to put in, leave out, change or swap."""
    before_last: list[int] = []
    last = list(range(len(other) + 1))
    for n, a in enumerate(one):
        row = [n + 1]
        for m, b in enumerate(other):
            best = min(last[m] + (a != b), last[m + 1] + 1, row[m] + 1)
            if n and m and a == other[m - 1] and b == one[n - 1]:
                best = min(best, before_last[m - 1] + 1)
            row.append(best)
        before_last, last = last, row
    return last[-1]


def doubtful() -> float:
    """Say up to which share a slip is doubtful."""
    return _costs().doubtful


def of_known() -> float:
    """Say up to which share it is a slip if only one of two given names is known."""
    return _costs().of_known


def _extra(letter: str, costs: _Costs) -> float:
    return costs.vowel if letter in _VOWELS else costs.extra_letter


def _other(a: str, b: str, costs: _Costs) -> float:
    vowels = (a in _VOWELS) + (b in _VOWELS)
    if vowels == 2:
        return costs.close_vowel if a + b in costs.close else costs.vowel
    if vowels == 1:
        return costs.letter + costs.vowel
    return costs.close_letter if a + b in costs.close else costs.letter


@cache
def _costs() -> _Costs:
    table = load("names/weights.yaml")
    costs = table["costs"]
    pairs = (*table["close_vowels"], *table["close_letters"])
    return _Costs(
        **costs,
        **table["slip"],
        least_extra=min(costs["vowel"], costs["extra_letter"]),
        least_two=min(costs["swap"], 2 * min(map(float, costs.values()))),
        close=frozenset(pairs) | frozenset(pair[::-1] for pair in pairs),
    )
