"""A SOCKS5 proxy on the loopback that leads everywhere to one port, and remembers who asked."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field


@dataclass(slots=True)
class Socks:
    """A running proxy. What it answers can be changed: `reply` in place of success."""

    to: int
    names: bool = True
    """It wants a name and password, as Tor takes them."""
    reply: int = 0
    greeting: bytes | None = None
    """What it says instead of its first answer."""
    slowly: bool = False
    """Its answers come byte by byte."""
    port: int = 0
    asked: list[tuple[str, int]] = field(default_factory=list)
    who: list[tuple[str, str]] = field(default_factory=list)


@contextmanager
def socks(proxy: Socks) -> Iterator[Socks]:
    """Run a proxy."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        proxy.port = server.getsockname()[1]
        server.settimeout(0.05)
        ended = threading.Event()

        def run() -> None:
            while not ended.is_set():
                with suppress(TimeoutError):
                    peer, _ = server.accept()
                    threading.Thread(target=_serve, args=(proxy, peer), daemon=True).start()

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        try:
            yield proxy
        finally:
            ended.set()
            thread.join()


def _serve(proxy: Socks, peer: socket.socket) -> None:
    with peer, suppress(OSError, struct.error):
        peer.settimeout(10)
        _, count = _take(peer, 2)
        methods = _take(peer, count)
        if proxy.greeting is not None:
            peer.sendall(proxy.greeting)
            return
        _say(proxy, peer, bytes((5, 2 if proxy.names and 2 in methods else 0)))
        if proxy.names:
            _take(peer, 1)
            name, password = (_take(peer, _take(peer, 1)[0]).decode() for _ in range(2))
            proxy.who.append((name, password))
            _say(proxy, peer, b"\x01\x00")
        kind = _take(peer, 4)[3]
        if kind == 3:
            host = _take(peer, _take(peer, 1)[0]).decode()
        else:
            number = _take(peer, 4 if kind == 1 else 16)
            host = socket.inet_ntop(socket.AF_INET if kind == 1 else socket.AF_INET6, number)
        proxy.asked.append((host, struct.unpack(">H", _take(peer, 2))[0]))
        _say(proxy, peer, bytes((5, proxy.reply, 0, 3, 4)) + b"exit" + b"\x00\x50")
        if proxy.reply == 0:
            with socket.create_connection(("127.0.0.1", proxy.to)) as server:
                back = threading.Thread(target=_pass, args=(server, peer), daemon=True)
                back.start()
                _pass(peer, server)
                back.join()


def _say(proxy: Socks, peer: socket.socket, words: bytes) -> None:
    for piece in [words[n : n + 1] for n in range(len(words))] if proxy.slowly else [words]:
        peer.sendall(piece)


def _take(peer: socket.socket, count: int) -> bytes:
    content = b""
    while len(content) < count:
        piece = peer.recv(count - len(content))
        if not piece:
            raise OSError("gone")
        content += piece
    return content


def _pass(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while piece := source.recv(65_536):
            target.sendall(piece)
        target.shutdown(socket.SHUT_WR)
