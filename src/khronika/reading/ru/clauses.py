"""Which verb of a sentence its phrases belong to, where the parser hung them on another one."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from khronika.reading.ru.relations import Raw, form_of
from khronika.reading.syntax import without_circles

_ADVERBIALS = frozenset({"oblique", "agent", "indirect"})
_BESIDE_VERBS = _ADVERBIALS | {"subject", "passive_subject", "object"}
_CLAUSES = frozenset({"relative", "participle"})
_TOLD = frozenset({"past", "future", "present", "participle"})
_AND = "и"
_PARTING = frozenset({_AND, "а", "но"})


def in_their_clauses(raw: Raw, heads: Sequence[int], rels: Sequence[str]) -> list[int]:
    """Give the governor of each word, phrases being kept to the verb of their part of the sentence.

    Args:
        raw: the sentence as the models give it.
        heads: index of each word's governor in the parser's opinion, its own for the root.
        rels: each word's relation to it.
    """
    kept = _before_their_nouns(_out_of_clauses(without_circles(heads), rels), rels)
    return _within_their_clauses(raw, _with_one_subject(raw, kept, rels), rels)


def _with_one_subject(raw: Raw, heads: Sequence[int], rels: Sequence[str]) -> list[int]:
    """Give the first of two subjects to the verb that stands between them and has none.

    In "блогер сидит в СИЗО, Ташкент запроса не прислал" the parser may hang both on "прислал".
    """
    heads = list(heads)
    subjects = [i for i, rel in enumerate(rels) if rel == "subject" and i < heads[i]]
    for first, second in pairwise(subjects):
        if heads[first] != heads[second]:
            continue
        own = _told_before(raw, rels, second)
        if own is not None and own > first and own not in (heads[i] for i in subjects):
            heads[first] = own
    return without_circles(heads)


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


def _before_their_nouns(heads: Sequence[int], rels: Sequence[str]) -> list[int]:
    """Give what stands between a participle and its noun to the participle.

    In "задержанный 7 мая дезертир вышел на свободу" the parser may hang the day on "вышел".
    """
    heads = list(heads)
    for participle, noun in enumerate(heads):
        if rels[participle] != "participle":
            continue
        for i in range(participle + 1, noun):
            if rels[i] in _ADVERBIALS and not participle <= heads[i] <= noun:
                heads[i] = participle
    return without_circles(heads)


def _within_their_clauses(raw: Raw, heads: list[int], rels: Sequence[str]) -> list[int]:
    """Give what stands before "и", "а" or ";" to the verb before it, and likewise behind.

    In "арестовали блогера и через день вывезли его" the parser may hang the blogger on "вывезли".
    """
    heads = list(heads)
    for bound, verb in _bounds(raw, heads):
        before = _told_before(raw, rels, bound)
        if before is None:
            continue
        for i, rel in enumerate(rels):
            if rel not in _BESIDE_VERBS or i in {before, verb}:
                continue
            if before < i < bound and heads[i] == verb:
                heads[i] = before
            elif i > bound and heads[i] == before and raw.tokens[bound].text != _AND:
                heads[i] = verb
    return without_circles(heads)


def _bounds(raw: Raw, heads: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give the words that part a sentence in two, each with the verb that goes on behind it."""
    for i, token in enumerate(raw.tokens):
        parts = raw.tagged[i].pos == "CCONJ" and token.text.lower() in _PARTING
        if not (parts or token.text == ";"):
            continue
        finite = (n for n in range(i + 1, len(raw.tokens)) if form_of(raw, n) in _TOLD)
        verb = next(finite, None)
        if verb is not None and (token.text == ";" or heads[i] == verb):
            yield i, verb


def _told_before(raw: Raw, rels: Sequence[str], bound: int) -> int | None:
    """Give the last verb before a place that tells, and qualifies no noun."""
    told = (n for n in range(bound - 1, -1, -1) if form_of(raw, n) in _TOLD)
    return next((n for n in told if rels[n] not in _CLAUSES), None)
