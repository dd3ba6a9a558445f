"""Readings as files in the format `reading/1`."""

import os
import tempfile
from pathlib import Path

from khronika.capture import safe_name
from khronika.model import Reading, dumps


def write_reading(reading: Reading, directory: Path) -> Path:
    """Write a reading into `directory`, named by the id of its document, and give the path.

    The same reading gives the same bytes. An older file of that name is replaced in one step:
    whoever looks sees the old file or the new one, never a part, whenever the power fails.

    Raises:
        OSError: the directory cannot be made or written, or the disk is full; no part is left.
    """
    directory.mkdir(parents=True, exist_ok=True)
    target = directory / f"{safe_name(reading.document.id)}.json"
    descriptor, beside = tempfile.mkstemp(dir=directory, prefix=".reading-", suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(dumps(reading).encode("utf-8"))
            handle.flush()
            os.fsync(handle.fileno())
        Path(beside).replace(target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    _sync(directory)
    return target


def _sync(directory: Path) -> None:
    """Make the renaming itself last through a loss of power."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
