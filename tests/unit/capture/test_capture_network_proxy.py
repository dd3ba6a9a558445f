"""With a proxy there is no other way: it gets every name, and nothing goes around it."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from noted import Noted

from khronika.capture.network import manners
from khronika.capture.network.online import Online
from khronika.errors import InputRefused
from small_socks import Socks, socks
from small_web import ARTICLE, Page, Web, web


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manners, "SECONDS", 0.0)


@pytest.fixture
def site() -> Iterator[Web]:
    with web({"/a": ARTICLE}) as running:
        yield running


@pytest.fixture
def proxy(site: Web) -> Iterator[Socks]:
    with socks(Socks(to=site.port)) as running:
        yield running


@pytest.fixture
def guest(proxy: Socks) -> Iterator[Online]:
    client = Online(ledger=Noted(), proxy=("127.0.0.1", proxy.port))
    yield client
    client.close()


@pytest.mark.parametrize("names", [True, False], ids=["like Tor", "like ssh"])
@pytest.mark.parametrize("slowly", [True, False])
def test_the_proxy_gets_the_name(
    site: Web, proxy: Socks, guest: Online, names: bool, slowly: bool
) -> None:
    proxy.names, proxy.slowly = names, slowly
    fetched = guest.fetch("http://wire.example/a")
    assert proxy.asked == [("wire.example", 80)] * 2
    assert site.targets == ["/robots.txt", "/a"]
    assert fetched.brought is not None
    assert ARTICLE.body in fetched.brought.archive
    # Nobody here knows which machine it was, and the handshake is no part of what is kept.
    assert b"WARC-IP-Address" not in fetched.brought.archive
    assert b"exit" not in fetched.brought.archive
    assert isinstance(guest.ledger, Noted)
    assert ("asked", "http://wire.example/a", f"socks5h://127.0.0.1:{proxy.port}") in (
        guest.ledger.lines
    )


def test_onion_services_are_reached_by_a_proxy_only(proxy: Socks, guest: Online) -> None:
    guest.fetch("http://abcdef.onion/a")
    assert {host for host, _ in proxy.asked} == {"abcdef.onion"}
    straight = Online(ledger=Noted())
    with pytest.raises(InputRefused, match="Tor network"):
        straight.fetch("http://abcdef.onion/a")
    straight.close()


def test_each_site_and_each_run_has_a_name_of_its_own(proxy: Socks, guest: Online) -> None:
    for host in ("wire.example", "wire.example", "other.example"):
        guest.fetch(f"http://{host}/a")
    first = {who for who, (host, _) in zip(proxy.who, proxy.asked, strict=True) if host[0] == "w"}
    second = {who for who, (host, _) in zip(proxy.who, proxy.asked, strict=True) if host[0] == "o"}
    assert len(first) == len(second) == 1
    assert first != second
    again = Online(ledger=Noted(), proxy=("127.0.0.1", proxy.port))
    again.fetch("http://wire.example/a")
    again.close()
    assert proxy.who[-1] not in first


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "10.0.0.1", "[::1]", "[::ffff:10.0.0.1]", "localhost", "wiki.lan"]
)
def test_the_own_network_is_not_asked_through_a_proxy_either(
    proxy: Socks, guest: Online, host: str
) -> None:
    with pytest.raises(InputRefused, match="private network"):
        guest.fetch(f"http://{host}/a")
    assert proxy.asked == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"reply": 5}, "could not connect to it"),
        ({"reply": 0xF0}, "could not connect to it"),  # one of Tor's own: the onion is not there
        ({"greeting": b"HTTP/1.1 400 Bad Request\r\n\r\n"}, "speaks no SOCKS5"),
        ({"greeting": b"\x05\xff"}, "wants to know who asks"),
        ({"greeting": b""}, "broke off"),
    ],
)
def test_a_proxy_that_fails_is_told_and_not_gone_around(
    site: Web, proxy: Socks, guest: Online, change: dict[str, Any], why: str
) -> None:
    for name, value in change.items():
        setattr(proxy, name, value)
    with pytest.raises(InputRefused, match=why):
        guest.fetch(f"http://wire.example:{site.port}/a")
    assert site.asked == []


def test_without_the_proxy_nothing_is_asked(site: Web) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        closed = server.getsockname()[1]
    # The site itself is within reach and may be asked, but not on this way.
    guest = Online(ledger=Noted(), proxy=("127.0.0.1", closed), local=frozenset({site.host}))
    with pytest.raises(InputRefused, match="the proxy cannot be reached"):
        guest.fetch(f"{site.site}/a")
    guest.close()
    assert site.asked == []


def test_a_redirection_goes_through_the_proxy_too(site: Web, proxy: Socks, guest: Online) -> None:
    site.pages["/old"] = Page(status=302, fields={"Location": "http://other.example/a"})
    guest.fetch("http://wire.example/old")
    assert [host for host, _ in proxy.asked] == ["wire.example"] * 2 + ["other.example"] * 2
