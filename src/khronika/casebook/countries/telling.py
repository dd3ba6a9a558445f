"""Tellings of acts, fetched as lightly as figures allow, and joined as people judged.

A country may have many thousand of them, so that no party is fetched along, and no evidence but of
what is disputed.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from operator import itemgetter
from typing import Any

from django.db.models import Q

from khronika.casebook import models
from khronika.casebook.assembling import document_id
from khronika.casebook.countries.imprints import Imprints, day, imprints
from khronika.casebook.countries.naming import among, keys_of, row_id
from khronika.casebook.countries.rows import ToldRow
from khronika.casebook.held import held
from khronika.casebook.queries import NOT_REJECTED, as_text
from khronika.casebook.rows import ItemKind, Review
from khronika.model import Certainty, IncidentType, Status

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
)
# Looked up, where to make each of its code takes four times as long.
_TYPES = {one.value: one for one in IncidentType}
_STATUSES = {one.value: one for one in Status}
_CERTAINTIES = {one.value: one for one in Certainty}
_REVIEWS = {one.value: one for one in Review}
_DISPUTED = Certainty.DISPUTED.value


def tellings(which: Q) -> dict[int, ToldRow]:
    """Give the tellings that a question chooses and nobody rejected, by key, as they were added."""
    found = models.Incident.objects.filter(which, NOT_REJECTED).order_by()
    # The database, whose memory is wiped, takes twice as long if it puts such rows in order.
    rows = sorted(found.values_list("pk", *_COLUMNS), key=itemgetter(0))
    return _rows(rows, imprints()) if rows else {}


def _rows(found: Sequence[tuple[Any, ...]], documents: Imprints) -> dict[int, ToldRow]:
    """Make rows of their keys and columns, by key."""
    # Column by column: one by one each row takes three times as long.
    keys, numbers, own_ids, kinds, hosts, origins, statuses, certainties, reviews, firsts, lasts = (
        zip(*found, strict=True)
    )
    words = _quotes([key for key, how in zip(keys, certainties, strict=True) if how == _DISPUTED])
    rows = map(
        ToldRow,
        map(row_id, numbers, own_ids),
        map(document_id, numbers),
        map(_TYPES.__getitem__, kinds),
        hosts,
        origins,
        map(_STATUSES.__getitem__, statuses),
        map(_CERTAINTIES.__getitem__, certainties),
        map(_REVIEWS.__getitem__, reviews),
        map(day, firsts),
        map(day, lasts),
        map(day, map(documents.days.__getitem__, numbers)),
        map(documents.publishers.__getitem__, numbers),
        map(documents.languages.__getitem__, numbers),
        map(words.get, keys),
    )
    return dict(zip(keys, rows, strict=True))


def _quotes(keys: Sequence[int]) -> dict[int, str]:
    """Give the words that each of some items was read from, as one text, by key."""
    if not keys:
        return {}
    found = models.Evidence.objects.filter(item__in=among(keys)).order_by()
    words: dict[int, str] = {}
    for _, of, quote in sorted(found.values_list("pk", "item", "quote")):
        words[of] = f"{words[of]} {quote}" if of in words else quote
    return words


def acts(which: Q) -> list[tuple[ToldRow, ...]]:
    """Give the acts of which a question chooses a telling, each with all its tellings.

    Tellings come as they were published; acts in no order of meaning, and always the same.
    """
    told = list(tellings(which).values())
    joined = {one: cluster for cluster in held(ItemKind.INCIDENT).clusters() for one in cluster}
    together: dict[tuple[str, ...], list[ToldRow]] = defaultdict(list)
    for row in told:
        if row.id in joined:
            together[joined[row.id]].append(row)
    known = {row.id for rows in together.values() for row in rows}
    others = {one for cluster in together for one in cluster if one not in known}
    if others:
        for row in tellings(Q(pk__in=among(keys_of(others)))).values():
            together[joined[row.id]].append(row)
    return [
        *((row,) for row in told if row.id not in joined),
        *(tuple(sorted(rows, key=_by_publication)) for rows in together.values()),
    ]


def _by_publication(row: ToldRow) -> tuple[date, str]:
    return row.published or date.max, row.id
