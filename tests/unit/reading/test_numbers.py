"""Counts in English text, as the codebook's section 6 wants them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.reading.numbers import find_counts


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("85,000", 85000, 85000),
        ("1.2 million", 1200000, 1200000),
        ("some 40,000", 40000, 40000),
        ("about 100,000", 100000, 100000),
        ("nearly 2,000", 2000, 2000),
        ("at least 50,000", 50000, None),
        ("more than 30,000", 30000, None),
        ("100 or more", 100, None),
        ("up to 500", None, 500),
        ("fewer than 500", None, 500),
        ("between 300,000 and 900,000", 300000, 900000),
        ("5,000 to 6,000", 5000, 6000),
        ("20-30", 20, 30),
        ("1 to 1.5 million", 1000000, 1500000),
        ("a dozen", 12, 12),
        ("twenty", 20, 20),
        ("twenty-five", 25, 25),
        ("two hundred and fifty", 250, 250),
        ("half a million", 500000, 500000),
    ],
)
def test_count_has_the_ends_its_words_give(words: str, low: int | None, high: int | None) -> None:
    text = f"There were {words} people in the camp."
    (count,) = find_counts("en", text)
    assert text[count.start : count.end] == words
    assert (count.low, count.high) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "Several hundred came, dozens stayed, thousands left.",
        "It cost $400 and rose by 30 percent, or 3.5% a year.",
        "Under Article 337 a 27-year-old was fined 500 euros.",
        "The hearing began at 10:30.",
        "She turned forty and was listed under number 212 of Group 24.",
    ],
)
def test_other_numbers_are_no_counts(text: str) -> None:
    assert find_counts("en", text) == []


def test_two_counts_side_by_side_stay_two() -> None:
    assert [c.low for c in find_counts("en", "three and four people")] == [3, 4]


def test_range_that_runs_backwards_is_dropped() -> None:
    assert find_counts("en", "between 800 and 400 people") == []


@settings(deadline=None)  # the first example loads the lexicons
@given(st.text(alphabet=st.sampled_from("0123456789,.- andtoMm%bewhousrd"), max_size=60))
def test_any_text_gives_counts_that_run_forward(text: str) -> None:
    for count in find_counts("en", text):
        assert 0 <= count.start < count.end <= len(text)
        assert count.low is not None or count.high is not None
        assert count.low is None or count.high is None or count.low <= count.high


@pytest.mark.parametrize(
    ("language", "words", "low", "high"),
    [
        ("en", "a hundred and eighty", 180, 180),
        ("en", "eight to eleven thousand", 8000, 11000),
        ("en", "30\u00a0000", 30000, 30000),
        ("en", "in excess of 600", 600, None),
        ("ru", "более чем 40 тысяч", 40000, None),
        ("ru", "около трёх десятков", 30, 30),
        ("ru", "тысяча двести", 1200, 1200),
        ("ru", "миллион", 1000000, 1000000),
        ("en", "five hundred to two thousand", 500, 2000),
        ("ru", "от восьми до одиннадцати тысяч", 8000, 11000),
        ("ru", "шесть-восемь тысяч", 6000, 8000),
        ("ru", "больше миллиона", 1000000, None),
        ("ru", "около тысячи", 1000, 1000),
        ("ru", "полторы тысячи", 1500, 1500),
        ("ru", "не менее семнадцати", 17, None),
    ],
)
def test_scale_and_bound_reach_over_the_words_beside_them(
    language: str, words: str, low: int, high: int | None
) -> None:
    (count,) = find_counts(language, f"{words} x")
    assert (count.low, count.high) == (low, high)


def test_thousands_without_a_bound_are_no_count() -> None:
    assert find_counts("ru", "тысячи людей вышли") == []


def test_a_verb_keeps_its_own_particle() -> None:
    text = "Officers handed over 14 men."
    (count,) = find_counts("en", text)
    assert (text[count.start : count.end], count.low, count.high) == ("14", 14, 14)


def test_a_verb_may_be_the_bound() -> None:
    (count,) = find_counts("en", "Their number exceeded 1,200 in May.")
    assert (count.low, count.high) == (1200, None)
