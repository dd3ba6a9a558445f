"""Opening the one encrypted file of a casebook, and making it where there is none."""

# Django is loaded when a casebook is opened, not when this room is imported.

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from khronika.casebook.backend import keyring
from khronika.casebook.faults import told_plainly
from khronika.casebook.keys import new_derivation, read_derivation, write_derivation
from khronika.errors import NoCasebook, WrongUse

DATABASE = "casebook.db"
DERIVATION = "casebook.toml"

Progress = Callable[[str], None]
"""Is told of each document that long work begins with, by its id."""


def exists(directory: Path) -> bool:
    """Tell whether a directory holds a casebook."""
    return (directory / DATABASE).exists()


def no_casebook(directory: Path) -> NoCasebook:
    """Say that a directory holds no casebook."""
    return NoCasebook(
        f"There is no casebook in {directory}: `khronika add` makes one, or name another with "
        "--casebook."
    )


def open_database(directory: Path, passphrase: str, *, create: bool, progress: Progress) -> None:
    """Connect Django to the casebook in a directory; see `Casebook.open` for the errors."""
    if not passphrase:
        raise WrongUse("An empty passphrase protects nothing: give one.")
    start_django()
    with told_plainly(directory):
        if not create and not exists(directory):
            raise no_casebook(directory)
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        with alone_in(directory):
            _make_files(directory)
            _connect(directory, passphrase, progress)


def remove_files(directory: Path) -> None:
    """Remove the files of a casebook. What else lies in its directory stays, and the directory."""
    with told_plainly(directory), alone_in(directory):
        for name in (f"{DATABASE}-journal", DATABASE, DERIVATION):
            (directory / name).unlink(missing_ok=True)


def close_database(directory: Path) -> None:
    """Close this thread's connection, and forget the key and what is held in memory."""
    from django.db import connections

    from khronika.casebook import comparing
    from khronika.casebook.search import facets

    connections["default"].close()
    keyring.forget(_name(directory))
    facets.forget(_name(directory))
    comparing.forget(_name(directory))


def start_django() -> None:
    """Load Django with the settings of this room, once a process."""
    import django
    from django.apps import apps

    if not apps.ready:
        os.environ["DJANGO_SETTINGS_MODULE"] = "khronika.casebook.settings"
        django.setup()


@contextmanager
def alone_in(directory: Path) -> Iterator[None]:
    """Keep other processes from making or migrating the same casebook meanwhile."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _make_files(directory: Path) -> None:
    """Make what is missing of a new casebook. An old `casebook.toml` is never written over."""
    database, derivation = directory / DATABASE, directory / DERIVATION
    if database.exists() and database.stat().st_size > 0:
        return
    if not derivation.exists():
        write_derivation(new_derivation(), derivation)
    # SQLite gives its journal the mode of the file, so the mode is set before the first byte.
    os.close(os.open(database, os.O_WRONLY | os.O_CREAT, 0o600))


def _connect(directory: Path, passphrase: str, progress: Progress) -> None:
    from django.db import connections

    from khronika.casebook.upgrade import upgrade

    name = _name(directory)
    keyring.hold(name, read_derivation(directory / DERIVATION).key(passphrase))
    connections.settings["default"]["NAME"] = name
    connections["default"].close()
    try:
        upgrade(directory)
        from khronika.casebook.searching import catch_up

        catch_up(progress)
    except BaseException:
        close_database(directory)
        raise


def _name(directory: Path) -> str:
    return str((directory / DATABASE).resolve())
