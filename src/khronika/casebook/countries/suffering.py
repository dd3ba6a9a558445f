"""What hit some people, in all documents in which people judged them to stand."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from khronika.casebook import models
from khronika.casebook.countries.naming import among, keys_of, row_id
from khronika.casebook.countries.rows import Span, SufferedRow, ToldRow
from khronika.casebook.countries.telling import tellings
from khronika.casebook.held import held
from khronika.casebook.queries import NOT_REJECTED
from khronika.casebook.rows import ItemKind, PartyKind
from khronika.model import IncidentType
from khronika.resolution.graph import Judgements

# Each step asks by keys alone: else the database would go through all acts of these types.


def suffered(row_ids: Collection[str], types: Collection[IncidentType]) -> list[SufferedRow]:
    """Give the acts of some types that hit those whom some acts hit."""
    if not row_ids:
        return []
    judged = held(ItemKind.PERSON)
    people = _people(_hits.objects.filter(incident__in=among(keys_of(row_ids))).values("party"))
    elsewhere = _elsewhere(people.values(), judged)
    if elsewhere:
        people |= _people(among(keys_of(elsewhere)))
    hit = defaultdict(list)
    hits = _hits.objects.filter(party__in=among(people)).values_list("incident", "party")
    for act, person in hits:
        hit[act].append(judged.cluster(people[person])[0])
    told = tellings(Q(pk__in=among(hit)))
    rows = {key: one for key, one in told.items() if one.type in types}
    words = _words(_alike(rows, hit))
    return [
        SufferedRow(person=person, told=one, words=tuple(words[key]))
        for key, one in rows.items()
        for person in hit[key]
    ]


_hits = models.Incident.targets.through


def _alike(rows: Mapping[int, ToldRow], hit: Mapping[int, Sequence[str]]) -> list[int]:
    """Give the acts that may be told by the same words as another that hit the same people.

    They are those that one document has on the same days.
    """
    near: dict[tuple[str, date | None, date | None, str], list[int]] = defaultdict(list)
    for key, one in rows.items():
        for person in hit[key]:
            near[one.document, one.first, one.last, person].append(key)
    return [key for keys in near.values() if len(keys) > 1 for key in keys]


def _words(acts: Collection[int]) -> dict[int, list[Span]]:
    """Give where the words of acts stand, by the keys of the acts."""
    found = models.Evidence.objects.filter(item__in=among(acts)).order_by()
    words: dict[int, list[Span]] = defaultdict(list)
    for act, *span in sorted(found.values_list("item", "start", "end")):
        words[act].append(Span(*span))
    return words


def _people(keys: Any) -> dict[int, str]:
    """Give the people among the parties of some keys, by their keys."""
    found = models.Party.objects.filter(NOT_REJECTED, pk__in=keys, kind=PartyKind.PERSON)
    columns = found.order_by().values_list("pk", "document_id", "own_id")
    return {pk: row_id(document, own_id) for pk, document, own_id in sorted(columns)}


def _elsewhere(people: Collection[str], judged: Judgements) -> set[str]:
    """Give the rows of other documents that were judged to be of the same people."""
    return {other for one in people for other in judged.cluster(one)} - set(people)
