"""Ids of many items at once, to the keys of the table and back."""

from collections.abc import Iterable

from khronika.casebook import models
from khronika.casebook.assembling import document_id


def row_id(document: int, own_id: str) -> str:
    """Write the id of an item."""
    return f"{document_id(document)}.{own_id}"


def keys_of(row_ids: Iterable[str]) -> list[int]:
    """Give the keys of the items of these ids; what the casebook lacks is left out."""
    wanted = set(row_ids)
    parts = [one.partition(".") for one in wanted]
    # A condition for each would be more than the database takes: this gives some too many. They are
    # put in order here, since the database, whose memory is wiped, is slow to sort.
    found = models.Item.objects.filter(
        document__in={int(document[1:]) for document, _, _ in parts},
        own_id__in={own_id for _, _, own_id in parts},
    )
    columns = found.order_by().values_list("pk", "document_id", "own_id")
    return sorted(pk for pk, document, own_id in columns if row_id(document, own_id) in wanted)
