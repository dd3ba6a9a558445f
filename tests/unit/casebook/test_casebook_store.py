"""What goes into a casebook comes out of it, once, whole and as it was."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from story import PASSPHRASE, READING, captured, retitled

from khronika.casebook import Casebook, Filter, PartyKind, PartyRef, Review
from khronika.casebook.keys import read_derivation
from khronika.errors import (
    CasebookError,
    MalformedReading,
    NoCasebook,
    NotInCasebook,
    WrongPassphrase,
    WrongUse,
)
from khronika.model import Evidence, IncidentType, Interval


def test_a_reading_comes_back_whole(filled: Casebook) -> None:
    assert filled.reading("d1") == READING


def test_original_bytes_come_back_unaltered(filled: Casebook) -> None:
    assert filled.original("d1") == captured(READING).content


def test_the_same_bytes_twice_change_nothing(filled: Casebook) -> None:
    before = list(filled.documents())
    assert filled.add(captured(READING, path="elsewhere.txt"), READING) == "unchanged"
    assert list(filled.documents()) == before
    assert len(filled.incidents()) == 2


def test_it_knows_what_it_holds(filled: Casebook) -> None:
    assert filled.held_as(captured(READING)) == "d1"
    assert filled.document_of(captured(READING).sha256) == "d1"
    assert filled.document_of("0" * 64) is None


def test_it_is_there_after_closing(home: Path) -> None:
    with Casebook.open(home, PASSPHRASE) as first:
        first.add(captured(READING), READING)
    with Casebook.open(home, PASSPHRASE) as second:
        assert second.reading("d1") == READING


def test_it_is_removed_only_with_its_passphrase(home: Path) -> None:
    (home / "notes.txt").write_text("kept")
    with pytest.raises(WrongPassphrase):
        Casebook.remove(home, "another")
    assert Casebook.exists(home)
    Casebook.remove(home, PASSPHRASE)
    assert [file.name for file in home.iterdir()] == ["notes.txt"]
    with pytest.raises(NoCasebook):
        Casebook.remove(home, PASSPHRASE)


def test_the_row_of_a_document(filled: Casebook) -> None:
    (row,) = filled.documents()
    assert (row.id, row.own_id, row.title, row.publisher) == (
        "d1", "borders", "Two brothers", "The Lantern",
    )  # fmt: skip
    assert (row.published, row.language, row.relevant) == (date(2024, 5, 10), "en", True)
    assert (row.path, row.author, row.reader) == ("borders.txt", "A. Correspondent", "by hand 1")
    assert (row.people, row.organizations, row.incidents) == (3, 2, 2)
    assert (row.claims, row.instruments, row.estimates) == (1, 1, 1)


def test_the_row_of_an_incident(filled: Casebook) -> None:
    row = filled.incidents()[0]
    assert (row.id, row.type, row.host, row.origin) == (
        "d1.i2", IncidentType.ENTRY_REFUSAL, "GE", "RU",
    )  # fmt: skip
    assert row.targets == (PartyRef(id="d1.p1", name="Ruslan Ovcharuk", kind=PartyKind.PERSON),)
    assert [actor.id for actor in row.actors] == ["d1.o1"]
    assert row.when == Interval(first=date(2024, 5, 3), last=date(2024, 5, 3), text="on May 3")
    assert row.review is Review.PROPOSED
    assert (row.document.own_id, row.document.reader) == ("borders", "by hand 1")
    assert row.confidence == 0.75
    assert row.decided[0].by == "month and day"
    assert row.document.title == "Two brothers"
    assert row.evidence == READING.incidents[1].evidence


def test_undated_incidents_come_last_and_keep_their_words(filled: Casebook) -> None:
    dated, undated = filled.incidents()
    assert dated.when is not None
    assert (undated.when, undated.when_text) == (None, "some time later")


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        (Filter(), ["d1.i2", "d1.i1"]),
        (Filter(country="GE"), ["d1.i2"]),
        (Filter(country="ru"), ["d1.i2", "d1.i1"]),
        (Filter(country="KZ"), []),
        (Filter(type=IncidentType.DETENTION), ["d1.i1"]),
        (Filter(person="timofei"), ["d1.i1"]),
        (Filter(person="овчарук"), ["d1.i2"]),
        (Filter(person="OVCHARUK"), ["d1.i2", "d1.i1"]),
        (Filter(person="d1.p1"), ["d1.i2"]),
        (Filter(person="!"), []),
        (Filter(first=date(2024, 5, 3)), ["d1.i2"]),
        (Filter(first=date(2024, 5, 4)), []),
        (Filter(last=date(2024, 5, 2)), []),
        (Filter(document="d1", country="AM"), ["d1.i1"]),
        (Filter(document="d2"), []),
    ],
)
def test_incidents_are_filtered(filled: Casebook, asked: Filter, ids: list[str]) -> None:
    assert [row.id for row in filled.incidents(asked)] == ids


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        (Filter(), ["d1.p1", "d1.p2", "d1.p3"]),
        (Filter(country="GE"), ["d1.p1"]),
        (Filter(type=IncidentType.DETENTION), ["d1.p2"]),
        (Filter(person="birkavs"), ["d1.p3"]),
        (Filter(last=date(2024, 12, 31)), ["d1.p1"]),
    ],
)
def test_people_are_filtered(filled: Casebook, asked: Filter, ids: list[str]) -> None:
    assert [row.id for row in filled.people(asked)] == ids


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        (Filter(), ["d1", "d2"]),
        (Filter(first=date(2024, 6, 1)), ["d2"]),
        (Filter(last=date(2024, 6, 1)), ["d1"]),
        (Filter(country="AM"), ["d1", "d2"]),
        (Filter(country="KZ"), []),
        (Filter(person="Zlata"), ["d1", "d2"]),
        (Filter(document="d2"), ["d2"]),
    ],
)
def test_documents_are_filtered(filled: Casebook, asked: Filter, ids: list[str]) -> None:
    later = retitled("later", published=date(2024, 7, 1))
    filled.add(captured(later), later)
    assert [row.id for row in filled.documents(asked)] == ids


def test_a_document_opens_with_all_that_was_read(filled: Casebook) -> None:
    case = filled.show("d1")
    assert case.text == READING.document.text
    assert [row.id for row in case.organizations] == ["d1.o1", "d1.o2"]
    assert (len(case.people), len(case.incidents), len(case.claims)) == (3, 2, 1)
    (instrument,), (estimate,) = case.instruments, case.estimates
    assert (instrument.id, instrument.parties) == ("d1.n1", ("AM", "RU"))
    assert (estimate.low, [by.name for by in estimate.by]) == (4000, ["the Lantern Committee"])
    for row in (*case.people, *case.incidents, *case.claims):
        for proof in row.evidence:
            assert case.text[proof.start : proof.end] == proof.quote


def test_a_person_opens_as_a_case(filled: Casebook) -> None:
    case = filled.show("d1.p1")
    assert case.person.incidents == ("d1.i2",)
    assert [row.id for row in case.incidents] == ["d1.i2"]
    assert [row.id for row in case.claims] == ["d1.c1"]
    assert case.namesakes == ()


def test_the_same_name_elsewhere_is_said_and_not_merged(filled: Casebook) -> None:
    other = retitled("reprint")
    filled.add(captured(other), other)
    case = filled.show("d1.p1")
    assert [row.id for row in case.namesakes] == ["d2.p1"]
    assert [row.namesakes for row in filled.people(Filter(person="ruslan"))] == [
        ("d2.p1",),
        ("d1.p1",),
    ]
    assert [row.id for row in case.incidents] == ["d1.i2"]


def test_an_organization_opens_with_what_it_did(filled: Casebook) -> None:
    case = filled.show("d1.o1")
    assert [row.id for row in case.incidents] == ["d1.i2"]


def test_an_incident_opens_with_what_is_said_of_it(filled: Casebook) -> None:
    case = filled.show("d1.i1")
    assert [row.speaker.name for row in case.claims] == ["Zlata Birkavs"]
    assert case.claims[0].incidents == ("d1.i1", "d1.i2")


def test_claims_instruments_and_estimates_open(filled: Casebook) -> None:
    assert filled.show("d1.c1").instruments == ("d1.n1",)
    assert filled.show("d1.n1").id == "d1.n1"
    assert filled.show("d1.e1").high == 4000


@pytest.mark.parametrize("row_id", ["d9", "d1.i9", "d1.", "x", "", "d1.i1 or 1", "d" + "9" * 40])
def test_an_id_of_nothing_is_said_so(filled: Casebook, row_id: str) -> None:
    with pytest.raises(NotInCasebook, match="has nothing under"):
        filled.show(row_id)


def test_what_was_typed_is_not_shown_when_it_may_be_a_name(filled: Casebook) -> None:
    with pytest.raises(NotInCasebook) as raised:
        filled.show("Ruslan")
    assert "Ruslan" not in str(raised.value)


def test_a_reading_that_cannot_be_leaves_nothing(casebook: Casebook) -> None:
    proof = replace(READING.incidents[0].evidence[0], quote="other words of the same length")
    broken = replace(READING, incidents=(replace(READING.incidents[0], evidence=(proof,)),))
    with pytest.raises(MalformedReading):
        casebook.add(captured(broken), broken)
    assert list(casebook.documents()) == []
    assert casebook.held_as(captured(broken)) is None


def test_a_document_without_anything_is_kept_too(casebook: Casebook) -> None:
    dull = replace(
        READING,
        document=replace(READING.document, title=None, publisher=None, published=None),
        relevant=False,
        people=(),
        organizations=(),
        incidents=(),
        claims=(),
        instruments=(),
        estimates=(),
        reader=None,
    )
    casebook.add(captured(dull), dull)
    assert casebook.reading("d1") == dull
    assert casebook.documents()[0].reader is None


def test_astral_letters_keep_their_offsets(casebook: Casebook) -> None:
    text = "🚨 " + READING.document.text
    moved = tuple(
        replace(
            person,
            evidence=tuple(
                Evidence(start=p.start + 2, end=p.end + 2, quote=p.quote) for p in person.evidence
            ),
        )
        for person in READING.people
    )
    shifted = replace(
        READING,
        document=replace(READING.document, text=text),
        people=moved,
        organizations=(),
        incidents=(),
        claims=(),
        instruments=(),
        estimates=(),
    )
    casebook.add(captured(shifted), shifted)
    assert casebook.reading("d1") == shifted


def test_a_wrong_passphrase_is_refused_quietly(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Casebook.open(home, PASSPHRASE).close()
    with pytest.raises(WrongPassphrase, match="does not open the casebook"):
        Casebook.open(home, "seven loud herons")
    assert capfd.readouterr() == ("", "")
    Casebook.open(home, PASSPHRASE).close()


def test_an_empty_passphrase_is_refused(home: Path) -> None:
    with pytest.raises(WrongUse, match="empty passphrase"):
        Casebook.open(home, "", create=True)


def test_the_form_of_letters_in_a_passphrase_does_not_matter(home: Path) -> None:
    derivation = read_derivation(home / "casebook.toml")
    assert derivation.key("caf\u00e9") == derivation.key("cafe\u0301")
    assert derivation.key("cafe") != derivation.key("caf\u00e9")


def test_a_casebook_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(CasebookError, match="There is no casebook in"):
        Casebook.open(tmp_path / "none", PASSPHRASE)
    assert not (tmp_path / "none").exists()


def test_one_casebook_is_open_at_a_time(casebook: Casebook, tmp_path: Path) -> None:
    with pytest.raises(CasebookError, match="still open"):
        Casebook.open(tmp_path / "other", PASSPHRASE, create=True)
