"""Backups come back whole or are refused; a passphrase changes whole or not at all."""

import fcntl
import io
import os
import signal
import stat
import subprocess
import sys
import tarfile
import textwrap
import time
from pathlib import Path

import pytest
from story import PASSPHRASE, captured, retitled

from khronika.casebook import Casebook
from khronika.casebook.copies import (
    change_passphrase,
    make_shares,
    open_with_shares,
    restore,
)
from khronika.errors import CasebookError, WrongPassphrase, WrongUse

NEW = "eight louder cranes"


@pytest.fixture
def backup(filled: Casebook, tmp_path: Path) -> Path:
    """A backup of the story; the casebook is closed."""
    file = tmp_path / "backup.tar"
    filled.copies.backup(file)
    filled.close()
    return file


def opens(home: Path, passphrase: str) -> bool:
    try:
        Casebook.open(home, passphrase).close()
    except WrongPassphrase:
        return False
    return True


def test_a_backup_comes_back_whole(backup: Path, tmp_path: Path) -> None:
    there = tmp_path / "deep" / "restored"
    assert restore(backup, there, PASSPHRASE) is None
    with Casebook.open(there, PASSPHRASE) as casebook:
        assert [row.title for row in casebook.documents()] == ["Two brothers"]
        assert [row.path for row in casebook.copies.all()] == [str(backup)]
        assert casebook.journal.verify() == []
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (there, *there.iterdir(), backup)]
    assert modes == [0o700, 0o600, 0o600, 0o600]
    assert b"vcharuk" not in backup.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup.tar", "casebook", "deep"]


def test_a_casebook_is_never_restored_over_another(backup: Path, home: Path) -> None:
    with Casebook.open(home, PASSPHRASE) as casebook:
        other = retitled("other")
        casebook.add(captured(other), other)
    with pytest.raises(WrongUse, match="not empty"):
        restore(backup, home, PASSPHRASE)
    aside = restore(backup, home, PASSPHRASE, replace=True)
    assert aside is not None
    for where, count in ((home, 1), (aside, 2)):
        with Casebook.open(where, PASSPHRASE) as casebook:
            assert len(casebook.documents()) == count


def _packed(**contents: bytes) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as tar:
        for name, content in contents.items():
            entry = tarfile.TarInfo(f"casebook.{name}")
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return made.getvalue()


def _flipped(content: bytes) -> bytes:
    place = len(content) // 2
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


@pytest.mark.parametrize(
    "damage",
    [
        _flipped,
        lambda content: content[: len(content) // 2],
        lambda content: b"no archive",
        lambda content: b"",
        lambda content: _packed(toml=b"format = 1"),
        lambda content: _packed(toml=b"x" * 100_000, db=b"x"),
    ],
)
def test_a_damaged_backup_is_refused(backup: Path, tmp_path: Path, damage) -> None:
    backup.write_bytes(damage(backup.read_bytes()))
    with pytest.raises(CasebookError):
        restore(backup, tmp_path / "restored", PASSPHRASE)
    assert not (tmp_path / "restored").exists()


def test_a_backup_opens_only_with_its_passphrase(backup: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongPassphrase):
        restore(backup, tmp_path / "restored", NEW)
    assert not (tmp_path / "restored").exists()


def test_the_passphrase_changes(backup: Path, home: Path, tmp_path: Path) -> None:
    change_passphrase(home, PASSPHRASE, NEW)
    assert (opens(home, PASSPHRASE), opens(home, NEW)) == (False, True)
    change_passphrase(home, NEW, "nine")
    assert (opens(home, NEW), opens(home, "nine")) == (False, True)
    # A backup keeps the passphrase of its day.
    restore(backup, tmp_path / "restored", PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        change_passphrase(home, NEW, "ten")
    with pytest.raises(WrongUse):
        change_passphrase(home, "nine", "")
    assert opens(home, "nine")


def test_shares_open_what_no_passphrase_does(home: Path) -> None:
    shares = make_shares(home, PASSPHRASE, of=3, need=2)
    assert len(set(shares)) == 3
    change_passphrase(home, PASSPHRASE, "lost")
    open_with_shares(home, shares[1:], NEW)
    assert (opens(home, "lost"), opens(home, NEW)) == (False, True)


@pytest.mark.parametrize("pick", ["one", "twice", "mistyped", "none", "words"])
def test_shares_that_make_no_key_are_refused(home: Path, pick: str) -> None:
    one, two, _ = make_shares(home, PASSPHRASE, of=3, need=2)
    first, *rest = one.split()
    given = {
        "one": [one],
        "twice": [one, one],
        "mistyped": [two, " ".join([*rest, first])],
        "none": [],
        "words": ["no such words", "here"],
    }[pick]
    with pytest.raises(WrongUse, match="make no key"):
        open_with_shares(home, given, NEW)
    assert opens(home, PASSPHRASE)


def test_shares_of_another_casebook_open_nothing(home: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    Casebook.open(other, NEW, create=True).close()
    with pytest.raises(WrongPassphrase):
        open_with_shares(home, make_shares(other, NEW, of=2, need=2), NEW)
    assert opens(home, PASSPHRASE)


@pytest.mark.parametrize(("of", "need"), [(3, 1), (2, 3), (17, 2)])
def test_shares_need_sensible_numbers(home: Path, of: int, need: int) -> None:
    with pytest.raises(WrongUse):
        make_shares(home, PASSPHRASE, of=of, need=need)


ENDLESSLY = {
    "passphrase": """
        from khronika.casebook.copies import change_passphrase
        while True:
            change_passphrase(home, "one", "two")
            change_passphrase(home, "two", "one")
        """,
    "backup": """
        casebook = Casebook.open(home, "one")
        while True:
            casebook.copies.backup(home.parent / "backup.tar")
        """,
}


@pytest.mark.parametrize("what", ENDLESSLY)
def test_a_kill_leaves_a_whole_one(home: Path, tmp_path: Path, what: str) -> None:
    change_passphrase(home, PASSPHRASE, "one")
    work = textwrap.dedent(
        """
        import os
        from pathlib import Path
        from khronika.casebook import Casebook, keys
        home = Path(os.environ["HERE"])
        cheap = keys.Derivation(salt=b"0123456789abcdef", time_cost=1, memory_kib=8, parallelism=1)
        import khronika.casebook.copies as copies
        copies.new_derivation = lambda: cheap
        print("begun", flush=True)
        """
    ) + textwrap.dedent(ENDLESSLY[what])
    for pause in (0.3, 0.37):
        process = subprocess.Popen(
            [sys.executable, "-c", work],
            env={**os.environ, "HERE": str(home)},
            stdout=subprocess.PIPE,
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(pause)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        assert opens(home, "one") or opens(home, "two")
        file = tmp_path / "backup.tar"
        if file.exists():
            restore(file, tmp_path / f"restored{pause}", "one")


def test_a_folder_is_no_backup_and_no_note_is_left_of_it(filled: Casebook, tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="is a folder: name a file in it"):
        filled.copies.backup(tmp_path)
    assert filled.copies.all() == []


def test_what_a_kill_left_beside_a_backup_goes_with_the_next(
    filled: Casebook, tmp_path: Path
) -> None:
    left, worked_in = tmp_path / ".khronika-left", tmp_path / ".khronika-worked-in"
    for folder in (left, worked_in):
        folder.mkdir()
        (folder / "casebook.db").write_bytes(b"a copy")
    held = os.open(worked_in, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    filled.copies.backup(tmp_path / "backup.tar")
    os.close(held)
    assert not left.exists()
    assert worked_in.exists()
