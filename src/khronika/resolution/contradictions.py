"""In what the tellings of one act differ: side by side, never averaged.

A value that is only less exact is no contradiction: a month that holds the day, a field that one
telling leaves open, the word of somebody where another tells an act in its own voice.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from khronika.model import Certainty, Incident, Organization, Person, Reading, Stance
from khronika.resolution.days import gap_in_days
from khronika.resolution.incidents import Same
from khronika.resolution.names import Verdict
from khronika.resolution.organizations import differ_in_naming
from khronika.resolution.weighing import verdict


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A field in which tellings of one act differ."""

    field: str
    """type, host, origin, status, max_years, certainty, when, actors, or happened."""
    values: tuple[tuple[str, tuple[str, ...]], ...]
    """Each value, with the ids of the tellings that give it; of `happened` a telling that both says
    and denies it stands under both."""


def contradictions(
    tellings: Sequence[str], readings: Mapping[str, Reading], same: Same
) -> tuple[Contradiction, ...]:
    """Give the fields in which the tellings of one act differ, in a steady order.

    Args:
        tellings: ids of incidents, `DOCUMENT.ITEM`.
        readings: at least those of their documents, by id.
        same: gives the score of two parties of different documents.
    """
    told = {row: _incident(row, readings) for row in tellings}
    return tuple(_found(told, readings, same))


def _found(
    told: Mapping[str, Incident], readings: Mapping[str, Reading], same: Same
) -> Iterator[Contradiction]:
    for name in ("type", "host", "origin", "status", "max_years"):
        values = {row: str(value) for row, one in told.items() if (value := getattr(one, name))}
        if len(set(values.values())) > 1:
            yield _sorted(name, values)
    sure = {row: one.certainty for row, one in told.items()}
    if len(set(map(_how_sure, sure.values()))) > 1:
        yield _sorted("certainty", sure)
    dated = {row: one.when for row, one in told.items() if one.when is not None}
    if any(gap_in_days(a, b) > 0 for a, b in combinations(dated.values(), 2)):
        yield _sorted("when", {row: _days(str(w.first), str(w.last)) for row, w in dated.items()})
    by = {row: one.actors for row, one in told.items() if one.actors}
    if any(_are_others(a, b, by, readings, same) for a, b in combinations(by, 2)):
        yield _sorted("actors", {row: _names(row, own, readings) for row, own in by.items()})
    denied = {row for row in told if _is_denied(row, readings)}
    affirmed = {row for row in told if _is_affirmed(row, readings)}
    if denied and affirmed:
        said = (("said to have happened", affirmed), ("denied", denied))
        yield Contradiction("happened", tuple((value, tuple(sorted(rows))) for value, rows in said))


def _how_sure(certainty: Certainty) -> Certainty:
    """Take what somebody is quoted for as told in the telling's own voice."""
    return Certainty.STATED if certainty is Certainty.ATTRIBUTED else certainty


def _are_others(
    a: str,
    b: str,
    by: Mapping[str, tuple[str, ...]],
    readings: Mapping[str, Reading],
    same: Same,
) -> bool:
    """Tell whether two tellings name actors of whom none may be one of the other's."""
    ours, theirs = (readings[_document(row)].parties() for row in (a, b))
    return all(
        verdict(same(f"{_document(a)}.{one}", f"{_document(b)}.{other}")) is Verdict.DIFFERENT
        and not _are_one_by_office(ours[one], theirs[other])
        for one, other in product(by[a], by[b])
    )


def _are_one_by_office(one: Person | Organization, other: Person | Organization) -> bool:
    return (
        isinstance(one, Organization)
        and isinstance(other, Organization)
        and differ_in_naming(one, other)
    )


def _names(row: str, actors: tuple[str, ...], readings: Mapping[str, Reading]) -> str:
    parties = readings[_document(row)].parties()
    return ", ".join(parties[own].name for own in actors)


def _sorted(name: str, values: Mapping[str, str]) -> Contradiction:
    by_value: dict[str, list[str]] = {}
    for row, value in values.items():
        by_value.setdefault(value, []).append(row)
    return Contradiction(name, tuple((value, tuple(rows)) for value, rows in by_value.items()))


def _days(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def _document(row: str) -> str:
    return row.partition(".")[0]


def _incident(row: str, readings: Mapping[str, Reading]) -> Incident:
    document, _, own = row.partition(".")
    return next(one for one in readings[document].incidents if one.id == own)


def _is_denied(row: str, readings: Mapping[str, Reading]) -> bool:
    """Tell whether somebody denies the act in a telling, by a claim or by what is coded of it."""
    disputed = _incident(row, readings).certainty is Certainty.DISPUTED
    return disputed or Stance.DENIES in _stances(row, readings)


def _is_affirmed(row: str, readings: Mapping[str, Reading]) -> bool:
    """Tell whether a telling says in its own voice or by a claim that the act happened."""
    stances = _stances(row, readings)
    return Stance.DENIES not in stances or Stance.ASSERTS in stances


def _stances(row: str, readings: Mapping[str, Reading]) -> set[Stance]:
    document, _, own = row.partition(".")
    return {c.stance for c in readings[document].claims if own in c.about.incidents}
