"""What the casebook keeps of the network: permissions, requests, answers; and that they can go."""

from dataclasses import replace

from story import PASSPHRASE, captured
from test_casebook_erasing import every_value, found_in, russian

from khronika.capture import Brought
from khronika.casebook import Allowed, Casebook, Originals
from khronika.model import Document, Reading

NAMED = "https://wire.example/ovcharuk-ruslan"
ARCHIVE = b"WARC/1.1 ... Ruslan Ovcharuk"


def ask(casebook: Casebook, address: str, *, by: str = "vera", status: int = 200) -> str:
    ledger = casebook.network.ledger(by)
    request = ledger.asked(address, proxy="socks5h://127.0.0.1:9050")
    ledger.answered(request, status=status, received=28, failed=None)
    return request


def test_nothing_is_allowed_until_a_person_allows_it(casebook: Casebook) -> None:
    assert casebook.network.allowed() == Allowed(online=False, proxy=None, local=())
    wanted = Allowed(online=True, proxy="socks5h://127.0.0.1:9050", local=("wiki.lan",))
    casebook.network.allow(wanted, by="vera", why="the team agreed")
    casebook.network.allow(wanted, by="vera")  # the same again is no change
    assert casebook.network.allowed() == wanted
    (change,) = casebook.journal.of("network")
    assert (change.by, change.verb, change.why) == ("vera", "allow", "the team agreed")


def test_what_is_allowed_holds_when_the_casebook_is_opened_again(casebook: Casebook) -> None:
    casebook.network.allow(Allowed(online=True), by="vera")
    casebook.close()
    with Casebook.open(casebook.directory, PASSPHRASE) as again:
        assert again.network.allowed().online


def test_each_request_is_a_row(casebook: Casebook) -> None:
    assert ask(casebook, "https://wire.example/1") == "r1"
    ledger = casebook.network.ledger("oleg")
    second = ledger.asked("https://wire.example/2", proxy=None)
    ledger.answered(second, status=None, received=0, failed="its server cannot be reached")
    ledger.asked("https://wire.example/3", proxy=None)  # the program is killed here
    first, failed, cut = casebook.network.log()
    assert (first.request, first.by, first.address) == ("r1", "vera", "https://wire.example/1")
    assert (first.proxy, first.status, first.received) == ("socks5h://127.0.0.1:9050", 200, 28)
    assert (failed.by, failed.status, failed.failed) == (
        "oleg", None, "its server cannot be reached",
    )  # fmt: skip
    assert (cut.request, cut.status, cut.failed, cut.kept) == ("r3", None, None, False)
    assert [row.request for row in casebook.network.log(last=1)] == ["r3"]
    assert casebook.journal.verify() == []


def keep(casebook: Casebook, *requests: str) -> str:
    brought = Brought(requests=requests, archive=ARCHIVE)
    reading = russian()
    assert casebook.add(replace(captured(reading), brought=brought), reading) == "added"
    return "d2"


def test_an_answer_is_kept_with_its_documents_and_held_against_the_journal(
    filled: Casebook,
) -> None:
    request = ask(filled, NAMED)
    document = keep(filled, request)
    (row,) = filled.network.log()
    assert (row.kept, row.documents) == (True, (document,))
    assert filled.network.archive(request) == ARCHIVE
    assert filled.journal.verify() == []
    from khronika.casebook import models

    models.Retrieval.objects.update(archive=b"another")
    (found,) = filled.journal.verify()
    assert (found.where, found.what) == (request, "its answer is not what the journal says")
    models.Retrieval.objects.all().delete()
    (found,) = filled.journal.verify()
    assert (found.where, found.what) == (request, "the journal knows its answer, but it is gone")


def test_one_answer_with_several_documents_is_kept_once(filled: Casebook) -> None:
    brought = Brought(requests=(ask(filled, NAMED),), archive=ARCHIVE)
    for text in ("Nothing happened.", "Nothing happened again."):
        bare = Reading(document=Document(id="bare", text=text, language="en"), relevant=False)
        filled.add(replace(captured(bare), brought=brought), bare)
    (row,) = filled.network.log()
    assert row.documents == ("d2", "d3")
    assert [one.verb for one in filled.journal.of("r1")] == ["ask", "answer", "keep"]


def test_an_erased_person_is_gone_from_the_network_too(filled: Casebook) -> None:
    way, request = ask(filled, NAMED, status=301), ask(filled, NAMED + "/2")
    other = ask(filled, "https://wire.example/weather")
    keep(filled, way, request)
    erasure = filled.erasing.erase("d2.p1", originals=Originals.DELETE, by="vera")
    rows = {row.request: row for row in filled.network.log()}
    for gone in (way, request):
        assert rows[gone].address is None
        assert rows[gone].erased_by == erasure.change
        assert not rows[gone].kept
    assert rows[other].address == "https://wire.example/weather"
    assert filled.journal.verify() == []
    assert found_in(every_value(filled)) == set()
