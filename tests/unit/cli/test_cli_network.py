"""Addresses on the command line: asked for only when allowed, and each request in the log."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from khronika.capture.network import manners
from small_web import ARTICLE, Page, Web, web


@pytest.fixture
def site(khronika, monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """A server that the casebook lets be asked."""
    monkeypatch.setattr(manners, "SECONDS", 0.0)
    with web({"/a": ARTICLE}) as running:
        khronika("network", "--local", running.host)
        yield running


def test_without_permission_an_address_is_refused_and_the_rest_goes_on(
    khronika, site: Web, notes: Path
) -> None:
    code, output, _ = khronika("add", f"{site.site}/a", notes / "a.txt")
    assert code == 1
    refused, added = output.splitlines()
    assert refused.startswith(f"refused\t\t{site.site}/a\t")
    assert all(words in refused for words in ("nothing was sent", "--online", "--proxy", "Tor"))
    assert added.startswith("added\td1\t")
    assert site.asked == []
    assert khronika("network-log", "--json")[1] == "[]\n"


def test_with_permission_it_is_added_and_logged(khronika, site: Web, tmp_path: Path) -> None:
    code, output, _ = khronika("add", "--online", "--as", "vera", f"{site.site}/a")
    assert (code, output.split("\t")[:3]) == (0, ["added", "d1", f"{site.site}/a"])
    robots, page = json.loads(khronika("network-log", "--json")[1])
    assert (robots["address"], robots["status"]) == (f"{site.site}/robots.txt", 404)
    assert (page["address"], page["by"], page["status"]) == (f"{site.site}/a", "vera", 200)
    assert (page["kept"], page["documents"], page["proxy"]) == (True, ["d1"], None)
    file = tmp_path / "kept.warc"
    assert khronika("network-log", "r2", "--out", file)[0] == 0
    assert file.stat().st_mode & 0o077 == 0
    acquired, exported = json.loads(khronika("custody", "d1", "--json")[1])
    assert (acquired["by"], acquired["detail"]["requests"]) == ("vera", ["r2"])
    assert (exported["action"], exported["how"]) == ("export", "the answer to request r2, as WARC")
    # What was kept is read again as what it was.
    assert khronika("add", file)[1].startswith("unchanged\td1\t")
    assert khronika("network-log", "r1", "--out", tmp_path / "none")[0] == 2
    assert khronika("network-log", "--out", tmp_path / "none")[0] == 2
    code, output, _ = khronika("add", "--online", f"{site.site}/a")
    assert output.startswith("unchanged\td1\t")
    assert khronika("verify")[0] == 0


def test_the_casebook_may_allow_it_for_good(khronika, site: Web) -> None:
    code, output, _ = khronika("network", "--online", "yes", "--why", "agreed")
    assert code == 0
    assert "The network is asked always." in output
    assert khronika("add", f"{site.site}/a")[0] == 0
    khronika("network", "--online", "no")
    assert khronika("add", f"{site.site}/a")[0] == 1
    assert json.loads(khronika("network", "--json")[1]) == {
        "online": False, "proxy": None, "local": [site.host],
    }  # fmt: skip


def test_a_machine_inside_is_asked_only_if_it_was_named(khronika, site: Web) -> None:
    khronika("network", "--local", "none")
    code, output, _ = khronika("add", "--online", f"{site.site}/a")
    assert code == 1
    assert "private network" in output
    assert site.asked == []


@pytest.mark.parametrize(
    "proxy",
    ["socks5://127.0.0.1:9050", "http://127.0.0.1:9050", "socks5h://tor.example:9050", "socks5h://127.0.0.1",
     "socks5h://vera:secret@127.0.0.1:9050", "socks5h://127.0.0.1:9050/x", "tor"],
)  # fmt: skip
def test_a_proxy_that_would_not_resolve_names_is_none(khronika, site: Web, proxy: str) -> None:
    for arguments in (("network",), ("add", "--online", f"{site.site}/a")):
        code, _, complaint = khronika(*arguments, "--proxy", proxy)
        assert code == 2
        assert "socks5h://127.0.0.1:9050" in complaint
    assert site.asked == []


def test_an_address_is_not_read_without_a_casebook(khronika, site: Web) -> None:
    code, _, complaint = khronika("read", f"{site.site}/a")
    assert code == 1
    assert "nothing was sent" in complaint
    assert site.asked == []


def test_one_address_that_fails_does_not_stop_the_next(khronika, site: Web) -> None:
    site.pages["/gone"] = Page(status=410)
    code, output, _ = khronika("add", "--online", f"{site.site}/gone", f"{site.site}/a")
    assert code == 1
    assert [line.split("\t")[0] for line in output.splitlines()] == ["refused", "added"]


def test_an_answer_that_gives_no_document_is_kept(khronika, site: Web, tmp_path: Path) -> None:
    site.pages |= {
        "/gone": Page(status=410, body=b"taken down by order"),
        "/moved": Page(status=302, fields={"Location": "/gone"}),
        "/picture": Page(body=b"GIF89a", fields={"Content-Type": "image/gif"}),
        "/binary": Page(body=bytes(range(256)), fields={"Content-Type": "text/html"}),
        "/nothing": Page(body=b""),
    }
    khronika("add", "--online", *(f"{site.site}{path}" for path in site.pages if path != "/a"))
    robots, *rows = json.loads(khronika("network-log", "--json")[1])
    assert not robots["kept"]
    assert [(row["address"].removeprefix(site.site), row["kept"]) for row in rows] == [
        ("/gone", True), ("/moved", False), ("/gone", True), ("/picture", True), ("/binary", True),
        ("/nothing", True),
    ]  # fmt: skip
    file = tmp_path / "kept.warc"
    assert khronika("network-log", "r4", "--out", file)[0] == 0
    assert b"/moved" in file.read_bytes()
    assert b"taken down by order" in file.read_bytes()
    assert khronika("verify")[0] == 0
    khronika("network-log", "--erase")
    assert not any(row["kept"] for row in json.loads(khronika("network-log", "--json")[1]))
    assert khronika("verify")[0] == 0


def test_an_erasure_takes_out_what_nobody_read(khronika, site: Web) -> None:
    site.pages["/gone"] = Page(status=410, body=b"taken down")
    khronika("add", "--online", f"{site.site}/a", f"{site.site}/gone")
    assert khronika("erase", "d1.p1", "--originals", "delete", "--confirm", "erase d1.p1")[0] == 0
    assert not any(row["kept"] for row in json.loads(khronika("network-log", "--json")[1]))
    assert khronika("verify")[0] == 0


def test_the_log_can_be_erased_and_the_documents_stay(
    khronika, site: Web, home: Path, tmp_path: Path
) -> None:
    khronika("add", "--online", f"{site.site}/a")
    assert khronika("backup", tmp_path / "backup.tar")[0] == 0
    assert khronika("network-log", "--erase", "--before", "2020-01-01")[1].startswith("Of 0 ")
    code, output, _ = khronika("network-log", "--erase", "--why", "no longer needed")
    assert (code, output.split()[1]) == (0, "2")
    robots, page = json.loads(khronika("network-log", "--json")[1])
    assert robots["address"] is page["address"] is page["by"] is None
    assert (page["kept"], page["documents"]) == (True, ["d1"])
    assert "erased by change" in khronika("network-log")[1]
    assert "robots.txt" not in khronika("history")[1]
    assert khronika("verify")[0] == 0
    assert khronika("restore", tmp_path / "backup.tar", tmp_path / "restored")[0] == 0
    restored = khronika("--casebook", tmp_path / "restored", "network-log", "--json")[1]
    assert json.loads(restored)[0]["address"] is None
    # It goes on, with ids that were not given before.
    khronika("add", "--online", f"{site.site}/gone")
    assert json.loads(khronika("network-log", "--json")[1])[-1]["request"] == "r4"
    assert khronika("network-log", "r1", "--erase")[0] == 2
    assert khronika("network-log", "--before", "2020-01-01")[0] == 2
