"""What a casebook leaves on the disk: files that only their owner opens and nobody reads."""

# Django can be imported only once a casebook is open.

import shutil
from pathlib import Path

import pytest
from story import PASSPHRASE, READING, captured

from khronika.casebook import Casebook
from khronika.casebook.keys import Derivation, Key, read_derivation, write_derivation
from khronika.errors import CasebookError, WrongPassphrase

CANARIES = ("Ovcharuk", "Овчарук", "Birkavs", "Lantern", "Tbilisi", "4,000 people", "borders.txt")


def spellings(word: str) -> set[bytes]:
    """A word in each form in which a database, a JSON text or a memory image could hold it."""
    escaped = word.encode("unicode_escape")
    return {word.encode(), word.encode("utf-16-le"), word.encode("utf-32-le"), escaped}


def assert_no_canary(folder: Path) -> None:
    """Look through every file below a folder, and the files' names."""
    for path in folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        for canary in CANARIES:
            assert canary not in path.name
            assert not any(form in content for form in spellings(canary)), (path, canary)


def test_the_file_is_not_a_readable_database(home: Path, filled: Casebook) -> None:
    content = (home / "casebook.db").read_bytes()
    assert not content.startswith(b"SQLite format 3")
    assert b"CREATE TABLE" not in content
    assert_no_canary(home)


def test_the_journal_is_not_readable_either(home: Path, filled: Casebook) -> None:
    from django.db import connection, transaction

    from khronika.casebook.models import Document

    journal = home / "casebook.db-journal"
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size = 1")  # so that pages are written before the commit
    with transaction.atomic():
        Document.objects.update(text="other words " * 20_000)
        # The journal now holds the pages with the words that stood there before.
        assert journal.stat().st_size > 4096
        assert_no_canary(home)
    assert not journal.exists()


def test_nothing_else_is_left_behind(home: Path, tmp_path: Path, filled: Casebook) -> None:
    filled.show("d1")
    filled.people()
    filled.close()
    assert sorted(path.name for path in home.iterdir()) == ["casebook.db", "casebook.toml"]
    assert_no_canary(tmp_path)


def test_only_the_owner_opens_them(tmp_path: Path) -> None:
    home = tmp_path / "deep" / "casebook"
    Casebook.open(home, PASSPHRASE, create=True).close()
    assert home.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in home.iterdir()} == {0o600}


def test_the_key_costs_what_the_standard_asks(tmp_path: Path) -> None:
    Casebook.open(tmp_path / "new", PASSPHRASE, create=True).close()
    made = read_derivation(tmp_path / "new" / "casebook.toml")
    assert (made.time_cost, made.memory_kib, made.parallelism) == (3, 65536, 4)
    assert len(made.salt) == 16


def test_two_casebooks_never_share_a_salt(tmp_path: Path) -> None:
    for name in ("one", "two"):
        Casebook.open(tmp_path / name, PASSPHRASE, create=True).close()
    one, two = (read_derivation(tmp_path / name / "casebook.toml") for name in ("one", "two"))
    assert one.salt != two.salt


def test_a_key_does_not_show_itself() -> None:
    assert "raw" not in repr(Key(b"secret bytes"))
    assert "secret" not in repr(Key(b"secret bytes"))


def test_settings_hold_no_key(home: Path, filled: Casebook) -> None:
    from django.conf import settings
    from django.db import connections

    key = read_derivation(home / "casebook.toml").key(PASSPHRASE).raw
    shown = repr(vars(settings._wrapped)) + repr(connections.settings)
    assert key.hex() not in shown
    assert PASSPHRASE not in shown


def test_the_derivation_file_tells_nothing(home: Path, filled: Casebook) -> None:
    text = (home / "casebook.toml").read_text()
    assert PASSPHRASE not in text
    assert read_derivation(home / "casebook.toml").key(PASSPHRASE).raw.hex() not in text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (None, "is missing"),
        ("", "is damaged"),
        ("not toml at all", "is damaged"),
        ('format = "casebook/9"\n[key]\n', "does not know"),
        ("\x00\xff", "is damaged"),
    ],
)
def test_a_broken_derivation_file_is_told(home: Path, text: str | None, sentence: str) -> None:
    path = home / "casebook.toml"
    if text is None:
        path.unlink()
    else:
        path.write_text(text)
    with pytest.raises(CasebookError, match=sentence):
        Casebook.open(home, PASSPHRASE)


@pytest.mark.parametrize(
    "costs", [{"memory_kib": 2**40}, {"time_cost": 0}, {"parallelism": 10**6}, {"salt": b"short"}]
)
def test_costs_that_would_eat_the_machine_are_refused(tmp_path: Path, costs: dict) -> None:
    path = tmp_path / "casebook.toml"
    write_derivation(Derivation(**{"salt": bytes(16), **costs}), path)
    with pytest.raises(CasebookError, match="is damaged"):
        read_derivation(path)


def test_a_derivation_is_never_written_over(home: Path) -> None:
    before = (home / "casebook.toml").read_bytes()
    (home / "casebook.db").unlink()
    Casebook.open(home, PASSPHRASE, create=True).close()
    assert (home / "casebook.toml").read_bytes() == before


def test_a_casebook_moves_with_its_two_files(home: Path, tmp_path: Path) -> None:
    with Casebook.open(home, PASSPHRASE) as first:
        first.add(captured(READING), READING)
    moved = shutil.move(home, tmp_path / "elsewhere")
    with Casebook.open(moved, PASSPHRASE) as second:
        assert second.reading("d1") == READING


def test_a_plain_database_is_not_taken_for_a_casebook(home: Path) -> None:
    import sqlite3

    (home / "casebook.db").unlink()
    plain = sqlite3.connect(home / "casebook.db")
    plain.execute("CREATE TABLE t (a)")
    plain.close()
    with pytest.raises(WrongPassphrase):
        Casebook.open(home, PASSPHRASE)
