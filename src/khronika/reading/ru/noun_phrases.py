"""Russian noun phrases that stand for somebody without a name, in the nominative."""

from collections.abc import Iterator
from functools import lru_cache

from khronika.reading.ru.models import models
from khronika.reading.ru.report_words import report_words
from khronika.reading.ru.words import body_heads
from khronika.reading.spans import Span
from khronika.reading.syntax import Tree, Word

_BEFORE = ("modifier", "nummod", "nummod:gov")
_BEHIND = ("possessor", "oblique")
_JOINTS = frozenset({"в", "по", "из", "при"})
_CASES = {"Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
_LONGEST_TAIL = 7
"""Most words behind the noun that belong to its phrase."""


def phrase(tree: Tree, noun: Word) -> Span:
    """Give a noun with the adjectives before it and what says whose or where right behind it."""
    before = [w for w in tree.children(noun, *_BEFORE, "det") if w.i < noun.i and _belongs(w)]
    first = min([noun.i, *(w.i for w in before)])
    return Span(start=tree.words[first].start, end=phrase_end(tree, noun, noun))


def _belongs(word: Word) -> bool:
    return word.rel != "det" or word.lemma in report_words().indefinite


def phrase_end(tree: Tree, noun: Word, last: Word) -> int:
    """Give where a noun's phrase ends that reaches to the word `last` at least."""
    while True:
        tail = next(_tails(tree, noun, last), None)
        if tail is None:
            return last.end
        last = tail


def _tails(tree: Tree, noun: Word, last: Word) -> Iterator[Word]:
    """Give the last word of what follows `last` directly and belongs to the noun."""
    for child in tree.children(noun, *_BEHIND):
        if child.rel == "oblique" and not _says_which(noun, child):
            continue
        inside = [w for w in tree.subtree(child) if w.i > last.i]
        whole = [w for w in inside if w.i - noun.i <= _LONGEST_TAIL]
        if not inside or inside[0].i != last.i + 1 or inside != whole:
            continue
        if not any(w.text in ",:;—–" or w.pos == "VERB" for w in inside):
            yield inside[-1]


def _says_which(noun: Word, place: Word) -> bool:
    """Whether a place belongs to a phrase: "посольство в Праге", not "родственник в Праге"."""
    if place.prep not in _JOINTS:
        return False
    return place.entity != "GPE" or (noun.lemma in body_heads() and place.prep == "в")


def in_nominative(text: str, tree: Tree, noun: Word, where: Span) -> str:
    """Give the words of a noun's phrase with the noun and its adjectives in the nominative."""
    if noun.case in {"", "Nom"}:
        return text[where.start : where.end]
    agreeing = {noun.i, *(w.i for w in tree.children(noun, "modifier"))}
    written, at = "", where.start
    for word in tree.at(where.start, where.end):
        own = word.text if word.i not in agreeing else _nominative(word.text, _CASES[noun.case])
        written += text[at : word.start] + own
        at = word.end
    return written


@lru_cache(maxsize=4096)
def _nominative(word: str, case: str) -> str:
    for reading in models().dictionary.parse(word):
        if reading.tag.case == case:
            form = reading.inflect({"nomn"})
            if form is not None:
                whole = str(form.word)
                return whole.capitalize() if word[:1].isupper() else whole
    return word
