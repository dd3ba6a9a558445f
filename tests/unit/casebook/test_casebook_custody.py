"""The custody log tells how a document came in and what took a copy out, and keeps to that."""

# Django can be imported only once a casebook is open.

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from earlier_version import migrate_to
from story import PASSPHRASE, READING, captured, retitled

from khronika import __version__
from khronika.capture import Holding
from khronika.casebook import Casebook, CustodyRow, Originals
from khronika.errors import NotInCasebook


def actions(casebook: Casebook, document: str) -> list[str]:
    return [entry.action for entry in casebook.custody.of(document)]


@pytest.fixture
def sent(casebook: Casebook) -> Casebook:
    """A casebook with the story, which Maria had from a lawyer."""
    casebook.add(captured(READING), READING, by="maria", how="by e-mail from the lawyer")
    return casebook


def test_the_first_entry_tells_how_a_document_came_in(sent: Casebook) -> None:
    (entry,) = sent.custody.of("d1")
    assert (entry.action, entry.by, entry.how) == ("acquire", "maria", "by e-mail from the lawyer")
    assert entry.tool == f"khronika {__version__}"
    taken = captured(READING)
    assert entry.detail["sha256"] == taken.sha256
    assert entry.detail["bytes"] == len(taken.content)
    assert entry.detail["place"] == "borders.txt"
    assert entry.at.utcoffset().total_seconds() == 0


def test_the_same_bytes_by_the_same_way_leave_no_entry(sent: Casebook) -> None:
    for _ in range(2):
        how = "by e-mail from the lawyer"
        assert sent.add(captured(READING), READING, by="maria", how=how) == "unchanged"
    assert actions(sent, "d1") == ["acquire"]


@pytest.mark.parametrize(
    ("changed", "by", "how"),
    [
        ({"path": "copy.txt"}, "maria", "by e-mail from the lawyer"),
        ({}, "ivan", "by e-mail from the lawyer"),
        ({}, "maria", "from the brother"),
        ({"address": "https://lantern.example/1"}, "maria", "by e-mail from the lawyer"),
        (
            {"held_in": Holding(path="box.zip", sha256="ab" * 32)},
            "maria",
            "by e-mail from the lawyer",
        ),
    ],
)
def test_the_same_bytes_by_another_way_are_told_of_once(
    sent: Casebook, changed: dict[str, object], by: str, how: str
) -> None:
    again = replace(captured(READING), **changed)
    assert sent.received_again(again, by=by, how=how)
    assert not sent.received_again(again, by=by, how=how)
    assert sent.add(again, READING, by=by, how=how) == "unchanged"
    _, entry = sent.custody.of("d1")
    assert (entry.action, entry.by, entry.how) == ("receive", by, how)
    assert entry.detail["place"] == again.path
    assert entry.detail["address"] == again.address
    held_in = again.held_in
    assert entry.detail["container_sha256"] == (held_in.sha256 if held_in else None)
    assert sent.journal.verify() == []


def test_what_an_entry_of_an_earlier_version_does_not_tell_makes_no_other_way(
    sent: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = retitled("other")
    again = replace(captured(other), held_in=Holding(path="box.zip", sha256="ab" * 32))
    with monkeypatch.context() as earlier:
        earlier.setattr("khronika.casebook.custody._coming", lambda _captured: {})
        sent.add(again, other)
    assert not sent.received_again(again)
    assert actions(sent, "d2") == ["acquire"]


def test_what_took_a_copy_out_is_appended_to_each_document(sent: Casebook) -> None:
    other = retitled("other")
    sent.add(captured(other), other)
    sent.custody.record(
        ["d1", "d2"], by="maria", action="dossier", how="for the court", detail={"sha256": "ab"}
    )
    for document in ("d1", "d2"):
        last = sent.custody.of(document)[-1]
        assert (last.action, last.document, last.how) == ("dossier", document, "for the court")
        assert last.detail == {"sha256": "ab"}
    assert len(sent.custody.all()) == 4


def test_a_backup_is_an_entry_of_what_was_there(sent: Casebook, tmp_path: Path) -> None:
    file = tmp_path / "backup.tar"
    sent.copies.backup(file, by="ivan")
    other = retitled("other")
    sent.add(captured(other), other)
    entry = sent.custody.of("d1")[-1]
    assert (entry.action, entry.by, entry.document) == ("backup", "ivan", None)
    assert entry.detail == {"place": str(file)}
    assert actions(sent, "d2") == ["acquire"]


@pytest.mark.parametrize("unknown", ["d9", "Ruslan"])
def test_nothing_is_recorded_of_a_document_that_is_not_there(sent: Casebook, unknown: str) -> None:
    with pytest.raises(NotInCasebook):
        sent.custody.record(["d1", unknown], by="maria", action="export")
    with pytest.raises(NotInCasebook):
        sent.custody.of(unknown)
    assert actions(sent, "d1") == ["acquire"]


@pytest.mark.parametrize("action", ["", "Ruslan Ovcharuk", "x" * 50, "Export"])
def test_an_action_can_hold_no_name(sent: Casebook, action: str) -> None:
    with pytest.raises(ValueError, match="one word"):
        sent.custody.record(["d1"], by="maria", action=action)


def _entry(**columns: object) -> Callable[[], object]:
    def rewrite() -> None:
        from khronika.casebook import models

        models.Change.objects.filter(verb="custody:acquire").update(**columns)

    return rewrite


def _original(**columns: object) -> Callable[[], object]:
    def rewrite() -> None:
        from khronika.casebook import models

        models.Original.objects.update(**columns)

    return rewrite


def _text() -> None:
    from khronika.casebook import models

    models.Document.objects.update(text="other words")


@pytest.mark.parametrize(
    ("tamper", "where", "what"),
    [
        (_entry(payload="{}"), "change 1 (custody log of d1)", "not what was sealed"),
        (_entry(verb="custody:export"), "change 1 (custody log of d1)", "its link does not follow"),
        (_original(content=b"other bytes"), "d1", "its original bytes are not those"),
        (_text, "d1", "its text is not"),
    ],
)
def test_verify_names_what_was_altered(
    sent: Casebook, tamper: Callable[[], object], where: str, what: str
) -> None:
    assert sent.journal.verify() == []
    tamper()
    (found,) = sent.journal.verify()
    assert found.where == where
    assert what in found.what


def test_other_bytes_under_their_own_hash_are_found(sent: Casebook) -> None:
    from khronika.casebook import chain, models

    other = b"other bytes"
    models.Original.objects.create(sha256=chain.digest(other), content=other)
    models.Document.objects.update(original=chain.digest(other))
    assert [found.where for found in sent.journal.verify()] == ["d1"]


def test_an_erasure_empties_what_holds_a_hash_and_the_chain_holds(sent: Casebook) -> None:
    before = captured(READING).sha256
    sent.custody.record(["d1"], by="maria", action="dossier", detail={"sha256": "ab"})
    erasure = sent.erasing.erase("d1.p2", originals=Originals.REDACT, by="maria")
    entries = sent.custody.of("d1")
    assert [entry.action for entry in entries] == ["acquire", "dossier", "replace"]
    emptied = entries[:2]
    assert all(_is_empty(entry, erasure.change) for entry in emptied)
    assert entries[2].detail["sha256"] not in (None, before)
    assert sent.journal.verify() == []


def _is_empty(entry: CustodyRow, erasure: int) -> bool:
    return (entry.by, entry.how, dict(entry.detail), entry.erased_by) == (None, None, {}, erasure)


def test_documents_of_before_the_log_are_taken_into_it(sent: Casebook) -> None:
    from khronika.casebook import models

    models.Change.objects.all().delete()
    _begin_journal()
    migrate_to("0011_documents_by_source")
    sent.close()
    with Casebook.open(sent.directory, PASSPHRASE) as upgraded:
        (entry,) = upgraded.custody.of("d1")
        assert entry.how == "was in the casebook when its custody log began"
        assert entry.detail["sha256"] == captured(READING).sha256
        assert entry.detail["bytes"] == len(captured(READING).content)
        assert upgraded.journal.verify() == []


def _begin_journal() -> None:
    """Write the journal as it was before the log: the document's reading only."""
    from django.db import transaction

    from khronika.casebook import journal, models
    from khronika.casebook.states import hashes_of

    (document,) = models.Document.objects.all()
    with transaction.atomic():
        journal.write(
            by="by hand 1", verb="read", subject="d1", before=None, after=hashes_of(document)
        )
