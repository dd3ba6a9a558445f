"""A document says of which others it is a copy, and which are copies of it. All is invented."""

from datetime import date

import pytest
from story import captured

from khronika.capture import Captured
from khronika.casebook import Casebook
from khronika.errors import NotInCasebook
from khronika.model import Document, Reading
from khronika.resolution.sources import CopyKind

WIRE = (
    "Ruslan Ovcharuk was turned back at Tbilisi airport on Friday evening, his brother told the "
    "wire. Border guards kept him for nine hours in a room without windows before they put him on "
    "the morning flight to Yerevan. Nobody gave him a paper. His lawyer says that such refusals "
    "have become usual this spring, and that none of them was ever explained to those concerned."
)
MORE = (
    "The Lantern Committee counted forty cases since the new year and calls upon the ministry to "
    "publish its orders. A spokeswoman for the ministry declined to comment when she was reached "
    "by telephone, and referred to a statement of last autumn about the safety of the border."
)
OTHER = (
    "Timofei Birkavs has been waiting for his passport since March. The consulate in Bishkek told "
    "him to come back with a certificate that only the police of his home town can issue to him."
)


def document(own_id: str, text: str, day: date | None = None) -> tuple[Captured, Reading]:
    reading = Reading(
        document=Document(id=own_id, text=text, language="en", publisher=own_id, published=day),
        relevant=False,
    )
    return captured(reading, path=f"{own_id}.txt"), reading


@pytest.fixture
def copied(casebook: Casebook) -> Casebook:
    """A wire, its reprint with a slip, one that adds as much to it, and another story."""
    reprint = WIRE.replace("on Friday evening", "late on Friday")
    casebook.add(*document("wire", WIRE, date(2024, 5, 4)))
    casebook.add(*document("reprint", reprint, date(2024, 5, 5)))
    casebook.add(*document("part", f"{WIRE} {MORE}", date(2024, 5, 6)))
    casebook.add(*document("other", OTHER, date(2024, 5, 6)))
    return casebook


def told(casebook: Casebook, row_id: str) -> list[tuple[str, CopyKind, bool]]:
    return [(copy.document.id, copy.kind, copy.is_first) for copy in casebook.reprints(row_id)]


def test_a_document_names_what_it_is_a_copy_of_and_what_copied_it(copied: Casebook) -> None:
    assert told(copied, "d1") == [
        ("d2", CopyKind.REPRINT, False), ("d3", CopyKind.PART, False),
    ]  # fmt: skip
    assert told(copied, "d2")[0] == ("d1", CopyKind.REPRINT, True)
    assert ("d1", CopyKind.PART, True) in told(copied, "d3")
    assert told(copied, "d4") == []
    (copy, _) = copied.reprints("d1")
    assert copy.document.publisher == "reprint"
    assert 0.8 <= copy.share < 1


def test_of_two_of_one_day_the_one_that_was_added_first_is_no_copy(casebook: Casebook) -> None:
    casebook.add(*document("one", WIRE))
    casebook.add(*document("another", WIRE))
    assert told(casebook, "d1") == [("d2", CopyKind.REPRINT, False)]
    assert told(casebook, "d2") == [("d1", CopyKind.REPRINT, True)]


def test_the_same_words_in_another_order_are_no_copy(casebook: Casebook) -> None:
    casebook.add(*document("one", OTHER))
    casebook.add(*document("shuffled", " ".join(reversed(OTHER.split()))))
    assert told(casebook, "d1") == []


@pytest.mark.parametrize("text", ["He was detained.", "?", "«»"])
def test_a_text_of_a_few_words_is_no_copy(casebook: Casebook, text: str) -> None:
    casebook.add(*document("one", text))
    casebook.add(*document("another", text))
    assert told(casebook, "d1") == []


def test_what_is_not_there_has_no_copies(casebook: Casebook) -> None:
    with pytest.raises(NotInCasebook):
        casebook.reprints("d9")
