"""A parsed sentence, in relations that do not depend on the parser or the language.

Each language's `nlp.py` turns its parser's output into these. Prepositions are folded into the
word that they govern: in "deported to Moscow" the word "Moscow" is an `oblique` of "deported"
with `prep` "to".
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property

from khronika.reading.spans import Sentence

SUBJECTS = ("subject", "passive_subject")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of a sentence. `head` is the index of its governor, its own for the root."""

    i: int
    text: str
    lemma: str
    pos: str
    """Universal part of speech: VERB, NOUN, PROPN, PRON, ADJ, NUM …"""
    form: str
    """Of a verb: past, present, infinitive, participle (of the past), gerund; else nothing."""
    start: int
    end: int
    head: int
    rel: str
    """subject, passive_subject, object, indirect, agent, oblique, possessor, modifier, apposition,
    clause, complement, participle, relative, adverbial, conjunct, predicate, negation, auxiliary,
    passive, marker, case, compound, or the parser's own name for the rest."""
    prep: str = ""
    case: str = ""
    """Grammatical case as in Universal Dependencies (Nom, Gen …), where the language has cases."""
    relative: bool = False
    """True for "who", "which" and the like, which stand for the noun that they follow."""
    plural: bool = False
    """True for a noun known to stand in the plural."""
    of_several: bool = False
    """True for a verb whose form tells that several do it, or nobody in particular."""
    animate: bool = False
    """True for a noun that means a living being, where the language's grammar tells."""
    again: int | None = None
    """Index of the verb that is said again where one is left out: "X was held in Osh, Y — in Omsk".
    """
    entity: str = ""
    """What a named-entity recogniser took the word for: PERSON, ORG, GPE … or nothing."""

    def as_again(self, verb: "Word") -> "Word":
        """Give this word as the verb that is left out where it stands, joined to the one before."""
        return replace(
            self,
            lemma=verb.lemma,
            pos=verb.pos,
            form=verb.form,
            head=verb.i,
            rel="conjunct",
            again=verb.i,
        )


def stands_under(word: Word, preps: AbstractSet[str]) -> bool:
    """Whether a word has a preposition of the set, alone or with the word's case: "в Loc"."""
    return word.prep in preps or (word.case != "" and f"{word.prep} {word.case}" in preps)


@dataclass(frozen=True)
class Tree:
    """The words of one sentence with their relations, of which none goes round in a circle."""

    sentence: Sentence
    words: tuple[Word, ...]

    def __post_init__(self) -> None:
        """Open the circles that a parser makes, or what mends its parse."""
        straight = without_circles([word.head for word in self.words])
        if any(word.head != head for word, head in zip(self.words, straight, strict=True)):
            opened = zip(self.words, straight, strict=True)
            words = tuple(replace(word, head=head) for word, head in opened)
            object.__setattr__(self, "words", words)

    @cached_property
    def _children(self) -> tuple[tuple[Word, ...], ...]:
        below: list[list[Word]] = [[] for _ in self.words]
        for word in self.words:
            if word.head != word.i:
                below[word.head].append(word)
        return tuple(tuple(part) for part in below)

    def children(self, word: Word, *rels: str) -> tuple[Word, ...]:
        """Words governed by `word`, those of the named relations if any are named."""
        below = self._children[word.i]
        return tuple(w for w in below if w.rel in rels) if rels else below

    def child(self, word: Word, *rels: str) -> Word | None:
        """Give the first word of one of the relations below `word`."""
        return next((w for w in self._children[word.i] if not rels or w.rel in rels), None)

    def head(self, word: Word) -> Word | None:
        """Give the governor of a word; None for the root."""
        return None if word.head == word.i else self.words[word.head]

    @cached_property
    def _ancestors(self) -> dict[int, tuple[Word, ...]]:
        """Governors of the words of which they were asked, by index."""
        return {}

    @cached_property
    def _subtrees(self) -> dict[int, tuple[Word, ...]]:
        """The same for what is below them."""
        return {}

    def ancestors(self, word: Word) -> tuple[Word, ...]:
        """Give the governors of a word, from the nearest to the root."""
        known = self._ancestors.get(word.i)
        if known is None:
            found = {word.i: word}
            above = self.head(word)
            while above is not None and above.i not in found:
                found[above.i] = above
                above = self.head(above)
            known = self._ancestors[word.i] = tuple(found.values())[1:]
        return known

    def subtree(self, word: Word) -> tuple[Word, ...]:
        """Give a word and all below it, in the order of the sentence."""
        known = self._subtrees.get(word.i)
        if known is None:
            found, waiting = [], [word.i]
            while waiting:
                one = waiting.pop()
                found.append(one)
                waiting.extend(w.i for w in self._children[one])
            known = self._subtrees[word.i] = tuple(self.words[i] for i in sorted(found))
        return known

    def conjuncts(self, word: Word) -> list[Word]:
        """Give a word and those coordinated with it: "A, B and C"."""
        found = [word]
        for one in found:
            found.extend(self.children(one, "conjunct"))
        return found

    def at(self, start: int, end: int) -> list[Word]:
        """Give the words that share a character with the text from `start` to `end`."""
        return [w for w in self.words if w.start < end and start < w.end]

    def top(self, start: int, end: int) -> Word | None:
        """Give the word of a stretch of text that governs the others."""
        inside = self.at(start, end)
        indexes = {w.i for w in inside}
        return next((w for w in inside if w.head not in indexes or w.head == w.i), None)


def without_circles(heads: Sequence[int]) -> list[int]:
    """Let a word that governs itself by way of others be a root; `heads` are governors' indexes."""
    heads = list(heads)
    straight: set[int] = set()
    for start in range(len(heads)):
        way, at = {start}, heads[start]
        while at not in way and at not in straight:
            way.add(at)
            at = heads[at]
        if at in way:
            heads[at] = at
        straight |= way
    return heads
