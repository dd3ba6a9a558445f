"""Filling a casebook of a benchmark, whose texts are no secret, without locking memory."""

from collections.abc import Iterator
from contextlib import contextmanager

from khronika.casebook.backend import base


@contextmanager
def unlocked() -> Iterator[None]:
    """Open casebooks with memory that is not locked, which takes most of the time of filling one.

    Only as long as none was opened in this process: the driver cannot be told to leave off.
    """
    kept = base.PRAGMAS
    base.PRAGMAS = tuple(pragma for pragma in kept if "memory_security" not in pragma)
    try:
        yield
    finally:
        base.PRAGMAS = kept
