"""Where a case stands and what is open, in words: filters of the templates.

code|posture        a step of the procedure
asked|question:since   what the documents leave open
field|differing     a field in which tellings of an act differ
"""

from django import template
from django.utils.translation import gettext_lazy as _

from khronika.casebook import QuestionRow
from khronika.resolution.procedure import Posture, Question
from khronika.web.acts.beside import FIELDS

register = template.Library()

POSTURES = {
    Posture.DETAINED: _("Detained"),
    Posture.RELEASED: _("Released"),
    Posture.REQUESTED: _("Requested by the other state"),
    Posture.PENDING: _("Heard or ordered, not carried out"),
    Posture.REFUSED: _("Refused"),
    Posture.CARRIED_OUT: _("Carried out"),
    Posture.VANISHED: _("Vanished"),
    Posture.PROTECTED: _("Protected"),
    Posture.CONVICTED: _("Convicted"),
    Posture.KILLED: _("Killed"),
}
QUESTIONS = {
    Question.WHEREABOUTS: (_("Whereabouts unknown since %(day)s"), _("Whereabouts unknown")),
    Question.CUSTODY: (
        _("Detained since %(day)s; neither release nor surrender is told"),
        _("Detained; neither release nor surrender is told"),
    ),
    Question.DECISION: (
        _("Requested on %(day)s; no decision is told"),
        _("Requested; no decision is told"),
    ),
    Question.OUTCOME: (
        _("Surrender or removal pending since %(day)s; its end is not told"),
        _("Surrender or removal pending; its end is not told"),
    ),
    Question.PROTECTION: (
        _("Asylum asked for on %(day)s; no decision is told"),
        _("Asylum asked for; no decision is told"),
    ),
    Question.REPRESENTED: (
        _("Nobody is told to represent the person"),
        _("Nobody is told to represent the person"),
    ),
}


@register.filter
def posture(code: str) -> str:
    """Say where a case came to stand."""
    return str(POSTURES[Posture(code)])


@register.filter
def question(asked: QuestionRow, since: str) -> str:
    """Say what is open, since the days written; nothing is written where they are not known."""
    dated, undated = QUESTIONS[Question(asked.question)]
    return str(dated) % {"day": since} if since else str(undated)


@register.filter
def differing(name: str) -> str:
    """Say in which field tellings differ."""
    return str(FIELDS[name])
