"""What a rule of dates works on: the parts of a time's words, and what stands around them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from khronika.reading import calendar
from khronika.reading.calendar import Days

ANY, SEASON = 10**6, 100
"""Lengths in days, to say how long a time may be that another rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the slots of a form held. Months count from 1 to 12, weekdays from 0 to 6."""

    day: int = 0
    day2: int = 0
    month: int = 0
    month2: int = 0
    year: int | None = None
    year1: int | None = None
    """The year of the earlier end of a run that names both."""
    yearof: str | None = None
    """last, this, next; or that, after, before of the time named before."""
    weekday: int = 0
    season: int = 0
    """The month in which the season begins."""
    part: str | None = None
    which: str | None = None
    week: str | None = None
    count: int | None = None
    """None where the words are vague ("several")."""
    unit: str = "day"
    way: int = 0
    """1 later, -1 earlier; 0 where the words do not say."""
    span: tuple[int, int] = (0, 0)
    """Month and day of a feast, or days from publication."""
    so_far: str | None = None

    def of(self, days: Days) -> Days:
        """The part of a run of days that the words name; all of it where they name none."""
        return calendar.part(days, self.part) if self.part else days


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a time's words are read against."""

    published: date | None
    before: Sequence[Days]
    """The times that the text named before, in order."""
    ahead: bool = False
    """Whether the words before it point to the future."""
    year: int | None = None
    """The year that a neighbouring date names for both."""

    def last(self, longest: int = ANY) -> Days | None:
        """The time named last that is not longer than `longest` days."""
        fitting = (d for d in reversed(self.before) if (d[1] - d[0]).days < longest)
        return next(fitting, None)

    def last_day(self) -> Days | None:
        """The day, or the night between two, that was named last."""
        return self.last(longest=2)
