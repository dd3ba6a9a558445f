"""Acts in order of time, what a list of them rests on, and what its filters can offer."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from khronika.casebook import Filter, IncidentRow
from khronika.model import IncidentType


@dataclass(frozen=True, slots=True)
class Year:
    """The acts that began in one year, in the order given; `year` is None for the undated."""

    year: int | None
    incidents: tuple[IncidentRow, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a list of incidents rests on: coverage, which is not risk."""

    incidents: int
    documents: int
    publishers: int
    unattributed: int
    """Documents that name no publisher."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters of a list offer: country codes, and acts in the codebook's order."""

    countries: list[str]
    types: list[IncidentType]


def by_year(incidents: Sequence[IncidentRow]) -> list[Year]:
    """Group acts, sorted by time with the undated last, by the year in which they began."""
    return [Year(year, tuple(acts)) for year, acts in groupby(incidents, _year)]


def coverage(incidents: Sequence[IncidentRow]) -> Coverage:
    """Count the documents and publishers that a list of incidents comes from."""
    documents = {row.document.id: row.document.publisher for row in incidents}
    return Coverage(
        incidents=len(incidents),
        documents=len(documents),
        publishers=len({publisher for publisher in documents.values() if publisher}),
        unattributed=sum(not publisher for publisher in documents.values()),
    )


def choices(incidents: Sequence[IncidentRow], wanted: Filter) -> Choices:
    """Give the countries and acts that occur, and those asked for, for the list to offer."""
    countries = {code for row in incidents for code in (row.host, row.origin)} | {wanted.country}
    types = {row.type for row in incidents} | {wanted.type}
    return Choices(
        countries=sorted(code for code in countries if code),
        types=[kind for kind in IncidentType if kind in types],
    )


def _year(incident: IncidentRow) -> int | None:
    return incident.when.first.year if incident.when else None
