"""ZIP archives: each file in it is looked into as if it lay in a folder."""

import hashlib
import io
from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO

from khronika.capture.budget import Budget, BudgetSpent, Metered
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
    hashes = _Hashes(zipped)
    for entry in zipped.entries:
        if is_hidden(entry.filename):
            continue
        if zipped.is_link(entry):
            yield link(entry.filename)
            continue
        try:
            with zipped.open(entry) as stream:
                yield Member(
                    name=entry.filename,
                    handle=io.BufferedReader(Metered(stream, budget)),
                    beside=partial(hashes.beside, entry.filename),
                )
        except InputRefused as error:
            yield Broken(name=entry.filename, reason=str(error))


class _Hashes:
    """What files of an archive hash to, each looked at once.

    They come in by themselves as well, so these bytes are counted apart from those of the members.
    """

    def __init__(self, zipped: Zipped) -> None:
        self._zipped = zipped
        self._budget = Budget()
        self._known: dict[str, str | None] = {}

    def beside(self, member: str, named: str) -> str | None:
        """Hash the file that a member names, in the folder of the member or below."""
        if named.startswith("/") or ".." in PurePosixPath(named).parts:
            return None
        name = str(PurePosixPath(member).parent / named)
        if name not in self._known:
            self._known[name] = self._sha256(name)
        return self._known[name]

    def _sha256(self, name: str) -> str | None:
        entry = self._zipped.entry(name)
        if entry is None or is_hidden(name) or self._zipped.is_link(entry):
            return None
        try:
            content = self._zipped.read(name)
            self._budget.charge_bytes(len(content or b""))
        except (InputRefused, BudgetSpent):
            return None
        return hashlib.sha256(content or b"").hexdigest()
