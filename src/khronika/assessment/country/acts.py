"""Acts as figures count them: each once, however many documents tell of it.

Tellings are one act only where people judged so. Of an act the telling that was published last says
what kind it is, how far it went and where; its days are those of the telling that gives the fewest.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from khronika.casebook import Review, ToldRow
from khronika.model import Certainty, IncidentType, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act with what its figures rest on."""

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
    documents: tuple[str, ...]
    publishers: tuple[str, ...]
    languages: tuple[str, ...]
    unattributed: tuple[str, ...]
    """Those of the documents that name no publisher."""
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

    @property
    def month(self) -> date | None:
        """The first day of the month that it was in; None where that is not known."""
        if self.first is None or self.last is None or not _one_month(self.first, self.last):
            return None
        return self.first.replace(day=1)


_SUREST = (Certainty.DISPUTED, Certainty.STATED, Certainty.ATTRIBUTED, Certainty.RUMOURED)


def act(tellings: Sequence[ToldRow], sources: int) -> Act:
    """Make an act of its tellings, which come as they were published."""
    if len(tellings) == 1:
        return _told_once(tellings[0], sources)
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
        documents=_once(one.document for one in tellings),
        publishers=_once(one.publisher for one in tellings),
        languages=_once(one.language for one in tellings),
        unattributed=_once(one.document for one in tellings if one.publisher is None),
        told=tellings[0].published,
        told_by=tellings[0].publisher,
        sources=sources,
    )


def _told_once(one: ToldRow, sources: int) -> Act:
    """Make an act of its only telling, as nearly all have: a country may have many thousands."""
    is_dated = one.first is not None and one.last is not None
    return Act(
        id=one.id,
        tellings=(one.id,),
        type=one.type,
        host=one.host,
        origin=one.origin,
        status=one.status,
        certainty=one.certainty,
        confirmed=one.review is not Review.PROPOSED,
        first=one.first if is_dated else None,
        last=one.last if is_dated else None,
        documents=(one.document,),
        publishers=() if one.publisher is None else (one.publisher,),
        languages=() if one.language is None else (one.language,),
        unattributed=(one.document,) if one.publisher is None else (),
        told=one.published,
        told_by=one.publisher,
        sources=sources,
    )


def _days(tellings: Sequence[ToldRow]) -> tuple[date | None, date | None]:
    dated = [
        (one.last - one.first, n, one.first, one.last)
        for n, one in enumerate(tellings)
        if one.first is not None and one.last is not None
    ]
    if not dated:
        return None, None
    _, _, first, last = min(dated)
    return first, last


def _one_month(first: date, last: date) -> bool:
    return (first.year, first.month) == (last.year, last.month)


def _once(values: Iterable[str | None]) -> tuple[str, ...]:
    found = dict.fromkeys(values)
    found.pop(None, None)
    return tuple(found)  # type: ignore[arg-type]  # None is out
