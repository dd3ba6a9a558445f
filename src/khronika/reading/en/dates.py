"""Find the times that an English text names, and resolve them to days.

    find_dates(text, published) → mentions in order, none overlapping

A mention's text keeps its preposition ("since May 10", "by Friday", "before March"): what the
time bounds is for the caller to judge. Its interval is None where the words leave the time open,
or rest on a day of publication or an earlier time that is not known.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from khronika.model import Interval
from khronika.reading import calendar
from khronika.reading.calendar import Days
from khronika.reading.en.date_forms import LEXICON, FoundTime, find_forms
from khronika.reading.en.date_parts import Around
from khronika.reading.en.date_relative import ANCHORED, BY_PUBLICATION
from khronika.reading.en.date_rules import NAMED
from khronika.reading.spans import DateMention
from khronika.resources import load

_RULES = NAMED | BY_PUBLICATION | ANCHORED
_SHARING = {"day", "days", "month", "months", "season", "feast"}
"""Rules whose year a neighbouring time may name."""
_COUNTING = {"away", "anchored_day", "day_of_month"}
"""Rules of times that count from one told before, and so stay in what is told."""
_SINCE = "since "
"""Opens a time that goes on until now."""
_LOOK_BACK = 120


def find_dates(text: str, published: date | None) -> list[DateMention]:
    """Find the times that `text` names; the longest words win. Never raises on any text."""
    found = [time for time in find_forms(text) if not _is_birth(text, time)]
    headed = calendar.headed_years(text, re.compile(load(LEXICON)["heading_year"], re.MULTILINE))
    resolved: list[Days] = []
    happened: list[Days] = []
    mentions = []
    narrated: Days | None = None
    for n, time in enumerate(found):
        if n and "\n" in text[found[n - 1].end : time.start]:
            narrated = None
            happened = [told for told in happened if calendar.is_day(told)]
        back = _counts_back(text, found, n)
        if back:
            time = replace(time, parts=replace(time.parts, way=-time.parts.way))  # noqa: PLW2901
        around = Around(
            published=published,
            before=happened if happened and _is_same_day(time) else resolved,
            ahead=_points_ahead(text, time),
            year=_shared_year(text, found, n) or _headed_year(headed, time),
        )
        days = _by_publication(time, around)
        words = text[time.start : time.end]
        if time.rule in _SHARING:
            days = _going_on(text, time, around, days, narrated)
        goes_on = words.lower().startswith(_SINCE)
        aside = re.search(
            load(LEXICON)["aside"], text[max(0, time.start - _LOOK_BACK) : time.start]
        )
        if not (goes_on or aside):
            narrated = days if time.rule in _SHARING else _still_narrated(time, narrated)
        elif goes_on and narrated and days and narrated[0].year != days[0].year:
            narrated = None
        interval = None
        if days is not None:
            resolved.append(days)
            if not goes_on:
                happened.append(days)
            interval = Interval(first=days[0], last=days[1], text=words)
        mentions.append(
            DateMention(
                start=time.start, end=time.end, text=words, interval=interval, of_the_next=back
            )
        )
    return mentions


def _headed_year(headed: Sequence[tuple[int, int, int]], time: FoundTime) -> int | None:
    """Give the year under which a time stands that names none: "2021. In May a court …"."""
    if time.rule not in _SHARING or _has_year(time):
        return None
    return calendar.headed_year(headed, time.start)


def _still_narrated(time: FoundTime, narrated: Days | None) -> Days | None:
    """Keep the month that is told of where a time only counts from it: "two weeks earlier"."""
    return narrated if time.rule in _COUNTING else None


def _going_on(
    text: str, time: FoundTime, around: Around, days: Days | None, narrated: Days | None
) -> Days | None:
    """Give the days of a month without its year in the year that its paragraph tells of.

    "In April 2023 he was arrested. In May a court …": 2023, though May has come again since. An
    earlier month may be that of the next year, and "back in March" is the March before.

    Args:
        text: all of it.
        time: a month or a day of one.
        around: what its words are read against.
        days: what they mean by publication.
        narrated: the month or day told last in the paragraph.
    """
    if days is None or narrated is None or _has_year(time) or around.year is not None:
        return days
    year = narrated[0].year
    if re.search(load(LEXICON)["back_then"], text[: time.start], re.IGNORECASE):
        runs = (_by_publication(time, replace(around, year=y)) for y in (year, year - 1))
        return next((run for run in runs if run and run[0] < narrated[0]), days)
    found = _by_publication(time, replace(around, year=year))
    goes_on = found is not None and calendar.goes_on(narrated, found) and found[0] < days[0]
    return found if goes_on else days


def _is_same_day(time: FoundTime) -> bool:
    """Whether a time is that of what happened before, and did not go on: "the same day"."""
    moves = time.parts.way or time.parts.which in {"after", "before"}
    return time.rule == "anchored_day" and not moves


def _has_year(time: FoundTime) -> bool:
    return bool(time.parts.year or time.parts.yearof)


def _is_birth(text: str, time: FoundTime) -> bool:
    before = text[max(0, time.start - _LOOK_BACK) : time.start]
    return re.search(load(LEXICON)["birth"], before) is not None


def _by_publication(time: FoundTime, around: Around) -> Days | None:
    """The days of a time; an earlier time that it rests on is the last that leaves it past."""
    days = _resolve(time, around)
    if time.rule not in ANCHORED or around.published is None:
        return days
    while days is not None and days[0] > around.published and around.before:
        around = replace(around, before=around.before[:-1])
        days = _resolve(time, around)
    return days


def _resolve(time: FoundTime, around: Around) -> Days | None:
    try:
        return _RULES[time.rule](time.parts, around)
    except (ValueError, OverflowError):  # 30 February, or days outside the calendar
        return None


def _points_ahead(text: str, time: FoundTime) -> bool:
    lexicon = load(LEXICON)
    before = text[max(0, time.start - _LOOK_BACK) : time.start]
    return bool(
        re.search(lexicon["ahead"], before, re.IGNORECASE)
        or re.match(lexicon["ahead_prepositions"], text[time.start : time.end], re.IGNORECASE)
    )


def _counts_back(text: str, found: list[FoundTime], n: int) -> bool:
    """Whether a time leads from one right before it to another act: "on 5 May, a day after X fled".

    X fled a day earlier, not a day later.
    """
    lexicon = load(LEXICON)
    time = found[n]
    if time.rule != "away" or n == 0 or not re.match(lexicon["other_act"], text[time.end :]):
        return False
    words, between = text[time.start : time.end], text[found[n - 1].end : time.start]
    return words.endswith(("after", "before")) and bool(re.match(lexicon["apposed"], between))


def _shared_year(text: str, found: list[FoundTime], n: int) -> int | None:
    """The year of a neighbour that holds for the n-th time too: "3 March and 5 April 2021"."""
    lexicon = load(LEXICON)
    time = found[n]
    if time.rule not in _SHARING or _has_year(time):
        return None
    if n + 1 < len(found):
        after = found[n + 1]
        between = text[time.end : after.start]
        if after.parts.year and re.match(lexicon["shared_year"], between):
            return after.parts.year1 or after.parts.year
    if n and found[n - 1].rule == "year":
        between = text[found[n - 1].end : time.start]
        if re.match(lexicon["same_clause"], between) and not re.search(
            lexicon["new_clause"], between
        ):
            return found[n - 1].parts.year
    return None
