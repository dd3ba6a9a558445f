"""A full disk, another writer, a newer version: told in a sentence, and nothing is lost."""

# Django can be imported only once a casebook is open.

import errno
import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from story import PASSPHRASE, READING, captured, retitled

from khronika.casebook import Casebook, opening
from khronika.errors import CasebookError, CasebookFull


def large(own_id: str) -> tuple:
    """A document that needs many pages."""
    reading = retitled(own_id)
    return replace(captured(reading), content=os.urandom(300_000), sha256=own_id * 8), reading


def test_a_full_disk_is_told_and_what_was_there_stays(filled: Casebook) -> None:
    from django.db import connection

    before = list(filled.documents())
    with connection.cursor() as cursor:
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages + 8}")
    with pytest.raises(CasebookFull, match=r"is full: make room .* before is kept"):
        filled.add(*large("big-one!"))
    assert list(filled.documents()) == before
    assert filled.reading("d1") == READING

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1000000")
    assert filled.add(*large("big-one!")) == "added"
    assert [row.id for row in filled.documents()] == ["d1", "d2"]


def test_a_file_that_may_not_grow_is_told(home: Path) -> None:
    """The limit is set in a process of its own: it cannot be taken back."""
    script = f"""
import resource, sys
sys.path[:] = {sys.path!r}
from pathlib import Path
from story import PASSPHRASE, READING, captured
from test_casebook_faults import large
from khronika.casebook import Casebook
from khronika.errors import CasebookError
home = Path({str(home)!r})
with Casebook.open(home, PASSPHRASE) as casebook:
    casebook.add(captured(READING), READING)
    size = (home / "casebook.db").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 50_000, size + 50_000))
    try:
        casebook.add(*large("big-one!"))
    except CasebookError as error:
        print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert "What was added before is kept." in done.stdout
    assert done.stderr == ""
    with Casebook.open(home, PASSPHRASE) as casebook:
        assert [row.own_id for row in casebook.documents()] == ["borders"]


@pytest.mark.parametrize(
    ("code", "kind", "sentence"),
    [
        (errno.ENOSPC, CasebookFull, "is full"),
        (errno.EACCES, CasebookError, "permissions"),
        (errno.EROFS, CasebookError, "permissions"),
        (errno.EIO, CasebookError, "cannot be reached"),
    ],
)
def test_a_folder_that_takes_nothing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, kind: type, sentence: str
) -> None:
    def refuse(*_args: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(opening, "write_derivation", refuse)
    with pytest.raises(kind, match=sentence):
        Casebook.open(tmp_path / "new", PASSPHRASE, create=True)


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(CasebookError, match="is no folder"):
            Casebook.open(place, PASSPHRASE, create=True)


def test_another_writer_is_waited_for_and_then_told(
    filled: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import connection, transaction

    holding, done = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            holding.set()
            done.wait(10)
        connection.close()

    other = threading.Thread(target=hold)
    other.start()
    holding.wait(10)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 50")
    with pytest.raises(CasebookError, match="Another program is writing"):
        filled.add(*large("waiting!"))
    done.set()
    other.join()
    assert filled.add(*large("waiting!")) == "added"


def test_threads_share_the_open_casebook(filled: Casebook) -> None:
    from django.db import connection

    seen: list[int] = []

    def look() -> None:
        seen.append(len(filled.incidents()))
        connection.close()

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [2, 2, 2]


def test_a_newer_casebook_is_left_alone(home: Path) -> None:
    from django.db.migrations.recorder import MigrationRecorder

    with Casebook.open(home, PASSPHRASE):
        MigrationRecorder.Migration.objects.create(app="casebook", name="9999_from_the_future")
    with pytest.raises(CasebookError, match="newer Khronika"):
        Casebook.open(home, PASSPHRASE)


def test_tables_and_migrations_agree(casebook: Casebook) -> None:
    from django.core.management import call_command

    call_command("makemigrations", "casebook", check=True, dry_run=True, verbosity=0)


def test_tables_are_made_in_one_transaction(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault at the last step of making a casebook leaves one that the next call can finish."""
    from django.db.migrations.executor import MigrationExecutor

    class Killed(BaseException):
        pass

    def fail(*_args: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(MigrationExecutor, "record_migration", fail)
        with pytest.raises(Killed):
            Casebook.open(tmp_path / "new", PASSPHRASE, create=True)
    with Casebook.open(tmp_path / "new", PASSPHRASE, create=True) as casebook:
        assert casebook.add(captured(READING), READING) == "added"
