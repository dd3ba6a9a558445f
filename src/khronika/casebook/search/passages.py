"""The words around what was found, cut from the original text."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from khronika.casebook.search.asking import Part, Query
from khronika.casebook.search.page import Snippet
from khronika.casebook.search.words import Terms, Word, terms, words

WIDTH = 240
"""Characters of a snippet, about three lines."""
_BEFORE = 60
"""Characters of a snippet before the first word that was found, at most."""
_MOST_WORDS = 20_000
"""Words of a text that are looked through; beyond them a long document is quoted from its start."""
_MOST_FINDS = 200


class Passage(NamedTuple):
    """A stretch of a document's text."""

    start: int
    text: str


class _Find(NamedTuple):
    """Words of a passage that a part of the query asks for."""

    start: int
    end: int
    part: int


def marks(query: Query, text: str) -> tuple[tuple[int, int], ...]:
    """Give start and end of each word of a short text that is asked for, in its order."""
    finds = islice(_finds(tuple(query.parts), text), _MOST_FINDS)
    return tuple(sorted({(find.start, find.end) for find in finds}))


def snippet(query: Query, passages: Sequence[Passage]) -> Snippet | None:
    """Cut the words around the most that was found close together; None of no passages.

    Where no passage holds what was asked for (it is found by a name or a label elsewhere), the
    beginning of the first is given without marks.
    """
    parts = tuple(query.parts)
    best: tuple[int, Passage, list[_Find]] | None = None
    for passage in passages:
        finds = _closest(list(islice(_finds(parts, passage.text), _MOST_FINDS)))
        found = len({find.part for find in finds})
        if best is None or found > best[0]:
            best = (found, passage, finds)
        if found == len(parts):
            break
    return None if best is None else _cut(best[1], best[2])


def _finds(parts: Sequence[Part], text: str) -> Iterator[_Find]:
    recent: list[tuple[Word, Terms]] = []
    longest = max((len(part.places) for part in parts), default=1)
    for word in islice(words(text), _MOST_WORDS):
        found = terms(word.written)
        if found is None:
            continue
        recent = [*recent[-longest:], (word, found)]
        for number, part in enumerate(parts):
            length = max(1, len(part.places))
            if len(recent) >= length and _fits(part, [one for _, one in recent[-length:]]):
                yield from (_Find(one.start, one.end, number) for one, _ in recent[-length:])


def _fits(part: Part, found: Sequence[Terms]) -> bool:
    last = found[-1]
    if part.prefix:
        return any(form.startswith(part.prefix) for form in (last.lemma, *last.others))
    if len(part.places) > 1:
        return all(one.lemma in forms for one, forms in zip(found, part.places, strict=True))
    return (
        last.lemma in part.places[0]
        or any(form in part.places[0] for form in last.others)
        or any(key in part.sounds for key in last.sounds)
    )


def _closest(finds: list[_Find]) -> list[_Find]:
    """Choose the finds of one snippet's width that belong to the most parts of the query."""
    best: list[_Find] = []
    for n, first in enumerate(finds):
        near = [find for find in finds[n:] if find.end <= first.start + WIDTH - _BEFORE]
        if len({find.part for find in near}) > len({find.part for find in best}):
            best = near
    return best


def _cut(passage: Passage, finds: Sequence[_Find]) -> Snippet:
    text = passage.text
    begin = _between_words(text, max(0, finds[0].start - _BEFORE)) if finds else 0
    end = min(len(text), begin + WIDTH)
    if end < len(text):
        end = max(text.rfind(" ", begin, end), *(find.end for find in finds), begin + _BEFORE)
    marks = sorted({(find.start - begin, find.end - begin) for find in finds})
    return Snippet(text=text[begin:end], start=passage.start + begin, marks=tuple(marks))


def _between_words(text: str, place: int) -> int:
    """Move a place forward to the beginning of a word, if one is near."""
    if place == 0:
        return 0
    space = text.find(" ", place - 1, place + _BEFORE // 2)
    return place if space < 0 else space + 1
