"""Figures of clusters, worked out by hand."""

import pytest

from khronika.evaluation.clusters import score_clusters

TRUTH = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2}


def test_all_right():
    found = score_clusters(TRUTH, [("a", "b", "c"), ("d", "e")])
    assert (found.pairwise.f1, found.b_cubed) == (1.0, 1.0)


def test_nothing_said():
    found = score_clusters(TRUTH, [])
    assert found.pairwise.recall == 0
    assert found.b_cubed_precision == 1
    assert found.b_cubed_recall == pytest.approx((3 * 1 / 3 + 2 * 1 / 2) / 5)


def test_all_in_one():
    found = score_clusters(TRUTH, [tuple(TRUTH)])
    assert (found.pairwise.hit, found.pairwise.said, found.pairwise.gold) == (4, 10, 4)
    assert found.b_cubed_recall == 1
    assert found.b_cubed_precision == pytest.approx((3 * 3 / 5 + 2 * 2 / 5) / 5)


def test_rows_without_a_truth_are_left_out():
    assert score_clusters(TRUTH, [("a", "b", "c", "x"), ("d", "e")]).pairwise.f1 == 1
