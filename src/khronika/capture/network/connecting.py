"""In the process of its own: a connection to a server, straight or through a SOCKS proxy."""

import socket
import ssl
import time
from dataclasses import dataclass

from khronika.capture.network import socks
from khronika.capture.network.reach import is_public

_SECONDS_TO_CONNECT = 30
LATE = "its server did not answer in time"


class Unreachable(Exception):
    """There is no connection to a server; the message says why, as `its server …`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """A SOCKS5 proxy, and by what name to ask: Tor keeps those of different names apart."""

    host: str
    port: int
    name: str
    password: str


class Clock:
    """The time that is left of what a request may take."""

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds

    def set(self, peer: socket.socket) -> None:
        """Let a socket wait no longer than what is left.

        Raises:
            Unreachable: nothing is left.
        """
        left = self._until - time.monotonic()
        if left <= 0:
            raise Unreachable(LATE)
        peer.settimeout(min(left, _SECONDS_TO_CONNECT))


def connected(
    host: str, port: int, *, proxy: Proxy | None, inside: bool, clock: Clock
) -> tuple[socket.socket, str | None]:
    """Open a connection.

    Args:
        host: name or number.
        port: of TCP.
        proxy: what resolves the name and opens the connection; there is no other way then.
        inside: a machine of a private network may be asked.
        clock: how much time there is.

    Returns:
        the connection, and the number it goes to where this machine resolved the name.

    Raises:
        Unreachable: there is none.
    """
    if proxy is not None:
        return _through(proxy, host, port, clock), None
    numbers = _resolved(host, port)
    if not inside and not all(map(is_public, numbers)):
        raise Unreachable(
            "its server is in a private network, and none was asked: if it is yours, allow it with "
            "`khronika network --local HOST`"
        )
    for number in numbers:
        try:
            return _opened(number, port, clock), number
        except OSError:
            continue
    raise Unreachable("its server cannot be reached")


def secured(peer: socket.socket, host: str, trusted: ssl.SSLContext, clock: Clock) -> ssl.SSLSocket:
    """Encrypt a connection, and see that the server is the one that it should be.

    Raises:
        Unreachable: its certificate does not hold, or it speaks no TLS of today.
    """
    clock.set(peer)
    try:
        return trusted.wrap_socket(peer, server_hostname=host)
    except ssl.SSLCertVerificationError as error:
        why = "".join(c for c in error.verify_message if c.isprintable())[:100]
        raise Unreachable(
            f"its server could not prove who it is ({why}): somebody may be listening in between"
        ) from None
    except TimeoutError:
        raise Unreachable(LATE) from None
    except (OSError, ValueError):
        raise Unreachable("its server speaks no TLS of today") from None


def _resolved(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unreachable("its server's name cannot be resolved") from None
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def _opened(number: str, port: int, clock: Clock) -> socket.socket:
    family = socket.AF_INET6 if ":" in number else socket.AF_INET
    peer = socket.socket(family, socket.SOCK_STREAM)
    try:
        clock.set(peer)
        peer.connect((number, port))
    except BaseException:
        peer.close()
        raise
    return peer


def _through(proxy: Proxy, host: str, port: int, clock: Clock) -> socket.socket:
    try:
        peer = _opened(proxy.host, proxy.port, clock)
    except OSError:
        raise Unreachable(
            "its server was not asked, since the proxy cannot be reached: does it run?"
        ) from None
    try:
        clock.set(peer)
        socks.connect(peer, host, port, name=proxy.name, password=proxy.password)
    except socks.Refused as refused:
        peer.close()
        raise Unreachable(str(refused)) from None
    except OSError:
        peer.close()
        raise Unreachable("its server was not reached: the proxy broke off") from None
    return peer
