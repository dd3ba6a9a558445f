"""Whether two documents tell one act: by type, people, country, days and wording.

A later telling adds to an act; what follows it is another act: a release is never the detention
before it, since their types are not near each other (`near`).
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import product

from khronika.resolution.days import Days, compare_days
from khronika.resolution.names import Explanation, Reason, Verdict
from khronika.resolution.near import are_near
from khronika.resolution.seen import ActSeen, Seen
from khronika.resolution.weighing import logistic, verdict, weighed, weight

Same = Callable[[str, str], float]
"""The score of two parties of different documents, by their ids; 0 where they were not compared."""

_DAYS_OF_NEWS = 10
"""Days within which papers write of one act; of one who was held twice they mean the same time."""
_MUCH = 0.6
"""The share of the words of the shorter telling from which two are told in much the same words."""
_DAYS = {
    "day_same": "on the same day",
    "day_within": "within the same run of days",
    "day_near": "two days apart at most",
    "day_week": "days apart",
    "day_month": "weeks apart",
    "day_other": "more than a month apart",
    "day_absent": "the day is not told by both",
    "told_then": "the day is not told by both, but they were published within days of each other",
}


def compare_acts(one: ActSeen, other: ActSeen, seen: Seen, same: Same) -> Explanation:
    """Compare tellings in two documents, and say why."""
    if not are_near(one.type, other.type):
        return weighed([Reason("type", "type_other", -99.0, "acts of different kinds")])
    reasons = _reasons(one, other, seen, same)
    return weighed(list(reasons), start=weight("incidents", "start"))


def score_acts(one: ActSeen, other: ActSeen, seen: Seen, same: Same) -> float:
    """Give the score of `compare_acts`."""
    if not are_near(one.type, other.type):
        return 0.0
    reasons = _reasons(one, other, seen, same)
    return logistic(weight("incidents", "start") + sum(reason.weight for reason in reasons))


def _reasons(one: ActSeen, other: ActSeen, seen: Seen, same: Same) -> Iterator[Reason]:
    if one.document == other.document:
        yield _reason("document", "document_same", "one document tells them as two acts")
    if one.type is other.type:
        yield _reason("type", "type_same", f"both tell of {one.type}")
    else:
        yield _reason("type", "type_near", f"{one.type} and {other.type}: perhaps one act")
    yield _people(one, other, seen, same)
    yield from _places(one, other)
    yield _days(one, other)
    yield from _words(one, other)
    yield from _actors(one, other, same)


def _people(one: ActSeen, other: ActSeen, seen: Seen, same: Same) -> Reason:
    ours, theirs = _named(one, seen), _named(other, seen)
    if not ours or not theirs:
        return _unnamed(one, other, seen)
    fewer, more = sorted((ours, theirs), key=len)
    best = [max(same(a, b) for b in more) for a in fewer]
    found = sum(verdict(score) is Verdict.SAME for score in best)
    if found == len(fewer):
        return _reason("people", "people_all", "the same people")
    if found:
        return _reason("people", "people_some", "some of the people are the same")
    if any(verdict(score) is Verdict.UNSURE for score in best):
        return _reason("people", "people_unsure", "perhaps the same people")
    return _reason("people", "people_other", "other people")


def _unnamed(one: ActSeen, other: ActSeen, seen: Seen) -> Reason:
    ours, theirs = _phrases(one, seen), _phrases(other, seen)
    if one.language == other.language and ours and theirs and not ours & theirs:
        return _reason("people", "phrase_other", "people without names, called by other words")
    return _reason("people", "people_unnamed", "people without names")


def _phrases(act: ActSeen, seen: Seen) -> set[str]:
    """Give the words for those without names."""
    phrases = (seen.people[one].name for one in act.targets if one in seen.people)
    return {word for phrase in phrases for word in phrase.casefold().split() if len(word) > 2}


def _named(act: ActSeen, seen: Seen) -> list[str]:
    return [one for one in act.targets if one not in seen.people or seen.people[one].named]


def _places(one: ActSeen, other: ActSeen) -> Iterator[Reason]:
    if one.host and other.host:
        if one.host == other.host:
            yield _reason("host", "host_same", f"in the same country, {one.host}")
        else:
            yield _reason("host", "host_other", f"in {one.host} and in {other.host}")
    if one.origin and other.origin:
        if one.origin == other.origin:
            yield _reason("origin", "origin_same", f"for the same state, {one.origin}")
        else:
            yield _reason("origin", "origin_other", f"for {one.origin} and for {other.origin}")


def _days(one: ActSeen, other: ActSeen) -> Reason:
    days = compare_days(one.when, other.when)
    outcome = "told_then" if days is Days.ABSENT and _told_at_one_time(one, other) else days.value
    return _reason("days", outcome, _DAYS[outcome])


def _told_at_one_time(one: ActSeen, other: ActSeen) -> bool:
    if one.told is None or other.told is None:
        return False
    return abs((one.told - other.told).days) <= _DAYS_OF_NEWS


def _words(one: ActSeen, other: ActSeen) -> Iterator[Reason]:
    fewer, more = sorted((one.words, other.words), key=len)
    if len(fewer) > 3 and len(fewer & more) >= _MUCH * len(fewer):
        yield _reason("wording", "wording", "told in much the same words")


def _actors(one: ActSeen, other: ActSeen, same: Same) -> Iterator[Reason]:
    if _any_same(one.actors, other.actors, same):
        yield _reason("actor", "actor_same", "by the same body")


def _any_same(ours: Sequence[str], theirs: Sequence[str], same: Same) -> bool:
    return any(verdict(same(a, b)) is Verdict.SAME for a, b in product(ours, theirs))


def _reason(part: str, outcome: str, words: str) -> Reason:
    return Reason(part, outcome, weight("incidents", outcome), words)
