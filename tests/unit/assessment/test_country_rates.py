"""Rates with their intervals, against values worked out elsewhere."""

from dataclasses import replace
from datetime import date

import pytest
from country_story import T, Writer, days, told
from hypothesis import given
from hypothesis import strategies as some

from khronika.assessment.country.acts import act
from khronika.assessment.country.rates import Lack, NoRate, interval, rates
from khronika.casebook import Review
from khronika.model import Certainty, EstimateMeasure, Status


@pytest.mark.parametrize(
    ("acts", "low", "high"),
    # Half the quantiles of chi squared with 2n + 1 degrees of freedom, from printed tables.
    [(0, 0.000491, 2.5119), (1, 0.1079, 4.6742), (2, 0.4156, 6.4163), (9, 4.4533, 16.4262)],
)
def test_the_interval_is_that_of_jeffreys(acts, low, high):
    found = interval(acts, 1.0)
    assert found == (pytest.approx(low, rel=1e-3), pytest.approx(high, rel=1e-3))


@given(some.integers(0, 500), some.floats(0.01, 1000))
def test_the_interval_holds_the_rate_and_narrows_with_exposure(acts, exposure):
    low, high = interval(acts, exposure)
    assert low <= max(acts / exposure, low)
    assert acts == 0 or low < acts / exposure < high
    wider = interval(acts, exposure / 2)
    assert high - low < wider[1] - wider[0]


@pytest.fixture
def estimate(casebook):
    """30,000 to 50,000 people, in 2022."""
    writer = Writer("one", "The Lantern", "2024-05-10")
    writer.estimate(
        measure=EstimateMeasure.EMIGRANTS,
        to_country="KG",
        low=30_000,
        high=50_000,
        when=days("2022-01-01", "2022-12-31"),
    )
    writer.keep(casebook)
    (row,) = casebook.estimates()
    return row


ACTS = [
    act([told("d1.i1", when=("2022-03-01", "2022-03-01"))], 1),
    act([told("d1.i2", T.DEPORTATION, ("2023-03-01", "2023-03-31"))], 1),
    act([told("d1.i3", T.THREAT, ("2023-04-01", "2023-04-01"))], 1),
    act([told("d1.i4", T.DEPORTATION, ("2023-05-01", "2023-05-01"), status=Status.PENDING)], 1),
    act([told("d1.i5", when=("2021-05-01", "2021-05-01"))], 1),
    act([told("d1.i6")], 1),
]


def test_grave_acts_since_the_estimate_are_counted_over_all_who_may_live_there(estimate):
    (rate,) = rates(ACTS, [estimate], date(2023, 12, 31))
    assert rate.acts.acts == ("d1.i1", "d1.i2")
    assert (rate.first, rate.last) == (date(2022, 1, 1), date(2023, 12, 31))
    years = 730 / 365.25
    assert rate.low == pytest.approx(0.4156 / (5 * years), rel=1e-3)
    assert rate.high == pytest.approx(6.4163 / (3 * years), rel=1e-3)


def test_an_open_end_of_an_estimate_leaves_an_end_of_the_interval_open(estimate):
    at_least, up_to = replace(estimate, high=None), replace(estimate, low=None)
    first, second = rates(ACTS, [at_least, up_to], date(2023, 12, 31))
    assert first.low is None
    assert first.high is not None
    assert second.high is None
    assert second.low is not None


def test_without_acts_the_interval_begins_at_nothing(estimate):
    (rate,) = rates([], [estimate], date(2023, 12, 31))
    assert rate.low == 0
    assert rate.high == pytest.approx(2.5119 / (3 * 730 / 365.25), rel=1e-3)


def test_why_no_rate_is_given_is_told(estimate):
    nobody = replace(estimate, low=0, high=0)
    undated = replace(estimate, when=None, document=replace(estimate.document, published=None))

    def lacks(row, until, origin=None):
        (found,) = rates(ACTS, [row], until, origin)
        assert isinstance(found, NoRate)
        assert found.estimate == "d1.e1"
        return found.lacks

    assert lacks(nobody, date(2023, 12, 31)) is Lack.NUMBER
    assert lacks(replace(estimate, low=40, high=999), date(2023, 12, 31)) is Lack.FEW
    assert lacks(undated, date(2023, 12, 31)) is Lack.DAY
    assert lacks(estimate, date(2021, 12, 31)) is Lack.LATER
    assert lacks(estimate, None) is Lack.LATER
    assert lacks(estimate, date(2022, 2, 1)) is Lack.SHORT
    assert lacks(estimate, date(2023, 12, 31), "RU") is Lack.STATE, "who they are is not told"


def test_acts_are_set_against_people_who_fled_the_same_state_alone(estimate):
    inside = ("2023-02-01", "2023-02-01")
    others = [
        act([told("d2.i1", when=inside, origin="TJ")], 1),
        act([told("d2.i2", when=inside, origin=None)], 1),
    ]
    from_russia = replace(estimate, from_country="RU")
    (rate,) = rates([*ACTS, *others], [from_russia], date(2023, 12, 31))
    assert rate.acts.acts == ("d1.i1", "d1.i2")
    (of_all,) = rates([*ACTS, *others], [estimate], date(2023, 12, 31))
    assert of_all.acts.acts == ("d1.i1", "d1.i2", "d2.i1", "d2.i2")


def test_how_many_acts_of_a_rate_a_person_confirmed_is_told(estimate):
    accepted = told("d2.i1", when=("2023-02-01", "2023-02-01"), review=Review.ACCEPTED)
    (rate,) = rates([*ACTS, act([accepted], 1)], [estimate], date(2023, 12, 31))
    assert (rate.acts.count, rate.confirmed) == (3, 1)


def test_an_estimate_without_a_day_holds_from_its_publication(estimate):
    (rate,) = rates(ACTS, [replace(estimate, when=None)], date(2024, 12, 31))
    assert rate.first == date(2024, 5, 10)


def test_rumours_and_acts_without_a_day_stand_beside_a_rate_and_not_in_it(estimate):
    inside = ("2022-03-01", "2022-03-01")
    doubtful = [
        act([told("d2.i1", when=inside, certainty=Certainty.RUMOURED)], 1),
        act([told("d2.i2", certainty=Certainty.RUMOURED)], 1),
        act([told("d2.i3", when=("2020-01-01", "2020-01-01"), certainty=Certainty.RUMOURED)], 1),
        act([told("d2.i4", when=inside, certainty=Certainty.DISPUTED)], 1),
        act([told("d2.i5", when=("2021-12-01", "2022-01-31"))], 1),
    ]
    (rate,) = rates([*ACTS, *doubtful], [estimate], date(2023, 12, 31))
    assert rate.acts.acts == ("d1.i1", "d1.i2", "d2.i4")
    assert rate.disputed == 1
    assert rate.rumoured.acts == ("d2.i1", "d2.i2"), "not the one before the estimate"
    assert rate.undated.acts == ("d1.i6", "d2.i5")
