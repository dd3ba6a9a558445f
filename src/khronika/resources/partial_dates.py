"""Partial dates: a year, a month or a day, as much as is known: 2020, 2020-12, 2020-12-18."""

import calendar
import re
from datetime import date

_FORM = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


def is_partial_date(text: str) -> bool:
    """Tell whether a text is a partial date that the calendar has."""
    try:
        return bool(days_of(text))
    except ValueError:
        return False


def days_of(text: str) -> tuple[date, date]:
    """Give the first and the last day that a partial date may mean.

    Raises:
        ValueError: the text is no partial date.
    """
    match = _FORM.fullmatch(text)
    if match is None:
        raise ValueError(f"{text} is no partial date")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None  # noqa: S101 (the form begins with it)
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


def may_follow(later: str, earlier: str) -> bool:
    """Tell whether one partial date may be the same day as another, or a later one."""
    return days_of(later)[1] >= days_of(earlier)[0]
