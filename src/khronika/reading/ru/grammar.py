"""What the form of a Russian word tells: who does the verb, whether a noun is a living being."""

from dataclasses import dataclass
from functools import lru_cache

from khronika.reading.ru.models import models
from khronika.reading.syntax import Tree, Word

_REMEMBERED = 20_000
_GENDERS = {"masc": "m", "femn": "f", "neut": "n"}
_MISTAKEN = frozenset({"NOUN", "ADJ"})
_OPENING = 3
"""Latest place in a sentence of a verb with which it begins."""
_NOUNS = frozenset({"NOUN", "ADJF", "PRTF", "NUMR"})


@dataclass(frozen=True, slots=True)
class Agreement:
    """How a finite verb agrees with its subject, which may stay unsaid."""

    person: int
    """1, 2 or 3; a verb in the past is taken for the third."""
    plural: bool
    gender: str
    """m, f, n, or nothing where the form does not tell."""


def agreement(verb: Word) -> Agreement | None:
    """Give how a finite verb agrees; None for participles, commands and other forms."""
    if verb.pos in _MISTAKEN:
        return _agreement(verb.text.lower()) if _is_verb(verb.text.lower()) else None
    if verb.form not in {"past", "present"} or verb.case:
        return None
    return _agreement(verb.text.lower())


@lru_cache(maxsize=_REMEMBERED)
def _is_verb(word: str) -> bool:
    """Whether a word that the tagger took for something else can only be a verb."""
    return all(r.tag.POS == "VERB" for r in models().dictionary.parse(word))


@lru_cache(maxsize=_REMEMBERED)
def _agreement(verb: str) -> Agreement | None:
    for reading in models().dictionary.parse(verb):
        tag = reading.tag
        if tag.POS == "VERB" and tag.mood == "indc":
            person = int(tag.person[0]) if tag.person else 3
            return Agreement(person, tag.number == "plur", _GENDERS.get(tag.gender or "", ""))
    return None


def commands(tree: Tree) -> bool:
    """Whether the first verb of a sentence is a command: "Не покупайте билет"."""
    verb = next((w for w in tree.words if w.pos == "VERB"), None)
    return verb is not None and verb.i <= _OPENING and _is_command(verb.text.lower())


@lru_cache(maxsize=_REMEMBERED)
def _is_command(verb: str) -> bool:
    tag = models().dictionary.parse(verb)[0].tag
    return bool(tag.POS == "VERB" and tag.mood == "impr" and tag.number == "plur")


def gender_of(noun: Word) -> str:
    """Give the gender of a noun, m or f; nothing where the dictionary has none."""
    return _GENDERS.get(_gender(noun.text.lower()), "")


@lru_cache(maxsize=_REMEMBERED)
def _gender(noun: str) -> str:
    return str(models().dictionary.parse(noun)[0].tag.gender or "")


def is_animate(noun: Word) -> bool:
    """Whether a noun means a person, by the dictionary."""
    return noun.pos in {"NOUN", "ADJ", "VERB"} and _is_animate(noun.text.lower())


def is_plural(noun: Word) -> bool:
    """Whether a noun stands in the plural."""
    return _is_plural(noun.text.lower())


@lru_cache(maxsize=_REMEMBERED)
def _is_animate(noun: str) -> bool:
    readings = [r for r in models().dictionary.parse(noun) if r.tag.POS in _NOUNS]
    return bool(readings) and "anim" in readings[0].tag


@lru_cache(maxsize=_REMEMBERED)
def _is_plural(noun: str) -> bool:
    readings = [r for r in models().dictionary.parse(noun) if r.tag.POS in _NOUNS]
    return bool(readings) and readings[0].tag.number == "plur"
