"""A word of a name with all that comparing asks of it, made once for each spelling."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import count, islice

from khronika.resolution.names import lexicon
from khronika.resolution.names.sounds import (
    abjad_firsts,
    abjad_letters,
    abjad_pattern,
    abjad_skeleton,
    is_abjad,
    looser,
    readings,
    skeleton,
)
from khronika.resources import load

_NUMBERS = count(1)
_MOST_SKELETONS = 4
_LATIN_INITIALS = {"s": "sš", "z": "zž", "c": "čc", "k": "kx", "t": "tc", "j": "žix", "y": "i"}
"""Sounds that a Latin initial may begin: S. is Sergei or Shamil, J. is Jamal or José."""


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word of a name. Two spellings are two words; the same spelling is the same object."""

    number: int
    """The word's own; it stands for the word in tables of what was compared before."""
    text: str
    letters: str
    """The text in lower case, without what is no letter."""
    latin: bool
    """Whether it is in Latin letters."""
    initial: bool
    exact: bool
    """Whether it is made of syllables of the east, each of which is another name."""
    keys: tuple[str, ...]
    """Readings, the likeliest first; of Arabic script without vowels the bare letters."""
    keyset: frozenset[str]
    loose: frozenset[str]
    skeletons: tuple[str, ...]
    pattern: re.Pattern[str] | None
    """What readings in other scripts must fit; None where the script has vowels."""
    firsts: frozenset[str]
    """Sounds that an initial of it may stand for."""
    given: lexicon.Given
    untitled: str
    """The likeliest reading without a title behind it; empty where there is none."""
    halves: tuple["Word", ...]
    """The words that a hyphen joins; empty where there is none."""
    bases: tuple[str, ...]
    """Readings as a surname, in the masculine."""
    baseset: frozenset[str]
    loose_bases: frozenset[str]
    base_skeletons: tuple[str, ...]
    sex: str
    """Whose form of a surname it is: m, f, or nothing."""
    common: int
    """How common it is as a surname: 1 most, 2, 3; 0 where it is not known."""
    made_of: frozenset[int]
    """Families of given names that the surname is made of."""
    national: frozenset[str]
    """The surname in the forms of other languages."""
    roots: tuple[str, ...]
    """What is left of the surname without an ending that families have dropped or changed."""
    rootset: frozenset[str]
    made_from: frozenset[int]
    """Families of given names that the roots are forms of."""
    fathers: tuple[str, ...]
    """Stems of a patronymic: what it has in common with the father's given name."""
    fatherset: frozenset[str]
    father_families: frozenset[int]
    is_patronymic: bool
    """Whether it ends as patronymics do."""


@lru_cache(maxsize=200_000)
def word(
    text: str,
    conventions: tuple[str, ...] = (),
    *,
    initial: bool = False,
    whole: bool = False,
    exact: bool = False,
    glued: tuple[str, ...] = (),
) -> Word:
    """Make the word of a spelling in a name that bears marks of these conventions.

    A hyphen parts it in halves, unless it is to be taken as a whole. `glued` are spellings of it in
    one with an article.
    """
    abjad = is_abjad(text, conventions)
    parts = () if whole else _halves(text)
    keys = (abjad_letters(text),) if abjad else readings(text, conventions)
    keys += tuple(readings(one, conventions)[0] for one in glued)
    keys = tuple(filter(None, keys)) or (text.casefold(),)
    bones = abjad_skeleton if abjad else skeleton
    known = lexicon.given(keys) if not initial else lexicon.Given()
    masculine = [lexicon.masculine(key) for key in keys]
    bases = tuple(dict.fromkeys(base for base, _ in masculine))
    roots = () if abjad or initial else tuple(dict.fromkeys(map(_root, bases[:3])))
    stems = _stems(keys)
    # Of a name that is written without its ending the patronymic stands bare: Rauf (oglu).
    fathers = stems or tuple(dict.fromkeys(lexicon.father_stem(key) for key in keys))
    return Word(
        number=next(_NUMBERS),
        text=text,
        letters="".join(filter(str.isalpha, text.lower())),
        latin=text[:1] < "\u0250",
        initial=initial,
        exact=exact,
        keys=keys,
        keyset=frozenset(keys),
        loose=frozenset() if abjad else frozenset(map(looser, keys)),
        skeletons=_few(map(bones, keys)),
        pattern=abjad_pattern(keys[0]) if abjad else None,
        firsts=_firsts(text, keys, initial=initial) | known.firsts,
        given=known,
        untitled=_untitled(keys[0]),
        halves=tuple(word(part, conventions) for part in parts) if len(parts) > 1 else (),
        bases=bases,
        baseset=frozenset(bases),
        loose_bases=frozenset() if abjad else frozenset(map(looser, bases)),
        base_skeletons=_few(map(bones, bases)),
        sex=masculine[0][1],
        common=0 if initial else lexicon.commonness(bases),
        made_of=lexicon.surname_families(bases),
        national=frozenset() if abjad else frozenset(_national(bases)),
        roots=roots,
        rootset=frozenset(map(looser, roots)),
        made_from=lexicon.given(roots).full,
        fathers=fathers,
        fatherset=frozenset(fathers),
        father_families=lexicon.fathers(fathers),
        is_patronymic=bool(stems),
    )


def _halves(text: str) -> tuple[str, ...]:
    """Give the names that hyphens join; what may be written with one is no name by itself."""
    parts = tuple(part for part in text.split("-") if part)
    joined = load("names/name_words.yaml")["joining_surname"]
    return () if parts and parts[-1].lower() in joined else parts


def _few(skeletons: Iterable[str]) -> tuple[str, ...]:
    return tuple(islice(dict.fromkeys(skeletons), _MOST_SKELETONS))


def _firsts(text: str, keys: tuple[str, ...], *, initial: bool) -> frozenset[str]:
    if initial and text.lower() in _LATIN_INITIALS:
        return frozenset(_LATIN_INITIALS[text.lower()])
    if is_abjad(keys[0]):
        return abjad_firsts(keys[0])
    found = set()
    for key in keys:
        iotated = key[0] == "i" and len(key) > 1 and key[1] in "aou"
        found.add(key[:2] if iotated else key[0])
        if not initial and (iotated or key[0] == "e"):
            found.add("i")  # the Y. or J. of Yuri and Yevgeny
        if not initial and key[0] == "x":
            found.add("g")
    return frozenset(found)


def _stems(keys: tuple[str, ...]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    short = load("names/name_words.yaml")["short_patronymics"]
    for key in keys:
        if key in short:
            found[short[key]] = None
            continue
        for ending in _patronymics() if key.endswith(_patronymics()) else ():
            # Mosuli is no son of Mos: where the ending is short the name is not.
            least = 1 if "v" in ending or "č" in ending else 3
            if key.endswith(ending) and len(key) > len(ending) + least:
                found[lexicon.father_stem(key[: -len(ending)])] = None
                break
    return tuple(found)


def _untitled(key: str) -> str:
    for title in load("names/name_words.yaml")["titles"]:
        if key.endswith(title) and len(key) > len(title) + 2:
            return key.removesuffix(title)
    return ""


def _root(base: str) -> str:
    for ending in load("names/name_words.yaml")["reformed"]:
        if base.endswith(ending) and len(base) > len(ending) + 2:
            return base.removesuffix(ending)
    return base


def _national(bases: tuple[str, ...]) -> list[str]:
    found = []
    for base in bases[:4]:
        for ending, other in _national_forms() if base.endswith(_national_endings()) else ():
            if base.endswith(ending) and len(base) > len(ending) + 2:
                found.append(base[: -len(ending)] + other)
                break
        for beginning, other in load("names/name_words.yaml")["national_beginnings"]:
            if base.startswith(beginning):
                found.append(other + base.removeprefix(beginning))
    return found


@cache
def _patronymics() -> tuple[str, ...]:
    return tuple(load("names/name_words.yaml")["patronymics"])


@cache
def _national_endings() -> tuple[str, ...]:
    return tuple(ending for ending, _ in _national_forms())


@cache
def _national_forms() -> tuple[tuple[str, str], ...]:
    forms = load("names/name_words.yaml")["national_forms"]
    return tuple((ending, other) for ending, other in forms)
