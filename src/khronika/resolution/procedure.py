"""Where a person's case stands, and what its documents leave open.

    detained → requested → hearing → ordered → carried out or refused

A case moves with its acts in their order. Which act came when is told by the days of the tellings;
an act without a day moves nothing, since nobody knows when it was: it stands apart. A surrender or
removal that is not ended yet is heard or ordered by the words of its telling
(`resources/identity/removals.yaml`); the codebook has one status for both.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from khronika.model import IncidentType, Status
from khronika.resources import load


class Posture(StrEnum):
    """How far a case has come by an act."""

    DETAINED = "detained"
    RELEASED = "released"
    REQUESTED = "requested"
    HEARING = "hearing"
    """Surrender or removal is examined."""
    ORDERED = "ordered"
    """It is ordered, and not carried out: contested, or its day has not come."""
    PENDING = "pending"
    """It has begun, and its telling says neither that it is examined nor that it is ordered."""
    REFUSED = "refused"
    CARRIED_OUT = "carried_out"
    """Surrendered, removed or carried off."""
    VANISHED = "vanished"
    PROTECTED = "protected"
    CONVICTED = "convicted"
    KILLED = "killed"


class Question(StrEnum):
    """What the documents of a case do not say."""

    WHEREABOUTS = "whereabouts"
    """Nothing is told after the person was carried off, handed over or vanished."""
    CUSTODY = "custody"
    """Detained, and neither release nor surrender is told."""
    DECISION = "decision"
    """Asked for, and no decision is told."""
    OUTCOME = "outcome"
    """Surrender is pending, and its end is not told."""
    PROTECTION = "protection"
    """Asylum was asked for, and no decision is told."""
    REPRESENTED = "represented"
    """Nobody is told to represent the person."""


@dataclass(frozen=True, slots=True)
class Moved:
    """An act of a case as far as the procedure goes."""

    id: str
    type: IncidentType
    status: Status
    day: date | None
    """The last day that it may have been on; None where no telling has one."""
    words: str = ""
    """Those that it was read from."""


@dataclass(frozen=True, slots=True)
class Step:
    """Where a case came to stand by one act."""

    posture: Posture
    act: Moved


@dataclass(frozen=True, slots=True)
class Open:
    """An open question, and the act that it follows from."""

    question: Question
    act: Moved | None


def steps(acts: Sequence[Moved]) -> list[Step]:
    """Give the steps of a case, the earliest first; acts that move nothing are left out."""
    dated = [(act.day, n, act) for n, act in enumerate(acts) if act.day is not None]
    return _steps(act for _, _, act in sorted(dated, key=lambda one: one[:2]))


def undated(acts: Iterable[Moved]) -> list[Step]:
    """Give what would be steps of a case if their days were known, in the order of the acts."""
    return _steps(act for act in acts if act.day is None)


def open_questions(
    acts: Sequence[Moved], taken: Sequence[Step], *, represented: bool
) -> list[Open]:
    """Say what a case leaves open, by all its acts and its steps."""
    apart = undated(acts)
    found = list(_open(acts, taken, apart))
    if (taken or apart) and not represented:
        found.append(Open(Question.REPRESENTED, None))
    return found


def _steps(acts: Iterable[Moved]) -> list[Step]:
    return [Step(posture, act) for act in acts if (posture := _posture(act)) is not None]


def _posture(act: Moved) -> Posture | None:
    if act.type in _REMOVALS:
        if act.status is Status.COMPLETED:
            return Posture.CARRIED_OUT
        if act.status is Status.PENDING:
            return _how_far(act.words)
        return Posture.REFUSED if act.status is Status.ATTEMPTED else None
    return _BY_TYPE.get(act.type) if act.status is Status.COMPLETED else None


def _how_far(words: str) -> Posture:
    """Say by the words of a telling how far a surrender or removal has come that is not ended."""
    low = words.casefold().replace("ё", "е")
    return next(
        (step for step, patterns in _words_of_steps() if any(one.search(low) for one in patterns)),
        Posture.PENDING,
    )


@cache
def _words_of_steps() -> list[tuple[Posture, list[re.Pattern[str]]]]:
    """Give the patterns of the two steps; what is ordered was heard before, and goes first."""
    table = load("identity/removals.yaml")
    return [
        (step, list(map(re.compile, table[step]))) for step in (Posture.ORDERED, Posture.HEARING)
    ]


def _open(acts: Sequence[Moved], taken: Sequence[Step], apart: Sequence[Step]) -> Iterator[Open]:
    yield from _whereabouts(taken, apart)
    yield from _unanswered(taken, {Posture.DETAINED}, _ENDS_CUSTODY, Question.CUSTODY)
    yield from _unanswered(taken, {Posture.REQUESTED}, _ENDS_REQUEST, Question.DECISION)
    yield from _unanswered(taken, _UNENDED, _ENDS_PENDING, Question.OUTCOME)
    asked = [act for act in acts if act.type is IncidentType.ASYLUM_CLAIM]
    if asked and not any(act.type in _ANSWERS_TO_ASYLUM for act in acts):
        yield Open(Question.PROTECTION, asked[-1])


def _whereabouts(taken: Sequence[Step], apart: Sequence[Step]) -> Iterator[Open]:
    """Ask where the person is, if the last step took them away, or an act did without a day.

    Which of the other acts such a one came after nobody knows; only a death answers it.
    """
    gone = [step for step in (*apart, *taken[-1:]) if step.posture in _AWAY]
    if gone and not any(step.posture is Posture.KILLED for step in (*taken, *apart)):
        yield Open(Question.WHEREABOUTS, gone[-1].act)


def _unanswered(
    taken: Sequence[Step],
    asking: AbstractSet[Posture],
    ends: frozenset[Posture],
    question: Question,
) -> Iterator[Open]:
    """Give the question of the last step of some kinds that no later step ends."""
    for n in range(len(taken) - 1, -1, -1):
        if taken[n].posture in ends:
            return
        if taken[n].posture in asking:
            yield Open(question, taken[n].act)
            return


_REMOVALS = frozenset({IncidentType.EXTRADITION, IncidentType.DEPORTATION, IncidentType.ABDUCTION})
_BY_TYPE = {
    IncidentType.DETENTION: Posture.DETAINED,
    IncidentType.RELEASE: Posture.RELEASED,
    IncidentType.EXTRADITION_REQUEST: Posture.REQUESTED,
    IncidentType.EXTRADITION_REFUSAL: Posture.REFUSED,
    IncidentType.DISAPPEARANCE: Posture.VANISHED,
    IncidentType.ASYLUM_GRANT: Posture.PROTECTED,
    IncidentType.CONVICTION: Posture.CONVICTED,
    IncidentType.KILLING: Posture.KILLED,
}
_AWAY = frozenset({Posture.CARRIED_OUT, Posture.VANISHED})
_UNENDED = frozenset({Posture.HEARING, Posture.ORDERED, Posture.PENDING})
_ENDED = _AWAY | {Posture.KILLED}
_ENDS_CUSTODY = _ENDED | {Posture.RELEASED, Posture.CONVICTED}
_ENDS_REQUEST = _ENDED | _UNENDED | {Posture.REFUSED}
_ENDS_PENDING = _ENDED | {Posture.REFUSED, Posture.CONVICTED}
_ANSWERS_TO_ASYLUM = frozenset({IncidentType.ASYLUM_GRANT, IncidentType.ASYLUM_REFUSAL})
