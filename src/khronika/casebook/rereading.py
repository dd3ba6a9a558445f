"""Reading kept documents again with a newer reader; see `taking` for what becomes of items."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from django.db import transaction

from khronika.casebook import models
from khronika.casebook.assembling import document_id
from khronika.casebook.differences import Difference, ReadingVersion, Reread
from khronika.casebook.differing import against, between
from khronika.casebook.faults import told_plainly
from khronika.casebook.finding import find_document
from khronika.casebook.rows import Review
from khronika.casebook.searching import reindex
from khronika.casebook.standing import everything, reading_of
from khronika.casebook.states import READ
from khronika.casebook.taking import Nouns, Taking, items_in, whole
from khronika.casebook.texts import texts_of
from khronika.errors import MalformedReading
from khronika.model import Document, Reading
from khronika.model.check import check


class Rereading:
    """Reading the documents of the open casebook again: `Casebook.rereading`."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def document(self, row_id: str) -> Document:
        """Give a document as a reader takes it: its text, and its facts as they now stand.

        Raises:
            NotInCasebook: there is no such document.
        """
        with told_plainly(self._directory):
            return reading_of(find_document(row_id), ()).document

    def take(self, row_id: str, reading: Reading, *, keep: bool = True) -> Reread:
        """Put a new reading of a document in the place of the old, and tell what differs.

        Without `keep` it is only told what would differ.

        Raises:
            NotInCasebook: there is no such document.
            MalformedReading: the reading breaks its form, or is of another text.
        """
        check(reading)
        with told_plainly(self._directory), transaction.atomic():
            document = find_document(row_id)
            if reading.document.text != document.text:
                raise MalformedReading("document.text", "is not the text that the casebook holds")
            reread = Taking(document, reading).take()
            reindex(document)
            transaction.set_rollback(not keep)
        return reread

    def versions(self, row_id: str) -> Sequence[ReadingVersion]:
        """Give all readings of a document, the first one first, each with what it changed.

        Raises:
            NotInCasebook: there is no such document.
        """
        with told_plainly(self._directory):
            document = find_document(row_id)
            return list(_versions(document))

    def against(self, row_id: str) -> Sequence[Difference]:
        """Tell where the last reading of a document says other than what people decided.

        Raises:
            NotInCasebook: there is no such document.
        """
        with told_plainly(self._directory):
            document = find_document(row_id)
            read = items_in(document, document.reading)
            return [
                difference
                for noun, review in everything(document)
                if review is not Review.PROPOSED and noun.id in read
                for difference in against(row_id, noun, review, read[noun.id])
            ]


def _versions(document: models.Document) -> Iterator[ReadingVersion]:
    here = document_id(document.pk)
    reads = models.Change.objects.filter(subject=here, verb=READ).values_list("at", flat=True)
    texts = texts_of(document)
    kept = [(one.reading, one.text_number) for one in document.earlier_readings.all()]
    if document.unread is None:
        kept.append((document.reading, document.text_number))
    before: Nouns = {}
    for number, (at, (value, text)) in enumerate(zip(reads, kept, strict=True), 1):
        reading = whole(document, value, texts[text])
        now = items_in(document, value, texts[text])
        changed = tuple(between(here, before, now)) if number > 1 else ()
        yield ReadingVersion(number=number, at=at, reading=reading, text=text, differences=changed)
        before = now
