"""What leads from the page of one telling to the page of its act.

tellings ITEM   how many documents tell the act, and where they stand side by side
"""

from typing import Any

from django import template

from khronika.casebook import ItemKind
from khronika.web.environment import casebook_of

register = template.Library()


@register.inclusion_tag("acts/of_incident.html", takes_context=True)
def tellings(context: template.Context, row_id: str) -> dict[str, Any]:
    """Say how many tellings were judged to be of one act with an incident."""
    cluster = casebook_of(context["request"]).judging.cluster(ItemKind.INCIDENT, row_id)
    return {"row_id": row_id, "count": len(cluster)}
