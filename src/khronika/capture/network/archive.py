"""Requests and answers as a web archive (WARC 1.1, ISO 28500:2017), to the byte as they went.

Nothing in it tells who asked: no name of a user, machine or casebook. A digest proves that a record
is as it was written, not that the server sent it.
"""

import hashlib
import uuid
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from khronika import __version__
from khronika.capture.network.asking import Answered

_VERSION = b"WARC/1.1\r\n"
_HTTP = "application/http; msgtype="


def written(exchanges: Sequence[Answered]) -> bytes:
    """Write what was asked and answered, in the order in which it was: an archive of its own."""
    about = (
        f"software: khronika/{__version__}\r\nformat: WARC File Format 1.1\r\n"
        "conformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/"
        "warc-1.1/\r\n"
    ).encode()
    first = _record(
        "warcinfo",
        _new_id(),
        datetime.now(UTC),
        about,
        (("Content-Type", "application/warc-fields"),),
    )
    return b"".join((first, *map(_exchange, exchanges)))


def _exchange(one: Answered) -> bytes:
    request, response = _new_id(), _new_id()
    target = ("WARC-Target-URI", str(one.address))
    place = (("WARC-IP-Address", one.number),) if one.number else ()
    asked = (target, ("WARC-Concurrent-To", response), ("Content-Type", _HTTP + "request"))
    answered = (target, *place, ("Content-Type", _HTTP + "response"))
    return _record("request", request, one.at, one.asked, asked) + _record(
        "response", response, one.at, one.content, answered
    )


def _record(
    kind: str, record_id: str, at: datetime, block: bytes, fields: Iterable[tuple[str, str]]
) -> bytes:
    head = (
        ("WARC-Type", kind),
        ("WARC-Record-ID", record_id),
        ("WARC-Date", at.astimezone(UTC).isoformat(timespec="microseconds")[:-6] + "Z"),
        ("WARC-Block-Digest", f"sha256:{hashlib.sha256(block).hexdigest()}"),
        *fields,
        ("Content-Length", str(len(block))),
    )
    lines = "".join(f"{name}: {value}\r\n" for name, value in head)
    return _VERSION + lines.encode() + b"\r\n" + block + b"\r\n\r\n"


def _new_id() -> str:
    return f"<urn:uuid:{uuid.uuid4()}>"
