"""Runs of days, and the law of the codebook on their parts. Knows no language.

A run is a pair (first day, last day), both included. Source: codebook section 3, `when`.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

Days = tuple[date, date]
Unit = Literal["day", "week", "month", "season", "year"]

DAY = timedelta(days=1)
LONGEST_MONTH = 31
"""Days of it."""


def month(year: int, number: int) -> Days:
    """The days of a month; `number` may run past December or before January."""
    years, index = divmod(number - 1, 12)
    year += years
    return date(year, index + 1, 1), date(year, index + 1, monthrange(year, index + 1)[1])


def year(number: int) -> Days:
    """The days of a year."""
    return date(number, 1, 1), date(number, 12, 31)


def season(first_month: int, beginning: int) -> Days:
    """The three months from `first_month` of a year; a winter goes into the next."""
    return month(beginning, first_month)[0], month(beginning, first_month + 2)[1]


def week(day: date) -> Days:
    """The calendar week, Monday to Sunday, that holds a day."""
    monday = day - day.weekday() * DAY
    return monday, monday + 6 * DAY


def weekend(day: date) -> Days:
    """The Saturday and Sunday of the calendar week that holds a day."""
    monday, sunday = week(day)
    return monday + 5 * DAY, sunday


def part(days: Days, which: str) -> Days:
    """A part of a run: early, mid, late, first half, second half.

    Of a month early is the 1st to the 10th, mid to the 20th, late the rest; of a season or a year
    a third of its months; of a week its first three or last four days.
    """
    first, last = days
    length = (last - first).days + 1
    if length <= 7:
        cut = first + 2 * DAY
        return (first, cut) if which in {"early", "first half"} else (cut + DAY, last)
    if length <= 31:
        bounds = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "first half": (1, 15)}
        low, high = bounds.get(which, (16, 31))
        return first + (low - 1) * DAY, min(first + (high - 1) * DAY, last)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    third, half = months // 3, months // 2
    low, high = {
        "early": (0, third),
        "mid": (third, months - third),
        "late": (months - third, months),
        "first half": (0, half),
    }.get(which, (half, months))
    begin = month(first.year, first.month + low)[0]
    return begin, month(first.year, first.month + high - 1)[1]


def move(day: date, count: int, unit: str) -> Days:
    """What lies `count` units from a day: a day, or a whole month or year."""
    if unit == "month":
        return month(day.year, day.month + count)
    if unit == "year":
        return year(day.year + count)
    moved = (
        day + count * {"hour": 0, "day": 1, "week": 7, "fortnight": 14, "weekend": 7}[unit] * DAY
    )
    return (moved, moved)


def a_year_on(day: date) -> date:
    """Give the same day of the next year, the last of February for a 29th."""
    return day.replace(year=day.year + 1, day=min(day.day, monthrange(day.year + 1, day.month)[1]))


def around(day: date, unit: str) -> Days:
    """The week, weekend, month or year that holds a day; the day itself for smaller units."""
    if unit == "week":
        return week(day)
    if unit == "weekend":
        return weekend(day)
    if unit == "month":
        return month(day.year, day.month)
    if unit == "year":
        return year(day.year)
    return day, day


def is_day(days: Days) -> bool:
    """Whether a run is a day, or the night between two."""
    return (days[1] - days[0]).days <= 1


def goes_on(told: Days, days: Days) -> bool:
    """Whether days come in the month that was told before, or after it; of a longer time, in it."""
    if (told[1] - told[0]).days < LONGEST_MONTH:
        return told[0].replace(day=1) <= days[0]
    return told[0] <= days[0] <= told[1]


def headed_years(text: str, heading: re.Pattern[str]) -> list[tuple[int, int, int]]:
    """Give where a year heads what is told: "2021. A court …", or a line with the year alone.

    Args:
        text: all of it.
        heading: a year at the beginning of a line, in its first group.

    Returns:
        From where to where in the text, and which year: to the end of the line, or from a line of
        its own to the next heading.
    """
    found = list(heading.finditer(text))
    years = []
    for n, match in enumerate(found):
        line_ends = text.find("\n", match.end())
        until = found[n + 1].start() if n + 1 < len(found) else len(text)
        if line_ends >= 0 and text[match.end() : line_ends].strip():
            until = min(until, line_ends)
        years.append((match.start(), until, int(match[1])))
    return years


def headed_year(years: Sequence[tuple[int, int, int]], place: int) -> int | None:
    """Give the year that heads what is told at a place, if one does."""
    return next((year for start, end, year in years if start <= place < end), None)


def on_to_day(number: int, begin: date) -> Days:
    """The first day of that number in a month, from a day on."""
    month_on = begin.year, begin.month + (number < begin.day)
    return _numbered(month(*month_on)[0], number)


def back_to_day(number: int, end: date) -> Days:
    """The last day of that number in a month, up to a day."""
    month_back = end.year, end.month - (number > end.day)
    return _numbered(month(*month_back)[0], number)


def _numbered(first: date, number: int) -> Days:
    day = first.replace(day=number)
    return day, day
