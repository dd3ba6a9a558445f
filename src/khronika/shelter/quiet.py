"""Keeping libraries from sockets that they make for themselves when they are loaded."""

import socket


def keep_quiet() -> None:
    """Say that there is no IPv6, so that urllib3 does not try a socket of it to find out.

    It is loaded by libraries that can fetch things, of which only parsing is used here.
    """
    socket.has_ipv6 = False
