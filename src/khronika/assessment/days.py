"""The days of an act of which several documents tell."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple


class Span(NamedTuple):
    """Days that something lies within."""

    first: date
    last: date


def days_of_act(told: Iterable[tuple[date, date]]) -> Span | None:
    """Give the days of its most exact telling, and of all that contradict it.

    Of "11 March" and "in March" that is 11 March; of "10 March" and "11 March" it is both, since no
    telling may be chosen against another.

    Args:
        told: the first and the last day by each telling that has them; of equally exact ones the
            first counts.

    Returns:
        None where no telling has days.
    """
    days: Span | None = None
    for first, last in sorted(told, key=lambda span: span[1] - span[0]):
        if days is None:
            days = Span(first, last)
        elif last < days.first or days.last < first:
            days = Span(min(days.first, first), max(days.last, last))
    return days
