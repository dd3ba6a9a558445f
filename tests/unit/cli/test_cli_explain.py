"""`khronika explain`: texts as typed, from files and from standard input."""

import io
import json
import re

import pytest

from in_this_process import InThisProcess

SENTENCE = "Kyrgyz police detained Pavel Ushmarin, a Russian activist, in Osh on 14 May 2024."


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr("khronika.cli.readers.Worker", InThisProcess)


@pytest.fixture(scope="module")
def long_sentence():
    return SENTENCE[:-1] + " after a search of the flat in which he had lived for a year" * 6 + "."


def test_a_sentence_is_explained_stage_by_stage(khronika):
    code, told, complaint = khronika("explain", SENTENCE)
    assert (code, complaint) == (0, "")
    stages = [line for line in told.splitlines() if line and not line.startswith(" ")]
    assert stages == [
        "Sentences and words, read as language en",
        "Names, and whom they mean",
        "Places",
        "Days",
        "Words that may tell an act",
        "Incidents",
        "Claims",
        "Relevance",
    ]
    assert "detention: Pavel Ushmarin, in KG, for RU" in told
    assert re.search(r"host +KG +.*KG [01]\.\d\d", told)


def test_no_line_is_longer_than_a_hundred_characters(khronika, long_sentence):
    told = khronika("explain", long_sentence)[1]
    assert max(len(line) for line in told.splitlines()) <= 100


def test_an_article_is_told_as_a_reference(khronika):
    sentence = "A Moscow court tried Pavel Ushmarin under Article 280.3 of Russia's Criminal Code."
    told = khronika("explain", sentence)[1]
    assert "Criminal Code of the Russian Federation: discrediting the army" in told
    unknown = khronika("explain", "Pavel Ushmarin was tried in absentia under Article 280.3.")[1]
    assert "not in the table, or of a state that the text does not tell" in unknown


def test_a_file_and_standard_input(khronika, tmp_path, monkeypatch):
    file = tmp_path / "note.txt"
    file.write_text(SENTENCE, encoding="utf-8")
    told = khronika("explain", SENTENCE)[1]
    assert khronika("explain", file)[1] == told

    class Input:
        buffer = io.BytesIO(SENTENCE.encode())

    monkeypatch.setattr("sys.stdin", Input())
    assert khronika("explain", "-")[1] == told


def test_nothing_to_explain_is_told_so(khronika):
    code, _, complaint = khronika("explain", "  ")
    assert code == 2
    assert "nothing to explain" in complaint


def test_json_holds_every_stage(khronika):
    told = json.loads(khronika("explain", "--json", SENTENCE)[1])
    assert {"sentences", "names", "places", "dates", "acts", "incidents", "relevance"} <= set(told)
    (seen,) = told["incidents"]
    assert seen["targets"] == ["Pavel Ushmarin"]
    assert "host" in {decision["field"] for decision in seen["incident"]["decided"]}


def test_a_language_can_be_given(khronika):
    code, told, _ = khronika("explain", "--language", "ru", "Турция выслала Павла Ушмарина.")
    assert code == 0
    assert "read as language ru" in told


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("missing.txt",), 2, "is no file"),
        (("--language", "ka", "one two three"), 1, "reads en, ru only"),
    ],
)
def test_what_cannot_be_explained(khronika, arguments, code, words):
    given, _, complaint = khronika("explain", *arguments)
    assert (given, words in complaint) == (code, True)
