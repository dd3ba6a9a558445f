"""Dictionary forms of Russian words."""

import re
from functools import lru_cache
from typing import Any

from khronika.reading.ru.models import dictionary, models

_REMEMBERED = 50_000
"""Words whose forms are kept, so that a long document does not fill the memory."""
_PARTS = {
    "VERB": {"VERB", "INFN", "PRTF", "PRTS", "GRND"},
    "AUX": {"VERB", "INFN"},
    "NOUN": {"NOUN"},
    "PROPN": {"NOUN"},
    "ADJ": {"ADJF", "ADJS", "COMP", "PRTF"},
    "PRON": {"NPRO"},
    "DET": {"ADJF", "NPRO"},
    "NUM": {"NUMR"},
    "ADP": {"PREP"},
    "ADV": {"ADVB", "PRED"},
}
_SMALL = {"PRCL", "CONJ", "PREP", "NPRO", *_PARTS["VERB"]}
_NAMES = {"Name", "Surn", "Patr", "Geox", "Orgn", "Trad"}
_OF_PEOPLE = {"Name", "Surn"}
_LEAST_LIKELY = 0.05
"""Probability, by pymorphy3's count in a corpus, under which a dictionary form is no guess."""
_SURNAME = re.compile("(.{2,}(?:ов|ев|ин|ын))(?:а|у|ым|е|ой|ы|ых|ыми)?")
_SURNAME_LIKE_ADJECTIVE = re.compile("(.{2,}[сц]к)(?:ий|ого|ому|им|ом|ая|ой|ую|ие|их|ими)")
_PERSONAL = frozenset({"Name", "Surn", "Patr"})
_GIVEN_NAMES = frozenset({"Name", "plur"})
"""Several bearers of a given name: of Хамидов a surname is far likelier."""
_SHORTEST_NAME = 4
_AS_VERBS_END = ("ит", "ет", "ёт", "ст", "ут", "ют", "ат", "ят", "ли", "ла", "л")
_TENSES = {"past": "Past", "futr": "Fut", "pres": "Pres"}
_CASES = {
    "Nom": {"nomn"},
    "Gen": {"gent", "gen2"},
    "Dat": {"datv"},
    "Acc": {"accs"},
    "Ins": {"ablt"},
    "Loc": {"loct", "loc2"},
}


@lru_cache(maxsize=_REMEMBERED)
def lemma(word: str, pos: str, case: str = "", *, told: bool = False) -> str:
    """Give the dictionary form of a word, in small letters, with е for ё.

    Args:
        word: as the text has it.
        pos: universal part of speech.
        case: grammatical case as in Universal Dependencies, or nothing.
        told: whether a verb is in the indicative, and so no command.
    """
    readings = models().dictionary.parse(word)
    fitting = [r for r in readings if r.tag.POS in _PARTS.get(pos, set())] or readings
    fitting = [r for r in fitting if not (told and r.tag.mood == "impr")] or fitting
    in_case = [r for r in fitting if case and r.tag.case in _CASES.get(case, set())] or fitting
    return fold(str(in_case[0].normal_form)) if in_case else fold(word)


@lru_cache(maxsize=_REMEMBERED)
def is_common(word: str) -> bool:
    """Whether the dictionary knows a word that is no name."""
    readings = models().dictionary.parse(word.lower())
    return readings[0].is_known and not any(_NAMES & r.tag.grammemes for r in readings)


@lru_cache(maxsize=_REMEMBERED)
def is_small_word(word: str) -> bool:
    """Whether a word is a particle, a conjunction, a preposition, a pronoun or a verb."""
    best = models().dictionary.parse(word.lower())[0]
    return best.is_known and best.tag.POS in _SMALL


@lru_cache(maxsize=_REMEMBERED)
def is_of_a_name(word: str) -> bool:
    """Whether a short word is a first name or a surname, and no abbreviation: "ИВАНА"."""
    best = models().dictionary.parse(word.lower())[0]
    of_people = not _OF_PEOPLE.isdisjoint(best.tag.grammemes)
    return len(word) >= _SHORTEST_NAME and best.is_known and of_people


@lru_cache(maxsize=_REMEMBERED)
def is_only_a_verb(word: str) -> bool:
    """Whether the dictionary knows a word, and for a finite verb alone: "выдворит"."""
    if not word.islower() or not word.endswith(_AS_VERBS_END):
        return False
    return all(r.is_known and r.tag.POS == "VERB" for r in models().dictionary.parse(word))


@lru_cache(maxsize=_REMEMBERED)
def tense_of(verb: str) -> str:
    """Give the tense of a finite verb as in Universal Dependencies; nothing where two are possible.

    The tagger takes now and then a past for a future: "выкрала".
    """
    readings = models().dictionary.parse(verb.lower())
    tenses = {_TENSES.get(r.tag.tense or "", "") for r in readings if r.tag.POS == "VERB"}
    known = any(r.is_known and r.tag.POS == "VERB" for r in readings)
    return next(iter(tenses)) if known and len(tenses) == 1 else ""


@lru_cache(maxsize=_REMEMBERED)
def is_singular(noun: str, case: str) -> bool:
    """Whether a noun in a case, as in Universal Dependencies, may stand for one alone."""
    readings = [r for r in models().dictionary.parse(noun) if r.tag.POS == "NOUN"]
    in_case = [r for r in readings if r.tag.case in _CASES.get(case, set())] or readings
    return any(r.tag.number == "sing" for r in in_case)


@lru_cache(maxsize=_REMEMBERED)
def is_declined(noun: str) -> bool:
    """Whether a noun cannot stand in the nominative: "блогера"."""
    readings = [r for r in models().dictionary.parse(noun) if r.tag.POS in {"NOUN", "ADJF"}]
    return bool(readings) and all(r.tag.case != "nomn" for r in readings)


def fold(word: str) -> str:
    """Give a word in small letters, with е for ё and without stress marks."""
    return re.sub("\u0301", "", word.lower().replace("ё", "е"))


@lru_cache(maxsize=_REMEMBERED)
def _is_being(tag: Any) -> bool:
    """Whether a word is a common noun of living beings."""
    return "anim" in tag and not _NAMES & tag.grammemes


@lru_cache(maxsize=_REMEMBERED)
def forms(word: str) -> tuple[str, ...]:
    """Give the dictionary forms that a noun or adjective may have, with its capital letter.

    One of an adjective or of a living being is given in small letters too, for those that open
    a sentence: "Сербская полиция", "Россиянку задержали".
    """
    if word.isascii():
        return (word,)
    found: dict[str, None] = {}
    for reading in models().dictionary.parse(word):
        if reading.tag.POS in {"NOUN", "ADJF", "ADJS", "UNKN", "LATN"}:
            form = fold(reading.normal_form)
            found[form.capitalize() if word[:1].isupper() else form] = None
            if reading.tag.POS == "ADJF" or _is_being(reading.tag):
                found[form] = None
    plain = fold(word)
    found[plain.capitalize() if word[:1].isupper() else plain] = None
    return tuple(found)


def dictionary_forms(word: str) -> tuple[str, ...]:
    """Give the dictionary forms that a word in small letters may have, the likeliest first."""
    readings = dictionary().parse(word)
    if not any(r.is_known and not r.tag.grammemes >= _GIVEN_NAMES for r in readings):
        surname = _surname(word)
        if surname is not None:
            return (surname,)
    likely = [r for r in readings if r.score >= _LEAST_LIKELY] or readings[:1]
    return tuple(dict.fromkeys(r.normal_form.replace("ё", "е") for r in likely))


def may_be_name(word: str) -> bool:
    """Tell whether a word in small letters may be a name: no dictionary has it, or has it as one.

    False for words that are ordinary too (мороз); a capital letter may tell otherwise.
    """
    readings = dictionary().parse(word)
    return not any(r.is_known for r in readings) or any(
        _PERSONAL & r.tag.grammemes for r in readings
    )


def _surname(word: str) -> str | None:
    """Give a surname that no dictionary has as a man bears it; None where it looks like none.

    Left to itself the dictionary guesses a plural: Мирзиёев, of several things named мирзией.
    """
    match = _SURNAME.fullmatch(word)
    if match is not None:
        return match[1]
    match = _SURNAME_LIKE_ADJECTIVE.fullmatch(word)
    return None if match is None else match[1] + "ий"
