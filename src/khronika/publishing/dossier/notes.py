"""The notes of a dossier: the words, the source and the review behind each statement."""

from collections.abc import Iterator

from khronika.publishing.dossier.content import Claim, Dossier, Looked, Source, Statement, Telling
from khronika.publishing.dossier.wording import Wording
from khronika.publishing.paper import Line, Words


class Notes:
    """The notes as the text comes to refer to them: one for each statement, numbered from 1."""

    def __init__(self, dossier: Dossier, words: Wording) -> None:
        self._words = words
        self._sources = {source.document: source for source in dossier.sources}
        self._numbers: dict[Statement, int] = {}

    def of(self, *statements: Statement) -> tuple[int, ...]:
        """Give the numbers of the notes of some statements; a new one is written at the end.

        Statements of which an audience may see nothing different have one note.
        """
        for statement in statements:
            self._numbers.setdefault(statement, len(self._numbers) + 1)
        return tuple(dict.fromkeys(self._numbers[statement] for statement in statements))

    def lines(self) -> tuple[Line, ...]:
        """Write all notes that were referred to."""
        return tuple(map(self._line, self._numbers))

    def _line(self, statement: Statement) -> Line:
        said = self._words("note.gap").join(
            self._words("note.quote", quote=quote) for quote in statement.quotes
        )
        facts = ", ".join(self._facts(statement))
        return (Words(f"{said} — {facts}." if said else f"{facts}."),)

    def _facts(self, statement: Statement) -> Iterator[str]:
        words = self._words
        source = self._sources.get(statement.document, Source(document=statement.document))
        yield words("annex.document", document=source.document)
        yield from filter(None, (source.title, source.publisher))
        if source.published is not None:
            yield words("annex.published", day=words.days(source.published))
        else:
            yield words("annex.unpublished")
        if source.language is not None and not source.title:
            yield words("annex.language", language=words.tongue(source.language))
        if isinstance(statement, Claim) and statement.direct:
            yield words("note.direct")
        if isinstance(statement, Telling) and statement.credibility is not None:
            yield words("note.credibility", credibility=statement.credibility)
        if source.sha256 is not None:
            yield words("annex.sha256", sha256=source.sha256)
        if source.reader is not None:
            yield words("note.read", reader=source.reader)
        if statement.looked is not None:
            yield looked(statement.looked, words)
        if statement.id is not None:
            yield statement.id


def looked(review: Looked, words: Wording) -> str:
    """Write how far people looked at a statement, who and when as far as they may be known."""
    said = words(f"looked.{review.review}")
    if review.by is not None:
        said += words("by_whom", by=review.by)
    return said + (words("on_day", day=words.days(review.on)) if review.on else "")
