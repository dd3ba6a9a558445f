"""Bodies that each town has, such as its police: which one a name says, in whatever language.

A name must say nothing but what the body is, and of which town or state, or of which state where:
"Vienna police" and "полиция Вены" are one body, "the airport police of Vienna" is another. A town
is the same in every spelling of the gazetteer: all have its country and its population.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from khronika.resolution.names.written import name_key
from khronika.resources import load, path

Town = tuple[str, str]
"""A country and a population, which tell a town from all others."""

_SHORTEST = 3
"""Letters that are left of a word without its ending."""


class Seat(NamedTuple):
    """A body and where it is."""

    office: str
    """The first of the words for what it is."""
    town: Town | None
    """None where only the state is told."""
    state: str | None
    """The state that the name says, or that is known of a name that says neither; else None."""


@lru_cache(maxsize=100_000)
def seats(name: str, country: str | None) -> frozenset[Seat]:
    """Give the bodies of towns and of states that a name may say.

    Args:
        name: the name of a body.
        country: the state of the body, where that is known.
    """
    key = name_key(name)
    return frozenset((*_of_towns(key, country), *(_of_state(key, country) if country else ())))


def _of_towns(key: str, country: str | None) -> Iterator[Seat]:
    for office, words in _without_office(key, "of_towns"):
        for town in _towns_called(words):
            if country in {None, town[0]}:
                yield Seat(office, town, None)


def _of_state(key: str, state: str) -> Iterator[Seat]:
    for office, words in _without_office(key, "of_states"):
        if not words:
            yield Seat(office, None, state)
        for n in range(1, len(words) + 1):
            for of, rest in ((words[:n], words[n:]), (words[-n:], words[:-n])):
                if not _names_state(of, state):
                    continue
                if not rest:
                    yield Seat(office, None, state)
                yield from (Seat(office, town, state) for town in _towns_called(rest))


def _without_office(key: str, kind: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give what a name may say that a body is, and the words that are left to tell which."""
    for office, called in _offices(kind):
        if found := called.search(key):
            rest = (*key[: found.start()].split(), *key[found.end() :].split())
            yield office, tuple(word for word in rest if word not in _table()["between"])


def _towns_called(words: tuple[str, ...]) -> frozenset[Town]:
    """Give the towns of a name, in any case, or as an adjective."""
    if not words:
        return frozenset()
    written = (" ".join(forms) for forms in product(*map(_bare_forms, words)))
    return frozenset(town for form in written for town in _towns().get(form, ()))


def _names_state(words: tuple[str, ...], state: str) -> bool:
    forms = {" ".join(forms) for forms in product(*map(_bare_forms, words))}
    return not forms.isdisjoint(_states()[state])


def _bare_forms(word: str) -> tuple[str, ...]:
    """Give a word without each of the endings that it may have, the longest first; Latin as is."""
    bare = [
        word.removesuffix(ending)
        for ending in _table()["endings"]
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST
    ]
    return tuple(bare or [word])


@cache
def _towns() -> dict[str, frozenset[Town]]:
    """Give the towns of the gazetteer by all their names, without endings."""
    found: defaultdict[str, set[Town]] = defaultdict(set)
    for line in path("places/cities.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, country, population = line.split("\t")
            found[_bare(name)].add((country, population))
    return {name: frozenset(towns) for name, towns in found.items()}


@cache
def _states() -> defaultdict[str, set[str]]:
    """Give the names of each state and its adjectives, without endings, by its code."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for record in load("places/countries.yaml"):
        for language in ("en", "ru"):
            told = record.get(language, {})
            for name in (*told.get("names", ()), *told.get("adjectives", ())):
                found[record["code"]].add(_bare(name))
    return found


def _bare(name: str) -> str:
    """Write a name as it is looked up: each word without the shortest ending that it may have."""
    return " ".join(_bare_forms(word)[-1] for word in name_key(name).split())


@cache
def _offices(kind: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (
            row[0],
            re.compile(rf"\b(?:{'|'.join(sorted(map(name_key, row), key=len, reverse=True))})\b"),
        )
        for row in _table()[kind]
    )


@cache
def _table() -> dict[str, list[str]]:
    table: dict[str, list[str]] = load("identity/seats.yaml")
    return table
