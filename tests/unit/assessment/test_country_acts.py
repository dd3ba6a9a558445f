"""An act is counted once, by what its tellings say together."""

from datetime import date

from country_story import T, told

from khronika.assessment.country.acts import act
from khronika.assessment.country.counting import by_kind, by_origin, parted
from khronika.assessment.country.months import by_month
from khronika.casebook import Review
from khronika.model import Certainty, Status


def test_the_telling_published_last_says_how_far_an_act_went():
    first = told("d1.i1", T.EXTRADITION, published="2024-05-01", status=Status.PENDING)
    last = told("d2.i1", T.EXTRADITION, published="2024-06-01")
    made = act([first, last], sources=2)
    assert (made.id, made.tellings) == ("d1.i1", ("d1.i1", "d2.i1"))
    assert (made.status, made.sources) == (Status.COMPLETED, 2)
    assert (made.told, made.told_by) == (date(2024, 5, 1), "The Lantern")


def test_the_days_of_an_act_are_those_of_the_most_exact_telling():
    vague = told("d1.i1", when=("2024-05-01", "2024-05-31"))
    exact = told("d2.i1", when=("2024-05-06", "2024-05-06"))
    made = act([vague, exact], sources=1)
    assert (made.first, made.last) == (date(2024, 5, 6), date(2024, 5, 6))


def test_days_over_two_months_are_in_no_month():
    assert act([told("d1.i1", when=("2024-05-30", "2024-06-02"))], 1).month is None
    assert act([told("d1.i1", when=("2024-05-01", "2024-05-31"))], 1).month == date(2024, 5, 1)
    assert act([told("d1.i1")], 1).month is None


def test_one_reviewed_telling_confirms_an_act_and_one_denial_disputes_it():
    tellings = [
        told("d1.i1", review=Review.CORRECTED),
        told("d2.i1", certainty=Certainty.DISPUTED),
        told("d3.i1", certainty=Certainty.RUMOURED),
    ]
    made = act(tellings, 3)
    assert made.confirmed
    assert made.certainty is Certainty.DISPUTED
    assert made.unsure
    assert act([tellings[2], told("d4.i1")], 2).certainty is Certainty.STATED


def test_confirmed_and_proposed_stand_apart_each_with_its_coverage():
    acts = [
        act([told("d1.i1", review=Review.ACCEPTED), told("d2.i1", publisher=None)], 2),
        act([told("d1.i2", publisher="The Lantern")], 1),
    ]
    both = parted(acts)
    assert both.count == 2
    assert (both.confirmed.acts, both.confirmed.corroborated) == (("d1.i1",), 1)
    assert both.confirmed.coverage.documents == 2
    assert both.confirmed.coverage.publishers == 1
    assert both.confirmed.coverage.unattributed == 1
    assert both.proposed.coverage.languages == ("en",)


def test_kinds_come_in_the_order_of_the_codebook_with_how_far_they_went():
    acts = [
        act([told("d1.i1", T.DEPORTATION, status=Status.PENDING)], 1),
        act([told("d1.i2", T.DETENTION)], 1),
        act([told("d1.i3", T.DEPORTATION, certainty=Certainty.RUMOURED)], 1),
    ]
    detention, deportation = by_kind(acts)
    assert (detention.type, deportation.type) == (T.DETENTION, T.DEPORTATION)
    assert deportation.statuses == ((Status.COMPLETED, 1), (Status.PENDING, 1))
    assert deportation.unsure.acts == ("d1.i3",)


def test_states_come_by_code_and_the_unknown_last():
    acts = [act([told(f"d1.i{n}", origin=code)], 1) for n, code in enumerate((None, "TJ", "RU"))]
    assert [code for code, _ in by_origin(acts)] == ["RU", "TJ", None]


def test_months_run_without_gap_and_hold_what_was_written_in_them():
    tellings = [
        told("d1.i1", when=("2023-11-05", "2023-11-05"), published="2023-11-20"),
        told("d1.i2", when=("2023-11-06", "2023-11-06"), published="2023-11-20"),
        told("d2.i1", when=("2024-01-02", "2024-01-02"), published="2024-02-01"),
    ]
    acts = [act([one], 1) for one in tellings]
    looked = {date(2023, 12, 1): 7, date(2024, 2, 1): 3}
    months = by_month(acts, tellings, looked)
    assert [f"{one.month:%Y-%m}" for one in months] == ["2023-11", "2023-12", "2024-01", "2024-02"]
    assert [one.acts.count for one in months] == [2, 0, 1, 0]
    assert [one.documents for one in months] == [1, 0, 0, 1]
    assert [one.looked for one in months] == [0, 7, 0, 3]


def test_without_acts_there_are_no_months():
    assert by_month([], [], {}) == ()


def test_tellings_that_contradict_each_other_on_the_day_are_both_in_the_days_of_an_act():
    one = told("d1.i1", when=("2024-05-31", "2024-05-31"))
    other = told("d2.i1", when=("2024-06-01", "2024-06-01"))
    vague = told("d3.i1", when=("2024-05-01", "2024-06-30"))
    made = act([vague, other, one], sources=3)
    assert (made.first, made.last) == (date(2024, 5, 31), date(2024, 6, 1))
    assert made.month is None
