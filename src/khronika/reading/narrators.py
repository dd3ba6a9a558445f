"""Testimonies: whose story is told in the first person, though nobody is said to say it.

The first paragraphs say who tells it, "X told us her story in Tbilisi" or "My name is X", and the
paragraphs behind are theirs up to the last that has an "I", with quotation marks or without. Where
neither does, the name may stand below. Where one of the paragraphs behind names the narrator, it is
a reporter who writes "I", or an article with quotations.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from khronika import resources
from khronika.reading.parties import Parties
from khronika.reading.quotes import Quotation, find_quotations
from khronika.reading.spans import Span
from khronika.reading.syntax import Tree, Word

_LONGEST_INTRODUCTION = 3
"""Paragraphs before the story in which its narrator is looked for."""
_LEAST_PARAGRAPHS = 2
"""Paragraphs with an "I" that a story has."""
_OTHERS_QUOTED = 2
"""Sentences with another's name and quoted words, from which on it is a reporter who writes."""
_LONGEST_SIGNATURE = 6
"""Words of a last line that names who wrote the text."""
_LEAST_SHARE = 0.5
"""Share of the paragraphs of a story that have an "I"."""


@cache
def own_words(language: str) -> frozenset[str]:
    """Give the words in which one speaker speaks of themselves, in small letters: "i", "my"."""
    return frozenset(resources.load(f"lexicon/{language}/pointing.yaml")["narrators"])


@dataclass(frozen=True, slots=True)
class Story:
    """A story told in the first person."""

    narrator: str
    """Id of the person who tells it."""
    paragraphs: frozenset[int]
    is_written: bool
    """Whether the narrator wrote it, and did not tell it to others."""


def find_story(text: str, trees: Sequence[Tree], parties: Parties, language: str) -> Story | None:
    """Find the paragraphs that one person tells in the first person; None in other texts.

    Args:
        text: the whole text.
        trees: all its sentences.
        parties: who is named in it.
        language: its code.
    """
    words = own_words(language)
    paragraphs = [list(group) for _, group in groupby(trees, key=lambda t: t.sentence.paragraph)]
    told = sum(bool(_own_words(paragraph, words)) for paragraph in paragraphs)
    if not told:
        return None
    quotations = find_quotations(text, [tree.sentence for tree in trees])
    if told < _LEAST_PARAGRAPHS:
        return _statement(text, paragraphs, quotations, parties, language)
    own = [n for n, p in enumerate(paragraphs) if _is_own(p, quotations, words)]
    if len(own) < _LEAST_PARAGRAPHS or own[0] > _LONGEST_INTRODUCTION:
        return None
    opening, story = max(own[0], 1), paragraphs[own[0] : own[-1] + 1]
    narrator = _only_named(paragraphs[:opening], parties) if own[0] else None
    if narrator is None:
        narrator, opening = _self_introduced(
            text, paragraphs[: own[-1]], opening, parties, language
        )
    narrator = narrator or _signed(paragraphs[-1], parties)
    behind = paragraphs[opening : own[-1] + 1]
    if narrator is None or len(own) < _LEAST_SHARE * len(story):
        return None
    if _names(behind, narrator, parties) or _quoted(behind, quotations, parties) >= _OTHERS_QUOTED:
        return None
    before = paragraphs[own[0] or opening - 1][0].sentence.start
    told = _told_to_others(language).search(text, 0, before) is not None
    return Story(
        narrator=narrator,
        paragraphs=frozenset(paragraph[0].sentence.paragraph for paragraph in story),
        is_written=parties[narrator].has_office or not told,
    )


def _statement(
    text: str,
    paragraphs: Sequence[Sequence[Tree]],
    quotations: Sequence[Quotation],
    parties: Parties,
    language: str,
) -> Story | None:
    """Give the one paragraph of somebody who names themselves: "My name is X. They took my"."""
    words = own_words(language)
    own = [p for p in paragraphs if _is_own(p, quotations, words)]
    if len(own) != 1 or any(not q.scare for q in quotations):
        return None
    narrator = _self_named(text, own, parties, language)
    if narrator is None:
        return None
    number = own[0][0].sentence.paragraph
    return Story(narrator=narrator, paragraphs=frozenset({number}), is_written=True)


@cache
def _told_to_others(language: str) -> re.Pattern[str]:
    return re.compile(resources.load(f"lexicon/{language}/pointing.yaml")["told_to_others"])


def _is_own(
    paragraph: Sequence[Tree], quotations: Sequence[Quotation], words: frozenset[str]
) -> bool:
    """Whether a paragraph has an "I" that is not within somebody's quoted words."""
    start = paragraph[0].sentence.start
    opens = any(q.start <= start < q.end for q in quotations)
    own = _own_words(paragraph, words)
    return any(opens or not _is_within(Span(start=w.start, end=w.end), quotations) for w in own)


def _own_words(paragraph: Sequence[Tree], words: frozenset[str]) -> list[Word]:
    return [w for tree in paragraph for w in tree.words if w.text.lower() in words]


def _is_within(where: Span, quotations: Sequence[Quotation]) -> bool:
    return any(q.start <= where.start and where.end <= q.end for q in quotations)


def _only_named(paragraphs: Sequence[Sequence[Tree]], parties: Parties) -> str | None:
    """Give the person whom the introduction names; None where it names several."""
    where = Span(start=paragraphs[0][0].sentence.start, end=paragraphs[-1][-1].sentence.end)
    named = {m.party for m in parties.within(where) if m.named and parties[m.party].is_person}
    return named.pop() if len(named) == 1 else None


def _signed(last: Sequence[Tree], parties: Parties) -> str | None:
    """Give the one person whose name a text is signed with: "Anna X, a journalist"."""
    words = [w for tree in last for w in tree.words if w.text.isalpha()]
    is_signature = len(words) <= _LONGEST_SIGNATURE and not any(w.pos == "VERB" for w in words)
    return _only_named([last], parties) if is_signature else None


@cache
def _naming_oneself(language: str) -> re.Pattern[str]:
    pattern = resources.load(f"lexicon/{language}/pointing.yaml")["naming_oneself"]
    return re.compile(rf"\b(?:{pattern}) \Z", re.IGNORECASE)


def _self_named(
    text: str, paragraphs: Sequence[Sequence[Tree]], parties: Parties, language: str
) -> str | None:
    """Give the person who says their own name: "My name is X"."""
    naming = _naming_oneself(language)
    start = paragraphs[0][0].sentence.start
    where = Span(start=start, end=paragraphs[-1][-1].sentence.end)
    people = (m for m in parties.within(where) if m.named and parties[m.party].is_person)
    return next((m.party for m in people if naming.search(text[start : m.start])), None)


def _self_introduced(
    text: str,
    paragraphs: Sequence[Sequence[Tree]],
    opening: int,
    parties: Parties,
    language: str,
) -> tuple[str | None, int]:
    """Give who says their own name at the beginning of a story, and where the rest begins.

    A heading may stand above it: "“They held me in a cellar.” A story from Osh. My name is X."
    Where nobody does, the story begins at `opening`.
    """
    for number, paragraph in enumerate(paragraphs[: _LONGEST_INTRODUCTION + 1]):
        narrator = _self_named(text, [paragraph], parties, language)
        if narrator is not None:
            return narrator, max(opening, number + 1)
    return None, opening


def _names(story: Sequence[Sequence[Tree]], narrator: str, parties: Parties) -> bool:
    """Whether a story names its narrator, as a reporter's does."""
    where = Span(start=story[0][0].sentence.start, end=story[-1][-1].sentence.end)
    return any(m.named and m.party == narrator for m in parties.within(where))


def _quoted(
    story: Sequence[Sequence[Tree]], quotations: Sequence[Quotation], parties: Parties
) -> int:
    """Count the sentences of a story that quote somebody with a name."""
    said = [q for q in quotations if not q.scare]
    return sum(
        any(q.touches(tree.sentence) for q in said)
        and any(
            m.named and parties[m.party].is_person and not _is_within(m, said)
            for m in parties.within(tree.sentence)
        )
        for paragraph in story
        for tree in paragraph
    )
