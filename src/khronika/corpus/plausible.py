"""Whether the days that a coder wrote can be what the words of a date say.

Looked at are names of weekdays and months, years, the number beside a month, and words for today
and yesterday, in English and Russian. What the words leave open is not judged.
"""

import re
from datetime import date, timedelta

from khronika.corpus.days import Days

_WEEKDAYS = (
    r"Mon(?:day)?\b|понедельник",
    r"Tue(?:s|sday)?\b|вторник",
    r"Wed(?:nesday)?\b|сред[ау]\b",
    r"Thu(?:r|rs|rsday)?\b|четверг",
    r"Fri(?:day)?\b|пятниц",
    r"Sat(?:urday)?\b|суббот",
    r"Sun(?:day)?\b|воскресень",
)
_MONTHS = (
    r"(?:January|Jan)\b|(?i:январ)",
    r"(?:February|Feb)\b|(?i:феврал)",
    r"(?:March|Mar)\b|(?i:март)",
    r"(?:April|Apr)\b|(?i:апрел)",
    r"May\b|(?i:ма[йяюе])\b",
    r"(?:June|Jun)\b|(?i:июн)",
    r"(?:July|Jul)\b|(?i:июл)",
    r"(?:August|Aug)\b|(?i:август)",
    r"(?:September|Sept?)\b|(?i:сентябр)",
    r"(?:October|Oct)\b|(?i:октябр)",
    r"(?:November|Nov)\b|(?i:ноябр)",
    r"(?:December|Dec)\b|(?i:декабр)",
)
_WEEKDAY = [re.compile(rf"\b(?:{names})", re.IGNORECASE) for names in _WEEKDAYS]
_MONTH = [re.compile(rf"\b(?:{names})") for names in _MONTHS]
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"(?<![\d.,:])\b(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b(?![:.,]\d)")
_NIGHT = re.compile(r"night|ноч", re.IGNORECASE)
_TODAY = re.compile(r"^(?:earlier )?today$|^сегодня(?: \w+)?$", re.IGNORECASE)
_YESTERDAY = re.compile(r"^yesterday(?: \w+)?$|^вчера(?: \w+)?$", re.IGNORECASE)


def implausible(words: str, days: Days, published: date | None) -> str | None:
    """Say why `days` cannot be what `words` mean, or None."""
    return (
        _wrong_year(words, days)
        or _wrong_month(words, days)
        or _wrong_weekday(words, days)
        or (_wrong_relative(words, days, published) if published else None)
    )


def _wrong_year(words: str, days: Days) -> str | None:
    years = [int(year) for year in _YEAR.findall(words)]
    if years and not any(days.first.year <= year <= days.last.year for year in years):
        return "the words name another year"
    return None


def _wrong_month(words: str, days: Days) -> str | None:
    months = [number for number, names in enumerate(_MONTH, 1) if names.search(words)]
    if not months:
        return None
    touched = _months(days)
    if touched and not touched & set(months):
        return "the words name another month"
    numbers = {int(re.sub(r"\D", "", number)) for number in _NUMBER.findall(words)}
    if len(numbers) == 1 and days.first == days.last and not _near(words, days.first, numbers):
        return "the words name another day of the month"
    return None


def _near(words: str, day: date, numbers: set[int]) -> bool:
    """Tell whether the number is the day's; a night belongs to two days."""
    later = (day + timedelta(days=1)).day
    return day.day in numbers or (bool(_NIGHT.search(words)) and later in numbers)


def _months(days: Days) -> set[int]:
    """Give the numbers of the months that a run of days touches."""
    first, last = days.first, days.last
    spanned = (last.year - first.year) * 12 + last.month - first.month
    return {(first.month - 1 + n) % 12 + 1 for n in range(min(spanned, 11) + 1)}


def _wrong_weekday(words: str, days: Days) -> str | None:
    named = {number for number, names in enumerate(_WEEKDAY) if names.search(words)}
    if not named or days.first != days.last:
        return None
    if _NIGHT.search(words):  # the night to Monday begins on Sunday
        named |= {(number - 1) % 7 for number in named}
    return None if days.first.weekday() in named else "the words name another day of the week"


def _wrong_relative(words: str, days: Days, published: date) -> str | None:
    if _TODAY.match(words) and days != Days(published, published):
        return "the words mean the day of publication"
    before = published - timedelta(days=1)
    if _YESTERDAY.match(words) and days != Days(before, before):
        return "the words mean the day before publication"
    return None
