"""What is told of each host country, counted by the database.

Tellings are counted, and then those that people judged to be of one act are put together: they are
few, so that they alone are looked at one by one.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, F, Max, Min, Q

from khronika.casebook import models
from khronika.casebook.countries.naming import keys_of
from khronika.casebook.countries.rows import PlaceRow, ToldRow
from khronika.casebook.countries.telling import acts
from khronika.casebook.held import held
from khronika.casebook.queries import NOT_REJECTED
from khronika.casebook.rows import ItemKind, Review
from khronika.model import IncidentType

Counted = Counter[tuple[str | None, IncidentType, bool]]
"""Tellings or acts by host, kind and whether a person confirmed them."""

BY_OTHERS = Q(origin=None) | ~Q(origin=F("host"))
"""Acts of a state against people who fled it are not those of a host."""


def places() -> list[PlaceRow]:
    """Give what is told of each host country, by its code."""
    told = models.Incident.objects.filter(NOT_REJECTED, BY_OTHERS, host__isnull=False).order_by()
    counted = _counted()
    rows = told.values("host").annotate(
        documents=Count("document", distinct=True),
        publishers=Count("document__publisher", distinct=True),
        languages=Count("document__language", distinct=True),
        first=Min("first"),
        last=Max("last"),
    )
    return [_place(dict(row), counted) for row in rows.order_by("host")]


def _place(row: dict[str, Any], counted: Counted) -> PlaceRow:
    host = row["host"]
    return PlaceRow(
        **row,
        confirmed=_sum(counted, host, is_confirmed=True),
        proposed=_sum(counted, host, is_confirmed=False),
        types=tuple(_types(counted, host)),
    )


def _counted() -> Counted:
    told = models.Incident.objects.filter(NOT_REJECTED, BY_OTHERS, host__isnull=False).order_by()
    reviewed = told.exclude(review=Review.PROPOSED)
    counts: Counted = Counter()
    for host, kind, count in told.values_list("host", "type").annotate(Count("pk")):
        counts[host, IncidentType(kind), False] = count
    for host, kind, count in reviewed.values_list("host", "type").annotate(Count("pk")):
        counts[host, IncidentType(kind), True] = count
        counts[host, IncidentType(kind), False] -= count
    for tellings in _joined():
        for telling in tellings:
            counts[_key(telling, is_confirmed=_is_confirmed(telling))] -= 1
        # As the picture of a country has it: the telling that was published last says what it is.
        counts[_key(tellings[-1], is_confirmed=any(map(_is_confirmed, tellings)))] += 1
    return counts


def _joined() -> Iterator[tuple[ToldRow, ...]]:
    clusters = held(ItemKind.INCIDENT).clusters()
    if clusters:
        keys = keys_of(row_id for cluster in clusters for row_id in cluster)
        yield from (told for told in acts(Q(pk__in=keys)) if len(told) > 1)


def _key(telling: ToldRow, *, is_confirmed: bool) -> tuple[str | None, IncidentType, bool]:
    """Give where a telling is counted; an act of a country itself is counted nowhere."""
    host = None if telling.host == telling.origin else telling.host
    return host, telling.type, is_confirmed


def _is_confirmed(telling: ToldRow) -> bool:
    return telling.review is not Review.PROPOSED


def _sum(counted: Counted, host: str, *, is_confirmed: bool) -> int:
    return sum(counted[host, kind, is_confirmed] for kind in IncidentType)


def _types(counted: Counted, host: str) -> Iterator[tuple[IncidentType, int]]:
    for kind in IncidentType:
        count = counted[host, kind, True] + counted[host, kind, False]
        if count:
            yield kind, count
