"""TAR archives, plain or packed by gzip or bzip2: each file is looked into, nothing is unpacked.

Read in one go from front to back, so that an archive of any size fits.
"""

import io
import tarfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from khronika.capture.budget import Budget
from khronika.capture.codepages import cyrillic
from khronika.capture.extract import Broken, Member, link
from khronika.capture.names import is_hidden
from khronika.capture.streams import unpacked
from khronika.errors import InputRefused


def open_tar(handle: BinaryIO, budget: Budget) -> Iterator[Member | Broken]:
    """Give the files of an archive in their order, without hidden ones.

    Raises:
        InputRefused: it is damaged.
    """
    try:
        stream = unpacked(handle, budget)
        with tarfile.open(
            fileobj=stream, mode="r|", encoding="utf-8", errors="surrogateescape"
        ) as archive:
            for entry in archive:
                archive.members = []  # type: ignore[attr-defined]  # it would keep every header
                entry.name = _spelled(entry.name)
                if not entry.isdir() and not is_hidden(entry.name):
                    yield _member(archive, entry)
    except (tarfile.TarError, EOFError, OSError) as error:
        raise InputRefused("it is a damaged TAR file") from error


def _spelled(name: str) -> str:
    """Spell a name that is not in UTF-8, if it is in a Russian code page."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return cyrillic(name.encode("utf-8", "surrogateescape"), ("cp1251", "cp866")) or name
    return name


def _member(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> Member | Broken:
    if entry.issym() or entry.islnk():
        return link(entry.name)
    stream = archive.extractfile(entry) if entry.isfile() and not entry.issparse() else None
    if stream is None:
        return Broken(name=entry.name, reason="it is no ordinary file")
    return Member(name=entry.name, handle=cast("BinaryIO", io.BufferedReader(stream)))
