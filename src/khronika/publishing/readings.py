"""Readings as files in the format `reading/1`."""

from pathlib import Path

from khronika.capture import safe_name
from khronika.model import Reading, dumps
from khronika.publishing.files import write_whole


def write_reading(reading: Reading, directory: Path) -> Path:
    """Write a reading into `directory`, named by the id of its document, and give the path.

    The same reading gives the same bytes; an older file of that name is replaced.

    Raises:
        OSError: the directory cannot be made or written, or the disk is full; no part is left.
    """
    target = directory / f"{safe_name(reading.document.id)}.json"
    write_whole(dumps(reading).encode("utf-8"), target)
    return target
