"""`khronika review`: from the queue to a decision and back."""

import json
import re
from pathlib import Path

import pytest


@pytest.fixture
def stored(khronika, notes: Path):
    """The command line over a casebook of three documents."""
    khronika("add", "--published", "2024-05-03", notes)
    return khronika


def test_a_review_from_the_queue_to_undo(stored) -> None:
    waiting = json.loads(stored("review", "list", "--json", "--limit", "2")[1])
    assert [(one["row"]["id"], one["kind"]) for one in waiting] == [
        ("d1.i1", "incident"), ("d2.i1", "incident"),
    ]  # fmt: skip
    assert stored("review", "accept", "d1.i1", "--as", "vera") == (0, "d1.i1 is accepted.\n", "")
    stored("review", "reject", "d2.i1", "--why", "a joke", "--as", "vera")
    stored("review", "correct", "d3.i1", "host=KZ", "when=2024-05-03", "--as", "vera")
    stored("review", "respan", "d3.i1", "--span", "0-13", "--span", "14-26")
    lines = [line.split("\t") for line in stored("incidents")[1].splitlines()]
    assert [(line[0], line[1], line[4], line[-1]) for line in lines[1:]] == [
        ("d3.i1", "2024-05-03", "KZ", "corrected"), ("d1.i1", "“on Tuesday”", "KG", "accepted"),
    ]  # fmt: skip
    assert "d2.i1" in stored("incidents", "--rejected")[1]
    assert "Rejected by a person" in stored("show", "d2.i1")[1]
    assert "1 of 2 items reviewed, 1 rejected" in stored("show", "d2")[1]
    assert [line.split("\t")[2] for line in stored("history", "d3.i1")[1].splitlines()[1:]] == [
        "vera", "owner",
    ]  # fmt: skip
    assert stored("review", "undo")[1] == "Change 10 to d3.i1 is undone by change 11.\n"
    assert stored("review", "undo", "--change", "8", "--as", "oleg")[0] == 0
    assert "d2.i1" in stored("incidents")[1]
    assert stored("verify")[0] == 0


def test_what_was_missed_is_added(stored) -> None:
    code, output, _ = stored(
        "review", "add", "d1", "incident", "type=threat", "targets=d1.p1", "--span", "0-15"
    )
    assert (code, output) == (0, "d1.i2 is added.\n")
    (row,) = [one for one in json.loads(stored("incidents", "--json")[1]) if one["id"] == "d1.i2"]
    assert row["review"] == "added"
    assert row["evidence"] == [{"start": 0, "end": 15, "quote": "Ruslan Ovcharuk"}]


def test_notes_are_written_and_shown(stored, monkeypatch) -> None:
    monkeypatch.setenv("KHRONIKA_CODER", "oleg")
    assert stored("review", "note", "d1.i1", "Ask him.")[1] == "Note 7 stands on d1.i1.\n"
    (note,) = json.loads(stored("review", "note", "d1.i1", "--json")[1])
    assert (note["by"], note["after"]) == ("oleg", "Ask him.")
    assert stored("review", "note", "d1.i1")[1].endswith("oleg: Ask him.\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["correct", "d1.i1", "host"], "FIELD=VALUE"),
        (["correct", "d1.i1", "host=ZZ"], "host: must be a country, by its name"),
        (["respan", "d1.i1", "--span", "3"], "FROM-TO"),
        (["respan", "d1.i1", "--span", "3-3000"], "has 52 characters"),
        (["accept", "d1.i9"], "nothing under d1.i9"),
        (["add", "d1", "thing", "name=A"], "thing"),
        (["undo"], "no change by owner"),
    ],
)
def test_wrong_use_is_told(stored, arguments: list[str], said: str) -> None:
    code, output, errors = stored("review", *arguments)
    assert (code, output) == (2, "")
    assert said in errors


def test_a_correction_of_what_was_changed_meanwhile_is_refused(stored) -> None:
    stored("review", "correct", "d1.i1", "host=KZ", "--was", "host=KG", "--as", "vera")
    code, output, errors = stored("review", "correct", "d1.i1", "host=GE", "--was", "host=KG")
    assert (code, output) == (2, "host=KZ\n")
    assert "host holds something else by now than you saw" in errors
    assert stored("review", "correct", "d1.i1", "host=GE", "--was", "host=KZ")[0] == 0
    code, output, _errors = stored(
        "review", "reject", "d1.i1", "--why", "not so", "--was", "host=KZ"
    )
    assert (code, output) == (2, "host=GE\n")
    code, output, _errors = stored(
        "review", "respan", "d1.i1", "--span", "0-4", "--was", "evidence=0-1"
    )
    assert code == 2
    assert re.fullmatch(r"evidence=\d+-\d+\n", output)
