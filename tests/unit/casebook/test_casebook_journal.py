"""The journal keeps every change, and finds what was altered past it."""

# Django can be imported only once a casebook is open.

from collections.abc import Callable

import pytest
from earlier_version import migrate_to
from story import PASSPHRASE, READING, captured, retitled

from khronika.casebook import Casebook


def changed(*, subject: str = "d1.i1", why: str | None = None, after: object = 2) -> int:
    """Write one change as a verb would."""
    from django.db import transaction

    from khronika.casebook import journal

    with transaction.atomic():
        return journal.write(
            by="vera", verb="correct", subject=subject, before=1, after=after, why=why
        )


def test_a_document_enters_the_journal_by_its_hashes(filled: Casebook) -> None:
    _, change = filled.journal.all()
    assert (change.number, change.verb, change.subject) == (2, "read", "d1")
    assert (change.by, change.before) == ("by hand 1", None)
    assert set(change.after) == {
        "original", "text", "reading", "earlier readings", "codings", "order of texts",
        "reason why it was not read",
    }  # fmt: skip
    assert change.after["original"] == captured(READING).sha256


def test_a_change_comes_back_as_it_was_written(filled: Casebook) -> None:
    number = changed(why="the court says so: «да»", after={"host": "KG", "aliases": ["Вера"]})
    change = filled.journal.all()[-1]
    assert (change.number, change.by, change.verb) == (number, "vera", "correct")
    assert (change.before, change.after) == (1, {"host": "KG", "aliases": ["Вера"]})
    assert change.why == "the court says so: «да»"
    assert change.at.utcoffset().total_seconds() == 0


def test_a_change_outside_a_transaction_is_a_fault(filled: Casebook) -> None:
    from khronika.casebook import journal

    with pytest.raises(RuntimeError):
        journal.write(by="vera", verb="accept", subject="d1.i1", before=None, after=None)
    assert len(filled.journal.all()) == 2


def test_what_is_undone_by_the_database_is_not_in_the_journal(filled: Casebook) -> None:
    from django.db import transaction

    def fail() -> None:
        with transaction.atomic():
            changed()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert changed() == 3
    assert filled.journal.verify() == []


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [("d1", [1, 2, 5, 6, 7]), ("d1.i1", [5]), ("d1.p2", [6, 7]), ("d3.p1", [7]), ("d", [])],
)
def test_changes_are_found_by_what_they_are_about(
    filled: Casebook, asked: str, numbers: list[int]
) -> None:
    other = retitled("other")
    filled.add(captured(other), other)
    for subject in ("d1.i1", "d1.p2", "d1.p2 d3.p1", "d11.i1", "d11"):
        changed(subject=subject)
    assert [change.number for change in filled.journal.of(asked)] == numbers


def test_the_last_changes_come_in_their_order(filled: Casebook) -> None:
    for _ in range(3):
        changed()
    assert [change.number for change in filled.journal.all(last=2)] == [4, 5]
    assert len(filled.journal.all(last=99)) == 5


def _rewrite(column: str, value: object) -> Callable[[], object]:
    def rewrite() -> None:
        from khronika.casebook import models

        models.Change.objects.filter(pk=3).update(**{column: value})

    return rewrite


def _empty() -> None:
    from khronika.casebook import models

    models.Change.objects.filter(pk=3).update(salt=None, payload=None, erased_by=4)


def _take_out() -> None:
    from khronika.casebook import models

    models.Change.objects.filter(pk=3).delete()


def _table(name: str, **columns: object) -> Callable[[], object]:
    def rewrite() -> None:
        from khronika.casebook import models

        getattr(models, name).objects.update(**columns)

    return rewrite


@pytest.mark.parametrize(
    ("tamper", "where"),
    [
        (_rewrite("verb", "accept"), ["change 3"]),
        (_rewrite("subject", "d1.i2"), ["change 3"]),
        (_rewrite("at", "2020-01-01T00:00:00Z"), ["change 3"]),
        (_rewrite("payload", "{}"), ["change 3"]),
        (_rewrite("seal", "0" * 64), ["change 3", "change 3"]),
        (_rewrite("link", "0" * 64), ["change 3", "change 4"]),
        (_empty, ["change 3"]),
        (_take_out, ["change 4", "change 4"]),
        (_table("Original", content=b"other bytes"), ["d1"]),
        (_table("Document", text="other words"), ["d1"]),
        (_table("Document", reading={}), ["d1"]),
    ],
)
def test_tampering_is_found_where_it_was_done(
    filled: Casebook, tamper: Callable[[], object], where: list[str]
) -> None:
    changed()
    changed()
    assert filled.journal.verify() == []
    tamper()
    assert [found.where for found in filled.journal.verify()] == where


def test_a_tail_that_was_cut_off_is_found_by_the_noted_head(filled: Casebook) -> None:
    from khronika.casebook import models

    changed()
    changed()
    noted = filled.journal.head()
    assert noted.number == 4
    changed()
    assert filled.journal.verify(noted.link) == []
    models.Change.objects.filter(number__gte=4).delete()
    assert filled.journal.verify() == []
    assert [found.where for found in filled.journal.verify(noted.link)] == ["the chain"]


def test_documents_of_before_the_journal_are_taken_into_it(filled: Casebook) -> None:
    other = retitled("other")
    filled.add(captured(other), other)
    migrate_to("0001_first_tables")
    filled.close()
    with Casebook.open(filled.directory, PASSPHRASE) as upgraded:
        first, second = (one for one in upgraded.journal.all() if one.verb == "read")
        assert (first.subject, second.subject) == ("d1", "d2")
        assert first.why == "was in the casebook when its journal began"
        assert upgraded.journal.verify() == []


def test_the_changes_of_one_coder_are_found_by_an_index(filled: Casebook) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    filled.reviewing.note("d1.i1", "one", by="vera")
    filled.reviewing.note("d1", "two", by="oleg")
    filled.reviewing.note("d1.i1", "three", by="vera")
    with CaptureQueriesContext(connection) as asked:
        newest = filled.journal.newest(by="vera")
        assert [change.after for change in newest] == ["three", "one"]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked[0]['sql']}")
        assert "change_by_coder" in cursor.fetchall()[0][3]
    assert [change.after for change in filled.journal.all(by="vera", last=1)] == ["three"]
    assert [change.after for change in filled.journal.of("d1", by="oleg")] == ["two"]
    assert {"oleg", "vera"} <= set(filled.journal.coders())
    assert filled.journal.all(by="nobody") == []
