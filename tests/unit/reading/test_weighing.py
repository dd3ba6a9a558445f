"""Countries are weighed against each other by the signs that speak for each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.reading.found import Found, likelihood
from khronika.reading.weighing import Weights, weights_of

SIGNS = st.dictionaries(
    st.sampled_from(["AM", "GE", "KZ", "RU", "TR"]),
    st.dictionaries(st.sampled_from("abc"), st.floats(0, 1), max_size=3),
    max_size=5,
)
WEIGHTS = st.dictionaries(st.sampled_from("abcd"), st.floats(-5, 5), max_size=4)


@given(SIGNS, WEIGHTS)
def test_the_likelihoods_of_all_countries_are_one_together_the_likeliest_first(signs, weights):
    likely = Weights(weights).likely(signs)
    assert set(likely) == set(signs)
    assert list(likely.values()) == sorted(likely.values(), reverse=True)
    assert not signs or sum(likely.values()) == pytest.approx(1)


@given(SIGNS.filter(bool), st.floats(0.1, 5))
def test_what_speaks_for_a_country_makes_it_likelier(signs, weight):
    country = min(signs)
    more = {**signs, country: {**signs[country], "told": 1.0}}
    weights = Weights({"told": weight})
    assert weights.likely(more)[country] >= weights.likely(signs)[country]


def test_of_equals_the_first_by_its_code_is_taken_so_that_every_reading_is_the_same():
    assert list(Weights({}).likely({"TR": {}, "AM": {}})) == ["AM", "TR"]


def test_a_decision_names_what_spoke_most_for_the_country_and_its_rivals():
    weights = Weights({"located": 2.0, "named": 0.1, "before": -1.0})
    signs = {"GE": {"located": 1.0, "named": 1.0}, "TR": {"before": 1.0}}
    found = Found.of(weights.likely(signs), signs, weights)
    assert found is not None
    assert (found.country, found.by) == ("GE", "located: GE 0.96, TR 0.04")
    assert likelihood(found.by) == 0.96


def test_a_document_that_names_no_country_has_none():
    assert Found.of({}, {}, Weights({})) is None
    assert likelihood("told with deportation") == 0.0


@pytest.mark.parametrize("what", ["host", "origin"])
def test_the_weights_that_are_installed_say_something(what):
    assert any(abs(weight) > 1 for weight in weights_of(what).of.values())
