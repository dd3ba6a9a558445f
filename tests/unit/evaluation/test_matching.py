"""Pairs, intervals and overlaps."""

from datetime import date

import pytest

from khronika.evaluation.matching import jaccard, overlap, pair, same_days
from khronika.model import Evidence, Interval, Item


def days(first: int, last: int) -> Interval:
    return Interval(first=date(2023, 8, first), last=date(2023, 8, last), text="")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (None, None, True),
        (days(1, 1), None, False),
        (None, days(1, 1), False),
        (days(1, 1), days(1, 1), True),
        (days(1, 1), days(2, 2), False),
        (days(1, 2), days(2, 2), True),
        (days(1, 3), days(2, 2), False),
        (days(1, 4), days(3, 4), True),
        (days(1, 4), days(3, 5), False),
        (days(1, 3), days(5, 9), False),
    ],
)
def test_intervals_that_share_half_of_their_union(one, other, same):
    assert same_days(one, other) is same


def test_as_many_pairs_as_possible_before_heavy_ones():
    weights = {("a", "x"): 3, ("a", "y"): 1, ("b", "x"): 2}
    pairs = pair("ab", "xy", lambda a, b: weights.get((a, b), 0))
    assert set(pairs) == {("a", "y"), ("b", "x")}


def test_heavier_pairs_first():
    weights = {("a", "x"): 1, ("a", "y"): 2, ("b", "x"): 2, ("b", "y"): 1}
    assert set(pair("ab", "xy", lambda a, b: weights[a, b])) == {("a", "y"), ("b", "x")}


def test_no_weight_no_pair():
    assert pair("ab", "xy", lambda _a, _b: 0) == []


def test_jaccard():
    assert jaccard({1, 2}, {2, 3}) == pytest.approx(1 / 3)
    assert jaccard(set(), set()) == 1


def test_overlap_counts_against_the_longer():
    def item(start: int, end: int) -> Item:
        return Item(id="x", evidence=(Evidence(start=start, end=end, quote="."),))

    assert overlap(item(0, 10), item(5, 25)) == 0.25
    assert overlap(item(0, 10), item(10, 20)) == 0
    assert overlap(Item(id="x"), Item(id="y")) == 0
