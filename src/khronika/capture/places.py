"""From what the user names to the files that are there."""

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

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


@dataclass(frozen=True, slots=True)
class Place:
    """A file, and its path as the user would write it."""

    path: Path
    shown: str


def files(given: str) -> Iterator[Place | Refused]:
    """Give the file itself, or the files of a folder and its subfolders in order of their names.

    In a folder hidden files are passed over, and links are refused: they may lead out of it.
    """
    try:
        is_folder = stat.S_ISDIR(os.stat(given).st_mode)  # noqa: PTH116 (a Path would take "" for ".")
    except (OSError, ValueError) as error:
        yield Refused(path=printable(given), reason=cause(error))
        return
    if not is_folder:
        yield Place(Path(given), printable(given))
        return
    found = False
    for place in _walk(Path(given), given):
        found = True
        yield place
    if not found:
        yield Refused(path=printable(given), reason="the folder holds no files")


def _walk(folder: Path, given: str) -> Iterator[Place | Refused]:
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        shown = printable(os.path.join(given, path.relative_to(folder)))  # noqa: PTH118 (keeps "./")
        try:
            mode = stat.S_IFDIR if path == folder else path.lstat().st_mode
            if stat.S_ISDIR(mode):
                inside = [entry for entry in path.iterdir() if not entry.name.startswith(".")]
                waiting.extend(sorted(inside, reverse=True))
                continue
        except OSError as error:
            yield Refused(path=shown, reason=cause(error))
            continue
        if stat.S_ISLNK(mode):
            reason = "it is a link, and links in a folder are not followed: name the file itself"
            yield Refused(path=shown, reason=reason)
        else:
            yield Place(path, shown)


def beside(folder: Path, named: str) -> Path | None:
    """Give an ordinary file in a folder by a name that a stranger wrote.

    None where it leads out of the folder or over a link, or there is no such file.
    """
    steps = PurePosixPath(named).parts
    if not steps or named.startswith("/") or ".." in steps:
        return None
    path, mode = folder, stat.S_IFDIR
    try:
        for step in steps:
            path /= step
            mode = path.lstat().st_mode
            if not stat.S_ISDIR(mode) and not stat.S_ISREG(mode):
                return None
    except (OSError, ValueError):
        return None
    return path if stat.S_ISREG(mode) else None


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


def cause(error: OSError | ValueError) -> str:
    """Say in plain words why a path could not be read."""
    if isinstance(error, ValueError):
        return "its path is no path of this system"
    return _CAUSES.get(
        error.errno or 0, f"it cannot be read: {os.strerror(error.errno or errno.EIO)}"
    )
