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
    assert (code, errors, len(lines)) == (0, "", 4)
    assert lines[0] == ["number", "at", "by", "verb", "subject", "from", "to", "why"]
    assert (lines[1][0], lines[1][2:5]) == ("1", ["simple 1", "read", "d1"])


@pytest.mark.parametrize(
    ("arguments", "numbers"), [([], [1, 2, 3]), (["d2"], [2]), (["--last", "2"], [2, 3])]
)
def test_the_history_is_one_array(stored, arguments: list[str], numbers: list[int]) -> None:
    code, output, _ = stored("history", *arguments, "--json")
    assert code == 0
    assert [change["number"] for change in json.loads(output)] == numbers


def test_verify_prints_a_head_that_it_takes_back(stored) -> None:
    code, output, _ = stored("verify")
    assert code == 0
    assert output.startswith("Nothing was altered past the journal.\nHead after 3 changes: ")
    head = output.split()[-1]
    assert stored("verify", "--head", head)[0] == 0
    code, output, _ = stored("verify", "--head", "0" * 63 + "1", "--json")
    assert (code, json.loads(output)["head"]["link"]) == (1, head)
    assert [one["where"] for one in json.loads(output)["altered"]] == ["the chain"]
