"""Whether bodies of two documents may be one body: by name, by office and state.

A body that the gazetteer of bodies knows is known under all its names. What each state has once,
such as an interior ministry, is one body for one state, in whatever language it is told.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import product

from khronika.model import Organization, OrganizationKind
from khronika.resolution.names import Explanation, Reason
from khronika.resolution.names.bodies import Body, body, same_body
from khronika.resolution.names.written import name_key
from khronika.resolution.seen import BodySeen
from khronika.resolution.weighing import weighed
from khronika.resources import load

_SURE, _NOT = 3.0, -4.0
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_OFFICIAL = frozenset(
    {
        OrganizationKind.STATE_BODY,
        OrganizationKind.COURT,
        OrganizationKind.POLICE,
        OrganizationKind.SECURITY_SERVICE,
        OrganizationKind.DIPLOMATIC_MISSION,
    }
)


def compare_bodies(one: BodySeen, other: BodySeen) -> Explanation:
    """Compare bodies of two documents, and say why."""
    if one.country and other.country and one.country != other.country:
        return weighed([Reason("country", "other", _NOT, "of different states")])
    if _is_official(one) != _is_official(other):
        return weighed([Reason("kind", "other", _NOT, "a body of state and another body")])
    if _known(one) & _known(other):
        return weighed([Reason("name", "known", _SURE, "names of one body in the gazetteer")])
    if _offices(one) & _offices(other) and one.country == other.country is not None:
        return weighed([Reason("office", "same", _SURE, "one office of one state")])
    if any(same_body(a, b) for a, b in product(_bodies(one), _bodies(other))):
        return weighed([Reason("name", "same", _SURE, "one name, word by word")])
    return weighed([Reason("name", "other", _NOT, "other names")])


def differ_in_naming(one: Organization, other: Organization) -> bool:
    """Tell whether two bodies of one act may differ in nothing but what documents call them.

    One office is one whether or not its state is told. What the names of two scripts say of kind
    and state agrees, or else they are two bodies.
    """
    if one.kind is not other.kind or len({one.country, other.country} - {None}) > 1:
        return False
    ours, theirs = (_offices_in((body.name, *body.aliases)) for body in (one, other))
    if ours and theirs:
        return not ours.isdisjoint(theirs)
    return _is_cyrillic(one.name) is not _is_cyrillic(other.name)


def _is_cyrillic(name: str) -> bool:
    return _CYRILLIC.search(name) is not None


def body_keys(seen: BodySeen) -> set[str]:
    """Give the keys of a body: two bodies that may be one have one of them in common."""
    offices = {f"office {n} {seen.country}" for n in _offices(seen)}
    words = {f"word {word[:3]}" for body in _bodies(seen) for word in body.words[:1]}
    return {f"known {name}" for name in _known(seen)} | offices | words


def _is_official(seen: BodySeen) -> bool:
    return seen.kind in _OFFICIAL


def _bodies(seen: BodySeen) -> tuple[Body, ...]:
    return tuple(map(_body, seen.names))


@cache
def _body(name: str) -> Body:
    return body(name)


def _known(seen: BodySeen) -> set[str]:
    return {_gazetteer()[key] for key in map(name_key, seen.names) if key in _gazetteer()}


def _offices(seen: BodySeen) -> set[int]:
    return _offices_in(seen.names) if _is_official(seen) else set()


def _offices_in(names: Sequence[str]) -> set[int]:
    keys = list(map(name_key, names))
    return {n for n, named in enumerate(_patterns()) if any(map(named.search, keys))}


@cache
def _gazetteer() -> dict[str, str]:
    return {
        name_key(name): record["name"]
        for record in load("bodies/bodies.yaml")
        for name in (record["name"], *record.get("aliases", ()))
    }


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    rows = load("identity/offices.yaml")
    return tuple(re.compile(rf"\b(?:{'|'.join(map(name_key, row))})\b") for row in rows)
