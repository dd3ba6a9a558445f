"""The list of cases: the people whom something was done to, each once over all documents.

Rows that were judged to be one person are one case; it stands under the first of them that was hit.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from khronika.casebook import models
from khronika.casebook.finding import find_item
from khronika.casebook.held import held
from khronika.casebook.queries import NOT_REJECTED, incident_rows, people, person_rows
from khronika.casebook.rows import CaseRow, Filter, IncidentRow, ItemKind


def cases(asked: Filter) -> QuerySet[models.Person]:
    """Choose the people under whom cases stand, as they were added.

    A case answers a filter if any of its rows does.
    """
    joined = list(_joined())
    members = {key for rows in joined for key in rows}
    found = set(people(asked).filter(pk__in=members).values_list("pk", flat=True))
    heads = [rows[0] for rows in joined if found & set(rows)]
    alone = Q(pk__in=people(asked).exclude(pk__in=members).values("pk"))
    stands = models.Person.objects.filter(pk__in=_hit().values("party"))
    return stands.filter(alone | Q(pk__in=heads)).order_by("pk")


def case_rows(found: QuerySet[models.Person]) -> list[CaseRow]:
    """Make rows of cases, in the order of the people under whom they stand."""
    people_judged, acts_judged = held(ItemKind.PERSON), held(ItemKind.INCIDENT)
    made = []
    for person in person_rows(found):
        cluster = people_judged.cluster(person.id)
        acts = incident_rows(
            models.Incident.objects.filter(NOT_REJECTED, targets__in=_keys(cluster)).distinct()
        )
        made.append(
            CaseRow(
                person=person,
                documents=len({one.partition(".")[0] for one in cluster}),
                acts=len({acts_judged.cluster(act.id) for act in acts}),
                last=_last(acts),
            )
        )
    return made


def _hit() -> QuerySet[Any]:
    """Give whom acts hit that nobody rejected."""
    return models.Incident.targets.through.objects.filter(
        incident__in=models.Incident.objects.filter(NOT_REJECTED)
    )


def _joined() -> Iterator[list[int]]:
    """Give the keys of the rows that were hit and are one person; the case is under the first."""
    for cluster in held(ItemKind.PERSON).clusters():
        hit = set(_hit().filter(party__in=_keys(cluster)).values_list("party", flat=True))
        if hit:
            yield sorted(hit)


def _keys(row_ids: Iterable[str]) -> list[int]:
    return [found.pk for row_id in row_ids if (found := find_item(row_id)) is not None]


def _last(acts: Sequence[IncidentRow]) -> IncidentRow | None:
    """Give the act with the latest day; of undated ones any."""
    return max(acts, key=lambda act: act.when.last if act.when else date.min, default=None)
