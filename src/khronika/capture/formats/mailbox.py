"""Mailboxes (.mbox): e-mails one after the other, each after a line that begins with "From ".

Read as it goes, so that a mailbox of any size fits. Lines that the mailbox escaped (">From") stay.
"""

import io
from collections.abc import Iterator
from typing import BinaryIO

from khronika.capture.budget import Budget
from khronika.capture.extract import Broken, Member
from khronika.capture.limits import MAX_FILE_BYTES, megabytes
from khronika.errors import InputRefused

_SEPARATOR = b"From "


def open_mailbox(handle: BinaryIO, budget: Budget) -> Iterator[Member | Broken]:
    """Give the e-mails of a mailbox, called by their number.

    Raises:
        InputRefused: it is no mailbox.
    """
    for number, message in enumerate(_messages(handle, budget), start=1):
        name = f"message-{number}.eml"
        if message is None:
            yield Broken(name=name, reason=f"it holds more than {megabytes(MAX_FILE_BYTES)}")
        else:
            yield Member(name=name, handle=io.BytesIO(message))


def _messages(handle: BinaryIO, budget: Budget) -> Iterator[bytes | None]:
    """Give the bytes of each e-mail; None for one that is too large."""
    first = handle.readline(MAX_FILE_BYTES)
    if not first.startswith(_SEPARATOR):
        raise InputRefused("it is no mailbox: it does not begin with a line `From …`")
    lines: list[bytes] = []
    size = 0
    blank = False
    while line := handle.readline(MAX_FILE_BYTES):
        if blank and line.startswith(_SEPARATOR):
            budget.charge_bytes(size)
            yield _message(lines, size)
            lines, size = [], 0
        else:
            size += len(line)
            if size <= MAX_FILE_BYTES:
                lines.append(line)
        blank = not line.strip()
    yield _message(lines, size)


def _message(lines: list[bytes], size: int) -> bytes | None:
    return b"".join(lines) if size <= MAX_FILE_BYTES else None
