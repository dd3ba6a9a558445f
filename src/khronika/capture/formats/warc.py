"""Web archives (.warc, .warc.gz, .wacz): the pages and documents in them, each with its address.

    WARC   records one after the other: a head of fields, Content-Length bytes, an empty line
    WACZ   a ZIP with WARC files under archive/

Pictures, styles, scripts, redirections and errors are passed over: a page has hundreds. Every line
and every record is limited; what is passed over is charged all the same.
"""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, cast

from khronika.capture.budget import Budget
from khronika.capture.dates import time_of
from khronika.capture.extract import Broken, Known, Member
from khronika.capture.formats import http
from khronika.capture.formats.media_types import DOCUMENTS
from khronika.capture.formats.zipped import Zipped
from khronika.capture.limits import MAX_FILE_BYTES, MAX_UNPACKED_BYTES, megabytes
from khronika.capture.sniff import HEAD_BYTES, Kind, kind_by_mark
from khronika.capture.streams import unpacked
from khronika.errors import InputRefused

_LINE_BYTES = 65_536
_MOST_FIELDS = 500
_BLOCK_BYTES = MAX_FILE_BYTES + _LINE_BYTES
_PIECE_BYTES = 1_000_000

_UNCLEAR = {"": "", "application/octet-stream": "", "binary/octet-stream": ""}
_UNCLEAR |= dict.fromkeys(("application/xml", "text/xml", "application/rss+xml"), ".xml")
_UNCLEAR["application/atom+xml"] = ".xml"
"""Media types that say little; what they are of is taken where its first bytes tell a document."""
_MARKED = frozenset(
    {
        Kind.PAGE,
        Kind.TELEGRAM_CHANNEL,
        Kind.PDF,
        Kind.FEED,
        Kind.RTF,
        Kind.ZIP,
    }  # ZIP: Word and OpenDocument
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    number: int
    fields: Mapping[str, str]
    block: bytes | None
    """None where it is larger than a document may be."""


def open_warc(handle: BinaryIO, budget: Budget) -> Iterator[Member | Broken]:
    """Give the pages and documents of a web archive, called by the number of their record.

    Raises:
        InputRefused: it is damaged.
    """
    try:
        for record in _records(unpacked(handle, budget)):
            yield from _members(record)
    except (EOFError, OSError) as error:
        raise InputRefused("it is a damaged web archive") from error


def open_wacz(handle: BinaryIO, budget: Budget) -> Iterator[Member | Broken]:
    """Give the pages and documents of all web archives in a WACZ.

    Raises:
        InputRefused: it is damaged.
    """
    zipped = Zipped(handle)
    for entry in zipped.entries:
        if entry.filename.startswith("archive/"):
            # As a stream it may be as large as a WARC that is a file of its own.
            with zipped.open(entry, limit=MAX_UNPACKED_BYTES) as stream:
                yield from open_warc(cast("BinaryIO", stream), budget)


def _records(handle: BinaryIO) -> Iterator[_Record]:
    number = 0
    while line := handle.readline(_LINE_BYTES):
        if not line.strip():
            continue
        if not line.startswith(b"WARC/"):
            raise InputRefused("it is a damaged web archive")
        number += 1
        fields = _fields(handle)
        length = fields.get("content-length", "")
        if not length.isdecimal() or len(length) > 15:
            raise InputRefused("it is a damaged web archive")
        yield _Record(number=number, fields=fields, block=_block(handle, int(length)))


def _fields(handle: BinaryIO) -> dict[str, str]:
    fields: dict[str, str] = {}
    for _ in range(_MOST_FIELDS):
        line = handle.readline(_LINE_BYTES)
        if not line.strip():
            return fields
        name, _, value = line.decode("utf-8", "replace").partition(":")
        fields[name.strip().lower()] = value.strip()
    raise InputRefused("it is a damaged web archive")


def _block(handle: BinaryIO, length: int) -> bytes | None:
    if length <= _BLOCK_BYTES:
        return handle.read(length)
    while length > 0:
        piece = handle.read(min(length, _PIECE_BYTES))
        if not piece:
            break
        length -= len(piece)
    return None


def _members(record: _Record) -> Iterator[Member | Broken]:
    fields = record.fields
    kind = fields.get("warc-type")
    if kind not in ("response", "resource"):
        return
    name = f"record-{record.number}"
    if record.block is None:
        yield Broken(name=name, reason=f"it holds more than {megabytes(MAX_FILE_BYTES)}")
        return
    media_type = fields.get("content-type", "").partition(";")[0].strip().lower()
    body = record.block
    if kind == "response" and media_type == "application/http":
        try:
            answer = http.parse(record.block)
        except InputRefused as error:
            yield Broken(name=name, reason=str(error))
            return
        if answer.status != 200:
            return
        media_type, body = answer.media_type, answer.body
    ending = DOCUMENTS.get(media_type)
    if ending is None and media_type in _UNCLEAR and kind_by_mark(body[:HEAD_BYTES]) in _MARKED:
        ending = _UNCLEAR[media_type]
    if ending is not None and body.strip():
        known = Known(
            address=fields.get("warc-target-uri", "").strip("<>") or None,
            retrieved=_time(fields),
        )
        yield Member(name=name + ending, handle=io.BytesIO(body), known=known)


def _time(fields: Mapping[str, str]) -> datetime | None:
    return time_of(fields.get("warc-date"))
