"""A document and the reference say different things of one instrument: both stand, and it shows."""

from datetime import date

import pytest

from khronika.assessment.instruments import Happening, Moment, Point, matching, moments, tellings
from khronika.casebook import DocumentRef, InstrumentRow, Review
from khronika.model import InstrumentData, InstrumentKind, InstrumentStatus, Interval
from khronika.resources.instruments import instrument

JUNE = Interval(first=date(2023, 6, 1), last=date(2023, 6, 30), text="in June")
DATA = InstrumentKind.DATA_EXCHANGE_AGREEMENT
EXTRADITION = InstrumentKind.EXTRADITION_TREATY


def told(
    kind=DATA,
    parties=("KG", "KZ", "RU"),
    status=InstrumentStatus.SIGNED,
    when=JUNE,
    data=(),
    review=Review.PROPOSED,
    published=date(2023, 7, 1),
):
    """A row that an invented document tells."""
    document = DocumentRef(
        id="d1",
        own_id="invented",
        title=None,
        publisher="The Invented Courier",
        published=published,
        language="en",
        reader="simple 1",
    )
    return InstrumentRow(
        id="d1.n1",
        document=document,
        evidence=(),
        confidence=None,
        decided=(),
        review=review,
        kind=kind,
        parties=parties,
        status=status,
        when=when,
        when_text=None,
        data=data,
    )


def between(first, last):
    return Interval(first=date.fromisoformat(first), last=date.fromisoformat(last), text="then")


def points(**fields):
    (telling,) = tellings([told(**fields)])
    return telling.points


def test_a_pact_told_as_signed_in_the_month_of_its_ratification_is_flagged():
    (telling,) = tellings([told()])
    assert telling.record.id == "kz-kg-ru-data-2020"
    assert telling.points == (Point.MADE,)
    assert telling.perhaps == Moment(what=Happening.JOINED, when="2023-06", country="KG")


@pytest.mark.parametrize(
    ("fields", "differs"),
    [
        ({"when": between("2020-12-18", "2020-12-18")}, ()),
        ({"when": between("2020-01-01", "2020-12-31")}, ()),
        ({"when": None}, ()),
        ({"when": between("2021-03-01", "2021-03-31")}, (Point.MADE,)),
        ({"status": InstrumentStatus.IN_FORCE, "when": between("2023-07-21", "2023-07-21")}, ()),
        ({"status": InstrumentStatus.IN_FORCE, "when": JUNE}, ()),
        (
            {"status": InstrumentStatus.IN_FORCE, "when": between("2019-01-01", "2019-12-31")},
            (Point.MADE,),
        ),
        ({"status": InstrumentStatus.NEGOTIATING}, (Point.STATUS,)),
        ({"status": InstrumentStatus.NEGOTIATING, "published": None}, ()),
        ({"status": InstrumentStatus.NEGOTIATING, "published": date(2020, 12, 1)}, ()),
        ({"status": InstrumentStatus.DENOUNCED, "when": None}, (Point.STATUS,)),
        ({"status": InstrumentStatus.ALLEGED}, ()),
        ({"when": None, "data": (InstrumentData.PROPERTY,)}, ()),
        ({"when": None, "data": (InstrumentData.BIOMETRICS,)}, (Point.DATA,)),
    ],
)
def test_what_differs(fields, differs):
    assert points(**fields) == differs


def test_a_treaty_that_the_reference_holds_not_to_exist_is_flagged():
    assert points(kind=EXTRADITION, parties=("US", "RU"), when=None) == (Point.EXISTS,)
    negotiating = InstrumentStatus.NEGOTIATING
    assert points(kind=EXTRADITION, parties=("US", "RU"), status=negotiating) == ()


def test_what_ended_before_the_document_is_not_in_force():
    facilitation = {
        "kind": InstrumentKind.VISA_RULE,
        "status": InstrumentStatus.IN_FORCE,
        "when": None,
    }
    record = instrument("eu-visa-facilitation-suspended")
    assert record is not None
    states = tuple(sorted(record.joined))
    assert points(parties=states, **facilitation) == (Point.STATUS,)
    assert points(parties=states, published=date(2022, 8, 1), **facilitation) == ()


def test_most_of_the_states_of_a_record_are_enough_but_no_other_may_be_among_them():
    found = matching(told(parties=("KG", "RU")))
    assert found is not None
    assert found.id == "kz-kg-ru-data-2020"
    assert matching(told(parties=("KG", "RU", "BY"))) is None
    assert matching(told(parties=("KG",))) is None
    assert matching(told(kind=InstrumentKind.VISA_RULE)) is None


def test_what_differs_and_names_fewer_states_is_perhaps_another_instrument():
    few, all_three = tellings([told(parties=("KZ", "RU")), told()])
    assert few.points == all_three.points == (Point.MADE,)
    assert few.is_perhaps_of_another
    assert not all_three.is_perhaps_of_another
    (alike,) = tellings([told(parties=("KZ", "RU"), when=None)])
    assert not alike.is_perhaps_of_another, "nothing differs"


def test_of_two_records_that_fit_equally_none_is_taken():
    assert matching(told(kind=EXTRADITION, parties=("LV", "RU"))) is None


def test_what_a_person_rejected_is_no_telling():
    assert tellings([told(review=Review.REJECTED)]) == ()


def test_the_days_of_the_reference_come_in_their_order():
    pact = instrument("kz-kg-ru-data-2020")
    assert pact is not None
    assert [(m.what, m.when, m.country) for m in moments(pact)] == [
        ("signed", "2020-12-18", None),
        ("in_force", "2023-07-21", None),
        ("joined", "2022-04-01", "KZ"),
        ("joined", "2023-06", "KG"),
    ]
