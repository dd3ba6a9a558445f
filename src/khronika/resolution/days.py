"""How the days of two tellings lie to each other."""

from enum import StrEnum

from khronika.model import Interval

EXACT = 7
"""Days up to which an interval is as good as a day: a weekend, last week."""
_SEVERAL_SOURCES = 2
"""Days by which sources of one act commonly differ: a night, a time zone, a late report."""
_MONTH = 31


class Days(StrEnum):
    """How two intervals lie to each other, the closest first."""

    SAME = "day_same"
    WITHIN = "day_within"
    NEAR = "day_near"
    WEEK = "day_week"
    MONTH = "day_month"
    OTHER = "day_other"
    ABSENT = "day_absent"


def compare_days(one: Interval | None, other: Interval | None) -> Days:
    """Say how two intervals lie to each other; absent where one of them is not told."""
    if one is None or other is None:
        return Days.ABSENT
    gap = gap_in_days(one, other)
    if gap == 0:
        return Days.SAME if max(length(one), length(other)) <= EXACT else Days.WITHIN
    if gap <= _SEVERAL_SOURCES:
        return Days.NEAR
    if gap <= EXACT:
        return Days.WEEK
    return Days.MONTH if gap <= _MONTH else Days.OTHER


def gap_in_days(one: Interval, other: Interval) -> int:
    """Count the days from the end of the earlier interval to the later one; 0 where they meet."""
    return max(0, (other.first - one.last).days, (one.first - other.last).days)


def length(when: Interval) -> int:
    """Count the days of an interval."""
    return (when.last - when.first).days + 1
