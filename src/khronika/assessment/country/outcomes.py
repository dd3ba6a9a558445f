"""What became of those who were detained, as far as documents tell.

One line for each person, or group without names, over all documents in which people judged them to
stand. What no document tells is unknown, and unknown is neither free nor lost.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from khronika.casebook import SufferedRow, ToldRow
from khronika.model import IncidentType, Status

_CLOSE = 31
"""Days within which a time must be known to be told."""


class Outcome(StrEnum):
    """What became of somebody who was detained."""

    RELEASED = "released"
    REMOVED = "removed"
    """Deported, extradited or carried off."""
    KEPT = "kept"
    """A court or an authority refused to extradite."""
    PROTECTED = "protected"
    """Asylum or other protection was granted, in whatever country."""


_BY_TYPE: Mapping[IncidentType, Outcome] = {
    IncidentType.RELEASE: Outcome.RELEASED,
    IncidentType.DEPORTATION: Outcome.REMOVED,
    IncidentType.EXTRADITION: Outcome.REMOVED,
    IncidentType.ABDUCTION: Outcome.REMOVED,
    IncidentType.EXTRADITION_REFUSAL: Outcome.KEPT,
    IncidentType.ASYLUM_GRANT: Outcome.PROTECTED,
}

TYPES = frozenset({IncidentType.DETENTION, *_BY_TYPE})
"""The types of act that the outcomes are told by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeFigures:
    """How many came to one outcome, and how long it took."""

    outcome: Outcome
    people: int
    incidents: tuple[str, ...]
    """Ids of the incidents that tell it."""
    timed: int
    """How many of them it is told of, to within a month, how long it took."""
    shortest: int | None
    median: int | None
    longest: int | None
    """Days from the detention; None where none is timed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """What became of those who were detained; somebody may have come to several outcomes."""

    detained: int
    """People, or groups without names, who were taken into custody."""
    incidents: tuple[str, ...]
    """Ids of the incidents by which they were."""
    found: tuple[OutcomeFigures, ...]
    unknown: int
    """Of how many no document tells any outcome."""
    unknown_incidents: tuple[str, ...]


def outcomes(suffered: Sequence[SufferedRow], host: str) -> Outcomes:
    """Say what became of those who were detained in a country.

    Args:
        suffered: their detentions, and what else hit them, told in the order of the casebook.
        host: the country.
    """
    people: dict[str, list[ToldRow]] = defaultdict(list)
    for row in suffered:
        if row.told.status is Status.COMPLETED:
            people[row.person].append(row.told)
    detained = {
        person: taken for person, told in people.items() if (taken := _detentions(told, host))
    }
    ended = {person: _ended(people[person], taken, host) for person, taken in detained.items()}
    without = [person for person, found in ended.items() if not found]
    return Outcomes(
        detained=len(detained),
        incidents=_ids(told for taken in detained.values() for told in taken),
        found=tuple(
            _figures(outcome, detained, ended)
            for outcome in Outcome
            if any(outcome in found for found in ended.values())
        ),
        unknown=len(without),
        unknown_incidents=_ids(told for person in without for told in detained[person]),
    )


def _detentions(told: Sequence[ToldRow], host: str) -> list[ToldRow]:
    return [one for one in told if one.type is IncidentType.DETENTION and one.host == host]


def _ended(
    told: Sequence[ToldRow], taken: Sequence[ToldRow], host: str
) -> dict[Outcome, list[ToldRow]]:
    """Give what somebody's detentions led to; an act before all of them is no outcome of them."""
    found: dict[Outcome, list[ToldRow]] = defaultdict(list)
    for one in told:
        outcome = _BY_TYPE.get(one.type)
        if outcome is None or not (one.host == host or outcome is Outcome.PROTECTED):
            continue
        if any(_may_follow(one, detention) for detention in taken):
            found[outcome].append(one)
    return dict(found)


def _may_follow(later: ToldRow, earlier: ToldRow) -> bool:
    return later.last is None or earlier.first is None or later.last >= earlier.first


def _figures(
    outcome: Outcome,
    detained: Mapping[str, Sequence[ToldRow]],
    ended: Mapping[str, Mapping[Outcome, Sequence[ToldRow]]],
) -> OutcomeFigures:
    came = {person: found[outcome] for person, found in ended.items() if outcome in found}
    times = [
        days
        for person, told in came.items()
        if (days := _days_between(detained[person], told)) is not None
    ]
    return OutcomeFigures(
        outcome=outcome,
        people=len(came),
        incidents=_ids(one for told in came.values() for one in told),
        timed=len(times),
        shortest=min(times, default=None),
        median=round(median(times)) if times else None,
        longest=max(times, default=None),
    )


def _days_between(taken: Sequence[ToldRow], ended: Sequence[ToldRow]) -> int | None:
    """Give the days from a detention to its end, to within a month; of several ends the first."""
    spans = [
        (max((end.first - start.last).days, 0), (end.last - start.first).days)
        for end in ended
        for start in taken
        if end.first and end.last and start.first and start.last and end.last >= start.first
    ]
    close = [(low + high) // 2 for low, high in spans if high - low <= _CLOSE]
    return min(close, default=None)


def _ids(told: Iterable[ToldRow]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.id for one in told))
