"""Backups of a casebook, another passphrase, and shares of its key.

A backup is one TAR file, not compressed, of the two files of the casebook. Both are as they are on
the disk: the database encrypted under the same key, the other without a secret.
"""

import fcntl
import glob
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from khronika.casebook.faults import told_plainly
from khronika.casebook.keys import Key, new_derivation, read_derivation, write_derivation
from khronika.casebook.opening import DATABASE, DERIVATION, alone_in, exists, no_casebook
from khronika.errors import CasebookError, WrongUse

_LARGEST_TOML = 65_536
_SCRATCH = ".khronika-"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupRow:
    """A backup that was made of the open casebook; its file may be gone since."""

    path: str
    made: datetime
    """In UTC."""


class Copies:
    """The backups of the open casebook: `Casebook.copies`."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def backup(self, file: Path, *, by: str = "owner") -> None:
        """Write a backup, hold it against the casebook, and only then put it in its place.

        Nobody can write to the casebook meanwhile. A file that is there already is replaced. The
        custody log tells of it, in the backup too; `by` is who makes it.

        Raises:
            WrongUse: there is no such folder, or nothing can be written there.
            CasebookError: the disk failed, or the copy is not sound; no file was put in place.
        """
        from django.db import connection, transaction

        from khronika.casebook import custody, models

        file = file.expanduser().absolute()
        _refuse_unwritable(file)
        with told_plainly(self._directory), _scratch(file.parent) as scratch:
            # Noted before: a kill leaves a note without a backup, never a backup without a note.
            with transaction.atomic():
                models.Backup.objects.create(path=str(file), made=datetime.now(UTC))
                custody.write(
                    custody.WHOLE, by=by, action=custody.BACKUP, detail={"place": str(file)}
                )
            with transaction.atomic():  # which writes exclude, so that the file stands still
                with connection.cursor() as cursor:
                    cursor.execute("SELECT count(*) FROM casebook_backup")
                for name in (DATABASE, DERIVATION):
                    _copy(self._directory / name, scratch / name)
            _check(scratch, _open_key(self._directory), called=file)
            packed = scratch / "backup.tar"
            _pack(scratch, packed)
            packed.replace(file)
            _sync(file.parent)

    def all(self) -> Sequence[BackupRow]:
        """Give the backups that were made, the first one first."""
        from khronika.casebook import models

        with told_plainly(self._directory):
            return [BackupRow(path=row.path, made=row.made) for row in models.Backup.objects.all()]

    def outdated(self) -> Sequence[Path]:
        """Give the backups that lie where they were put and are older than the last erasure.

        They hold whom it erased: it was killed before it came to them, could not write there, or
        the disk that they are on was not there.
        """
        from khronika.casebook import models
        from khronika.casebook.states import ERASE

        with told_plainly(self._directory):
            erased = models.Change.objects.filter(verb=ERASE).values_list("at", flat=True).last()
            places = {Path(row.path) for row in models.Backup.objects.all()}
            return [
                file
                for file in sorted(places)
                if erased and file.is_file() and file.stat().st_mtime < erased.timestamp()
            ]


def restore(file: Path, directory: Path, passphrase: str, *, replace: bool = False) -> Path | None:
    """Make a casebook of a backup; give where the one that was there lies now, if there was one.

    Args:
        file: the backup.
        directory: where the casebook is to be. With `replace` what is there is moved beside it,
            and never removed.
        passphrase: that of the backup, which is tried before anything is put in place.
        replace: whether a casebook may be there.

    Raises:
        WrongPassphrase: it does not open the backup.
        WrongUse: a casebook is there, and it was not to be replaced; or there is no such file.
        CasebookError: the file is no backup, or a damaged one; nothing was put in place.
    """
    directory = directory.expanduser().absolute()
    if not file.expanduser().is_file():
        raise WrongUse(f"{file} is no file: name the backup.")
    with told_plainly(directory):
        if directory.exists() and any(directory.iterdir()) and not replace:
            raise WrongUse(
                f"{directory} is not empty: restore elsewhere, or move it aside with --replace."
            )
        directory.parent.mkdir(parents=True, exist_ok=True)
        with _scratch(directory.parent) as scratch:
            whole = scratch / "casebook"
            whole.mkdir(mode=0o700)
            _unpack(file, whole)
            _check(whole, read_derivation(whole / DERIVATION).key(passphrase), called=file)
            aside = _move_aside(directory)
            whole.rename(directory)
            _sync(directory.parent)
    return aside


def change_passphrase(directory: Path, old: str, new: str) -> None:
    """Let another passphrase open a casebook, and the old one no longer.

    One small file is written anew, whole or not at all: after a kill one of the two opens it.

    Raises:
        WrongPassphrase: the old one does not open it.
        WrongUse: the new one is empty.
        NoCasebook: there is none.
    """
    _wrap(directory, _tried_key(directory, old), new)


def try_passphrase(directory: Path, passphrase: str) -> None:
    """See that a passphrase opens a casebook.

    Raises:
        WrongPassphrase: it does not.
        NoCasebook: there is none.
    """
    _tried_key(directory, passphrase)


def make_shares(directory: Path, passphrase: str, *, of: int, need: int) -> list[str]:
    """Part the key of a casebook into shares, any `need` of which make it whole; kept nowhere.

    A share is 33 words (SLIP-39). Fewer than `need` tell nothing of the key. The shares outlive a
    change of the passphrase.

    Raises:
        WrongPassphrase, NoCasebook: there are no shares.
        WrongUse: the numbers make no sense.
    """
    from shamir_mnemonic import generate_mnemonics

    if not 2 <= need <= of <= 16:
        raise WrongUse(
            "Make 2 to 16 shares, of which 2 or more, and at most all, are needed to open it."
        )
    key = _tried_key(directory, passphrase)
    return list(generate_mnemonics(1, [(need, of)], key.raw)[0])


def is_share(words: str) -> bool:
    """Tell whether words are a share of some key, typed without a slip."""
    from shamir_mnemonic import MnemonicError, Share

    try:
        Share.from_mnemonic(words)
    except (MnemonicError, ValueError):
        return False
    return True


def try_shares(directory: Path, shares: Sequence[str]) -> None:
    """See that shares open a casebook.

    Raises:
        WrongUse: these shares are too few, mistyped, or not of one key.
        WrongPassphrase: they are of another casebook.
        NoCasebook: there is none.
    """
    _check_there(directory)
    _check(directory, _joined(shares), whole=False)


def open_with_shares(directory: Path, shares: Sequence[str], new: str) -> None:
    """Let a new passphrase open a casebook whose old one is lost.

    Raises:
        WrongUse: these shares are too few, mistyped, or not of one key.
        WrongPassphrase: they are of another casebook.
        NoCasebook: there is none.
    """
    key = _joined(shares)
    _check_there(directory)
    _check(directory, key)
    _wrap(directory, key, new)


def _joined(shares: Sequence[str]) -> Key:
    from shamir_mnemonic import MnemonicError, combine_mnemonics

    try:
        return Key(combine_mnemonics(shares))
    except (MnemonicError, ValueError) as error:
        # The library's own message may repeat words of a share.
        raise WrongUse(
            "These shares make no key: they are too few, one of them twice, mistyped, or not of "
            "one set."
        ) from error


def _refuse_unwritable(file: Path) -> None:
    """Refuse a place before anything is begun, so that its name is told and no other."""
    folder = file.parent
    if file.is_dir():
        raise WrongUse(f"{file} is a folder: name a file in it.")
    if not folder.is_dir():
        raise WrongUse(f"{folder} is no folder: is its disk there? Name a file in one that is.")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise WrongUse(f"Nothing can be written to {folder}: see what its permissions are.")


def _wrap(directory: Path, key: Key, passphrase: str) -> None:
    if not passphrase:
        raise WrongUse("An empty passphrase protects nothing: give one.")
    with told_plainly(directory), alone_in(directory):
        write_derivation(new_derivation().leading_to(key, passphrase), directory / DERIVATION)
        _sync(directory)


def _tried_key(directory: Path, passphrase: str) -> Key:
    _check_there(directory)
    key = read_derivation(directory / DERIVATION).key(passphrase)
    _check(directory, key, whole=False)
    return key


def _check_there(directory: Path) -> None:
    if not exists(directory):
        raise no_casebook(directory)


def _open_key(directory: Path) -> Key:
    from khronika.casebook.backend import keyring

    key = keyring.key_of(str((directory / DATABASE).resolve()))
    if key is None:
        raise CasebookError(f"The casebook in {directory} is not open.")
    return key


def _check(directory: Path, key: Key, *, whole: bool = True, called: Path | None = None) -> None:
    """See that a key opens a database and, with `whole`, that no page of it is damaged.

    `called` is what the user knows the database by, where it lies in a folder of ours.
    """
    from sqlcipher3 import dbapi2 as sqlcipher

    with told_plainly(called or directory):
        connection = sqlcipher.connect(f"file:{directory / DATABASE}?mode=ro", uri=True)
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.raw.hex()}'\"")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if whole and (
                connection.execute("PRAGMA cipher_integrity_check").fetchone() is not None
                or connection.execute("PRAGMA quick_check").fetchone() != ("ok",)
            ):
                raise CasebookError(
                    f"The copy in {called or directory} is damaged: nothing was kept of it."
                )
        finally:
            connection.close()


@contextmanager
def _scratch(beside: Path) -> Iterator[Path]:
    """Make a folder that only its owner may enter; what is left in it goes."""
    clear_scratch(beside)
    folder = Path(tempfile.mkdtemp(prefix=_SCRATCH, dir=beside))
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(held)


def clear_scratch(beside: Path) -> None:
    """Remove the folders that kills left beside a backup or a casebook: copies of it lie in them.

    A folder that somebody works in is locked, and stays.
    """
    for folder in beside.glob(f"{_SCRATCH}*"):
        with suppress(OSError):  # another user's, or gone meanwhile
            held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder)
            finally:
                os.close(held)


def _copy(source: Path, target: Path) -> None:
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with source.open("rb") as taken, open(descriptor, "wb") as put:  # noqa: PTH123 (a descriptor)
        shutil.copyfileobj(taken, put, 1 << 20)
        put.flush()
        os.fsync(put.fileno())


def _pack(folder: Path, packed: Path) -> None:
    descriptor = os.open(packed, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "wb") as put:  # noqa: PTH123 (a descriptor, no path)
        with tarfile.open(fileobj=put, mode="w", format=tarfile.PAX_FORMAT) as tar:
            for name in (DERIVATION, DATABASE):
                entry = tarfile.TarInfo(name)
                entry.mode, entry.size = 0o600, (folder / name).stat().st_size
                with (folder / name).open("rb") as content:
                    tar.addfile(entry, content)
        put.flush()
        os.fsync(put.fileno())


def _unpack(file: Path, folder: Path) -> None:
    """Take the two files out of a backup, and nothing else that somebody may have put there."""
    broken = CasebookError(f"{file} is no backup of a casebook, or a damaged one.")
    try:
        with tarfile.open(file.expanduser(), mode="r:") as tar:
            for name in (DERIVATION, DATABASE):
                entry = tar.getmember(name)
                content = tar.extractfile(entry) if entry.isreg() else None
                if content is None or (name == DERIVATION and entry.size > _LARGEST_TOML):
                    raise broken
                descriptor = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                with open(descriptor, "wb") as put:  # noqa: PTH123 (a descriptor, no path)
                    shutil.copyfileobj(content, put, 1 << 20)
                    put.flush()
                    os.fsync(put.fileno())
    except (tarfile.TarError, KeyError, EOFError) as error:
        raise broken from error


def laid_aside(directory: Path) -> list[Path]:
    """Give the casebooks that a restoring moved beside the one in a directory."""
    return sorted(directory.parent.glob(f"{glob.escape(directory.name)}{_BEFORE}*"))


_BEFORE = ".before-"
"""Stands between the name of a casebook and the moment at which it was moved aside."""


def _move_aside(directory: Path) -> Path | None:
    """Move away what is where a casebook is to be; an empty folder is removed."""
    if not directory.exists():
        return None
    if not any(directory.iterdir()):
        directory.rmdir()
        return None
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    aside = directory.with_name(f"{directory.name}{_BEFORE}{moment}")
    directory.rename(aside)
    return aside


def _sync(folder: Path) -> None:
    """See that renamings in a folder are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
