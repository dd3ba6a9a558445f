"""What documents tell, as far as it is compared across documents: people, bodies and acts.

These are readings as they now stand, without what a person rejected and without what comparing does
not ask for: texts, claims, and where the evidence stands. They are made of bare columns, some ten
times faster than whole rows are.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from khronika.casebook import models
from khronika.casebook.assembling import document_id
from khronika.casebook.queries import NOT_REJECTED
from khronika.model import (
    Document,
    Evidence,
    Incident,
    IncidentType,
    Interval,
    Organization,
    OrganizationKind,
    Person,
    Reading,
    Role,
)

_AT_ONCE = 1000
"""Documents of which all is in memory at once."""

_Of = defaultdict[int, list[Any]]
"""What belongs to each document, or to each act."""


def outlines(documents: Sequence[int]) -> Iterator[tuple[str, Reading]]:
    """Give what some documents tell, by their ids, in their order."""
    for first in range(0, len(documents), _AT_ONCE):
        yield from _outlines(documents[first : first + _AT_ONCE])


def _outlines(documents: Sequence[int]) -> Iterator[tuple[str, Reading]]:
    people, bodies, acts = _people(documents), _bodies(documents), _acts(documents)
    languages = models.Document.objects.filter(pk__in=documents).order_by("pk")
    for number, language, relevant in languages.values_list("pk", "language", "relevant"):
        here = document_id(number)
        yield (
            here,
            Reading(
                document=Document(id=here, language=language, text=""),
                relevant=relevant,
                people=tuple(people[number]),
                organizations=tuple(bodies[number]),
                incidents=tuple(acts[number]),
            ),
        )


def _people(documents: Sequence[int]) -> _Of:
    rows = models.Person.objects.filter(NOT_REJECTED, document__in=documents).order_by("pk")
    columns = ("document_id", "own_id", "name", "aliases", "roles", "citizenship")
    return _by_first(
        (
            document,
            Person(
                id=own_id,
                name=name,
                aliases=tuple(aliases),
                roles=tuple(map(Role, roles)),
                citizenship=tuple(citizenship),
            ),
        )
        for document, own_id, name, aliases, roles, citizenship in rows.values_list(*columns)
    )


def _bodies(documents: Sequence[int]) -> _Of:
    rows = models.Organization.objects.filter(NOT_REJECTED, document__in=documents).order_by("pk")
    columns = ("document_id", "own_id", "name", "aliases", "body", "country")
    return _by_first(
        (
            document,
            Organization(
                id=own_id,
                name=name,
                aliases=tuple(aliases),
                kind=OrganizationKind(kind),
                country=country,
            ),
        )
        for document, own_id, name, aliases, kind, country in rows.values_list(*columns)
    )


def _acts(documents: Sequence[int]) -> _Of:
    of_these = models.Incident.objects.filter(NOT_REJECTED, document__in=documents).order_by("pk")
    targets = _parties(models.Incident.targets.through, documents)
    actors = _parties(models.Incident.actors.through, documents)
    quotes = models.Evidence.objects.filter(item__document__in=documents, item__incident__gt=0)
    words = _by_first(quotes.order_by("pk").values_list("item_id", "quote"))
    columns = ("pk", "document_id", "own_id", "type", "host", "origin", "first", "last")
    return _by_first(
        (
            document,
            Incident(
                id=own_id,
                type=IncidentType(kind),
                host=host,
                origin=origin,
                targets=tuple(targets[key]),
                actors=tuple(actors[key]),
                when=Interval(first=first, last=last, text="") if first and last else None,
                evidence=tuple(Evidence(start=0, end=0, quote=quote) for quote in words[key]),
            ),
        )
        for key, document, own_id, kind, host, origin, first, last in of_these.values_list(*columns)
    )


def _parties(through: Any, documents: Sequence[int]) -> _Of:
    """Give the ids of the parties to each act, within its document."""
    found = through.objects.filter(incident__document__in=documents).order_by("pk")
    return _by_first(found.values_list("incident_id", "party__own_id"))


def _by_first(rows: Iterable[tuple[int, Any]]) -> _Of:
    found: _Of = defaultdict(list)
    for first, second in rows:
        found[first].append(second)
    return found
