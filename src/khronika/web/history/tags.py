"""What was changed and noted, for the page of what it is about.

history ROW-ID [OTHERS]   the last changes to a row, and to others of the same act; a note on it
"""

from collections.abc import Sequence
from typing import Any

from django import template

from khronika.web.environment import casebook_of
from khronika.web.history.naming import names
from khronika.web.review.telling import is_of_rows, undoable

register = template.Library()

MOST = 20
"""Changes shown on the page of what they are about; the history has them all."""


@register.inclusion_tag("history/of_rows.html", takes_context=True)
def history(context: template.Context, row_id: str, others: Sequence[str] = ()) -> dict[str, Any]:
    """Show the last changes to some rows, the newest first, and a form for a note on the first."""
    request = context["request"]
    told = casebook_of(request).journal.of(row_id, *others)
    changes = [change for change in reversed(told) if is_of_rows(change)]
    document, _dot, own_id = row_id.partition(".")
    return {
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "row_id": row_id,
        "document": document,
        "several": not own_id or bool(others),
        "changes": changes[:MOST],
        "names": names(casebook_of(request), changes[:MOST]),
        "over": casebook_of(request).reviewing.over(list(filter(undoable, changes[:MOST]))),
    }
