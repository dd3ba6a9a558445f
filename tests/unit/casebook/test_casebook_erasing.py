"""A person who asks is taken out of everything: no byte of any form of the name remains."""

# Django can be imported only once a casebook is open.

import json
from dataclasses import replace
from pathlib import Path

import pytest
from story import PASSPHRASE, READING, TEXT, captured, retitled

from khronika.casebook import Casebook, ItemKind, Originals
from khronika.errors import ChangeRefused, NotInCasebook
from khronika.model import Document, Evidence, Incident, IncidentType, Person, Reader, Reading

# All invented. What must not remain is the person, in each form in which a text may have them;
# what must remain is the brother of the same surname.
RUSSIAN = (
    "Руслана Овчарука развернули в аэропорту Тбилиси. Брату, Тимофею Овчаруку, об этом сообщили. "
    "С Русланом Овчаруком говорил адвокат. Р. Овчарук ждёт; пишите на ovcharuk.ruslan@example.org."
)
FORMS = (
    "Ruslan", "RUSLAN", "ruslan", "R. Ovcharuk", "Ovcharuk Ruslan", "Ruslan Ovcharuk",
    "Руслан", "руслан", "Овчаруком", "Р. Овчарук", "Овчарука", "ovcharuk.",
)  # fmt: skip


def russian() -> Reading:
    start = RUSSIAN.index("Руслана Овчарука")
    proof = (Evidence(start=start, end=start + 16, quote="Руслана Овчарука"),)
    return Reading(
        document=Document(
            id="ruslan-ovcharuk", text=RUSSIAN, title="Руслан Овчарук", language="ru"
        ),
        relevant=True,
        people=(
            Person(id="p1", name="Руслан Овчарук", evidence=proof),
            Person(id="p2", name="Тимофей Овчарук"),
        ),
        incidents=(
            Incident(
                id="i1",
                type=IncidentType.ENTRY_REFUSAL,
                targets=("p1", "p2"),
                host="GE",
                evidence=proof,
            ),
        ),
        reader=Reader(name="by hand", version="1"),
    )


@pytest.fixture
def storied(filled: Casebook) -> Casebook:
    """Two documents that name the person, one that does not, and a history that does."""
    filled.add(captured(russian(), path="/home/ruslan-ovcharuk.txt"), russian())
    other = Reading(
        document=Document(id="other", text="Zlata Birkavs spoke in Vienna.", language="en"),
        relevant=False,
        people=(Person(id="p1", name="Zlata Birkavs"),),
    )
    filled.add(captured(other, path="other.txt"), other)
    review = filled.reviewing
    review.correct("d1.p1", {"aliases": "R. Ovcharuk,Ruslan"}, by="vera", why="so he signs")
    review.accept("d1.i1", by="vera")
    review.correct("d1.i2", {"charge": "Ruslan Ovcharuk spread fakes"}, by="vera")
    review.note("d1.p2", "Brother of Ruslan Ovcharuk.", by="oleg")
    review.note("d3.p1", "Knows nobody.", by="oleg")
    review.correct("d2.i1", {"host": "AM"}, by="oleg")
    filled.rereading.take("d1", replace(READING, reader=Reader(name="by hand", version="2")))
    return filled


def every_value(casebook: Casebook) -> str:
    """Everything that stands in any column of any table, and the whole file in the clear."""
    from django.db import connection

    plain = casebook.directory / "plain.db"
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        tables = [name for (name,) in cursor.fetchall()]
        values = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            values += [str(value) for row in cursor.fetchall() for value in row]
        cursor.execute("PRAGMA freelist_count")
        assert cursor.fetchone() == (0,)
        cursor.execute(f"ATTACH DATABASE '{plain}' AS plain KEY ''")
        cursor.execute("SELECT sqlcipher_export('plain')")
        cursor.execute("DETACH DATABASE plain")
    content = plain.read_bytes()
    assert content.startswith(b"SQLite format 3")
    plain.unlink()
    return "\n".join(values) + content.decode("utf-8", "replace")


def found_in(everything: str) -> set[str]:
    escaped = everything.encode("utf-8", "replace").decode("utf-8", "replace")
    return {
        form
        for form in FORMS
        if form in escaped
        or form.encode("unicode_escape").decode() in escaped
        or json.dumps(form).strip('"') in escaped
        or form.encode("utf-16-le").decode("utf-8", "replace") in escaped
    }


@pytest.mark.parametrize("originals", list(Originals))
def test_no_byte_of_the_person_remains(storied: Casebook, originals: Originals) -> None:
    assert len(found_in(every_value(storied))) > 7
    erasure = storied.erasing.erase("d1.p1", originals=originals, by="vera", why="asked for it")
    assert found_in(every_value(storied)) == set()
    assert erasure.documents == ("d1", "d2")
    assert storied.journal.verify() == []
    names = [path.name for path in storied.directory.iterdir()]
    assert sorted(names) == ["casebook.db", "casebook.toml"]
    storied.close()
    with Casebook.open(storied.directory, PASSPHRASE) as again:
        assert again.journal.verify() == []
        assert found_in(every_value(again)) == set()


def test_others_stay_as_they_were(storied: Casebook) -> None:
    storied.erasing.erase("d1.p1", originals=Originals.REDACT, by="vera")
    case = storied.show("d1")
    assert [row.name for row in case.people] == ["Timofei Ovcharuk", "Zlata Birkavs"]
    assert "His brother Timofei Ovcharuk was detained" in case.text
    assert len(case.text) == len(TEXT)
    assert "turned back ██████ ████████ at Tbilisi" in case.text
    assert [row.id for row in case.incidents] == ["d1.i1"]
    assert case.claims[0].incidents == ("d1.i1",)
    for row in (*case.people, *case.incidents, *case.claims, *case.instruments, *case.estimates):
        for proof in row.evidence:
            assert case.text[proof.start : proof.end] == proof.quote
    (act,) = storied.show("d2").incidents
    assert [target.name for target in act.targets] == ["Тимофей Овчарук"]
    assert act.host == "AM"
    assert storied.show("d3.p1").person.name == "Zlata Birkavs"
    assert [note.after for note in storied.reviewing.notes("d3.p1")] == ["Knows nobody."]
    assert [version.number for version in storied.rereading.versions("d1")] == [1, 2]
    assert storied.reading("d1").document.text == case.text


def test_originals_become_a_redacted_copy_or_nothing(storied: Casebook) -> None:
    untouched = storied.original("d3")
    storied.erasing.erase("d1.p1", originals=Originals.REDACT, by="vera")
    assert storied.original("d1").decode() == storied.show("d1").text
    assert storied.original("d3") == untouched
    assert storied.document_of(captured(READING).sha256) is None


def test_a_deleted_original_says_so(storied: Casebook) -> None:
    storied.erasing.erase("d1.p1", originals=Originals.DELETE, by="vera")
    assert storied.original("d1") == b"The original of d1 was deleted.\n"
    assert storied.documents()[0].extractor == "deleted original"


def test_the_tombstone_says_that_and_not_whom(storied: Casebook) -> None:
    erasure = storied.erasing.erase("d1.p1", originals=Originals.DELETE, by="vera", why="asked")
    changes = {change.number: change for change in storied.journal.all()}
    tombstone = changes[erasure.change]
    assert (tombstone.verb, tombstone.subject, tombstone.why) == ("erase", "d1.p1 d2.p1", "asked")
    assert tombstone.after["changes"] == list(erasure.changes)
    for number in erasure.changes:
        emptied = changes[number]
        assert (emptied.by, emptied.before, emptied.after) == (None, None, None)
        assert emptied.erased_by == erasure.change
    assert changes[8].verb == "accept"
    assert changes[8].by == "vera"


def test_what_was_erased_is_not_undone(storied: Casebook) -> None:
    storied.erasing.erase("d1.p1", originals=Originals.DELETE, by="vera")
    with pytest.raises(ChangeRefused, match="erased"):
        storied.reviewing.undo(by="vera", change=7)
    storied.reviewing.undo(by="vera", change=8)
    assert storied.journal.verify() == []


def test_life_goes_on_after_an_erasure(storied: Casebook) -> None:
    storied.erasing.erase("d1.p1", originals=Originals.DELETE, by="vera")
    document = storied.rereading.document("d1")
    storied.rereading.take("d1", Reading(document=document, relevant=False))
    added = storied.reviewing.add("d1", ItemKind.PERSON, {"name": "A"}, [], by="vera")
    assert added == "d1.p4"
    assert storied.journal.verify() == []


def test_an_emptied_change_that_no_erasure_emptied_is_found(storied: Casebook) -> None:
    from khronika.casebook import models

    erasure = storied.erasing.erase("d1.p1", originals=Originals.DELETE, by="vera")
    models.Change.objects.filter(pk=8).update(salt=None, payload=None, erased_by=erasure.change)
    assert "change 8" in [found.where for found in storied.journal.verify()]


def test_a_plan_tells_and_changes_nothing(storied: Casebook) -> None:
    before = every_value(storied)
    plan = storied.erasing.plan("d1.p1")
    assert plan.people == ("d1.p1", "d2.p1")
    assert plan.documents == ("d1", "d2")
    assert plan.items == ("d1.i2", "d1.p1", "d2.p1")
    assert {"Ruslan", "Руслана", "Русланом", "ovcharuk"} <= set(plan.forms)
    assert every_value(storied) == before


def test_the_history_of_an_erasure_names_nobody(storied: Casebook) -> None:
    for by, why in (("vera", "Ruslan Ovcharuk asked"), ("Ruslan Ovcharuk", None)):
        with pytest.raises(ChangeRefused, match="neither may name"):
            storied.erasing.erase("d1.p1", originals=Originals.DELETE, by=by, why=why)
    assert storied.show("d1.p1").person.name == "Ruslan Ovcharuk"


@pytest.mark.parametrize(
    ("row_id", "told"),
    [
        ("d1", "d1 is no person"),
        ("d1.i1", "d1.i1 is no person"),
        ("d1.o1", "d1.o1 is no person"),
        ("d9.p1", "nothing under d9.p1"),
        ("d9", "nothing under d9"),
    ],
)
def test_only_people_are_erased(storied: Casebook, row_id: str, told: str) -> None:
    with pytest.raises(NotInCasebook, match=told):
        storied.erasing.plan(row_id)


def test_an_erasure_that_fails_leaves_everything(storied: Casebook, monkeypatch) -> None:
    from khronika.casebook import erasing

    before = every_value(storied)

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(erasing, "_seal_anew", fail)
    with pytest.raises(ZeroDivisionError):
        storied.erasing.erase("d1.p1", originals=Originals.DELETE, by="vera")
    assert every_value(storied) == before


def test_the_index_forgets_too(storied: Casebook) -> None:
    assert storied.searching.search("Руслан").total > 0
    storied.erasing.erase("d1.p1", originals=Originals.DELETE, by="vera")
    assert storied.searching.search("Руслан").total == 0
    assert storied.searching.search("Ruslan").total == 0
    assert storied.searching.search("Timofei").total > 0


def test_people_of_the_same_text_are_told_apart(casebook: Casebook) -> None:
    reading = retitled("one", replace(READING, people=READING.people[1:2], incidents=(), claims=()))
    casebook.add(captured(reading), reading)
    casebook.erasing.erase("d1.p2", originals=Originals.DELETE, by="vera")
    text = casebook.show("d1").text
    assert "His brother ███████ ████████ was detained" in text
    assert Path(casebook.directory).exists()


def test_who_was_judged_the_same_goes_and_who_was_judged_different_stays(
    storied: Casebook,
) -> None:
    from khronika.casebook import models
    from khronika.resolution import Verdict

    alias = Reading(
        document=Document(id="alias", text="They call him Lantern Joe there.", language="en"),
        relevant=False,
        people=(Person(id="p1", name="Lantern Joe"),),
    )
    storied.add(captured(alias, path="alias.txt"), alias)
    storied.judging.judge("d1.p1", "d4.p1", Verdict.SAME, by="vera")
    storied.judging.judge("d1.p1", "d2.p1", Verdict.DIFFERENT, by="vera")
    erasure = storied.erasing.erase("d1.p1", originals=Originals.DELETE, by="vera")
    assert erasure.documents == ("d1", "d4")
    assert storied.show("d4").text == "They call him ███████ ███ there."
    assert storied.show("d2.p1").person.name == "Руслан Овчарук"
    assert not models.Judgement.objects.exists()
    assert storied.journal.verify() == []


def test_backups_are_written_anew(storied: Casebook, tmp_path: Path) -> None:
    kept, lost = tmp_path / "kept.tar", tmp_path / "lost.tar"
    for file in (kept, lost):
        storied.copies.backup(file)
    lost.unlink()
    before = kept.read_bytes()
    erasure = storied.erasing.erase("d1.p1", originals=Originals.DELETE, by="vera")
    assert (erasure.backups, erasure.out_of_reach) == (1, 1)
    assert kept.read_bytes() != before
    assert not lost.exists()


# Edges: what hangs on gone ids, documents of others, and copies that the program made.


def about_brother(text: str, name: str = "Timofei Ovcharuk") -> Reading:
    """A document with an item for one person alone, whatever its text says."""
    return Reading(
        document=Document(id="brother", text=text, language="en"),
        relevant=False,
        people=(Person(id="p1", name=name),),
    )


@pytest.fixture
def judged(storied: Casebook) -> Casebook:
    """The brother's document d4, which tells of the person too, and grades that name them."""
    from khronika.resolution import Verdict

    reading = about_brother("Timofei Ovcharuk spoke. Ruslan Ovcharuk, who is abroad, did not.")
    storied.add(captured(reading, path="brother.txt"), reading)
    storied.judging.judge("d1.p1", "d4.p1", Verdict.DIFFERENT, by="vera", why="Ruslan is another")
    storied.judging.judge(
        "d1.p2", "d4.p1", Verdict.SAME, by="vera", why="the brother of Ruslan Ovcharuk"
    )
    storied.reviewing.note("d4.p1", "Not Ruslan Ovcharuk but his brother.", by="oleg")
    storied.grading.grade_telling("d2.i1", 2, by="vera", why="Ruslan Ovcharuk said so")
    return storied


def test_a_document_with_somebody_judged_different_is_not_skipped(judged: Casebook) -> None:
    erasure = judged.erasing.erase("d1.p1", originals=Originals.REDACT, by="vera")
    assert erasure.documents == ("d1", "d2", "d4")
    assert judged.show("d4").text == (
        "Timofei Ovcharuk spoke. ██████ ████████, who is abroad, did not."
    )
    assert judged.show("d4.p1").person.name == "Timofei Ovcharuk"
    assert found_in(every_value(judged)) == set()
    assert judged.journal.verify() == []


def test_nothing_points_to_who_is_gone(judged: Casebook) -> None:
    from khronika.resolution import Verdict

    judged.erasing.erase("d1.p1", originals=Originals.DELETE, by="vera")
    (kept,) = judged.judging.judgements()
    assert (kept.one, kept.other) == ("d1.p2", "d4.p1")
    assert "Ruslan" not in (kept.why or "")
    (lately,) = judged.judging.lately()
    assert lately.subject == "d1.p2 d4.p1"
    assert judged.judging.conflicts() == []
    assert judged.judging.lately("d1.p1") == []
    assert judged.judging.cluster(ItemKind.PERSON, "d1.p1") == ("d1.p1",)
    for pair in judged.judging.proposals():
        assert "d1.p1" not in (pair.one.id, pair.other.id)
    for ask in (judged.judging.person, judged.show, judged.erasing.plan):
        with pytest.raises(NotInCasebook):
            ask("d1.p1")
    with pytest.raises(NotInCasebook):
        judged.judging.judge("d1.p1", "d4.p1", Verdict.SAME, by="vera")
    gone = [change for change in judged.journal.all() if change.subject == "d1.p1 d4.p1"]
    assert [(change.by, change.why) for change in gone] == [(None, None)]
    for change in gone:
        with pytest.raises(ChangeRefused, match="erased"):
            judged.reviewing.undo(by="vera", change=change.number)
    assert judged.journal.verify() == []


def test_a_document_of_a_namesake_stays_and_that_is_told(storied: Casebook) -> None:
    from khronika.resolution import Verdict

    reading = about_brother("Ruslan Ovcharuk bakes bread in Oslo.", "Ruslan Ovcharuk")
    storied.add(captured(reading, path="baker.txt"), reading)
    storied.judging.judge("d1.p1", "d4.p1", Verdict.DIFFERENT, by="vera")
    plan = storied.erasing.plan("d1.p1")
    assert plan.left == ("d4",)
    assert plan.documents == ("d1", "d2")
    storied.erasing.erase("d1.p1", originals=Originals.DELETE, by="vera")
    assert storied.show("d4").text == "Ruslan Ovcharuk bakes bread in Oslo."
    storied.erasing.erase("d4.p1", originals=Originals.DELETE, by="vera")
    assert found_in(every_value(storied)) == set()


def test_no_byte_remains_in_backups_nor_in_what_tells_of_them(
    storied: Casebook, tmp_path: Path
) -> None:
    from khronika.casebook.copies import restore

    telling = tmp_path / "for Ruslan Ovcharuk.tar"
    for file in (tmp_path / "kept.tar", telling):
        storied.copies.backup(file)
    erasure = storied.erasing.erase("d1.p1", originals=Originals.DELETE, by="vera")
    assert (erasure.backups, erasure.removed, erasure.out_of_reach) == (1, 1, 0)
    assert not telling.exists()
    assert found_in(every_value(storied)) == set()
    assert storied.journal.verify() == []
    storied.close()
    restored = tmp_path / "restored"
    restore(tmp_path / "kept.tar", restored, PASSPHRASE)
    with Casebook.open(restored, PASSPHRASE) as again:
        assert found_in(every_value(again)) == set()
        assert again.journal.verify() == []


def test_a_casebook_that_restoring_moved_aside_is_told_of(
    storied: Casebook, tmp_path: Path
) -> None:
    from khronika.casebook.copies import restore

    storied.copies.backup(tmp_path / "kept.tar")
    storied.close()
    restore(tmp_path / "kept.tar", storied.directory, PASSPHRASE, replace=True)
    with Casebook.open(storied.directory, PASSPHRASE) as again:
        erasure = again.erasing.erase("d1.p1", originals=Originals.DELETE, by="vera")
        assert (erasure.laid_aside, erasure.backups) == (1, 1)
