"""What the database says went wrong, as a sentence for the user."""

# Django is loaded when a casebook is opened, not when this room is imported.

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from khronika.errors import CasebookError, CasebookFull, WrongPassphrase


@contextmanager
def told_plainly(directory: Path) -> Iterator[None]:
    """Turn faults of the database and the disk into a CasebookError about this casebook.

    Whatever was being written is undone; what was committed before stays.
    """
    from django.db import Error as DatabaseError
    from sqlcipher3 import dbapi2 as sqlcipher

    try:
        yield
    except (DatabaseError, sqlcipher.Error) as error:
        raise _by_code(_code(error), directory) from error
    except OSError as error:
        raise _by_errno(error.errno, directory) from error


def _code(error: BaseException) -> int | None:
    """Give SQLite's primary result code; Django wraps the driver's error and keeps it as cause."""
    for one in (error, error.__cause__):
        code = getattr(one, "sqlite_errorcode", None)
        if isinstance(code, int):
            return code & 0xFF
    return None


def _by_code(code: int | None, directory: Path) -> CasebookError:
    if code == sqlite3.SQLITE_NOTADB:
        return WrongPassphrase(f"The passphrase does not open the casebook in {directory}.")
    if code == sqlite3.SQLITE_FULL:
        return _full(directory)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return _denied(directory)
    sentence = _OTHER if code is None else _SENTENCES.get(code, _OTHER)
    return CasebookError(sentence.format(directory=directory, code=code))


_SENTENCES = {
    sqlite3.SQLITE_IOERR: (
        "The disk under {directory} failed to take or give data: see that it is there and not "
        "full, then try again. What was added before is kept."
    ),
    sqlite3.SQLITE_BUSY: (
        "Another program is writing to the casebook in {directory}: try again when it is done."
    ),
    sqlite3.SQLITE_CORRUPT: "The casebook in {directory} is damaged: put it back from a copy.",
    sqlite3.SQLITE_TOOBIG: "The document is too large for a casebook: it takes up to 900 MB.",
}
_OTHER = "The casebook in {directory} did not take this (database fault {code})."


def _by_errno(code: int | None, directory: Path) -> CasebookError:
    match code:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return _full(directory)
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return _denied(directory)
        case errno.ENOTDIR | errno.EEXIST:
            return CasebookError(f"{directory} is no folder: name another with --casebook.")
        case _:
            return CasebookError(
                f"The casebook in {directory} cannot be reached: see that the folder is there."
            )


def _full(directory: Path) -> CasebookFull:
    return CasebookFull(
        f"The disk under {directory} is full: make room and add this again. "
        "What was added before is kept."
    )


def _denied(directory: Path) -> CasebookError:
    return CasebookError(
        f"The casebook in {directory} cannot be opened for writing: see whose the folder is and "
        "what its permissions are."
    )
