"""`khronika history` and `verify`."""

import json
from pathlib import Path

import pytest


@pytest.fixture
def stored(khronika, notes: Path):
    """The command line over a casebook of three documents."""
    khronika("add", "--published", "2024-05-03", notes)
    return khronika


def test_the_history_tells_what_was_read(stored) -> None:
    code, output, errors = stored("history")
    lines = [line.split("\t") for line in output.splitlines()]
    assert (code, errors, len(lines)) == (0, "", 7)
    assert lines[0] == ["number", "at", "by", "verb", "subject", "from", "to", "why"]
    assert (lines[1][0], lines[1][2:5]) == ("1", ["owner", "custody:acquire", "d1"])
    assert (lines[2][0], lines[2][2:5]) == ("2", ["simple 1", "read", "d1"])


@pytest.mark.parametrize(
    ("arguments", "numbers"),
    [
        ([], [1, 2, 3, 4, 5, 6]),
        (["d2"], [3, 4]),
        (["--last", "2"], [5, 6]),
        (["--by", "owner"], [1, 3, 5]),
        (["--by", "owner", "--last", "1"], [5]),
        (["d2", "--by", "nobody"], []),
    ],
)
def test_the_history_is_one_array(stored, arguments: list[str], numbers: list[int]) -> None:
    code, output, _ = stored("history", *arguments, "--json")
    assert code == 0
    assert [change["number"] for change in json.loads(output)] == numbers


def test_verify_prints_a_head_that_it_takes_back(stored) -> None:
    code, output, _ = stored("verify")
    assert code == 0
    assert output.startswith("Nothing was altered past the journal.\nHead after 6 changes: ")
    head = output.split()[-1]
    assert stored("verify", "--head", head)[0] == 0
    code, output, _ = stored("verify", "--head", "0" * 63 + "1", "--json")
    assert (code, json.loads(output)["head"]["link"]) == (1, head)
    assert [one["where"] for one in json.loads(output)["altered"]] == ["the chain"]
    code, _, errors = stored("verify", "--head", "a" * 64)
    assert (code, "restore a backup from before" in errors) == (1, True)


@pytest.mark.parametrize("noted", ["12", "g" * 64, "a" * 63])
def test_a_head_that_was_not_noted_down_whole_is_no_alarm(stored, noted: str) -> None:
    code, output, errors = stored("verify", "--head", noted)
    assert (code, output) == (2, "")
    assert "look whether it was noted down whole" in errors


def test_the_custody_log_tells_who_added_a_document_and_how(khronika, notes: Path) -> None:
    khronika("add", "--as", "maria", "--how", "handed over on a disk", notes)
    code, output, errors = khronika("custody", "d2")
    header, line = (line.split("\t") for line in output.splitlines())
    assert (code, errors) == (0, "")
    assert header == ["number", "at", "by", "action", "document", "how", "tool", "detail"]
    assert line[2:6] == ["maria", "acquire", "d2", "handed over on a disk"]
    assert "; sha256: " in line[7]
    entries = json.loads(khronika("custody", "--json")[1])
    assert [entry["document"] for entry in entries] == ["d1", "d2", "d3"]
    assert khronika("custody", "d9")[0] == 2
