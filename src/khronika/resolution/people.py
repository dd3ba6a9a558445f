"""Whether people of two documents may be one person: by their names, and by what surrounds them.

What two names say (`names`) is the ground; what else the documents tell is added: an act in common,
somebody who stands beside both, the state fled, roles that exclude each other. Whoever has no
name is compared with nobody.
"""

from collections.abc import Iterator
from itertools import product

from khronika.model import AT_HOME, Role
from khronika.resolution.days import Days, compare_days, gap_in_days
from khronika.resolution.names import Explanation, Reason, explain
from khronika.resolution.near import are_near
from khronika.resolution.seen import ActSeen, PersonSeen, Seen
from khronika.resolution.weighing import logistic, odds, weighed, weight

_FOR_A_STATE = frozenset({Role.OFFICIAL, Role.PERPETRATOR, Role.EXPERT, Role.LAWYER})
_PURSUED = frozenset({Role.TARGET, Role.RELATIVE})
_AT_ONE_TIME = 60
"""Days within which somebody is hardly hit in two countries of refuge."""
_MET = {Days.SAME: "act_day", Days.NEAR: "act_day", Days.WITHIN: "act_month"}


def compare_people(one: PersonSeen, other: PersonSeen, seen: Seen) -> Explanation:
    """Compare people of two documents, and say why."""
    a, b = _closest(one, other, seen)
    names = seen.names
    by_name = odds(names.score(a, b))
    why = explain(names.prepared(a), names.prepared(b)).why
    reason = Reason("name", "name", by_name, why)
    return weighed([reason, *_surroundings(one, other, seen, by_name)])


def score_people(one: PersonSeen, other: PersonSeen, seen: Seen) -> float:
    """Give the score of `compare_people` in a part of its time."""
    total = odds(seen.names.score(*_closest(one, other, seen)))
    return logistic(total + sum(reason.weight for reason in _surroundings(one, other, seen, total)))


def _closest(one: PersonSeen, other: PersonSeen, seen: Seen) -> tuple[int, int]:
    """Give the names of two people that say most for one person."""
    pairs = product(one.names, other.names)
    if len(one.names) == len(other.names) == 1:
        return next(pairs)
    return max(pairs, key=lambda pair: seen.names.score(*pair))


def _surroundings(
    one: PersonSeen, other: PersonSeen, seen: Seen, by_name: float
) -> Iterator[Reason]:
    """Give what else speaks for or against; nothing, where the names tell two people."""
    if by_name < weight("people", "least_beside"):
        return
    beside = [*_companions(one, other, seen)]
    if by_name < weight("people", "least_name") and not beside:
        return
    for_one = [*_acts(one, other), *beside]
    yield from for_one
    if one.origins and other.origins:
        met = one.origins & other.origins
        if met:
            yield _reason("citizenship", f"both from {', '.join(sorted(met))}")
        else:
            yield _reason("citizenship_other", "from different states")
    if _exclude(one.roles, other.roles) or _exclude(other.roles, one.roles):
        yield _reason("role_other", "one is pursued, the other acts by office or calling")
    if not for_one:
        yield from _elsewhere(one, other)
        if _is_common(one, seen) and _is_common(other, seen):
            yield _reason("common_name", "a frequent name, and nothing else in common")


def _acts(one: PersonSeen, other: PersonSeen) -> Iterator[Reason]:
    """Give what acts of the same kind, country and days say."""
    met = [found for a, b in product(one.acts, other.acts) if (found := _in_common(a, b))]
    if not met:
        return
    best = max(met, key=lambda found: weight("people", found[0]))
    yield _reason(
        best[0], f"hit by the same act: {best[1].type} in {best[1].host or 'one country'}"
    )
    if len({act.type for _, act in met}) > 1:
        yield _reason("more_acts", "hit by more than one act in common")


def _in_common(a: ActSeen, b: ActSeen) -> tuple[str, ActSeen] | None:
    if not are_near(a.type, b.type) or (a.host and b.host and a.host != b.host):
        return None
    days = compare_days(a.when, b.when)
    if days is Days.ABSENT:
        return ("act_undated", a) if a.host == b.host and a.type is b.type else None
    return (_MET[days], a) if days in _MET else None


def _companions(one: PersonSeen, other: PersonSeen, seen: Seen) -> Iterator[Reason]:
    theirs = {name for found in _beside(other, seen) for name in found.names}
    for found in _beside(one, seen) if theirs else ():
        if any(not seen.names.alike(name).isdisjoint(theirs) for name in found.names):
            yield _reason("companion", f"{found.name} stands beside both")
            return


def _beside(person: PersonSeen, seen: Seen) -> list[PersonSeen]:
    """Give those who stand with full names beside a person, not those of the person's own name."""
    return [
        other
        for document in person.documents
        for other in seen.beside(document)
        if not other.is_partial and not {*other.names} & {*person.names}
    ]


def _elsewhere(one: PersonSeen, other: PersonSeen) -> Iterator[Reason]:
    ours, theirs = _abroad(one), _abroad(other)
    if not ours or not theirs or {act.host for act in ours} & {act.host for act in theirs}:
        return
    at_once = any(
        a.when and b.when and gap_in_days(a.when, b.when) <= _AT_ONE_TIME
        for a, b in product(ours, theirs)
    )
    outcome = "elsewhere_then" if at_once else "elsewhere"
    yield _reason(outcome, "hit in different countries" + (" at one time" if at_once else ""))


def _abroad(person: PersonSeen) -> list[ActSeen]:
    return [act for act in person.acts if act.host and act.type not in AT_HOME]


def _exclude(one: frozenset[Role], other: frozenset[Role]) -> bool:
    return bool(one & _PURSUED) and bool(other & _FOR_A_STATE) and not other & _PURSUED


def _is_common(person: PersonSeen, seen: Seen) -> bool:
    return any(
        order.surname is not None and order.surname.common == 1
        for name in person.names
        for order in seen.names.prepared(name).orders
    )


def _reason(outcome: str, words: str) -> Reason:
    return Reason(outcome, outcome, weight("people", outcome), words)
