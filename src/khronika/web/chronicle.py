"""Acts in order of time, year by year."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from khronika.casebook import IncidentRow


@dataclass(frozen=True, slots=True)
class Year:
    """The acts that began in one year, in the order given; `year` is None for the undated."""

    year: int | None
    incidents: tuple[IncidentRow, ...]


def by_year(incidents: Sequence[IncidentRow]) -> list[Year]:
    """Group acts, sorted by time with the undated last, by the year in which they began."""
    return [Year(year, tuple(acts)) for year, acts in groupby(incidents, _year)]


def _year(incident: IncidentRow) -> int | None:
    return incident.when.first.year if incident.when else None
