"""Where a case stands and what is open, in words: filters of the templates.

code|posture        how far a case has come
act|doubted         whether an act is disputed or only rumoured, behind what it is called
row|step            the same by one act, which is named where several bring a case as far
asked|question:since   what the documents leave open
field|differing     a field in which tellings of an act differ
"""

from django import template
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khronika.assessment.doubts import doubt
from khronika.casebook import ActCase, QuestionRow, StepRow
from khronika.model import Certainty, IncidentType
from khronika.resolution.procedure import Posture, Question
from khronika.web import labels
from khronika.web.acts.beside import FIELDS

register = template.Library()

POSTURES = {
    Posture.DETAINED: pgettext_lazy("a step of one person's case", "Detained"),
    Posture.RELEASED: pgettext_lazy("a step of one person's case", "Released"),
    Posture.REQUESTED: _("Requested by the other state"),
    Posture.HEARING: _("Being heard"),
    Posture.ORDERED: _("Ordered, not carried out"),
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
        _("Detained since %(day)s; neither release nor surrender is told after it"),
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

_TAKING_AWAY = frozenset(
    {IncidentType.EXTRADITION, IncidentType.DEPORTATION, IncidentType.ABDUCTION}
)


@register.filter
def posture(code: str) -> str:
    """Say where a case came to stand."""
    return str(POSTURES[Posture(code)])


@register.filter
def step(row: StepRow) -> str:
    """Say how far a case has come by an act: "Carried out: deportation"."""
    came = posture(row.posture)
    return f"{came}: {labels.label(row.type).lower()}" if row.type in _TAKING_AWAY else came


@register.filter
def doubted(act: ActCase) -> str:
    """Say in brackets that an act is disputed or only rumoured, and whether that is denied."""
    doubtful = doubt(one.incident.certainty for one in act.tellings)
    if doubtful is None:
        return ""
    said = [labels.label(doubtful).lower()]
    if doubtful is Certainty.RUMOURED and any(one.incident.denied_by for one in act.tellings):
        said.append(str(_("denied")))
    return f" ({', '.join(said)})"


@register.filter
def question(asked: QuestionRow, since: str) -> str:
    """Say what is open, since the days written; nothing is written where they are not known."""
    dated, undated = QUESTIONS[Question(asked.question)]
    return str(dated) % {"day": since} if since else str(undated)


@register.filter
def differing(name: str) -> str:
    """Say in which field tellings differ."""
    return str(FIELDS[name])
