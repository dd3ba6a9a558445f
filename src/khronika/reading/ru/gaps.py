"""Verbs that Russian leaves out: "X задержали в Бишкеке, а Y — в Оше", or without a dash.

The dash stands where the verb would, and is made one: it has the verb's dictionary form and governs
what its own part of the sentence says. Where there is none, the word that opens that part does so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from khronika.reading.syntax import SUBJECTS, Word

_DASHES = frozenset("—–-")
_BOUNDS = frozenset(",;:") | _DASHES
_VERBS = frozenset({"VERB", "AUX"})
_FINITE = frozenset({"past", "present", "future", "participle"})
_CORE = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_NOT_TOLD = frozenset({"PUNCT", "CCONJ", "PART", "ADP"})
_ASIDE = frozenset({"relative", "participle", "modifier"})
"""Relations of verbs that another part of a sentence does not go on with."""


_STOPS = frozenset({",", ";", "."})
"""What bounds a part of a sentence whose verb is left out without a dash."""
_OPENERS = frozenset({*_STOPS, "а", "и"})
_OF_A_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "PRON"})
_PREPOSITION_AND_PLACE = 2


@dataclass(frozen=True, slots=True)
class _Gap:
    """A dash that stands for a verb, with what governs each side of its part of the sentence."""

    dash: Word
    verb: Word
    left: list[Word]
    right: list[Word]


def fill(words: Sequence[Word]) -> tuple[Word, ...]:
    """Let each dash that stands for a verb be that verb, said again."""
    filled = list(words)
    for gap in (*_gaps(words), *_without_a_dash(words)):
        verb, at = gap.verb, gap.dash.i
        filled[at] = gap.dash.as_again(verb)
        for word in (*gap.left, *gap.right):
            filled[word.i] = replace(word, head=at, rel=_relation(word, verb, words))
    return tuple(filled)


def _gaps(words: Sequence[Word]) -> Iterator[_Gap]:
    for dash in words:
        if dash.text not in _DASHES:
            continue
        start, end = _left_end(words, dash.i), _right_end(words, dash.i)
        before, behind = words[start : dash.i], words[dash.i + 1 : end]
        verb = _verb_before(words, start)
        if verb is None or any(w.pos in _VERBS for w in (*before, *behind)):
            continue
        left, right = _tops(before), _tops(behind)
        if left and right and _stands_for_verb(words[start - 1], left, right):
            yield _Gap(dash, verb, left, right)


def _without_a_dash(words: Sequence[Word]) -> Iterator[_Gap]:
    """Give the parts that have no dash either: whom, and a place as the part before has one.

    "X задержали в Бишкеке, Y в Оше": wherever the parser hung Y, it says of Y what was said of X.
    """
    verb: Word | None = None
    start = 0
    for end in _ends(words):
        opener, part = words[start], [w for w in words[start:end] if w.text.lower() not in _OPENERS]
        told = [w for w in part if w.pos in _VERBS]
        if told:
            verb = told[-1] if told[-1].form in _FINITE and told[-1].rel not in _ASIDE else None
        elif verb is not None and opener.text in _STOPS:
            whom, place = _whom(part), part[-1] if part else opener
            if whom is not None and any(_is_like(place, w) for w in words[verb.i : start]):
                yield _Gap(opener, verb, [whom], [place])
            else:
                verb = None
        start = end


def _ends(words: Sequence[Word]) -> Iterator[int]:
    """Give where each part of a sentence ends that stops bound; a stop opens the next."""
    yield from (w.i for w in words if w.text in _STOPS and w.i > 0)
    yield len(words)


def _whom(part: Sequence[Word]) -> Word | None:
    """Give the living being with which a part opens, where only its place stands behind."""
    phrase = list(takewhile(lambda w: w.pos != "ADP", part))
    behind = part[len(phrase) :]
    if len(behind) != _PREPOSITION_AND_PLACE or any(w.pos not in _OF_A_PHRASE for w in phrase):
        return None
    return next((w for w in phrase if w.animate and not w.prep), None)


def _is_like(place: Word, other: Word) -> bool:
    """Whether two words are names under one preposition, in one case: "в Оше", "в Бишкеке"."""
    return (
        place.pos == other.pos == "PROPN"
        and place.prep != ""
        and (place.prep, place.case) == (other.prep, other.case)
    )


def _left_end(words: Sequence[Word], dash: int) -> int:
    """Give where the part of the sentence begins that ends with a dash."""
    return next((n + 1 for n in range(dash - 1, -1, -1) if words[n].text in _BOUNDS), 0)


def _right_end(words: Sequence[Word], dash: int) -> int:
    """Give where the part that a dash opens ends: before one with a verb or a dash of its own."""
    end = dash + 1
    for n in range(dash + 1, len(words)):
        if words[n].text in _DASHES or words[n].pos in _VERBS:
            return end
        if words[n].text in {",", ";", ":", ".", "(", "…"}:
            end = n
    return end if end > dash + 1 else len(words)


def _verb_before(words: Sequence[Word], start: int) -> Word | None:
    """Give the verb of the part of the sentence before: one that tells, in no relative clause."""
    told = (w for w in reversed(words[:start]) if w.pos == "VERB" and w.form in _FINITE)
    return next((w for w in told if w.rel not in _ASIDE), None)


def _tops(words: Sequence[Word]) -> list[Word]:
    """Give the words of a stretch that none of it governs, but for those that only join it."""
    inside = {w.i for w in words}
    tops = (w for w in words if w.head == w.i or w.head not in inside)
    return [w for w in tops if w.pos not in _NOT_TOLD]


def _stands_for_verb(bound: Word, left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether a dash stands for a verb, and not for "is" or before an explanation.

    One side tells who or whom, the other where, when or whom: "в мае — его брата".
    """
    if bound.text in _DASHES:
        return False
    if any(w.rel == "orphan" for w in (*left, *right)):
        return True
    if any(r.head == w.i for r in right for w in left):
        return False
    sides = [{_is_core(w) for w in side} for side in (left, right)]
    return True in sides[0] | sides[1] and False in sides[0] | sides[1]


def _is_core(word: Word) -> bool:
    return word.pos in _CORE and not word.prep and word.case not in {"", "Loc"}


def _relation(word: Word, verb: Word, words: Sequence[Word]) -> str:
    """Give how a word of a part without a verb belongs to the verb that is left out."""
    beside = {w.rel for w in words if w.head == verb.i and w.i < word.i}
    if word.pos == "ADV":
        return "advmod"
    if not _is_core(word):
        return "oblique"
    if word.case == "Dat":
        return "indirect"
    if word.case == "Ins":
        return "agent" if "passive_subject" in beside else "oblique"
    if word.case == "Nom" and beside & set(SUBJECTS):
        return next(rel for rel in SUBJECTS if rel in beside)
    return "object"
