"""Tellings of acts, fetched as lightly as figures allow, and joined as people judged.

A country may have many thousand of them, so that no evidence and no party is fetched along.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q

from khronika.casebook import models
from khronika.casebook.assembling import document_id
from khronika.casebook.countries.naming import day, keys_of
from khronika.casebook.countries.rows import ToldRow
from khronika.casebook.held import held
from khronika.casebook.queries import NOT_REJECTED, as_text
from khronika.casebook.rows import ItemKind, Review
from khronika.model import Certainty, IncidentType, Status
from khronika.resolution.graph import Judgements

# Days come as they are kept: to let the database layers read each as a day takes ten times as long.
_COLUMNS = (
    "document_id",
    "own_id",
    "type",
    "host",
    "origin",
    "status",
    "certainty",
    "review",
    as_text("first"),
    as_text("last"),
    as_text("document__published"),
    "document__publisher",
    "document__language",
)
# Looked up, where to make each of its code takes four times as long.
_TYPES = {one.value: one for one in IncidentType}
_STATUSES = {one.value: one for one in Status}
_CERTAINTIES = {one.value: one for one in Certainty}
_REVIEWS = {one.value: one for one in Review}


def tellings(which: Q) -> dict[int, ToldRow]:
    """Give the tellings that a question chooses and nobody rejected, by key, as they were added."""
    found = models.Incident.objects.filter(which, NOT_REJECTED).order_by()
    # The database, whose memory is wiped, takes twice as long if it puts such rows in order.
    rows = sorted(found.values_list("pk", *_COLUMNS))
    return {columns[0]: _row(columns) for columns in rows}


def acts(which: Q) -> list[tuple[ToldRow, ...]]:
    """Give the acts of which a question chooses a telling, each with all its tellings.

    Tellings come as they were published; acts in no order of meaning, and always the same.
    """
    judged = held(ItemKind.INCIDENT)
    told = {row.id: row for row in tellings(which).values()}
    others = {
        other
        for cluster in judged.clusters()
        if any(one in told for one in cluster)
        for other in cluster
        if other not in told
    }
    if others:
        told |= {row.id: row for row in tellings(Q(pk__in=keys_of(others))).values()}
    return _joined(told.values(), judged)


def _joined(told: Iterable[ToldRow], judged: Judgements) -> list[tuple[ToldRow, ...]]:
    joined = {one: cluster for cluster in judged.clusters() for one in cluster}
    by_act: dict[str | tuple[str, ...], list[ToldRow]] = {}
    for row in told:
        by_act.setdefault(joined.get(row.id, row.id), []).append(row)
    return [
        (rows[0],) if len(rows) == 1 else tuple(sorted(rows, key=_by_publication))
        for rows in by_act.values()
    ]


def _by_publication(row: ToldRow) -> tuple[date, str]:
    return row.published or date.max, row.id


def _row(columns: tuple[Any, ...]) -> ToldRow:
    """Make a row of the columns, which come behind the key."""
    (
        _key,
        document,
        own_id,
        kind,
        host,
        origin,
        status,
        certainty,
        review,
        first,
        last,
        published,
        publisher,
        language,
    ) = columns
    of = document_id(document)
    # By place: by name each row takes three times as long.
    return ToldRow(
        f"{of}.{own_id}",
        of,
        _TYPES[kind],
        host,
        origin,
        _STATUSES[status],
        _CERTAINTIES[certainty],
        _REVIEWS[review],
        day(first),
        day(last),
        day(published),
        publisher,
        language,
    )
