"""Reading streams of unknown length, packed or not, without holding more than allowed."""

import bz2
import gzip
import io
from typing import BinaryIO, cast

from khronika.capture.budget import Budget, Metered
from khronika.capture.limits import megabytes
from khronika.errors import InputRefused

_GZIP, _BZIP2 = b"\x1f\x8b", b"BZh"


def read_all(handle: BinaryIO, limit: int, *, begun: bytes = b"") -> bytes:
    """Read a stream to its end; `begun` is what was read of it already.

    Raises:
        InputRefused: it holds more bytes than the limit.
    """
    content = begun + handle.read(limit + 1 - len(begun))
    if len(content) > limit:
        raise InputRefused(f"it holds more than {megabytes(limit)}: split it into smaller files")
    return content


def unpacked(handle: BinaryIO, budget: Budget) -> BinaryIO:
    """Give what a gzip or bzip2 stream holds, or the stream itself; charged as it is read."""
    start = handle.tell()
    mark = handle.read(3)
    handle.seek(start)
    inner = handle
    if mark.startswith(_GZIP):
        inner = cast("BinaryIO", gzip.GzipFile(fileobj=handle))
    elif mark.startswith(_BZIP2):
        inner = cast("BinaryIO", bz2.BZ2File(handle))
    return cast("BinaryIO", io.BufferedReader(Metered(inner, budget)))
