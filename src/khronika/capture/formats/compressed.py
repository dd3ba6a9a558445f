"""Files packed by gzip or bzip2: what kind they are inside."""

from typing import BinaryIO

from khronika.capture.budget import Budget
from khronika.capture.sniff import HEAD_BYTES, Kind, kind_by_mark
from khronika.capture.streams import unpacked
from khronika.errors import InputRefused


def kind_of_compressed(handle: BinaryIO) -> Kind:
    """Tell what a packed stream holds, and set it back to its beginning.

    Raises:
        InputRefused: it is damaged, or holds neither a TAR nor a web archive.
    """
    try:
        head = unpacked(handle, Budget()).read(HEAD_BYTES)
    except (OSError, EOFError, ValueError) as error:
        raise InputRefused("it is a damaged compressed file") from error
    handle.seek(0)
    kind = kind_by_mark(head)
    if kind not in (Kind.TAR, Kind.WARC):
        raise InputRefused("it is a compressed file: unpack it, and add what it holds")
    return kind
