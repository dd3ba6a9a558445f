"""What joins two nodes, in words: filters of the templates of the graph.

tie|tie_label          between the names of two nodes
"""

from collections.abc import Mapping

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khronika.casebook import Tie

register = template.Library()

_TIES: Mapping[Tie, Promise] = {
    Tie.TARGET: _("was struck by"),
    Tie.ACTOR: _("took part in"),
    Tie.SPEAKER: _("speaks of"),
    Tie.TOLD: _("is told in"),
    Tie.NAMED: _("is named in"),
    Tie.LAWYER: _("is named as a lawyer beside"),
}


@register.filter
def tie_label(tie: Tie) -> str:
    """Say what joins two nodes."""
    return str(_TIES[tie])
