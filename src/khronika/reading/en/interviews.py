"""Interviews: which paragraphs are a person's answers though nothing is quoted.

Where the turns are marked with names ("Ms Kwan: ...") the name tells whose answer it is. Else a
paragraph that only asks is followed by an answer, up to the next question, also where these are
marked "Q:" and "A:", and the interviewee is whom the introduction says was talked to, or the first
person whom the text names.
"""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from khronika.reading.parties import Parties
from khronika.reading.syntax import Tree
from khronika.reading.turns import Paragraphs, interviewee, labelled

_LEAST_QUESTIONS = 2
_LONGEST_QUESTION = 3
"""Most sentences of a paragraph that asks."""
_MARKED_QUESTION = re.compile(r"[*_—–\s-]*Q(?:uestion)?\s*[:.]")
_QUOTED = re.compile(r"[\"“«]")


def find_answers(text: str, trees: Sequence[Tree], parties: Parties) -> dict[int, str]:
    """Find an interview's answers: paragraph → id of who answers; empty for other texts."""
    paragraphs = [list(group) for _, group in groupby(trees, key=lambda t: t.sentence.paragraph)]
    marked = labelled(text, paragraphs, parties, _asks, "en")
    return marked or _behind_questions(text, paragraphs, parties)


def _behind_questions(text: str, paragraphs: Paragraphs, parties: Parties) -> dict[int, str]:
    asks = [_asks(text, paragraph) for paragraph in paragraphs]
    if sum(asks) < _LEAST_QUESTIONS or _answers(asks) < _LEAST_QUESTIONS:
        return {}
    begin = asks.index(True)
    who = interviewee(text, paragraphs[:begin], parties, "en")
    if who is None:
        return {}
    return {
        paragraph[0].sentence.paragraph: who
        for paragraph, question in zip(paragraphs[begin:], asks[begin:], strict=True)
        if not question
    }


def _asks(text: str, paragraph: Sequence[Tree]) -> bool:
    start, end = paragraph[0].sentence.start, paragraph[-1].sentence.end
    if _MARKED_QUESTION.match(text, start):
        return True
    ends = text[start:end].rstrip("*_ ").endswith("?")
    return ends and len(paragraph) <= _LONGEST_QUESTION and not _QUOTED.search(text, start, end)


def _answers(asks: Sequence[bool]) -> int:
    """Count the questions that a paragraph without one follows."""
    return sum(one and not other for one, other in pairwise(asks))
