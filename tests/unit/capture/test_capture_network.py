"""Asking for an address: what goes over the wire, what is kept of it, and what is never asked."""

import io
import ssl
import time
from collections.abc import Iterator
from typing import Any

import pytest
import trustme
from noted import Noted
from warcio.archiveiterator import ArchiveIterator

from khronika.capture import Captured, Container, Refused, capture
from khronika.capture.network import asking, calling, manners, online, trust
from khronika.capture.network.connecting import Clock, Unreachable, connected
from khronika.capture.network.online import Fetched, Online
from khronika.errors import InputRefused
from small_web import ARTICLE, Page, Web, web


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manners, "SECONDS", 0.0)


@pytest.fixture
def site() -> Iterator[Web]:
    with web({"/a": ARTICLE}) as running:
        yield running


@pytest.fixture
def guest(site: Web) -> Iterator[Online]:
    """Whoever may ask that server, and no other inside."""
    client = Online(ledger=Noted(), local=frozenset({site.host}))
    yield client
    client.close()


def archive(fetched: Fetched) -> bytes:
    assert fetched.brought is not None
    return fetched.brought.archive


def records(content: bytes) -> list[tuple[str, str | None, bytes]]:
    """Read an archive with another program, which checks the digests."""
    found = []
    for record in ArchiveIterator(io.BytesIO(content), no_record_parse=True, check_digests="raise"):
        kind, target = record.rec_type, record.rec_headers.get_header("WARC-Target-URI")
        found.append((kind, target, record.raw_stream.read()))
    return found


def test_request_and_answer_are_kept_to_the_byte(site: Web, guest: Online) -> None:
    site.pages["/old"] = Page(status=301, fields={"Location": "/a"})
    fetched = guest.fetch(f"{site.site}/old")
    assert fetched.address == f"{site.site}/a"
    kinds = [(kind, target) for kind, target, _ in records(archive(fetched))]
    old, new = f"{site.site}/old", f"{site.site}/a"
    assert kinds == [
        ("warcinfo", None), ("request", old), ("response", old), ("request", new), ("response", new)
    ]  # fmt: skip
    blocks = [block for _, _, block in records(archive(fetched))]
    assert blocks[3].startswith(b"GET /a HTTP/1.1\r\nHost: 127.0.0.1:")
    assert blocks[4].startswith(b"HTTP/1.1 200 OK\r\n")
    assert blocks[4].endswith(b"\r\n\r\n" + ARTICLE.body)


def test_nothing_in_a_request_tells_who_asks(site: Web, guest: Online) -> None:
    guest.fetch(f"{site.site}/a")
    guest.fetch(f"{site.site}/a")  # the first answer set a cookie
    for _, fields in site.asked:
        assert fields == {
            "Host": site.host,
            "User-Agent": "Mozilla/5.0 (compatible)",
            "Accept": "*/*",
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }


def test_every_request_is_noted_before_and_after(site: Web, guest: Online) -> None:
    site.pages["/old"] = Page(status=302, fields={"Location": "/a"})
    fetched = guest.fetch(f"{site.site}/old")
    assert isinstance(guest.ledger, Noted)
    assert guest.ledger.lines == [
        ("asked", f"{site.site}/robots.txt", None), ("answered", "r1", 404, None),
        ("asked", f"{site.site}/old", None), ("answered", "r3", 302, None),
        ("asked", f"{site.site}/a", None), ("answered", "r5", 200, None),
    ]  # fmt: skip
    assert fetched.brought is not None
    assert fetched.brought.requests == ("r3", "r5")


def test_a_redirection_into_the_own_network_is_not_followed(site: Web, guest: Online) -> None:
    with web({"/secret": ARTICLE}) as inside:
        for target in (f"{inside.site}/secret", f"http://localhost:{inside.port}/secret"):
            site.pages["/trap"] = Page(status=302, fields={"Location": target})
            with pytest.raises(InputRefused, match="private network"):
                guest.fetch(f"{site.site}/trap")
        assert inside.asked == []


def test_a_name_that_leads_inside_is_not_asked(site: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(host: str, port: int, **more: object) -> list[Any]:
        return [(2, 1, 6, "", (number, port)) for number in ("8.8.8.8", "127.0.0.1")]

    monkeypatch.setattr("socket.getaddrinfo", resolve)
    with pytest.raises(Unreachable, match="private network"):
        connected("rebound.example", site.port, proxy=None, inside=False, clock=Clock(5))
    assert site.asked == []


def test_redirections_end(site: Web, guest: Online) -> None:
    site.pages["/round"] = Page(status=302, fields={"Location": "/round"})
    with pytest.raises(InputRefused, match="redirected more than 5 times"):
        guest.fetch(f"{site.site}/round")
    assert site.targets.count("/round") == 6
    site.pages["/nowhere"] = Page(status=302)
    with pytest.raises(InputRefused, match="to nowhere"):
        guest.fetch(f"{site.site}/nowhere")


def test_what_is_too_large_is_left(
    site: Web, guest: Online, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages["/large"] = Page(
        raw=lambda: iter([b"HTTP/1.1 200 OK\r\n\r\n", *[b"x" * 1_000_000] * 30])
    )
    with pytest.raises(InputRefused, match="holds more than 20 MB"):
        guest.fetch(f"{site.site}/large")


def drip() -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"
    while True:
        yield b"x"
        time.sleep(0.1)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (lambda: iter([b"SSH-2.0-OpenSSH\r\n"]), "no whole answer of the web"),
        (lambda: iter([b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"]), "no whole answer"),
        (lambda: iter([b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 20_000]), "no whole answer"),
        (lambda: iter([]), "no whole answer|broke off"),
        (drip, "did not answer in time"),
    ],
    ids=["ssh", "short", "head", "nothing", "drip"],
)
def test_an_answer_that_is_none_is_told(
    site: Web, guest: Online, monkeypatch: pytest.MonkeyPatch, raw: Any, why: str
) -> None:
    monkeypatch.setattr(asking, "SECONDS", 1)
    site.pages["/odd"] = Page(raw=raw)
    with pytest.raises(InputRefused, match=why):
        guest.fetch(f"{site.site}/odd")
    assert guest.fetch(f"{site.site}/a").brought is not None


def test_early_hints_are_no_answer(site: Web, guest: Online) -> None:
    final = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nhello"
    hint = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"
    site.pages["/hint"] = Page(raw=lambda: iter([hint + final]))
    assert records(archive(guest.fetch(f"{site.site}/hint")))[-1][2] == final


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (Page(status=404), "answered 404"),
        (Page(status=500), "answered 500"),
        (Page(b"\x89PNG", "image/png"), "a picture"),
    ],
    ids=["gone", "broken", "picture"],
)
def test_what_is_no_document_is_told(site: Web, guest: Online, page: Page, why: str) -> None:
    site.pages["/it"] = page
    with pytest.raises(InputRefused, match=why):
        guest.fetch(f"{site.site}/it")


def test_a_server_has_to_prove_who_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    authority, stranger = trustme.CA(), trustme.CA()
    secured = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(secured)
    with web({"/a": ARTICLE}, secured) as site:
        message = {
            "host": "127.0.0.1", "port": site.port, "secure": True, "target": "/a",
            "fields": [["Host", site.host]], "proxy": None, "inside": True, "body_only": False,
            "seconds": 10,
        }  # fmt: skip

        def ask(**more: object) -> dict[str, Any]:
            ((told, _),) = calling.answer({**message, **more}, b"", None)
            return dict(told)

        real = trust.authorities

        def trusting(one: trustme.CA) -> None:
            def authorities() -> ssl.SSLContext:
                trusted = real()
                one.configure_trust(trusted)
                return trusted

            monkeypatch.setattr(trust, "authorities", authorities)

        assert "could not prove who it is" in ask()["failed"]
        trusting(stranger)
        assert "could not prove who it is" in ask()["failed"]
        trusting(authority)
        assert ask()["status"] == 200
        assert "could not prove who it is" in ask(host="localhost")["failed"]
        assert [target for target, _ in site.asked] == ["/a"]


def test_it_is_never_led_from_the_safe_way_to_the_open_one(
    guest: Online, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def ask(
        self: object, address: Any, more: object, *, inside: bool, body_only: bool
    ) -> asking.Answered:
        asked.append(str(address))
        status = 404 if address.target == "/robots.txt" else 302
        return asking.Answered(
            address=address, at=online.datetime.now(online.UTC), status=status, number=None,
            fields={"location": "http://example.org/"}, asked=b"", content=b"",
        )  # fmt: skip

    monkeypatch.setattr(asking.Caller, "ask", ask)
    with pytest.raises(InputRefused, match="everybody on the way"):
        guest.fetch("https://example.org/a")
    assert asked == ["https://example.org/robots.txt", "https://example.org/a"]


def test_an_answer_becomes_a_document_called_by_its_address(site: Web, guest: Online) -> None:
    site.pages["/old"] = Page(status=302, fields={"Location": "/a"})
    (found,) = capture([f"{site.site}/old"], online=guest)
    assert isinstance(found, Captured)
    assert found.path == f"{site.site}/old"
    assert found.address == f"{site.site}/a"
    assert found.document.id == "old"
    assert found.document.title == "Turned back"
    assert "Ruslan Ovcharuk" in found.document.text
    assert found.retrieved is not None
    assert found.brought is not None
    assert found.held_in is None
    assert found.content == ARTICLE.body


FEED = Page(
    b"<?xml version='1.0'?><rss version='2.0'><channel><title>Wire</title><item><guid>1</guid>"
    b"<link>https://wire.example/1</link><description>Zlata Mirenko was deported.</description>"
    b"</item><item><guid>2</guid><description>Nothing else happened.</description></item>"
    b"</channel></rss>",
    "application/rss+xml",
)


def test_the_entries_of_a_feed_keep_their_own_addresses(site: Web, guest: Online) -> None:
    site.pages["/feed.xml"] = FEED
    first, second, whole = capture([f"{site.site}/feed.xml"], online=guest)
    assert isinstance(first, Captured)
    assert isinstance(second, Captured)
    assert (first.path, first.address) == (
        f"{site.site}/feed.xml!entry-1", "https://wire.example/1",
    )  # fmt: skip
    assert second.address == f"{site.site}/feed.xml"
    assert first.document.id == "feed-entry-1"
    assert whole == Container(path=f"{site.site}/feed.xml", members=2, refused=0)


def test_what_is_packed_or_of_no_clear_type_is_told_by_its_bytes(site: Web, guest: Online) -> None:
    import gzip

    packed = gzip.compress(ARTICLE.body)
    site.pages["/packed"] = Page(packed, fields={"Content-Encoding": "gzip"})
    site.pages["/typeless"] = Page(ARTICLE.body, "application/octet-stream")
    site.pages["/noise"] = Page(b"\x00\x01\x02", "application/octet-stream")
    packed_page, typeless, noise = capture(
        [f"{site.site}/{name}" for name in ("packed", "typeless", "noise")], online=guest
    )
    assert isinstance(packed_page, Captured)
    assert isinstance(typeless, Captured)
    assert packed_page.content == typeless.content == ARTICLE.body
    assert noise == Refused(
        path=f"{site.site}/noise", reason="its server answered with nothing that is a document"
    )


def test_without_permission_nothing_is_sent(site: Web) -> None:
    (refused,) = capture([f"{site.site}/a"])
    assert isinstance(refused, Refused)
    assert "nothing was sent" in refused.reason
    assert "--online" in refused.reason
    assert site.asked == []
