"""What a newer extractor gives is kept beside the text that was read; nothing moves by itself."""

# Django can be imported only once a casebook is open.

from dataclasses import replace

import pytest
from story import READING, TEXT, captured

from khronika.casebook import Casebook, Originals
from khronika.errors import ChangeRefused, MalformedReading
from khronika.model import Evidence, Reading

NEWER = "Borders\n\n" + TEXT


def taken(text: str = NEWER, extractor: str = "plain 2"):
    """The same bytes with the text that another extractor gives."""
    first = captured(READING)
    return replace(first, document=replace(first.document, text=text), extractor=extractor)


def read_in(text: str) -> Reading:
    """The story as it is read from another text: one person, and nothing else."""
    start = text.index("Timofei Ovcharuk")
    proof = (Evidence(start=start, end=start + 16, quote="Timofei Ovcharuk"),)
    (person,) = (one for one in READING.people if one.id == "p2")
    return Reading(
        document=replace(READING.document, text=text),
        relevant=False,
        people=(replace(person, id="p1", evidence=proof),),
        reader=READING.reader,
    )


def in_use(casebook: Casebook) -> list[tuple[int, str, bool]]:
    return [(row.number, row.extractor, row.in_use) for row in casebook.texts.all("d1")]


def test_another_text_is_kept_beside_and_nothing_moves(filled: Casebook) -> None:
    before = filled.standing("d1")
    row = filled.texts.keep("d1", taken(), by="maria")
    assert (row.number, row.in_use, row.characters) == (2, False, len(NEWER))
    assert in_use(filled) == [(1, "plain", True), (2, "plain 2", False)]
    assert filled.standing("d1") == before
    assert filled.texts.text("d1", 2) == NEWER
    assert filled.custody.of("d1")[-1].how == "text 2 was taken out by plain 2"
    assert filled.journal.verify() == []


def test_the_same_text_again_leaves_nothing(filled: Casebook) -> None:
    assert filled.texts.keep("d1", taken(TEXT), by="maria").in_use
    filled.texts.keep("d1", taken(), by="maria")
    assert filled.texts.keep("d1", taken(), by="maria").number == 2
    assert len(in_use(filled)) == 2
    assert [one.action for one in filled.custody.of("d1")] == ["acquire", "extract"]


def test_a_text_of_other_bytes_is_refused(filled: Casebook) -> None:
    with pytest.raises(ChangeRefused, match="other bytes than those of d1"):
        filled.texts.keep("d1", replace(taken(), sha256="0" * 64), by="maria")


def test_a_text_put_in_use_leaves_the_old_one_with_its_reading(filled: Casebook) -> None:
    filled.texts.keep("d1", taken(), by="maria")
    filled.texts.use("d1", 2, read_in(NEWER), by="maria")
    assert in_use(filled) == [(1, "plain", False), (2, "plain 2", True)]
    (person,) = filled.standing("d1").people
    (proof,) = person.evidence
    assert NEWER[proof.start : proof.end] == proof.quote
    first, second = filled.rereading.versions("d1")
    assert (first.text, second.text) == (1, 2)
    assert first.reading == READING
    assert second.reading.document.text == NEWER
    assert filled.journal.verify() == []


def test_where_somebody_decided_the_old_text_stays_in_use(filled: Casebook) -> None:
    filled.texts.keep("d1", taken(), by="maria")
    filled.reviewing.accept("d1.i1", by="vera")
    before = filled.standing("d1")
    with pytest.raises(ChangeRefused, match=r"decided about d1\.i1.* text 1 of d1"):
        filled.texts.use("d1", 2, read_in(NEWER), by="maria")
    assert filled.standing("d1") == before
    assert in_use(filled) == [(1, "plain", True), (2, "plain 2", False)]


def test_what_cannot_be_put_in_use_is_refused(filled: Casebook) -> None:
    with pytest.raises(ChangeRefused, match="no text 2"):
        filled.texts.use("d1", 2, read_in(NEWER), by="maria")
    filled.texts.keep("d1", taken(), by="maria")
    with pytest.raises(MalformedReading, match="text 2 of d1"):
        filled.texts.use("d1", 2, read_in(TEXT), by="maria")


def test_a_text_altered_past_the_log_is_found(filled: Casebook) -> None:
    from khronika.casebook import models

    filled.texts.keep("d1", taken(), by="maria")
    models.OtherText.objects.update(text="other words")
    (found,) = filled.journal.verify()
    assert (found.where, found.what) == ("d1", "its text 2 is not what the custody log says")


@pytest.mark.parametrize("used", [1, 2])
def test_an_erasure_takes_the_person_out_of_every_text(filled: Casebook, used: int) -> None:
    filled.texts.keep("d1", taken(), by="maria")
    person = "d1.p2"
    if used == 2:
        filled.texts.use("d1", 2, read_in(NEWER), by="maria")
        person = next(row.id for row in filled.people())
    filled.erasing.erase(person, originals=Originals.DELETE, by="vera")
    for number in (1, 2):
        assert "Timofei" not in filled.texts.text("d1", number)
    for version in filled.rereading.versions("d1"):
        assert "Timofei" not in repr(version.reading)
    assert filled.journal.verify() == []
