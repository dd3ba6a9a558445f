"""Dictionary forms of single words of either language, for looking them up.

A word is taken for Russian or English by its letters, so that the words of a text in both, and
those of a query, need no language told. No sentence is looked at: a form that may come from several
words (стали: стать, сталь) has several dictionary forms.
"""

import re
from functools import lru_cache

_CYRILLIC = re.compile("[а-я]+")
_LATIN = re.compile("[a-z]+")
_MOST_FORMS = 3
_LEAST_LIKELY = 0.05
"""Probability, by pymorphy3's count in a corpus, under which a dictionary form is no guess."""
_SURNAME = re.compile("(.{2,}(?:ов|ев|ин|ын))(?:а|у|ым|е|ой|ы|ых|ыми)?")
_SURNAME_LIKE_ADJECTIVE = re.compile("(.{2,}[сц]к)(?:ий|ого|ому|им|ом|ая|ой|ую|ие|их|ими)")
_NAMES = frozenset({"Name", "Surn", "Patr"})
_GIVEN_NAMES = frozenset({"Name", "plur"})
"""Several bearers of a given name: of Хамидов a surname is far likelier."""
_REMEMBERED = 100_000
"""Words whose forms are kept, so that a large casebook does not fill the memory."""


@lru_cache(maxsize=_REMEMBERED)
def lemmas(word: str) -> tuple[str, ...]:
    """Give the likeliest dictionary forms of a word, the likeliest first, at least one, at most 3.

    Args:
        word: in small letters, with е for ё and without accents (`resolution.name_key`). A word
            of another alphabet, or that no dictionary knows, is its own form.
    """
    if _CYRILLIC.fullmatch(word):
        return _russian(word)
    if _LATIN.fullmatch(word):
        from khronika.reading.en.dictionary import dictionary_forms

        return dictionary_forms(word)[:_MOST_FORMS] or (word,)
    return (word,)


@lru_cache(maxsize=_REMEMBERED)
def may_be_name(word: str) -> bool:
    """Tell whether a word in small letters may be a name: no dictionary has it, or has it as one.

    False for words that are ordinary too (мороз, grace); a capital letter may tell otherwise.
    """
    if _CYRILLIC.fullmatch(word):
        from khronika.reading.ru.models import dictionary

        readings = dictionary().parse(word)
        return not any(r.is_known for r in readings) or any(
            _NAMES & r.tag.grammemes for r in readings
        )
    if _LATIN.fullmatch(word):
        from khronika.reading.en.dictionary import dictionary_forms

        return not dictionary_forms(word)
    return True


def _russian(word: str) -> tuple[str, ...]:
    from khronika.reading.ru.models import dictionary

    readings = dictionary().parse(word)
    if not any(r.is_known and not r.tag.grammemes >= _GIVEN_NAMES for r in readings):
        surname = _surname(word)
        if surname is not None:
            return (surname,)
    likely = [r for r in readings if r.score >= _LEAST_LIKELY] or readings[:1]
    forms = dict.fromkeys(r.normal_form.replace("ё", "е") for r in likely)
    return tuple(forms)[:_MOST_FORMS] or (word,)


def _surname(word: str) -> str | None:
    """Give a surname that no dictionary has as a man bears it; None where it looks like none.

    Left to itself the dictionary guesses a plural: Мирзиёев, of several things named мирзией.
    """
    match = _SURNAME.fullmatch(word)
    if match is not None:
        return match[1]
    match = _SURNAME_LIKE_ADJECTIVE.fullmatch(word)
    return None if match is None else match[1] + "ий"
