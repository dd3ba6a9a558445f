"""The picture of a country in words: filters of its templates.

outcome|outcome      what became of somebody who was detained
day|monthname        the month that begins with a day: June 2023, июнь 2023
words|worded         words that stand by language, in that of the page
name|bodyname        a body that protects
"""

from collections.abc import Mapping
from datetime import date

from django import template
from django.utils.translation import gettext_lazy as _

from khronika.assessment.country.outcomes import Outcome
from khronika.resources import load
from khronika.web import written

register = template.Library()

_OUTCOMES = {
    Outcome.RELEASED: _("Released"),
    Outcome.REMOVED: _("Deported, extradited or carried off"),
    Outcome.KEPT: _("Extradition refused"),
    Outcome.PROTECTED: _("Given protection"),
}


@register.filter
def outcome(code: Outcome) -> str:
    """Say what became of somebody who was detained."""
    return str(_OUTCOMES[code])


@register.filter
def monthname(first: date) -> str:
    """Write the month that begins with a day."""
    return written.month(first)


@register.filter
def worded(words: Mapping[str, str]) -> str:
    """Give words in the language of the page."""
    return words[written.language()]


@register.filter
def bodyname(name: str) -> str:
    """Give the usual name of a body that protects."""
    known = {one["name"]: str(one["ru"]) for one in load("bodies/protective.yaml")}
    return known.get(name, name) if written.language() == "ru" else name
