"""Looking up the names of a list in a text: by whole words, longest first, capital letters counting."""

import re
from collections.abc import Iterator
from typing import Generic, TypeVar

from khronika.reading.spans import Span

_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*\.?")
_BETWEEN = re.compile(r"[^\S\n]+|[-/]")
_POSSESSIVE = ("'s", "’s")

Value = TypeVar("Value")


class Phrasebook(Generic[Value]):
    """Names of one or more words, each with a value."""

    def __init__(self) -> None:
        self._entries: dict[tuple[str, ...], Value] = {}
        self._longest = 0

    def add(self, name: str, value: Value) -> None:
        """Add a name; the value given first stays."""
        words = tuple(m.group().rstrip(".") for m in _WORD.finditer(name))
        if words:
            self._entries.setdefault(words, value)
            self._longest = max(self._longest, len(words))

    def find(self, text: str) -> Iterator[tuple[Span, Value]]:
        """Find the names in a text, in order, none within another."""
        words = list(_WORD.finditer(text))
        n = 0
        while n < len(words):
            for length in range(min(self._longest, len(words) - n), 0, -1):
                run = words[n : n + length]
                key = _key(text, run)
                value = self._entries.get(key)
                if value is None and key and all(w.isupper() and len(w) > 3 for w in key):
                    value = self._entries.get(tuple(w.title() for w in key))
                if value is not None:
                    end = run[-1].start() + len(_bare(run[-1].group()))
                    yield Span(start=run[0].start(), end=end), value
                    break
            else:
                length = 1
            n += length


def _bare(word: str) -> str:
    """Take off the stop that ends a sentence and the ending of a possessive; keep "U.A.E."."""
    if word.count(".") == 1:
        word = word.removesuffix(".")
    for ending in _POSSESSIVE:
        word = word.removesuffix(ending)
    return word


def _key(text: str, run: list[re.Match[str]]) -> tuple[str, ...]:
    """Give the words of a run as they are looked up; nothing where punctuation parts them."""
    for one, other in zip(run, run[1:], strict=False):
        if not _BETWEEN.fullmatch(text, one.end(), other.start()):
            return ()
    return (*(m.group().rstrip(".") for m in run[:-1]), _bare(run[-1].group()).rstrip("."))
