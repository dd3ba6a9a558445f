"""`khronika search`."""

import json
from pathlib import Path

import pytest


@pytest.fixture
def stored(khronika, notes: Path):
    """The command line over a casebook of three documents."""
    khronika("add", "--published", "2024-05-03", notes)
    return khronika


def test_rows_for_programs_that_read_lines(stored) -> None:
    code, output, errors = stored("search", "Овчарук detained", "--kind", "document")
    header, row = (line.split("\t") for line in output.splitlines())
    assert (code, errors) == (0, "")
    assert header[:4] == ["id", "kind", "title", "when"]
    assert row[:4] == ["d1", "document", "a", "2024-05-03"]
    assert row[-1] == "Ruslan [Ovcharuk] was [detained] in Bishkek on Tuesday."


def test_a_page_as_json(stored) -> None:
    code, output, _ = stored(
        "search", "Ovcharuk", "--country", "kg", "--type", "detention", "--json"
    )
    page = json.loads(output)
    assert code == 0
    assert page["total"] == len(page["hits"]) == 3
    assert page["facets"]["kind"] == [
        {"value": "document", "count": 1},
        {"value": "incident", "count": 1},
        {"value": "person", "count": 1},
    ]
    assert {hit["incident"]["host"] for hit in page["hits"] if hit["kind"] == "incident"} == {"KG"}


@pytest.mark.parametrize(
    ("arguments", "total"),
    [
        ([], 9),
        (["--kind", "person", "--kind", "incident"], 6),
        (["--status", "completed", "--review", "proposed"], 9),
        (["--source", "nobody"], 0),
        (["--from", "2024-05-04"], 0),
        (["--language", "en", "--to", "2024-05-03", "--page", "2"], 3),
    ],
)
def test_filters(stored, arguments: list[str], total: int) -> None:
    code, output, _ = stored("search", "", *arguments, "--json")
    assert (code, json.loads(output)["total"]) == (0, total)


@pytest.mark.parametrize(
    "arguments",
    [
        ['"open'],
        ["x", "--kind", "claim"],
        ["x", "--country", "XX"],
        ["x", "--from", "2024-05-04", "--to", "2024-05-03"],
        ["x", "--page", "0"],
    ],
)
def test_wrong_use_is_told(stored, arguments: list[str]) -> None:
    code, output, errors = stored("search", *arguments)
    assert (code, output) == (2, "")
    assert errors
