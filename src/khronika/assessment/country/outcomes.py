"""What became of those who were detained, as far as documents tell.

One line for each person, or group without names, over all documents in which people judged them to
stand. What no document tells is unknown, and unknown is neither free nor lost. What is only
rumoured is counted apart, and makes nobody's fate known.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from statistics import median

from khronika.assessment.country.figures import Coverage, coverage
from khronika.assessment.doubts import as_rumours
from khronika.casebook import Casebook, Review, SufferedRow
from khronika.model import Certainty, IncidentType, Status

_CLOSE = 31
"""Days within which a time must be known to be told."""


class Outcome(StrEnum):
    """What became of somebody who was detained."""

    RELEASED = "released"
    REMOVED = "removed"
    """Deported, extradited or carried off."""
    SEIZED = "seized"
    """Abducted, where no document tells a place outside the country: what came then is unknown."""
    KEPT = "kept"
    """A court or an authority refused to extradite."""
    PROTECTED = "protected"
    """Asylum or other protection was granted, in whatever country."""


_BY_TYPE: Mapping[IncidentType, Outcome] = {
    IncidentType.RELEASE: Outcome.RELEASED,
    IncidentType.DEPORTATION: Outcome.REMOVED,
    IncidentType.EXTRADITION: Outcome.REMOVED,
    IncidentType.ABDUCTION: Outcome.SEIZED,
    IncidentType.EXTRADITION_REFUSAL: Outcome.KEPT,
    IncidentType.ASYLUM_GRANT: Outcome.PROTECTED,
}

TYPES = frozenset({IncidentType.DETENTION, *_BY_TYPE})
"""The types of act that the outcomes are told by."""
_IN_PERSON = TYPES - {IncidentType.ASYLUM_GRANT}
"""Those by which somebody must be where they are done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeFigures:
    """How many came to one outcome, and how long it took."""

    outcome: Outcome
    people: int
    confirmed: int
    """Of how many of them a person confirmed that they came to it."""
    incidents: tuple[str, ...]
    """Ids of the incidents that tell it."""
    coverage: Coverage
    """What these rest on."""
    disputed: tuple[str, ...]
    """Those of them that are disputed."""
    rumoured: int
    """How many more came to it by rumour alone."""
    rumours: tuple[str, ...]
    """Ids of the incidents that tell so."""
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
    confirmed: int
    """Of how many of them a person confirmed that they were."""
    incidents: tuple[str, ...]
    """Ids of the incidents by which they were."""
    coverage: Coverage
    """What these rest on."""
    rumoured: int
    """How many more were taken by rumour alone."""
    rumours: tuple[str, ...]
    """Ids of the incidents that tell so."""
    found: tuple[OutcomeFigures, ...]
    unknown: int
    """Of how many no document tells what became of them."""
    unknown_incidents: tuple[str, ...]
    """Ids of the incidents by which they were taken."""
    unknown_coverage: Coverage
    """What these rest on."""
    pending: int
    """Of how many of them it is told that a surrender or removal was begun and not decided."""
    pending_incidents: tuple[str, ...]
    """Ids of the incidents that tell it."""
    contested: int
    """Of how many all is disputed that documents tell became of them."""
    contested_incidents: tuple[str, ...]
    """Ids of the incidents that tell it."""


Told = Sequence[SufferedRow]
Ends = Mapping[Outcome, Told]


def fates(casebook: Casebook, detentions: Collection[str], host: str) -> Outcomes:
    """Say what became of those whom some detentions in a country hit, by their ids."""
    suffered = casebook.countries.suffered(detentions, TYPES)
    rows = [replace(row, told=as_rumours((row.told,))[0]) for row in suffered]
    return outcomes(rows, host)


def outcomes(suffered: Told, host: str) -> Outcomes:
    """Say what became of those who were detained in a country.

    Args:
        suffered: their detentions, and what else hit them, told in the order of the casebook.
        host: the country.
    """
    people = _by_person(row for row in suffered if row.told.status is Status.COMPLETED)
    taken = {person: held for person, told in people.items() if (held := _detentions(told, host))}
    detained = {person: sure for person, held in taken.items() if (sure := _sure(held))}
    ended = {person: _ended(people[person], held, host) for person, held in detained.items()}
    without = [person for person, ends in ended.items() if not _is_known(ends)]
    contested = {person: told for person, ends in ended.items() if (told := _contested(ends))}
    lost = [told for person in without for told in detained[person]]
    begun = _by_person(row for row in suffered if _is_begun(row, host))
    awaiting = {
        person: told
        for person in without
        if (told := _following(begun.get(person, []), detained[person]))
    }
    return Outcomes(
        detained=len(detained),
        confirmed=_confirmed(detained),
        incidents=_ids(told for held in detained.values() for told in held),
        coverage=_coverage(told for held in detained.values() for told in held),
        rumoured=len(taken) - len(detained),
        rumours=_ids(
            told for person, held in taken.items() if person not in detained for told in held
        ),
        found=tuple(
            _figures(outcome, detained, ended)
            for outcome in Outcome
            if any(outcome in ends for ends in ended.values())
        ),
        unknown=len(without),
        unknown_incidents=_ids(lost),
        unknown_coverage=_coverage(lost),
        pending=len(awaiting),
        pending_incidents=_ids(told for rows in awaiting.values() for told in rows),
        contested=len(contested),
        contested_incidents=_ids(told for held in contested.values() for told in held),
    )


def _by_person(suffered: Iterable[SufferedRow]) -> dict[str, list[SufferedRow]]:
    people: dict[str, list[SufferedRow]] = defaultdict(list)
    for row in suffered:
        people[row.person].append(row)
    return people


def _is_begun(row: SufferedRow, host: str) -> bool:
    """Tell whether a surrender or removal from a country is pending, by more than a rumour."""
    told = row.told
    return (
        _BY_TYPE.get(told.type) is Outcome.REMOVED
        and told.status is Status.PENDING
        and told.host == host
        and told.certainty is not Certainty.RUMOURED
    )


def _following(later: Told, taken: Told) -> list[SufferedRow]:
    """Give what may have come after one of somebody's detentions."""
    return [one for one in later if any(_may_follow(one, detention) for detention in taken)]


def _detentions(told: Told, host: str) -> list[SufferedRow]:
    return [
        one for one in told if one.told.type is IncidentType.DETENTION and one.told.host == host
    ]


def _sure(told: Told) -> list[SufferedRow]:
    """Leave out what is only rumoured."""
    return [one for one in told if one.told.certainty is not Certainty.RUMOURED]


def _is_known(ends: Ends) -> bool:
    return any(_sure(told) for outcome, told in ends.items() if outcome is not Outcome.SEIZED)


def _contested(ends: Ends) -> list[SufferedRow]:
    """Give what is told of somebody's fate where all of it is disputed; else nothing."""
    told = [one for outcome, rows in ends.items() if outcome is not Outcome.SEIZED for one in rows]
    sure = _sure(told)
    return sure if all(one.told.certainty is Certainty.DISPUTED for one in sure) else []


def _ended(told: Told, taken: Told, host: str) -> Ends:
    """Give what somebody's detentions led to; an act before all of them is no outcome of them."""
    found: dict[Outcome, list[SufferedRow]] = defaultdict(list)
    for one in _following(told, taken):
        outcome = _BY_TYPE.get(one.told.type)
        if outcome is not None and (one.told.host == host or outcome is Outcome.PROTECTED):
            found[_carried_off(one, told) if outcome is Outcome.SEIZED else outcome].append(one)
    return dict(found)


def _carried_off(seizure: SufferedRow, told: Told) -> Outcome:
    """Tell whether an abduction led out of the country: somebody was in another one afterwards."""
    is_elsewhere = any(
        one.told.type in _IN_PERSON
        and one.told.host not in {None, seizure.told.host}
        and one.told.first is not None
        and seizure.told.first is not None
        and one.told.first >= seizure.told.first
        for one in _sure(told)
    )
    return Outcome.REMOVED if is_elsewhere else Outcome.SEIZED


def _may_follow(later: SufferedRow, earlier: SufferedRow) -> bool:
    end, start = later.told.last, earlier.told.first
    return end is None or start is None or end >= start


def _figures(
    outcome: Outcome, detained: Mapping[str, Told], ended: Mapping[str, Ends]
) -> OutcomeFigures:
    told = {person: ends[outcome] for person, ends in ended.items() if outcome in ends}
    came = {person: sure for person, ends in told.items() if (sure := _sure(ends))}
    rumours = [ends for person, ends in told.items() if person not in came]
    times = [
        days
        for person, ends in came.items()
        if (days := _days_between(detained[person], ends)) is not None
    ]
    sure = [one for ends in came.values() for one in ends]
    return OutcomeFigures(
        outcome=outcome,
        people=len(came),
        confirmed=_confirmed(came),
        incidents=_ids(sure),
        coverage=_coverage(sure),
        disputed=_ids(one for one in sure if one.told.certainty is Certainty.DISPUTED),
        rumoured=len(rumours),
        rumours=_ids(one for ends in rumours for one in ends),
        timed=len(times),
        shortest=min(times, default=None),
        median=round(median(times)) if times else None,
        longest=max(times, default=None),
    )


def _days_between(taken: Told, ended: Told) -> int | None:
    """Give the days from a detention to its end, to within a month; of several ends the first."""
    spans = [
        span
        for end in ended
        for start in taken
        if not _is_one_telling(start, end) and (span := _span(start, end)) is not None
    ]
    close = [(low + high) // 2 for low, high in spans if high - low <= _CLOSE]
    return min(close, default=None)


def _span(start: SufferedRow, end: SufferedRow) -> tuple[int, int] | None:
    """Give the fewest and the most days that may lie between."""
    taken, ended = start.told, end.told
    if not (taken.first and taken.last and ended.first and ended.last):
        return None
    if ended.last < taken.first:
        return None
    return max((ended.first - taken.last).days, 0), (ended.last - taken.first).days


def _is_one_telling(one: SufferedRow, other: SufferedRow) -> bool:
    """Tell whether two acts are read from the same words with the same days: no time lies between.

    Words that tell two acts with a day of each do tell how long it took.
    """
    return (
        one.told.document == other.told.document
        and (one.told.first, one.told.last) == (other.told.first, other.told.last)
        and any(
            first.start < second.end and second.start < first.end
            for first in one.words
            for second in other.words
        )
    )


def _confirmed(told: Mapping[str, Told]) -> int:
    """Count the people of whom a person confirmed a telling."""
    return sum(
        any(one.told.review is not Review.PROPOSED for one in rows) for rows in told.values()
    )


def _coverage(told: Iterable[SufferedRow]) -> Coverage:
    return coverage(
        (), ((row.told.document, row.told.publisher, row.told.language) for row in told)
    )


def _ids(told: Iterable[SufferedRow]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.told.id for one in told))
