"""`khronika documents`, `incidents`, `people` and `show`: for eyes and for programs."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from simple_reader import read_simply

from khronika.cli import output as output_module
from khronika.model import Document, Reading


@pytest.fixture
def stored(khronika, notes: Path):
    """The command line over a casebook of three documents."""
    khronika("add", "--published", "2024-05-03", notes)
    return khronika


def test_off_a_terminal_rows_are_lines_of_tabs(stored) -> None:
    code, output, errors = stored("incidents")
    lines = [line.split("\t") for line in output.splitlines()]
    assert (code, errors) == (0, "")
    assert lines[0][:4] == ["id", "when", "type", "targets"]
    assert lines[1] == [
        "d1.i1", "“on Tuesday”", "detention", "Ruslan Ovcharuk", "KG", "RU", "completed", "stated",
        "", "proposed",
    ]  # fmt: skip
    assert "\x1b" not in output


@pytest.mark.parametrize("verb", ["documents", "incidents", "people"])
def test_json_is_one_array(stored, verb: str) -> None:
    code, output, _ = stored(verb, "--json")
    assert code == 0
    assert len(output.splitlines()) == 1
    assert [row["id"].split(".")[0] for row in json.loads(output)] == ["d1", "d2", "d3"]


@pytest.mark.parametrize("verb", ["documents", "incidents", "people"])
def test_an_empty_casebook_gives_an_empty_array(khronika, verb: str) -> None:
    assert khronika(verb, "--json")[:2] == (0, "[]\n")


def test_an_incident_in_json_carries_all_of_it(stored) -> None:
    (first, *_) = json.loads(stored("incidents", "--json")[1])
    assert first["targets"] == [{"id": "d1.p1", "name": "Ruslan Ovcharuk", "kind": "person"}]
    assert first["evidence"] == [{"start": 0, "end": 15, "quote": "Ruslan Ovcharuk"}]
    assert (first["when"], first["when_text"], first["review"]) == (None, "on Tuesday", "proposed")
    assert first["document"]["published"] == "2024-05-03"


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (["incidents", "--country", "kg"], ["d1.i1", "d2.i1", "d3.i1"]),
        (["incidents", "--country", "DE"], []),
        (["incidents", "--type", "detention", "--person", "birkavs"], ["d2.i1"]),
        (["incidents", "--type", "Entry-Refusal"], []),
        (["incidents", "--document", "d3"], ["d3.i1"]),
        (["incidents", "--from", "2024-01-01"], []),
        (["people", "--person", "ZLATA"], ["d3.p1"]),
        (["documents", "--person", "zlata"], ["d3"]),
        (["documents", "--to", "2024-05-02"], []),
    ],
)
def test_filters(stored, arguments: list[str], ids: list[str]) -> None:
    code, output, _ = stored(*arguments, "--json")
    assert code == 0
    assert [row["id"] for row in json.loads(output)] == ids


@pytest.mark.parametrize("row_id", ["d1", "d1.i1", "d1.p1"])
def test_show_tells_names_and_evidence(stored, row_id: str) -> None:
    code, output, _ = stored("show", row_id)
    assert code == 0
    assert "Ruslan Ovcharuk" in output
    assert "“Ruslan Ovcharuk”" in output
    assert "detention" in output
    (case,) = json.loads(stored("show", row_id, "--json")[1])
    assert case


def test_what_a_person_coded_is_not_called_machine_read(
    khronika, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def by_hand(document: Document) -> Reading:
        return replace(read_simply(document), reader=None)

    monkeypatch.setattr("khronika.reading.read", by_hand)
    khronika("add", notes / "a.txt")
    for verb in ("incidents", "people"):
        assert khronika(verb)[1].splitlines()[1].endswith("\tproposed by a person")
    shown = khronika("show", "d1.i1")[1]
    assert "Coded by a person, reviewed by nobody." in shown
    assert "d1: a" in shown  # a text has no title, and is called by its own id
    assert "machine" not in shown


def test_show_of_nothing_is_wrong_use(stored) -> None:
    code, output, errors = stored("show", "d77")
    assert (code, output) == (2, "")
    assert errors.startswith("khronika: The casebook has nothing under d77:")
    assert len(errors.splitlines()) == 1


def test_on_a_terminal_a_table_is_drawn(stored, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khronika.cli.lists.on_terminal", lambda: True)
    monkeypatch.setattr(output_module, "on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")
    _, output, _ = stored("incidents")
    assert "\t" not in output
    assert "Ruslan Ovcharuk" in output
    assert "─" in output
    assert "Nothing in the casebook" in stored("incidents", "--country", "DE")[1]
    assert "Ruslan Ovcharuk" in stored("show", "d1")[1]


def test_a_document_cannot_write_to_the_terminal(khronika, tmp_path: Path) -> None:
    post = {"id": "x", "title": "Quiet\x1b[2Jtitle\u202e\r\tend", "text": "Ann Other was here."}
    (tmp_path / "p.jsonl").write_text(json.dumps(post))
    khronika("add", tmp_path / "p.jsonl")
    for verb in (["documents"], ["show", "d1"]):
        output = khronika(*verb)[1]
        assert not {"\x1b", "\u202e", "\r"} & set(output)


def test_long_cells_are_neither_cut_nor_wrapped(khronika, tmp_path: Path) -> None:
    title = "word " * 200 + "end"
    (tmp_path / "p.jsonl").write_text(
        json.dumps({"id": "x", "title": title, "text": "Ann Other was here."})
    )
    khronika("add", tmp_path / "p.jsonl")
    assert title in khronika("documents")[1]
    assert title in khronika("show", "d1")[1]
