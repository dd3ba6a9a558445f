"""Tellings of acts, fetched as lightly as figures allow, and joined as people judged.

A country may have many thousand of them, so that no evidence and no party is fetched along.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from khronika.casebook import models
from khronika.casebook.assembling import document_id
from khronika.casebook.countries.naming import keys_of, row_id
from khronika.casebook.countries.rows import ToldRow
from khronika.casebook.held import held
from khronika.casebook.queries import NOT_REJECTED
from khronika.casebook.rows import ItemKind, Review
from khronika.model import Certainty, IncidentType, Status
from khronika.resolution.graph import Judgements

_COLUMNS = (
    "document_id",
    "own_id",
    "type",
    "host",
    "origin",
    "status",
    "certainty",
    "review",
    "first",
    "last",
    "document__published",
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
    return {key: _row(*values) for key, *values in sorted(found.values_list("pk", *_COLUMNS))}


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


def _row(  # noqa: PLR0913, PLR0917 (one for each column)
    document: int,
    own_id: str,
    kind: str,
    host: str | None,
    origin: str | None,
    status: str,
    certainty: str,
    review: str,
    first: date | None,
    last: date | None,
    published: date | None,
    publisher: str | None,
    language: str | None,
) -> ToldRow:
    return ToldRow(
        id=row_id(document, own_id),
        document=document_id(document),
        type=_TYPES[kind],
        host=host,
        origin=origin,
        status=_STATUSES[status],
        certainty=_CERTAINTIES[certainty],
        review=_REVIEWS[review],
        first=first,
        last=last,
        published=published,
        publisher=publisher,
        language=language,
    )
