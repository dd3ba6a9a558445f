"""Files that are there whole or not at all."""

import os
import tempfile
from pathlib import Path


def write_whole(content: bytes, target: Path) -> None:
    """Write a file that only its owner may read.

    An older file of that name is replaced in one step: whoever looks sees the old file or the new
    one, never a part, whenever the power fails.

    Raises:
        OSError: the folder cannot be made or written, or the disk is full; no part is left.
    """
    folder = target.parent
    folder.mkdir(parents=True, exist_ok=True)
    descriptor, beside = tempfile.mkstemp(dir=folder, prefix=".khronika-", suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        Path(beside).replace(target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    _sync(folder)


def _sync(directory: Path) -> None:
    """Make the renaming itself last through a loss of power."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
