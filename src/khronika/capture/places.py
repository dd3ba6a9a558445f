"""From what the user names to the files that are there."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from khronika.capture.limits import MAX_FILE_BYTES, megabytes
from khronika.capture.names import printable
from khronika.capture.outcomes import Refused
from khronika.errors import InputRefused

_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
_CAUSES = {
    errno.ENOENT: "there is no such file or folder",
    errno.EACCES: "it may not be read: permission is denied",
    errno.EPERM: "it may not be read: permission is denied",
    errno.ELOOP: "its links lead round in a circle",
    errno.ENAMETOOLONG: "its name is too long",
    errno.ENOTDIR: "a part of its path is no folder",
}


def files(given: Path) -> Iterator[Path | Refused]:
    """Give the file itself, or the files of a folder and its subfolders in order of their names.

    In a folder hidden files are passed over, and links are refused: they may lead out of it.
    """
    try:
        is_folder = stat.S_ISDIR(given.stat().st_mode)
    except (OSError, ValueError) as error:
        yield Refused(path=printable(str(given)), reason=cause(error))
        return
    if not is_folder:
        yield given
        return
    found = False
    for place in _walk(given):
        found = True
        yield place
    if not found:
        yield Refused(path=printable(str(given)), reason="the folder holds no files")


def _walk(folder: Path) -> Iterator[Path | Refused]:
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        try:
            mode = place.lstat().st_mode if place != folder else stat.S_IFDIR
            if stat.S_ISDIR(mode):
                inside = [e for e in place.iterdir() if not e.name.startswith(".")]
                waiting.extend(sorted(inside, reverse=True))
                continue
        except OSError as error:
            yield Refused(path=printable(str(place)), reason=cause(error))
            continue
        yield _refused_link(place) if stat.S_ISLNK(mode) else place


def _refused_link(place: Path) -> Refused:
    reason = "it is a link, and links in a folder are not followed: name the file itself"
    return Refused(path=printable(str(place)), reason=reason)


def open_file(path: Path) -> BinaryIO:
    """Open a regular file for reading.

    Raises:
        InputRefused: it is no regular file, or it cannot be opened.
    """
    try:
        # A pipe that nobody writes to would block an ordinary open for ever.
        handle = os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb")
    except (OSError, ValueError) as error:
        raise InputRefused(cause(error)) from error
    mode = os.fstat(handle.fileno()).st_mode
    if stat.S_ISREG(mode):
        return handle
    handle.close()
    kind = next((name for test, name in _KINDS if test(mode)), "no file")
    raise InputRefused(f"it is {kind}; only files and folders are taken")


def read_all(handle: BinaryIO) -> bytes:
    """Read a file to its end.

    Raises:
        InputRefused: it holds more than the limit, or reading fails.
    """
    try:
        content = handle.read(MAX_FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        raise InputRefused(cause(error)) from error
    if len(content) > MAX_FILE_BYTES:
        raise InputRefused(
            f"it holds more than {megabytes(MAX_FILE_BYTES)}: split it into smaller files"
        )
    return content


def cause(error: OSError | ValueError) -> str:
    """Say in plain words why a path could not be read."""
    if isinstance(error, ValueError):
        return "its path is no path of this system"
    return _CAUSES.get(
        error.errno or 0, f"it cannot be read: {os.strerror(error.errno or errno.EIO)}"
    )
