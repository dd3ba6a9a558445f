"""What a person decides about what was read: every verb, what it refuses, and taking it back."""

# Django can be imported only once a casebook is open.

from dataclasses import replace
from datetime import date

import pytest
from story import READING, TEXT, captured, retitled

from khronika.casebook import Casebook, Filter, ItemKind, PartyKind, PartyRef, Review
from khronika.errors import ChangedMeanwhile, ChangeRefused, NotInCasebook
from khronika.model import Certainty, Evidence, IncidentType, Interval, Status


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def incident(casebook: Casebook, row_id: str = "d1.i1"):
    return casebook.show(row_id).incident


def test_what_is_accepted_says_so(filled: Casebook) -> None:
    filled.reviewing.accept("d1.i1", by="vera", why="the court's list has it")
    assert incident(filled).review is Review.ACCEPTED
    change = filled.journal.of("d1.i1")[-1]
    assert (change.by, change.verb, change.why) == ("vera", "accept", "the court's list has it")
    assert (change.before["review"], change.after["review"]) == ("proposed", "accepted")
    with pytest.raises(ChangeRefused, match="accepted already"):
        filled.reviewing.accept("d1.i1", by="vera")


@pytest.mark.parametrize(
    ("row_id", "given", "shown"),
    [
        ("d1.i1", {"host": "kg"}, {"host": "KG"}),
        ("d1.i1", {"host": ""}, {"host": None}),
        ("d1.i1", {"type": "deportation"}, {"type": IncidentType.DEPORTATION}),
        ("d1.i1", {"type": IncidentType.RELEASE}, {"type": IncidentType.RELEASE}),
        ("d1.i1", {"status": "attempted", "certainty": "disputed"},
         {"status": Status.ATTEMPTED, "certainty": Certainty.DISPUTED}),
        ("d1.i1", {"max_years": "7", "charge": "fakes"}, {"max_years": 7, "charge": "fakes"}),
        ("d1.i1", {"when": "2024-05-07..2024-05-09"},
         {"when": Interval(first=date(2024, 5, 7), last=date(2024, 5, 9), text="some time later"),
          "when_text": None}),
        ("d1.i2", {"when": date(2024, 5, 4)},
         {"when": Interval(first=date(2024, 5, 4), last=date(2024, 5, 4), text="on May 3")}),
        ("d1.i2", {"when": "", "when_text": "in May"}, {"when": None, "when_text": "in May"}),
        ("d1.i1", {"actors": "d1.o1"},
         {"actors": (PartyRef(id="d1.o1", name="Georgia's border police",
                              kind=PartyKind.ORGANIZATION),)}),
        ("d1.p1", {"name": "Ruslan Ovcharuk-Birk", "aliases": ["R. O.", "Ruslan"]},
         {"name": "Ruslan Ovcharuk-Birk", "aliases": ("R. O.", "Ruslan")}),
        ("d1.p1", {"citizenship": "ru, BY", "roles": "target,expert"},
         {"citizenship": ("RU", "BY"), "roles": ("target", "expert")}),
        ("d1.o1", {"kind": "court", "country": "AM"}, {"kind": "court", "country": "AM"}),
        ("d1.c1", {"stance": "asserts", "direct": "no"}, {"stance": "asserts", "direct": False}),
        ("d1.c1", {"incidents": "d1.i2", "countries": "KG"},
         {"incidents": ("d1.i2",), "countries": ("KG",), "instruments": ("d1.n1",)}),
        ("d1.n1", {"parties": "AM,RU,KG", "status": "signed", "data": ""},
         {"parties": ("AM", "RU", "KG"), "status": "signed", "data": ()}),
        ("d1.e1", {"low": 3000, "by": "d1.o1", "measure": "asylum seekers"},
         {"low": 3000, "measure": "asylum seekers"}),
    ],
)  # fmt: skip
def test_any_field_of_any_kind_is_corrected_and_taken_back(
    filled: Casebook, row_id: str, given: dict[str, object], shown: dict[str, object]
) -> None:
    before = filled.show("d1")
    filled.reviewing.correct(row_id, given, by="vera")
    row = row_of(filled, row_id)
    assert {name: getattr(row, name) for name in shown} == shown
    assert row.review is Review.CORRECTED
    decided = {decision.field: decision.by for decision in row.decided}
    assert {decided[field] for field in given} == {"corrected by a person"}
    assert filled.journal.verify() == []
    filled.reviewing.undo(by="vera")
    assert filled.show("d1") == before
    assert filled.journal.verify() == []


def row_of(casebook: Casebook, row_id: str):
    case = casebook.show("d1")
    kinds = (case.people, case.organizations, case.incidents, case.claims, case.instruments)
    rows = [row for kind in (*kinds, case.estimates) for row in kind]
    return next(row for row in rows if row.id == row_id)


@pytest.mark.parametrize(
    ("row_id", "given", "field"),
    [
        ("d1.i1", {"colour": "red"}, "colour"),
        ("d1.i1", {"evidence": []}, "evidence"),
        ("d1.i1", {"id": "i9"}, "id"),
        ("d1.i1", {"host": "ZZ"}, "host"),
        ("d1.i1", {"host": 7}, "host"),
        ("d1.i1", {"type": "party"}, "type"),
        ("d1.i1", {"type": ""}, "type"),
        ("d1.i1", {"targets": ""}, "targets"),
        ("d1.i1", {"targets": "d1.i2"}, "targets"),
        ("d1.i1", {"targets": "p9"}, "targets"),
        ("d1.i1", {"targets": "d2.p1"}, "targets"),
        ("d1.i1", {"targets": [{}]}, "targets"),
        ("d1.i1", {"targets": 1}, "targets"),
        ("d1.i1", {"when": "May"}, "when"),
        ("d1.i1", {"when": "2024-05-09..2024-05-07"}, "when"),
        ("d1.i1", {"max_years": "many"}, "max_years"),
        ("d1.i1", {"charge": "\ud800"}, "charge"),
        ("d1.c1", {"speaker": ""}, "speaker"),
        ("d1.c1", {"direct": "perhaps"}, "direct"),
        ("d1.p1", {"roles": "hero"}, "roles[0]"),
        ("d1", {"colour": "red"}, "colour"),
        ("d1", {"published": "May"}, "published"),
        ("d1", {"title": 5}, "title"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_by_its_field(
    filled: Casebook, row_id: str, given: dict[str, object], field: str
) -> None:
    before = filled.show("d1")
    with pytest.raises(ChangeRefused) as refused:
        filled.reviewing.correct(row_id, given, by="vera")
    assert refused.value.field == field
    assert filled.show("d1") == before
    assert len(filled.journal.all()) == 2


def test_what_is_so_already_is_refused(filled: Casebook) -> None:
    with pytest.raises(ChangeRefused, match="accept it"):
        filled.reviewing.correct("d1.i1", {"host": "AM"}, by="vera")


def test_facts_about_a_document_are_corrected(filled: Casebook) -> None:
    filled.reviewing.correct(
        "d1", {"published": "2024-05-11", "publisher": "", "title": "Two"}, by="vera"
    )
    (row,) = filled.documents()
    assert (row.published, row.publisher, row.title) == (date(2024, 5, 11), None, "Two")
    assert filled.journal.verify() == []
    assert filled.reading("d1") == READING
    filled.reviewing.undo(by="vera")
    assert filled.documents()[0].published == date(2024, 5, 10)


def test_a_document_with_incidents_stays_relevant(filled: Casebook) -> None:
    with pytest.raises(ChangeRefused, match="relevant"):
        filled.reviewing.correct("d1", {"relevant": "no"}, by="vera")


def test_evidence_is_cut_from_the_text(filled: Casebook) -> None:
    start, end = span("was detained in Yerevan")
    filled.reviewing.respan("d1.i1", [(start, end), (0, 7)], by="vera")
    assert incident(filled).evidence == (
        Evidence(start=start, end=end, quote="was detained in Yerevan"),
        Evidence(start=0, end=7, quote=TEXT[:7]),
    )
    assert incident(filled).review is Review.CORRECTED
    assert filled.journal.verify() == []
    filled.reviewing.undo(by="vera")
    assert incident(filled).evidence == READING.incidents[0].evidence


@pytest.mark.parametrize("spans", [[(5, 5)], [(7, 3)], [(-1, 3)], [(0, len(TEXT) + 1)], []])
def test_spans_outside_the_text_are_refused(filled: Casebook, spans) -> None:
    with pytest.raises(ChangeRefused) as refused:
        filled.reviewing.respan("d1.i1", spans, by="vera")
    assert refused.value.field == "evidence"


def test_what_is_rejected_leaves_the_lists_and_stays_in_its_document(filled: Casebook) -> None:
    filled.reviewing.reject("d1.i1", why="it was his cousin", by="vera")
    assert [row.id for row in filled.incidents()] == ["d1.i2"]
    assert [row.id for row in filled.incidents(Filter(rejected=True))] == ["d1.i2", "d1.i1"]
    assert filled.documents()[0].incidents == 1
    assert filled.show("d1.p2").incidents == ()
    assert filled.people(Filter(person="d1.p2"))[0].incidents == ()
    (rejected,) = [row for row in filled.show("d1").incidents if row.id == "d1.i1"]
    assert rejected.review is Review.REJECTED
    assert filled.journal.verify() == []
    for verb in (
        lambda: filled.reviewing.accept("d1.i1", by="vera"),
        lambda: filled.reviewing.correct("d1.i1", {"host": "KG"}, by="vera"),
        lambda: filled.reviewing.respan("d1.i1", [(0, 5)], by="vera"),
        lambda: filled.reviewing.reject("d1.i1", why="again", by="vera"),
    ):
        with pytest.raises(ChangeRefused, match="rejected"):
            verb()
    filled.reviewing.undo(by="vera")
    assert [row.id for row in filled.incidents()] == ["d1.i2", "d1.i1"]
    # The claim that bears on it bears on it again.
    assert filled.show("d1").claims[0].incidents == ("d1.i1", "d1.i2")


def test_a_rejection_needs_its_reason(filled: Casebook) -> None:
    with pytest.raises(ChangeRefused, match="reason"):
        filled.reviewing.reject("d1.i1", why=" ", by="vera")


def test_a_person_whom_something_names_is_not_rejected_before_that(filled: Casebook) -> None:
    with pytest.raises(ChangeRefused, match=r"d1\.i1, which could not stand without d1\.p2"):
        filled.reviewing.reject("d1.p2", why="nobody of this name", by="vera")
    filled.reviewing.reject("d1.i1", why="no such act", by="vera")
    filled.reviewing.reject("d1.p2", why="nobody of this name", by="vera")
    assert [row.id for row in filled.people()] == ["d1.p1", "d1.p3"]
    with pytest.raises(ChangeRefused, match="targets"):
        filled.reviewing.undo(by="vera", change=3)


def test_what_was_missed_is_added_whole(filled: Casebook) -> None:
    person = filled.reviewing.add(
        "d1", ItemKind.PERSON, {"name": "Armenia", "roles": "other"}, [span("Armenia")], by="vera"
    )
    act = filled.reviewing.add(
        "d1",
        ItemKind.INCIDENT,
        {"type": "threat", "targets": f"{person},d1.p3", "host": "GE"},
        [span("I fear for both")],
        by="vera",
        why="said in the interview",
    )
    assert (person, act) == ("d1.p4", "d1.i3")
    row = incident(filled, act)
    assert (row.review, row.confidence) == (Review.ADDED, None)
    assert [target.id for target in row.targets] == ["d1.p3", "d1.p4"]
    assert row.evidence[0].quote == "I fear for both"
    filled.reviewing.correct(act, {"host": "AM"}, by="vera")
    assert incident(filled, act).review is Review.ADDED
    assert filled.journal.verify() == []


@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        (ItemKind.INCIDENT, {"targets": "d1.p1"}, "type"),
        (ItemKind.INCIDENT, {"type": "threat"}, "targets"),
        (ItemKind.PERSON, {}, "name"),
        (ItemKind.CLAIM, {"stance": "denies"}, "speaker"),
        (ItemKind.ESTIMATE, {"measure": "shoes"}, "measure"),
        (ItemKind.INSTRUMENT, {"kind": "other", "parties": "ZZ"}, "parties"),
    ],
)
def test_half_an_item_is_not_added(filled: Casebook, kind: ItemKind, values, field: str) -> None:
    with pytest.raises(ChangeRefused) as refused:
        filled.reviewing.add("d1", kind, values, [(0, 5)], by="vera")
    assert refused.value.field == field
    assert len(filled.journal.all()) == 2


def test_what_states_something_is_not_added_without_evidence(filled: Casebook) -> None:
    with pytest.raises(ChangeRefused, match="evidence"):
        filled.reviewing.add(
            "d1", ItemKind.INCIDENT, {"type": "threat", "targets": "d1.p1"}, [], by="vera"
        )


def test_no_incident_is_added_to_a_document_that_is_not_relevant(casebook: Casebook) -> None:
    dull = replace(retitled("dull"), relevant=False, incidents=(), claims=())
    casebook.add(captured(dull), dull)
    values = {"type": "threat", "targets": "d1.p1"}
    with pytest.raises(ChangeRefused, match="relevant to yes first"):
        casebook.reviewing.add("d1", ItemKind.INCIDENT, values, [(0, 5)], by="vera")
    casebook.reviewing.correct("d1", {"relevant": True}, by="vera")
    assert casebook.reviewing.add("d1", ItemKind.INCIDENT, values, [(0, 5)], by="vera") == "d1.i1"


def test_an_addition_is_taken_back_and_its_id_never_given_again(filled: Casebook) -> None:
    def add() -> str:
        return filled.reviewing.add("d1", ItemKind.PERSON, {"name": "A"}, [], by="vera")

    before = filled.show("d1")
    first = add()
    filled.reviewing.undo(by="vera")
    assert filled.show("d1") == before
    assert filled.journal.verify() == []
    assert (first, add()) == ("d1.p4", "d1.p5")
    undone = filled.journal.of("d1.p4")[-1].number
    filled.reviewing.undo(by="vera", change=undone)
    assert [row.id for row in filled.people()][-2:] == ["d1.p5", "d1.p4"]
    assert filled.journal.verify() == []


def test_an_addition_that_something_names_is_not_taken_back(filled: Casebook) -> None:
    person = filled.reviewing.add("d1", ItemKind.PERSON, {"name": "A"}, [], by="vera")
    filled.reviewing.correct("d1.i1", {"targets": person}, by="oleg")
    with pytest.raises(ChangeRefused, match=r"d1\.i1, which could not stand without d1\.p4"):
        filled.reviewing.undo(by="vera")


def test_undoing_goes_back_step_by_step(filled: Casebook) -> None:
    filled.reviewing.accept("d1.i1", by="vera")
    filled.reviewing.correct("d1.i1", {"host": "KG"}, by="vera")
    filled.reviewing.correct("d1.i2", {"host": "KZ"}, by="oleg")
    assert filled.reviewing.undo(by="vera").undoes == 4
    assert (incident(filled).host, incident(filled).review) == ("AM", Review.ACCEPTED)
    assert filled.reviewing.undo(by="vera").undoes == 3
    assert incident(filled).review is Review.PROPOSED
    with pytest.raises(ChangeRefused, match="no change by vera"):
        filled.reviewing.undo(by="vera")
    assert incident(filled, "d1.i2").host == "KZ"
    assert [change.verb for change in filled.journal.of("d1.i1")] == [
        "accept", "correct", "undo", "undo",
    ]  # fmt: skip


def test_a_change_under_another_is_not_undone(filled: Casebook) -> None:
    filled.reviewing.accept("d1.i1", by="vera")
    filled.reviewing.correct("d1.i1", {"host": "KG"}, by="oleg")
    with pytest.raises(ChangeRefused, match="Change 4 stands on top of change 3"):
        filled.reviewing.undo(by="vera", change=3)
    filled.reviewing.undo(by="vera", change=4)
    filled.reviewing.undo(by="vera", change=3)
    with pytest.raises(ChangeRefused, match="undone already"):
        filled.reviewing.undo(by="vera", change=3)


def test_an_undoing_is_undone(filled: Casebook) -> None:
    filled.reviewing.correct("d1.i1", {"host": "KG"}, by="vera")
    filled.reviewing.undo(by="vera")
    filled.reviewing.undo(by="vera", change=4)
    assert incident(filled).host == "KG"
    filled.reviewing.undo(by="vera")
    assert incident(filled).host == "AM"
    with pytest.raises(ChangeRefused, match="undone already"):
        filled.reviewing.undo(by="vera", change=4)
    assert filled.journal.verify() == []


@pytest.mark.parametrize(("number", "error"), [(1, ChangeRefused), (99, NotInCasebook)])
def test_only_decisions_are_undone(filled: Casebook, number: int, error: type[Exception]) -> None:
    with pytest.raises(error):
        filled.reviewing.undo(by="vera", change=number)


def test_notes_stand_on_anything_and_go_one_by_one(filled: Casebook) -> None:
    filled.reviewing.note("d1.i1", "Ask the lawyer.", by="vera")
    filled.reviewing.accept("d1.i1", by="vera")
    second = filled.reviewing.note("d1.i1", "Asked.", by="oleg")
    filled.reviewing.note("d1", "A careful author.", by="oleg")
    filled.reviewing.undo(by="oleg", change=3)
    assert [(note.number, note.by, note.after) for note in filled.reviewing.notes("d1.i1")] == [
        (second, "oleg", "Asked.")
    ]
    assert [note.after for note in filled.reviewing.notes("d1")] == ["A careful author."]
    assert incident(filled).review is Review.ACCEPTED
    filled.reviewing.undo(by="oleg", change=filled.journal.head().number)
    assert [note.after for note in filled.reviewing.notes("d1.i1")] == [
        "Ask the lawyer.", "Asked.",
    ]  # fmt: skip
    with pytest.raises(ChangeRefused, match="text"):
        filled.reviewing.note("d1.i1", "  ", by="vera")


@pytest.mark.parametrize("row_id", ["d9", "d1.i9", "d9.i1", "x"])
def test_ids_that_name_nothing_are_refused(filled: Casebook, row_id: str) -> None:
    with pytest.raises(NotInCasebook):
        filled.reviewing.note(row_id, "A note.", by="vera")
    with pytest.raises(NotInCasebook):
        filled.reviewing.correct(row_id, {"host": "KG"}, by="vera")


def test_a_change_past_the_journal_is_found(filled: Casebook) -> None:
    from khronika.casebook import models

    filled.reviewing.correct("d1.i1", {"host": "KG"}, by="vera")
    models.Incident.objects.filter(own_id="i1").update(host="TR")
    models.Incident.objects.filter(own_id="i2").update(status="pending")
    models.Estimate.objects.all().delete()
    models.Document.objects.update(title="Another")
    found = {one.where for one in filled.journal.verify()}
    assert found == {"d1.i1", "d1.i2", "d1.e1", "d1"}


def test_a_change_is_kept_with_its_entry_or_not_at_all(filled: Casebook, monkeypatch) -> None:
    from khronika.casebook import journal

    def fail(**_: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(journal, "write", fail)
    with pytest.raises(ZeroDivisionError):
        filled.reviewing.correct("d1.i1", {"host": "KG"}, by="vera")
    assert incident(filled).host == "AM"


def test_the_queue_goes_by_consequence_and_then_by_doubt(filled: Casebook) -> None:
    filled.reviewing.correct("d1.i2", {"type": "deportation"}, by="vera")
    filled.reviewing.undo(by="vera")
    waiting = filled.reviewing.queue()
    assert [(one.row.id, one.consequence) for one in waiting] == [
        ("d1.i1", "in_danger"), ("d1.p2", "in_danger"), ("d1.c1", "in_danger"),
        ("d1.i2", "protection"), ("d1.p1", "protection"), ("d1.o1", "protection"),
        ("d1.p3", "context"), ("d1.o2", "context"), ("d1.n1", "context"), ("d1.e1", "context"),
    ]  # fmt: skip
    assert waiting[0].row == incident(filled)
    assert waiting[0].kind is ItemKind.INCIDENT
    assert [one.row.id for one in filled.reviewing.queue(limit=2)] == ["d1.i1", "d1.p2"]


def test_the_queue_holds_what_is_asked_for_and_undecided(filled: Casebook) -> None:
    def ids(**asked: object) -> list[str]:
        return [one.row.id for one in filled.reviewing.queue(Filter(**asked))]

    assert ids(country="GE") == ["d1.i2", "d1.p1", "d1.o1", "d1.c1"]
    assert ids(person="timofei") == ["d1.i1", "d1.p2", "d1.c1"]
    assert len(ids(document="d1")) == 10
    assert ids(document="d2") == []
    filled.reviewing.accept("d1.i2", by="vera")
    filled.reviewing.reject("d1.i1", why="no", by="vera")
    assert ids(country="GE") == ["d1.p1", "d1.o1", "d1.c1"]
    kinds = filled.reviewing.queue(kinds=[ItemKind.CLAIM, ItemKind.ESTIMATE])
    assert [one.row.id for one in kinds] == ["d1.c1", "d1.e1"]


def test_any_part_of_the_queue_is_that_part_of_the_whole(filled: Casebook) -> None:
    for asked in (Filter(), Filter(country="GE"), Filter(document="d1")):
        waiting = filled.reviewing.queue(asked)
        whole = list(waiting)
        assert len(waiting) == len(whole) > 3
        for start in range(len(whole) + 1):
            assert waiting[start : start + 3] == whole[start : start + 3]
        assert [waiting[-1]] == waiting[-1:] == whole[-1:]
        assert waiting[::2] == whole[::2]
    with pytest.raises(IndexError):
        filled.reviewing.queue()[10]


def test_the_less_confident_come_first_within_one_consequence(casebook: Casebook) -> None:
    acts = [
        replace(READING.incidents[1], id=f"i{n}", confidence=confidence)
        for n, confidence in enumerate((0.9, None, 0.2), start=1)
    ]
    reading = replace(READING, incidents=tuple(acts), claims=())
    casebook.add(captured(reading), reading)
    waiting = casebook.reviewing.queue(kinds=[ItemKind.INCIDENT])
    assert [one.row.id for one in waiting] == ["d1.i2", "d1.i3", "d1.i1"]


def test_every_type_of_incident_has_one_consequence() -> None:
    from khronika.resources import load

    levels = load("review/consequences.yaml")
    types = [type_ for level in levels for type_ in level["types"]]
    assert sorted(types) == sorted(IncidentType)
    for level in levels:
        assert set(level["label"]) == set(level["reason"]) == {"en", "ru"}


def test_what_waits_next_passes_over_documents(casebook: Casebook) -> None:
    for n, confidence in enumerate((0.2, 0.4), start=1):
        act = replace(READING.incidents[1], confidence=confidence)
        document = replace(READING.document, id=f"own{n}", text=f"{READING.document.text} {n}")
        reading = replace(READING, document=document, incidents=(act,), claims=())
        casebook.add(captured(reading), reading)

    def after(*documents: str, **asked: object) -> str | None:
        found = casebook.reviewing.next_but(documents, Filter(**asked))
        return found and found.row.id

    assert [after(), after("d1"), after("d2"), after("d1", "d2")] == [
        "d1.i2", "d2.i2", "d1.i2", None
    ]  # fmt: skip
    casebook.reviewing.accept("d2.i2", by="vera")
    assert after("d1") == "d2.p1"
    assert after("d1", country="KG") is None
    with pytest.raises(NotInCasebook):
        after("d1.i2")


def test_what_was_taken_back_is_over_until_it_is_made_anew(filled: Casebook) -> None:
    filled.reviewing.accept("d1.i1", by="vera")
    filled.reviewing.undo(by="vera")

    def over() -> list[str]:
        changes = filled.journal.of("d1.i1")
        numbers = filled.reviewing.over(changes)
        return [f"{one.verb}{' over' if one.number in numbers else ''}" for one in changes]

    assert over() == ["accept over", "undo"]
    filled.reviewing.undo(by="vera", change=filled.journal.of("d1.i1")[-1].number)
    assert over() == ["accept over", "undo over", "undo"]
    filled.reviewing.correct("d1.i1", {"host": "KG"}, by="vera")
    assert over()[-1] == "correct"


def test_items_are_found_by_their_ids_whatever_they_are(filled: Casebook) -> None:
    filled.reviewing.reject("d1.c1", why="no", by="vera")
    rows = filled.reviewing.rows(["d1.c1", "d1.p1", "d1.i1", "d1", "d1.p99", "d9.p1", "The Sun"])
    assert sorted(rows) == ["d1.c1", "d1.i1", "d1.p1"]
    assert rows["d1.i1"] == incident(filled)


@pytest.mark.parametrize(
    ("typed", "codes"), [("Turkmenistan, Грузия", ("TM", "GE")), ("tm,киргизия", ("TM", "KG"))]
)
def test_countries_are_told_by_name_or_code(
    filled: Casebook, typed: str, codes: tuple[str, ...]
) -> None:
    filled.reviewing.correct("d1.p1", {"citizenship": typed}, by="vera")
    assert filled.people()[0].citizenship == codes


def test_the_language_of_a_document_is_a_code(filled: Casebook) -> None:
    for typed in ("English", "e", "en-GB", "1"):
        with pytest.raises(ChangeRefused, match="code of a language"):
            filled.reviewing.correct("d1", {"language": typed}, by="vera")
    filled.reviewing.correct("d1", {"language": "RU"}, by="vera")
    assert filled.documents()[0].language == "ru"
    filled.reviewing.correct("d1", {"language": ""}, by="vera")
    assert filled.documents()[0].language is None


@pytest.mark.parametrize(
    ("row_id", "field", "was", "other", "now"),
    [
        ("d1.i2", "host", "GE", "AM", "AM"),
        ("d1.i2", "when", "2024-05-03..2024-05-03", "2024-05-04", "2024-05-04..2024-05-04"),
        ("d1.i2", "actors", ["d1.o1"], "", ""),
        ("d1.i1", "actors", [], "d1.o1", "o1"),
        ("d1.i1", "max_years", "", 7, "7"),
        ("d1.c1", "incidents", ["d1.i2", "d1.i1"], "d1.i1", "i1"),
        ("d1.c1", "direct", "yes", "no", "no"),
        ("d1", "publisher", "The Lantern", "The Lamp", "The Lamp"),
    ],
)
def test_what_was_changed_meanwhile_is_not_overruled_unseen(
    filled: Casebook, row_id: str, field: str, was: object, other: object, now: str
) -> None:
    from khronika.casebook.values import as_typed

    filled.reviewing.correct(row_id, {field: other}, was={field: was}, by="vera")
    with pytest.raises(ChangedMeanwhile, match=f"^{field} holds something else") as refused:
        filled.reviewing.correct(row_id, {field: was}, was={field: was}, by="oleg")
    assert {name: as_typed(held) for name, (_, held) in refused.value.fields.items()} == {
        field: now
    }
    assert filled.journal.of(row_id)[-1].by == "vera"
    filled.reviewing.correct(row_id, {field: was}, was={field: other}, by="oleg")
    assert filled.journal.of(row_id)[-1].by == "oleg"


def test_two_who_correct_different_fields_are_in_nobodys_way(filled: Casebook) -> None:
    filled.reviewing.correct("d1.i2", {"host": "AM"}, was={"host": "GE"}, by="vera")
    filled.reviewing.correct("d1.i2", {"status": "threatened"}, was={"status": "completed"}, by="x")
    assert (incident(filled, "d1.i2").host, incident(filled, "d1.i2").status) == (
        "AM",
        Status.THREATENED,
    )


def test_what_was_seen_must_mean_something_too(filled: Casebook) -> None:
    with pytest.raises(ChangeRefused, match="host: must be a country"):
        filled.reviewing.correct("d1.i2", {"host": "AM"}, was={"host": "Narnia"}, by="vera")


def test_words_that_were_changed_meanwhile_are_not_overruled_unseen(filled: Casebook) -> None:
    row = incident(filled, "d1.i2")
    (proof,) = row.evidence
    was = {"evidence": f"{proof.start}-{proof.end}"}
    shorter = [(proof.start, proof.end - 1)]
    filled.reviewing.respan("d1.i2", shorter, was=was, by="vera")
    for again in (
        lambda: filled.reviewing.respan("d1.i2", [(0, 5)], was=was, by="oleg"),
        lambda: filled.reviewing.reject("d1.i2", why="not so", was=was, by="oleg"),
        lambda: filled.reviewing.correct("d1.i2", {"host": "AM"}, was=was, by="oleg"),
    ):
        with pytest.raises(ChangedMeanwhile, match="evidence holds something else"):
            again()
    assert filled.journal.of("d1.i2")[-1].by == "vera"
    was = {"evidence": f"{proof.start}-{proof.end - 1}"}
    filled.reviewing.respan("d1.i2", [(0, 5)], was=was, by="oleg")
    assert filled.journal.of("d1.i2")[-1].by == "oleg"


def test_nobody_rejects_what_they_saw_otherwise(filled: Casebook) -> None:
    filled.reviewing.correct("d1.i2", {"host": "AM"}, by="vera")
    for was in ({"host": "GE"}, {"review": "proposed"}):
        with pytest.raises(ChangedMeanwhile, match=f"{next(iter(was))} holds something else"):
            filled.reviewing.reject("d1.i2", why="told of Georgia", was=was, by="oleg")
    seen = {"host": "AM", "review": "corrected"}
    filled.reviewing.reject("d1.i2", why="told of Georgia", was=seen, by="oleg")
    assert filled.journal.of("d1.i2")[-1].verb == "reject"


def test_nobody_accepts_what_they_saw_otherwise(filled: Casebook) -> None:
    with pytest.raises(ChangedMeanwhile, match="host holds something else"):
        filled.reviewing.accept("d1.i2", was={"host": "AM"}, by="oleg")
    filled.reviewing.accept("d1.i2", was={"host": "GE"}, by="oleg")


def test_what_is_held_to_the_letter_was_seen_whatever_it_means(filled: Casebook) -> None:
    from khronika.casebook import models

    own_id = filled.reviewing.add("d1", ItemKind.PERSON, {"name": "Lev Probny"}, [], by="vera")
    models.Person.objects.filter(name="Lev Probny").update(name=" Lev  Probny ")
    filled.reviewing.reject(own_id, why="nobody", was={"name": " Lev  Probny "}, by="vera")


@pytest.mark.parametrize("typed", ["a-b", "5", "0-99999999", "7-3", ["x"], [1], 7])
def test_words_that_were_seen_must_be_words_of_the_text(filled: Casebook, typed: object) -> None:
    with pytest.raises(ChangeRefused, match="evidence: ") as refused:
        filled.reviewing.accept("d1.i2", was={"evidence": typed}, by="vera")
    assert not isinstance(refused.value, ChangedMeanwhile)
