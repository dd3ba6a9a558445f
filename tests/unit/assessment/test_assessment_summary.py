"""Counts stand beside what they rest on."""

from datetime import UTC, date, datetime

import pytest

from khronika.assessment import summarise, unresolved_dates
from khronika.casebook import (
    DocumentRef,
    DocumentRow,
    IncidentRow,
    PartyKind,
    PartyRef,
    Review,
)
from khronika.model import (
    Certainty,
    Document,
    Evidence,
    Incident,
    IncidentType,
    Interval,
    Person,
    Reading,
    Status,
)


def document(number: int, publisher: str | None, *, relevant: bool = True) -> DocumentRow:
    return DocumentRow(
        id=f"d{number}",
        title=None,
        publisher=publisher,
        published=None,
        language="en",
        own_id=f"own-{number}",
        path="x.txt",
        author=None,
        published_from=None,
        address=None,
        retrieved=None,
        warnings=(),
        sha256="0" * 64,
        media_type="text/plain",
        extractor="plain",
        added=datetime(2024, 5, 1, tzinfo=UTC),
        unread=None,
        relevant=relevant,
        reader="simple 1",
        people=0,
        organizations=0,
        incidents=0,
        claims=0,
        instruments=0,
        estimates=0,
    )


def incident(
    row_id: str,
    host: str | None,
    publisher: str | None,
    *,
    type_: IncidentType = IncidentType.DETENTION,
    day: date | None = None,
    certainty: Certainty = Certainty.STATED,
    target: str = "Ruslan Ovcharuk",
) -> IncidentRow:
    source = row_id.partition(".")[0]
    return IncidentRow(
        id=row_id,
        document=DocumentRef(
            id=source,
            own_id=f"own-{source}",
            title=None,
            publisher=publisher,
            published=None,
            language="en",
            reader="simple 1",
        ),
        evidence=(),
        confidence=None,
        decided=(),
        review=Review.PROPOSED,
        type=type_,
        targets=(PartyRef(id=f"{source}.p1", name=target, kind=PartyKind.PERSON),),
        host=host,
        origin="RU",
        actors=(),
        when=None if day is None else Interval(first=day, last=day, text="then"),
        when_text=None,
        status=Status.COMPLETED,
        certainty=certainty,
        charge=None,
        max_years=None,
    )


DOCUMENTS = [document(1, "The Lantern"), document(2, None), document(3, "Dull", relevant=False)]
INCIDENTS = [
    incident("d1.i1", "GE", "The Lantern", day=date(2024, 5, 3)),
    incident("d2.i1", "GE", None, type_=IncidentType.EXTRADITION, day=date(2023, 1, 1)),
    incident("d2.i2", "GE", None, certainty=Certainty.RUMOURED, target="Zlata Birkavs"),
    incident("d1.i2", "AM", "The Lantern"),
    incident("d1.i3", None, "The Lantern"),
]


def test_hosts_stand_by_count_and_the_unknown_last() -> None:
    hosts = summarise(DOCUMENTS, INCIDENTS).hosts
    assert [host.host for host in hosts] == ["GE", "AM", None]


def test_a_host_opens_into_what_it_rests_on() -> None:
    georgia = summarise(DOCUMENTS, INCIDENTS).hosts[0]
    assert georgia.incidents == ("d1.i1", "d2.i1", "d2.i2")
    assert georgia.documents == ("d1", "d2")
    assert georgia.publishers == ("The Lantern",)
    assert georgia.types == ((IncidentType.DETENTION, 2), (IncidentType.EXTRADITION, 1))
    assert georgia.targets == ("Ruslan Ovcharuk", "Zlata Birkavs")
    assert georgia.unsure == 1
    assert (georgia.first, georgia.last) == (date(2023, 1, 1), date(2024, 5, 3))


def test_the_whole_tells_its_coverage() -> None:
    whole = summarise(DOCUMENTS, INCIDENTS)
    assert (whole.documents, whole.relevant) == (3, 2)
    assert (whole.publishers, whole.without_publisher) == (("Dull", "The Lantern"), 1)
    assert (whole.incidents, whole.undated, whole.unreviewed) == (5, 3, 5)


def test_nothing_sums_up_to_nothing() -> None:
    assert summarise([], []).hosts == ()


@pytest.mark.parametrize(
    ("when", "when_text", "count"),
    [
        (None, None, 0),
        (None, "on Tuesday", 1),
        (Interval(first=date(2024, 5, 3), last=date(2024, 5, 3), text="on May 3"), None, 0),
    ],
)
def test_dates_that_are_still_words(
    when: Interval | None, when_text: str | None, count: int
) -> None:
    proof = (Evidence(start=0, end=3, quote="Ann"),)
    act = Incident(
        id="i1",
        type=IncidentType.RELEASE,
        targets=("p1",),
        when=when,
        when_text=when_text,
        evidence=proof,
    )
    reading = Reading(
        document=Document(id="x", text="Ann"),
        relevant=True,
        people=(Person(id="p1", name="Ann"),),
        incidents=(act,),
    )
    assert unresolved_dates(reading) == count
