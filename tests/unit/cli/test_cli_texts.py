"""`khronika texts` and `extract-again`."""

import json
from pathlib import Path

import pytest
from simple_reader import PASSPHRASE

from khronika.casebook import Casebook


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "note.txt"
    file.write_text("Ruslan Ovcharuk was detained in Bishkek on Tuesday.\n")
    return file


def test_a_text_that_is_the_same_is_told_to_be_in_use(khronika, page: Path) -> None:
    khronika("add", "--language", "en", page)
    code, output, errors = khronika("extract-again")
    assert (code, errors) == (0, "")
    header, row = (line.split("\t") for line in output.splitlines())
    assert header == ["document", "text", "extractor", "characters", "in use"]
    assert (row[0], row[1], row[4]) == ("d1", "1", "yes")
    assert row[2].startswith("khronika plain text ")
    assert [one["in_use"] for one in json.loads(khronika("texts", "d1", "--json")[1])] == [True]


def test_what_only_its_container_could_read_is_told(khronika, tmp_path: Path) -> None:
    file = tmp_path / "posts.jsonl"
    file.write_text(json.dumps({"id": "a", "text": "Ruslan Ovcharuk was detained in Osh."}) + "\n")
    khronika("add", "--language", "en", file)
    code, _, errors = khronika("extract-again", "d1")
    assert code == 1
    assert "the file it came in told how to read it" in errors
    assert khronika("extract-again", "d9")[0] == 2


@pytest.mark.parametrize("use", [False, True])
def test_a_text_that_differs_is_kept_and_used_only_where_asked(
    khronika, home: Path, page: Path, use: bool
) -> None:
    khronika("add", "--language", "en", page)
    with Casebook.open(home, PASSPHRASE) as casebook:
        _pretend_an_older_extractor(casebook)
    code, output, _ = khronika("extract-again", *(["--use"] if use else []), "--json")
    assert code == 0
    assert [(row["number"], row["in_use"]) for row in json.loads(output)] == [(2, use)]
    told = khronika("show", "d1")[1]
    assert f"All words are those of text {2 if use else 1} of 2" in told
    assert khronika("texts", "d1", "--number", "1")[1].startswith("READ BY SOMETHING OLDER")
    assert "text 1" in khronika("readings", "d1")[1]


def _pretend_an_older_extractor(casebook: Casebook) -> None:
    """Let the casebook hold the text, in use, that an extractor of before took out."""
    from khronika.casebook import models

    (document,) = models.Document.objects.all()
    words = "READ BY SOMETHING OLDER. " + document.text
    models.Item.objects.all().delete()
    document.text, document.extractor = words, "khronika plain text 0.1"
    document.reading |= {name: [] for name in ("people", "incidents")}
    document.save()
