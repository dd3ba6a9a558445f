"""The times that Russian text names, as runs of days.

A date without its year is the last such day before the day of publication. What is a duration, an
age or a term is no date. The words are data (`lexicon/ru/dates.yaml`).
"""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from khronika import resources
from khronika.model import Interval
from khronika.reading import calendar
from khronika.reading.calendar import DAY, Days
from khronika.reading.spans import DateMention

_CENTURY = 2000
_Form = Callable[["_Resolver", re.Match[str]], Days | None]


def find_dates(text: str, published: date | None) -> list[DateMention]:
    """Find the times named in a text, in order.

    Args:
        text: the document's text.
        published: the day from which "вчера" counts; without it only full dates are resolved.
    """
    resolver = _Resolver(published)
    found: list[DateMention] = []
    taken = bytearray(len(text))
    for pattern, form in _forms():
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\1" * (end - start)
            interval = _interval(resolver, form, match)
            found.append(DateMention(start=start, end=end, text=match.group(), interval=interval))
    return sorted(found, key=lambda mention: mention.start)


def _interval(resolver: "_Resolver", form: _Form, match: re.Match[str]) -> Interval | None:
    """Resolve a time; None where its words give none, or one that no calendar holds."""
    try:
        days = form(resolver, match)
    except (ValueError, OverflowError):  # a year before the first or after the last
        return None
    if days is None or days[0] > days[1]:
        return None
    return Interval(first=days[0], last=days[1], text=match.group())


class _Resolver:
    """Turns the parts of a date into days, counting from the day of publication."""

    def __init__(self, published: date | None) -> None:
        self.published = published

    def numeric(self, match: re.Match[str]) -> Days | None:
        """05.06.23."""
        year = int(match["year"]) + (_CENTURY if len(match["year"]) == 2 else 0)
        return _day(year, int(match["month"]), int(match["day"]))

    def days(self, match: re.Match[str]) -> Days | None:
        """4 июня 2023 года; с 3 по 7 мая; пятого мая."""
        month, first = _month(match["month"]), _number(match["day"])
        last = _number(match["last"]) if match["last"] else first
        year = self._year(match["year"], lambda y: _day(y, month, first))
        begin, end = (_day(year, month, d) if year else None for d in (first, last))
        return (begin[0], end[1]) if begin and end else None

    def month(self, match: re.Match[str]) -> Days | None:
        """В начале марта 2022 года."""
        number = _month(match["month"])
        year = self._year(match["year"], lambda y: calendar.month(y, number))
        return _part(calendar.month(year, number), match["part"]) if year else None

    def season(self, match: re.Match[str]) -> Days | None:
        """Прошлой зимой; весной 2022-го."""
        first = next(
            m for s, m in _data()["seasons"].items() if match["season"].lower().startswith(s)
        )
        year = self._year(match["year"], lambda y: calendar.season(first, y))
        if year is None:
            return None
        if match["year"] and first == 12:
            year -= 1
        return _part(calendar.season(first, year), match["part"])

    def year(self, match: re.Match[str]) -> Days | None:
        """В 2021 году; в прошлом году."""
        if match["year"]:
            return _part(calendar.year(int(match["year"])), match["part"])
        if self.published is None:
            return None
        number = self.published.year + _shift(match["which"])
        return _part(calendar.year(number), match["part"])

    def unit(self, match: re.Match[str]) -> Days | None:
        """На прошлой неделе; в конце прошлого месяца."""
        if self.published is None:
            return None
        unit = next(u for s, u in _data()["units"].items() if match["unit"].lower().startswith(s))
        day = calendar.move(self.published, _shift(match["which"]), unit)[0]
        return _part(calendar.around(day, unit), match["part"])

    def ago(self, match: re.Match[str]) -> Days | None:
        """Три дня назад; месяц назад."""
        if self.published is None:
            return None
        unit = next(u for s, u in _data()["units"].items() if match["unit"].lower().startswith(s))
        count = _number(match["count"]) if match["count"] else 1
        return calendar.move(self.published, -count, unit) if count else None

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
        """Вчера; накануне."""
        if self.published is None:
            return None
        day = self.published + _data()["near"][match["near"].lower()] * DAY
        return day, day

    def _year(self, written: str | None, days: Callable[[int], Days | None]) -> int | None:
        """Give the year written, or the last in which the days began before publication."""
        if written:
            return int(written)
        if self.published is None:
            return None
        this = self.published.year
        found = days(this)
        return this if found and found[0] <= self.published else this - 1


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
    return next((n for stem, n in _data()["counts"].items() if word.lower().startswith(stem)), None)


def _shift(word: str) -> int:
    return next(int(n) for stem, n in _data()["which"].items() if word.lower().startswith(stem))


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
        "MONTH": "|".join(f"{stem}{data['month_endings']}" for stem in data["months"]),
        "SEASON": "|".join(f"{stem}\\w*" for stem in data["seasons"]),
        "WEEKDAY": "|".join(f"{stem}\\w*" for stem in data["weekdays"]),
        "UNIT": "|".join(f"{stem}\\w*" for stem in data["units"]),
        "WHICH": "|".join(f"{stem}\\w*" for stem in data["which"]),
        "COUNT": "|".join([r"\d{1,3}", *(f"{stem}\\w*" for stem in data["counts"])]),
        "NEAR": "|".join(data["near"]),
        "YEAR": data["year"],
        "PART": data["part"],
    }
    forms = []
    for record in data["forms"]:
        pattern = record["words"]
        for name, words in named.items():
            pattern = pattern.replace("{" + name + "}", words)
        form: _Form = getattr(_Resolver, record["form"])
        forms.append((re.compile(pattern, re.IGNORECASE), form))
    return tuple(forms)
