"""A service stamps the head of the journal when told to, and `verify` says what that proves."""

import hashlib
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from simple_reader import PASSPHRASE

from khronika.casebook import Casebook, chain
from small_socks import Socks, socks
from small_tsa import Notary
from small_web import Page, Web, web


@pytest.fixture
def notary() -> Notary:
    return Notary()


@pytest.fixture
def service(khronika, notes: Path, notary: Notary) -> Iterator[Web]:
    """A service that the casebook, which has a document, lets be asked."""
    stamping = Page(type="application/timestamp-reply", answers=notary.answer)
    with web({"/stamp": stamping}) as running:
        khronika("network", "--local", running.host)
        khronika("add", notes / "a.txt")
        yield running


@pytest.fixture
def vouching(notary: Notary, tmp_path: Path) -> Path:
    """The certificate of whoever vouches for the service, as a file."""
    (tmp_path / "authority.pem").write_bytes(notary.pem)
    return tmp_path / "authority.pem"


def head(khronika) -> dict:
    return json.loads(khronika("verify", "--json")[1])["head"]


def test_nothing_is_sent_until_it_is_said_each_time(khronika, service: Web) -> None:
    khronika("network", "--online", "yes")
    before = head(khronika)
    code, _, complaint = khronika("timestamp", f"{service.site}/stamp")
    assert code == 2
    assert "tells a third party" in complaint
    assert "nothing was sent" in complaint.lower()
    assert (service.asked, service.sent) == ([], [])
    assert head(khronika) == before


def test_the_head_is_stamped_and_verify_says_by_whom(
    khronika, service: Web, notary: Notary, vouching: Path
) -> None:
    before = head(khronika)
    asked = ("timestamp", f"{service.site}/stamp", "--online", "--authority", vouching)
    code, output, _ = khronika(*asked, "--as", "vera")
    assert code == 0
    told = (
        f"Change {before['number']} and all before it were there at 2026-11-26 12:00:00 UTC, by "
        "the clock of CN=Stamping Service,O=Invented Notaries, for whom CN=Authority,O=Invented "
        "Notaries vouches (timestamp 6: imprint and signature hold)."
    )
    assert " ".join(output.split()) == told
    # One request, of one hash: no robots.txt, no name, nothing of the casebook.
    ((target, fields),), (question,) = service.asked, service.sent
    assert (target, fields["Content-Type"]) == ("/stamp", "application/timestamp-query")
    assert fields["User-Agent"] == "Mozilla/5.0 (compatible)"
    assert hashlib.sha256(before["link"].encode()).digest() in question
    (request,) = json.loads(khronika("network-log", "--json")[1])
    assert (request["address"], request["status"]) == (f"{service.site}/stamp", 200)
    entry = json.loads(khronika("custody", "d1", "--json")[1])[-1]
    assert (entry["by"], entry["action"], entry["document"]) == ("vera", "timestamp", None)
    assert entry["detail"]["link"] == before["link"]
    code, output, _ = khronika("verify")
    assert code == 0
    assert told in " ".join(output.split())
    assert len(service.asked) == 1


def test_others_can_check_it_with_programs_of_their_own(
    khronika, service: Web, vouching: Path, tmp_path: Path
) -> None:
    link = head(khronika)["link"]
    khronika("timestamp", f"{service.site}/stamp", "--online", "--authority", vouching)
    code, output, _ = khronika("timestamp", "--out", tmp_path / "stamps")
    text, token, authority = map(Path, output.split())
    assert (code, text.read_text()) == (0, link)
    assert authority.read_bytes() == vouching.read_bytes()
    assert text.stat().st_mode & 0o077 == 0
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("the program openssl is not installed")
    checking = (openssl, "ts", "-verify", "-data", text, "-in", token, "-CAfile", authority)
    done = subprocess.run(checking, capture_output=True, text=True, check=False)
    assert "Verification: OK" in done.stdout


def test_an_answer_that_does_not_hold_is_not_kept(khronika, service: Web) -> None:
    asked = ("timestamp", f"{service.site}/stamp", "--online")
    code, _, complaint = khronika(*asked)
    assert (code, "vouched for by no authority that is trusted" in complaint) == (1, True)
    service.pages["/stamp"] = Page(status=302, fields={"Location": f"{service.site}/other"})
    code, _, complaint = khronika(*asked)
    assert (code, "it answered 302" in complaint) == (1, True)
    assert "/other" not in service.targets
    code, output, _ = khronika("verify", "--json")
    assert (code, json.loads(output)["timestamps"]) == (0, [])


def test_it_goes_through_the_proxy(khronika, service: Web, vouching: Path) -> None:
    with socks(Socks(to=service.port)) as proxy:
        khronika("network", "--proxy", f"socks5h://127.0.0.1:{proxy.port}")
        code, _, _ = khronika(
            "timestamp", f"{service.site}/stamp", "--online", "--authority", vouching
        )
        assert code == 0
        assert proxy.asked == [("127.0.0.1", service.port)]


def made_anew(home: Path) -> None:
    """What whoever has the passphrase can do: another chain, whose links all follow."""
    with Casebook.open(home, PASSPHRASE):
        from khronika.casebook import models

        previous = chain.FIRST
        for change in models.Change.objects.all():
            if change.number == 1:
                change.verb = "altered"
            change.link = previous = chain.link(
                previous,
                number=change.number,
                at=change.at,
                verb=change.verb,
                subject=change.subject,
                seal=change.seal,
            )
            change.save()


def exchanged(home: Path) -> None:
    with Casebook.open(home, PASSPHRASE):
        from khronika.casebook import models

        models.Timestamp.objects.update(token=b"another")


def deleted(home: Path) -> None:
    with Casebook.open(home, PASSPHRASE):
        from khronika.casebook import models

        models.Timestamp.objects.all().delete()


@pytest.mark.parametrize(
    ("done", "words"),
    [(made_anew, "another chain"), (exchanged, "not the one that was kept"), (deleted, "is gone")],
)
def test_what_was_done_behind_its_back_is_told(
    khronika, service: Web, home: Path, vouching: Path, done, words: str
) -> None:
    khronika("timestamp", f"{service.site}/stamp", "--online", "--authority", vouching)
    done(home)
    code, output, _ = khronika("verify")
    assert code == 1
    assert words in output


def test_an_empty_casebook_has_nothing_to_stamp(khronika) -> None:
    code, _, complaint = khronika("timestamp", "https://stamps.example/", "--online")
    assert (code, "nothing to stamp" in complaint) == (2, True)
    assert khronika("timestamp")[0] == 2
