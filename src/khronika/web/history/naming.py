"""What the ids in changes stand for."""

from collections.abc import Iterable, Mapping

from khronika.casebook import Casebook, ChangeRow
from khronika.web.review.forms import item_label


def names(casebook: Casebook, changes: Iterable[ChangeRow]) -> Mapping[str, str]:
    """Say in a few words what the ids of items that changes are about name, as it now stands."""
    ids = {one for change in changes for one in change.subject.split(" ")}
    rows = casebook.reviewing.rows(ids)
    return {row_id: item_label(row, whole=True) for row_id, row in rows.items()}
