"""Who is who across documents of a casebook, decided by people. Everybody is invented."""

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from khronika.capture import Captured
from khronika.casebook import ItemKind, Originals
from khronika.errors import ChangeRefused, NotInCasebook
from khronika.model import (
    About,
    Claim,
    Document,
    Evidence,
    Incident,
    IncidentType,
    Interval,
    Organization,
    OrganizationKind,
    Person,
    Reading,
    Role,
    Stance,
    Status,
)
from khronika.resolution import Verdict

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE
DETENTION, RELEASE = IncidentType.DETENTION, IncidentType.RELEASE


def add(casebook, name, *acts, text, publisher="Ala-Too Wire", published="2025-06-04", more=()):
    """Add a document in which acts, each a type and a day, strike one person."""
    proof = (Evidence(start=0, end=len(text), quote=text),)
    reading = Reading(
        document=Document(
            id="d",
            text=text,
            language="en",
            publisher=publisher,
            published=date.fromisoformat(published),
        ),
        relevant=True,
        people=(
            Person(id="p1", name=name, roles=(Role.TARGET,), citizenship=("RU",), evidence=proof),
            *(one for one in more if isinstance(one, Person)),
        ),
        organizations=tuple(one for one in more if isinstance(one, Organization)),
        incidents=tuple(replace(act, id=f"i{n}", evidence=proof) for n, act in enumerate(acts, 1)),
        claims=tuple(replace(one, evidence=proof) for one in more if isinstance(one, Claim)),
    )
    content = text.encode()
    captured = Captured(
        document=reading.document,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        path=f"{published}.txt",
        media_type="text/plain",
        extractor="plain",
    )
    casebook.add(captured, reading)


def act(kind=DETENTION, day="2025-06-03", **more):
    when = date.fromisoformat(day)
    return Incident(
        id="i",
        type=kind,
        targets=("p1",),
        host="KG",
        origin="RU",
        when=Interval(first=when, last=when, text=day),
        **more,
    )


@pytest.fixture
def casebook(casebook):
    """Three documents on one man, and one on another."""
    add(casebook, "Arseny Lukomsky", act(), text="Arseny Lukomsky was led off on June 3.")
    add(
        casebook,
        "Арсений Лукомский",
        act(day="2025-06-02"),
        act(RELEASE, "2025-06-20"),
        text="Арсения Лукомского задержали 2 июня, отпустили 20 июня.",
        publisher="Голос дороги",
        published="2025-06-21",
        more=(Person(id="p2", name="Нургуль Садырбаева", roles=(Role.LAWYER,)),),
    )
    add(
        casebook,
        "Lukomsky",
        act(status=Status.COMPLETED),
        text="Lukomsky was never held, the Interior Ministry said.",
        publisher="Neris Daily",
        published="2025-06-25",
        more=(
            Organization(id="o1", name="Interior Ministry", kind=OrganizationKind.STATE_BODY),
            Claim(
                id="c1",
                speaker="o1",
                stance=Stance.DENIES,
                about=About(incidents=("i1",)),
            ),
        ),
    )
    add(casebook, "Anton Zarubko", act(day="2025-01-09"), text="Anton Zarubko was held too.")
    return casebook


def test_acts_of_one_document_or_of_kinds_that_exclude_each_other_are_joined_for_a_reason(casebook):
    for one, other, doubt in [
        ("d2.i1", "d2.i2", "One document tells d2.i1 and d2.i2 as two acts"),
        ("d1.i1", "d2.i2", "d1.i1 is of the kind detention and d2.i2 is of the kind release"),
    ]:
        with pytest.raises(ChangeRefused, match=doubt):
            casebook.judging.judge(one, other, SAME, by="anna")
        assert casebook.judging.judge(one, other, SAME, by="anna", why="one night") > 0
        casebook.reviewing.undo(by="anna")


def test_what_goes_along_may_need_a_reason(casebook):
    casebook.judging.judge("d1.i1", "d2.i1", SAME, by="anna")
    casebook.judging.judge("d3.i1", "d2.i2", SAME, by="anna", why="one night")
    with pytest.raises(ChangeRefused, match="say why"):
        casebook.judging.judge("d1.i1", "d3.i1", SAME, by="anna")


def proposed(casebook, kind=ItemKind.PERSON):
    return [(one.one.id, one.other.id) for one in casebook.judging.proposals(kind)]


def test_proposals_come_with_score_and_reasons_and_change_nothing(casebook):
    first = casebook.judging.proposals()[0]
    assert {first.one.id, first.other.id} <= {"d1.p1", "d2.p1", "d3.p1"}
    assert first.score > 0.68
    assert any("same act" in reason.words for reason in first.reasons)
    assert casebook.judging.person("d1.p1").people[0].id == "d1.p1"
    assert len(casebook.judging.person("d1.p1").people) == 1


def test_what_was_judged_or_follows_is_not_proposed_again(casebook):
    assert set(proposed(casebook)) == {("d1.p1", "d2.p1"), ("d1.p1", "d3.p1"), ("d2.p1", "d3.p1")}
    casebook.judging.judge("d1.p1", "d2.p1", SAME, by="anna")
    casebook.judging.judge("d3.p1", "d2.p1", SAME, by="anna")
    assert proposed(casebook) == []


@pytest.mark.parametrize("verdict", [DIFFERENT, UNSURE])
def test_whatever_was_judged_is_not_proposed_again(casebook, verdict):
    casebook.judging.judge("d1.p1", "d2.p1", verdict, by="anna")
    assert ("d1.p1", "d2.p1") not in proposed(casebook)


def test_lawyers_of_one_name_stand_once_and_may_be_left_to_judge(casebook):
    lawyer = Person(id="p2", name="Нургуль Садырбаева", roles=(Role.LAWYER,))
    for n in (1, 2):
        add(casebook, "Арсений Лукомский", act(), text=f"Его держат. {n}", more=(lawyer,))
    for other in ("d5.p1", "d6.p1"):
        casebook.judging.judge("d2.p1", other, SAME, by="anna")

    def told():
        file = casebook.judging.person("d2.p1")
        return [
            (one.name, [row.id for row in one.rows], one.is_one)
            for one in casebook.judging.by_name(file.representatives)
        ]

    ids = ["d2.p2", "d5.p2", "d6.p2"]
    assert told() == [("Нургуль Садырбаева", ids, False)]
    casebook.judging.judge("d2.p2", "d5.p2", SAME, by="anna")
    casebook.judging.judge("d5.p2", "d6.p2", SAME, by="anna")
    assert told() == [("Нургуль Садырбаева", ids, True)]


def test_a_person_stands_over_all_documents(casebook):
    casebook.judging.judge("d1.p1", "d2.p1", SAME, by="anna", why="the lawyer confirmed it")
    file = casebook.judging.person("d2.p1")
    assert [one.id for one in file.people] == ["d1.p1", "d2.p1"]
    assert [(one.by, one.why) for one in file.judgements] == [("anna", "the lawyer confirmed it")]
    assert [told.incident.id for one in file.acts for told in one.tellings] == [
        "d2.i1",
        "d1.i1",
        "d2.i2",
    ]
    assert [step.posture for step in file.steps] == ["detained", "detained", "released"]
    assert file.posture == "released"
    assert [one.name for one in file.representatives] == ["Нургуль Садырбаева"]


@pytest.mark.parametrize("turned", [False, True])
def test_acts_of_one_day_stand_as_they_must_have_been(casebook, turned):
    acts = [
        act(IncidentType.DETENTION),
        act(IncidentType.DEPORTATION),
        replace(act(IncidentType.PROSECUTION), host="RU"),
    ]
    told = acts[::-1] if turned else acts
    words = "He had been held for three weeks, was deported on 3 June and arrested at the airport."
    add(casebook, "Savely Ostrozhin", *told, text=words)
    file = casebook.judging.person("d5.p1")
    assert [one.tellings[0].incident.type for one in file.acts] == [one.type for one in acts]
    assert file.posture == "carried_out"
    assert [one.question for one in file.questions] == ["whereabouts", "represented"]


def test_a_judgement_is_undone_and_the_undoing_too(casebook):
    casebook.judging.judge("d1.p1", "d2.p1", SAME, by="anna")
    undoing = casebook.reviewing.undo(by="anna")
    assert casebook.judging.judgements() == []
    assert ("d1.p1", "d2.p1") in proposed(casebook)
    casebook.reviewing.undo(by="anna", change=undoing.number)
    (again,) = casebook.judging.judgements()
    assert (again.verdict, again.by) == (SAME, "anna")


def test_a_judgement_may_be_replaced_and_undoing_brings_the_first_back(casebook):
    casebook.judging.judge("d1.p1", "d2.p1", UNSURE, by="anna")
    casebook.judging.judge("d2.p1", "d1.p1", SAME, by="boris")
    assert [one.verdict for one in casebook.judging.judgements("d1.p1")] == [SAME]
    casebook.reviewing.undo(by="boris")
    assert [(one.verdict, one.by) for one in casebook.judging.judgements()] == [(UNSURE, "anna")]


def test_what_contradicts_is_refused_and_named(casebook):
    casebook.judging.judge("d1.p1", "d2.p1", SAME, by="anna")
    casebook.judging.judge("d2.p1", "d4.p1", DIFFERENT, by="boris")
    with pytest.raises(ChangeRefused, match=r"d2\.p1 and d4\.p1 are different by boris"):
        casebook.judging.judge("d1.p1", "d4.p1", SAME, by="anna")
    casebook.judging.judge("d1.p1", "d3.p1", SAME, by="anna")
    with pytest.raises(ChangeRefused, match="contradicts"):
        casebook.judging.judge("d2.p1", "d3.p1", DIFFERENT, by="anna")
    assert casebook.judging.conflicts() == []


@pytest.mark.parametrize(
    ("one", "other", "error"),
    [
        ("d1.p1", "d1.p1", ChangeRefused),
        ("d1.p1", "d2.i1", ChangeRefused),
        ("d3.c1", "d1.p1", ChangeRefused),
        ("d1.p1", "d9.p1", NotInCasebook),
    ],
)
def test_what_makes_no_sense_is_refused(casebook, one, other, error):
    with pytest.raises(error):
        casebook.judging.judge(one, other, SAME, by="anna")
    assert casebook.judging.judgements() == []


def test_incidents_are_proposed_once_their_people_agree(casebook):
    assert ("d1.i1", "d2.i1") in proposed(casebook, ItemKind.INCIDENT)
    casebook.judging.judge("d1.p1", "d2.p1", DIFFERENT, by="anna")
    assert ("d1.i1", "d2.i1") not in proposed(casebook, ItemKind.INCIDENT)


def test_nothing_is_proposed_of_claims(casebook):
    with pytest.raises(ChangeRefused):
        casebook.judging.proposals(ItemKind.CLAIM)


def test_an_act_shows_its_tellings_side_by_side(casebook):
    casebook.judging.judge("d1.i1", "d2.i1", SAME, by="anna")
    casebook.judging.judge("d1.i1", "d3.i1", SAME, by="anna")
    case = casebook.judging.act("d3.i1")
    assert [told.incident.id for told in case.tellings] == ["d1.i1", "d2.i1", "d3.i1"]
    assert {one.field: one.values for one in case.differences} == {
        "when": (("2025-06-03", ("d1.i1", "d3.i1")), ("2025-06-02", ("d2.i1",))),
        "happened": (
            ("said to have happened", ("d1.i1", "d2.i1")),
            ("denied", ("d3.i1",)),
        ),
    }
    assert case.corroboration == 3
    assert len(case.judgements) == 2


def test_a_reprint_adds_no_source(casebook):
    text = "Officers led Arseny Lukomsky out of his flat on June 3 and let nobody in to see him."
    add(casebook, "Arseny Lukomsky", act(), text=text, publisher="A Post", published="2025-07-01")
    add(casebook, "Arseny Lukomsky", act(), text=f"{text} ", publisher="B Post")
    casebook.judging.judge("d5.i1", "d6.i1", SAME, by="anna")
    case = casebook.judging.act("d5.i1")
    assert case.corroboration == 1
    assert [(tied.one, tied.tie) for tied in case.ties] == [("d5.i1", "copy")]


def test_sources_and_tellings_are_graded_by_people(casebook):
    casebook.grading.grade_source("ala-too wire", "B", by="anna", why="right so far")
    casebook.grading.grade_telling("d1.i1", 2, by="anna")
    graded = {one.name: (one.reliability, one.documents) for one in casebook.grading.sources()}
    assert graded["Ala-Too Wire"] == ("B", ("d1", "d4"))
    assert graded["Neris Daily"] == (None, ("d3",))
    (told,) = casebook.judging.act("d1.i1").tellings
    assert (told.reliability, told.credibility) == ("B", 2)


def test_grades_are_undone(casebook):
    casebook.grading.grade_source("d3", "C", by="anna")
    casebook.grading.grade_telling("d1.i1", 2, by="anna")
    casebook.grading.grade_telling("d1.i1", 3, by="anna")
    casebook.reviewing.undo(by="anna")
    assert casebook.judging.act("d1.i1").tellings[0].credibility == 2
    casebook.reviewing.undo(by="anna")
    casebook.reviewing.undo(by="anna")
    assert casebook.judging.act("d1.i1").tellings[0].credibility is None
    assert {one.reliability for one in casebook.grading.sources()} == {None}


def test_no_name_of_a_publisher_stands_in_the_subjects_of_the_journal(casebook):
    casebook.grading.grade_source("Neris Daily", "C", by="anna")
    assert [one.subject for one in casebook.journal.all()][-1].startswith("s")


@pytest.mark.parametrize("letter", ["G", "", "AB", "b"])
def test_there_are_six_letters(casebook, letter):
    with pytest.raises(ChangeRefused):
        casebook.grading.grade_source("Neris Daily", letter, by="anna")


def test_unknown_sources_and_tellings(casebook):
    with pytest.raises(NotInCasebook):
        casebook.grading.grade_source("Nobody's Paper", "A", by="anna")
    with pytest.raises(NotInCasebook):
        casebook.grading.grade_telling("d1.p1", 1, by="anna")
    with pytest.raises(ChangeRefused):
        casebook.grading.grade_telling("d1.i1", 7, by="anna")


def test_the_journal_holds(casebook):
    casebook.judging.judge("d1.p1", "d2.p1", SAME, by="anna")
    casebook.grading.grade_telling("d1.i1", 2, by="anna")
    assert casebook.journal.verify() == []


def test_what_was_added_after_the_first_look_is_proposed_too(casebook):
    before = proposed(casebook)
    add(casebook, "Arseniy Lukomski", act(day="2025-06-04"), text="Arseniy Lukomski is held.")
    assert set(proposed(casebook)) - set(before) == {
        ("d1.p1", "d5.p1"),
        ("d2.p1", "d5.p1"),
        ("d3.p1", "d5.p1"),
    }


def test_what_a_person_rejected_is_not_proposed(casebook):
    assert ("d1.p1", "d2.p1") in proposed(casebook)
    casebook.reviewing.reject("d2.i1", why="another man", by="anna")
    assert ("d1.i1", "d2.i1") not in proposed(casebook, ItemKind.INCIDENT)


def test_no_name_of_whom_was_erased_is_held_in_memory(casebook):
    from khronika.casebook.comparing import proposer

    proposed(casebook)
    casebook.erasing.erase("d4.p1", originals=Originals.DELETE, by="anna", why="asked for it")
    with proposer() as compared:
        assert not any("Zarubko" in person.name for person in compared.seen.people.values())
        assert "Anton Zarubko" not in compared.seen.names
        assert "Arseny Lukomsky" in compared.seen.names


def test_what_publishers_documents_tell_is_counted_for_those_asked_for(casebook):
    add(casebook, "Arseny Lukomsky", act(), act(), text="He was held twice.", publisher=None)
    names = casebook.counting.publishers()
    assert names == ("Ala-Too Wire", "Neris Daily", "Голос дороги", None)
    counts = casebook.counting.sources(names)
    assert [(one.publisher, one.documents, one.incidents) for one in counts] == [
        ("Ala-Too Wire", 2, 2),
        ("Neris Daily", 1, 1),
        ("Голос дороги", 1, 2),
        (None, 1, 2),
    ]
    assert casebook.counting.sources(("Neris Daily", "Nobody’s")) == counts[1:2]


def test_a_grade_stands_beside_every_spelling_of_a_publisher(casebook):
    casebook.grading.grade_source("Ala-Too Wire", "B", by="anna")
    found = casebook.grading.of_publishers(["ALA-TOO WIRE", "Neris Daily", None])
    assert {name: one.value for name, one in found.items()} == {"ALA-TOO WIRE": "B"}
