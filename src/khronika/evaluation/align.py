"""Which party of the gold reading a party that was read stands for (codebook, section 7).

From the best fit to the worst:

    FULL       a form of one is a form of the other, word for word
    INFLECTED  the same, but for Russian endings
    SUBSET     all words of one form stand in the other, and both end in the same surname
    SURNAME    the surnames agree, and only one person of the gold bears it
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import IntEnum
from itertools import product

from khronika.model import Organization, Person, Reading

Name = tuple[str, ...]
Party = Person | Organization

_EDGES = ".,'\"«»“”’()"
_SHORTEST_STEM = 5  # letters; shorter words have too little left to tell them apart
_ENDING = 2  # letters that an inflected word may change
_LONGER_BY = 3  # letters that one inflected form may have more than another


class Fit(IntEnum):
    """How well two parties fit; see the top of this module."""

    NONE = 0
    SURNAME = 1
    SUBSET = 2
    INFLECTED = 3
    FULL = 4


def align(gold: Reading, said: Reading) -> dict[str, str]:
    """Map the id of each party in `said` to the id of the gold party that it fits best.

    Of gold parties that fit equally well the first is taken; a party that fits none is left out.
    """
    inflects = gold.document.language == "ru"
    candidates = [(party, forms(party)) for party in _parties(gold)]
    bearers = _bearers(candidates)
    aligned = {}
    for party in _parties(said):
        names = forms(party)
        best, best_fit = None, Fit.NONE
        for candidate, others in candidates:
            shared = isinstance(candidate, Organization)
            fit = _fit(others, names, inflects=inflects, bearers=None if shared else bearers)
            if fit > best_fit:
                best, best_fit = candidate.id, fit
        if best is not None:
            aligned[party.id] = best
    return aligned


def words(text: str) -> Name:
    """Split a name or a phrase into its words: case, ё, punctuation and articles set aside."""
    plain = text.casefold().replace("ё", "е")
    stripped = (word.strip(_EDGES) for word in plain.split())
    return tuple(word for word in stripped if word not in ("", "the"))


def forms(party: Party) -> frozenset[Name]:
    """Give the name of a party and its aliases, each as words."""
    return frozenset(filter(None, map(words, (party.name, *party.aliases))))


def _parties(reading: Reading) -> Iterator[Party]:
    yield from reading.people
    yield from reading.organizations


def _bearers(candidates: Iterable[tuple[Party, frozenset[Name]]]) -> Counter[str]:
    """Count the people who bear each surname (the last word of any form)."""
    counts: Counter[str] = Counter()
    for party, names in candidates:
        if isinstance(party, Person):
            counts.update({name[-1] for name in names})
    return counts


def _fit(
    gold: frozenset[Name], said: frozenset[Name], *, inflects: bool, bearers: Counter[str] | None
) -> Fit:
    """Say how well two parties fit; `bearers` is None for a body, which has no surname."""
    if gold & said:
        return Fit.FULL
    pairs = list(product(gold, said))
    if inflects and any(_same_but_for_endings(one, other) for one, other in pairs):
        return Fit.INFLECTED
    if any(_is_part(one, other) for one, other in pairs):
        return Fit.SUBSET
    if bearers is not None and any(
        bearers[one[-1]] == 1 and _same_word(one[-1], other[-1], inflects=inflects)
        for one, other in pairs
    ):
        return Fit.SURNAME
    return Fit.NONE


def _same_but_for_endings(one: Name, other: Name) -> bool:
    return len(one) == len(other) and all(
        _same_word(a, b, inflects=True) for a, b in zip(one, other, strict=True)
    )


def _is_part(one: Name, other: Name) -> bool:
    """Tell whether one name of two words or more is a part of the other, with its last word."""
    if min(len(one), len(other)) < 2 or one[-1] != other[-1]:
        return False
    return set(one) <= set(other) or set(other) <= set(one)


def _same_word(one: str, other: str, *, inflects: bool) -> bool:
    if one == other:
        return True
    shorter, longer = sorted((len(one), len(other)))
    if not inflects or shorter < _SHORTEST_STEM or longer - shorter > _LONGER_BY:
        return False
    stem = shorter - _ENDING
    return one[:stem] == other[:stem]
