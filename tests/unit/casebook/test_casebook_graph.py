"""The graph around a row: what is joined to it, by which words, and where it ends."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from story import captured

from khronika.errors import NotInCasebook
from khronika.model import (
    About,
    Claim,
    Document,
    Incident,
    IncidentType,
    Organization,
    OrganizationKind,
    Person,
    Reader,
    Reading,
    Role,
    Stance,
)
from khronika.resolution.names import Verdict
from quoting import proof

TEXT = (
    "Vlasta Probkina was detained in Riga by the border guard. Her lawyer, Ilmar Vzorek, protests. "
    "Radim Ukazka was turned back. The paper also names Otakar Zminka."
)


def person(own_id, name, *roles):
    return Person(id=own_id, name=name, roles=roles, evidence=proof(TEXT, name), confidence=0.9)


READING = Reading(
    document=Document(id="first", title="Detained", text=TEXT, language="en"),
    relevant=True,
    people=(
        person("p1", "Vlasta Probkina", Role.TARGET),
        person("p2", "Ilmar Vzorek", Role.LAWYER),
        person("p3", "Radim Ukazka", Role.TARGET),
        person("p4", "Otakar Zminka"),
    ),
    organizations=(
        Organization(
            id="o1",
            name="border guard",
            kind=OrganizationKind.STATE_BODY,
            evidence=proof(TEXT, "border guard"),
            confidence=0.9,
        ),
    ),
    incidents=(
        Incident(
            id="i1",
            type=IncidentType.DETENTION,
            targets=("p1",),
            actors=("o1",),
            host="LV",
            evidence=proof(TEXT, "Vlasta Probkina was detained in Riga by the border guard."),
            confidence=0.9,
        ),
        Incident(
            id="i2",
            type=IncidentType.ENTRY_REFUSAL,
            targets=("p3",),
            host="LV",
            evidence=proof(TEXT, "Radim Ukazka was turned back."),
            confidence=0.9,
        ),
    ),
    claims=(
        Claim(
            id="c1",
            speaker="p2",
            stance=Stance.DENIES,
            about=About(incidents=("i1",)),
            evidence=proof(TEXT, "Her lawyer, Ilmar Vzorek, protests."),
            confidence=0.9,
        ),
    ),
    reader=Reader(name="test", version="1"),
)


def again(own_id):
    return replace(READING, document=replace(READING.document, id=own_id))


@pytest.fixture
def told(casebook):
    for reading in (READING, again("second")):
        casebook.add(captured(reading), reading)
    return casebook


def ids(graph):
    return [node.id for node in graph.nodes]


def ties(graph):
    return {(edge.one, edge.tie.value, edge.other) for edge in graph.edges}


def test_around_a_person_stand_their_acts_those_in_them_and_what_tells_of_it(told):
    graph = told.graphing.around("d1.p1")
    assert ids(graph) == ["d1.p1", "d1.i1", "d1.p2", "d1", "d1.o1"]
    assert [node.distance for node in graph.nodes] == [0, 1, 1, 1, 2]
    assert ties(graph) == {
        ("d1.p1", "target", "d1.i1"),
        ("d1.o1", "actor", "d1.i1"),
        ("d1.p2", "speaker", "d1.i1"),
        ("d1.p2", "lawyer", "d1.p1"),
        ("d1.i1", "told", "d1"),
    }
    assert graph.left_out == 0


def test_who_only_stands_in_the_same_document_is_joined_to_nobody(told):
    assert not {"d1.p3", "d1.p4"} & set(ids(told.graphing.around("d1.p1")))
    assert ties(told.graphing.around("d1.p4")) == {("d1.p4", "named", "d1")}


def test_a_document_that_was_chosen_leads_to_all_it_names(told):
    graph = told.graphing.around("d1")
    assert set(ids(graph)) == {"d1", "d1.i1", "d1.i2", "d1.p1", "d1.p2", "d1.p3", "d1.p4", "d1.o1"}
    assert ("d1.p4", "named", "d1") in ties(graph)
    assert ("d1.p1", "named", "d1") not in ties(graph)


def test_where_several_were_struck_a_lawyer_stands_for_whom_they_speak_of(told):
    joined = {tie for tie in ties(told.graphing.around("d1")) if tie[1] == "lawyer"}
    assert joined == {("d1.p2", "lawyer", "d1.p1")}


def test_each_tie_has_the_words_that_state_it(told):
    edges = {(edge.one, edge.tie.value): edge for edge in told.graphing.around("d1.p1").edges}
    (target,) = edges["d1.p1", "target"].proofs
    assert (target.id, target.document.id) == ("d1.i1", "d1")
    assert target.quotes == ("Vlasta Probkina was detained in Riga by the border guard.",)
    (said,) = edges["d1.p2", "speaker"].proofs
    assert (said.id, said.stance) == ("d1.c1", Stance.DENIES)
    assert all(proof.quotes for edge in edges.values() for proof in edge.proofs)


def test_what_people_judged_to_be_one_is_one_node(told):
    told.judging.judge("d1.p1", "d2.p1", Verdict.SAME, by="owner")
    told.judging.judge("d1.i1", "d2.i1", Verdict.SAME, by="owner")
    graph = told.graphing.around("d2.p1")
    assert graph.centre == "d1.p1"
    nodes = {node.id: node for node in graph.nodes}
    assert nodes["d1.p1"].rows == ("d1.p1", "d2.p1")
    assert nodes["d1.i1"].rows == ("d1.i1", "d2.i1")
    assert {"d1", "d2"} <= nodes.keys()
    (target,) = [edge for edge in graph.edges if edge.tie == "target"]
    assert [proof.id for proof in target.proofs] == ["d1.i1", "d2.i1"]


def test_what_was_rejected_joins_nothing(told):
    told.reviewing.reject("d1.i1", by="owner", why="not so")
    assert ties(told.graphing.around("d1.p1")) == {("d1.p1", "named", "d1")}


def test_of_more_nodes_than_fit_the_nearest_are_shown_and_the_rest_is_told(told, monkeypatch):
    from khronika.casebook.graph import gathering

    monkeypatch.setattr(gathering, "MOST_NODES", 4)
    graph = told.graphing.around("d1")
    assert ids(graph) == ["d1", "d1.i1", "d1.i2", "d1.p1"]
    assert graph.left_out == 4
    assert {edge.other for edge in graph.edges} <= set(ids(graph))


@pytest.mark.parametrize("row_id", ["d1.c1", "d9", "d1.p99", "x", ""])
def test_what_is_no_node_is_not_found(told, row_id):
    with pytest.raises(NotInCasebook):
        told.graphing.around(row_id)


def test_a_larger_casebook_costs_no_more_questions(told):
    def questions():
        with CaptureQueriesContext(connection) as asked:
            told.graphing.around("d1")
        return len(asked)

    before = questions()
    for number in range(5):
        more = again(f"more-{number}")
        told.add(captured(more), more)
    assert questions() == before
