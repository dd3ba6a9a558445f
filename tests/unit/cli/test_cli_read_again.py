"""`khronika read-again` and `readings`."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from simple_reader import read_simply

from khronika.errors import UnsupportedLanguage
from khronika.model import Document, Reader, Reading, Status


def read_newly(document: Document) -> Reading:
    """The simple reader's next version: all is pending, and of c nothing can be read."""
    if document.id == "c":
        raise UnsupportedLanguage("nobody reads this")
    reading = read_simply(document)
    acts = tuple(replace(act, status=Status.PENDING) for act in reading.incidents)
    return replace(reading, incidents=acts, reader=Reader(name="simple", version="2"))


@pytest.fixture
def stored(khronika, notes: Path, monkeypatch):
    """A casebook of three documents, one decided about, and a newer reader."""
    khronika("add", "--published", "2024-05-03", notes)
    khronika("review", "accept", "d1.i1", "--as", "vera")
    monkeypatch.setattr("khronika.reading.read", read_newly, raising=False)
    return khronika


def test_documents_are_read_again_around_decisions(stored) -> None:
    code, output, errors = stored("read-again", "--dry-run")
    assert code == 1
    assert "pending" not in stored("incidents")[1]
    assert stored("read-again") == (code, output, errors)
    assert [line.split("\t") for line in output.splitlines()] == [
        ["id", "what", "stood", "reads"],
        ["d1.i1", "against", "status: completed", "status: pending"],
        ["d2.i1", "changed", "status: completed", "status: pending"],
        ["2 read again, 2 of them with a new reading."],
    ]
    assert errors == "khronika: d3 could not be read again: nobody reads this\n"
    statuses = [act["status"] for act in json.loads(stored("incidents", "--json")[1])]
    assert statuses == ["completed", "pending", "completed"]
    assert stored("verify")[0] == 0


def test_readings_of_a_document_are_listed(stored) -> None:
    stored("read-again", "d1")
    listed = json.loads(stored("readings", "d1", "--json")[1])
    assert [one["reader"]["version"] for one in listed["readings"]] == ["1", "2"]
    assert [one["kind"] for one in listed["readings"][1]["differences"]] == ["changed"]
    assert [(one["kind"], one["id"]) for one in listed["against"]] == [("against", "d1.i1")]
    assert "What people decided otherwise" in stored("readings", "d1")[1]
