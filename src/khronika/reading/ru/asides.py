"""Attributions inside speech: «Нас не пустили, — говорит она. — Мы вернулись».

The Russian press leaves quotation marks open around the words that attribute, and prints dialogue
without any: only dashes set the attribution off.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from khronika.reading.ru.grammar import agreement, is_animate
from khronika.reading.ru.report_words import report_words
from khronika.reading.spans import Span
from khronika.reading.syntax import SUBJECTS, Tree, Word

_OPENS = re.compile(r"[,!?…»”\"]\s*[—–-]\s+(?=[а-яё])|(?<=[.])\s+[—–]\s+(?=[а-яё])")
_CLOSES = re.compile(r"[.,:;]\s*[—–-]\s|:\s*[«\"“]")
_DASH = re.compile(r"[—–-]\s+")
_LONGEST = 400
"""Most characters of an aside."""
_LATEST_VERB = 3
"""Most words between the dash and the verb: "— тихо, почти шёпотом, добавила она"."""


def find_asides(text: str, tree: Tree) -> list[Span]:
    """Find the stretches of a sentence that only say who speaks, set off by dashes."""
    found = []
    start, end = tree.sentence.start, tree.sentence.end
    for match in _OPENS.finditer(text, start, end):
        latest = min(end, match.end() + _LONGEST)
        closing = _CLOSES.search(text, match.end(), latest)
        where = Span(start=match.end(), end=closing.start() if closing else latest)
        if any(True for _ in speaking(tree, where)):
            found.append(where)
    return found


def speaking(tree: Tree, where: Span) -> Iterator[Word]:
    """Give the verb of an aside: one of saying, or any that a person beside it does."""
    first = bisect_left(tree.words, where.start, key=lambda w: w.start)
    behind = bisect_left(tree.words, where.end, key=lambda w: w.start)
    inside = tree.words[first:behind]
    plain = [w for w in inside if w.pos != "PUNCT"]
    for word in plain[: _LATEST_VERB + 1]:
        if agreement(word) is None:
            continue
        subject = tree.child(word, *SUBJECTS)
        if word.lemma in report_words().verbs or (subject in inside and _is_somebody(subject)):
            yield word
            return


def _is_somebody(subject: Word | None) -> bool:
    if subject is None:
        return False
    named = subject.entity in {"PERSON", "ORG"}
    return named or subject.lemma in {"он", "она"} or is_animate(subject)


def begins_dialogue(text: str, paragraph: Sequence[Tree]) -> bool:
    """Whether a paragraph is speech in dashes, and says whose."""
    if not _DASH.match(text, paragraph[0].sentence.start):
        return False
    return any(find_asides(text, tree) for tree in paragraph)
