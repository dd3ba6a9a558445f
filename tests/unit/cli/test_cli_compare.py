"""`khronika compare`, and the proposals of `khronika people`. Names are invented."""

import csv
import io
import json

import pytest


def test_two_names(khronika):
    code, told, _ = khronika("compare", "Алёна Веткина", "Vetkina Alyona Petrovna")
    assert code == 0
    assert told.startswith("same, score 0.")
    assert "surnames Веткина and Vetkina are the same" in told


def test_two_names_as_json(khronika):
    _, told, _ = khronika("compare", "--json", "Danil Orlov", "Pavel Orlov")
    judged = json.loads(told)
    assert judged["verdict"] == "different"
    assert judged["score"] < 0.3
    assert "given names Danil and Pavel are two" in judged["why"]


def test_pairs_of_a_file(khronika, tmp_path):
    file = tmp_path / "pairs.csv"
    rows = 'b,note,a\nДанил Орлов,"one, two","Orlov, Danil"\nPavel Orlov,,Danil Orlov\n'
    file.write_text("\ufeff" + rows, encoding="utf-8")
    code, told, _ = khronika("compare", "--pairs", file)
    assert code == 0
    first, second = csv.DictReader(io.StringIO(told))
    assert list(first) == ["b", "note", "a", "score", "verdict", "why"]
    assert (first["note"], first["verdict"], second["verdict"]) == ("one, two", "same", "different")


@pytest.mark.parametrize("names", [(), ("Danil Orlov",), ("a", "b", "c")])
def test_not_two_names(khronika, names):
    code, _, complaint = khronika("compare", *names)
    assert code == 2
    assert "Give two names" in complaint


def test_names_beside_a_file(khronika, tmp_path):
    assert khronika("compare", "--pairs", tmp_path / "x.csv", "a", "b")[0] == 2


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (None, 1, "cannot be read"),
        (b"", 2, "no columns a and b"),
        (b"one,two\n", 2, "no columns a and b"),
        (b"a,b\n\xff\xfe,x\n", 1, "no CSV file in UTF-8"),
    ],
)
def test_a_file_that_is_none(khronika, tmp_path, content, code, words):
    file = tmp_path / "pairs.csv"
    if content is not None:
        file.write_bytes(content)
    given, _, complaint = khronika("compare", "--pairs", file)
    assert (given, words in complaint) == (code, True)


def test_rows_with_cells_missing_or_too_many(khronika, tmp_path):
    file = tmp_path / "pairs.csv"
    file.write_text("a,b\nDanil Orlov\nDanil Orlov,Данил Орлов,more\n", encoding="utf-8")
    code, told, _ = khronika("compare", "--pairs", file)
    assert code == 0
    assert [row["verdict"] for row in csv.DictReader(io.StringIO(told))] == ["unsure", "same"]


def test_people_proposes_who_may_be_the_same(khronika, tmp_path):
    for name, who in {"a": "Ruslan Ovcharuk", "b": "Rouslan Ovtcharouk"}.items():
        file = tmp_path / f"{name}.txt"
        file.write_text(f"{who} was detained in Bishkek on Tuesday.\n", encoding="utf-8")
        khronika("add", file)
    _, told, _ = khronika("people", "--json")
    one, other = json.loads(told)
    assert [set(proposal) for proposal in one["proposals"]] == [{"id", "name", "score", "why"}]
    assert one["proposals"][0]["id"] == other["id"]
    assert other["proposals"][0]["id"] == one["id"]
    assert "perhaps the same" in khronika("people")[1]
