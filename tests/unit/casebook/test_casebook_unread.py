"""What cannot be read is kept all the same: bytes, hash and custody, until somebody can read it."""

# Django can be imported only once a casebook is open.

from dataclasses import replace

from story import READING, TEXT, captured

from khronika.capture import Captured
from khronika.casebook import Casebook, Filter, ItemKind, Originals
from khronika.model import Document, Person, Reading
from khronika.resolution import Verdict

NOBODY = "nobody reads this language"
NO_WORDS = "its words are in pictures"
TURKISH = "Bir gazeteci sınırdan geri çevrildi."


def unread(text: str = TURKISH, content: bytes = b"turkish") -> Captured:
    """A document that nobody can read."""
    from hashlib import sha256

    document = Document(id="haber", title="Sınır", language="tr" if text else None, text=text)
    return replace(
        captured(READING), document=document, content=content, sha256=sha256(content).hexdigest()
    )


def test_it_is_kept_with_its_bytes_and_marked(casebook: Casebook) -> None:
    assert casebook.hold(unread(), NOBODY, by="vera", how="sent by its author") == "kept"
    assert casebook.hold(unread(), NOBODY, by="vera", how="sent by its author") == "unchanged"
    (row,) = casebook.documents()
    assert (row.id, row.unread, row.reader, row.relevant) == ("d1", NOBODY, None, False)
    assert (row.title, row.language) == ("Sınır", "tr")
    assert casebook.original("d1") == b"turkish"
    (entry,) = casebook.custody.of("d1")
    assert (entry.by, entry.how, entry.action) == ("vera", "sent by its author", "acquire")
    assert [change.verb for change in casebook.journal.all()] == ["custody:acquire", "hold"]
    assert casebook.rereading.versions("d1") == []
    assert casebook.journal.verify() == []


def test_documents_that_were_not_read_can_be_asked_for(filled: Casebook) -> None:
    filled.hold(unread(), NOBODY)
    assert [row.id for row in filled.documents()] == ["d1", "d2"]
    assert [row.id for row in filled.documents(Filter(unread=True))] == ["d2"]
    assert [hit.id for hit in filled.searching.search("gazeteci").hits] == ["d2"]
    assert filled.reprints("d2") == ()


def test_a_reader_that_can_takes_it_later(casebook: Casebook) -> None:
    casebook.hold(unread(TEXT), NOBODY)
    document = casebook.rereading.document("d1")
    reading = replace(READING, document=document)
    casebook.rereading.take("d1", reading, keep=False)
    assert casebook.documents()[0].unread == NOBODY
    reread = casebook.rereading.take("d1", reading)
    assert reread.changed
    (row,) = casebook.documents()
    assert (row.unread, row.reader, row.people) == (None, "by hand 1", len(READING.people))
    assert [one.number for one in casebook.rereading.versions("d1")] == [1]
    assert casebook.journal.verify() == []


def test_words_that_are_had_later_are_read_and_known_to_be_in_their_language(
    casebook: Casebook,
) -> None:
    picture = unread("")
    casebook.hold(picture, NO_WORDS)
    casebook.reviewing.add("d1", ItemKind.PERSON, {"name": "Zlata Mirenko"}, (), by="vera")
    words = replace(picture, document=replace(picture.document, text=TEXT), extractor="tool 1")
    number = casebook.texts.keep("d1", words, by="vera").number
    document = replace(casebook.rereading.document("d1"), text=TEXT, language="en")
    casebook.texts.use("d1", number, Reading(document=document, relevant=False), by="vera")
    (row,) = casebook.documents()
    assert (row.unread, row.language) == (None, "en")
    assert [one.name for one in casebook.people()] == ["Zlata Mirenko"]
    assert [one.characters for one in casebook.texts.all("d1")] == [0, len(TEXT)]
    assert casebook.journal.verify() == []


def test_a_person_may_read_it_and_that_stays(casebook: Casebook) -> None:
    casebook.hold(unread(), NOBODY)
    casebook.reviewing.correct("d1", {"relevant": "yes"}, by="vera")
    person = casebook.reviewing.add("d1", ItemKind.PERSON, {"name": "Z. Mirenko"}, (), by="vera")
    casebook.reviewing.add(
        "d1",
        ItemKind.INCIDENT,
        {"type": "entry_refusal", "targets": person, "host": "GE"},
        [(0, len(TURKISH))],
        by="vera",
    )
    nothing = Reading(document=casebook.rereading.document("d1"), relevant=False)
    casebook.rereading.take("d1", nothing)
    assert [act.host for act in casebook.incidents()] == ["GE"]
    assert casebook.documents()[0].unread is None
    assert casebook.journal.verify() == []


def test_the_machine_is_no_coder_of_it(casebook: Casebook) -> None:
    casebook.hold(unread(), NOBODY)
    person = Person(id="p1", name="Z. Mirenko")
    for coder, people in (("oleg", (person,)), ("maria", ())):
        casebook.coding.assign("d1", coder, by="vera")
        sheet = casebook.coding.sheet("d1", coder)
        coded = Reading(document=sheet, relevant=False, people=people)
        casebook.coding.hand_in("d1", coded, by=coder)
    (unit,) = casebook.coding.units()
    assert list(unit.values) == ["oleg", "maria"]
    assert not unit.agreed
    casebook.coding.adjudicate("d1", unit.unit, "oleg", by="vera", why="it stands there")
    assert [one.name for one in casebook.people()] == ["Z. Mirenko"]
    assert casebook.journal.verify() == []


def test_an_erasure_tells_what_nobody_read(filled: Casebook) -> None:
    filled.hold(unread(), NOBODY)
    filled.hold(unread("", b"a picture"), NO_WORDS)
    assert filled.erasing.plan("d1.p2").unread == ("d2", "d3")
    shown = filled.reviewing.add("d3", ItemKind.PERSON, {"name": "Timofei"}, (), by="vera")
    filled.judging.judge("d1.p2", shown, Verdict.SAME, by="vera")
    assert filled.erasing.plan("d1.p2").unread == ("d2",)
    filled.erasing.erase("d1.p2", originals=Originals.REDACT, by="vera")
    assert filled.original("d3") == b"The original of d3 was deleted.\n"
    assert filled.original("d2") == b"turkish"
    assert filled.journal.verify() == []


def test_a_name_in_a_writing_that_is_not_known_takes_all_words_along(filled: Casebook) -> None:
    filled.hold(unread("据报道，王小明在曼谷被捕。", b"one"), NOBODY)
    filled.hold(unread("Тимофей Овчарук шекарада ұсталды.", b"two"), NOBODY)
    shown = filled.reviewing.add("d2", ItemKind.PERSON, {"name": "Timofei"}, [(4, 7)], by="vera")
    filled.judging.judge("d1.p2", shown, Verdict.SAME, by="vera")
    filled.erasing.erase("d1.p2", originals=Originals.REDACT, by="vera")
    assert filled.original("d2").decode() == "███，████████。"
    assert filled.original("d3").decode() == "███████ ███████ шекарада ұсталды."
    assert filled.journal.verify() == []
