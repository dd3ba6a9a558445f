"""The patterns of the lexicon: made ready when a text needs them, a slip told with its place."""

import pytest

from khronika.errors import MalformedResource
from khronika.reading.lexicon import Pattern, lexicon


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_pattern_of_the_lexicon_can_be_read(language):
    lexicon(language).check()


def test_a_pattern_that_cannot_be_read_is_told_when_it_is_looked_for():
    slip = Pattern("a(b", "lexicon/xx/acts.yaml, detention 3: its pattern for 'with'")
    with pytest.raises(MalformedResource, match=r"acts\.yaml, detention 3: its pattern for 'with'"):
        slip.search("words")


def test_a_pattern_is_found_in_capital_and_small_letters():
    assert Pattern(r"\bat the border\b", "a place").search("Held At The Border of Georgia")
    assert not Pattern(r"\bat the border\b", "a place").search("Held at the borders of Georgia")
