"""A text as the pieces of the encoder's vocabulary, each with its place in the text.

The likeliest cut of each word by the frequencies of its pieces (a unigram model, Kudo 2018); words
are cut one by one, and a word seen before is not cut again.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from khronika.reading.learned.q4 import Frozen, frozen

START, END, UNKNOWN = 0, 2, 3
_SPACE = "▁"
_LONGEST = 16
"""No piece is longer, but for a few that are never needed."""
_LONGEST_WORD = 64
"""A longer run without a space is cut first: no word is, and time must not grow with its square."""
_WORD = re.compile(rf"\S{{1,{_LONGEST_WORD}}}")
_UNKNOWN_COSTS = 10.0
_REMEMBERED = 100_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece's number, and the characters of the text that it stands for."""

    number: int
    start: int
    end: int


@dataclass(slots=True)
class Cutter:
    """Cuts texts into pieces."""

    respelt: dict[str, str]
    _numbers: dict[str, int]
    _scores: list[float]
    _unknown: float
    _seen: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    def cut(self, text: str, start: int, end: int) -> list[Piece]:
        """Cut the text from `start` up to `end`."""
        found: list[Piece] = []
        spelt, places = self._spelt(text, start, end)
        for word in _WORD.finditer(spelt):
            self._add(found, word.group(), places[word.start() : word.end()])
        return found

    def _spelt(self, text: str, start: int, end: int) -> tuple[str, Sequence[int]]:
        """Spell a stretch as the vocabulary does; give the place in the text of each character."""
        stretch = text[start:end]
        if self.respelt.keys().isdisjoint(stretch):
            return stretch, range(start, end)
        spelt = [self.respelt.get(character, character) for character in stretch]
        places = [start + n for n, characters in enumerate(spelt) for _ in characters]
        return "".join(spelt), places

    def _add(self, found: list[Piece], word: str, places: Sequence[int]) -> None:
        marked = _SPACE + word
        cut = self._seen.get(marked)
        if cut is None:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            cut = self._seen[marked] = self._best(marked)
        at = 0
        for number, length in cut:
            # The mark of the space is no character: alone, it stands with the one behind it.
            first, last = max(0, at - 1), max(0, at + length - 2)
            at += length
            found.append(Piece(number, places[first], places[last] + 1))

    def _best(self, word: str) -> tuple[tuple[int, int], ...]:
        """Give the numbers and lengths of the pieces of the likeliest cut."""
        best: list[tuple[float, int, int]] = [(0.0, 0, UNKNOWN)]
        for end in range(1, len(word) + 1):
            choice = (best[end - 1][0] + self._unknown, end - 1, UNKNOWN)
            for start in range(max(0, end - _LONGEST), end):
                number = self._numbers.get(word[start:end])
                if number is not None:
                    score = best[start][0] + self._scores[number]
                    if score > choice[0]:
                        choice = (score, start, number)
            best.append(choice)
        cut: list[tuple[int, int]] = []
        end = len(word)
        while end:
            _, start, number = best[end]
            cut.append((number, end - start))
            end = start
        return tuple(reversed(cut))


@cache
def cutter() -> Cutter:
    """Give the cutter of the installed vocabulary."""
    return _cutter(frozen())


def _cutter(data: Frozen) -> Cutter:
    scores = data.scores.tolist()
    return Cutter(
        respelt=data.respelt,
        _numbers={piece: n for n, piece in enumerate(data.pieces) if n > UNKNOWN},
        _scores=scores,
        _unknown=min(scores) - _UNKNOWN_COSTS,
    )
