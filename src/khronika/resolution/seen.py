"""What readings say of people, bodies and acts, gathered for comparing across documents.

Ids are `DOCUMENT.ITEM`, as in a casebook: d1.p2. One document's rows are never compared with each
other: its reader has already said who is who in it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from khronika.model import (
    Incident,
    IncidentType,
    Interval,
    Organization,
    OrganizationKind,
    Person,
    Reading,
    Role,
)
from khronika.resolution.names import PreparedName, prepare
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
    names: tuple[PreparedName, ...]
    """The name, and each alias that is more than a part of it; empty for somebody without one."""
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

    @cached_property
    def is_partial(self) -> bool:
        """Whether no name of the person has both a surname and a given name."""
        return not any(
            order.surname and order.given for name in self.names for order in name.orders
        )


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


@dataclass(frozen=True, kw_only=True)
class Seen:
    """Everything that some readings hold, by id, in the order of documents and readings."""

    people: dict[str, PersonSeen] = field(default_factory=dict)
    bodies: dict[str, BodySeen] = field(default_factory=dict)
    acts: dict[str, ActSeen] = field(default_factory=dict)

    @cached_property
    def beside(self) -> dict[str, tuple[PersonSeen, ...]]:
        """The named people of each document."""
        found: dict[str, list[PersonSeen]] = {}
        for person in self.people.values():
            if person.named:
                found.setdefault(person.documents[0], []).append(person)
        return {document: tuple(people) for document, people in found.items()}


def gather(readings: Mapping[str, Reading]) -> Seen:
    """Gather what readings say; their keys are the ids of documents."""
    seen = Seen()
    for document, reading in readings.items():
        acts = [_act(document, reading.document.language, one) for one in reading.incidents]
        seen.acts.update((act.id, act) for act in acts)
        for person in reading.people:
            row = _person(document, person, acts)
            seen.people[row.id] = row
        for organization in reading.organizations:
            body = _body(document, organization, acts)
            seen.bodies[body.id] = body
    return seen


def pooled(people: Sequence[PersonSeen]) -> PersonSeen:
    """Take several people for one: all that their documents say of them together."""
    first = people[0]
    return PersonSeen(
        id=first.id,
        documents=tuple(document for person in people for document in person.documents),
        name=first.name,
        names=tuple({name.text: name for person in people for name in person.names}.values()),
        roles=frozenset(role for person in people for role in person.roles),
        citizenship=frozenset(state for person in people for state in person.citizenship),
        acts=tuple(act for person in people for act in person.acts),
        origins=frozenset(state for person in people for state in person.origins),
    )


def _act(document: str, language: str | None, incident: Incident) -> ActSeen:
    return ActSeen(
        id=f"{document}.{incident.id}",
        document=document,
        language=language,
        type=incident.type,
        host=incident.host,
        origin=incident.origin,
        when=incident.when,
        targets=tuple(f"{document}.{target}" for target in incident.targets),
        actors=tuple(f"{document}.{actor}" for actor in incident.actors),
        wording=" ".join(evidence.quote for evidence in incident.evidence),
    )


def _person(document: str, person: Person, acts: Iterable[ActSeen]) -> PersonSeen:
    own = f"{document}.{person.id}"
    hit = tuple(act for act in acts if own in act.targets)
    return PersonSeen(
        id=own,
        documents=(document,),
        name=person.name,
        names=tuple(map(prepare, _names(person))) if is_named(person.name) else (),
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
