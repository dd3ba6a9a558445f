"""From a proposal to a judgement, a case, and back. Everybody is invented."""

import json
from dataclasses import replace

import pytest
from simple_reader import read_simply

from khronika.model import Document, Organization, OrganizationKind, Person, Reading, Role


@pytest.fixture
def stored(khronika, tmp_path):
    """The command line over two documents on one man, one of them from a page with a publisher."""
    page = "<html><head><meta property='og:site_name' content='The Lantern'></head><body><p>{}</p>"
    told = "Ruslan Ovcharuk was detained in Bishkek on {} May 2024, his lawyer said on Friday."
    for name, day in {"a": 2, "b": 3}.items():
        (tmp_path / f"{name}.html").write_text(page.format(told.format(day) + f" Page {name}."))
    khronika("add", "--published", "2024-05-04", tmp_path / "a.html", tmp_path / "b.html")
    return khronika


def rows(output: str) -> list[list[str]]:
    return [line.split("\t") for line in output.splitlines()[1:]]


def test_from_a_proposal_to_a_case_and_back(stored):
    one, other, score, what, why = rows(stored("proposals")[1])[0]
    assert {one, other} == {"d1.p1", "d2.p1"}
    assert float(score) > 0.68
    assert "Ruslan Ovcharuk" in what
    assert "same act" in why
    judged = stored("same", "d2.p1", "d1.p1", "--why", "one flat", "--as", "vera")
    assert judged == (0, "d2.p1 and d1.p1 are judged same by change 5.\n", "")
    assert rows(stored("proposals")[1]) == []
    assert stored("same", "d1.i1", "d2.i1")[0] == 0
    (listed,) = (line for line in rows(stored("cases")[1]) if line[0] == "d1.p1")
    assert listed[1] == "Ruslan Ovcharuk"
    assert listed[-2:] == ["1", "2"]  # one act, two documents
    assert rows(stored("cases", "--person", "d2.p1")[1]) == [listed]
    case = stored("case", "d1.p1")[1]
    assert "in d1, d2" in case
    assert "1 independent source" in case
    assert "d2.i1 counts once with d1.i1" in case
    stored("review", "undo", "--as", "vera")
    assert "in d1, d2" not in stored("case", "d1.p1")[1]
    assert stored("verify")[0] == 0


def test_contradictions_are_refused_and_named(stored):
    stored("different", "d1.p1", "d2.p1", "--as", "vera")
    assert stored("same", "d1.p1", "d2.p1", "--as", "oleg")[0] == 0
    assert stored("unsure", "d1.p1", "d1.p1")[0] == 2
    assert stored("same", "d1.p1", "d7.p1")[0] == 2


def test_what_was_judged_of_a_body_is_shown_with_its_other_names(khronika, tmp_path, monkeypatch):
    def with_body(document: Document) -> Reading:
        name = "МВД Киргизии" if "МВД" in document.text else "Kyrgyz Interior Ministry"
        body = Organization(id="o1", name=name, kind=OrganizationKind.STATE_BODY, country="KG")
        return replace(read_simply(document), organizations=(body,))

    monkeypatch.setattr("khronika.reading.read", with_body)
    (tmp_path / "a.txt").write_text("Ruslan Ovcharuk was detained by the ministry.")
    (tmp_path / "b.txt").write_text("Ruslan Ovcharuk: задержан МВД.")
    khronika("add", tmp_path / "a.txt", tmp_path / "b.txt")
    assert "judged" not in khronika("show", "d1.o1")[1]
    khronika("same", "d1.o1", "d2.o1", "--as", "vera", "--why", "one ministry")
    for row, other, name in [
        ("d1.o1", "d2.o1", "МВД Киргизии"),
        ("d2.o1", "d1.o1", "Kyrgyz Interior Ministry"),
    ]:
        shown = khronika("show", row)[1]
        assert f"The same body is {name} in " in shown
        assert f"({other})." in shown
        assert "d1.o1 and d2.o1 are judged same by vera: one ministry" in shown
    told = khronika("case", "d1.o1")[2]
    assert "`khronika show` tells what was judged of a body" in told


def test_a_lawyer_of_several_documents_is_named_once(khronika, tmp_path, monkeypatch):
    def with_lawyer(document: Document) -> Reading:
        read = read_simply(document)
        return replace(
            read, people=(*read.people, Person(id="p2", name="Anna Vale", roles=(Role.LAWYER,)))
        )

    monkeypatch.setattr("khronika.reading.read", with_lawyer)
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"Ruslan Ovcharuk was detained. Page {name}.")
    khronika("add", tmp_path / "a.txt", tmp_path / "b.txt")
    khronika("same", "d1.p1", "d2.p1")
    case = khronika("case", "d1.p1")[1]
    assert case.count("represented by") == 1
    assert "represented by Anna Vale (d1.p2, d2.p2)" in case
    assert "2 so called, whom nobody judged to be one: `khronika proposals --of d1.p2`" in case


def test_acts_of_kinds_that_exclude_each_other_are_joined_for_a_reason(stored):
    stored("review", "correct", "d2.i1", "type=release", "--why", "it says so")
    status, _, told = stored("same", "d1.i1", "d2.i1")
    assert status == 2
    assert "d1.i1 is of the kind detention and d2.i1 is of the kind release" in told
    assert stored("same", "d1.i1", "d2.i1", "--why", "one evening")[0] == 0


def test_an_act_as_json(stored):
    stored("same", "d1.i1", "d2.i1")
    act = json.loads(stored("case", "d2.i1", "--json")[1])
    assert [told["incident"]["id"] for told in act["tellings"]] == ["d1.i1", "d2.i1"]
    assert act["sources"] == [["d1.i1", "d2.i1"]]
    assert [tied["tie"] for tied in act["ties"]] == ["copy"]


def test_sources_are_graded(stored):
    assert stored("grade", "The Lantern", "b", "--why", "right so far")[0] == 0
    assert rows(stored("sources")[1]) == [["The Lantern", "B", "d1, d2", "owner", "right so far"]]
    assert stored("grade", "d1.i1", "2")[0] == 0
    assert "grade B2" in stored("case", "d1.i1")[1]
    assert stored("grade", "The Lantern", "Z")[0] == 2


def test_a_case_is_of_a_person_or_an_act(stored):
    code, _, error = stored("case", "d1")
    assert code == 2
    assert "d1.p2" in error


def test_an_act_is_told_in_words(stored):
    stored("review", "correct", "d2.i1", "type=entry_refusal", "certainty=disputed")
    stored("same", "d1.i1", "d2.i1", "--why", "one evening")
    told = stored("case", "d1.i1")[1]
    assert "they differ on which act it was: detention (d1.i1); entry refusal (d2.i1)" in told
    assert "they differ on how certain it is: stated (d1.i1); disputed (d2.i1)" in told
    assert "they differ on whether it happened: said to have happened (d1.i1, d2.i1)" in told


def test_the_reasons_of_a_proposal_are_in_words(stored):
    for row in ("d1.i1", "d2.i1"):
        stored("review", "correct", row, "type=entry_refusal")
    assert "hit by the same act: entry refusal in KG" in stored("proposals")[1]


def test_where_a_case_stands_is_marked_where_that_is_only_rumoured(stored):
    assert "not told: detained, by the detention d1.i1\n" in stored("case", "d1.p1")[1]
    assert stored("review", "correct", "d1.i1", "certainty=rumoured")[0] == 0
    assert "not told: detained, by the detention d1.i1 (rumoured)\n" in stored("case", "d1.p1")[1]
