"""Rows that people judged to be one: each with the first of them, which stands for all."""

from collections.abc import Iterable

from django.db.models import Q

from khronika.casebook import models
from khronika.casebook.assembling import document_id
from khronika.casebook.graph.links import Row, Sort
from khronika.casebook.held import held
from khronika.casebook.rows import ItemKind

_JUDGED = {
    Sort.ACT: (ItemKind.INCIDENT,),
    Sort.PARTY: (ItemKind.PERSON, ItemKind.ORGANIZATION),
}


class Merged:
    """What rows are one, as far as it was asked for."""

    def __init__(self) -> None:
        self._judged = {sort: [held(kind) for kind in kinds] for sort, kinds in _JUDGED.items()}
        self._members: dict[Row, tuple[Row, ...]] = {}

    def learn(self, rows: Iterable[Row]) -> None:
        """Look up what these rows are one with."""
        new = {row for row in rows if row not in self._members}
        ids = _ids([row.key for row in new if row.sort is not Sort.DOCUMENT])
        together = {row: self._together(row, ids.get(row.key, "")) for row in new}
        keys = _keys({one for many in together.values() for one in many} - set(ids.values()))
        keys |= {row_id: key for key, row_id in ids.items()}
        for row, many in together.items():
            rest = {Row(row.sort, keys[one]) for one in many if one in keys}
            one = tuple(sorted({row, *rest}))
            self._members |= dict.fromkeys(one, one)

    def members(self, row: Row) -> tuple[Row, ...]:
        """Give all rows that are one with a row that was learned, itself among them, sorted."""
        return self._members[row]

    def head(self, row: Row) -> Row:
        """Give the row that stands for all that are one with a row that was learned."""
        return self._members[row][0]

    def _together(self, row: Row, row_id: str) -> tuple[str, ...]:
        return tuple(
            one for judged in self._judged.get(row.sort, ()) for one in judged.cluster(row_id)
        )


def _ids(keys: Iterable[int]) -> dict[int, str]:
    """Give the ids of items by their keys."""
    return dict(_named(Q(pk__in=list(keys))))


def _keys(row_ids: Iterable[str]) -> dict[str, int]:
    """Give the keys of items by their ids, and of their neighbours; of what is gone none."""
    parts = [row_id.partition(".") for row_id in row_ids]
    documents = {int(document[1:]) for document, _, _ in parts}
    own_ids = {own_id for _, _, own_id in parts}
    which = Q(document__in=documents, own_id__in=own_ids)
    return {row_id: key for key, row_id in _named(which)} if parts else {}


def _named(which: Q) -> list[tuple[int, str]]:
    """Give key and id of each item."""
    found = models.Item.objects.filter(which).order_by()
    return [
        (key, f"{document_id(document)}.{own_id}")
        for key, document, own_id in found.values_list("pk", "document", "own_id")
    ]
