"""Which items of a new reading are items that the casebook knows.

Two items of a kind are the same when they say the same of the same words, or nearly: people and
bodies by their names; incidents by type, targets and words; the rest by what they state and their
words. The likeliest pairs are taken first, each item once, so the result is the same every time.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from khronika.casebook.kinds import KINDS
from khronika.model import (
    Claim,
    Estimate,
    Evidence,
    Incident,
    Instrument,
    Item,
    Organization,
    Person,
    Reading,
)
from khronika.resolution import name_key

_ALIKE = 0.5
"""Share of the words of two items, in characters, from which they are about the same words."""
_SAME = 10.0
"""More than any likeness: nothing but the id and what the machine thinks of it differs."""

Known = Mapping[str, Sequence[Item]]
"""By the ids of known items, what each says: as it stands, and as it was read."""


def align(new: Reading, known: Known) -> dict[str, str]:
    """Give, by the ids of new items, the ids of the known items that they are."""
    names: dict[str, str] = {}
    for kind in KINDS.values():
        mine = list(getattr(new, kind.many))
        theirs = {own_id: said for own_id, said in known.items() if type(said[0]) is kind.noun}
        names.update(_pairs(mine, theirs, names))
    return names


def renamed(noun: Item, names: Mapping[str, str]) -> Item:
    """Give an item under other ids, its own and those that it points to."""

    def many(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(names.get(one, one) for one in ids))

    changed: dict[str, Any] = {"id": names.get(noun.id, noun.id)}
    match noun:
        case Incident():
            changed.update(targets=many(noun.targets), actors=many(noun.actors))
        case Claim():
            changed["speaker"] = names.get(noun.speaker, noun.speaker)
            changed["about"] = replace(
                noun.about,
                incidents=many(noun.about.incidents),
                instruments=many(noun.about.instruments),
            )
        case Estimate():
            changed["by"] = many(noun.by)
    return replace(noun, **changed)


def says_the_same(one: Item, other: Item) -> bool:
    """Tell whether two items state the same, whatever a machine thinks of how sure that is."""
    return _stated(one) == _stated(other)


def _stated(noun: Item) -> dict[str, Any]:
    aside = ("id", "confidence", "decided")
    return {
        field.name: _unordered(getattr(noun, field.name))
        for field in fields(noun)
        if field.name not in aside
    }


def _unordered(value: Any) -> Any:
    if isinstance(value, tuple) and all(isinstance(one, str) for one in value):
        return sorted(value)
    return value


def _pairs(
    new: Sequence[Item], known: Known, names: Mapping[str, str]
) -> Iterable[tuple[str, str]]:
    likenesses = []
    for n, noun in enumerate(new):
        mine = renamed(noun, names)
        for k, (own_id, said) in enumerate(known.items()):
            likeness = max(_likeness(mine, theirs) for theirs in said)
            if likeness > 0:
                likenesses.append((-likeness, n, k, noun.id, own_id))
    taken: set[str] = set()
    given: set[str] = set()
    for _, _, _, mine_id, own_id in sorted(likenesses):
        if mine_id not in given and own_id not in taken:
            given.add(mine_id)
            taken.add(own_id)
            yield mine_id, own_id


def _likeness(new: Item, known: Item) -> float:
    """Say how much speaks for two items of a kind being the same; 0 where nothing does."""
    if says_the_same(new, known):
        return _SAME
    words = _overlap(new.evidence, known.evidence)
    if isinstance(new, Person | Organization) and isinstance(known, Person | Organization):
        return _of_names(new, known, words)
    if isinstance(new, Incident) and isinstance(known, Incident):
        return _of_incidents(new, known, words)
    head = float(_head(new) == _head(known))
    return head + words if words >= _ALIKE or (head and words) else 0.0


def _of_names(new: Person | Organization, known: Person | Organization, words: float) -> float:
    mine, theirs = name_key(new.name), name_key(known.name)
    if mine == theirs:
        return 2 + words
    shared = {mine, *map(name_key, new.aliases)} & {theirs, *map(name_key, known.aliases)}
    return 1 + words if shared - {""} else 0.0


def _of_incidents(new: Incident, known: Incident, words: float) -> float:
    targets = _share(set(new.targets), set(known.targets))
    same_type = new.type == known.type
    alike = words >= _ALIKE
    if (same_type and (targets or alike)) or (targets and alike):
        return same_type + targets + words + (new.host == known.host) / 2
    return 0.0


def _head(noun: Item) -> object:
    match noun:
        case Claim():
            return noun.speaker
        case Instrument():
            return noun.kind, frozenset(noun.parties)
        case Estimate():
            return noun.measure, noun.low, noun.high
        case _:
            raise TypeError(type(noun).__name__)


def _overlap(one: Sequence[Evidence], other: Sequence[Evidence]) -> float:
    return _share(_characters(one), _characters(other))


def _characters(evidence: Sequence[Evidence]) -> set[int]:
    return {at for proof in evidence for at in range(proof.start, proof.end)}


def _share(one: set[Any], other: set[Any]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0
