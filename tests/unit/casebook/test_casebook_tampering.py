"""`verify` names whatever is altered past the journal, in each column of each table."""

# Django can be imported only once a casebook is open.

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from story import PASSPHRASE, READING, TEXT, captured, retitled
from test_casebook_texts import read_in

from khronika.capture import Bond, Brought, Part, Relation
from khronika.casebook import Casebook, Originals
from khronika.model import Interval, Person, Reader, Reading
from khronika.resolution import Verdict

MAY = Interval(first=date(2024, 5, 1), last=date(2024, 5, 31), text="in May")
STORY = replace(
    READING,
    instruments=tuple(replace(one, when=MAY) for one in READING.instruments),
    estimates=tuple(replace(one, when=MAY) for one in READING.estimates),
)
OTHER = retitled("other", publisher="The Other Lantern")
ALTERED: Mapping[str, Mapping[str, str]] = {
    "casebook_document": {
        "path": "'elsewhere.txt'",
        "media_type": "'application/pdf'",
        "extractor": "'another 1.0'",
        "added": "'2020-01-01 00:00:00'",
        "own_id": "'another'",
        "title": "'Another title'",
        "author": "'B. Correspondent'",
        "publisher": "'Another Lantern'",
        "published": "'2020-01-01'",
        "published_from": "'a guess'",
        "address": "'https://elsewhere.example/'",
        "retrieved": "NULL",
        "reference": "'another name'",
        "parts": "'[[0, 7, \"page 9\"]]'",
        "warnings": "'[]'",
        "language": "'ru'",
        "text": "'other words'",
        "text_number": "3",
        "unread": "'nobody could'",
        "relevant": "0",
        "reader_name": "'another reader'",
        "reader_version": "'99'",
        "reading": "'{}'",
        "original_id": "'ab'",
    },
    "casebook_original": {"sha256": "'ab'", "content": "x'00'"},
    "casebook_relation": {"bond": "'forward of'", "to": "'another'", "document_id": "2"},
    "casebook_earlierreading": {
        "reader_name": "'another reader'",
        "reader_version": "'99'",
        "reading": "'{}'",
        "document_id": "2",
        "text_number": "2",
    },
    "casebook_othertext": {
        "number": "7",
        "extractor": "'another 1.0'",
        "text": "'other words'",
        "parts": "'[[0, 7, \"page 9\"]]'",
        "warnings": "'[\"mind\"]'",
        "document_id": "2",
    },
    "casebook_coding": {"coder": "'nobody'", "reading": "'{}'", "document_id": "2"},
    "casebook_item": {
        "own_id": "'p77'",
        "review": "'accepted'",
        "confidence": "0.1",
        "decided": '\'[["name", "another rule"]]\'',
        "document_id": "99",
    },
    "casebook_evidence": {
        "start": "start + 1",
        "end": '"end" + 1',
        "quote": "'other words'",
        "item_id": "item_id + 1",
    },
    "casebook_party": {
        "kind": "'organization'",
        "name": "'Somebody Else'",
        "aliases": "'[]'",
    },
    "casebook_person": {"roles": "'[]'", "citizenship": "'[\"BY\"]'"},
    "casebook_organization": {"body": "'ngo'", "country": "'AM'"},
    "casebook_incident": {
        "first": "'2020-01-01'",
        "last": "'2030-01-01'",
        "when_words": "'another day'",
        "when_text": "'much later'",
        "type": "'killing'",
        "host": "'TR'",
        "origin": "'BY'",
        "status": "'attempted'",
        "certainty": "'rumoured'",
        "charge": "'another charge'",
        "max_years": "99",
    },
    "casebook_instrument": {
        "first": "'2020-01-01'",
        "last": "'2030-01-01'",
        "when_words": "'another day'",
        "when_text": "'much later'",
        "kind": "'extradition_treaty'",
        "parties": '\'["AM", "BY"]\'',
        "status": "'denounced'",
        "data": "'[]'",
    },
    "casebook_claim": {
        "stance": "'denies'",
        "direct": "0",
        "countries": "'[]'",
        "speaker_id": "speaker_id - 1",
    },
    "casebook_estimate": {
        "first": "'2020-01-01'",
        "last": "'2030-01-01'",
        "when_words": "'another day'",
        "when_text": "'much later'",
        "measure": "'refugees'",
        "from_country": "'RU'",
        "to_country": "'AM'",
        "low": "1",
        "high": "9999999",
    },
    "casebook_incident_targets": {"incident_id": "incident_id + 1", "party_id": "party_id + 1"},
    "casebook_incident_actors": {"incident_id": "incident_id - 1", "party_id": "party_id - 1"},
    "casebook_claim_incidents": {"claim_id": "claim_id + 10", "incident_id": "incident_id + 10"},
    "casebook_claim_instruments": {
        "claim_id": "claim_id + 10",
        "instrument_id": "instrument_id + 10",
    },
    "casebook_estimate_by": {"estimate_id": "estimate_id + 10", "party_id": "party_id - 1"},
    "casebook_judgement": {
        "by": "'nobody'",
        "at": "'2020-01-01 00:00:00'",
        "why": "'another reason'",
        "one": "'d1.p0'",
        "other": "'d2.p9'",
        "kind": "'organization'",
        "verdict": "'different'",
        "one_document_id": "2",
        "other_document_id": "1",
    },
    "casebook_grade": {
        "by": "'nobody'",
        "at": "'2020-01-01 00:00:00'",
        "why": "'another reason'",
        "incident": "'d1.i1'",
        "credibility": "6",
        "document_id": "2",
    },
    "casebook_source": {
        "by": "'nobody'",
        "at": "'2020-01-01 00:00:00'",
        "why": "'another reason'",
        "key": "'another'",
        "name": "'Another Lantern'",
        "reliability": "'F'",
    },
    "casebook_followed": {"address": "'https://elsewhere.example/feed'"},
    "casebook_retrieval": {
        "request": "'r99'",
        "requests": "'r8 r99'",
        "sha256": "'ab'",
        "archive": "x'00'",
    },
    "casebook_retrieval_documents": {"retrieval_id": "retrieval_id + 1", "document_id": "1"},
}
"""What each column of a row is set to, as SQL."""

_FOUND_BY = "it only leads to what is told elsewhere, and is worked out from that"
_ROW = "which row it is of: the rows hang on it"
UNSEALED: Mapping[str, Mapping[str, str]] = {
    "casebook_coding": dict.fromkeys(
        ("draft", "before"), "a sheet being filled in is no decision until it is handed in"
    ),
    "casebook_followed": dict.fromkeys(
        ("validators", "polled", "result", "rests_until", "failures"),
        "what the last poll gave is the state of a machine",
    ),
    "casebook_party": {"key": _FOUND_BY, "keys": _FOUND_BY, "item_ptr_id": _ROW},
    **{
        table: {key: _ROW}
        for table, key in {
            "casebook_claim": "item_ptr_id",
            "casebook_estimate": "item_ptr_id",
            "casebook_incident": "item_ptr_id",
            "casebook_instrument": "item_ptr_id",
            "casebook_organization": "party_ptr_id",
            "casebook_person": "party_ptr_id",
        }.items()
    },
}
"""Columns that nothing is held against, and why."""
ASIDE = {
    "casebook_change": "the journal itself: its chain is looked at link by link",
    "casebook_timestamp": "held against the log and its signature by `Timestamps.verify`",
    "casebook_backup": "no fact of a case: where backups were put, which the log tells too",
    "casebook_searchentry": _FOUND_BY,
    "casebook_searchstate": _FOUND_BY,
    "casebook_searchvalue": _FOUND_BY,
    "django_migrations": "no fact of a case: which tables there are",
}
"""Tables that are not looked at here, and why; what SQLite keeps of its own is none of them."""


@pytest.fixture(scope="module")
def rich_home(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed casebook in which each column has something to be altered."""
    directory = shutil.copytree(empty, tmp_path_factory.mktemp("rich") / "casebook")
    with Casebook.open(directory, PASSPHRASE) as casebook:
        _fill(casebook)
        assert casebook.journal.verify() == []
    return directory


def _fill(casebook: Casebook) -> None:
    """Fill a casebook with two documents and all that people and machines may tell of them."""
    known = {
        "published_from": "the page's own facts",
        "address": "https://lantern.example/borders",
        "retrieved": datetime(2024, 5, 11, 8, 30, tzinfo=UTC),
        "reference": "lantern/borders",
        "relations": (Relation(bond=Bond.REPLY_TO, to="lantern/earlier"),),
        "parts": (Part(start=0, end=len(TEXT), label="page 1"),),
        "warnings": ("hidden words were left out",),
    }
    casebook.add(replace(captured(STORY), **known), STORY, by="maria")
    brought = Brought(requests=("r8", "r9"), archive=b"WARC/1.1")
    casebook.add(replace(captured(OTHER), brought=brought), OTHER, by="maria")
    casebook.rereading.take("d1", replace(STORY, reader=Reader(name="by hand", version="2")))
    casebook.texts.keep(
        "d1",
        replace(
            captured(READING),
            document=replace(READING.document, text=f"Borders\n\n{TEXT}"),
            extractor="plain 2",
        ),
        by="maria",
    )
    casebook.coding.assign("d1", "vera", by="maria")
    casebook.coding.hand_in("d1", READING, by="vera")
    casebook.judging.judge("d1.p1", "d2.p1", Verdict.SAME, by="maria", why="same passport")
    casebook.grading.grade_telling("d1.i2", 2, by="maria", why="two saw it")
    casebook.grading.grade_source("The Lantern", "B", by="maria", why="it corrects itself")
    casebook.following.follow("https://lantern.example/feed", by="maria")


@pytest.fixture
def rich(rich_home: Path, tmp_path: Path) -> Iterator[Casebook]:
    with Casebook.open(shutil.copytree(rich_home, tmp_path / "casebook"), PASSPHRASE) as casebook:
        yield casebook


def _sql(*statements: str) -> list[tuple[object, ...]]:
    """Run statements past the casebook, whatever its tables demand; give the rows of the last."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys = OFF")
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            cursor.execute(statement)
        return list(cursor.fetchall())


def test_each_column_of_each_table_is_looked_at_or_left_for_a_reason(rich: Casebook) -> None:
    tables = {
        str(name)
        for (name,) in _sql("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not str(name).startswith(("sqlite_", "casebook_search_"))
    } - {"casebook_search"}
    assert tables == {*ALTERED, *ASIDE}
    for table in ALTERED:
        columns = {str(row[1]) for row in _sql(f"PRAGMA table_info({table})")} - {"id"}
        assert columns == {*ALTERED[table], *UNSEALED.get(table, {})}, table


@pytest.mark.parametrize(
    ("table", "column"), [(table, column) for table in ALTERED for column in ALTERED[table]]
)
def test_an_altered_column_is_named(rich: Casebook, table: str, column: str) -> None:
    asked = f'SELECT rowid, "{column}" FROM "{table}" ORDER BY "{column}" IS NULL, rowid'
    (row, before), *_ = _sql(asked)
    _sql(f'UPDATE "{table}" SET "{column}" = {ALTERED[table][column]} WHERE rowid = {row}')
    assert (row, before) not in _sql(asked)
    assert rich.journal.verify() != []


@pytest.mark.parametrize("table", [*ALTERED])
def test_a_row_that_was_taken_out_is_named(rich: Casebook, table: str) -> None:
    _sql(f'DELETE FROM "{table}" WHERE rowid = (SELECT min(rowid) FROM "{table}")')
    assert rich.journal.verify() != []


@pytest.mark.parametrize(
    ("table", "column", "where"),
    [
        ("casebook_document", "author", "d1"),
        ("casebook_document", "path", "d1"),
        ("casebook_relation", "to", "d1"),
        ("casebook_judgement", "verdict", "d1.p1 d2.p1"),
        ("casebook_grade", "credibility", "d1.i2"),
        ("casebook_source", "reliability", "s1"),
        ("casebook_followed", "address", "f1"),
        ("casebook_retrieval", "requests", "d2"),
    ],
)
def test_it_is_told_where_and_without_what_stands_there(
    rich: Casebook, table: str, column: str, where: str
) -> None:
    _sql(f'UPDATE "{table}" SET "{column}" = {ALTERED[table][column]} WHERE rowid = 1')
    found = rich.journal.verify()
    assert {one.where for one in found} == {where}
    assert not any(ALTERED[table][column].strip("'") in one.what for one in found)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE casebook_incident SET type = 'no such act'",
        "UPDATE casebook_document SET warnings = 'no list' WHERE id = 1",
        "UPDATE casebook_document SET parts = 7 WHERE id = 1",
        "UPDATE casebook_document SET reading = '[]' WHERE id = 1",
        "UPDATE casebook_party SET aliases = '7'",
    ],
)
def test_what_cannot_even_be_read_any_more_is_named(rich: Casebook, statement: str) -> None:
    _sql(statement)
    assert "d1" in {one.where for one in rich.journal.verify()}


def test_what_is_decided_and_taken_back_by_the_verbs_is_no_tampering(rich: Casebook) -> None:
    rich.reviewing.correct("d1", {"author": "C. Correspondent"}, by="maria")
    rich.grading.grade_source("The Lantern", "C", by="maria")
    for _ in range(5):
        rich.reviewing.undo(by="maria")
        assert rich.journal.verify() == []
    rich.following.stop("f1", by="maria")
    assert rich.journal.verify() == []


def test_a_text_that_is_put_in_use_is_sealed_with_its_facts(rich: Casebook) -> None:
    other = replace(captured(OTHER), extractor="plain 2", warnings=("mind the table",))
    other = replace(other, document=replace(OTHER.document, text=f"Borders\n\n{TEXT}"))
    rich.texts.keep("d2", other, by="maria")
    rich.judging.judge("d1.p1", "d2.p1", Verdict.UNSURE, by="maria")
    rich.reviewing.undo(by="maria")
    rich.add(captured(retitled("third")), retitled("third"))
    third = replace(other, content=captured(retitled("third")).content)
    third = replace(third, sha256=captured(retitled("third")).sha256)
    rich.texts.keep("d3", third, by="maria")
    rich.texts.use("d3", 2, read_in(f"Borders\n\n{TEXT}"), by="maria")
    assert rich.journal.verify() == []
    for column in ("extractor", "warnings"):
        _sql(f"UPDATE casebook_document SET {column} = '[\"x\"]' WHERE id = 3")
        assert "d3" in {one.where for one in rich.journal.verify()}


@pytest.mark.parametrize("originals", list(Originals))
def test_after_an_erasure_all_that_stays_is_sealed(rich: Casebook, originals: Originals) -> None:
    text = "Zlata Birkavs spoke in Vienna."
    speech = replace(
        Reading(document=replace(READING.document, id="speech", text=text), relevant=False),
        people=(Person(id="p1", name="Zlata Birkavs"),),
    )
    answer = (Relation(bond=Bond.REPLY_TO, to="the post of Ruslan Ovcharuk"),)
    rich.add(replace(captured(speech), relations=answer), speech, how="from Ruslan Ovcharuk")
    rich.judging.judge("d1.p3", "d3.p1", Verdict.SAME, by="maria", why="says Ruslan Ovcharuk")
    rich.erasing.erase("d1.p1", originals=originals, by="maria")
    assert rich.journal.verify() == []
    assert [one.action for one in rich.custody.of("d3")] == ["acquire", "reseal"]
    _sql(
        "UPDATE casebook_document SET address = 'https://elsewhere.example/' WHERE id = 1",
        "UPDATE casebook_document SET author = 'B. Correspondent' WHERE id = 1",
        "UPDATE casebook_relation SET \"to\" = 'another' WHERE document_id = 3",
        "UPDATE casebook_judgement SET verdict = 'different' WHERE one = 'd1.p3'",
    )
    found = rich.journal.verify()
    assert [one.where for one in found] == ["d1", "d1", "d3", "d1.p3 d3.p1"]


def test_a_reason_in_which_an_erasure_blocked_a_name_is_no_tampering(rich: Casebook) -> None:
    rich.judging.judge("d1.p2", "d2.p2", Verdict.SAME, by="maria", why="one Ovcharuk and another")
    rich.judging.judge("d1.o1", "d2.o1", Verdict.SAME, by="maria", why="one post")
    rich.erasing.erase("d1.p3", originals=Originals.REDACT, by="maria")
    _sql("UPDATE casebook_judgement SET why = 'one ████████ and another' WHERE one = 'd1.p2'")
    assert rich.journal.verify() == []
    _sql("UPDATE casebook_judgement SET why = 'two post' WHERE one = 'd1.o1'")
    assert [one.where for one in rich.journal.verify()] == ["d1.o1 d2.o1"]


def test_what_an_entry_of_an_earlier_version_does_not_hold_is_not_compared(
    casebook: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr("khronika.casebook.custody.facts_of", _earlier_facts)
        earlier.setattr("khronika.casebook.custody.text_facts_of", lambda _document: {})
        earlier.setattr("khronika.casebook.recording.hashes_of", _earlier_hashes)
        earlier.setattr("khronika.casebook.taking.hashes_of", _earlier_hashes)
        earlier.setattr("khronika.casebook.grading.source_state", _earlier_source)
        _fill(casebook)
    assert casebook.journal.verify() == []
    _sql("UPDATE casebook_document SET author = 'B. Correspondent'")
    _sql("UPDATE casebook_source SET name = 'Another Lantern'")
    assert casebook.journal.verify() == []
    _sql("UPDATE casebook_document SET path = 'elsewhere.txt' WHERE id = 2")
    assert [one.where for one in casebook.journal.verify()] == ["d2"]


def _earlier_facts(document: object) -> dict[str, object]:
    from khronika.casebook.provenance import facts_of

    names = ("place", "media_type", "extractor", "address", "retrieved")
    found = facts_of(document)
    return {name: found[name] for name in names}


def _earlier_hashes(document: object) -> dict[str, str]:
    from khronika.casebook.states import hashes_of

    found = hashes_of(document)
    del found["order of texts"]
    return found


def _earlier_source(source: object) -> dict[str, object] | None:
    from khronika.casebook.decided import source_state

    state = source_state(source)
    return state and {name: part for name, part in state.items() if name not in ("name", "key")}
