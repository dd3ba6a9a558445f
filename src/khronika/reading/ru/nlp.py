"""Russian sentences parsed with slovnet, in the relations of `khronika.reading.syntax`.

Prepositions are folded into the word they govern, those of several words ("в отношении") too.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import Any

from khronika import resources
from khronika.reading.places import find_places
from khronika.reading.ru import gaps, owners
from khronika.reading.ru.clauses import in_their_clauses
from khronika.reading.ru.dictionary import forms
from khronika.reading.ru.models import models
from khronika.reading.ru.relations import (
    Raw,
    form_of,
    is_whose,
    lemma_of,
    pos_of,
    preposition,
    relation,
    spoken,
    struck_behind,
)
from khronika.reading.spans import PlaceKind, Sentence
from khronika.reading.syntax import Tree, Word

_OF_BEINGS = frozenset({"Gen", "Acc"})
"""The accusative of living beings, which parsers take for the genitive."""
_BY_SOME = ("ли", "ят", "ат", "ют", "ут")
"""Endings of a verb of which nobody is the subject."""
_COUNTED_IN_ACCUSATIVE = ("х", "ого", "ую", "юю")
"""Endings of "двух", "шестерых", "29-летнюю"; "пять человек задержали его" has none of them."""
_GLUED = re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]+(?=[\\w«])")
"""Signs and emoji right before a word, of which the tokeniser makes one word: "❗️Айбека"."""
_INITIALS = re.compile(r"(?:[А-ЯЁ]\.-?){2,}")
"""Initials without a blank between them: "Н.А. Орлов"."""
_OF_TOWNS = frozenset({PlaceKind.CITY, PlaceKind.GOVERNMENT})
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
        return bare != "г" or not rest[:1].isupper() or _opens_with_town(rest)
    return (len(bare) == 1 and bare.isalpha()) or _INITIALS.fullmatch(word) is not None


def _opens_with_town(rest: str) -> bool:
    """Whether a text opens with a town: "в г. Алматы", but not "в 2022 г. Казахстан"."""
    places = find_places(rest, "ru", forms)
    return any(p.start == 0 and p.kind in _OF_TOWNS for p in places)


def parse(text: str, sentences: Sequence[Sentence]) -> list[Tree]:
    """Parse every sentence of the text; one tree for each, in order."""
    from razdel import tokenize

    apart = _GLUED.sub(lambda signs: " " * len(signs[0]), text)
    cut = [list(tokenize(apart[s.start : s.end])) for s in sentences]
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
        parsed_words = tuple(_words(raw, _entities(words, next(marked).spans)))
        trees.append(Tree(sentence, gaps.fill(owners.tied(parsed_words))))
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
    heads = in_their_clauses(raw, [head for head, _, _ in placed], [rel for _, rel, _ in placed])
    for i, token in enumerate(raw.tokens):
        head, (_, rel, prep) = heads[i], placed[i]
        if rel == "subject" and _is_done_to(raw, i):
            rel = "object"
        yield Word(
            i=i,
            text=token.text,
            lemma=lemma_of(raw, i),
            pos=pos_of(raw, i),
            form=form_of(raw, i),
            start=raw.offset + token.start,
            end=raw.offset + token.stop,
            head=head,
            rel=rel,
            prep=prep,
            case=raw.feats(i - 2 if _town_behind(raw, i - 2) else i).get("Case", ""),
            relative=raw.tokens[i].text.lower().startswith("котор"),
            animate=raw.feats(i).get("Animacy") == "Anim",
            plural=raw.tagged[i].pos == "NOUN" and raw.feats(i).get("Number") == "Plur",
            of_several=raw.tagged[i].pos == "VERB" and raw.feats(i).get("Number") == "Plur",
            entity=entities.get(i, ""),
        )


def _is_done_to(raw: Raw, i: int) -> bool:
    """Whether the parser took for a subject whom they do it to: "Двух блогеров задержали"."""
    verb, case = raw.tokens[raw.head(i)].text.lower(), raw.feats(i).get("Case")
    if case not in _OF_BEINGS or i > raw.head(i) or not verb.endswith(_BY_SOME):
        return False
    numbers = [raw.tokens[n].text.lower() for n in raw.below(i, "nummod", "nummod:gov")]
    return all(number.endswith(_COUNTED_IN_ACCUSATIVE) for number in numbers)


def _names_the_owner_before(raw: Raw, i: int) -> bool:
    """Whether a name is that of the genitive right before it, and not of what is theirs.

    In "отец и сестра блогера Ильи Орлова" the parser may take the name for the father's.
    """
    if i == 0 or raw.rel(i) != "appos" or raw.tagged[i - 1].pos != "NOUN":
        return False
    case, before, above = (raw.feats(n) for n in (i, i - 1, raw.head(i)))
    genitive = case.get("Case") == before.get("Case") == "Gen"
    return genitive and before.get("Animacy") == "Anim" and above.get("Case") != "Gen"


def _town_behind(raw: Raw, i: int) -> int | None:
    """Give the name of a town behind its abbreviation: "в г. Караганде"."""
    texts = [token.text for token in raw.tokens[max(0, i) : i + 3]]
    abbreviated = texts[:2] == ["г", "."] and texts[2:] and texts[2][:1].isupper()
    return i + 2 if abbreviated and raw.head(i) != i + 2 else None


def _folded(raw: Raw) -> dict[int, tuple[int, str, str]]:
    """Let "в отношении активиста" be an oblique "активиста" with "в отношении".

    And let "его" in "выдать его соседа" or "его соседа выдали" be whose the neighbour is, and
    "Караганде" in "в г. Караганде" stand where "г" does.
    """
    found = {}
    for i in range(len(raw.tokens)):
        struck_by = struck_behind(raw, i)
        if struck_by is not None:
            found[i + 1] = (struck_by, "object", "")
        if struck_by is not None or is_whose(raw, i):
            found[i] = (i + 1, "possessor", "")
        if _names_the_owner_before(raw, i):
            found[i] = (i - 1, "apposition", "")
        town = _town_behind(raw, i)
        if town is not None:
            found[town] = (raw.head(i), relation(raw, i), preposition(raw, i))
        composed = _composed().get((preposition(raw, i), lemma_of(raw, i)))
        inner = raw.below(i, "nmod", "det", "appos")
        if composed and inner:
            found[inner[0]] = (raw.head(i), "oblique", composed)
    return found
