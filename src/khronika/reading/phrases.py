"""Looking up names in a text: by whole words, longest first, capitals counting."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise, product
from typing import Generic, TypeVar

from khronika.reading.spans import Span

_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*\.?")
_BETWEEN = re.compile(r"[^\S\n]+|[-/]")
_SHORTEST_SHOUTED = 3
"""Letters a lone word in capitals must exceed to be looked up in small ones: MINSK, not USA."""
_LONGEST_ABBREVIATION = 3
"""Letters before a stop that may stand inside a name: "St. Gallen", not "Oslo. Police"."""
_OPENINGS = (2, 3, 4)
"""Letters at the beginning of a word by which it is looked for."""
_ENDING = 2
"""Letters at the end of a word that an ending may change: "Орёл", "Орла"."""
_POSSESSIVE = ("'s", "’s")

Value = TypeVar("Value")
Forms = Callable[[str], tuple[str, ...]]
"""Gives the dictionary forms that a word may have, with its capital letter; at least one."""


def as_is(word: str) -> tuple[str, ...]:
    """Give a word of a language without endings as its own dictionary form."""
    return (word,)


class Phrasebook(Generic[Value]):
    """Names of one or more words, each with a value."""

    def __init__(self, forms: Forms = as_is) -> None:
        self._forms = forms
        self._entries: dict[tuple[str, ...], Value] = {}
        self._longest: dict[str, int] = {}
        """First word → words in the longest name that begins with it."""
        self._as_written: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        """Names by their first letters, until a text needs them in dictionary forms too."""

    def add(self, name: str, value: Value) -> None:
        """Add a name; the value given first stays."""
        # Most names of a gazetteer are one word of letters, and there are tens of thousands.
        one_word = name.isalpha()
        written = (name,) if one_word else tuple([w.rstrip(".") for w in _WORD.findall(name)])
        if written and written not in self._entries:
            self._enter(written, value)
            if self._forms is not as_is:
                self._as_written[_opening(written[0])].append(written)

    def _enter(self, words: tuple[str, ...], value: Value) -> None:
        self._entries.setdefault(words, value)
        if len(words) > self._longest.get(words[0], 0):
            self._longest[words[0]] = len(words)

    def _enter_forms(self, openings: Iterable[str]) -> None:
        """Enter the names that begin so in their dictionary forms; a dictionary is slow."""
        for opening in openings:
            for written in self._as_written.pop(opening, ()):
                formed = tuple(self._forms(word)[0] for word in written)
                self._enter(formed, self._entries[written])

    def find(self, text: str) -> Iterator[tuple[Span, Value]]:
        """Find the names in a text, in order, none within another."""
        words = list(_WORD.finditer(text))
        n = 0
        while n < len(words):
            found = self._longest_at(text, words, n)
            if found is None:
                n += 1
                continue
            length, value = found
            last = words[n + length - 1]
            yield Span(start=words[n].start(), end=last.start() + len(_bare(last.group()))), value
            n += length

    def _longest_at(
        self, text: str, words: list[re.Match[str]], n: int
    ) -> tuple[int, Value] | None:
        first = _bare(words[n].group()).rstrip(".")
        capitals = first.isupper()
        whole = words[n].group().rstrip(".")  # "People's" of a name of several words
        firsts = {first, whole, *self._forms(first)}
        firsts |= {w.title() for w in firsts if capitals}
        if self._as_written:
            self._enter_forms({_letters(one)[:length] for one in firsts for length in _OPENINGS})
        longest = max([self._longest.get(one, 0) for one in firsts])
        for length in range(min(longest, len(words) - n), 0, -1):
            key = _key(text, words[n : n + length])
            value = self._value(key)
            if value is None and capitals and (length > 1 or len(first) > _SHORTEST_SHOUTED):
                value = self._value(tuple(w.title() for w in key))  # "MAE SOT" as well
            if value is not None:
                return length, value
        return None

    def _value(self, key: tuple[str, ...]) -> Value | None:
        """Give the value of words as they stand, or else in their dictionary forms."""
        if key in self._entries:
            return self._entries[key]
        for forms in product(*(self._forms(word) for word in key)):
            if forms in self._entries:
                return self._entries[forms]
        return None


def _opening(word: str) -> str:
    """Give the letters with which every form of a word begins; long ones are shared by few."""
    length = min(max(len(word) - _ENDING, _OPENINGS[0]), _OPENINGS[-1])
    return _letters(word)[:length]


def _letters(word: str) -> str:
    return word.lower().replace("ё", "е")


def _bare(word: str) -> str:
    """Take off the stop that ends a sentence and the ending of a possessive; keep "U.A.E."."""
    if word.count(".") == 1:
        word = word.removesuffix(".")
    for ending in _POSSESSIVE:
        word = word.removesuffix(ending)
    return word


def _key(text: str, run: list[re.Match[str]]) -> tuple[str, ...]:
    """Give the words of a run as they are looked up; nothing where punctuation parts them."""
    for one, other in pairwise(run):
        stop = one.group().endswith(".") and len(_bare(one.group())) > _LONGEST_ABBREVIATION
        if stop or not _BETWEEN.fullmatch(text, one.end(), other.start()):
            return ()
    return (*(m.group().rstrip(".") for m in run[:-1]), _bare(run[-1].group()).rstrip("."))
