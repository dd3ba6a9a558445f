"""When two tellings are of one act, and when of two. All people are invented."""

from dataclasses import replace
from datetime import date

import pytest

from khronika.model import Decision, Evidence, Incident, IncidentType, Interval, Status
from khronika.model.codes import Certainty
from khronika.reading.merging import DAY_OF_REPORT, merge

MARCH, MAY, JULY = date(2024, 3, 4), date(2024, 5, 6), date(2024, 7, 8)


def told(kind: IncidentType, when: date | None, at: int) -> Incident:
    return Incident(
        id="",
        type=kind,
        targets=("p1",),
        host="GE",
        origin="RU",
        actors=(),
        when=Interval(first=when, last=when, text="then") if when else None,
        status=Status.COMPLETED,
        certainty=Certainty.STATED,
        evidence=(Evidence(start=at, end=at + 9, quote="something"),),
    )


def test_custody_that_goes_on_is_one_act_dated_at_the_arrest():
    remand = told(IncidentType.DETENTION, MAY, 0)
    arrest = told(IncidentType.DETENTION, MARCH, 50)
    (custody,) = merge([remand, arrest])
    assert custody.when is not None
    assert custody.when.first == MARCH


@pytest.mark.parametrize("freed", [MAY, None])
def test_an_arrest_after_a_release_is_another(freed):
    first, again = (told(IncidentType.DETENTION, d, at) for d, at in ((MARCH, 0), (JULY, 90)))
    assert len(merge([first, told(IncidentType.RELEASE, freed, 50), again])) == 3


@pytest.mark.parametrize("freed", [JULY, None])
def test_a_release_at_the_end_parts_no_custody(freed):
    first, still = (told(IncidentType.DETENTION, d, at) for d, at in ((MARCH, 0), (MAY, 50)))
    assert len(merge([first, still, told(IncidentType.RELEASE, freed, 90)])) == 2


def test_news_without_a_day_is_the_act_that_the_report_dates():
    lead, act = (
        told(IncidentType.DEPORTATION, d, at) for d, at in ((MAY, 0), (date(2024, 5, 2), 50))
    )
    lead = replace(lead, decided=(Decision(field="when", by=DAY_OF_REPORT),))
    (deportation,) = merge([lead, act])
    assert deportation.when == act.when


def test_news_is_no_act_of_long_before_or_after_it():
    lead = told(IncidentType.DEPORTATION, MAY, 0)
    lead = replace(lead, decided=(Decision(field="when", by=DAY_OF_REPORT),))
    for other in (MARCH, JULY):
        assert len(merge([lead, told(IncidentType.DEPORTATION, other, 50)])) == 2


def test_an_arrest_of_years_ago_is_another():
    before = date(2021, 3, 4)
    assert len(merge([told(IncidentType.DETENTION, d, 0) for d in (MARCH, before)])) == 2


def test_other_acts_on_other_days_are_two():
    assert len(merge([told(IncidentType.THREAT, d, 0) for d in (MARCH, MAY)])) == 2
