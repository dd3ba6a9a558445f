"""What leads to judging from the page of a person or an incident.

judging KIND ROW   what was judged of a row, and the forms to judge more
"""

from collections.abc import Sequence
from typing import Any

from django import template

from khronika.casebook import ItemKind, ItemRow
from khronika.web.environment import casebook_of
from khronika.web.judging.sides import pairs

register = template.Library()

MOST = 3
"""Pairs shown on the page of a row; the queue has them all."""


@register.inclusion_tag("judging/of_row.html", takes_context=True)
def judging(
    context: template.Context, kind: str, row: ItemRow, others: Sequence[str] = ()
) -> dict[str, Any]:
    """Show what was judged of a row, and whom it may be one with, if that was compared already.

    `others` are the ids of rows that were judged to be one with it, whose judgements stand there.
    """
    casebook = casebook_of(context["request"])
    waiting = casebook.judging.waiting(ItemKind(kind), row_id=row.id, wait_s=0)
    return {
        "request": context["request"],
        "csrf_token": context.get("csrf_token"),
        "kind": kind,
        "row": row,
        "judged": casebook.judging.lately(row.id, *others),
        "comparing": waiting is None,
        "count": len(waiting or ()),
        "pairs": pairs(casebook, waiting[:MOST]) if waiting is not None else (),
    }
