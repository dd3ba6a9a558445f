"""ZIP archives: each file in it is looked into as if it lay in a folder."""

import io
from collections.abc import Iterator
from typing import BinaryIO

from khronika.capture.budget import Budget, Metered
from khronika.capture.extract import Broken, Member, link
from khronika.capture.formats.zipped import Zipped
from khronika.capture.names import is_hidden
from khronika.errors import InputRefused


def open_zip(handle: BinaryIO, budget: Budget) -> Iterator[Member | Broken]:
    """Give the files of an archive in the order of its directory, without hidden ones.

    Raises:
        InputRefused: it is damaged.
    """
    zipped = Zipped(handle)
    for entry in zipped.entries:
        if is_hidden(entry.filename):
            continue
        if zipped.is_link(entry):
            yield link(entry.filename)
            continue
        try:
            with zipped.open(entry) as stream:
                yield Member(name=entry.filename, handle=io.BufferedReader(Metered(stream, budget)))
        except InputRefused as error:
            yield Broken(name=entry.filename, reason=str(error))
