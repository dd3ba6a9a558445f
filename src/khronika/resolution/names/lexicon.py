"""What is known of names: families of given names, their genders, which surnames are borne."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from khronika.resolution.names.sounds import (
    abjad_letters,
    is_abjad,
    likeliest,
    looser,
    marks,
    readings,
)
from khronika.resources import load, path

_TURKISH = frozenset({"turkish", "azerbaijani", "turkmen"})
_NOTHING: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Given:
    """What a word is as a given name: the families that it is a form of, short for, or near to."""

    full: frozenset[int] = _NOTHING
    short: frozenset[int] = _NOTHING
    near: frozenset[int] = _NOTHING
    firsts: frozenset[str] = field(default_factory=frozenset)
    """First sounds of the full forms."""
    genders: frozenset[str] = field(default_factory=frozenset)
    leads: bool = False
    """Whether it goes before another by which its bearer is called."""
    known: bool = False
    """Whether it stands in any list of given names."""


def key_readings(word: str) -> tuple[str, ...]:
    """Give the readings by which a word is looked up, by the marks of its own spelling."""
    seen = marks(word)
    return (abjad_letters(word),) if is_abjad(word, seen) else readings(word, seen)


@dataclass(slots=True)
class _Families:
    full: dict[str, set[int]]
    short: dict[str, set[int]]
    near: dict[str, set[int]]
    firsts: dict[int, set[str]]
    genders: dict[int, str]
    fathers: dict[str, set[int]]
    of_surnames: set[int]
    """Families whose forms make surnames that are one in two languages."""
    leading: set[int]


@cache
def _families() -> _Families:
    table = _Families({}, {}, {}, {}, {}, {}, set(), set())
    full: defaultdict[str, set[int]] = defaultdict(set)
    short: defaultdict[str, set[int]] = defaultdict(set)
    near: defaultdict[str, set[int]] = defaultdict(set)
    firsts: defaultdict[int, set[str]] = defaultdict(set)
    fathers: defaultdict[str, set[int]] = defaultdict(set)
    specials = load("names/name_words.yaml")["fathers"]
    for number, family in enumerate(load("names/given_families.yaml")):
        if family.get("surnames"):
            table.of_surnames.add(number)
        if family.get("leads"):
            table.leading.add(number)
        table.genders[number] = "mf" if family["gender"] == "both" else family["gender"]
        for form in family["forms"]:
            for reading in _sure(form):
                full[reading].add(number)
                firsts[number].add(reading[0])
                fathers[father_stem(reading)].add(number)
            if form in specials:
                fathers[specials[form]].add(number)
        for kind, where in (("short", short), ("near", near)):
            for form in family.get(kind, ()):
                for reading in _sure(form):
                    where[reading].add(number)
    table.full, table.short, table.near = dict(full), dict(short), dict(near)
    table.firsts, table.fathers = dict(firsts), dict(fathers)
    return table


def _sure(form: str) -> tuple[str, ...]:
    """Give the likeliest readings of a listed form; the far-fetched would make families meet."""
    return key_readings(form)[:3]


def father_stem(reading: str) -> str:
    """Give what a given name has in common with the patronymics made of it."""
    return reading.rstrip("aeiou")


def given(keys: tuple[str, ...]) -> Given:
    """Say what a word with these readings is as a given name."""
    families, listed = _families(), _listed()
    likely = keys[:4]
    full = _gather(families.full, likely)
    short = _gather(families.short, likely)
    near = _gather(families.near, likely)
    genders = {sex for number in full | short for sex in families.genders[number]}
    if not genders:
        genders = {sex for key in likely for sex in listed.get(key, "")}
    firsts = {first for number in full | short for first in families.firsts[number]}
    known = bool(full or short) or any(key in listed for key in likely)
    leads = not families.leading.isdisjoint(full)
    return Given(full, short, near, frozenset(firsts), frozenset(genders), leads, known)


def fathers(stems: tuple[str, ...]) -> frozenset[int]:
    """Give the families of the fathers whose patronymics have one of these stems."""
    table = _families().fathers
    return frozenset(number for stem in stems for number in table.get(stem, ()))


def surname_families(bases: tuple[str, ...]) -> frozenset[int]:
    """Give the families of given names that a surname is made of, of those marked so."""
    families = _families()
    found: set[int] = set()
    for base in bases[:6]:
        stem = _ENDING.sub("", base)
        if stem != base:
            found |= families.full.get(stem, set()) | families.full.get(stem + "i", set())
    return frozenset(found & families.of_surnames)


def commonness(bases: tuple[str, ...]) -> int:
    """Say how common a surname is: 1 among the most frequent, 2, 3 borne, 0 where it is not known.

    A known given name with an ending is borne.
    """
    real, listed = _real_surnames(), _listed()
    ranks = [real[base] for base in bases[:3] if base in real]
    if ranks:
        return min(ranks)
    stems = (_ENDING.sub("", base) for base in bases[:2] if _ENDING.search(base))
    return 3 if any(len(stem) > 2 and _is_listed(stem, listed) for stem in stems) else 0


_ENDING = re.compile("(?:ov|ev|in|ian|enko|uk|čuk|švili|zod[ae]|zad[ae]|ovič|evič)$")


def _is_listed(stem: str, listed: dict[str, str]) -> bool:
    return any(stem + tail in listed for tail in ("", "a", "o", "i"))


def _gather(table: dict[str, set[int]], keys: tuple[str, ...]) -> frozenset[int]:
    return frozenset(number for key in keys for number in table.get(key, ()))


@cache
def _listed() -> dict[str, str]:
    """Give the genders of the given names of given.tsv by their likeliest reading."""
    found: dict[str, str] = {}
    for word, gender, tradition, *_ in _rows("given.tsv"):
        sexes = "mf" if gender == "u" else gender
        key = likeliest(word, "turkish" if tradition in _TURKISH else "common")
        found[key] = "".join(sorted({*found.get(key, ""), *sexes}))
    return found


@cache
def _real_surnames() -> dict[str, int]:
    """Give the rank of surnames by their reading in the masculine."""
    found: dict[str, int] = {}
    for word, _, rank in _rows("real_surnames.tsv"):
        for key in key_readings(word)[:2]:
            for one in {masculine(key)[0], masculine(looser(key))[0]}:
                found[one] = min(int(rank), found.get(one, 9))
    for word, *_ in _rows("surnames.tsv"):
        found.setdefault(likeliest(word), 3)
    return found


def masculine(reading: str) -> tuple[str, str]:
    """Give a surname as a man bears it, and whose form it is: m, f, or nothing."""
    words = _words()
    if reading.endswith(words["of_women"]):
        for ending, of_man in words["women"]:
            if reading.endswith(ending) and len(reading) > len(ending) + 1:
                return reading[: -len(ending)] + of_man, "f"
    return reading, "m" if reading.endswith(words["men"]) else ""


def ending_length(reading: str) -> int:
    """Give the length of the ending of a surname in the masculine, such as ov; 0 without one."""
    endings = _words()["men"]
    return next((len(one) for one in endings if reading.endswith(one)), 0)


@cache
def _words() -> dict[str, Any]:
    table = load("names/name_words.yaml")
    women = [tuple(pair) for pair in table["women"]]
    of_women = tuple(ending for ending, _ in women)
    return {"women": women, "of_women": of_women, "men": tuple(table["men"])}


def is_surname_of(tradition: str, word: str) -> bool:
    """Tell whether a word is a frequent surname of a tradition: chinese, korean, vietnamese."""
    return not _surnames_of(tradition).isdisjoint(readings(word))


@cache
def _surnames_of(tradition: str) -> frozenset[str]:
    rows = _rows("surnames.tsv")
    return frozenset(likeliest(word) for word, origin, *_ in rows if origin.startswith(tradition))


@cache
def surname_endings() -> dict[str, int]:
    """Give the endings of surnames by their sounds, with their strength: 2 strong, 1 weak."""
    found: dict[str, int] = {}
    for row in load("names/surname_endings.yaml"):
        if row["tradition"] == "slavic_patronymic":
            continue
        ending = likeliest(row["ending"])
        found[ending] = max(found.get(ending, 0), 2 if row["strength"] == "strong" else 1)
    return found


def _rows(name: str) -> list[list[str]]:
    text = path(f"names/{name}").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
