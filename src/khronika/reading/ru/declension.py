"""Names in the nominative: "Ивана Кедрова" is Иван Кедров, "Ольге Рябининой" Ольга Рябинина."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Any

from khronika import resources
from khronika.reading.ru.models import models

_PARTS_OF_NAMES = ("Name", "Surn", "Patr")
_INDECLINABLE = "Fixd"
_ENDINGS = {
    ("masc", "gent"): ("а", "я"),
    ("masc", "accs"): ("а", "я"),
    ("masc", "datv"): ("у", "ю"),
    ("masc", "ablt"): ("ом", "ем", "ым"),
}
"""What a man's name that the dictionary lacks takes on in a case."""
_CONSONANTS = frozenset("бвгджзйклмнпрстфхцчшщ")
_OF_A = {
    "accs": {"у": "а", "ю": "я"},
    "ablt": {"ой": "а", "ей": "я"},
    "gent": {"ы": "а"},
}
"""Endings that names in -а and -я take on, of men and women, where the dictionary lacks them."""
_OF_A_FOR_WOMEN = {"datv": {"е": "а"}, "loct": {"е": "а"}}
"""The same where it is known that a woman is named: a man's may end so in every case."""
_FOREIGN = "и"
"""The ending of names that have no cases, such as "Кавуси", where the dictionary only guesses."""
_SHORTEST_STEM = 3
_ANY_ENDING = re.compile("(?:ого|ому|ыми?|ой|ей|ом|ем|ую|[аяуюеыи])$")
_NOMINATIVE = ("", "а", "я", "й", "ь", "е", "и", "о", "ий", "ый", "ая")
_CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
_PARSED_CASE = 0.45
"""Weight of the case that the parser gives."""
_GENDERS = {"m": "masc", "f": "femn"}
_KNOWN_GENDER = 1.0
"""Weight of the gender that other words tell."""
_LIKELY = 0.3
"""Least share of a word's uses in which it is a name."""
_BY_ENDING = 0.4
"""Weight of an ending beside a reading of the dictionary, which weighs from 0.5 upward."""


@cache
def _unchanging() -> tuple[str, ...]:
    """Give the endings of names that have no cases: "Назарзода"."""
    return tuple(resources.load("lexicon/ru/small_words.yaml")["unchanging_names"])


@cache
def _womans() -> tuple[str, ...]:
    return tuple(resources.load("lexicon/ru/small_words.yaml")["womens_names"])


@cache
def _womans_endings() -> tuple[str, ...]:
    return tuple(resources.load("lexicon/ru/small_words.yaml")["womens_names_end"])


def nominative(
    words: Sequence[str],
    parsed: str = "",
    known: str = "",
    *,
    oblique: bool = False,
    seen: Collection[str] = (),
) -> tuple[tuple[str, ...], str]:
    """Give a person's name in the nominative, and the gender (m, f, or nothing) it shows.

    Args:
        words: the parts of the name as the text has them, in one grammatical case.
        parsed: the case that the parser took them for, as in Universal Dependencies, or nothing.
        known: the gender (m, f) that other words tell, or nothing.
        oblique: whether other words tell that the name is not in the nominative.
        seen: words that the text has as parts of names in the nominative.
    """
    readings = [_readings(word) for word in words]
    best: tuple[float, str, str] = (-1.0, "", "")
    for gender in ("masc", "femn"):
        for case in _CASES.values():
            if oblique and case == "nomn":
                continue
            score = sum(
                _likely(rs, gender, case)
                or _BY_ENDING * (_stripped(w, gender, case, known) is not None)
                for w, rs in zip(words, readings, strict=True)
            )
            score += 0.01 * (case == "nomn") + _PARSED_CASE * _is_parsed(case, gender, parsed)
            score += _KNOWN_GENDER * (gender == _GENDERS.get(known))
            if score > best[0]:
                best = (score, gender, case)
    _, gender, case = best
    parts = tuple(
        (_seen(w, seen) if case != "nomn" else None) or _put(w, rs, gender, case, known)
        for w, rs in zip(words, readings, strict=True)
    )
    return parts, {"masc": "m", "femn": "f"}.get(gender, "")


def _is_parsed(case: str, gender: str, parsed: str) -> bool:
    """Whether a case is the one that the parser gives; a man's accusative is as his genitive."""
    told = _CASES.get(parsed)
    return case == told or (gender == "masc" and {case, told} == {"gent", "accs"})


def _seen(word: str, seen: Collection[str]) -> str | None:
    """Give the nominative of a part of a name that the text has elsewhere."""
    if word in seen:
        return word
    return next((form for form in _variants(word) if form in seen), None) if seen else None


def _variants(word: str) -> Iterator[str]:
    """Give what may be the nominative of a part of a name in another case."""
    stem = _ANY_ENDING.sub("", word)
    if len(stem) >= _SHORTEST_STEM and stem != word:
        yield from (stem + ending for ending in _NOMINATIVE)


def is_womans(name: str) -> bool:
    """Whether a first name that Russian does not decline is a woman's: "Огульджан"."""
    return name.lower().startswith(_womans()) or name.lower().endswith(_womans_endings())


def is_name(word: str) -> bool:
    """Whether the dictionary knows a word as a first name, and as little else."""
    return any(
        r.is_known and ("Name" in r.tag or "Surn" in r.tag) and r.score > _LIKELY
        for r in models().dictionary.parse(word)
    )


def _readings(word: str) -> list[Any]:
    found = [r for r in models().dictionary.parse(word) if r.tag.POS == "NOUN"]
    return [r for r in found if any(part in r.tag for part in _PARTS_OF_NAMES)]


def _stripped(word: str, gender: str, case: str, known: str) -> str | None:
    """Take off the ending of a case; None where the word has none, or is no name without."""
    if word.lower().endswith(_unchanging()):
        return None
    for ending in _ENDINGS.get((gender, case), ()):
        bare = word.removesuffix(ending)
        if bare != word and len(bare) > 2 and bare[-1] in _CONSONANTS:
            return bare
    of_a = dict(_OF_A.get(case, {}))
    if known == "f" and gender == "femn":
        of_a |= _OF_A_FOR_WOMEN.get(case, {})
    for ending, full in of_a.items():
        bare = word.removesuffix(ending)
        if bare != word and len(bare) >= _SHORTEST_STEM and bare[-1] in _CONSONANTS:
            return bare + full
    return None


def _likely(readings: Sequence[Any], gender: str, case: str) -> float:
    """Say how much speaks for a case; as much for both where the accusative is the genitive."""
    alike = ("gent", "accs") if gender == "masc" and case in {"gent", "accs"} else (case,)
    found = [max((_weight(r, gender, c) for r in readings), default=0.0) for c in (case, *alike)]
    return max(found) if all(found) else found[0]


def _weight(reading: Any, gender: str, case: str) -> float:
    tag = reading.tag
    if tag.case != case or tag.number != "sing":
        return 0.0
    fits = tag.gender == gender or "ms-f" in tag or "GNdr" in tag
    return (0.5 + reading.score) if fits else 0.0


def _put(word: str, readings: Sequence[Any], gender: str, case: str, known: str) -> str:
    """Give one part of a name in the nominative; as it stands where the dictionary has no say."""
    if word.lower().endswith(_unchanging()):
        return word
    for reading in readings:
        foreign = not reading.is_known and word.endswith(_FOREIGN)
        if _weight(reading, gender, case) and _INDECLINABLE not in reading.tag and not foreign:
            form = reading.inflect({"nomn", "sing"})
            if form is not None:
                return _capitals_of(word, form.word)
    return _stripped(word, gender, case, known) or word


def _capitals_of(word: str, form: str) -> str:
    """Give a form the capitals of the word, and its ё where the word has one."""
    if "ё" in word.lower():
        for n, letter in enumerate(word.lower()):
            if letter == "ё" and n < len(form) and form[n] == "е":
                form = form[:n] + "ё" + form[n + 1 :]
    return "-".join(part[:1].upper() + part[1:] for part in form.split("-"))
