"""The acts of a dossier: each with its facts, who tells which of them, and how far to trust it."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from khronika.assessment.country.counting import SHELTER
from khronika.assessment.doubts import doubt
from khronika.casebook import Review
from khronika.model import Certainty
from khronika.publishing.dossier.content import Act, Claim, Statement, Telling
from khronika.publishing.dossier.notes import Notes
from khronika.publishing.dossier.wording import Wording
from khronika.publishing.paper import Block, Bullets, Heading, Line, Paragraph, Table, Words, line
from khronika.resources.vocabulary import label

_COUNTRIES = ("host", "origin")
_PARTIES = ("targets", "actors")
_FIELDS = (
    "type",
    "host",
    "origin",
    "targets",
    "actors",
    "when",
    "when_words",
    "status",
    "certainty",
    "charge",
    "max_years",
)
"""The facts of an act in the order in which they are read."""


class Chronology:
    """The writing of acts and claims."""

    def __init__(self, words: Wording, notes: Notes) -> None:
        self._words, self._notes = words, notes

    def act(self, act: Act) -> Iterator[Block]:
        """Write one act."""
        yield Heading(self.title(act), 2)
        rows = [row for field in _FIELDS if (row := self._row(act, field)) is not None]
        yield Table(tuple(rows), (2, 5))
        if act.claims:
            yield Bullets(tuple(map(self.claim, act.claims)))
        documents = len({told.document for told in act.tellings})
        told = [self._words("sources.count", documents=documents, sources=act.sources)]
        for tie in act.ties:
            why = self._words(f"tie.{tie.tie}")
            told.append(self._words("tie", one=tie.one, other=tie.other, why=why))
        yield Paragraph(line(" ".join(told)))

    def title(self, act: Act) -> str:
        """Name an act by its number, its day and what it is."""
        first = act.tellings[0]
        when = self._words.days(act.when) if act.when else self._words("act.undated")
        what = self._value(first, "type", first.type) + self.doubted(act.tellings)
        return self._words("act", number=act.number, when=when, what=what)

    def claim(self, claim: Claim) -> Line:
        """Write what somebody says, as far as its words are there."""
        who = self._words.party(claim.speaker)
        stance = label(claim.stance, self._words.language).lower() if claim.stance else ""
        said = [self._words("claim", who=who, stance=stance) + self.mark([claim])]
        said += [self._words("note.quote", quote=quote) for quote in claim.quotes]
        return line(" ".join(said), notes=self._notes.of(claim))

    def values(self, act: Act, field: str) -> list[tuple[str, list[Telling]]]:
        """Give each value that the documents have of a field, with the tellings that have it."""
        told: dict[str, list[Telling]] = {}
        for telling in act.tellings:
            for value in self._values(telling, field):
                told.setdefault(value, []).append(telling)
        return list(told.items())

    def refer(self, told: Sequence[tuple[str, Sequence[Statement]]]) -> Line:
        """Write values one after the other, each with its notes."""
        written: list[Words] = []
        for value, statements in told:
            if written:
                written.append(Words("; "))
            notes = self._notes.of(*statements)
            written.append(Words(value + self.mark(statements), notes=notes))
        return tuple(written)

    def _row(self, act: Act, field: str) -> tuple[Line, Line] | None:
        values = self.values(act, field)
        if not values:
            return None
        # No release and no asylum is in the interest of the state that pursues somebody.
        is_shelter = field == "origin" and any(told.type in SHELTER for told in act.tellings)
        name = self._words("field.fled" if is_shelter else f"field.{field}")
        # Two days of one month are one month for whoever sees months alone.
        is_seen_to_differ = field in act.differs and len(values) > 1
        if is_seen_to_differ:
            name = f"{name} ({self._words('differs')})"
        return line(name, strong=is_seen_to_differ), self.refer(values)

    def _values(self, telling: Telling, field: str) -> list[str]:
        found = getattr(telling, field)
        if field in _PARTIES:
            return [self._words.party(number) for number in found]
        return [] if found is None else [self._value(telling, field, found)]

    def _value(self, telling: Telling, field: str, found: object) -> str:
        if field in _COUNTRIES:
            return self._words.country(str(found))
        if field == "when" and telling.when is not None:
            return self._words.days(telling.when)
        if field == "when_words":
            return self._words("note.quote", quote=found)
        if field == "certainty" and telling.denied_rumour:
            return f"{label(Certainty.DISPUTED, self._words.language)}, {self._words('rumour')}"
        return label(found, self._words.language) if isinstance(found, StrEnum) else str(found)

    def doubted(self, tellings: Sequence[Telling]) -> str:
        """Say in brackets that an act is disputed or only rumoured; nothing where it is neither."""
        doubtful = doubt(one.certainty for one in tellings if one.certainty is not None)
        if doubtful is None:
            return ""
        said = label(doubtful, self._words.language).lower()
        if doubtful is Certainty.DISPUTED and all(one.is_rumour for one in tellings):
            said = f"{said}, {self._words('rumour')}"
        return f" ({said})"

    def mark(self, statements: Sequence[Statement]) -> str:
        """Mark what nobody reviewed in any of the statements that it rests on."""
        reviews = {one.looked.review for one in statements if one.looked is not None}
        return f" [{self._words('mark.unreviewed')}]" if reviews == {Review.PROPOSED} else ""
