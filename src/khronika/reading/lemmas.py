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
        from khronika.reading.ru.dictionary import dictionary_forms as forms
    elif _LATIN.fullmatch(word):
        from khronika.reading.en.dictionary import dictionary_forms as forms
    else:
        return (word,)
    return forms(word)[:_MOST_FORMS] or (word,)


@lru_cache(maxsize=_REMEMBERED)
def may_be_name(word: str) -> bool:
    """Tell whether a word in small letters may be a name: no dictionary has it, or has it as one.

    False for words that are ordinary too (мороз, grace); a capital letter may tell otherwise.
    """
    if _CYRILLIC.fullmatch(word):
        from khronika.reading.ru import dictionary

        return dictionary.may_be_name(word)
    if _LATIN.fullmatch(word):
        from khronika.reading.en.dictionary import dictionary_forms

        return not dictionary_forms(word)
    return True
