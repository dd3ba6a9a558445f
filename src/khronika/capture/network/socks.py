"""SOCKS5 (RFC 1928, 1929), as much of it as a connection to a name needs.

The name is sent as it is, so that the proxy resolves it. Every answer is read to the byte: what
comes behind the last one belongs to the server.
"""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address

_VERSION, _CONNECT = 5, 1
_OPEN, _BY_NAME = 0, 2
_IPV4, _NAME, _IPV6 = 1, 3, 4
_LENGTHS = {_IPV4: 4, _IPV6: 16}


class Refused(Exception):
    """The proxy does not connect; the message says why, as `its server …`."""


def connect(peer: socket.socket, host: str, port: int, *, name: str, password: str) -> None:
    """Have a proxy connect to a host and port; from then on `peer` leads there.

    Args:
        peer: a connection to the proxy.
        host: a name in ASCII, or a number.
        port: of TCP.
        name: by which Tor keeps those who ask apart; sent only where the proxy wants one.
        password: that goes with it.

    Raises:
        Refused: the proxy does not, or speaks something else.
        OSError: the proxy broke off.
    """
    peer.sendall(bytes((_VERSION, 2, _OPEN, _BY_NAME)))
    version, method = _exactly(peer, 2)
    if version != _VERSION:
        raise Refused("its server was not asked: the proxy speaks no SOCKS5")
    if method == _BY_NAME:
        peer.sendall(b"\x01" + _short(name.encode()) + _short(password.encode()))
        if _exactly(peer, 2)[1] != 0:
            raise Refused("its server was not asked: the proxy lets nobody in")
    elif method != _OPEN:
        raise Refused("its server was not asked: the proxy wants to know who asks")
    peer.sendall(bytes((_VERSION, _CONNECT, 0)) + _destination(host) + port.to_bytes(2, "big"))
    version, reply, _, kind = _exactly(peer, 4)
    if version != _VERSION:
        raise Refused("its server was not asked: the proxy speaks no SOCKS5")
    if reply != 0:
        raise Refused("its server was not reached: the proxy could not connect to it")
    _exactly(peer, (_LENGTHS.get(kind) or _exactly(peer, 1)[0]) + 2)


def _destination(host: str) -> bytes:
    try:
        number = ip_address(host)
    except ValueError:
        return bytes((_NAME,)) + _short(host.encode("ascii"))
    match number:
        case IPv4Address():
            return bytes((_IPV4,)) + number.packed
        case IPv6Address():
            return bytes((_IPV6,)) + number.packed


def _short(content: bytes) -> bytes:
    """Write bytes, at most 255, with their count in front."""
    return bytes((len(content),)) + content


def _exactly(peer: socket.socket, count: int) -> bytes:
    content = b""
    while len(content) < count:
        piece = peer.recv(count - len(content))
        if not piece:
            raise OSError("the proxy is gone")
        content += piece
    return content
