"""Whether two names may be of one person: a score, a verdict and the reasons, part by part.

Each part of the two names (surname, given name, patronymic, middle names, and whose form of the
surname it is) speaks for or against one person with a weight from `weights.yaml`. The weights add
up as logarithms of odds do. The score and the reasons come from the same outcomes, so that a reason
is never about something that was not weighed.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from khronika.resolution.names.bodies import same_body
from khronika.resolution.names.parts import (
    HOPELESS,
    all_stand_in,
    given_outcome,
    may_have_married,
    middle_outcome,
    patronymic_outcome,
    sex_outcome,
    surname_outcome,
    weight,
)
from khronika.resolution.names.prepared import Order, PreparedName
from khronika.resolution.names.wording import OF_BODIES, OF_WHOLE, sentence
from khronika.resources import load

_OTHERS = frozenset({"other", "neighbours"})
"""Outcomes of two surnames that are two."""


class Verdict(StrEnum):
    """What a score says of two names."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Reason:
    """What one part of two names says."""

    part: str
    outcome: str
    """The code that the part has in weights.yaml."""
    weight: float
    """Above 0 it speaks for one person, below against; logarithm of odds."""
    words: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A comparison with its reasons."""

    score: float
    """From 0 to 1; the same as `compare` gives."""
    verdict: Verdict
    reasons: tuple[Reason, ...]

    @property
    def why(self) -> str:
        """The reasons in one line."""
        return "; ".join(reason.words for reason in self.reasons)


def compare(one: PreparedName, other: PreparedName) -> float:
    """Score two names, from 0 (two people) to 1 (one person)."""
    if one.body.marked or other.body.marked:
        return _logistic(_of_bodies(one, other)[1])
    best = -math.inf
    for a in one.orders:
        for b in other.orders:
            total = _sum(a, b)
            best = max(best, total)
    return _logistic(max(best, _of_whole(one, other)[1]))


def explain(one: PreparedName, other: PreparedName) -> Explanation:
    """Compare two names and say why, part by part."""
    score = compare(one, other)
    if one.body.marked or other.body.marked:
        outcome, total = _of_bodies(one, other)
        body = Reason("body", outcome, total - _start(), OF_BODIES[outcome])
        return Explanation(score, verdict(score), (body,))
    pairs = [(a, b) for a in one.orders for b in other.orders]
    if not pairs:
        return Explanation(score, Verdict.UNSURE, (Reason("name", "absent", 0.0, "no name"),))
    a, b = max(pairs, key=lambda pair: _sum(*pair))
    outcome, total = _of_whole(one, other)
    if total > _sum(a, b):
        reason = Reason("words", outcome, total - _start(), OF_WHOLE[outcome])
        return Explanation(score, verdict(score), (reason,))
    return Explanation(score, verdict(score), tuple(_reasons(a, b)))


def verdict(score: float) -> Verdict:
    """Say what a score means."""
    same, different = _limits()
    if score >= same:
        return Verdict.SAME
    return Verdict.DIFFERENT if score <= different else Verdict.UNSURE


def _sum(a: Order, b: Order) -> float:
    """Add up what the parts of two names speak for."""
    total = _start()
    surname, points = surname_outcome(a.surname, b.surname)
    if points < HOPELESS:
        if surname in _OTHERS and may_have_married(a, b):
            return _start() + weight("surname", "married")
        return total + points
    total += points
    given, points, joined = given_outcome(a, b)
    total += points
    if surname == "equal" and a.given is None and b.given is None and not _known(a, b):
        return _start() + weight("surname", "alone")
    if points < HOPELESS:
        return total
    if a.surname is not None and b.surname is not None and a.surname.sex != b.surname.sex:
        total += sex_outcome(a, b, given)[1]
    total += patronymic_outcome(a, b)[1]
    if not joined and a.middle and b.middle:
        total += middle_outcome(a, b)[1]
    if not (a.likeliest and b.likeliest):
        total += weight("order")
    return total


def _known(a: Order, b: Order) -> bool:
    """Tell whether one of two lone words is a name that many bear."""
    return any(
        one is not None and (one.common or one.given.known) for one in (a.surname, b.surname)
    )


def _reasons(a: Order, b: Order) -> Iterator[Reason]:
    surname, points = surname_outcome(a.surname, b.surname)
    if surname == "equal" and a.given is None and b.given is None and not _known(a, b):
        yield _reason("surname", "alone", weight("surname", "alone"), a, b)
        return
    if surname in _OTHERS and may_have_married(a, b):
        yield _reason("surname", "married", weight("surname", "married"), a, b)
        return
    yield _reason("surname", surname, points, a, b)
    given, points, joined = given_outcome(a, b)
    yield _reason("given", given, points, a, b)
    if a.surname is not None and b.surname is not None and a.surname.sex != b.surname.sex:
        sex, points = sex_outcome(a, b, given)
        if sex:
            yield _reason("gender", sex, points, a, b)
    patronymic, points = patronymic_outcome(a, b)
    if a.patronymic or b.patronymic:
        yield _reason("patronymic", patronymic, points, a, b)
    if not joined and (a.middle or b.middle):
        middle, points = middle_outcome(a, b) if a.middle and b.middle else ("absent", 0.0)
        yield _reason("middle", middle, points, a, b)


def _reason(part: str, outcome: str, points: float, a: Order, b: Order) -> Reason:
    return Reason(part, outcome, points, sentence(part, outcome, a, b))


def _of_bodies(one: PreparedName, other: PreparedName) -> tuple[str, float]:
    outcome = "same" if same_body(one.body, other.body) else "other"
    return outcome, _start() + weight("body", outcome)


def _of_whole(one: PreparedName, other: PreparedName) -> tuple[str, float]:
    """Say what the two names as wholes speak for, whatever their parts are taken for."""
    outcome = ""
    if one.letters == other.letters and len(one.orders) and one.words != other.words:
        outcome = "letters"
    elif max(len(one.words), len(other.words)) > 2 and all_stand_in(one.words, other.words):
        outcome = "all"
    return outcome, _wholes()[outcome] if outcome else -math.inf


@cache
def _wholes() -> dict[str, float]:
    return dict(load("names/weights.yaml")["words"])


@cache
def _start() -> float:
    return float(load("names/weights.yaml")["start"])


@cache
def _limits() -> tuple[float, float]:
    """Give the scores from which a pair is the same and down to which it is unsure."""
    table = load("names/weights.yaml")
    return float(table["same_from"]), float(table["different_to"])


def _logistic(total: float) -> float:
    return 1 / (1 + math.exp(-total)) if total > -30 else 0.0
