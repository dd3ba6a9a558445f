"""What became of the detained, worked out by hand for each case."""

from country_story import T, told

from khronika.assessment.country.outcomes import Outcome, outcomes
from khronika.casebook import SufferedRow
from khronika.model import Status


def of(person, *tellings):
    return [SufferedRow(person=person, told=one) for one in tellings]


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


def test_somebody_released_and_then_removed_counts_under_both():
    freed = told("d1.i2", T.RELEASE, ("2024-05-03", "2024-05-03"))
    removed = told("d1.i3", T.EXTRADITION, ("2024-08-01", "2024-08-01"))
    found = outcomes(of("d1.p1", TAKEN, freed, removed), "KG")
    assert [one.outcome for one in found.found] == [Outcome.RELEASED, Outcome.REMOVED]
    assert (found.detained, found.unknown) == (1, 0)


def test_what_came_before_the_detention_is_no_outcome_of_it():
    earlier = told("d1.i2", T.RELEASE, ("2024-04-01", "2024-04-02"))
    assert outcomes(of("d1.p1", TAKEN, earlier), "KG").unknown == 1


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
