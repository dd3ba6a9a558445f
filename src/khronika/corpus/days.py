"""Days as the corpus writes them: `2026-03-12`, `2026-03`, `2026`, or `FIRST..LAST` of these."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from khronika.corpus.source import Unreadable

_ONE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_HELP = "write 2026-03-12, 2026-03, 2026 or 2026-03-01..2026-03-10"


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `first` to `last`, both included."""

    first: date
    last: date


def read_days(typed: str) -> Days:
    """Read a day, a month, a year or a run of days; raise Unreadable for anything else."""
    first, dots, last = typed.partition("..")
    days = Days(_one(first).first, _one(last if dots else first).last)
    if days.first > days.last:
        raise Unreadable("the run of days ends before it begins")
    return days


def _one(typed: str) -> Days:
    found = _ONE.fullmatch(typed)
    if not found:
        raise Unreadable(f"{typed[:30]!r} is no date: {_HELP}")
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        if year is None or month is None:
            return Days(date(year or 0, 1, 1), date(year or 0, 12, 31))
        if day is None:
            return Days(
                date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
            )
        return Days(date(year, month, day), date(year, month, day))
    except ValueError as error:
        raise Unreadable(f"{typed!r} is in no calendar: {_HELP}") from error
