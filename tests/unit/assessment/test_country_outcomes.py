"""What became of the detained, worked out by hand for each case."""

import pytest
from country_story import T, Writer, days, told

from khronika.assessment.country import country_picture
from khronika.assessment.country.outcomes import Outcome, outcomes
from khronika.casebook import Review, SufferedRow
from khronika.casebook.countries.rows import Span
from khronika.model import Certainty, Status


def of(person, *tellings):
    """Rows of somebody, each read from words of its own."""
    return [
        SufferedRow(person=person, told=one, words=(Span(10 * n, 10 * n + 9),))
        for n, one in enumerate(tellings)
    ]


TAKEN = told("d1.i1", when=("2024-05-01", "2024-05-01"))


def test_a_release_and_a_removal_are_told_with_the_days_they_took():
    found = outcomes(
        [
            *of("d1.p1", TAKEN, told("d1.i2", T.RELEASE, ("2024-05-11", "2024-05-11"))),
            *of("d1.p2", TAKEN, told("d1.i3", T.DEPORTATION, ("2024-05-21", "2024-05-23"))),
            *of("d1.p3", TAKEN, told("d1.i4", T.RELEASE, ("2024-05-31", "2024-05-31"))),
            *of("d1.p4", TAKEN),
        ],
        "KG",
    )
    assert (found.detained, found.unknown) == (4, 1)
    released, removed = found.found
    assert (released.outcome, released.people, released.timed) == (Outcome.RELEASED, 2, 2)
    assert (released.shortest, released.median, released.longest) == (10, 20, 30)
    assert (removed.outcome, removed.people, removed.shortest) == (Outcome.REMOVED, 1, 21)
    assert removed.incidents == ("d1.i3",)


def test_each_outcome_stands_beside_what_it_rests_on_and_what_a_person_confirmed():
    freed = told(
        "d2.i1",
        T.RELEASE,
        ("2024-05-11", "2024-05-11"),
        publisher="Steppe Wire",
        review=Review.ACCEPTED,
    )
    other = told("d3.i1", when=("2024-05-02", "2024-05-02"), publisher=None)
    found = outcomes([*of("d1.p1", TAKEN, freed), *of("d3.p1", other)], "KG")
    assert (found.detained, found.confirmed) == (2, 0)
    assert (found.coverage.documents, found.coverage.publishers) == (2, 1)
    assert found.coverage.unattributed == 1
    (released,) = found.found
    assert (released.people, released.confirmed) == (1, 1)
    assert (released.coverage.documents, released.coverage.publishers) == (1, 1)
    assert (found.unknown, found.unknown_coverage.documents) == (1, 1)


def test_somebody_released_and_then_removed_counts_under_both():
    freed = told("d1.i2", T.RELEASE, ("2024-05-03", "2024-05-03"))
    removed = told("d1.i3", T.EXTRADITION, ("2024-08-01", "2024-08-01"))
    found = outcomes(of("d1.p1", TAKEN, freed, removed), "KG")
    assert [one.outcome for one in found.found] == [Outcome.RELEASED, Outcome.REMOVED]
    assert (found.detained, found.unknown) == (1, 0)


def test_what_came_before_the_detention_is_no_outcome_of_it():
    earlier = told("d1.i2", T.RELEASE, ("2024-04-01", "2024-04-02"))
    assert outcomes(of("d1.p1", TAKEN, earlier), "KG").unknown == 1


def test_of_whom_no_more_is_known_it_is_told_whether_a_removal_is_pending():
    begun = told("d1.i2", T.EXTRADITION, status=Status.PENDING)
    ordered = told("d1.i3", T.DEPORTATION, ("2024-05-05", "2024-05-05"), status=Status.PENDING)
    before = told("d1.i4", T.EXTRADITION, ("2024-04-05", "2024-04-05"), status=Status.PENDING)
    elsewhere = told("d1.i5", T.EXTRADITION, host="KZ", status=Status.PENDING)
    hearsay = told("d1.i6", T.EXTRADITION, status=Status.PENDING, certainty=Certainty.RUMOURED)
    freed = told("d1.i7", T.RELEASE, ("2024-05-11", "2024-05-11"))
    found = outcomes(
        [
            *of("d1.p1", TAKEN, begun, ordered),
            *of("d1.p2", TAKEN, before, elsewhere, hearsay),
            *of("d1.p3", TAKEN, begun, freed),
        ],
        "KG",
    )
    assert (found.unknown, found.pending) == (2, 1)
    assert found.pending_incidents == ("d1.i2", "d1.i3")


def test_an_end_without_a_day_is_an_outcome_of_unknown_length():
    (released,) = outcomes(of("d1.p1", TAKEN, told("d1.i2", T.RELEASE)), "KG").found
    assert (released.people, released.timed, released.median) == (1, 0, None)


def test_a_time_known_only_to_a_year_is_not_told():
    (released,) = outcomes(
        of("d1.p1", TAKEN, told("d1.i2", T.RELEASE, ("2024-01-01", "2024-12-31"))), "KG"
    ).found
    assert released.timed == 0


def test_a_release_elsewhere_is_none_here_but_protection_anywhere_is():
    elsewhere = told("d1.i2", T.RELEASE, ("2024-06-01", "2024-06-01"), host="KZ")
    granted = told("d1.i3", T.ASYLUM_GRANT, ("2024-07-01", "2024-07-01"), host="DE")
    found = outcomes(of("d1.p1", TAKEN, elsewhere, granted), "KG")
    assert [one.outcome for one in found.found] == [Outcome.PROTECTED]


def test_what_was_only_threatened_or_is_pending_ended_nothing():
    pending = told("d1.i2", T.EXTRADITION, ("2024-06-01", "2024-06-01"), status=Status.PENDING)
    assert outcomes(of("d1.p1", TAKEN, pending), "KG").unknown == 1


def test_nobody_detained_gives_nothing():
    found = outcomes(of("d1.p1", told("d1.i1", T.RELEASE)), "KG")
    assert (found.detained, found.found, found.unknown) == (0, (), 0)


def test_a_rumour_makes_nobodys_fate_known_and_is_counted_apart():
    by_rumour = told("d1.i2", T.DEPORTATION, certainty=Certainty.RUMOURED)
    found = outcomes(
        [
            *of("d1.p1", TAKEN, by_rumour),
            *of("d1.p2", TAKEN, by_rumour, told("d1.i3", T.EXTRADITION)),
            *of("d1.p3", told("d1.i4", certainty=Certainty.RUMOURED)),
        ],
        "KG",
    )
    assert (found.detained, found.rumoured, found.unknown) == (2, 1, 1)
    assert found.rumours == ("d1.i4",)
    (removed,) = found.found
    assert (removed.people, removed.incidents) == (1, ("d1.i3",))
    assert (removed.rumoured, removed.rumours) == (1, ("d1.i2",))


def test_what_is_disputed_counts_and_is_marked():
    denied = told("d1.i2", T.DEPORTATION, certainty=Certainty.DISPUTED)
    found = outcomes(of("d1.p1", TAKEN, denied), "KG")
    (removed,) = found.found
    assert (removed.people, removed.disputed) == (1, ("d1.i2",))
    assert (found.unknown, found.contested, found.contested_incidents) == (0, 1, ("d1.i2",))
    freed = told("d1.i3", T.RELEASE)
    assert outcomes(of("d1.p1", TAKEN, denied, freed), "KG").contested == 0


SEIZED = told("d1.i2", T.ABDUCTION, ("2024-05-01", "2024-05-01"))


def test_an_abduction_is_a_removal_only_where_a_place_outside_is_told():
    found = outcomes(of("d1.p1", TAKEN, SEIZED), "KG")
    assert [(one.outcome, one.people) for one in found.found] == [(Outcome.SEIZED, 1)]
    assert found.unknown == 1, "what came after the seizure is told by nobody"
    jailed = told("d1.i3", when=("2024-05-04", "2024-05-04"), host="RU")
    (removed,) = outcomes(of("d1.p1", TAKEN, SEIZED, jailed), "KG").found
    assert removed.outcome is Outcome.REMOVED


@pytest.mark.parametrize(
    "elsewhere",
    [
        told("d1.i3", when=("2019-05-04", "2019-05-04"), host="RU"),
        told("d1.i3", host="RU"),
        told("d1.i3", when=("2024-06-04", "2024-06-04"), host=None),
        told("d1.i3", T.ASYLUM_GRANT, ("2024-06-04", "2024-06-04"), host="DE"),
        told("d1.i3", when=("2024-06-04", "2024-06-04"), host="RU", certainty=Certainty.RUMOURED),
    ],
)
def test_what_does_not_place_somebody_outside_afterwards_makes_no_removal(elsewhere):
    found = outcomes(of("d1.p1", TAKEN, SEIZED, elsewhere), "KG").found
    assert found[0].outcome is Outcome.SEIZED


def test_no_time_lies_between_two_acts_told_in_the_same_words_of_the_same_day():
    def seized(words, day="2024-05-01"):
        end = told("d1.i2", T.DEPORTATION, (day, day))
        rows = [*of("d1.p1", TAKEN), SufferedRow(person="d1.p1", told=end, words=words)]
        return outcomes(rows, "KG").found[0]

    assert seized((Span(4, 30),)).timed == 0
    assert seized((Span(9, 30),)).timed == 1, "other words"
    assert seized((Span(4, 30),), "2024-05-07").median == 6, "the words tell both days"


def test_the_picture_knows_the_words_of_the_acts(casebook):
    writer = Writer("one", "The Lantern", "2024-05-10")
    writer.act(T.DETENTION, "Ruslan Ovcharuk", days("2024-05-02"))
    writer.act(T.RELEASE, "Ruslan Ovcharuk", days("2024-05-02"))
    writer.keep(casebook)
    (released,) = country_picture(casebook, "KG").outcomes.found
    assert (released.timed, released.median) == (1, 0), "released on the same day, in other words"
