"""Krippendorff's alpha, by the examples of his "Computing Krippendorff's Alpha-Reliability"."""

import pytest

from khronika.casebook.alpha import alpha, pairable


def coders(*rows: str) -> list[list[str | None]]:
    return [[None if value == "." else value for value in row.split()] for row in rows]


BINARY = coders("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
"""Section A: two observers, ten units, two values."""
NOMINAL = coders("a a b b d c c c e d d a", "b a b b b c c c e d d d")
"""Section B: two observers, twelve units, five values."""
MISSING = coders(
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
"""Section C: four observers, twelve units, values missing."""


@pytest.mark.parametrize(
    ("said", "expected"), [(BINARY, 0.095), (NOMINAL, 0.692), (MISSING, 0.743)]
)
def test_published_examples(said: list[list[str | None]], expected: float) -> None:
    assert alpha(said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (coders("a b", "a b"), 1.0),
        (coders("a b a b", "b a b a"), -0.75),
        (coders("a a", "a a"), None),
        (coders("a b", ". ."), None),
        ([], None),
    ],
)
def test_the_ends_of_the_scale(said: list[list[str | None]], expected: float | None) -> None:
    assert alpha(said) == expected


def test_units_that_one_coder_coded_are_not_compared() -> None:
    assert pairable(MISSING) == 11
