"""The notes of a brief: where each statement stands, written once and numbered as referred to."""

from collections.abc import Sequence
from itertools import groupby

from khronika.casebook import ClaimRow, DocumentRef, IncidentRow, Review
from khronika.publishing.brief.wording import words
from khronika.publishing.paper import Line, line
from khronika.resources import written
from khronika.resources.instruments import ReferenceInstrument, Source
from khronika.resources.partial_dates import days_of
from khronika.resources.vocabulary import Language


class Notes:
    """The notes as the text comes to refer to them."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._numbers: dict[str, int] = {}

    def of_rows(self, rows: Sequence[IncidentRow | ClaimRow]) -> tuple[int, ...]:
        """Give the numbers of the notes with the words that items were read from."""
        return tuple(dict.fromkeys(map(self._of_row, rows)))

    def _of_row(self, row: IncidentRow | ClaimRow) -> int:
        quote = " … ".join(proof.quote for proof in row.evidence)
        told = words(
            "note.act",
            self._language,
            quote=quote,
            source=_source(row.document, row.id, self._language),
            review=words(_review(row), self._language),
        )
        return self._number(told)

    def of_record(self, record: ReferenceInstrument) -> tuple[int, ...]:
        """Give the number of the note with the caveats and sources of a record."""
        by_month = groupby(record.sources, key=lambda source: source.seen)
        sources = "; ".join(_seen(when, list(of), self._language) for when, of in by_month)
        if record.note is None:
            return (self._number(sources),)
        note = record.note[self._language]
        return (self._number(words("record.note", self._language, note=note, sources=sources)),)

    def of_text(self, told: str) -> tuple[int, ...]:
        """Give the number of a note with these words."""
        return (self._number(told),)

    def lines(self) -> tuple[Line, ...]:
        """Give all notes that were referred to."""
        return tuple(line(told) for told in self._numbers)

    def _number(self, told: str) -> int:
        return self._numbers.setdefault(told, len(self._numbers) + 1)


def _seen(when: str | None, sources: Sequence[Source], language: Language) -> str:
    """Say where a fact of the reference was seen, and once for all of them by when."""
    if when is None:
        return words("instrument.unseen", language)
    named = "; ".join(", ".join(filter(None, (one.title, one.address))) for one in sources)
    seen = written.span(*days_of(when), language)
    return words("instrument.source", language, sources=named, seen=seen)


def _source(document: DocumentRef, item: str, language: Language) -> str:
    day = document.published
    facts = (
        document.title or document.own_id,
        document.publisher,
        written.span(day, day, language) if day else None,
        item,
    )
    return ", ".join(fact for fact in facts if fact)


def _review(row: IncidentRow | ClaimRow) -> str:
    if row.review is not Review.PROPOSED:
        return "review.confirmed"
    return "review.proposed" if row.document.reader else "review.coded"
