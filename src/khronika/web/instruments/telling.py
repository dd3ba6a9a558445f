"""The reference in words: filters of the templates.

record.name|spoken            a text that has several languages, in that of the page
"2020-12"|partial             a partial date
record|standing:"KG"          where a state stands, or nothing
row|telling                   what a row of a document tells of the reference, or nothing
telling|disagreements         where a document and the reference differ, a sentence for each
"""

from collections.abc import Mapping

from django import template
from django.utils.translation import gettext as _

from khronika.assessment.instruments import Happening, Moment, Point, Telling, moments, tellings
from khronika.casebook import InstrumentRow
from khronika.model import PartyStatus
from khronika.resources.instruments import ReferenceInstrument
from khronika.resources.partial_dates import days_of
from khronika.web import labels, written

register = template.Library()


@register.filter
def spoken(words: Mapping[str, str] | None) -> str:
    """Give a text in the language of the page; nothing for none."""
    return words[written.language()] if words else ""


@register.filter
def partial(when: str) -> str:
    """Write a partial date."""
    return written.span(*days_of(when))


@register.filter
def standing(record: ReferenceInstrument, country: str) -> PartyStatus | None:
    """Say where a state stands."""
    return record.standing(country)


@register.filter
def telling(row: InstrumentRow) -> Telling | None:
    """Find what a row tells of the reference."""
    return next(iter(tellings([row])), None)


@register.filter
def disagreements(told: Telling) -> list[str]:
    """Say where a document and the reference differ."""
    said = [_difference(point, told) for point in told.points]
    if told.is_perhaps_of_another:
        said.append(_("The document names fewer states: it may mean another instrument."))
    return said


def _difference(point: Point, told: Telling) -> str:
    row, record = told.row, told.record
    match point:
        case Point.EXISTS:
            return _("The document tells of it; the reference holds that there is none.")
        case Point.STATUS:
            return _("Status: “%(told)s” in the document, “%(held)s” in the reference.") % {
                "told": labels.label(row.status),
                "held": labels.label(record.status),
            }
        case Point.DATA:
            more = [code for code in row.data if code not in record.data]
            return _("The reference does not list these data: %(data)s.") % {
                "data": ", ".join(labels.label(code) for code in more)
            }
        case Point.MADE:
            return _made(told)


def _made(told: Telling) -> str:
    """Say which days differ, and what did happen at the time that the document tells of."""
    when = told.row.when
    sentence = _("When: %(told)s in the document; in the reference %(held)s.") % {
        "told": written.span(when.first, when.last) if when else "",
        "held": "; ".join(_moment(moment) for moment in moments(told.record)),
    }
    if told.perhaps is None:
        return sentence
    perhaps = _("Perhaps the document means: %(moment)s.") % {"moment": _moment(told.perhaps)}
    return f"{sentence} {perhaps}"


def _moment(moment: Moment) -> str:
    words = {
        Happening.SIGNED: _("signed %(when)s"),
        Happening.IN_FORCE: _("in force from %(when)s"),
        Happening.ENDED: _("ended %(when)s"),
        Happening.JOINED: _("%(country)s joined or ratified %(when)s"),
    }[moment.what]
    country = labels.country(moment.country) if moment.country else ""
    return words % {"when": partial(moment.when), "country": country}
