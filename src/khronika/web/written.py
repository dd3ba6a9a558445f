"""Days and numbers as the language of the page writes them."""

from calendar import monthrange
from datetime import date, datetime
from functools import lru_cache

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from khronika.resources import written
from khronika.resources.vocabulary import Language


def language() -> Language:
    """Give the language in which the page is written."""
    return "ru" if get_language() == "ru" else "en"


def span(first: date, last: date) -> str:
    """Write the days from first to last, both included, as briefly as can be without loss."""
    return written.span(first, last, language())


def tongue(code: str) -> str:
    """Name a language."""
    return written.tongue(code, language())


def month(first: date) -> str:
    """Write the month that begins with a day."""
    return span(first, first.replace(day=monthrange(first.year, first.month)[1]))


def moment(when: datetime) -> str:
    """Write a moment to the minute; moments of a casebook are in UTC."""
    return f"{span(when.date(), when.date())}, {when:%H:%M} UTC"


def number(value: int) -> str:
    """Write a number with its thousands apart."""
    # Most are small, and have none in any language.
    return str(value) if 0 <= value < 1000 else _number(value, get_language())


@lru_cache(maxsize=10_000)
def _number(value: int, _language: str | None) -> str:
    """Write a number in the language that is active; a page has many, and many are the same."""
    return str(number_format(value, use_l10n=True, force_grouping=True))


def percent(share: float) -> str:
    """Write a share of one in hundredths."""
    return _("%(share)s%%") % {"share": round(share * 100)}
