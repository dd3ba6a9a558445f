"""In the process of its own: one request and its answer, both kept to the byte.

That process has the network, and nothing else: no key, no casebook, no file of the user. What it
answers is checked like a document. Bodies stay packed as they came; they are unpacked where
documents are taken apart, which has no network.
"""

import socket
import ssl
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import h11

from khronika.capture.formats import http
from khronika.capture.limits import MAX_FILE_BYTES, megabytes
from khronika.capture.network import connecting, trust
from khronika.capture.network.connecting import LATE, Clock, Proxy, Unreachable
from khronika.errors import InputRefused

HEAD_BYTES = 65_536
"""Of the head of an answer."""
TOLD = ("content-type", "etag", "last-modified", "location", "retry-after")
"""The fields of an answer that decide what is done next; the others lie in its bytes only."""
_PIECE = 65_536

Answer = tuple[Any, bytes]


def answer(message: Any, content: bytes, descriptor: int | None) -> Iterator[Answer]:  # noqa: ARG001 (the form of all work)
    """Ask for what a message names, or send `content` there where there is any.

    Yields:
        once, `{"status", "fields", "number", "asked"}` with the bytes of the request, `asked` many,
        and of the answer behind them; or `{"failed": why}`. With `body_only` in the message the
        bytes of the answer are those of its body.
    """
    try:
        yield _asked(message, content)
    except Unreachable as error:
        yield {"failed": str(error)}, b""
    except (h11.RemoteProtocolError, InputRefused):
        yield {"failed": "its server gave no whole answer of the web"}, b""
    except TimeoutError:
        yield {"failed": LATE}, b""
    except OSError:
        yield {"failed": "its server broke off"}, b""


def _asked(message: Any, content: bytes) -> Answer:
    clock = Clock(message["seconds"])
    proxy = Proxy(**message["proxy"]) if message["proxy"] else None
    host, port = message["host"], message["port"]
    peer, number = connecting.connected(
        host, port, proxy=proxy, inside=message["inside"], clock=clock
    )
    with closing(peer):
        if message["secure"]:
            peer = connecting.secured(peer, host, trust.authorities(), clock)
        with closing(peer):
            return _exchanged(peer, message, content, number, clock)


def _exchanged(
    peer: socket.socket | ssl.SSLSocket,
    message: Any,
    content: bytes,
    number: str | None,
    clock: Clock,
) -> Answer:
    spoken = h11.Connection(h11.CLIENT, max_incomplete_event_size=HEAD_BYTES)
    asked = _request(spoken, message, content)
    clock.set(peer)
    peer.sendall(asked)
    status, fields, answered = _received(peer, spoken, clock)
    if message["body_only"]:
        answered = http.parse(answered).body
    told = {"status": status, "fields": fields, "number": number, "asked": len(asked)}
    return told, asked + answered


def _request(spoken: h11.Connection, message: Any, content: bytes) -> bytes:
    method = "POST" if content else "GET"
    head = h11.Request(method=method, target=message["target"], headers=message["fields"])
    events = (head, *([h11.Data(data=content)] if content else []), h11.EndOfMessage())
    return b"".join(spoken.send(event) or b"" for event in events)


def _received(
    peer: socket.socket, spoken: h11.Connection, clock: Clock
) -> tuple[int, dict[str, str], bytes]:
    """Receive one answer: its status, the fields that are told, and all its bytes."""
    raw = bytearray()
    status, fields = 0, dict[str, str]()
    while True:
        match spoken.next_event():
            case h11.NEED_DATA:
                clock.set(peer)
                piece = peer.recv(_PIECE)
                raw += piece
                if len(raw) > MAX_FILE_BYTES + HEAD_BYTES:
                    raise Unreachable(f"it holds more than {megabytes(MAX_FILE_BYTES)}")
                spoken.receive_data(piece)
            case h11.InformationalResponse():
                raw = bytearray(spoken.trailing_data[0])  # what came before is no answer yet
            case h11.Response() as response:
                status = response.status_code
                fields = _told(response)
            case h11.EndOfMessage():
                behind = len(spoken.trailing_data[0])
                return status, fields, bytes(raw[: len(raw) - behind])
            case h11.ConnectionClosed() | h11.PAUSED:
                raise OSError("it is closed")


def _told(response: h11.Response) -> dict[str, str]:
    return {
        name.decode("latin-1"): value.decode("latin-1")
        for name, value in response.headers
        if name.decode("latin-1") in TOLD
    }
