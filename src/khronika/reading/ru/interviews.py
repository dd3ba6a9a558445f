"""Interviews: which paragraphs are a person's answers though nothing is quoted.

Where the turns are marked with names ("**Ольга:**") the name tells whose answer it is. Else a
paragraph that asks is followed by an answer, up to the next question, and the interviewee is whom
the introduction says was talked to, or the first person whom the text names.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from khronika.reading.parties import Parties
from khronika.reading.syntax import Tree
from khronika.reading.turns import (
    LEAST_TURNS,
    Paragraphs,
    interviewee,
    label,
    labelled,
    marks_a_question,
)

_LONGEST_QUESTION = 3
"""Most sentences of a paragraph that asks."""
_DASH = re.compile(r"[*_]*[—–-]\s")
_QUOTED = re.compile(r"[\"“«]")


def find_answers(text: str, trees: Sequence[Tree], parties: Parties) -> dict[int, str]:
    """Find an interview's answers: paragraph → id of who answers; empty for other texts."""
    paragraphs = [list(group) for _, group in groupby(trees, key=lambda t: t.sentence.paragraph)]
    marked = labelled(text, paragraphs, parties, _asks, "ru")
    return marked or _in_turns(text, paragraphs, parties)


def _in_turns(text: str, paragraphs: Paragraphs, parties: Parties) -> dict[int, str]:
    in_dashes = [p for p in paragraphs if _DASH.match(text, p[0].sentence.start)]
    turns = [p for p in in_dashes if _asks(text, p)]
    if len(turns) >= LEAST_TURNS:
        answers = list(_alternating(text, in_dashes))
    else:
        answers = list(_behind_questions(text, paragraphs))
    if len(answers) < LEAST_TURNS:
        return {}
    begin = next((n for n, p in enumerate(paragraphs) if _asks(text, p) or p is answers[0]), 0)
    who = interviewee(text, paragraphs[:begin], parties, "ru")
    return {} if who is None else {p[0].sentence.paragraph: who for p in answers}


def _alternating(text: str, paragraphs: Paragraphs) -> Iterator[Sequence[Tree]]:
    """Give the answers of an interview printed as dialogue: every second turn, questions first."""
    answer_is_due = False
    for paragraph in paragraphs:
        if answer_is_due and not _asks(text, paragraph):
            yield paragraph
            answer_is_due = False
        elif answer_is_due or _may_ask(text, paragraph):
            answer_is_due = True
        else:
            yield paragraph


def _behind_questions(text: str, paragraphs: Paragraphs) -> Iterator[Sequence[Tree]]:
    """Give the paragraphs behind questions; nothing where too few ask."""
    asks = [_asks(text, paragraph) for paragraph in paragraphs]
    if sum(asks) >= LEAST_TURNS:
        begin = asks.index(True)
        turns = zip(paragraphs[begin:], asks[begin:], strict=True)
        yield from (paragraph for paragraph, question in turns if not question)


def _may_ask(text: str, paragraph: Sequence[Tree]) -> bool:
    return _asks(text, paragraph) or len(paragraph) == 1


def _asks(text: str, paragraph: Sequence[Tree]) -> bool:
    start, end = paragraph[0].sentence.start, paragraph[-1].sentence.end
    marked = label(text, paragraph)
    if marked and marks_a_question(marked, "ru"):
        return True
    if text.startswith("**", start) and text[start:end].rstrip().endswith("**"):
        return True
    ends = text[start:end].rstrip("*_ ").endswith("?")
    return ends and len(paragraph) <= _LONGEST_QUESTION and not _QUOTED.search(text, start, end)
