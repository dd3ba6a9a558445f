"""The list of cases: the people whom something was done to, each once over all documents.

Rows that were judged to be one person are one case; it stands under the first of them that was hit.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from khronika.casebook import models
from khronika.casebook.held import held
from khronika.casebook.pairs import keys_of
from khronika.casebook.queries import NOT_REJECTED, incident_rows, people, person_rows
from khronika.casebook.rows import CaseRow, Filter, IncidentRow, ItemKind, Review


def cases(asked: Filter) -> QuerySet[models.Person]:
    """Choose the people under whom cases stand, as they were added.

    A case answers a filter if any of its rows does.
    """
    joined = list(_joined())
    members = {key for rows in joined for key in rows}
    found = set(people(asked).filter(pk__in=members).values_list("pk", flat=True))
    heads = [rows[0] for rows in joined if found & set(rows)]
    # Asked of each person in turn, so that a page looks at no more people than it shows.
    alone = Exists(people(asked).exclude(pk__in=members).filter(pk=OuterRef("pk")))
    stands = models.Person.objects.filter(Exists(_hit().filter(party=OuterRef("pk"))))
    return stands.filter(alone | Q(pk__in=heads)).order_by("pk")


def case_rows(found: QuerySet[models.Person]) -> list[CaseRow]:
    """Make rows of cases, in the order of the people under whom they stand."""
    people_judged, acts_judged = held(ItemKind.PERSON), held(ItemKind.INCIDENT)
    rows = person_rows(found)
    clusters = {row.id: people_judged.cluster(row.id) for row in rows}
    suffered = _suffered({one for cluster in clusters.values() for one in cluster})
    made = []
    for person in rows:
        cluster = clusters[person.id]
        acts = {act.id: act for one in cluster for act in suffered[one]}
        made.append(
            CaseRow(
                person=person,
                documents=len({one.partition(".")[0] for one in cluster}),
                acts=len({acts_judged.cluster(act) for act in acts}),
                last=_last(acts.values()),
            )
        )
    return made


def _suffered(row_ids: AbstractSet[str]) -> Mapping[str, Sequence[IncidentRow]]:
    """Give the acts that hit each of some people, oldest first."""
    keys = keys_of(row_ids)
    hit = models.Incident.targets.through.objects.filter(party__in=keys.values())
    found = models.Incident.objects.filter(NOT_REJECTED, pk__in=hit.values("incident"))
    suffered: dict[str, list[IncidentRow]] = {row_id: [] for row_id in row_ids}
    for act in incident_rows(found):
        for target in act.targets:
            if target.id in suffered:
                suffered[target.id].append(act)
    return suffered


def _hit() -> QuerySet[Any]:
    """Give whom acts hit that nobody rejected."""
    rejected = models.Item.objects.filter(review=Review.REJECTED.value)
    return models.Incident.targets.through.objects.filter(~Q(incident_id__in=rejected.values("pk")))


def _joined() -> Iterator[list[int]]:
    """Give the keys of the rows that were hit and are one person; the case is under the first."""
    clusters = held(ItemKind.PERSON).clusters()
    keys = keys_of({row_id for cluster in clusters for row_id in cluster})
    hit = set(_hit().filter(party__in=keys.values()).values_list("party", flat=True))
    for cluster in clusters:
        own = hit & {keys[row_id] for row_id in cluster if row_id in keys}
        if own:
            yield sorted(own)


def _last(acts: Iterable[IncidentRow]) -> IncidentRow | None:
    """Give the act with the latest day; of undated ones any."""
    return max(acts, key=lambda act: act.when.last if act.when else date.min, default=None)
