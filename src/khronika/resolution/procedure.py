"""Where a person's case stands, and what its documents leave open.

    detained → requested → pending → carried out or refused

A case moves with its acts in their order. Which act came when is told by the days of the tellings;
an act without a day moves nothing, since nobody knows when it was.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from khronika.model import IncidentType, Status


class Posture(StrEnum):
    """How far a case has come by an act."""

    DETAINED = "detained"
    RELEASED = "released"
    REQUESTED = "requested"
    PENDING = "pending"
    """Surrender or removal is examined, or ordered and contested."""
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
    ordered = [act for _, _, act in sorted(dated, key=lambda one: one[:2])]
    return [Step(posture, act) for act in ordered if (posture := _posture(act)) is not None]


def open_questions(
    acts: Sequence[Moved], taken: Sequence[Step], *, represented: bool
) -> list[Open]:
    """Say what a case leaves open, by all its acts and its steps."""
    found = list(_open(acts, taken))
    if taken and not represented:
        found.append(Open(Question.REPRESENTED, None))
    return found


def _posture(act: Moved) -> Posture | None:
    if act.type in _REMOVALS:
        if act.status is Status.COMPLETED:
            return Posture.CARRIED_OUT
        if act.status is Status.PENDING:
            return Posture.PENDING
        return Posture.REFUSED if act.status is Status.ATTEMPTED else None
    return _BY_TYPE.get(act.type) if act.status is Status.COMPLETED else None


def _open(acts: Sequence[Moved], taken: Sequence[Step]) -> Iterator[Open]:
    last = taken[-1] if taken else None
    if last is not None and last.posture in (Posture.CARRIED_OUT, Posture.VANISHED):
        yield Open(Question.WHEREABOUTS, last.act)
    yield from _unanswered(taken, Posture.DETAINED, _ENDS_CUSTODY, Question.CUSTODY)
    yield from _unanswered(taken, Posture.REQUESTED, _ENDS_REQUEST, Question.DECISION)
    yield from _unanswered(taken, Posture.PENDING, _ENDS_PENDING, Question.OUTCOME)
    asked = [act for act in acts if act.type is IncidentType.ASYLUM_CLAIM]
    if asked and not any(act.type in _ANSWERS_TO_ASYLUM for act in acts):
        yield Open(Question.PROTECTION, asked[-1])


def _unanswered(
    taken: Sequence[Step], asking: Posture, ends: frozenset[Posture], question: Question
) -> Iterator[Open]:
    """Give the question of the last step of a kind that no later step ends."""
    for n in range(len(taken) - 1, -1, -1):
        if taken[n].posture in ends:
            return
        if taken[n].posture is asking:
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
_ENDED = frozenset({Posture.CARRIED_OUT, Posture.VANISHED, Posture.KILLED})
_ENDS_CUSTODY = _ENDED | {Posture.RELEASED, Posture.CONVICTED}
_ENDS_REQUEST = _ENDED | {Posture.REFUSED, Posture.PENDING}
_ENDS_PENDING = _ENDED | {Posture.REFUSED, Posture.CONVICTED}
_ANSWERS_TO_ASYLUM = frozenset({IncidentType.ASYLUM_GRANT, IncidentType.ASYLUM_REFUSAL})
