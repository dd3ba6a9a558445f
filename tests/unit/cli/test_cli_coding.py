"""`khronika coding`: from a blank sheet to adjudication."""

import csv
import io
import json
from pathlib import Path

import pytest


@pytest.fixture
def stored(khronika, notes: Path):
    """The command line over a casebook of three documents, one assigned."""
    khronika("add", notes)
    assert khronika("coding", "assign", "d1", "oleg", "--as", "vera")[0] == 0
    return khronika


def handed_in(stored, tmp_path: Path) -> None:
    """Code the document as oleg does: detained in Kazakhstan."""
    sheet = json.loads(stored("coding", "sheet", "d1", "--as", "oleg")[1])
    assert sheet["people"] == sheet["incidents"] == []
    proof = [{"start": 0, "end": 15, "quote": "Ruslan Ovcharuk"}]
    sheet["document"]["relevant"] = True
    sheet["people"] = [{"id": "p1", "name": "Ruslan Ovcharuk", "evidence": proof}]
    sheet["incidents"] = [
        {"id": "i1", "type": "detention", "targets": ["p1"], "host": "KZ", "evidence": proof}
    ]
    file = tmp_path / "sheet.json"
    file.write_text(json.dumps(sheet))
    assert stored("coding", "hand-in", "d1", file, "--as", "oleg")[0] == 0


def test_a_document_is_coded_twice(stored, tmp_path: Path) -> None:
    code, _, errors = stored("coding", "units", "d1")
    assert code == 2
    assert "still being coded by oleg" in errors
    code, out, errors = stored("coding", "units", "--json")
    assert (code, json.loads(out)) == (0, [])
    assert "left out, not handed in by all coders: d1" in errors
    handed_in(stored, tmp_path)
    assert json.loads(stored("coding", "list", "--json")[1]) == [
        {"document": "d1", "coder": "oleg", "done": True, "begun": False}
    ]
    rows = list(csv.reader(io.StringIO(stored("coding", "units", "--csv")[1])))
    assert rows[0] == ["document", "unit", "kind", "field", "coder", "value"]
    assert ["d1", "i1", "incident", "host", "machine", "KG"] in rows
    assert ["d1", "i1", "incident", "host", "oleg", "KZ"] in rows
    assert not any(row[3] == "type" for row in rows)
    whole = json.loads(stored("coding", "units", "--all", "--json")[1])
    assert {row["unit"] for row in whole} == {"p1", "i1"}
    assert stored("coding", "adjudicate", "d1", "i1", "oleg")[1] == "d1.i1 is adjudicated.\n"
    (act,) = [one for one in json.loads(stored("incidents", "--json")[1]) if one["id"] == "d1.i1"]
    assert (act["host"], act["review"]) == ("KZ", "corrected")
    assert stored("verify")[0] == 0


def test_agreement_is_told_for_eyes_programs_and_spreadsheets(stored, tmp_path: Path) -> None:
    handed_in(stored, tmp_path)
    lines = [line.split("\t") for line in stored("coding", "agreement")[1].splitlines()]
    assert lines[0] == ["kind", "field", "units", "alpha", "people"]
    assert ["incident", "host", "1", "0.000", ""] in lines
    assert [",".join(line) for line in lines] == stored("coding", "agreement", "--csv")[
        1
    ].splitlines()
    found = json.loads(stored("coding", "agreement", "d1", "--json")[1])
    assert {"kind": "incident", "field": "host", "units": 1, "alpha": 0.0, "people": None} in found


def test_a_sheet_that_is_none_is_refused(stored, tmp_path: Path) -> None:
    file = tmp_path / "sheet.json"
    assert stored("coding", "hand-in", "d1", file, "--as", "oleg")[0] == 1
    file.write_text("{}")
    code, _, errors = stored("coding", "hand-in", "d1", file, "--as", "oleg")
    assert code == 1
    assert "format" in errors


def test_a_field_is_taken_from_another_coder(stored, tmp_path: Path) -> None:
    handed_in(stored, tmp_path)
    asked = ("coding", "adjudicate", "d1", "i1", "oleg", "--take")
    assert stored(*asked, "host")[0] == 2
    assert stored(*asked, "planet=machine")[0] == 2
    assert stored(*asked, "host=machine")[0] == 0
    (act,) = [one for one in json.loads(stored("incidents", "--json")[1]) if one["id"] == "d1.i1"]
    assert act["host"] == "KG"


def test_a_document_given_to_the_wrong_coder_is_taken_back(stored) -> None:
    assert stored("coding", "withdraw", "d1", "olge")[0] == 2
    assert stored("coding", "withdraw", "d1", "oleg")[1] == "d1 was taken back from oleg.\n"
    assert json.loads(stored("coding", "list", "--json")[1]) == []
    assert stored("verify")[0] == 0
