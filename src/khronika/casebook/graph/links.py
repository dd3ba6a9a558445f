"""Which rows of the tables hang together, and by which item of a document.

Each function asks one question for many rows at once, so that a graph costs as many questions as it
has steps. What people rejected joins nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from enum import IntEnum
from typing import Any, NamedTuple

from django.db.models import Q

from khronika.casebook import models
from khronika.casebook.graph.page import Tie
from khronika.casebook.rows import PartyKind, Review
from khronika.model import Role

_REJECTED = Review.REJECTED.value


class Sort(IntEnum):
    """Tables that rows stand in, in the order in which a graph takes them."""

    ACT = 1
    PARTY = 2
    DOCUMENT = 3


class Row(NamedTuple):
    """A row of a table; rows compare by sort, then as they were added."""

    sort: Sort
    key: int


class Link(NamedTuple):
    """Two rows that a document joins."""

    tie: Tie
    one: Row
    other: Row
    proof: int
    """Key of the item whose words state it."""


def links(rows: Collection[Row]) -> Iterator[Link]:
    """Give everything that joins any of these rows to another row."""
    acts, parties, documents = (
        [row.key for row in rows if row.sort is sort]
        for sort in (Sort.ACT, Sort.PARTY, Sort.DOCUMENT)
    )
    yield from _parts(Tie.TARGET, models.Incident.targets.through, acts, parties)
    yield from _parts(Tie.ACTOR, models.Incident.actors.through, acts, parties)
    yield from _said(acts, parties)
    yield from _told(acts, documents)
    yield from _named(parties, documents)
    yield from _lawyers(parties)


def _parts(tie: Tie, through: Any, acts: list[int], parties: list[int]) -> Iterator[Link]:
    """Give who suffered these acts or took part in them, and in which acts these parties did."""
    found = through.objects.filter(Q(incident__in=acts) | Q(party__in=parties)).exclude(
        incident__review=_REJECTED
    )
    for act, party in found.values_list("incident", "party"):
        yield Link(tie, Row(Sort.PARTY, party), Row(Sort.ACT, act), act)


def _said(acts: list[int], parties: list[int]) -> Iterator[Link]:
    """Give who speaks of these acts, and of which acts these parties speak."""
    found = (
        models.Claim.incidents.through.objects.filter(
            Q(incident__in=acts) | Q(claim__speaker__in=parties)
        )
        .exclude(claim__review=_REJECTED)
        .exclude(incident__review=_REJECTED)
    )
    for claim, speaker, act in found.values_list("claim", "claim__speaker", "incident"):
        yield Link(Tie.SPEAKER, Row(Sort.PARTY, speaker), Row(Sort.ACT, act), claim)


def _told(acts: list[int], documents: list[int]) -> Iterator[Link]:
    found = models.Incident.objects.filter(Q(pk__in=acts) | Q(document__in=documents))
    for act, document in found.exclude(review=_REJECTED).order_by().values_list("pk", "document"):
        yield Link(Tie.TOLD, Row(Sort.ACT, act), Row(Sort.DOCUMENT, document), act)


def _named(parties: list[int], documents: list[int]) -> Iterator[Link]:
    found = models.Party.objects.filter(Q(pk__in=parties) | Q(document__in=documents))
    for party, document in found.exclude(review=_REJECTED).order_by().values_list("pk", "document"):
        yield Link(Tie.NAMED, Row(Sort.PARTY, party), Row(Sort.DOCUMENT, document), party)


def _lawyers(parties: list[int]) -> Iterator[Link]:
    """Give which lawyers stand in a document for whom, where one of the two is among these.

    A document says who is a lawyer, and seldom whose. So where one person alone was struck, every
    lawyer of the document stands for them; where several were, those who speak of that person's
    acts.
    """
    within = models.Party.objects.filter(pk__in=parties).values("document")
    people = models.Person.objects.filter(document__in=within).exclude(review=_REJECTED)
    lawyers = {
        key: document
        for key, document, roles in people.values_list("pk", "document", "roles")
        if Role.LAWYER in roles
    }
    if not lawyers:
        return
    struck: dict[int, set[int]] = defaultdict(set)
    acts: dict[int, set[int]] = defaultdict(set)
    suffered = models.Incident.targets.through.objects.filter(
        incident__document__in=set(lawyers.values()), party__kind=PartyKind.PERSON.value
    ).exclude(incident__review=_REJECTED)
    for act, party, document in suffered.values_list("incident", "party", "incident__document"):
        struck[document].add(party)
        acts[party].add(act)
    spoken: dict[int, set[int]] = defaultdict(set)
    for link in _said([], list(lawyers)):
        spoken[link.one.key].add(link.other.key)
    for lawyer, document in lawyers.items():
        for person in struck[document] - {lawyer}:
            alone = len(struck[document]) == 1
            if {lawyer, person} & set(parties) and (alone or spoken[lawyer] & acts[person]):
                yield Link(Tie.LAWYER, Row(Sort.PARTY, lawyer), Row(Sort.PARTY, person), lawyer)
