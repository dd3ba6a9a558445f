"""Acts month by month, beside what was published in that month.

A month of many acts may be a month of many reporters: so each stands beside how much was written
that tells of the country, and how much its sources published at all.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter

from khronika.assessment.country.acts import Act
from khronika.assessment.country.counting import MonthFigures, grouped, parted
from khronika.casebook import ToldRow

_DOCUMENT, _PUBLISHER = attrgetter("document"), attrgetter("publisher")
_LANGUAGE = attrgetter("language")


def by_month(
    acts: Sequence[Act], tellings: Sequence[ToldRow], looked: Mapping[date, int]
) -> tuple[MonthFigures, ...]:
    """Count acts by month, from the first month in which anything was done or told to the last.

    Args:
        acts: acts in the country.
        tellings: all tellings of them.
        looked: documents that the country's sources published, by the first day of the month.
    """
    done = grouped([act for act in acts if act.month is not None], attrgetter("month"))
    told: dict[date, list[ToldRow]] = defaultdict(list)
    for telling in tellings:
        if telling.published is not None:
            told[telling.published.replace(day=1)].append(telling)
    known = [month for month in (*done, *told) if month is not None]
    if not known:
        return ()
    return tuple(
        _month(month, done.get(month, ()), told.get(month, ()), looked.get(month, 0))
        for month in months_between(min(known), max(known))
    )


def _month(
    month: date, acts: Sequence[Act], tellings: Sequence[ToldRow], looked: int
) -> MonthFigures:
    return MonthFigures(
        month=month,
        acts=parted(acts),
        documents=len(set(map(_DOCUMENT, tellings))),
        publishers=len(set(filter(None, map(_PUBLISHER, tellings)))),
        languages=tuple(sorted(set(filter(None, map(_LANGUAGE, tellings))))),
        looked=looked,
    )


def months_between(first: date, last: date) -> Iterator[date]:
    """Give the months from one to another, both included; the first day stands for each."""
    month = first
    while month <= last:
        yield month
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
