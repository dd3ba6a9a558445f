"""Whether a command may ask the network, and by which way; the options that say so."""

from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from khronika.casebook import Casebook
from khronika.errors import WrongUse

if TYPE_CHECKING:
    from khronika.capture.network.online import Online

_PROXY = (
    "The proxy is written as socks5h://127.0.0.1:9050: its number and port, and socks5h, by which "
    "it resolves the names of servers."
)

OnlineOption = Annotated[
    bool,
    typer.Option(
        "--online", help="Ask the network this once; else only where the casebook allows it."
    ),
]
ProxyOption = Annotated[
    str | None,
    typer.Option(
        "--proxy",
        metavar="ADDRESS",
        help="SOCKS proxy for every request, such as socks5h://127.0.0.1:9050 for Tor; else that "
        "of the casebook.",
    ),
]


@contextmanager
def permission(
    casebook: Casebook, *, online: bool, proxy: str | None, by: str
) -> Iterator["Online | None"]:
    """Give the permission to ask the network, or None where nobody gave it.

    Args:
        casebook: the open one, whose settings hold and whose journal notes every request.
        online: the user allows it for this command.
        proxy: the one to take instead of the casebook's. There is no way to take none.
        by: who asks.
    """
    allowed = casebook.network.allowed()
    way = read_proxy(proxy or allowed.proxy)
    if not online and not allowed.online:
        yield None
        return
    from khronika.capture.network.online import Online

    client = Online(ledger=casebook.network.ledger(by), proxy=way, local=frozenset(allowed.local))
    try:
        yield client
    finally:
        client.close()


def read_proxy(typed: str | None) -> tuple[str, int] | None:
    """Read the address of a proxy.

    Raises:
        WrongUse: it is none, or one that would not resolve names itself.
    """
    if typed is None:
        return None
    try:
        parts = urlsplit(typed)
        host, port = parts.hostname or "", parts.port
        number = str(ip_address("127.0.0.1" if host == "localhost" else host))
    except ValueError:
        raise WrongUse(_PROXY) from None
    extra = (parts.path.strip("/"), parts.query, parts.fragment, parts.username, parts.password)
    if parts.scheme != "socks5h" or not port or any(extra):
        raise WrongUse(_PROXY)
    return number, port
