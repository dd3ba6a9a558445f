"""A document's page tells where it comes from, what it hangs on, and which part stands where."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from pages_story import PLAIN_READING, captured

from khronika.capture import Bond, Holding, Part, Relation
from khronika.casebook import Casebook
from khronika.model import Reading

TEXT = "The first page.\n\nStill the first.\n\nThe second page."


def test_page_of_a_document_tells_its_origin(read: Callable[..., str], casebook: Casebook) -> None:
    document = replace(PLAIN_READING.document, id="scan", text=TEXT)
    taken = replace(
        captured(replace(PLAIN_READING, document=document)),
        sha256=hashlib.sha256(b"scan").hexdigest(),
        author="Ann Vale",
        address="https://steppe.example/held",
        retrieved=datetime(2023, 8, 7, 9, tzinfo=UTC),
        published_from="the e-mail's Date",
        relations=(Relation(bond=Bond.REPLY_TO, to="<0@example.org>"),),
        warnings=("it holds macros, which were not run",),
        parts=(Part(start=0, end=33, label="page 1"), Part(start=35, end=51, label="page 2")),
    )
    casebook.add(taken, Reading(document=document, relevant=False))
    page = read(f"/documents/{casebook.document_of(taken.sha256)}")
    for words in (
        "Ann Vale",
        "https://steppe.example/held",
        "saved 7 August 2023, 09:00 UTC",
        "the e-mail&#x27;s Date",
        "&lt;0@example.org&gt;",
        "it holds macros, which were not run",
        '<p dir="auto" data-part="page 1">The first page.</p>',
        '<p dir="auto">Still the first.</p>',
        '<p dir="auto" data-part="page 2">The second page.</p>',
    ):
        assert words in page


def test_page_of_a_document_shows_its_custody_log(
    read: Callable[..., str], casebook: Casebook
) -> None:
    casebook.custody.record(["d1"], by="<Maria>", action="dossier", how="for the court")
    page = read("/documents/d1")
    assert "In a dossier" in page
    assert "<bdi>&lt;Maria&gt;</bdi> · <bdi>for the court</bdi>" in page
    assert f"SHA-256 {casebook.show('d1').document.sha256}" in page


def test_page_of_a_document_names_its_copies_and_how_it_came_again(
    read: Callable[..., str], casebook: Casebook
) -> None:
    words = " ".join(f"{one} {two}" for one in ("Nobody", "Somebody") for two in TEXT.split())
    for name in ("first", "again"):
        document = replace(PLAIN_READING.document, id=name, text=f"{words} {name}")
        taken = captured(replace(PLAIN_READING, document=document))
        taken = replace(taken, sha256=hashlib.sha256(name.encode()).hexdigest())
        casebook.add(taken, Reading(document=document, relevant=False))
    first, again = (
        casebook.document_of(hashlib.sha256(name.encode()).hexdigest())
        for name in ("first", "again")
    )
    assert f'Copied in <a href="/documents/{again}">{again}</a>' in read(f"/documents/{first}")
    assert casebook.received_again(
        replace(taken, path="box.zip!a.txt", held_in=Holding(path="box.zip", sha256="ab" * 32)),
        how="from the family",
    )
    page = read(f"/documents/{again}")
    assert f'A copy of <a href="/documents/{first}">{first}</a>' in page
    assert "Received again" in page
    assert "from the family" in page
    assert f'in <bdi>box.zip</bdi>, <span class="shelfmark">SHA-256 {"ab" * 32}</span>' in page
