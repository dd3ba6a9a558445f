"""What documents tell of instruments that the reference knows, and where the two differ.

Neither is corrected by the other: both stand, and the difference is told. A telling is matched with
a record of its kind by the states that it names. Where two records fit equally well, none is taken.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from khronika.casebook import InstrumentRow, Review
from khronika.model import InstrumentForm, InstrumentStatus, Interval
from khronika.resources.instruments import ReferenceInstrument, instruments
from khronika.resources.partial_dates import days_of

_STANDS = frozenset({InstrumentStatus.IN_FORCE, InstrumentStatus.SIGNED})
_ENOUGH = 0.5
"""The share of a record's states that a telling must name to be taken for a telling of it."""


class Point(StrEnum):
    """What a document and the reference say differently."""

    EXISTS = "exists"
    """The document tells of it; the reference holds that there is none."""
    MADE = "made"
    """When it was signed or came into force."""
    STATUS = "status"
    DATA = "data"
    """The document tells of data that the reference does not list."""


class Happening(StrEnum):
    """What happened to an instrument on a day."""

    SIGNED = "signed"
    IN_FORCE = "in_force"
    ENDED = "ended"
    JOINED = "joined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day in the life of an instrument, as the reference has it."""

    what: Happening
    when: str
    """Partial date."""
    country: str | None = None
    """Who joined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one document tells of an instrument of the reference."""

    row: InstrumentRow
    record: ReferenceInstrument
    points: tuple[Point, ...]
    """Where they differ; empty where they do not."""
    perhaps: Moment | None
    """Where the days differ: what, by the reference, did happen at the time that is told."""

    @property
    def is_perhaps_of_another(self) -> bool:
        """Whether they differ and the document names fewer states, so that it may mean another."""
        return bool(self.points) and set(self.row.parties) != self.record.joined


def tellings(rows: Iterable[InstrumentRow]) -> tuple[Telling, ...]:
    """Find what rows tell of the reference, in their order; what a person rejected is left out."""
    return tuple(
        Telling(
            row=row,
            record=record,
            points=(points := tuple(_points(row, record))),
            perhaps=_at_the_time(row.when, record) if Point.MADE in points else None,
        )
        for row in rows
        if row.review is not Review.REJECTED and (record := matching(row)) is not None
    )


def matching(row: InstrumentRow) -> ReferenceInstrument | None:
    """Find the one record that a row tells of; None where none fits, or more than one."""
    if len(row.parties) < 2:
        return None
    shares = [
        (_share(row, record), record)
        for record in instruments()
        if record.kind is row.kind
        and record.form in {InstrumentForm.TREATY, InstrumentForm.ABSENCE}
    ]
    best = max((share for share, _ in shares), default=0.0)
    fitting = [record for share, record in shares if share == best]
    return fitting[0] if best >= _ENOUGH and len(fitting) == 1 else None


def moments(record: ReferenceInstrument) -> Iterator[Moment]:
    """Give the days that the reference knows of an instrument."""
    for what, when in (
        (Happening.SIGNED, record.signed),
        (Happening.IN_FORCE, record.in_force),
        (Happening.ENDED, record.ended),
    ):
        if when is not None:
            yield Moment(what=what, when=when)
    for party in record.parties:
        if party.since is not None and party.country in record.joined:
            yield Moment(what=Happening.JOINED, when=party.since, country=party.country)


def _share(row: InstrumentRow, record: ReferenceInstrument) -> float:
    """Say how much of a record's states a row names; nothing where it names another."""
    told = set(row.parties)
    if record.form is InstrumentForm.ABSENCE:
        return float(told == record.named)
    return len(told) / len(record.joined) if told <= record.joined else 0.0


def _points(row: InstrumentRow, record: ReferenceInstrument) -> Iterator[Point]:
    if record.form is InstrumentForm.ABSENCE:
        if row.status in _STANDS:
            yield Point.EXISTS
        return
    if _differs_in_time(row, record):
        yield Point.MADE
    if _differs_in_status(row, record):
        yield Point.STATUS
    if record.data and set(row.data) - set(record.data):
        yield Point.DATA


def _differs_in_time(row: InstrumentRow, record: ReferenceInstrument) -> bool:
    """Whether the day told fits none that it could mean, all of those being known."""
    if row.when is None or record.signed is None or row.status not in _STANDS:
        return False
    if row.when.last < days_of(record.signed)[0]:
        return True
    if row.status is InstrumentStatus.SIGNED:
        return not _touch(row.when, record.signed)
    times = [moment.when for moment in moments(record)]
    return record.in_force is not None and not any(_touch(row.when, when) for when in times)


def _differs_in_status(row: InstrumentRow, record: ReferenceInstrument) -> bool:
    published = row.document.published
    match row.status:
        case InstrumentStatus.DENOUNCED:
            return record.status in _STANDS
        case InstrumentStatus.NEGOTIATING:
            return record.status in _STANDS and _is_before(record.signed, published)
        case InstrumentStatus.IN_FORCE | InstrumentStatus.SIGNED:
            ended = record.status is InstrumentStatus.DENOUNCED
            return ended and _is_before(record.ended, published)
        case _:
            return False


def _is_before(when: str | None, published: date | None) -> bool:
    """Whether a day is known and was over when a document was published."""
    return when is not None and published is not None and days_of(when)[1] < published


def _at_the_time(told: Interval | None, record: ReferenceInstrument) -> Moment | None:
    """Find what happened at the time told: a state's joining rather than the coming into force."""
    if told is None:
        return None
    touched = [moment for moment in moments(record) if _touch(told, moment.when)]
    return touched[-1] if touched else None


def _touch(told: Interval, when: str) -> bool:
    first, last = days_of(when)
    return told.first <= last and first <= told.last
