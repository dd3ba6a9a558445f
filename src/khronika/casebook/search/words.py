"""The words of a text, each with the terms that it is found by.

A word has one dictionary form, at its place in the text, so that phrases can be asked for; further
terms (the word as written, other dictionary forms that it may have); and, where it is written with
a capital letter, keys of its sound that are the same in every script.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from khronika.reading.lemmas import lemmas
from khronika.resolution import name_key, sound_keys

_MARKS = "'’‘ʼʹ`´"
_WORD = re.compile(rf"[^\W_]+(?:(?:[\u0300-\u036f]+|[{_MARKS}])[^\W_]+)*")
_POSSESSIVE = re.compile(rf"[{_MARKS}]s\Z", re.IGNORECASE)
_LONGEST = 64
"""Letters of a term that count; what is longer is no word that anybody types."""
_REMEMBERED = 200_000


class Word(NamedTuple):
    """A word where it stands in a text."""

    start: int
    end: int
    written: str


class Terms(NamedTuple):
    """What a word is found by."""

    lemma: str
    others: tuple[str, ...]
    """Beside the lemma: the word as written, and other dictionary forms that it may have."""
    sounds: tuple[str, ...]


def words(text: str) -> Iterator[Word]:
    """Give the words of a text in their order. A hyphen parts words, an apostrophe does not."""
    for match in _WORD.finditer(text):
        yield Word(match.start(), match.end(), match[0])


@lru_cache(maxsize=_REMEMBERED)
def terms(written: str) -> Terms | None:
    """Give the terms of a word as written; None where nothing is left of it to find it by."""
    folded = fold(written)
    if not folded:
        return None
    lemma, *others = lemmas(folded)
    if folded != lemma and folded not in others:
        others.append(folded)
    return Terms(lemma, tuple(others), sounds(written) if is_capital(written) else ())


def is_capital(written: str) -> bool:
    """Tell whether a word begins with a capital letter."""
    return written[0].isupper() or written[0].istitle()


def fold(written: str) -> str:
    """Set aside case, accents, ё, marks inside a word and an English possessive."""
    return name_key(_POSSESSIVE.sub("", written)).replace(" ", "")[:_LONGEST]


def sounds(written: str) -> tuple[str, ...]:
    """Give the keys of a word taken for a name: as it is written, and in its dictionary forms."""
    bare = _POSSESSIVE.sub("", unicodedata.normalize("NFC", written))
    bare = "".join(c for c in bare if c.isalpha())[:_LONGEST]
    spellings = (bare, *lemmas(fold(written))) if bare else ()
    return tuple(dict.fromkeys(key for one in spellings for key in sound_keys(one)))
