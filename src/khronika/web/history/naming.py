"""What the ids in changes stand for."""

import re
from collections.abc import Iterable, Mapping

from khronika.casebook import Casebook, ChangeRow, Tampering
from khronika.casebook.kinds import KINDS
from khronika.web.review import saying
from khronika.web.review.forms import item_label

_ROW = re.compile(r"d[0-9]+(?:\.(?P<prefix>[a-z]+)[0-9]+)?")
_KINDS = {kind.prefix: name for name, kind in KINDS.items()}


def names(casebook: Casebook, changes: Iterable[ChangeRow]) -> Mapping[str, str]:
    """Say in a few words what the ids of items that changes are about name, as it now stands."""
    ids = {one for change in changes for one in change.subject.split(" ")}
    rows = casebook.reviewing.rows(ids)
    return {row_id: item_label(row, whole=True) for row_id, row in rows.items()}


def of_row(where: str) -> str | None:
    """Give the id of the item or document that was altered; None where it is something else."""
    return where if _ROW.fullmatch(where) else None


def fields(altered: Tampering) -> list[str]:
    """Name the fields of an item or a document that hold something else than they should."""
    found = _ROW.fullmatch(altered.where)
    kind = _KINDS.get(found["prefix"] if found else "", saying.DOCUMENT)
    return [saying.label(kind, name) or name for name in altered.fields]
