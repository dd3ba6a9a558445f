"""Messages over a socket: a JSON value and bytes beside it, their lengths in front.

Both ends of a socket use this, and each takes the other's lengths for claims: nothing is read that
is larger than the caller allows.
"""

import json
import socket
import struct
from collections.abc import Iterator
from typing import Any

_LENGTHS = struct.Struct(">II")
_PIECE = 1 << 20


class BrokenFrame(Exception):
    """The other end sent what is no message."""


def send(peer: socket.socket, value: Any, content: bytes = b"") -> None:
    """Send one message.

    Raises:
        UnicodeEncodeError: the value holds half of a character.
        OSError: the other end is gone.
    """
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    peer.sendall(_LENGTHS.pack(len(written), len(content)))
    peer.sendall(written)
    peer.sendall(content)


def receive(peer: socket.socket, *, most: int) -> tuple[Any, bytes]:
    """Receive one message whose JSON and whose bytes have at most so many bytes each.

    Raises:
        BrokenFrame: it is larger, or it is no JSON.
        ConnectionAbortedError: there is none, as the other end is gone.
        TimeoutError: it does not come in the socket's time.
    """
    lengths = _LENGTHS.unpack(_exactly(peer, _LENGTHS.size))
    if max(lengths) > most:
        raise BrokenFrame("the message is too large")
    written, content = (_exactly(peer, length) for length in lengths)
    try:
        return json.loads(written.decode("utf-8")), content
    except (ValueError, RecursionError) as error:
        raise BrokenFrame("the message is no JSON") from error


def _exactly(peer: socket.socket, count: int) -> bytes:
    return b"".join(_pieces(peer, count))


def _pieces(peer: socket.socket, count: int) -> Iterator[bytes]:
    while count:
        piece = peer.recv(min(count, _PIECE))
        if not piece:
            raise ConnectionAbortedError("the other end is gone")
        count -= len(piece)
        yield piece
