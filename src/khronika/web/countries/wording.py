"""The picture of a country in words: filters of its templates.

outcome|outcome      what became of somebody who was detained
day|monthname        the month that begins with a day: June 2023, июнь 2023
words|worded         words that stand by language, in that of the page
name|bodyname        a body that protects
rate|bounds          the interval of a rate
chance|oncein        how many times a chance comes once: 500
source|place         the address of what a sentence rests on
source|shelfmark     how it is written
"""

from collections.abc import Mapping
from datetime import date

from django import template
from django.urls import reverse
from django.utils.formats import localize
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from khronika.assessment.country.outcomes import Outcome
from khronika.assessment.country.protection import body_name
from khronika.assessment.country.rates import Rate
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
def bounds(rate: Rate) -> str:
    """Write the interval of a rate with two digits that tell; an open end is said."""
    low, high = (
        None if end is None else localize(float(f"{end:.2g}")) for end in (rate.low, rate.high)
    )
    if low is None:
        return gettext("at most %(high)s") % {"high": high}
    return gettext("at least %(low)s") % {"low": low} if high is None else f"{low}–{high}"


@register.filter
def oncein(chance: float) -> str:
    """Say how many times it takes for a chance to come once."""
    return written.number(round(1 / chance))


@register.filter
def bodyname(name: str) -> str:
    """Give the usual name of a body that protects."""
    return body_name(name, written.language())


@register.filter
def place(source: str) -> str:
    """Give the address of what a sentence rests on: a document, an item of one, or a record."""
    kind, _colon, record = source.partition(":")
    if record:
        return reverse("instrument", args=[record])
    document, _dot, item = kind.partition(".")
    if item.startswith("i"):
        return reverse("incident", args=[source])
    shown = reverse("document", args=[document])
    return f"{shown}#{source}" if item else shown


@register.filter
def shelfmark(source: str) -> str:
    """Write the id of what a sentence rests on."""
    return source.removeprefix("reference:")
