"""The texts of a document, by what took them out of its bytes: `Casebook.texts`.

An extractor that changes gives other words at other offsets. So the text that was read stays, and
with it every quote that points into it; what a newer extractor gives is kept beside it. It takes
the place of the old one by a deliberate step, while nobody has decided about anything that was read
from that; the old text and its reading are kept then.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction

from khronika.casebook import chain, custody, models
from khronika.casebook.assembling import document_id
from khronika.casebook.differences import Reread
from khronika.casebook.faults import told_plainly
from khronika.casebook.finding import find_document
from khronika.casebook.rows import TextRow
from khronika.casebook.searching import reindex
from khronika.casebook.states import codings_of
from khronika.casebook.taking import Taking
from khronika.errors import ChangeRefused, MalformedReading
from khronika.model import Reading
from khronika.model.check import check

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from khronika.capture import Captured


class Texts:
    """The texts of the documents of the open casebook: `Casebook.texts`."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def all(self, row_id: str) -> Sequence[TextRow]:
        """Give the texts of a document, the first one first.

        Raises:
            NotInCasebook: there is no such document.
        """
        with told_plainly(self._directory):
            return rows_of(find_document(row_id))

    def text(self, row_id: str, number: int) -> str:
        """Give one text of a document.

        Raises:
            NotInCasebook: there is no such document.
            ChangeRefused: it has no such text.
        """
        with told_plainly(self._directory):
            document = find_document(row_id)
            if number == document.text_number:
                return document.text
            return _other(document, number).text

    def keep(self, row_id: str, captured: "Captured", *, by: str) -> TextRow:
        """Keep a text that was taken out of a document's bytes anew, beside those that are there.

        Give the row of that text; it may be one that was known.

        Raises:
            NotInCasebook: there is no such document.
            ChangeRefused: it was taken out of other bytes.
        """
        with told_plainly(self._directory), transaction.atomic():
            document = find_document(row_id)
            if captured.sha256 != document.original_id:
                raise ChangeRefused(
                    f"The text was taken out of other bytes than those of {row_id}."
                )
            known = next(
                (n for n, text in texts_of(document).items() if text == captured.document.text),
                None,
            )
            number = known or max(texts_of(document)) + 1
            if known is None:
                models.OtherText.objects.create(
                    document=document,
                    number=number,
                    extractor=custody.signed(captured.extractor),
                    text=captured.document.text,
                    parts=[[part.start, part.end, part.label] for part in captured.parts],
                    warnings=list(captured.warnings),
                )
                how = f"text {number} was taken out by {custody.signed(captured.extractor)}"
                custody.extracted(document, hashes(document), by=by, how=how)
            return next(row for row in rows_of(document) if row.number == number)

    def use(self, row_id: str, number: int, reading: Reading, *, by: str) -> Reread:
        """Put a text in the place of the one in use, with what was read from it.

        The one that was in use is kept, and so is its reading.

        Raises:
            NotInCasebook: there is no such document.
            ChangeRefused: somebody decided about what was read from the text in use, whose words
                would stand elsewhere; or there is no such text. Nothing was changed.
            MalformedReading: the reading breaks its form, or is of another text.
        """
        check(reading)
        with told_plainly(self._directory), transaction.atomic():
            document = find_document(row_id)
            other = _other(document, number)
            if reading.document.text != other.text:
                raise MalformedReading("document.text", f"is not text {number} of {row_id}")
            taking = Taking(document, reading)
            _refuse_decided(document, taking)
            _exchange(document, other)
            document.language = document.language or reading.document.language
            reread = taking.take()
            how = f"text {number} is in use, and text {other.number} is kept"
            custody.extracted(document, hashes(document), by=by, how=how)
            reindex(document)
        return reread


def rows_of(document: models.Document) -> list[TextRow]:
    """Give the rows of all texts of a document, the first one first."""
    own = TextRow(
        number=document.text_number,
        extractor=document.extractor,
        characters=len(document.text),
        in_use=True,
    )
    others = [
        TextRow(number=one.number, extractor=one.extractor, characters=len(one.text), in_use=False)
        for one in others_of(document)
    ]
    return sorted([own, *others], key=lambda row: row.number)


def others_of(document: models.Document) -> "QuerySet[models.OtherText]":
    """Give the texts of a document that are not in use, the first one first."""
    return models.OtherText.objects.filter(document=document)


def texts_of(document: models.Document) -> Mapping[int, str]:
    """Give all texts of a document by their numbers."""
    others = {one.number: one.text for one in others_of(document)}
    return {document.text_number: document.text, **others}


def hashes(document: models.Document) -> dict[str, str]:
    """Give the SHA-256 of all texts that are not in use, by their numbers."""
    others = others_of(document)
    return {str(one.number): chain.digest(one.text.encode()) for one in others}


def _other(document: models.Document, number: int) -> models.OtherText:
    found = others_of(document).filter(number=number).first()
    if found is None:
        raise ChangeRefused(
            f"{document_id(document.pk)} has no text {number} beside the one in use: "
            "`khronika texts` lists them."
        )
    return found


def _refuse_decided(document: models.Document, taking: Taking) -> None:
    here = document_id(document.pk)
    if taking.touched and document.text:
        touched = ", ".join(f"{here}.{own_id}" for own_id in sorted(taking.touched))
        raise ChangeRefused(
            f"People decided about {touched}, whose words stand in text {document.text_number} of "
            f"{here}: that text stays in use, and the other is kept beside it."
        )
    if codings_of(document).exists():
        raise ChangeRefused(
            f"{here} is coded twice by its text {document.text_number}: that text stays in use."
        )


def _exchange(document: models.Document, other: models.OtherText) -> None:
    """Put another text into the document, and the one in use beside it; the former is not saved."""
    for name in ("extractor", "text", "parts", "warnings"):
        mine, theirs = getattr(document, name), getattr(other, name)
        setattr(document, name, theirs)
        setattr(other, name, mine)
    number, other.number = other.number, document.text_number
    document.text_number = number
    other.save()
