"""Given names as Russian writes them, known by their sound, and what they are called for short."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from khronika import resources

_REMEMBERED = 50_000
_SHORTEST = 3
"""Sounds of a name that is told by them; of fewer there are too many that sound alike."""
_DOUBLED = re.compile(r"(.)\1")
_NO_SOUND = re.compile(r"[\W\d_]+")
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_MARKED = frozenset("çşščžıəäğłøöü")
"""Letters that are read as they stand, not as what is left without their marks."""


@lru_cache(maxsize=_REMEMBERED)
def given_gender(name: str) -> str | None:
    """Give the gender (m, f, or nothing where both bear it) of a given name; None if unknown."""
    sound = _russian_sound(name.lower())
    return _genders().get(sound) if len(sound) >= _SHORTEST else None


@lru_cache(maxsize=_REMEMBERED)
def full_forms(name: str) -> frozenset[str]:
    """Give the given names, in small letters, that a name is short for: "Дима" is for "Дмитрий"."""
    return _full_forms().get(name.lower().replace("ё", "е"), frozenset())


@cache
def _full_forms() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for family in resources.load("names/given_families.yaml"):
        forms = {name.lower().replace("ё", "е") for name in family["forms"]}
        for short in family.get("short", ()):
            found[short.lower().replace("ё", "е")] |= forms
    return {short: frozenset(forms) for short, forms in found.items()}


@cache
def _genders() -> Mapping[str, str]:
    """Give the gender of each given name by its sound; nothing where names of both sound so."""
    found: dict[str, str] = {}
    for sound, gender in (*_listed(), *_of_families()):
        found[sound] = gender if found.get(sound, gender) == gender else ""
    return found


def _listed() -> Iterator[tuple[str, str]]:
    for line in resources.path("names/given.tsv").read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            name, told, tradition = line.split("\t")[:3]
            yield _latin_sound(name.lower(), tradition), told if told in "mf" else ""


def _of_families() -> Iterator[tuple[str, str]]:
    for family in resources.load("names/given_families.yaml"):
        gender = family["gender"] if family["gender"] in {"m", "f"} else ""
        for name in (*family["forms"], *family.get("short", ())):
            if _CYRILLIC.match(name):
                yield _russian_sound(name.lower()), gender


def _latin_sound(name: str, tradition: str) -> str:
    return _once(_sounded(_without_marks(name), tradition))


def _russian_sound(name: str) -> str:
    return _once(_sounded(name, "cyrillic"))


def _sounded(name: str, reading: str) -> str:
    runs, sounds = _readings(reading)
    return runs.sub(lambda run: sounds[run.group()], name)


@cache
def _readings(reading: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Give the runs of letters that have a sound of their own, the longest first, with the sounds.

    `reading` is "cyrillic", or the tradition by which Latin letters are read.
    """
    data = resources.load("lexicon/ru/given_sounds.yaml")
    if reading == "cyrillic":
        sounds: dict[str, str] = data["cyrillic"]
    else:
        sounds = data["latin"] | data["traditions"].get(reading, {})
    return re.compile("|".join(sorted(sounds, key=len, reverse=True))), sounds


def _without_marks(name: str) -> str:
    if name.isascii():
        return name
    return "".join(c if c in _MARKED else unicodedata.normalize("NFD", c)[0] for c in name)


def _once(sounds: str) -> str:
    """Give sounds without the second of a pair: "Мухаммад" sounds as "Muhamad"."""
    return _DOUBLED.sub(r"\1", _NO_SOUND.sub("", sounds))
