"""Casebooks that open fast: their keys cost the least there is, and no memory is locked for them.

SQLCipher locks and wipes each piece of memory anew, which takes a third of a casebook's time and
changes nothing that a test could see. In processes of their own casebooks are opened as ever.
"""

from functools import cache
from pathlib import Path

from khronika.casebook.keys import Derivation, write_derivation
from khronika.casebook.opening import start_django

LOCKED = "cipher_memory_security = ON"


def keyed(directory: Path) -> Path:
    """Let whoever makes a casebook in a directory find a key that costs next to nothing."""
    cheap = Derivation(salt=b"0123456789abcdef", time_cost=1, memory_kib=8, parallelism=1)
    directory.mkdir(parents=True, exist_ok=True)
    write_derivation(cheap, directory / "casebook.toml")
    return directory


def prepared(directory: Path) -> Path:
    """Do the same, and leave memory unlocked in this process from now on."""
    _unlock()
    return keyed(directory)


@cache
def _unlock() -> None:
    start_django()
    from khronika.casebook.backend import base

    pragmas = list(base.PRAGMAS)
    pragmas.remove(LOCKED)
    base.PRAGMAS = tuple(pragmas)
