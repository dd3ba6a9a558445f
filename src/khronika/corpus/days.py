"""Days as the corpus writes them: `2026-03-12`, `2026-03`, `2026`, or `FIRST..LAST` of these."""

from dataclasses import dataclass
from datetime import date

from khronika.corpus.source import Unreadable
from khronika.resources.partial_dates import days_of

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
    try:
        return Days(*days_of(typed))
    except ValueError as error:
        raise Unreadable(f"{typed[:30]!r} is no date: {_HELP}") from error
