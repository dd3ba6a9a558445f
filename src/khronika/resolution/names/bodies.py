"""Names of companies and other bodies: they are compared word by word, since they have no parts.

Among the names of people stand those of bodies. To take one apart as if it were a person's, and
find a surname in it, would lead astray.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from khronika.resolution.names.closeness import few_slips
from khronika.resolution.names.sounds import likeliest
from khronika.resources import load

_DOTS = re.compile(r"(?<=\b\w)\.(?:\s?(?=\w\b))?|['’`\"“”«»]")
_WORDS = re.compile(r"[^\W_]+")
_NUMERAL = re.compile(r"\d+\w?|[ivx]+|\w?\d+")


@dataclass(frozen=True, slots=True)
class Body:
    """The name of a body."""

    letters: str
    """Its letters without the form, whatever parts them."""
    written: tuple[str, ...]
    """Its words without form, numerals and empty words; in their order."""
    forms: frozenset[int]
    """Its legal forms, by their row in the table."""
    marked: bool
    """Whether it has a word that no person is named by."""

    @property
    def words(self) -> tuple[str, ...]:
        """Its words by their sounds."""
        return tuple(map(_sound, self.written))


def body(name: str) -> Body:
    """Read a name as that of a body."""
    low = _DOTS.sub("", name.casefold()).replace("&", " and ")
    tokens = _WORDS.findall(low)
    words, forms, long_form = _without_forms(tokens)
    marked = long_form or bool(_marks("marks").intersection(tokens))
    marked = marked or (len(tokens) > 1 and tokens[-1] in _marks("short_marks"))
    telling = [one for one in words if one not in _marks("empty")]
    named = [one for one in telling if not _NUMERAL.fullmatch(one)] or telling
    return Body("".join(words), tuple(named), frozenset(forms), marked)


@lru_cache(maxsize=100_000)
def _sound(word: str) -> str:
    return likeliest(word)


def same_body(one: Body, other: Body) -> bool:
    """Tell whether two names are of one body."""
    if one.forms and other.forms and one.forms.isdisjoint(other.forms):
        return False
    ours, theirs = one.words, other.words
    if not ours or not theirs:
        return False
    if one.letters == other.letters or "".join(ours) == "".join(theirs):
        return True
    if len(ours) != len(theirs):
        return False
    slips = [few_slips(a, b) for a, b in zip(ours, theirs, strict=True)]
    return None not in slips and sum(slip or 0 for slip in slips) <= 2


def _without_forms(tokens: list[str]) -> tuple[list[str], set[int], bool]:
    """Take the legal forms out; the last says whether one was long enough to show a body."""
    spellings, longest = _forms()
    words: list[str] = []
    found: set[int] = set()
    long_form = False
    n = 0
    while n < len(tokens):
        for length in range(min(longest, len(tokens) - n), 0, -1):
            row = spellings.get(" ".join(tokens[n : n + length]))
            if row is not None:
                found.add(row)
                long_form = long_form or len("".join(tokens[n : n + length])) > 3
                n += length
                break
        else:
            words.append(tokens[n])
            n += 1
    return words, found, long_form


@cache
def _forms() -> tuple[dict[str, int], int]:
    rows = load("names/body_words.yaml")["forms"]
    spellings = {spelling: n for n, row in enumerate(rows) for spelling in row}
    return spellings, max(len(spelling.split()) for spelling in spellings)


@cache
def _marks(kind: str) -> frozenset[str]:
    return frozenset(load("names/body_words.yaml")[kind])
