"""The forms in which a word of a name stands in texts, by what they sound like.

A word may bear the ending of a case, of a woman's form or of a pet name, lose a vowel before it, or
be written in letters of another script that look the same. Each form is taken back to what it may
be a form of; two words are forms of one if that sounds the same.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from khronika.resolution.names.chinese import from_palladius, in_pinyin
from khronika.resolution.names.lexicon import given, key_readings
from khronika.resolution.names.sounds import (
    abjad_letters,
    abjad_pattern,
    is_abjad,
    looser,
    marks,
    readings,
)
from khronika.resolution.names.words import word as name_word
from khronika.resources import load

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_SCRIPTS = (re.compile("[A-Za-z\u00c0-\u024f]"), re.compile("[\u0370-\u03ff]"), _CYRILLIC)
_ARABIC = re.compile("[\u0600-\u06ff]")
_HAN = re.compile("[\u4e00-\u9fff]")


@lru_cache(maxsize=200_000)
def sounds(word: str) -> frozenset[str]:
    """Give what a word may sound like, with and without the ending of a case."""
    return frozenset(
        looser(sound) for base in bases(word) for sound in (*_spoken(base), *_chinese(base))
    )


@lru_cache(maxsize=200_000)
def own_sounds(word: str) -> frozenset[str]:
    """Give what a word may sound like as it stands."""
    return frozenset(looser(sound) for one in _spellings(word) for sound in _spoken(one.casefold()))


@lru_cache(maxsize=200_000)
def length(word: str) -> int:
    """Count the sounds of a word: in another script it has more letters, or fewer."""
    return min(map(len, own_sounds(word)), default=0)


@lru_cache(maxsize=200_000)
def abjad(word: str) -> re.Pattern[str] | None:
    """Give the pattern of the sounds of a word in Arabic letters; None of another."""
    if not _ARABIC.search(word) or not is_abjad(word):
        return None
    return abjad_pattern(abjad_letters(word))


@lru_cache(maxsize=200_000)
def families(word: str) -> frozenset[int]:
    """Give the families of given names that a word may be a full form or a pet name of."""
    known = (given(key_readings(form)) for form in _first_cases(word))
    return frozenset(number for one in known for number in one.full | one.short)


@lru_cache(maxsize=200_000)
def is_of_father(word: str) -> bool:
    """Tell whether a word is a patronymic, in whatever case."""
    return any(name_word(form).is_patronymic for form in _first_cases(word))


def pinyin(word: str) -> tuple[str, ...]:
    """Give the syllables of Chinese letters, one of each; empty where there is another letter."""
    spelt = tuple(in_pinyin(letter).strip().casefold() for letter in word if _HAN.match(letter))
    return spelt if len(spelt) == len(word) else ()


def _spoken(base: str) -> tuple[str, ...]:
    if is_abjad(base):
        return (abjad_letters(base),)
    unmarked = (
        convention
        for convention, letters in _table()["unmarked"].items()
        if any(letter in base for letter in letters)
    )
    return readings(base, tuple(dict.fromkeys((*marks(base), *unmarked))))


def _chinese(base: str) -> Iterator[str]:
    """Give what a word sounds like that writes a Chinese name in Russian letters."""
    if _CYRILLIC.match(base):
        for spelt in from_palladius([base]):
            yield from readings(spelt)


@lru_cache(maxsize=200_000)
def bases(word: str) -> frozenset[str]:
    """Give a word with and without the ending of a case, all its letters of one script."""
    found: set[str] = set()
    for spelling in _spellings(word):
        low = spelling.casefold()
        bare = {
            low.removesuffix(ending)
            for shortest, endings in _endings("latin" if low[:1] < "\u0250" else "cyrillic")
            for ending in endings
            if low.endswith(ending) and len(low) - len(ending) >= shortest
        }
        lost = {*bare, *_without_plural(low)}
        found |= {low, *bare, *(full for one in lost for full in _filled(one))}
    return frozenset(found)


def _without_plural(low: str) -> Iterator[str]:
    """Give a word without the ending of many that surnames have, too: Кравцов may be of Кравец."""
    table = _table()["fleeting"]
    for ending in table["of_many"]:
        if low.endswith(table["many_behind"] + ending):
            yield low.removesuffix(ending)


def _filled(base: str) -> Iterator[str]:
    """Give back the vowel that a word loses before an ending: льв is лев, кравц is кравец."""
    table = _table()["fleeting"]
    if base[-1:] in table["before"] and len(base) > 1 and base[-2] in table["behind"]:
        left = base[:-1].rstrip("ьй")
        yield from (f"{left}{vowel}{base[-1]}" for vowel in table["vowels"])


def _first_cases(word: str) -> Iterator[str]:
    """Give what a word may be in its first case: the ending of another goes with a vowel of it."""
    for base in bases(word):
        yield from (base, f"{base}a", f"{base}а", f"{base}я")


@lru_cache(maxsize=200_000)
def _spellings(word: str) -> tuple[str, ...]:
    """Give a word with letters of another script taken for those of its own that they look like."""
    ways = [one for one in map(word.translate, _alike()) if not _is_mixed(one)]
    return tuple(dict.fromkeys(ways if _is_mixed(word) and ways else (word, *ways)))


def _is_mixed(word: str) -> bool:
    return sum(script.search(word) is not None for script in _SCRIPTS) > 1


@cache
def _alike() -> tuple[dict[int, int], ...]:
    """Give the letters that look the same: Cyrillic ones for others, and Latin ones for them."""
    others, cyrillic = _table()["alike"]
    return str.maketrans(others, cyrillic), str.maketrans(cyrillic, others)


@cache
def _endings(script: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Give endings in lists, each with the letters that must be left without one."""
    return tuple((one["shortest"], tuple(one["endings"].split())) for one in _table()[script])


def _table() -> Any:
    return load("names/endings.yaml")
