"""What a document says as it now stands: what was read and nobody rejected, as people left it.

standing     the reading that the tables hold now, without the rejected items
standing_all the same of many documents at once
everything   every item, the rejected too, with how far it was reviewed
rows_by_id   the rows of some items, whatever their kind
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from typing import Any

from django.db.models import Q, QuerySet

from khronika.casebook import models
from khronika.casebook.assembling import (
    claim_row,
    estimate_row,
    incident_row,
    instrument_row,
    organization_row,
    person_row,
)
from khronika.casebook.kinds import KINDS, Kind
from khronika.casebook.queries import (
    whole_claims,
    whole_estimates,
    whole_incidents,
    whole_instruments,
    whole_parties,
)
from khronika.casebook.rows import ClaimRow, ItemKind, ItemRow, PartyRef, Review
from khronika.model import About, Claim, Document, Item, Reader, Reading


def standing(document: models.Document) -> Reading:
    """Give the reading of a document as it now stands."""
    items = [noun for noun, review in everything(document) if review is not Review.REJECTED]
    return reading_of(document, items)


def standing_all(documents: QuerySet[models.Document]) -> dict[int, Reading]:
    """Give the readings of many documents as they now stand, by their keys, in their order."""
    found: dict[int, list[Item]] = {document.pk: [] for document in documents}
    for kind in KINDS.values():
        for row in _rows(kind, Q(document__in=documents)).values():
            if row.review is not Review.REJECTED:
                found[int(row.document.id[1:])].append(_noun(kind, row))
    return {document.pk: reading_of(document, found[document.pk]) for document in documents}


def everything(document: models.Document, *own_ids: str) -> Iterator[tuple[Item, Review]]:
    """Give every item of a document, kind by kind, and how far a person has looked at it.

    Where ids are named, only the items that have them there.
    """
    which = Q(document=document, own_id__in=own_ids) if own_ids else Q(document=document)
    for kind in KINDS.values():
        for row in _rows(kind, which).values():
            yield _noun(kind, row), row.review


def rows_of(kind: ItemKind, keys: Sequence[int]) -> dict[int, ItemRow]:
    """Give the rows of some items of a kind, by their keys in the table."""
    return _rows(KINDS[kind], Q(pk__in=keys))


def rows_by_id(row_ids: Iterable[str]) -> dict[str, ItemRow]:
    """Give the rows of some items by their ids; what is no id of an item is left out."""
    asked = {tuple(one.split(".", 1)) for one in row_ids if _ITEM.fullmatch(one)}
    items = models.Item.objects.filter(
        document__in={int(here[1:]) for here, _ in asked}, own_id__in={one for _, one in asked}
    )
    keys = [
        key
        for key, document, own_id in items.values_list("pk", "document", "own_id")
        if (f"d{document}", own_id) in asked
    ]
    if not keys:
        return {}
    return {row.id: row for kind in ItemKind for row in rows_of(kind, keys).values()}


_ITEM = re.compile(r"d[0-9]{1,18}\.\S{1,80}")


def _rows(kind: Kind, which: Q) -> dict[int, ItemRow]:
    make, whole = _ROWS[kind.name]
    return {kept.pk: make(kept) for kept in whole(kind.table.objects.filter(which)).order_by("pk")}


def reading_of(document: models.Document, items: Iterable[Item]) -> Reading:
    """Make a reading of a document's own facts and some items.

    What a claim bears on is left out where it is not among the items.
    """
    items = list(items)
    known = {item.id for item in items}
    lists: dict[str, Any] = {
        kind.many: tuple(_within(known, noun) for noun in items if type(noun) is kind.noun)
        for kind in KINDS.values()
    }
    reader = None
    if document.reader_name is not None:
        reader = Reader(name=document.reader_name, version=document.reader_version or "")
    return Reading(
        document=Document(
            id=document.own_id,
            title=document.title,
            publisher=document.publisher,
            published=document.published,
            language=document.language,
            text=document.text,
        ),
        relevant=document.relevant,
        reader=reader,
        **lists,
    )


def _within(known: set[str], noun: Item) -> Item:
    if not isinstance(noun, Claim):
        return noun
    about = replace(
        noun.about,
        incidents=tuple(own_id for own_id in noun.about.incidents if own_id in known),
        instruments=tuple(own_id for own_id in noun.about.instruments if own_id in known),
    )
    return replace(noun, about=about)


_Fetch = Callable[[QuerySet[Any]], QuerySet[Any]]

_ROWS: dict[ItemKind, tuple[Callable[[Any], ItemRow], _Fetch]] = {
    ItemKind.PERSON: (lambda kept: person_row(kept, ()), whole_parties),
    ItemKind.ORGANIZATION: (organization_row, whole_parties),
    ItemKind.INCIDENT: (incident_row, whole_incidents),
    ItemKind.INSTRUMENT: (instrument_row, whole_instruments),
    ItemKind.CLAIM: (claim_row, whole_claims),
    ItemKind.ESTIMATE: (estimate_row, whole_estimates),
}
"""How a row is made of each kind, and how what it needs is fetched."""


def _noun(kind: Kind, row: ItemRow) -> Item:
    """Turn a row into the noun it was written from."""
    values = {
        field.name: _without_document(getattr(row, field.name))
        for field in fields(kind.noun)
        if field.name not in ("id", "about")
    }
    if isinstance(row, ClaimRow):
        values["about"] = About(
            incidents=tuple(own_id(one) for one in row.incidents),
            instruments=tuple(own_id(one) for one in row.instruments),
            countries=row.countries,
        )
    return kind.noun(id=own_id(row.id), **values)


def _without_document(value: Any) -> Any:
    if isinstance(value, PartyRef):
        return own_id(value.id)
    return tuple(_without_document(one) for one in value) if isinstance(value, tuple) else value


def own_id(row_id: str) -> str:
    """Give the id that an item has in its reading."""
    return row_id.partition(".")[2]
