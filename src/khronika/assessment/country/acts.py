"""Acts as figures count them: each once, however many documents tell of it.

Tellings are one act only where people judged so. Of an act the telling that was published last says
what kind it is, how far it went and where; its days are those of the telling that gives the fewest,
and of those that contradict it.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from khronika.assessment.days import days_of_act
from khronika.casebook import Review, ToldRow
from khronika.model import Certainty, IncidentType, Status

Source = tuple[str, str | None, str | None]
"""A document, its publisher and its language."""


class Act(NamedTuple):
    """An act with what its figures rest on.

    A tuple, since a country may have many thousands: a dataclass takes five times as long to make.
    """

    id: str
    """Of the incident that was published first."""
    tellings: tuple[str, ...]
    """Ids of all its incidents, as they were published."""
    type: IncidentType
    host: str | None
    origin: str | None
    status: Status
    certainty: Certainty
    """Disputed where one document has it so; else as the surest telling."""
    confirmed: bool
    """Whether a person accepted, corrected or added one of its tellings."""
    first: date | None
    last: date | None
    """The days that it lies within; both None where no document tells."""
    month: date | None
    """The first day of the month that it was in; None where that is not known."""
    rests_on: tuple[Source, ...]
    """The documents that tell of it, each once."""
    told: date | None
    """The day on which it was first told; None where a document without a day may be earlier."""
    told_by: str | None
    """The publisher that told it first."""
    sources: int
    """Independent sources."""

    @property
    def unsure(self) -> bool:
        """Whether it is disputed or rumoured."""
        return self.certainty in (Certainty.DISPUTED, Certainty.RUMOURED)


_SUREST = (Certainty.DISPUTED, Certainty.STATED, Certainty.ATTRIBUTED, Certainty.RUMOURED)


def act(tellings: Sequence[ToldRow], sources: int) -> Act:
    """Make an act of its tellings, which come as they were published."""
    last = tellings[-1]
    certainties = {one.certainty for one in tellings}
    first, final = _days(tellings)
    return Act(
        id=tellings[0].id,
        tellings=tuple(one.id for one in tellings),
        type=last.type,
        host=last.host,
        origin=last.origin,
        status=last.status,
        certainty=next(one for one in _SUREST if one in certainties),
        confirmed=any(one.review is not Review.PROPOSED for one in tellings),
        first=first,
        last=final,
        month=_month(first, final),
        rests_on=tuple(
            dict.fromkeys((one.document, one.publisher, one.language) for one in tellings)
        ),
        told=tellings[0].published,
        told_by=tellings[0].publisher,
        sources=sources,
    )


def told_once(tellings: Sequence[ToldRow]) -> list[Act]:
    """Make an act of each of some tellings, which is its only one.

    Nearly all acts have one, and a country many thousands: so they are made all at once, column by
    column, which takes a quarter of the time.
    """
    if not tellings:
        return []
    ids, documents, kinds, hosts, origins, statuses, certainties, reviews, *rest = zip(
        *tellings, strict=True
    )
    firsts, lasts, days, publishers, languages, _disputed = rest
    sources = zip(documents, publishers, languages, strict=True)
    return list(
        map(
            Act,
            ids,
            zip(ids, strict=True),
            kinds,
            hosts,
            origins,
            statuses,
            certainties,
            [review is not Review.PROPOSED for review in reviews],
            firsts,
            lasts,
            map(_month, firsts, lasts),
            zip(sources, strict=True),
            days,
            publishers,
            repeat(1),
        )
    )


def _days(tellings: Sequence[ToldRow]) -> tuple[date | None, date | None]:
    days = days_of_act((one.first, one.last) for one in tellings if one.first and one.last)
    return days or (None, None)


@lru_cache(maxsize=50_000)
def _month(first: date | None, last: date | None) -> date | None:
    """Give the first day of the month that both days are in."""
    if first is None or last is None:
        return None
    if first.month != last.month or first.year != last.year:
        return None
    return date(first.year, first.month, 1)
