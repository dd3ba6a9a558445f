"""Names in the nominative: "Ивана Кедрова" is Иван Кедров, "Ольге Рябининой" Ольга Рябинина."""

from collections.abc import Sequence
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


def nominative(
    words: Sequence[str], parsed: str = "", known: str = ""
) -> tuple[tuple[str, ...], str]:
    """Give a person's name in the nominative, and the gender (m, f, or nothing) it shows.

    Args:
        words: the parts of the name as the text has them, in one grammatical case.
        parsed: the case that the parser took them for, as in Universal Dependencies, or nothing.
        known: the gender (m, f) that other words tell, or nothing.
    """
    readings = [_readings(word) for word in words]
    best: tuple[float, str, str] = (-1.0, "", "")
    for gender in ("masc", "femn"):
        for case in _CASES.values():
            score = sum(
                max((_weight(r, gender, case) for r in rs), default=0.0)
                or _BY_ENDING * (_stripped(w, gender, case) is not None)
                for w, rs in zip(words, readings, strict=True)
            )
            score += 0.01 * (case == "nomn") + _PARSED_CASE * (case == _CASES.get(parsed))
            score += _KNOWN_GENDER * (gender == _GENDERS.get(known))
            if score > best[0]:
                best = (score, gender, case)
    _, gender, case = best
    parts = tuple(_put(w, rs, gender, case) for w, rs in zip(words, readings, strict=True))
    return parts, {"masc": "m", "femn": "f"}.get(gender, "")


def is_name(word: str) -> bool:
    """Whether the dictionary knows a word as a first name, and as little else."""
    return any(
        r.is_known and ("Name" in r.tag or "Surn" in r.tag) and r.score > _LIKELY
        for r in models().dictionary.parse(word)
    )


def _readings(word: str) -> list[Any]:
    found = [r for r in models().dictionary.parse(word) if r.tag.POS == "NOUN"]
    return [r for r in found if any(part in r.tag for part in _PARTS_OF_NAMES)]


def _stripped(word: str, gender: str, case: str) -> str | None:
    """Take off the ending of a case; None where the word has none, or is no man's name without."""
    for ending in _ENDINGS.get((gender, case), ()):
        bare = word.removesuffix(ending)
        if bare != word and len(bare) > 2 and bare[-1] in _CONSONANTS:
            return bare
    return None


def _weight(reading: Any, gender: str, case: str) -> float:
    tag = reading.tag
    if tag.case != case or tag.number != "sing":
        return 0.0
    fits = tag.gender == gender or "ms-f" in tag or "GNdr" in tag
    return (0.5 + reading.score) if fits else 0.0


def _put(word: str, readings: Sequence[Any], gender: str, case: str) -> str:
    """Give one part of a name in the nominative; as it stands where the dictionary has no say."""
    if word.lower().endswith(_unchanging()):
        return word
    for reading in readings:
        if _weight(reading, gender, case) and _INDECLINABLE not in reading.tag:
            form = reading.inflect({"nomn", "sing"})
            if form is not None:
                return _capitals_of(word, form.word)
    return _stripped(word, gender, case) or word


def _capitals_of(word: str, form: str) -> str:
    """Give a form the capitals of the word, and its ё where the word has one."""
    if "ё" in word.lower():
        for n, letter in enumerate(word.lower()):
            if letter == "ё" and n < len(form) and form[n] == "е":
                form = form[:n] + "ё" + form[n + 1 :]
    return "-".join(part[:1].upper() + part[1:] for part in form.split("-"))
