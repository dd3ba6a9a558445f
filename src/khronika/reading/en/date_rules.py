"""Rules for times with a name of their own: days, months, seasons, years and runs of them.

One function per rule that `lexicon/en/dates.yaml` names. Each gives days, or None where the words
leave the time open. A date that cannot be (30 February) raises ValueError.
"""

from collections.abc import Callable, Iterator
from datetime import date

from khronika.reading import calendar
from khronika.reading.calendar import DAY, Days
from khronika.reading.en.date_parts import Around, Parts

HALF_YEAR = 183 * DAY


def _known_year(parts: Parts, around: Around) -> int | None:
    """The year that the words or their neighbours name."""
    if parts.year is not None:
        return parts.year + (2000 if parts.year < 100 else 0)
    if parts.yearof in {"last", "this", "next"} and around.published:
        return around.published.year + {"last": -1, "this": 0, "next": 1}[parts.yearof]
    if parts.yearof in {"that", "after", "before"} and (anchor := around.last()):
        return anchor[0].year + {"before": -1, "that": 0, "after": 1}[parts.yearof]
    return around.year


def _in_some_year(make: Callable[[int], Days], parts: Parts, around: Around) -> Days | None:
    """Days in the year that is named, else the latest that began by publication.

    Where the words point ahead and the next such days are nearer than half a year, those. Without
    a day of publication, those in the year of the time named before.
    """
    if (known := _known_year(parts, around)) is not None:
        return make(known)
    published = around.published
    if parts.yearof:
        return None
    if published is None:
        anchor = around.last()
        return make(anchor[1].year) if anchor else None
    if around.ahead:
        coming = next((d for d in _years(make, published.year, 1) if d[1] >= published), None)
        if coming and coming[0] - published < HALF_YEAR:
            return coming
    return next((d for d in _years(make, published.year, -1) if d[0] <= published), None)


def _years(make: Callable[[int], Days], start: int, step: int) -> Iterator[Days]:
    """The days in each of nine years from `start`, without years that lack them (29 February)."""
    for year in range(start, start + 9 * step, step):
        try:
            yield make(year)
        except ValueError:
            continue


def day(parts: Parts, around: Around) -> Days | None:
    """A day of a month."""

    def make(year: int) -> Days:
        that = date(year, parts.month, parts.day)
        return that, that

    return _in_some_year(make, parts, around)


def slashed(parts: Parts, around: Around) -> Days | None:
    """A day in the form 13/04/2023 or 04/13/2023, where only one order can be."""
    if (parts.day > 12) == (parts.month > 12) and parts.day != parts.month:
        return None
    high, low = max(parts.day, parts.month), min(parts.day, parts.month)
    return day(Parts(day=high, month=low, year=parts.year), around)


def feast(parts: Parts, around: Around) -> Days | None:
    """A day with a name of its own."""
    month, number = parts.span
    return day(Parts(day=number, month=month, year=parts.year, yearof=parts.yearof), around)


def days(parts: Parts, around: Around) -> Days | None:
    """A run of days, in one month or from one into another."""

    def make(year: int) -> Days:
        last = date(year, parts.month2 or parts.month, parts.day2)
        begins = parts.year1 or year - (0 < parts.month2 < parts.month)
        return _forward(date(begins, parts.month, parts.day), last)

    return _in_some_year(make, parts, around)


def week_of(parts: Parts, around: Around) -> Days | None:
    """The calendar week that holds a day."""
    found = day(parts, around)
    return calendar.week(found[0]) if found else None


def month(parts: Parts, around: Around) -> Days | None:
    """A month or a part of it."""
    return _in_some_year(lambda y: parts.of(calendar.month(y, parts.month)), parts, around)


def months(parts: Parts, around: Around) -> Days | None:
    """A run of months."""

    def make(year: int) -> Days:
        begins = parts.year1 or year - (parts.month2 < parts.month)
        first = calendar.month(begins, parts.month)[0]
        return _forward(first, calendar.month(year, parts.month2)[1])

    return _in_some_year(make, parts, around)


def season(parts: Parts, around: Around) -> Days | None:
    """A season or a part of it. A winter with a year is the one that ends in it."""

    def make(year: int) -> Days:
        return parts.of(calendar.season(parts.season, year))

    named = _known_year(parts, around)
    if named is not None and parts.season == 12:
        return make(named - 1)
    return _in_some_year(make, parts, around)


def year(parts: Parts, _around: Around) -> Days | None:
    """A year or a part of it."""
    return parts.of(calendar.year(parts.year)) if parts.year else None


def years(parts: Parts, _around: Around) -> Days | None:
    """A run of years."""
    if parts.year is None or parts.year1 is None:
        return None
    return _forward(date(parts.year1, 1, 1), date(parts.year, 12, 31))


def _forward(first: date, last: date) -> Days:
    if first > last:
        raise ValueError("a run of days that ends before it begins")
    return first, last


Rule = Callable[[Parts, Around], Days | None]
NAMED: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (day, slashed, feast, days, week_of, month, months, season, year, years)
}
