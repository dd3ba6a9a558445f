"""Mailboxes (.mbox): e-mails one after the other, each after a line that begins with "From ".

Read as it goes, so that a mailbox of any size fits. Lines that the mailbox escaped (">From") stay.
A sentence may begin with "From " too. So a line parts e-mails only if it has a time and a year, as
the mailbox's first one has, and a header follows.
"""

import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from khronika.capture.budget import Budget
from khronika.capture.extract import Broken, Member
from khronika.capture.limits import MAX_FILE_BYTES, megabytes
from khronika.errors import InputRefused

_FROM = re.compile(rb"From ")
_DATED_FROM = re.compile(rb"From [^\n]{0,500}\d\d:\d\d[^\n]{0,50}\d{4}")
_HEADER = re.compile(rb"[\x21-\x39\x3b-\x7e]+:")


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
    if not _FROM.match(first):
        raise InputRefused("it is no mailbox: it does not begin with a line `From …`")
    separator = _DATED_FROM if _DATED_FROM.match(first) else _FROM
    lines: list[bytes] = []
    size = 0
    blank = False
    following = handle.readline(MAX_FILE_BYTES)
    while line := following:
        following = handle.readline(MAX_FILE_BYTES)
        if blank and separator.match(line) and _HEADER.match(following):
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
