"""Whether bodies of two documents may be one body: by name, by office and state.

A body that the gazetteer of bodies knows is known under all its names. What each state has once,
such as an interior ministry, is one body for one state, in whatever language it is told, and what
each town has once, such as its police, is one body for one town. A bare word such as "the police"
tells nothing beside a name that says which police; alone it is of one body only where both
documents say of which state, and even then of one that the state has many of.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product

from khronika.model import Organization, OrganizationKind
from khronika.resolution.names import Explanation, Reason
from khronika.resolution.names.bodies import Body, body, same_body
from khronika.resolution.names.sounds import likeliest
from khronika.resolution.names.written import name_key
from khronika.resolution.seats import Seat, seats
from khronika.resolution.seen import BodySeen
from khronika.resolution.weighing import weighed
from khronika.resources import load

_SURE, _LIKELY, _OPEN, _NOT = 3.0, 1.0, -0.5, -4.0
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
    return weighed([_reason(one, other)])


def differ_in_naming(one: Organization, other: Organization) -> bool:
    """Tell whether two bodies of one act may differ in nothing but what documents call them.

    One office is one whether or not its state is told. What the names of two scripts say of kind
    and state agrees, or else they are two bodies.
    """
    if one.kind is not other.kind or len({one.country, other.country} - {None}) > 1:
        return False
    ours, theirs = (_offices_in((body.name, *body.aliases)) for body in (one, other))
    if ours and theirs:
        return not ours.keys().isdisjoint(theirs)
    return _is_cyrillic(one.name) is not _is_cyrillic(other.name)


def _is_cyrillic(name: str) -> bool:
    return _CYRILLIC.search(name) is not None


def body_keys(seen: BodySeen) -> set[str]:
    """Give the keys of a body: two bodies that may be one have one of them in common."""
    offices = {f"office {n} {seen.country}" for n in _offices(seen) if seen.country}
    in_towns = {f"seat {' '.join(map(str, seat))}" for seat in _seats(seen)}
    return {f"known {name}" for name in _known(seen)} | offices | in_towns | set(_word_keys(seen))


def _word_keys(seen: BodySeen) -> Iterator[str]:
    """Give how the words begin and end that tell which body it is; if none does, the state.

    By the first word alone all would have to be compared that begin with "International". Words
    may be parted otherwise ("Van der Lantern", "Vanderlantern") or end otherwise in another script.
    """
    for name in _telling(seen):
        own = [word for word in _body(name).written if not _is_bare_word(word)]
        if not _is_bare(name, seen):
            words = [likeliest(word) for word in own or _body(name).written] or [""]
            yield f"words {' '.join(sorted((words[0][:3], words[-1][:3])))}"
            yield f"letters {words[0][:3]} {words[-1][-3:]}"
        elif seen.country:
            yield from (f"bare {word[:3]} {seen.country}" for word in _body(name).words[:1])


def _reason(one: BodySeen, other: BodySeen) -> Reason:
    if one.country and other.country and one.country != other.country:
        return Reason("country", "other", _NOT, "of different states")
    if _is_official(one) != _is_official(other):
        return Reason("kind", "other", _NOT, "a body of state and another body")
    if known := _known(one) & _known(other):
        return Reason("name", "known", _SURE, f"names of one body in the gazetteer: {min(known)}")
    of_one_state = one.country == other.country is not None
    ours, theirs = _offices(one), _offices(other)
    if of_one_state and (met := ours.keys() & theirs.keys()):
        both = _both(ours[min(met)], theirs[min(met)])
        return Reason("office", "same", _SURE, f"one office of one state: {both}")
    for a, b in product(_telling(one), _telling(other)):
        if _is_one_name(_body(a), _body(b)):
            return _of_words(a, b, bare=_is_bare(a, one), of_one_state=of_one_state)
    here, there = _seats(one), _seats(other)
    if shared := here.keys() & there.keys():
        return _of_seats({seat: _both(here[seat], there[seat]) for seat in shared})
    if meant := next(_perhaps_meant(one, other), None):
        return _of_words(*meant, bare=True, of_one_state=False)
    return Reason("name", "other", _NOT, "other names")


def _is_one_name(one: Body, other: Body) -> bool:
    """Tell whether two names are one; "police in Osh" is "Osh police"."""
    return same_body(one, other) or ({*one.words} == {*other.words} and one.forms == other.forms)


def _of_words(one: str, other: str, *, bare: bool, of_one_state: bool) -> Reason:
    """Say what two names of the same words tell."""
    both = _both(one, other)
    if not bare:
        return Reason("name", "same", _SURE, f"one name, word by word: {both}")
    if of_one_state:
        return Reason("name", "bare", _LIKELY, f"one bare word, of one state: {both}")
    return Reason("name", "bare", _OPEN, f"a bare word, which may be of another body: {both}")


def _of_seats(shared: Mapping[Seat, str]) -> Reason:
    """Say what it tells that two bodies are of one town, or of one state that has many of them."""
    for seat, both in shared.items():
        if seat.town:
            return Reason("office", "town", _SURE, f"one office of one town: {both}")
    both = min(shared.values())
    return Reason("office", "state", _LIKELY, f"of one state, no town told: {both}")


def _both(one: str, other: str) -> str:
    return one if name_key(one) == name_key(other) else f"{one} = {other}"


def _perhaps_meant(one: BodySeen, other: BodySeen) -> Iterator[tuple[str, str]]:
    """Give a bare name of one body, and one of the other that has all its words."""
    for mine, theirs in ((one, other), (other, one)):
        for bare, name in product(filter(lambda n: _is_bare(n, mine), mine.names), theirs.names):
            one_office = _offices(mine).keys() & _offices(theirs).keys()
            if one_office or {*_body(bare).words} <= {*_body(name).words}:
                yield bare, name


def _is_official(seen: BodySeen) -> bool:
    return seen.kind in _OFFICIAL


@cache
def _body(name: str) -> Body:
    return body(name)


def _telling(seen: BodySeen) -> tuple[str, ...]:
    """Give the names by which a body is told from others: the bare ones only if it has no other."""
    return tuple(name for name in seen.names if not _is_bare(name, seen)) or seen.names


def _is_bare(name: str, seen: BodySeen) -> bool:
    """Tell whether a name only says what a body is: "the police", "we", "Сеть"; not "The Times"."""
    if not _is_of_bare_words(name):
        return False
    one_word = len(_body(name).written) == 1 and seen.kind is not OrganizationKind.MEDIA
    return _is_official(seen) or one_word or name == name.lower()


@cache
def _is_of_bare_words(name: str) -> bool:
    return all(map(_is_bare_word, _body(name).written))


def _is_bare_word(word: str) -> bool:
    words, beginnings = _bare_words()
    plain = word.replace("ё", "е")
    return plain in words or plain.startswith(beginnings)


@cache
def _bare_words() -> tuple[frozenset[str], tuple[str, ...]]:
    table = load("identity/bare_words.yaml")
    heads = (load(f"lexicon/{language}/bodies.yaml") for language in ("en", "ru"))
    return (
        frozenset(table["words"]) | {word for kinds in heads for word in _single(kinds.values())},
        tuple(table["beginnings"]),
    )


def _single(lists: Iterable[Iterable[str]]) -> Iterator[str]:
    """Give the words of lists of phrases."""
    for phrases in lists:
        for phrase in phrases:
            yield from _body(phrase).written


def _known(seen: BodySeen) -> set[str]:
    return {_gazetteer()[key] for key in map(name_key, seen.names) if key in _gazetteer()}


def _offices(seen: BodySeen) -> dict[int, str]:
    """Give the offices that a body is, by rows of the table, each with the name that says so."""
    return _offices_in(seen.names) if _is_official(seen) else {}


def _seats(seen: BodySeen) -> dict[Seat, str]:
    """Give the bodies of towns and states that a body may be, each with the name that says so."""
    if not _is_official(seen):
        return {}
    return {seat: name for name in _telling(seen) for seat in seats(name, seen.country)}


def _offices_in(names: Sequence[str]) -> dict[int, str]:
    return {
        n: name
        for n, named in enumerate(_patterns())
        for name in reversed(names)
        if named.search(name_key(name))
    }


@cache
def _gazetteer() -> dict[str, str]:
    """Give the names of records by the keys of all their names; not of offices of many states."""
    return {
        name_key(name): record["name"]
        for record in load("bodies/bodies.yaml")
        if record["country"] or OrganizationKind(record["kind"]) not in _OFFICIAL
        for name in (record["name"], *record.get("aliases", ()))
    }


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    rows = load("identity/offices.yaml")
    return tuple(re.compile(rf"\b(?:{'|'.join(map(name_key, row))})\b") for row in rows)
