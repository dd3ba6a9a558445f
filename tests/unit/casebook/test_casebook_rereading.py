"""A document read again: what people decided stays, the rest follows the newer reader."""

# Django can be imported only once a casebook is open.

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from story import PASSPHRASE, READING, TEXT, captured

from khronika.casebook import Casebook, ItemKind, Review
from khronika.errors import KhronikaError, MalformedReading
from khronika.model import IncidentType, Item, Organization, Person, Reader, Reading, to_json
from strategies import readings

NEWER = Reader(name="by hand", version="2")


def newer(**parts: object) -> Reading:
    """The story as a newer reader would have read it."""
    return replace(READING, reader=NEWER, **parts)


def changed(item: Item, **fields: object) -> Item:
    return replace(item, **fields)


def told(reread) -> list[tuple[str, str]]:
    return [(one.kind.value, one.id) for one in reread.differences]


def test_the_same_again_changes_nothing(filled: Casebook) -> None:
    before = filled.show("d1")
    reread = filled.rereading.take("d1", READING)
    assert (reread.changed, reread.differences) == (False, ())
    assert filled.show("d1") == before
    assert len(filled.journal.all()) == 2


def test_a_newer_reader_that_reads_the_same_is_kept_beside(filled: Casebook) -> None:
    reread = filled.rereading.take("d1", newer())
    assert (reread.changed, reread.differences) == (True, ())
    assert filled.documents()[0].reader == "by hand 2"
    first, second = filled.rereading.versions("d1")
    assert (first.number, first.reading) == (1, READING)
    assert (second.number, second.reading, second.differences) == (2, newer(), ())
    assert filled.journal.verify() == []


def test_untouched_items_follow_the_newer_reader(filled: Casebook) -> None:
    detained, refused = READING.incidents
    reading = newer(
        incidents=(
            changed(refused, id="i1", host="AM"),
            changed(detained, id="i2", type=IncidentType.DEPORTATION),
            changed(refused, id="i3", type=IncidentType.THREAT, targets=("p3",)),
        ),
        estimates=(),
        claims=(),
    )
    reread = filled.rereading.take("d1", reading)
    assert told(reread) == [
        ("changed", "d1.i2"), ("changed", "d1.i1"), ("new", "d1.i3"),
        ("gone", "d1.c1"), ("gone", "d1.e1"),
    ]  # fmt: skip
    rows = {row.id: row for row in filled.show("d1").incidents}
    assert (rows["d1.i2"].host, rows["d1.i1"].type) == ("AM", IncidentType.DEPORTATION)
    assert {row.review for row in rows.values()} == {Review.PROPOSED}
    assert filled.show("d1").estimates == ()
    assert filled.journal.verify() == []
    last = filled.rereading.versions("d1")[-1]
    assert {(one.kind, one.id) for one in last.differences} == {
        (one.kind, one.id) for one in reread.differences
    }


def test_what_a_person_decided_stays_and_the_difference_is_told(filled: Casebook) -> None:
    review = filled.reviewing
    review.correct("d1.i1", {"host": "KG", "type": "deportation"}, by="vera")
    review.accept("d1.i2", by="vera")
    review.reject("d1.e1", why="a guess", by="vera")
    added = review.add(
        "d1", ItemKind.INCIDENT, {"type": "threat", "targets": "d1.p3"}, [(0, 9)], by="vera"
    )
    decided = {row.id: row for row in filled.show("d1").incidents}
    reading = newer(
        incidents=(changed(READING.incidents[0], host="TR"),),
        claims=(),
        people=(changed(READING.people[1], name="T. Ovcharuk", aliases=("Timofei Ovcharuk",)),),
    )
    reread = filled.rereading.take("d1", reading)
    assert told(reread) == [
        ("changed", "d1.p2"), ("against", "d1.i1"), ("against", "d1.e1"),
        ("kept", "d1.p1"), ("kept", "d1.p3"), ("kept", "d1.i2"), ("gone", "d1.c1"),
    ]  # fmt: skip
    against = reread.differences[1]
    assert (against.before["host"], against.after["host"]) == ("KG", "TR")
    after = {row.id: row for row in filled.show("d1").incidents}
    assert after.keys() == decided.keys() == {"d1.i1", "d1.i2", added}
    assert after["d1.i1"].host == "KG"
    assert after["d1.i1"].targets[0].name == "T. Ovcharuk"
    assert after["d1.i2"].review is Review.ACCEPTED
    assert filled.show("d1.e1").review is Review.REJECTED
    assert filled.journal.verify() == []
    assert [(one.kind.value, one.id) for one in filled.rereading.against("d1")] == [
        ("against", "d1.i1"), ("against", "d1.e1"),
    ]  # fmt: skip


def test_a_decision_on_an_older_reading_can_still_be_undone(filled: Casebook) -> None:
    filled.reviewing.correct("d1.i1", {"host": "KG"}, by="vera")
    filled.rereading.take("d1", newer(claims=()))
    filled.reviewing.undo(by="vera")
    assert filled.show("d1.i1").incident.host == "AM"
    assert filled.journal.verify() == []


def test_what_needs_a_rejected_person_is_left_out(filled: Casebook) -> None:
    filled.reviewing.reject("d1.i1", why="no", by="vera")
    filled.reviewing.reject("d1.p2", why="nobody", by="vera")
    act = changed(
        READING.incidents[0],
        id="i7",
        type=IncidentType.KILLING,
        evidence=READING.claims[0].evidence,
    )
    both = changed(READING.incidents[1], targets=("p1", "p2"))
    reread = filled.rereading.take("d1", newer(incidents=(act, both), claims=()))
    assert ("left out", "d1.i3") in told(reread)
    (row,) = filled.incidents()
    assert [target.id for target in row.targets] == ["d1.p1"]
    assert filled.journal.verify() == []


def test_a_noted_or_judged_item_stays_under_its_id(filled: Casebook) -> None:
    filled.reviewing.note("d1.p3", "Ask her.", by="vera")
    filled.rereading.take("d1", newer(people=READING.people[:2], claims=()))
    assert filled.show("d1.p3").person.name == "Zlata Birkavs"
    assert filled.journal.verify() == []


def test_a_document_that_a_person_holds_irrelevant_gets_no_incidents(filled: Casebook) -> None:
    filled.reviewing.reject("d1.i1", why="no", by="vera")
    filled.reviewing.reject("d1.i2", why="no", by="vera")
    filled.reviewing.correct("d1", {"relevant": "no"}, by="vera")
    act = changed(READING.incidents[0], id="i7", type=IncidentType.KILLING, targets=("p3",))
    reread = filled.rereading.take("d1", newer(incidents=(act,), claims=()))
    assert ("left out", "d1.i3") in told(reread)
    assert not filled.documents()[0].relevant
    assert list(filled.incidents()) == []
    assert filled.journal.verify() == []


def test_facts_that_a_person_corrected_go_to_the_reader(filled: Casebook) -> None:
    filled.reviewing.correct("d1", {"published": "2024-06-01"}, by="vera")
    document = filled.rereading.document("d1")
    assert str(document.published) == "2024-06-01"
    filled.rereading.take("d1", replace(newer(), document=document))
    assert str(filled.documents()[0].published) == "2024-06-01"
    assert filled.journal.verify() == []


def test_what_would_differ_is_told_and_not_kept(filled: Casebook) -> None:
    before = filled.show("d1")
    reread = filled.rereading.take("d1", newer(estimates=()), keep=False)
    assert told(reread) == [("gone", "d1.e1")]
    assert filled.show("d1") == before
    assert len(filled.rereading.versions("d1")) == 1


def test_a_reading_of_another_text_is_refused(filled: Casebook) -> None:
    other = Reading(document=replace(READING.document, text=TEXT + "!"), relevant=False)
    with pytest.raises(MalformedReading, match="text"):
        filled.rereading.take("d1", other)


def test_an_earlier_reading_that_was_altered_is_found(filled: Casebook) -> None:
    from khronika.casebook import models

    filled.rereading.take("d1", newer())
    models.EarlierReading.objects.update(reading={"people": []})
    assert [one.where for one in filled.journal.verify()] == ["d1"]


def test_standing_leaves_out_what_was_rejected(filled: Casebook) -> None:
    assert filled.standing("d1") == READING
    filled.reviewing.reject("d1.i1", why="no", by="vera")
    standing = filled.standing("d1")
    assert [act.id for act in standing.incidents] == ["i2"]
    assert standing.claims[0].about.incidents == ("i2",)


def _decide(casebook: Casebook, document: str, data: st.DataObject) -> None:
    """Let a person do something to some items; what makes no sense is refused."""
    items = [*_items(casebook.reading(document))]
    for noun in data.draw(st.lists(st.sampled_from(items), max_size=4)):
        row_id = f"{document}.{noun.id}"
        review = casebook.reviewing
        act = data.draw(st.sampled_from(["accept", "reject", "correct", "note", "undo"]))
        try:
            match act:
                case "accept":
                    review.accept(row_id, by="vera")
                case "reject":
                    review.reject(row_id, why="no", by="vera")
                case "correct" if isinstance(noun, Person | Organization):
                    review.correct(
                        row_id, {"name": data.draw(st.text("ab", min_size=1))}, by="vera"
                    )
                case "correct":
                    review.respan(row_id, [(0, 1)], by="vera")
                case "note":
                    review.note(row_id, "A note.", by="vera")
                case "undo":
                    review.undo(by="vera")
        except KhronikaError:
            pass


def _items(reading: Reading) -> Iterator[Item]:
    for kind in ("people", "organizations", "incidents", "claims", "instruments", "estimates"):
        yield from getattr(reading, kind)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), reading=readings())
def test_whatever_is_decided_survives_whatever_is_read(
    story_home: Path, data: st.DataObject, reading: Reading
) -> None:
    with TemporaryDirectory() as folder:  # each time anew: all that a casebook holds is verified
        home = shutil.copytree(story_home, Path(folder) / "casebook")
        with Casebook.open(home, PASSPHRASE) as kept:
            _read_and_decide_and_read_again(kept, data, reading)


def _read_and_decide_and_read_again(kept: Casebook, data: st.DataObject, reading: Reading) -> None:
    from khronika.casebook.finding import find_document
    from khronika.casebook.states import states_of

    assert kept.add(captured(reading), reading) == "added"
    document = "d2"
    for _ in range(data.draw(st.integers(1, 2))):
        _decide(kept, document, data)
        stood = states_of(find_document(document))
        earlier = [version.reading for version in kept.rereading.versions(document)]
        again = data.draw(readings(text=reading.document.text))
        reread = kept.rereading.take(
            document, replace(again, document=kept.rereading.document(document))
        )

        stands = states_of(find_document(document))
        decided = {i for i, state in stood.items() if state["review"] != "proposed"}
        assert {i: stands[i] for i in decided} == {i: stood[i] for i in decided}
        versions = [version.reading for version in kept.rereading.versions(document)]
        assert versions[: len(earlier)] == earlier
        assert len(versions) == len(earlier) + reread.changed
        standing = kept.standing(document)
        assert to_json(standing)
        new = {noun.id for noun in _items(versions[-1])}
        left_out = {one.id for one in reread.differences if one.kind == "left out"}
        for own_id, state in stands.items():
            if own_id not in stood:
                assert own_id in new
                assert state["review"] == "proposed"
        assert {f"{document}.{i}" for i in new - stands.keys()} <= left_out
    assert kept.journal.verify() == []
