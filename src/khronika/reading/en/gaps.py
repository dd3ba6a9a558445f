"""Verbs that English leaves out: "Police held X on 2 May and Y on 5 May", "and later in Omsk".

The conjunction or comma stands where the verb would, and is made one: it has the verb's dictionary
form and governs what its own part of the sentence says, which parsers hang on the part before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from khronika.reading.en.words import people_words, small_words
from khronika.reading.syntax import SUBJECTS, Word

_BOUNDS = frozenset(",;:()")
_VERBS = frozenset({"VERB", "AUX"})
_FINITE = frozenset({"past", "present", "participle"})
_ASIDE = frozenset({"relative", "modifier"})
"""Relations of verbs that another part of a sentence does not go on with."""
_OF_PLACES_AND_DAYS = frozenset({"GPE", "LOC", "FAC", "NORP", "DATE", "TIME"})
_PARALLEL = 2
"""How many phrases at the end of a part the next may repeat: "in Van on 2 May"."""
_NAME = 2
"""Words with a capital letter that make a name, whatever the parser takes it for."""


@dataclass(frozen=True, slots=True)
class _Gap:
    """A conjunction that stands for a verb, and the phrases of its part of the sentence."""

    at: Word
    verb: Word
    last_before: list[Word]
    """The phrase right before, that of the verb itself."""
    somebody: list[Word]
    phrases: list[list[Word]]
    """What is told of them, each with its preposition first."""


def fill(words: Sequence[Word]) -> tuple[Word, ...]:
    """Let each conjunction that stands for a verb be that verb, said again."""
    filled = list(words)
    for gap in _gaps(words):
        verb, at = gap.verb, gap.at.i
        filled[at] = gap.at.as_again(verb)
        _hang(filled, gap.last_before, verb.i)
        if gap.somebody:
            hang(filled, gap.somebody, at, _relation(words, verb))
        for phrase in gap.phrases:
            _hang(filled, phrase, at)
    return tuple(filled)


def _gaps(words: Sequence[Word]) -> Iterator[_Gap]:
    for at in words:
        if not (at.pos == "CCONJ" or at.text in {",", ";"}):
            continue
        verb = _verb_before(words, at.i)
        part = _part_behind(words, at.i)
        if verb is None or not part:
            continue
        before = _phrases(words[verb.i + 1 : at.i])
        first = next((n for n, w in enumerate(part) if _is_preposition(w)), len(part))
        phrases = _phrases(part[first:])
        told = [phrase[0].text.lower() for phrase in before[-_PARALLEL:]]
        again = [phrase[0].text.lower() for phrase in phrases]
        if not again or not told or again[-1] not in told or len(again) > _PARALLEL:
            continue
        opening = part[:first]
        if are_people(opening):
            yield _Gap(at, verb, before[-1], opening, phrases)
        elif _tells_another_time(opening) or (not opening and again == told and len(told) > 1):
            yield _Gap(at, verb, before[-1], [], phrases)


def _verb_before(words: Sequence[Word], end: int) -> Word | None:
    """Give the verb of the part before: one that tells, in no clause of its own."""
    verb = next((w for w in reversed(words[:end]) if w.pos in _VERBS), None)
    told = verb is not None and verb.pos == "VERB" and verb.form in _FINITE
    return verb if told and verb is not None and verb.rel not in _ASIDE else None


def _part_behind(words: Sequence[Word], at: int) -> list[Word]:
    """Give the words up to the next bound; none where a verb stands among or behind them."""
    part: list[Word] = []
    for word in words[at + 1 :]:
        if word.pos == "CCONJ" or word.text in _BOUNDS or word.text in ".!?":
            break
        if word.pos in {*_VERBS, "SCONJ", "PART"} and word.text not in {"'s", "’s"}:
            return []
        part.append(word)
    return part


def _phrases(words: Sequence[Word]) -> list[list[Word]]:
    """Give the stretches that open with a preposition, each up to the next or to a stop."""
    found: list[list[Word]] = []
    goes_on = False
    for word in words:
        if _is_preposition(word):
            found.append([word])
            goes_on = True
        elif word.text in _BOUNDS or word.pos == "CCONJ":
            goes_on = False
        elif goes_on:
            found[-1].append(word)
    return [phrase for phrase in found if len(phrase) > 1]


def _is_preposition(word: Word) -> bool:
    return word.pos == "ADP" and word.text.lower() != "of"


def are_people(words: Sequence[Word]) -> bool:
    """Whether a stretch names somebody: "Pavel Yershov", "the blogger Y", "her brother"."""
    if any(w.entity in _OF_PLACES_AND_DAYS - {"NORP"} for w in words):
        return False
    known = people_words()
    called = {*known.occupations, *known.relatives, *known.companions, *known.groups}
    names = [w for w in words if w.pos == "PROPN" and w.entity != "NORP"]
    return (
        len(names) >= _NAME
        or any(w.entity == "PERSON" for w in names)
        or any(w.pos == "NOUN" and w.text.lower() in called for w in words)
    )


def _tells_another_time(words: Sequence[Word]) -> bool:
    """Whether a stretch only says that it was later: "and then in Batumi"."""
    return bool(words) and all(w.text.lower() in small_words("another_time") for w in words)


def _hang(filled: list[Word], phrase: Sequence[Word], verb: int) -> None:
    """Hang a phrase with a preposition on a verb, whatever the parser hung it on."""
    prep = phrase[0]
    head = hang(filled, phrase[1:], verb, "oblique")
    filled[head] = replace(filled[head], prep=prep.text.lower())
    filled[prep.i] = replace(filled[prep.i], head=head, rel="case")


def hang(filled: list[Word], phrase: Sequence[Word], verb: int, rel: str) -> int:
    """Hang the head of a phrase on a verb, and on it what the parser hung outside the phrase."""
    inside = {w.i for w in phrase}
    tops = [w for w in phrase if filled[w.i].head not in inside or filled[w.i].head == w.i]
    head = tops[-1].i
    for top in tops[:-1]:
        filled[top.i] = replace(filled[top.i], head=head, rel="compound", prep="")
    filled[head] = replace(filled[head], head=verb, rel=rel, prep="")
    return head


def _relation(words: Sequence[Word], verb: Word) -> str:
    """Give the relation to the verb of those of whom its part without a verb tells."""
    beside = {w.rel for w in words if w.head == verb.i}
    if "object" in beside:
        return "object"
    return next((rel for rel in reversed(SUBJECTS) if rel in beside), "object")
