"""Following: what is new is added, once; what fails stops no other; people are not followed."""

import json
from collections.abc import Iterator

import pytest

from channel_page import channel, post
from khronika.capture.network import following, manners
from khronika.casebook import Casebook
from small_web import ARTICLE, Page, Web, web

FEED = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>Wire</title>{}</channel></rss>"
)  # fmt: skip


def feed(*entries: str, **more: str) -> Page:
    items = "".join(
        f"<item><guid>g-{entry.split()[0]}</guid><description>{entry}</description></item>"
        for entry in entries
    )
    return Page(FEED.format(items).encode(), "application/rss+xml", fields=more)


FIRST = "Ruslan Ovcharuk was detained in Bishkek."
SECOND = "Timofei Birkavs was detained in Bishkek."
THIRD = "Zlata Mirenko was detained in Bishkek."


@pytest.fixture
def site(khronika, monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """A server that the casebook lets be asked, as if Telegram were there too."""
    monkeypatch.setattr(manners, "SECONDS", 0.0)
    with web({"/feed": feed(FIRST, SECOND), "/a": ARTICLE}) as running:
        khronika("network", "--local", running.host, "--online", "yes")
        monkeypatch.setattr(following, "_TELEGRAM", frozenset({"localhost"}))
        yield running


def rows(output: str) -> list[list[str]]:
    return [line.split("\t") for line in output.splitlines()]


def test_what_is_new_is_added_and_nothing_twice(khronika, site: Web) -> None:
    address = f"{site.site}/feed"
    code, output, _ = khronika("follow", address)
    assert code == 0
    assert [row[:3] for row in rows(output)] == [
        ["added", "d1", f"{address}!entry-1"],
        ["added", "d2", f"{address}!entry-2"],
        ["added", "", address],
    ]
    assert rows(output)[2][3] == "2 added"
    site.pages["/feed"] = feed(THIRD, FIRST, SECOND)
    _, output, _ = khronika("follow")
    assert [row[0] for row in rows(output)] == ["added", "added"]
    assert rows(output)[1][3] == "2 unchanged, 1 added"
    assert rows(khronika("follow")[1]) == [["unchanged", "", address, "3 unchanged"]]


def test_an_entry_whose_words_changed_is_new(khronika, site: Web) -> None:
    khronika("follow", f"{site.site}/feed")
    site.pages["/feed"] = feed(FIRST.replace("Bishkek", "Osh"), SECOND)
    _, output, _ = khronika("follow")
    assert rows(output)[0][:2] == ["added", "d3"]


def test_what_did_not_change_is_not_sent_again(khronika, site: Web) -> None:
    site.pages["/feed"] = feed(FIRST, ETag='"v1"')
    khronika("follow", f"{site.site}/feed")
    site.pages["/feed"] = Page(status=304)
    assert rows(khronika("follow")[1])[0][3] == "nothing new"
    assert site.asked[-1][1]["If-None-Match"] == '"v1"'


def test_one_source_that_fails_stops_no_other(khronika, site: Web) -> None:
    site.pages["/broken"] = Page(status=500)
    code, output, _ = khronika("follow", f"{site.site}/broken", f"{site.site}/feed", "ftp://x")
    assert code == 1
    told = {row[2]: (row[0], row[3]) for row in rows(output)}
    assert told["ftp://x"][0] == "refused"
    assert told[f"{site.site}/broken"] == (
        "refused",
        "its server has no page for it: it answered 500",
    )
    assert told[f"{site.site}/feed"] == ("added", "2 added")
    broken, whole = json.loads(khronika("follow", "--list", "--json")[1])
    assert (broken["source"], broken["failures"], whole["failures"]) == ("f1", 1, 0)


def test_a_busy_source_is_left_alone_until_its_time(khronika, site: Web) -> None:
    site.pages["/feed"] = Page(status=503, fields={"Retry-After": "7200"})
    khronika("follow", f"{site.site}/feed")
    asked = len(site.asked)
    code, output, _ = khronika("follow")
    assert code == 0
    assert "not asked before" in output
    assert len(site.asked) == asked


def test_a_page_that_is_no_source_is_not_followed(khronika, site: Web) -> None:
    code, output, _ = khronika("follow", f"{site.site}/a")
    assert code == 1
    assert "neither a feed nor a public page of a channel" in output
    assert khronika("documents", "--json")[1] == "[]\n"
    assert khronika("follow", "--list", "--json")[1] == "[]\n"


@pytest.mark.parametrize(
    "path", ["/steppe", "/steppe/12", "/+invite", "/joinchat/x", "/s/", "/s/a/b"]
)
def test_people_and_groups_are_not_asked_for(khronika, site: Web, path: str) -> None:
    khronika("network", "--local", site.host, "--local", f"localhost:{site.port}")
    code, output, _ = khronika("follow", f"http://localhost:{site.port}{path}")
    assert code == 1
    assert "a person or a group" in output
    assert site.asked == []
    assert khronika("follow", "--list", "--json")[1] == "[]\n"


def test_a_channel_is_read_back_to_what_is_known(khronika, site: Web) -> None:
    khronika("network", "--local", f"localhost:{site.port}")
    address = f"http://localhost:{site.port}/s/steppe"
    site.pages["/s/steppe"] = Page(channel(post(1, FIRST), post(2, SECOND)))
    code, output, _ = khronika("follow", address)
    assert code == 0
    assert [row[0] for row in rows(output)] == ["added", "added", "added"]
    # The first time only the newest page is asked for.
    assert [target for target in site.targets if "before" in target] == []
    # Views are counted on: the bytes change, the words do not.
    site.pages["/s/steppe"] = Page(channel(post(1, FIRST, views=9), post(2, SECOND, views=8)))
    assert rows(khronika("follow")[1])[0][3] == "2 unchanged"
    site.pages["/s/steppe"] = Page(channel(post(9, THIRD)))
    site.pages["/s/steppe?before=9"] = Page(channel(post(2, SECOND), post(8, f"{THIRD} Again.")))
    _, output, _ = khronika("follow")
    assert [row[2].rpartition("!")[2] for row in rows(output)[:2]] == ["steppe-9", "steppe-8"]
    assert site.targets[-1] == "/s/steppe?before=9"


def test_a_name_without_a_channel_is_not_asked_for(khronika, site: Web) -> None:
    """Telegram redirects t.me/s/NAME to t.me/NAME where NAME is a person or a group."""
    khronika("network", "--local", f"localhost:{site.port}")
    site.pages["/s/vera"] = Page(status=302, fields={"Location": "/vera"})
    site.pages["/vera"] = ARTICLE
    code, output, _ = khronika("follow", f"http://localhost:{site.port}/s/vera")
    assert code == 1
    assert "a person or a group" in output
    assert "/vera" not in site.targets


def test_what_is_stopped_is_not_asked_for_again(khronika, site: Web) -> None:
    khronika("follow", f"{site.site}/feed", "--as", "vera", "--why", "a state agency")
    assert khronika("follow", "--stop", "f1", "--as", "oleg")[0] == 0
    assert khronika("follow", "--stop", "f1")[0] == 2
    asked = len(site.asked)
    assert khronika("follow")[1] == ""
    assert len(site.asked) == asked
    changes = json.loads(khronika("history", "f1", "--json")[1])
    assert [(one["verb"], one["by"]) for one in changes] == [
        ("follow", "vera"),
        ("unfollow", "oleg"),
    ]
    assert khronika("verify")[0] == 0


def test_nothing_is_followed_without_permission(khronika, site: Web) -> None:
    khronika("network", "--online", "no")
    code, _, complaint = khronika("follow", f"{site.site}/feed")
    assert code == 2
    assert "nothing was sent" in complaint
    assert site.asked == []
    assert khronika("follow", "--list")[0] == 0
    assert khronika("follow", "--list", f"{site.site}/feed")[0] == 2


def test_it_goes_on_until_it_is_stopped(
    khronika, site: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 1:
            site.pages["/feed"] = feed(FIRST, SECOND, THIRD)
        else:
            raise KeyboardInterrupt

    monkeypatch.setattr("time.sleep", sleep)
    code, output, _ = khronika("follow", f"{site.site}/feed", "--every", "20")
    assert code == 130
    assert slept == [1200, 1200]
    assert [row[0] for row in rows(output)].count("added") == 5
    assert khronika("follow", "--every", "1")[0] == 2


def test_following_does_not_bring_back_who_was_erased(khronika, home, site: Web) -> None:
    site.pages["/feed"] = Page(
        feed(FIRST, SECOND).body.replace(b"g-Ruslan", b"https://wire.example/ruslan-ovcharuk"),
        "application/rss+xml",
    )
    khronika("follow", f"{site.site}/feed")
    assert khronika("erase", "d1.p1", "--originals", "delete", "--confirm", "erase d1.p1")[0] == 0
    _, output, _ = khronika("follow")
    assert rows(output)[0][3] == "2 unchanged"
    with Casebook.open(home, "seven quiet herons") as casebook:
        assert len(casebook.documents()) == 2
    assert "Ovcharuk" not in khronika("history", "--json")[1]
    assert khronika("verify")[0] == 0
