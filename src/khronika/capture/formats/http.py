"""Answers of web servers, as web archives keep them: the head, and the body unpacked."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from email.parser import BytesHeaderParser

from khronika.capture.limits import MAX_FILE_BYTES, megabytes
from khronika.errors import InputRefused

_NAMES = {"br": "Brotli (br)", "zstd": "Zstandard (zstd)", "compress": "compress"}
_ENDS = (b"\r\n\r\n", b"\n\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer of a web server."""

    status: int
    media_type: str
    body: bytes


def parse(block: bytes) -> Answer:
    """Take an answer apart.

    Raises:
        InputRefused: it is no answer of a web server, or packed in a way that is not known.
    """
    end = min((block.find(mark) for mark in _ENDS if mark in block), default=-1)
    words = block[: max(end, 0)].split(None, 2)
    if len(words) < 2 or not words[0].startswith(b"HTTP/") or not words[1].isdigit():
        raise InputRefused("it is no answer of a web server")
    first, _, head = block[:end].partition(b"\n")
    headers = BytesHeaderParser().parsebytes(head)
    body = block[end:].removeprefix(_ENDS[0] if block.startswith(_ENDS[0], end) else _ENDS[1])
    fields = {name.lower(): str(value).strip().lower() for name, value in headers.items()}
    if fields.get("transfer-encoding") == "chunked":
        body = _joined_chunks(body)
    return Answer(
        status=int(first.split(None, 2)[1]),
        media_type=headers.get_content_type(),
        body=_unpacked(body, fields),
    )


def _joined_chunks(body: bytes) -> bytes:
    """Join the chunks of a body; some archivers joined them already, and then it stays as it is."""
    chunks: list[bytes] = []
    place = 0
    while True:
        end = body.find(b"\n", place, place + 1000)
        try:
            size = int(body[place:end].split(b";")[0], 16)
        except ValueError:
            return b"".join(chunks) or body
        if end < 0 or size <= 0:
            return b"".join(chunks)
        chunks.append(body[end + 1 : end + 1 + size])
        place = end + 1 + size
        place += 2 if body.startswith(b"\r\n", place) else 1


def _unpacked(body: bytes, fields: Mapping[str, str]) -> bytes:
    coding = fields.get("content-encoding", "identity")
    if coding in ("", "identity", "none"):
        return body
    if coding not in ("gzip", "x-gzip", "deflate"):
        named = _NAMES.get(coding, "a coding")  # what a server calls it otherwise is not shown
        raise InputRefused(
            f"the server packed it by {named}, which is not known here: save the page with your "
            "browser as .html or .pdf"
        )
    windows = [47, -15] if coding == "deflate" else [47]  # 47: zlib or gzip; -15: without a head
    for bits in windows:
        try:
            content = zlib.decompressobj(bits).decompress(body, MAX_FILE_BYTES + 1)
        except zlib.error:
            continue
        if len(content) > MAX_FILE_BYTES:
            raise InputRefused(f"it unpacks into more than {megabytes(MAX_FILE_BYTES)}")
        return content
    return body  # some archivers unpacked it already and left the field
