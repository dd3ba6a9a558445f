"""Taking inputs apart in a process of its own: this one reads and checks, that one parses."""

import atexit
import hashlib
import os
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from khronika.capture.limits import MAX_FILE_BYTES, MAX_NESTED_BYTES, megabytes
from khronika.capture.outcomes import Holding, Refused
from khronika.capture.unpacking import Extracted, Finding
from khronika.capture.wire import from_wire
from khronika.errors import InputRefused, MalformedReading
from khronika.shelter import Ended, Fault, Limits, OverLimit, Worker

LIMITS = Limits(
    memory=2_000_000_000,  # a Telegram export of 200 MB becomes values of some 1 GB
    cpu_seconds=60,  # the largest page that is taken has 20 MB, and 2.4 MB take 5 seconds
    wall_seconds=600,
    answer_bytes=32_000_000,  # the bytes of a document, or its text with all that is known of it
)
WORK = "khronika.capture.parsing:answer"

_FORGED = "what was read from it has no sound form: its bytes may be made to mislead"

_PIECE = 1 << 20

_idle: list[Worker] = []


def take_apart(path: str, name: str | None, handle: BinaryIO) -> Iterator[Finding]:
    """Give every text in an input, or the reason why there is none; see `unpacking.unpack`.

    A document's bytes are read here, once, and sent; a larger file is hashed here, as none but a
    container is taken, and handed over open.
    """
    content, descriptor = _read(handle)
    sha256 = None if descriptor is None else _sha256_of(descriptor)
    worker = _idle.pop() if _idle else _new()
    try:
        message = {"path": path, "name": name}
        own = content if descriptor is None else None
        for untrusted, found in worker.ask(message, content, descriptor):
            finding = from_wire(untrusted, found, given=path, own=own)
            if isinstance(finding, Extracted) and finding.path != path:
                sha256 = sha256 or hashlib.sha256(content).hexdigest()
                finding = replace(finding, held_in=Holding(path=path, sha256=sha256))
            yield finding
    except MalformedReading:
        worker.close()  # it does not do what it was made to do, and is not asked again
        yield Refused(path=path, reason=_FORGED)
    except OverLimit as limit:
        yield Refused(path=path, reason=f"{limit}: it is too large, or made to do harm")
    except Ended as ended:
        yield Refused(path=path, reason=f"{ended}: it may be damaged, or made to do harm")
    except Fault as fault:
        yield Refused(path=path, reason=str(fault))
    finally:
        _idle.append(worker)


def prepare() -> None:
    """Start a process before it is needed, so that it is ready when it is."""
    if not _idle:
        _idle.append(_new())
    _idle[-1].start()


def _new() -> Worker:
    worker = Worker(WORK, LIMITS)
    atexit.register(worker.close)
    return worker


def _read(handle: BinaryIO) -> tuple[bytes, int | None]:
    """Read what may be a document whole; of what is larger give the descriptor, at its beginning.

    Raises:
        InputRefused: it is larger still, and no file.
    """
    content = handle.read(MAX_FILE_BYTES + 1)
    if len(content) <= MAX_FILE_BYTES:
        return content, None
    try:
        os.lseek(handle.fileno(), 0, os.SEEK_SET)
        return b"", handle.fileno()
    except OSError:  # a pipe, or bytes in memory
        content += handle.read(MAX_NESTED_BYTES + 1 - len(content))
    if len(content) > MAX_NESTED_BYTES:
        raise InputRefused(f"it holds more than {megabytes(MAX_NESTED_BYTES)}: save it as a file")
    return content, None


def _sha256_of(descriptor: int) -> str:
    """Hash an open file whole; where it is read next stays."""
    digest, at = hashlib.sha256(), 0
    while piece := os.pread(descriptor, _PIECE, at):
        digest.update(piece)
        at += len(piece)
    return digest.hexdigest()
