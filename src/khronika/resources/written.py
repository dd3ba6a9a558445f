"""Days, countries and languages as a language writes them.

Russian has two forms of a month: «июнь 2023», but «6 июня 2023». English takes the same for both.
"""

from calendar import monthrange
from datetime import date
from functools import cache

from khronika.resources import load
from khronika.resources.vocabulary import Language


def span(first: date, last: date, language: Language) -> str:
    """Write the days from first to last, both included, as briefly as can be without loss."""
    if first == last:
        return _day(last, language)
    month = (first.year, first.month)
    if (first.day, last) == (1, date(*month, _last_day(first))):
        return f"{_month(first, 'alone', language)} {first.year}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.day == 1 and last.day == _last_day(last):
        return _months(first, last, language)
    if first.year != last.year:
        return f"{_day(first, language)} – {_day(last, language)}"
    if first.month != last.month:
        return f"{first.day} {_month(first, 'of', language)} – {_day(last, language)}"
    return f"{first.day}–{_day(last, language)}"


def country(code: str, language: Language) -> str:
    """Give the usual name of a country; a code that the gazetteer lacks stays as it is."""
    return _countries(language).get(code, code)


def tongue(code: str, language: Language) -> str:
    """Give the name of a language; a code that is not among the names stays as it is."""
    names = load("writing/languages.yaml").get(code)
    return code if names is None else str(names[language])


def is_code(code: str) -> bool:
    """Tell whether a code is that of a country or a language that can be written."""
    return code in _countries("en") or code in load("writing/languages.yaml")


def _day(when: date, language: Language) -> str:
    return f"{when.day} {_month(when, 'of', language)} {when.year}"


def _months(first: date, last: date, language: Language) -> str:
    year = "" if first.year == last.year else f" {first.year}"
    begins, ends = (_month(one, "alone", language) for one in (first, last))
    return f"{begins}{year} – {ends} {last.year}"


def _last_day(when: date) -> int:
    return monthrange(when.year, when.month)[1]


def _month(when: date, form: str, language: Language) -> str:
    return str(load("writing/months.yaml")[language][form][when.month - 1])


@cache
def _countries(language: Language) -> dict[str, str]:
    return {
        entry["code"]: entry[language]["names"][0]
        for entry in load("places/countries.yaml")
        if entry.get(language, {}).get("names")
    }
