"""Where a person's case stands, and what its documents leave open.

    detained → requested → hearing → ordered → carried out or refused

A case moves with its acts in their order. Which act came when is told by the days of the tellings;
an act without a day moves nothing, since nobody knows when it was: it stands apart. Where the days
leave it open, the places tell: nobody is held in a country that they were removed from before, and
nobody is met on arrival before they were removed. A surrender or
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

from khronika.model import IncidentType, Interval, Status
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
    when: Interval | None
    """The days that it may have been on; None where no telling has one."""
    host: str | None = None
    """The country where it happens, by its code."""
    origin: str | None = None
    """The state whose interest it is."""
    words: str = ""
    """Those that it was read from."""

    @property
    def day(self) -> date | None:
        """The last day that it may have been on."""
        return self.when.last if self.when else None


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


def in_order(acts: Iterable[Moved]) -> list[Moved]:
    """Put the acts of a case in the order in which they were, the undated last.

    Those that neither days nor places order stay as they were given.
    """
    waiting = _placed(list(acts))
    ordered = []
    while waiting:
        # Where the days of long spans lead round in a circle, the one that ends first is taken.
        first = next(
            (one for one in waiting if not any(_is_before(other, one) for other in waiting)),
            waiting[0],
        )
        waiting.remove(first)
        ordered.append(first.act)
    return ordered


def steps(acts: Sequence[Moved]) -> list[Step]:
    """Give the steps of a case, the earliest first; acts that move nothing are left out."""
    return _steps(act for act in in_order(acts) if act.when is not None)


def undated(acts: Iterable[Moved]) -> list[Step]:
    """Give what would be steps of a case if their days were known."""
    return _steps(act for act in in_order(acts) if act.when is None)


def open_questions(
    acts: Sequence[Moved], taken: Sequence[Step], *, represented: bool
) -> list[Open]:
    """Say what a case leaves open, by all its acts and its steps."""
    apart = undated(acts)
    found = list(_open(acts, taken, apart))
    if (taken or apart) and not represented:
        found.append(Open(Question.REPRESENTED, None))
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Placed:
    """An act with its days, and how far along the procedure it is."""

    act: Moved
    posture: Posture | None
    first: date
    last: date
    stage: int


def _placed(acts: Sequence[Moved]) -> list[_Placed]:
    """Give the acts by their last days; those of one last day as the procedure goes.

    Nothing is known of the days of undated ones: they stay as they were given.
    """
    placed = []
    for act in acts:
        posture = _posture(act)
        stage = _STAGES.index(posture) if posture in _STAGES else _OUTSIDE
        if act.type is IncidentType.ENTRY_REFUSAL or _is_before_new_arrest(act, acts):
            stage = _FIRST
        first, last = (act.when.first, act.when.last) if act.when else (date.max, date.max)
        placed.append(_Placed(act, posture, first, last, stage))
    return sorted(placed, key=lambda one: (one.last, one.stage if one.act.when else 0))


def _is_before(one: _Placed, other: _Placed) -> bool:
    """Say whether an act was before another: by their days, else by their places."""
    if one.last < other.first or other.last < one.first:
        return one.last < other.first
    if _meets(other, one):
        return True
    return _is_in_one_country(one.act, other.act) and _FIRST <= one.stage < other.stage <= _REMOVED


def _meets(one: _Placed, removal: _Placed) -> bool:
    """Say whether an act awaits on arrival somebody who was removed.

    That is in the state fled, or, on the very day, in any country but the one they were in.
    """
    act, gone = one.act, removal.act
    if removal.posture is not Posture.CARRIED_OUT or act.type not in _ON_ARRIVAL:
        return False
    if act.host is None or act.host == gone.host:
        return False
    is_of_one_day = one.first == one.last == removal.first == removal.last
    return act.host == gone.origin or (gone.host is not None and is_of_one_day)


def _is_before_new_arrest(act: Moved, acts: Sequence[Moved]) -> bool:
    """Say whether somebody was let out and held anew within the days of one act.

    So it is where they were held before it already: custody that was not broken is one detention.
    """
    if act.type is not IncidentType.RELEASE or act.when is None:
        return False
    days = act.when
    near = [one for one in acts if one is not act and one.when and _is_in_one_country(one, act)]
    held = [one.when for one in near if _posture(one) is Posture.DETAINED and one.when]
    released = [one.when for one in near if one.type is IncidentType.RELEASE and one.when]
    since = max((when.last for when in held if when.last < days.first), default=None)
    if since is None or any(since < when.first and when.last < days.first for when in released):
        return False
    return any(when.first <= days.last and days.first <= when.last for when in held)


def _is_in_one_country(one: Moved, other: Moved) -> bool:
    return one.host is not None and one.host == other.host


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


_STAGES = (
    Posture.DETAINED,
    Posture.REQUESTED,
    Posture.HEARING,
    Posture.PENDING,
    Posture.ORDERED,
    Posture.REFUSED,
    Posture.RELEASED,
    Posture.CARRIED_OUT,
    Posture.PROTECTED,
    Posture.VANISHED,
    Posture.CONVICTED,
    Posture.KILLED,
)
"""The order of what is told of one day; in one country what is done up to a removal is so, too."""
_REMOVED = _STAGES.index(Posture.CARRIED_OUT)
_FIRST = -1
"""The stage of being turned back: it comes before custody and before the flight back."""
_OUTSIDE = -2
_ON_ARRIVAL = frozenset({IncidentType.DETENTION, IncidentType.PROSECUTION, IncidentType.RELEASE})
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
