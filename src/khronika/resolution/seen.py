"""What readings say of people, bodies and acts, gathered for comparing across documents.

Ids are `DOCUMENT.ITEM`, as in a casebook: d1.p2. One document's rows are never compared with each
other: its reader has already said who is who in it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from khronika.model import (
    Document,
    Incident,
    IncidentType,
    Interval,
    Organization,
    OrganizationKind,
    Person,
    Reading,
    Role,
)
from khronika.resolution.namebook import NameBook
from khronika.resolution.names.naming import is_named

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, kw_only=True)
class ActSeen:
    """An act as one document tells it."""

    id: str
    document: str
    language: str | None
    type: IncidentType
    host: str | None
    origin: str | None
    when: Interval | None
    targets: tuple[str, ...]
    """Ids of people and bodies."""
    actors: tuple[str, ...]
    told: date | None
    """The day on which the document was published."""
    wording: str
    """The words that the act was read from."""

    @cached_property
    def words(self) -> frozenset[str]:
        """The different words of the wording, in small letters."""
        return frozenset(_words(self.wording))


@dataclass(frozen=True, kw_only=True)
class PersonSeen:
    """A person as one document has them, or as several have, once they are taken for one."""

    id: str
    documents: tuple[str, ...]
    name: str
    names: tuple[int, ...]
    """Numbers in the book of names: of the name, and of each alias that is more than a part of it;
    empty for somebody without a name."""
    is_partial: bool
    """Whether no name of the person has both a surname, not just its initial, and a given name."""
    roles: frozenset[Role]
    citizenship: frozenset[str]
    acts: tuple[ActSeen, ...]
    """Those that hit the person."""
    origins: frozenset[str]
    """States that the person fled, or that are the person's own."""

    @property
    def named(self) -> bool:
        """Whether the documents give a name, not a phrase."""
        return bool(self.names)


@dataclass(frozen=True, kw_only=True)
class BodySeen:
    """A body as one document has it."""

    id: str
    document: str
    names: tuple[str, ...]
    kind: OrganizationKind
    country: str | None
    acts: tuple[ActSeen, ...]
    """Those that hit the body."""


class Seen:
    """What some documents hold, by id, in the order in which they were put here."""

    def __init__(self) -> None:
        self.names = NameBook()
        self.people: dict[str, PersonSeen] = {}
        self.bodies: dict[str, BodySeen] = {}
        self.acts: dict[str, ActSeen] = {}
        self._rows: dict[str, tuple[str, ...]] = {}
        self._beside: dict[str, tuple[PersonSeen, ...]] = {}

    def put(self, document: str, reading: Reading) -> tuple[str, ...]:
        """Put what a reading says in the place of what was there of its document; give its rows."""
        self.remove(document)
        acts = [_act(document, reading.document, one) for one in reading.incidents]
        people = [_person(document, one, acts, self.names) for one in reading.people]
        bodies = [_body(document, one, acts) for one in reading.organizations]
        self.acts.update((act.id, act) for act in acts)
        self.people.update((person.id, person) for person in people)
        self.bodies.update((body.id, body) for body in bodies)
        self._beside[document] = tuple(person for person in people if person.named)
        rows: list[PersonSeen | BodySeen | ActSeen] = [*people, *bodies, *acts]
        self._rows[document] = tuple(row.id for row in rows)
        return self._rows[document]

    def remove(self, document: str) -> None:
        """Take out what is there of a document."""
        self._beside.pop(document, None)
        for row in self._rows.pop(document, ()):
            for kind in (self.people, self.bodies, self.acts):
                kind.pop(row, None)

    def rows(self, document: str) -> tuple[str, ...]:
        """Give the ids of what is there of a document."""
        return self._rows.get(document, ())

    def is_named(self, party: str) -> bool:
        """Tell whether a party has a name: a body always has one, a person may be a phrase."""
        person = self.people.get(party)
        return person is None or person.named

    def beside(self, document: str) -> tuple[PersonSeen, ...]:
        """Give the named people of a document."""
        return self._beside.get(document, ())


def gather(readings: Mapping[str, Reading]) -> Seen:
    """Gather what readings say; their keys are the ids of documents."""
    seen = Seen()
    for document, reading in readings.items():
        seen.put(document, reading)
    return seen


def pooled(people: Sequence[PersonSeen]) -> PersonSeen:
    """Take several people for one: all that their documents say of them together."""
    first = people[0]
    return PersonSeen(
        id=first.id,
        documents=tuple(document for person in people for document in person.documents),
        name=first.name,
        names=tuple(dict.fromkeys(name for person in people for name in person.names)),
        is_partial=all(person.is_partial for person in people),
        roles=frozenset(role for person in people for role in person.roles),
        citizenship=frozenset(state for person in people for state in person.citizenship),
        acts=tuple(act for person in people for act in person.acts),
        origins=frozenset(state for person in people for state in person.origins),
    )


def _act(document: str, told_in: Document, incident: Incident) -> ActSeen:
    return ActSeen(
        id=f"{document}.{incident.id}",
        document=document,
        language=told_in.language,
        told=told_in.published,
        type=incident.type,
        host=incident.host,
        origin=incident.origin,
        when=incident.when,
        targets=tuple(f"{document}.{target}" for target in incident.targets),
        actors=tuple(f"{document}.{actor}" for actor in incident.actors),
        wording=" ".join(evidence.quote for evidence in incident.evidence),
    )


def _person(document: str, person: Person, acts: Iterable[ActSeen], book: NameBook) -> PersonSeen:
    own = f"{document}.{person.id}"
    hit = tuple(act for act in acts if own in act.targets)
    names = tuple(map(book.number, _names(person))) if is_named(person.name) else ()
    return PersonSeen(
        id=own,
        documents=(document,),
        name=person.name,
        names=names,
        is_partial=not any(
            order.surname and not order.surname.initial and order.given
            for name in names
            for order in book.prepared(name).orders
        ),
        roles=frozenset(person.roles),
        citizenship=frozenset(person.citizenship),
        acts=hit,
        origins=frozenset(person.citizenship) | {act.origin for act in hit if act.origin},
    )


def _names(person: Person) -> list[str]:
    own = set(_words(person.name))
    return [person.name] + [
        alias
        for alias in person.aliases
        if is_named(alias) and len(alias.split()) > 1 and set(_words(alias)) - own
    ]


def _body(document: str, body: Organization, acts: Iterable[ActSeen]) -> BodySeen:
    own = f"{document}.{body.id}"
    return BodySeen(
        id=own,
        document=document,
        names=(body.name, *body.aliases),
        kind=body.kind,
        country=body.country,
        acts=tuple(act for act in acts if own in act.targets),
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
