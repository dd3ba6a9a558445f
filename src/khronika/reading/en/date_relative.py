"""Rules for times told by their distance from publication, or from a time named before.

One function per rule that `lexicon/en/dates.yaml` names. Each gives days, or None where the words
leave the time open or what they rest on is not known.
"""

from collections.abc import Callable
from datetime import date

from khronika.reading import calendar
from khronika.reading.calendar import DAY, LONGEST_MONTH, Days
from khronika.reading.en.date_parts import ANY, SEASON, Around, Parts
from khronika.reading.en.date_rules import Rule

_SEASON_PAST = 245 * DAY
"""How long after it began a season is still "this": eight months."""
_LENGTHS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}


def which_month(parts: Parts, around: Around) -> Days | None:
    """Last October, this October, that October."""
    found = _which(lambda y: calendar.month(y, parts.month), parts, around)
    return parts.of(found) if found else None


def which_season(parts: Parts, around: Around) -> Days | None:
    """Last winter, this winter, that winter. In spring "this winter" is the one that is over."""
    if parts.which == "this" and not around.ahead and around.published is not None:
        years = (around.published.year, around.published.year - 1)
        begun = (calendar.season(parts.season, year) for year in years)
        past = next((d for d in begun if d[0] <= around.published), None)
        if past is not None and around.published - past[0] <= _SEASON_PAST:
            return parts.of(past)
    found = _which(lambda y: calendar.season(parts.season, y), parts, around)
    return parts.of(found) if found else None


def _which(make: Callable[[int], Days], parts: Parts, around: Around) -> Days | None:
    """The days that are last, this, next by publication or that, after, before by the last time."""
    if parts.which in {"last", "this", "next"}:
        now = (around.published, around.published) if around.published else None
    else:
        now = around.last()
    if now is None:
        return None
    first, last = now
    runs = [make(y) for y in range(first.year - 2, last.year + 3)]
    if parts.which in {"last", "before"}:
        return next((d for d in reversed(runs) if d[1] < first), None)
    if parts.which == "this":
        holding = (d for d in runs if d[0] <= first <= d[1])
        return next(holding, None) or next(d for d in runs if d[0].year == first.year)
    if parts.which == "that":
        return next((d for d in runs if d[1] >= first), None)
    return next((d for d in runs if d[0] > last), None)


def weekday(parts: Parts, around: Around) -> Days | None:
    """A day of the week: the latest by publication unless its words say otherwise."""
    if parts.which in {"that", "after", "before"}:
        return _weekday_by(around.last_day(), parts)
    published = around.published
    if published is None:
        return None
    if parts.week or parts.which == "this":
        weeks = {"last": -7, "this": 0, "next": 7}[parts.week or "this"]
        return _single(calendar.week(published)[0] + (weeks + parts.weekday) * DAY)
    if parts.which == "next" or (around.ahead and parts.which is None):
        return _single(_on_to(parts.weekday, published + DAY))
    return _single(_back_to(parts.weekday, published - (parts.which == "last") * DAY))


def _weekday_by(anchor: Days | None, parts: Parts) -> Days | None:
    """That Friday, the following Friday, the previous Friday."""
    if anchor is None:
        return None
    if parts.which == "before":
        return _single(_back_to(parts.weekday, anchor[0] - DAY))
    return _single(_on_to(parts.weekday, anchor[0] + (parts.which == "after") * DAY))


def _single(day: date) -> Days:
    return day, day


def _back_to(weekday: int, day: date) -> date:
    return day - ((day.weekday() - weekday) % 7) * DAY


def _on_to(weekday: int, day: date) -> date:
    return day + ((weekday - day.weekday()) % 7) * DAY


def which_unit(parts: Parts, around: Around) -> Days | None:
    """Last month, this year, the weekend, or a part of it."""
    published = around.published
    if published is None:
        return None
    steps = {"last": -1, "this": 0, "the": 0, "next": 1}[parts.which or "this"]
    found = _shift(published, steps, parts.unit)
    if parts.which == "the" and parts.unit == "weekend" and found[0] > published:
        found = _shift(published, -1, parts.unit)
    return parts.of(found)


def _shift(day: date, count: int, unit: str) -> Days:
    """The calendar unit that lies `count` units from the one that holds a day."""
    return calendar.around(calendar.move(day, count, unit)[0], unit)


def so_far(parts: Parts, around: Around) -> Days | None:
    """Earlier this month, later this year: the part of it before or after publication."""
    published = around.published
    if published is None:
        return None
    first, last = calendar.around(published, parts.unit)
    return (first, published) if parts.so_far == "earlier" else (published, last)


def deictic(parts: Parts, around: Around) -> Days | None:
    """Yesterday, overnight, in recent weeks."""
    if around.published is None:
        return None
    first, last = parts.span
    return around.published + first * DAY, around.published + last * DAY


def ago(parts: Parts, around: Around) -> Days | None:
    """Three days ago: a day; weeks, months and years ago: the calendar week, month or year."""
    if around.published is None or parts.count is None:
        return None
    unit = "week" if parts.unit == "fortnight" else parts.unit
    return calendar.around(calendar.move(around.published, -parts.count, parts.unit)[0], unit)


def before_last(parts: Parts, around: Around) -> Days | None:
    """The week before last."""
    return _shift(around.published, -2, parts.unit) if around.published else None


def past(parts: Parts, around: Around) -> Days | None:
    """In the past two months: the run of days that ends before publication."""
    if around.published is None or parts.count is None or parts.unit not in _LENGTHS:
        return None
    return around.published - parts.count * _LENGTHS[parts.unit] * DAY, around.published - DAY


def anchored_day(parts: Parts, around: Around) -> Days | None:
    """That day, the next morning, the day before.

    Where a month was told last, "the same day" lies in it.
    """
    moves = parts.way != 0 or parts.which in {"after", "before"}
    anchor = around.last_day() if moves else around.last(longest=LONGEST_MONTH)
    if anchor is None:
        return None
    if not calendar.is_day(anchor):
        return anchor
    if parts.which == "after" or parts.way > 0:
        return _single(anchor[1] + DAY)
    if parts.which == "before" or parts.way < 0:
        return _single(anchor[0] - DAY)
    return _single(anchor[0])


def day_of_month(parts: Parts, around: Around) -> Days | None:
    """On the 6th: of the month told before, or the next; else the latest by publication."""
    anchor = around.last(longest=LONGEST_MONTH)
    if anchor is not None:
        return calendar.on_to_day(parts.day, anchor[0])
    return calendar.back_to_day(parts.day, around.published) if around.published else None


def anchored_unit(parts: Parts, around: Around) -> Days | None:
    """That month, the following week, the year before."""
    anchor = around.last_day() if parts.unit in {"week", "weekend"} else around.last()
    if anchor is None:
        return None
    steps = parts.way or {"after": 1, "before": -1}.get(parts.which or "", 0)
    return _shift(anchor[0], steps, parts.unit)


def away(parts: Parts, around: Around) -> Days | None:
    """Two days later, a week earlier: a day; months and years later: the month or year.

    Days and weeks told from a month stay in it: "in April he fled; three days later".
    """
    small = parts.unit not in {"month", "year"}
    anchor = around.last(longest=SEASON if small else ANY)
    vague = parts.count is None and parts.unit != "hour"
    if anchor is None or vague:
        return None
    if small and not calendar.is_day(anchor):
        return anchor if (anchor[1] - anchor[0]).days < LONGEST_MONTH else None
    end = anchor[1] if parts.way > 0 else anchor[0]
    return calendar.move(end, parts.way * (parts.count or 0), parts.unit)


ANCHORED: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        which_month,
        which_season,
        weekday,
        anchored_day,
        day_of_month,
        anchored_unit,
        away,
    )
}
"""Rules that may rest on a time named before."""

BY_PUBLICATION: dict[str, Rule] = {
    rule.__name__: rule for rule in (which_unit, so_far, deictic, ago, before_last, past)
}
