"""Interviews: which paragraphs are a person's answers though nothing is quoted.

Where names mark the turns ("Ms Kwan: ...", "**Ольга:**") the name tells whose answer it is. Else a
paragraph that only asks is followed by an answer, up to the next question, also where these are
marked "Q:" and "A:"; an interview printed as dialogue, each turn behind a dash, takes turns. The
interviewee is whom the introduction says was talked to, or the first person whom the text names.
Where it says nothing and no answer has an "I", it is a page that explains, and no interview.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import compress, groupby, pairwise
from operator import and_

from khronika.reading.narrators import own_words
from khronika.reading.parties import Parties
from khronika.reading.syntax import Tree
from khronika.reading.turns import LEAST_TURNS, Paragraphs, asks, interviewee, labelled

_DASH = re.compile(r"[*_]*[—–-]\s")


def find_answers(
    text: str, trees: Sequence[Tree], parties: Parties, language: str
) -> dict[int, str]:
    """Find an interview's answers: paragraph → id of who answers; empty for other texts."""
    paragraphs = [list(group) for _, group in groupby(trees, key=lambda t: t.sentence.paragraph)]
    marked = labelled(text, paragraphs, parties, language)
    return marked or _in_turns(text, paragraphs, parties, language)


def _in_turns(text: str, paragraphs: Paragraphs, parties: Parties, language: str) -> dict[int, str]:
    only_ask = [asks(text, paragraph, language) for paragraph in paragraphs]
    dashed = [bool(_DASH.match(text, paragraph[0].sentence.start)) for paragraph in paragraphs]
    if sum(map(and_, only_ask, dashed)) >= LEAST_TURNS:
        turns = list(compress(zip(paragraphs, only_ask, strict=True), dashed))
        answers: Paragraphs = list(_alternating(turns))
    else:
        answers = _behind_questions(paragraphs, only_ask)
    if len(answers) < LEAST_TURNS:
        return {}
    begin = next(n for n, p in enumerate(paragraphs) if only_ask[n] or p is answers[0])
    who = interviewee(text, paragraphs[:begin], parties, language)
    if who is None and any(_is_own(paragraph, language) for paragraph in answers):
        who = next((m.party for m in parties.mentions() if parties[m.party].is_person), None)
    return {} if who is None else {p[0].sentence.paragraph: who for p in answers}


def _is_own(paragraph: Sequence[Tree], language: str) -> bool:
    """Whether somebody says "I" or "we" in an answer: where nobody does, a page explains."""
    words = own_words(language)
    return any(word.text.lower() in words for tree in paragraph for word in tree.words)


def _alternating(turns: Sequence[tuple[Sequence[Tree], bool]]) -> Iterator[Sequence[Tree]]:
    """Give the answers of an interview printed as dialogue: every second turn, questions first."""
    answer_is_due = False
    for paragraph, question in turns:
        if answer_is_due and not question:
            yield paragraph
            answer_is_due = False
        elif answer_is_due or question or len(paragraph) == 1:
            answer_is_due = True
        else:
            yield paragraph


def _behind_questions(paragraphs: Paragraphs, only_ask: Sequence[bool]) -> Paragraphs:
    """Give the paragraphs behind questions; nothing where too few are asked and answered."""
    answered = sum(one and not other for one, other in pairwise(only_ask))
    if answered < LEAST_TURNS:
        return []
    begin = only_ask.index(True)
    return [
        p for p, question in zip(paragraphs[begin:], only_ask[begin:], strict=True) if not question
    ]
