"""Ids of many items at once, to the keys of the table and back."""

from collections.abc import Iterable

from django.db.models.expressions import RawSQL

from khronika.casebook import models
from khronika.casebook.assembling import document_id


def row_id(document: int, own_id: str) -> str:
    """Write the id of an item."""
    return f"{document_id(document)}.{own_id}"


def among(keys: Iterable[int]) -> RawSQL:
    """Give keys as they stand behind `__in`, however many.

    They are written out: Django would look at each five times, which takes it longer than the
    database takes to answer.
    """
    return RawSQL(", ".join(map(str, map(int, keys))), ())  # noqa: S611 (numbers and nothing else)


def keys_of(row_ids: Iterable[str]) -> list[int]:
    """Give the keys of the items of these ids; what the casebook lacks is left out."""
    parts = [one.partition(".") for one in row_ids]
    wanted = {(int(document[1:]), own_id) for document, _, own_id in parts}
    # A condition for each would be more than the database takes: this gives some too many. They are
    # put in order here, since the database, whose memory is wiped, is slow to sort.
    found = models.Item.objects.filter(
        document__in=among({document for document, _ in wanted}),
        own_id__in={own_id for _, own_id in wanted},
    )
    columns = found.order_by().values_list("pk", "document_id", "own_id")
    return sorted(pk for pk, *named in columns if tuple(named) in wanted)
