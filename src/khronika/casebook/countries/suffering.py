"""What hit some people, in all documents in which people judged them to stand."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Q

from khronika.casebook import models
from khronika.casebook.countries.naming import keys_of, row_id
from khronika.casebook.countries.rows import Span, SufferedRow
from khronika.casebook.countries.telling import tellings
from khronika.casebook.held import held
from khronika.casebook.queries import NOT_REJECTED
from khronika.casebook.rows import ItemKind, PartyKind
from khronika.model import IncidentType
from khronika.resolution.graph import Judgements

# Each step asks by keys alone: else the database would go through all acts of these types.


def suffered(row_ids: Collection[str], types: Collection[IncidentType]) -> list[SufferedRow]:
    """Give the acts of some types that hit those whom some acts hit."""
    judged = held(ItemKind.PERSON)
    people = _people(Q(incident__in=keys_of(row_ids)))
    elsewhere = _elsewhere(people.values(), judged)
    if elsewhere:
        people |= _named(keys_of(elsewhere))
    hit = defaultdict(list)
    for act, person in _hits.objects.filter(party__in=people).values_list("incident", "party"):
        hit[act].append(judged.cluster(people[person])[0])
    rows = {key: told for key, told in tellings(Q(pk__in=list(hit))).items() if told.type in types}
    words = _words(rows)
    return [
        SufferedRow(person=person, told=told, words=tuple(words[key]))
        for key, told in rows.items()
        for person in hit[key]
    ]


_hits = models.Incident.targets.through


def _words(acts: Collection[int]) -> dict[int, list[Span]]:
    """Give where the words of acts stand, by the keys of the acts."""
    found = models.Evidence.objects.filter(item__in=list(acts)).order_by()
    words: dict[int, list[Span]] = defaultdict(list)
    for act, *span in sorted(found.values_list("item", "start", "end")):
        words[act].append(Span(*span))
    return words


def _people(which: Q) -> dict[int, str]:
    """Give the people whom acts hit, by their keys."""
    return _named(_hits.objects.filter(which).values_list("party", flat=True))


def _named(keys: Iterable[int]) -> dict[int, str]:
    found = models.Party.objects.filter(NOT_REJECTED, pk__in=set(keys), kind=PartyKind.PERSON)
    columns = found.order_by().values_list("pk", "document_id", "own_id")
    return {pk: row_id(document, own_id) for pk, document, own_id in sorted(columns)}


def _elsewhere(people: Collection[str], judged: Judgements) -> set[str]:
    """Give the rows of other documents that were judged to be of the same people."""
    return {other for one in people for other in judged.cluster(one)} - set(people)
