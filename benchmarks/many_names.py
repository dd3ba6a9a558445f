"""Very many names of invented people.

They are made of given names and surnames of our tables, frequent ones as often as in a list of the
wanted, and of rarer made-up ones; two in a hundred are the misspelt name of another row.
"""

import random
from collections.abc import Iterator

from khronika.resources import path

_VOWELS, _CONSONANTS = "aeiou", "bdgklmnprstvz"


def many_names(count: int) -> Iterator[str]:
    """Make so many names, always the same; each fiftieth is the one before it, misspelt."""
    chance = random.Random(7)
    surnames = [(row[0], _weight(row)) for row in _rows("names/real_surnames.tsv")]
    given = [row[0] for row in _rows("names/given.tsv")]
    frequent = [1 / (1 + n / 20) for n in range(len(given))]
    spelt, weights = zip(*surnames, strict=True)
    last = ""
    for n in range(count):
        if n % 50 == 49:
            yield _misspelt(last, chance)
            continue
        surname = chance.choices(spelt, weights)[0] if n % 5 < 2 else _made_up(chance)
        last = f"{chance.choices(given, frequent)[0]} {surname}"
        yield last


def _weight(row: list[str]) -> int:
    return {"1": 50, "2": 10}.get(row[2] if len(row) > 2 else "", 1)


def _made_up(chance: random.Random) -> str:
    stem = "".join(
        chance.choice(_CONSONANTS) + chance.choice(_VOWELS) for _ in range(chance.randint(2, 4))
    )
    return stem.title() + chance.choice(["nko", "rov", "neva", "dzade", "voev", "rian"])


def _misspelt(name: str, chance: random.Random) -> str:
    """Change one vowel of the surname, or double a letter."""
    at = chance.randrange(name.rindex(" ") + 2, len(name))
    swapped = {"a": "o", "o": "a", "e": "i", "i": "e", "u": "o"}
    return name[:at] + swapped.get(name[at], name[at] * 2) + name[at + 1 :]


def _rows(table: str) -> list[list[str]]:
    lines = path(table).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
