"""Russian sentences parsed with slovnet, in the relations of `khronika.reading.syntax`.

Prepositions are folded into the word they govern, those of several words ("в отношении") too.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import Any

from khronika import resources
from khronika.reading.ru.models import models
from khronika.reading.ru.relations import Raw, form_of, lemma_of, preposition, relation, spoken
from khronika.reading.spans import Sentence
from khronika.reading.syntax import Tree, Word

_ADVERBIALS = frozenset({"oblique", "agent", "indirect"})
_CLAUSES = frozenset({"relative", "participle"})
_OF_BEINGS = frozenset({"Gen", "Acc"})
"""The accusative of living beings, which parsers take for the genitive."""
_BY_SOME = "ли"
"""The ending of a verb of which nobody is the subject."""
_COUNTED_IN_ACCUSATIVE = ("х", "ого", "ую", "юю")
"""Endings of "двух", "шестерых", "29-летнюю"; "пять человек задержали его" has none of them."""
_ENTITIES = {"PER": "PERSON", "LOC": "GPE", "ORG": "ORG"}


@cache
def _composed() -> dict[tuple[str, str], str]:
    """Give the prepositions of two words, by the preposition and the noun."""
    pairs = resources.load("lexicon/ru/small_words.yaml")["composed_prepositions"]
    return {(one.split()[0], noun): one for one, noun in pairs.items()}


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(resources.load("lexicon/ru/small_words.yaml")["abbreviations"])


def is_abbreviation(word: str, rest: str) -> bool:
    """Whether a word with its stop ends no sentence: "г.", "ст.", an initial."""
    bare = word.rstrip(".").lower()
    if word.endswith("...") or not word.endswith("."):
        return False
    if bare in _abbreviations():
        return bare != "г" or not rest[:1].isupper()
    return len(bare) == 1 and bare.isalpha()


def parse(text: str, sentences: Sequence[Sentence]) -> list[Tree]:
    """Parse every sentence of the text; one tree for each, in order."""
    from razdel import tokenize

    cut = [list(tokenize(text[s.start : s.end])) for s in sentences]
    plain = [[spoken(t.text) for t in tokens] for tokens in cut]
    filled = [words for words in plain if words]
    known = models()
    tagged, parsed = iter(known.morph.map(filled)), iter(known.syntax.map(filled))
    marked = iter(known.entities.map([" ".join(words) for words in filled]))
    trees = []
    for sentence, tokens, words in zip(sentences, cut, plain, strict=True):
        if not tokens:
            trees.append(Tree(sentence, ()))
            continue
        raw = Raw(sentence.start, tokens, next(tagged).tokens, next(parsed).tokens)
        trees.append(Tree(sentence, tuple(_words(raw, _entities(words, next(marked).spans)))))
    return trees


def _entities(words: Sequence[str], spans: Sequence[Any]) -> dict[int, str]:
    """Give the kind of name that each word is part of, by its index."""
    starts = [0, *accumulate(len(word) + 1 for word in words)]
    return {
        n: _ENTITIES[span.type]
        for span in spans
        for n in range(bisect_left(starts, span.start), bisect_left(starts, span.stop))
    }


def _words(raw: Raw, entities: dict[int, str]) -> Iterator[Word]:
    folded = _folded(raw)
    placed = [
        folded.get(i) or (raw.head(i), relation(raw, i), preposition(raw, i))
        for i in range(len(raw.tokens))
    ]
    heads = without_circles([head for head, _, _ in placed])
    heads = _out_of_clauses(heads, [rel for _, rel, _ in placed])
    for i, token in enumerate(raw.tokens):
        head, (_, rel, prep) = heads[i], placed[i]
        if rel == "subject" and _is_done_to(raw, i):
            rel = "object"
        yield Word(
            i=i,
            text=token.text,
            lemma=lemma_of(raw, i),
            pos=raw.tagged[i].pos,
            form=form_of(raw, i),
            start=raw.offset + token.start,
            end=raw.offset + token.stop,
            head=head,
            rel=rel,
            prep=prep,
            case=raw.feats(i).get("Case", ""),
            relative=raw.tokens[i].text.lower().startswith("котор"),
            animate=raw.feats(i).get("Animacy") == "Anim",
            entity=entities.get(i, ""),
        )


def without_circles(heads: list[int]) -> list[int]:
    """Let a word that governs itself by way of others be a root; the parser makes such circles."""
    heads = list(heads)
    for start in range(len(heads)):
        seen, at = {start}, heads[start]
        while at not in seen:
            seen.add(at)
            at = heads[at]
        if heads[at] != at:
            heads[at] = at
    return heads


def _is_done_to(raw: Raw, i: int) -> bool:
    """Whether the parser took for a subject whom they do it to: "Двух блогеров задержали"."""
    verb, case = raw.tokens[raw.head(i)].text.lower(), raw.feats(i).get("Case")
    if case not in _OF_BEINGS or i > raw.head(i) or not verb.endswith(_BY_SOME):
        return False
    numbers = [raw.tokens[n].text.lower() for n in raw.below(i, "nummod", "nummod:gov")]
    return all(number.endswith(_COUNTED_IN_ACCUSATIVE) for number in numbers)


def _out_of_clauses(heads: list[int], rels: Sequence[str]) -> list[int]:
    """Give what stands behind a verb to that verb, not to the relative clause before it.

    In "люди, которые вели канал, задержаны под Эдирне" the parser may hang the place on "вели".
    """
    heads = list(heads)
    for i, rel in enumerate(rels):
        clause, above = heads[i], heads[heads[i]]
        if rel not in _ADVERBIALS or clause > i or rels[clause] not in _CLAUSES:
            continue
        while above != heads[above] and not clause < above < i:
            above = heads[above]
        if clause < above < i:
            heads[i] = above
    return heads


def _folded(raw: Raw) -> dict[int, tuple[int, str, str]]:
    """Let "в отношении активиста" be an oblique "активиста" with "в отношении"."""
    found = {}
    for i in range(len(raw.tokens)):
        composed = _composed().get((preposition(raw, i), lemma_of(raw, i)))
        inner = raw.below(i, "nmod", "det", "appos")
        if composed and inner:
            found[inner[0]] = (raw.head(i), "oblique", composed)
    return found
