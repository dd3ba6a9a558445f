"""Chinese names in characters and in Russian letters, by the sounds of pinyin."""

import re
from collections.abc import Sequence
from functools import cache

from khronika.resources import load, path

_HAN = re.compile("[\u4e00-\u9fff]+")


def in_pinyin(name: str) -> str:
    """Write the characters of a name in pinyin: the surname first, the given name as one word."""
    return _HAN.sub(lambda run: f" {_spelt(run[0])} ", name)


def from_palladius(words: Sequence[str]) -> tuple[str, ...]:
    """Give the pinyin of a name that Russian writes after Palladius.

    Empty where some word cannot be parted into syllables of Chinese.
    """
    found = tuple(_syllables(word.lower().replace("-", "")) for word in words)
    return found if all(found) else ()


def _spelt(characters: str) -> str:
    double = characters[:2] in frozenset(load("names/name_words.yaml")["chinese_double_surnames"])
    length = 2 if double else 1
    sounds = _sounds()
    surname, rest = characters[:length], characters[length:]
    if len(characters) > 4:  # no Chinese name: one of another people, written by its sounds
        return "".join(sounds.get(one, "") for one in characters).capitalize()
    parts = ("".join(sounds.get(one, "") for one in part) for part in (surname, rest))
    return " ".join(part.capitalize() for part in parts if part)


def _syllables(word: str) -> str:
    """Give the pinyin of a word, longest syllables first; empty where it is none."""
    table = _palladius()
    if not word:
        return ""
    for length in range(min(6, len(word)), 0, -1):
        spelt = table.get(word[:length])
        if spelt is None:
            continue
        if length == len(word):
            return spelt
        rest = _syllables(word[length:])
        if rest:
            return spelt + rest
    return ""


@cache
def _sounds() -> dict[str, str]:
    return {one: sound for sound, characters in _rows("pinyin.tsv") for one in characters}


@cache
def _palladius() -> dict[str, str]:
    return {russian: sound for sound, russian in _rows("palladius.tsv")}


def _rows(name: str) -> list[tuple[str, str]]:
    text = path(f"names/{name}").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return [(sound, written) for sound, written in rows]
