"""A guest keeps the rules of the house: robots.txt, pace, patience, and no asking twice."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from noted import Noted

from khronika.capture.network import manners, robots
from khronika.capture.network.online import Busy, Online
from khronika.errors import InputRefused
from small_web import ARTICLE, Page, Web, web


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was waited, instead of waiting."""
    waited: list[float] = []
    monkeypatch.setattr("time.sleep", waited.append)
    return waited


@pytest.fixture
def site() -> Iterator[Web]:
    with web({"/a": ARTICLE, "/b": ARTICLE}) as running:
        yield running


@pytest.fixture
def guest(site: Web) -> Iterator[Online]:
    client = Online(ledger=Noted(), local=frozenset({site.host}))
    yield client
    client.close()


RULES = b"""\xef\xbb\xbf# of an invented wire
User-agent: GreedyBot
Disallow: /

User-Agent: *   # all others
Disallow: /private
Allow: /private/notice
Disallow: /*.pdf$
Disallow: /search*q=
Disallow: /%D0%B0
Crawl-delay: 7
Sitemap: https://wire.example/sitemap.xml

user-agent: other
user-agent: *
disallow: /also
"""


@pytest.mark.parametrize(
    ("target", "allowed"),
    [
        ("/", True),
        ("/news", True),
        ("/private", False),
        ("/private/x", False),
        ("/private/notice/1", True),
        ("/a.pdf", False),
        ("/a.pdf?x", True),
        ("/search?q=x", False),
        ("/search?lang=ru&q=x", False),
        ("/search?lang=ru", True),
        ("/а", False),
        ("/%D0%B0%D0%B1", False),
        ("/also/this", False),
    ],
)
def test_the_longest_rule_that_fits_says(target: str, allowed: bool) -> None:
    rules = robots.read(RULES)
    assert rules.allow(target) is allowed
    assert rules.seconds == 7


@pytest.mark.parametrize(
    ("content", "seconds", "allowed"),
    [
        (b"", 0, True),
        (b"\xff\xfe\x00garbage: :::\n\n", 0, True),
        (b"User-agent: *\nDisallow:", 0, True),
        (b"User-agent: *\nDisallow: /\nAllow: /", 0, True),
        (b"Disallow: /", 0, True),
        (b"User-agent: *\nCrawl-delay: 9999\nDisallow: /", 60, False),
        (b"User-agent: *\nCrawl-delay: nan\nDisallow: /$", 0, True),
        (b"User-agent: *\nCrawl-delay: -3\nDisallow: /" + b"*a" * 50, 0, False),
    ],
)
def test_odd_rules_make_sense_or_none(content: bytes, seconds: float, allowed: bool) -> None:
    rules = robots.read(content)
    assert (rules.seconds, rules.allow("/x")) == (seconds, allowed)


@given(st.binary(max_size=300), st.text(max_size=40))
def test_any_bytes_are_rules(content: bytes, target: str) -> None:
    assert robots.read(b"User-agent: *\nDisallow: " + content).allow("/" + target) in (True, False)


def test_a_hostile_file_takes_no_time() -> None:
    many = b"User-agent: *\n" + b"Disallow: /" + b"*a" * 9 + b"$\n"
    rules = robots.read(many + b"Disallow: /a*a*a*a*a*a*a*a*ab$\n" * 20_000)
    began = datetime.now(UTC)
    assert rules.allow("/" + "a" * 2000) is False
    assert datetime.now(UTC) - began < timedelta(seconds=2)


def test_what_a_site_asks_programs_to_leave_is_left(
    site: Web, guest: Online, slept: list[float]
) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /a", "text/plain")
    with pytest.raises(InputRefused, match=r"robots\.txt"):
        guest.fetch(f"{site.site}/a")
    guest.fetch(f"{site.site}/b")
    assert site.targets == ["/robots.txt", "/b"]  # the rules are read once a run


def test_a_redirection_has_to_be_allowed_too(site: Web, guest: Online, slept: list[float]) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /a", "text/plain")
    site.pages["/old"] = Page(status=302, fields={"Location": "/a"})
    with pytest.raises(InputRefused, match=r"robots\.txt"):
        guest.fetch(f"{site.site}/old")
    assert "/a" not in site.targets


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False)])
def test_a_missing_file_allows_and_a_broken_one_forbids(
    site: Web, guest: Online, slept: list[float], status: int, allowed: bool
) -> None:
    site.pages["/robots.txt"] = Page(status=status)
    if not allowed:
        with pytest.raises(InputRefused, match=r"robots\.txt"):
            guest.fetch(f"{site.site}/a")
    else:
        guest.fetch(f"{site.site}/a")
    assert ("/a" in site.targets) is allowed


def test_the_rules_may_have_moved_and_be_packed(
    site: Web, guest: Online, slept: list[float]
) -> None:
    import gzip

    packed = gzip.compress(b"User-agent: *\nDisallow: /a")
    site.pages["/robots.txt"] = Page(status=301, fields={"Location": "/r"})
    site.pages["/r"] = Page(packed, "text/plain", fields={"Content-Encoding": "gzip"})
    with pytest.raises(InputRefused, match=r"robots\.txt"):
        guest.fetch(f"{site.site}/a")


def test_a_site_is_not_hurried(site: Web, guest: Online, slept: list[float]) -> None:
    guest.fetch(f"{site.site}/a")
    assert slept == []
    guest.fetch(f"{site.site}/b")
    (waited,) = slept
    assert 0 < waited <= manners.SECONDS


def test_a_site_that_wants_more_time_gets_it(site: Web, guest: Online, slept: list[float]) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: *\nCrawl-delay: 30", "text/plain")
    guest.fetch(f"{site.site}/a")
    guest.fetch(f"{site.site}/b")
    assert 28 < slept[0] <= 30


def busy(site: Web, times: int, **fields: str) -> None:
    """Let a page be busy so many times, then there."""
    left = [times]

    class Turns(dict[str, Page]):
        def get(self, target: str, default: Page) -> Page:  # type: ignore[override]
            if target == "/busy":
                left[0] -= 1
                return ARTICLE if left[0] < 0 else Page(status=429, fields=fields)
            return super().get(target, default)

    site.pages = Turns(site.pages)


def test_a_busy_site_is_waited_for(site: Web, guest: Online, slept: list[float]) -> None:
    busy(site, 2, **{"Retry-After": "20"})
    assert guest.fetch(f"{site.site}/busy").brought is not None
    assert len([seconds for seconds in slept if 10 < seconds <= 20]) == 2


def test_but_not_for_ever(site: Web, guest: Online, slept: list[float]) -> None:
    busy(site, 9, **{"Retry-After": "20"})
    with pytest.raises(Busy):
        guest.fetch(f"{site.site}/busy")
    assert site.targets.count("/busy") == 3


def test_whoever_asks_for_hours_is_left_alone(site: Web, guest: Online, slept: list[float]) -> None:
    busy(site, 9, **{"Retry-After": "7200"})
    with pytest.raises(Busy, match="try after") as told:
        guest.fetch(f"{site.site}/busy")
    assert site.targets.count("/busy") == 1
    left = told.value.until - datetime.now(UTC)
    assert timedelta(hours=1, minutes=59) < left <= timedelta(hours=2)


NOW = datetime(2024, 5, 14, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "until"),
    [
        ("90", NOW + timedelta(seconds=90)),
        ("Tue, 14 May 2024 12:30:00 GMT", NOW + timedelta(minutes=30)),
        ("Tue, 14 May 2024 11:00:00 GMT", NOW),
        ("Tue, 14 May 2030 11:00:00 GMT", NOW + timedelta(days=1)),
        ("9" * 20, NOW + timedelta(minutes=1)),
        ("soon", NOW + timedelta(minutes=1)),
        (None, NOW + timedelta(minutes=1)),
    ],
)
def test_when_to_come_again_is_read(written: str | None, until: datetime) -> None:
    fields = {} if written is None else {"retry-after": written}
    assert manners.retry_at(fields, NOW) == until


def test_what_did_not_change_is_not_sent_again(
    site: Web, guest: Online, slept: list[float]
) -> None:
    marks = {"ETag": '"v1"', "Last-Modified": "Tue, 14 May 2024 10:00:00 GMT"}
    site.pages["/a"] = Page(ARTICLE.body, fields=marks)
    first = guest.fetch(f"{site.site}/a")
    assert first.validators == {"etag": '"v1"', "last-modified": marks["Last-Modified"]}
    site.pages["/a"] = Page(status=304, fields=marks)
    again = guest.fetch(f"{site.site}/a", unless=first.validators)
    assert again.brought is None
    sent = site.asked[-1][1]
    assert (sent["If-None-Match"], sent["If-Modified-Since"]) == (
        '"v1"', marks["Last-Modified"],
    )  # fmt: skip
