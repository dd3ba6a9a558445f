"""The times that Russian text names, as runs of days.

A date without its year is the last such day before the day of publication; "через неделю" and "в
тот же день" count from the time told before. What is a duration, an age or a term is no date. The
words are data (`lexicon/ru/dates.yaml`).
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import Any

from khronika import resources
from khronika.model import Interval
from khronika.reading import calendar
from khronika.reading.calendar import DAY, LONGEST_MONTH, Days
from khronika.reading.spans import DateMention

_CENTURY = 2000
_LOOK_BACK = 60
_SMALL = {"day", "week"}
"""Units too small to leave a month: "в апреле он бежал; через неделю" stays in April."""
_YEAR = 365 * DAY
_SINCE = "с "
"""Opens a time that goes on until now."""
_YEARS_BACK = 9
"""Years in which a day without its year is looked for: 29 February may be eight years off."""
_Form = Callable[["_Resolver", re.Match[str]], Days | None]


def find_dates(text: str, published: date | None) -> list[DateMention]:
    """Find the times named in a text, in order.

    Args:
        text: the document's text.
        published: the day from which "вчера" counts; without it only full dates are resolved, and
            what is told from them.
    """
    heading = re.compile(_data()["heading_year"], re.MULTILINE)
    resolver = _Resolver(published, calendar.headed_years(text, heading))
    found = []
    for match, form in _times(text):
        if "\n" in text[resolver.read : match.start()]:
            resolver.in_paragraph, resolver.then = False, None
        resolver.read, resolver.guessed = match.start(), False
        back = form is _Resolver.later and resolver.counts_back(match)
        interval = _interval(resolver, form, match)
        start, end = _span(match)
        found.append(
            DateMention(
                start=start,
                end=end,
                text=text[start:end],
                interval=interval,
                of_the_next=back,
                of_no_year=resolver.guessed,
            )
        )
    return found


def _times(text: str) -> list[tuple[re.Match[str], _Form]]:
    """Find the words for times in their order; of those that overlap the first form counts."""
    times = []
    birth = re.compile(_data()["birth"], re.IGNORECASE)
    born = re.compile(_data()["birth_before"])
    taken = bytearray(len(text))
    for pattern, form in _forms():
        for match in pattern.finditer(text):
            start, end = _span(match)
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\1" * (end - start)
            before = text[max(0, start - _LOOK_BACK) : start]
            if not (birth.match(text, end) or born.search(before)):
                times.append((match, form))
    return sorted(times, key=lambda time: time[0].start())


def _span(match: re.Match[str]) -> tuple[int, int]:
    """Give where a time stands: at the head of an entry it is part of what was looked for."""
    return match.span("entry") if "entry" in match.re.groupindex else match.span()


def _interval(resolver: "_Resolver", form: _Form, match: re.Match[str]) -> Interval | None:
    """Resolve a time; None where its words give none, or one that no calendar holds."""
    try:
        days = form(resolver, match)
    except (ValueError, OverflowError):  # a year before the first or after the last
        return None
    if days is None or days[0] > days[1]:
        return None
    start, end = _span(match)
    resolver.told, resolver.told_until = days, end
    resolver.in_paragraph = True
    if _goes_on(match):
        resolver.leave_year(days)
    else:
        resolver.then = days
        if form in _OF_A_MONTH:
            resolver.narrated = days
        elif form not in _COUNTING:
            resolver.narrated = None
    return Interval(first=days[0], last=days[1], text=match.string[start:end])


def _goes_on(match: re.Match[str]) -> bool:
    return match.group().lower().startswith(_SINCE)


class _Resolver:
    """Turns the parts of a date into days, counting from publication or the time told before."""

    def __init__(self, published: date | None, headed: Sequence[tuple[int, int, int]] = ()) -> None:
        self.published = published
        self.headed = headed
        """From where to where in the text a year heads what is told, and which."""
        self.told: Days | None = None
        """The time told last."""
        self.narrated: Days | None = None
        """The same, if it was a season, a month or a day of one."""
        self.then: Days | None = None
        """The time told last in the paragraph at which something happened, and did not go on."""
        self.told_until = 0
        """Where its words end."""
        self.in_paragraph = False
        """Whether it was told in the paragraph that is being read."""
        self.read = 0
        """How far the text has been read."""
        self.guessed = False
        """Whether the time read last is told without its year."""

    def numeric(self, match: re.Match[str]) -> Days | None:
        """05.06.23."""
        year = int(match["year"]) + (_CENTURY if len(match["year"]) == 2 else 0)
        return _day(year, int(match["month"]), int(match["day"]))

    def day_and_month(self, match: re.Match[str]) -> Days | None:
        """26.09."""
        month, day = int(match["month"]), int(match["day"])
        year = self._year(match, lambda y: _day(y, month, day))
        return _day(year, month, day) if year else None

    def days(self, match: re.Match[str]) -> Days | None:
        """4 июня 2023 года; с 3 по 7 мая; пятого мая; 9 октября прошлого года."""
        month, first = _month(match["month"]), _number(match["day"])
        last = _number(match["last"]) if match["last"] else first
        year = self._year(match, lambda y: _day(y, month, first))
        begin, end = (_day(year, month, d) if year else None for d in (first, last))
        return (begin[0], end[1]) if begin and end else None

    def run_of_days(self, match: re.Match[str]) -> Days | None:
        """С 28 мая по 3 июня."""
        months = _month(match["month"]), _month(match["month2"])
        year = self._year(match, lambda y: _day(y, months[1], _number(match["last"])))
        if year is None:
            return None
        end = _day(year, months[1], _number(match["last"]))
        begin = _day(year - (months[0] > months[1]), months[0], _number(match["day"]))
        return (begin[0], end[1]) if begin and end else None

    def month(self, match: re.Match[str]) -> Days | None:
        """В начале марта 2022 года; с мая прошлого года."""
        number = _month(match["month"])
        year = self._year(match, lambda y: calendar.month(y, number))
        return _part(calendar.month(year, number), match["part"]) if year else None

    def run_of_months(self, match: re.Match[str]) -> Days | None:
        """С марта по июнь 2024 года."""
        first, last = _month(match["month"]), _month(match["month2"])
        year = self._year(match, lambda y: calendar.month(y, last))
        if year is None:
            return None
        return calendar.month(year - (first > last), first)[0], calendar.month(year, last)[1]

    def which_month(self, match: re.Match[str]) -> Days | None:
        """В прошлом октябре; в том же мае."""
        number = _month(match["month"])
        return self._which(match["which"], lambda y: calendar.month(y, number))

    def season(self, match: re.Match[str]) -> Days | None:
        """Прошлой зимой; весной 2022-го; той же осенью."""
        first = next(
            m for s, m in _data()["seasons"].items() if match["season"].lower().startswith(s)
        )
        if match["which"]:
            found = self._which(match["which"], lambda y: calendar.season(first, y))
            return _part(found, match["part"]) if found else None
        year = self._year(match, lambda y: calendar.season(first, y))
        if year is None:
            return None
        if (match["year"] or match["yearof"]) and first == 12:
            year -= 1
        return _part(calendar.season(first, year), match["part"])

    def year(self, match: re.Match[str]) -> Days | None:
        """В 2021 году; в прошлом году; к концу того же года."""
        if match["year"]:
            return _part(calendar.year(int(match["year"])), match["part"])
        shift = _shift(match["which"])
        anchor = self._anchor(shift)
        if anchor is None:
            return None
        return _part(calendar.year(anchor.year + (shift or 0)), match["part"])

    def unit(self, match: re.Match[str]) -> Days | None:
        """На прошлой неделе; в конце прошлого месяца; в том же месяце."""
        shift = _shift(match["which"])
        anchor = self._anchor(shift)
        if anchor is None:
            return None
        unit = _unit(match["unit"])
        day = calendar.move(anchor, shift or 0, unit)[0]
        return _part(calendar.around(day, unit), match["part"])

    def ago(self, match: re.Match[str]) -> Days | None:
        """Три дня назад; месяц назад."""
        count = _number(match["count"]) if match["count"] else 1
        if self.published is None or not count:
            return None
        return calendar.move(self.published, -count, _unit(match["unit"]))

    def later(self, match: re.Match[str]) -> Days | None:
        """Через неделю; спустя три дня; двумя месяцами позже."""
        return self._away(match, -1 if self.counts_back(match) else 1)

    def earlier(self, match: re.Match[str]) -> Days | None:
        """Неделей раньше; за день до этого."""
        return self._away(match, -1)

    def same_day(self, match: re.Match[str]) -> Days | None:
        """В тот же день; тогда же; с тех пор."""
        return self.told if _goes_on(match) else self.then or self.told

    def next_day(self, _match: re.Match[str]) -> Days | None:
        """На следующий день; наутро."""
        if self.told is None or not calendar.is_day(self.told):
            return None
        return self.told[1] + DAY, self.told[1] + DAY

    def day_of_month(self, match: re.Match[str]) -> Days | None:
        """30-го: of the month told before in the paragraph, or the next; else by publication."""
        day = int(match["day"])
        told = self.told if self.in_paragraph else None
        if told is not None and (told[1] - told[0]).days < LONGEST_MONTH:
            found = calendar.on_to_day(day, told[0])
            if self.published is None or found[0] <= self.published:
                return found
        return calendar.back_to_day(day, self.published) if self.published else None

    def weekday(self, match: re.Match[str]) -> Days | None:
        """Во вторник; в ночь на понедельник."""
        if self.published is None:
            return None
        number = next(
            n for s, n in _data()["weekdays"].items() if match["weekday"].lower().startswith(s)
        )
        back = (self.published.weekday() - number) % 7
        day = self.published - back * DAY
        return day, day

    def near(self, match: re.Match[str]) -> Days | None:
        """Сегодня; вчера."""
        if self.published is None:
            return None
        day = self.published + _data()["near"][match["near"].lower()] * DAY
        return day, day

    def the_day_before(self, _match: re.Match[str]) -> Days | None:
        """Накануне: before the day told in the paragraph, else before publication."""
        told = self.told if self.in_paragraph else None
        day = told[0] if told is not None and calendar.is_day(told) else self.published
        return (day - DAY, day - DAY) if day is not None else None

    def _away(self, match: re.Match[str], way: int) -> Days | None:
        """Give what lies some units from the time told last; nothing after publication."""
        unit, count = _unit(match["unit"]), _number(match["count"]) if match["count"] else 1
        if self.told is None or not count:
            return None
        lasts = (self.told[1] - self.told[0]).days
        if unit in _SMALL and not calendar.is_day(self.told):
            return self.told if lasts < LONGEST_MONTH else None
        if unit == "month" and lasts >= LONGEST_MONTH:
            return None  # "в 2023 году его задержали, через месяц отпустили"
        found = calendar.move(self.told[way > 0], way * count, unit)
        begins = found[0]
        if unit == "year":  # a year after the autumn is not yet over in spring
            begins = self.told[0] + way * count * _YEAR
        return None if self.published is not None and begins > self.published else found

    def counts_back(self, match: re.Match[str]) -> bool:
        """Say if it leads from the day right before it to another act: "5 мая, через день после".

        That act was a day earlier, not a day later.
        """
        between = match.string[self.told_until : match.start()]
        behind = match.string[match.end() :]
        return bool(
            self.told is not None
            and re.match(_data()["apposed"], between)
            and re.match(_data()["other_act"], behind)
        )

    def _anchor(self, shift: int | None) -> date | None:
        """Give the day from which a unit counts: of the time told last where "the same" is said."""
        if shift is None:
            return self.told[0] if self.told is not None else None
        return self.published

    def _which(self, word: str, make: Callable[[int], Days]) -> Days | None:
        """Give the last such days before publication, or those at the time told last."""
        shift = _shift(word)
        anchor = self._anchor(shift)
        if anchor is None:
            return None
        runs = [make(year) for year in range(anchor.year - 2, anchor.year + 2)]
        if shift is None:
            return next((run for run in runs if run[1] >= anchor), None)
        if shift < 0:
            return next((run for run in reversed(runs) if run[1] < anchor), None)
        return next((run for run in reversed(runs) if run[0] <= anchor), None)

    def _year(self, match: re.Match[str], days: Callable[[int], Days | None]) -> int | None:
        """Give the year written, or the last in which the days began before publication."""
        if match["year"]:
            return int(match["year"])
        if match["yearof"]:
            shift = _shift(match["yearof"])
            anchor = self._anchor(shift)
            return anchor.year + (shift or 0) if anchor is not None else None
        headed = calendar.headed_year(self.headed, match.start())
        if headed is not None or self.published is None:
            return headed
        for year in range(self.published.year, self.published.year - _YEARS_BACK, -1):
            found = days(year)
            if found and found[0] <= self.published:
                told = self._year_told(match, found[0], days)
                self.guessed = told == year
                return told
        return None

    def _year_told(
        self, match: re.Match[str], latest: date, days: Callable[[int], Days | None]
    ) -> int:
        """Give the year that the paragraph tells of, if the days come in it with what it told.

        "В апреле 2023 года его задержали. В мае суд …": 2023, though May has come again since. An
        earlier month may be that of the next year, and "ещё в марте" is the March before.
        """
        told = self.narrated if self.in_paragraph else None
        if told is None:
            return latest.year
        if re.search(_data()["back_then"], match.string[: match.start()], re.IGNORECASE):
            runs = (days(year) for year in (told[0].year, told[0].year - 1))
            return next((run[0].year for run in runs if run and run[0] < told[0]), latest.year)
        found = days(told[0].year)
        goes_on = found is not None and calendar.goes_on(told, found) and found[0] < latest
        return told[0].year if goes_on else latest.year

    def leave_year(self, days: Days) -> None:
        """Tell nothing more of the year told of, if something went on from a day of another."""
        if self.narrated is not None and self.narrated[0].year != days[0].year:
            self.narrated = None


_OF_A_MONTH = frozenset(
    {
        _Resolver.numeric,
        _Resolver.days,
        _Resolver.day_and_month,
        _Resolver.month,
        _Resolver.season,
    }
)

_COUNTING = frozenset({_Resolver.later, _Resolver.earlier, _Resolver.same_day, _Resolver.next_day})
"""Forms of times that count from one told before, and so stay in what is told."""


def _day(year: int, month: int, day: int | None) -> Days | None:
    try:
        found = date(year, month, day or 0)
    except ValueError:
        return None
    return found, found


def _month(word: str) -> int:
    return next(int(n) for stem, n in _data()["months"].items() if word.lower().startswith(stem))


def _number(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    tens, _, ones = word.partition(" ")
    if ones:
        return (_number(tens) or 0) + (_number(ones) or 0)
    return next((n for stem, n in _data()["counts"].items() if word.lower().startswith(stem)), None)


def _unit(word: str) -> str:
    return next(str(u) for s, u in _data()["units"].items() if word.lower().startswith(s))


def _shift(word: str) -> int | None:
    """Give how many years or units from publication a word means; None for "the same"."""
    low = word.lower()
    return next((int(n) for stem, n in _data()["which"].items() if low.startswith(stem)), None)


def _part(days: Days, word: str | None) -> Days:
    if not word:
        return days
    low = word.lower()
    which = next((p for stem, p in _data()["parts"].items() if stem in low), None)
    return calendar.part(days, which) if which else days


@cache
def _data() -> Any:
    return resources.load("lexicon/ru/dates.yaml")


@cache
def _forms() -> tuple[tuple[re.Pattern[str], _Form], ...]:
    data = _data()
    named = {
        "YEAR": data["year"],
        "ORDINAL": data["ordinal"],
        "PART": data["part"],
        "FOR_UNITS": data["for_units"],
        "BY_UNITS": data["by_units"],
        "MONTH": "|".join(f"{stem}{data['month_endings']}" for stem in data["months"]),
        "SEASON": "|".join(f"{stem}\\w*" for stem in data["seasons"]),
        "WEEKDAY": "|".join(f"{stem}\\w*" for stem in data["weekdays"]),
        "WHICH": "|".join([*(f"{stem}\\w*" for stem in data["which"]), data["same"]]),
        "COUNT": "|".join([r"\d{1,3}", *(f"{stem}\\w*" for stem in data["counts"])]),
        "NEAR": "|".join(data["near"]),
    }
    forms = []
    for record in data["forms"]:
        pattern = record["words"]
        for name, words in named.items():
            pattern = pattern.replace("{" + name + "}", words)
        form: _Form = getattr(_Resolver, record["form"])
        forms.append((re.compile(pattern, re.IGNORECASE), form))
    return tuple(forms)
