"""Names and titles in an old Russian code page that nothing tells of.

They are too short for what tells the encoding of a text. What helps is that a wrong code page gives
letters that Russian seldom has, signs that no name has, and capitals within words.
"""

import math
import re
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile("[\u0400-\u04ff]{2}")
_ASCII_LETTER = re.compile("[A-Za-z]")
_CAPITAL_WITHIN = re.compile("[а-яё][А-ЯЁ]")

_LETTERS = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё" + "іїєґў"
"""By how often Russian has them (National Corpus of Russian, "Частоты букв"), then the letters of
Ukrainian and Belarusian."""
_SIGNS = "«»„“”‘’–—…№\u00a0"
"""Which are not of ASCII, and stand in names and titles all the same."""

_UNKNOWN = 60
"""How strange a character is that is neither, or a capital within a word; a letter is as strange as
its place above."""
_TOO_STRANGE = 20
"""On the mean. 32 of 33 names came to less in their own code page ("Ёж" did not), and Greek ones to
24 in a Russian one."""


def cyrillic(content: bytes, code_pages: Iterable[str]) -> str | None:
    """Read bytes in the likeliest of some code pages; None where they make no Cyrillic words."""
    readings = [one for name in code_pages if (one := _read(content, name)) is not None]
    best = min(readings, key=_strangeness, default="")
    return best if _strangeness(best) < _TOO_STRANGE else None


def _read(content: bytes, code_page: str) -> str | None:
    try:
        return content.decode(code_page)
    except UnicodeDecodeError:
        return None


def _strangeness(text: str) -> float:
    """Tell how unlike Russian a name is: the mean over its characters that are not of ASCII."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    if not any(map(_CYRILLIC.search, words)) or any(map(_ASCII_LETTER.search, words)):
        return math.inf  # "é", "à" and "café" are of the West
    places = list(_places(text.lower()))
    return (sum(places) + _UNKNOWN * len(_CAPITAL_WITHIN.findall(text))) / len(places)


def _places(text: str) -> Iterator[int]:
    for character in text:
        if not character.isascii() and character not in _SIGNS:
            place = _LETTERS.find(character)
            yield place if place >= 0 else _UNKNOWN
