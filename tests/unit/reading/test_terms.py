"""The prison terms that English words name."""

import pytest

from khronika.reading.en.charges import years_in


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("sentenced to twenty-five years in prison", 25),
        ("jailed for three years and a day", 3),
        ("a five-year sentence, then twelve years in jail", 12),
        ("40 years later he left that prison", None),
        ("the 42-year-old is in prison", None),
    ],
)
def test_a_term_is_told_from_an_age(words, years):
    assert years_in(words) == years
