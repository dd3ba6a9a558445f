"""Days and numbers as the reader's language writes them.

Russian has two forms of a month: «июнь 2023», but «6 июня 2023». English takes the same for both.
"""

from calendar import monthrange
from datetime import date, datetime

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from khronika.resources.vocabulary import Language


def language() -> Language:
    """Give the language in which the page is written."""
    return "ru" if get_language() == "ru" else "en"


def span(first: date, last: date) -> str:
    """Write the days from first to last, both included, as briefly as can be without loss."""
    if first == last:
        return _day(last)
    month = (first.year, first.month)
    if (first.day, last) == (1, date(*month, monthrange(*month)[1])):
        return _month(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.year != last.year:
        return f"{_day(first)} – {_day(last)}"
    if first.month != last.month:
        return f"{date_format(first, 'j E')} – {_day(last)}"
    return f"{first.day}–{_day(last)}"


def moment(when: datetime) -> str:
    """Write a moment to the minute; moments of a casebook are in UTC."""
    return f"{_day(when)}, {when:%H:%M} UTC"


def number(value: int) -> str:
    """Write a number with its thousands apart."""
    return str(number_format(value, use_l10n=True, force_grouping=True))


def percent(share: float) -> str:
    """Write a share of one in hundredths."""
    return _("%(share)s%%") % {"share": round(share * 100)}


def _day(when: date) -> str:
    return date_format(when, "j E Y")


def _month(when: date) -> str:
    month = date_format(when, "F Y")
    return month.lower() if language() == "ru" else month
