"""Interviews: which paragraphs are a person's answers though nothing is quoted.

Where the turns are marked with names ("**Ольга:**") the name tells whose answer it is. Else a
paragraph that asks is followed by an answer, up to the next question, and the interviewee is the
first person whom the text names.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from khronika import resources
from khronika.reading.parties import Parties, Party
from khronika.reading.syntax import Tree

_LEAST_TURNS = 2
_LONGEST_QUESTION = 3
"""Most sentences of a paragraph that asks."""
_LABEL = re.compile(r"[*_]*([А-ЯЁA-Z][\w.\- ]{0,40}?)[*_]*\s?:[*_]*\s")
_DASH = re.compile(r"[*_]*[—–-]\s")
_QUOTED = re.compile(r"[\"“«]")
_Paragraphs = Sequence[Sequence[Tree]]


@cache
def _asking() -> frozenset[str]:
    return frozenset(resources.load("lexicon/ru/claims.yaml")["asking"])


def find_answers(text: str, trees: Sequence[Tree], parties: Parties) -> dict[int, str]:
    """Find an interview's answers: paragraph → id of who answers; empty for other texts."""
    paragraphs = [list(group) for _, group in groupby(trees, key=lambda t: t.sentence.paragraph)]
    return _labelled(text, paragraphs, parties) or _in_turns(text, paragraphs, parties)


def _labelled(text: str, paragraphs: _Paragraphs, parties: Parties) -> dict[int, str]:
    """Find the turns that names mark; the rest of a turn may fill further paragraphs."""
    found: dict[int, str] = {}
    turns, current = 0, ""
    for paragraph in paragraphs:
        start, number = paragraph[0].sentence.start, paragraph[0].sentence.paragraph
        label = _LABEL.match(text, start)
        if label:
            party = _called(label.group(1), parties)
            current = party.id if party else ""
            turns += party is not None
        elif _DASH.match(text, start) or text[start] in "*_":
            current = ""
        if current:
            found[number] = current
    return found if turns >= _LEAST_TURNS else {}


def _called(label: str, parties: Parties) -> Party | None:
    """Give the person whose name, or a part of it, marks a turn."""
    words = set(label.casefold().split())
    if words & _asking():
        return None
    for party in parties.people():
        for name in (party.name, *party.aliases):
            if words <= set(name.casefold().split()):
                return party
    return None


def _in_turns(text: str, paragraphs: _Paragraphs, parties: Parties) -> dict[int, str]:
    first = next((m.party for m in parties.mentions() if parties[m.party].is_person), None)
    if first is None:
        return {}
    in_dashes = [p for p in paragraphs if _DASH.match(text, p[0].sentence.start)]
    turns = [p for p in in_dashes if _asks(text, p)]
    if len(turns) >= _LEAST_TURNS:
        answers = list(_alternating(text, in_dashes))
    else:
        answers = list(_behind_questions(text, paragraphs))
    if len(answers) < _LEAST_TURNS:
        return {}
    return {paragraph[0].sentence.paragraph: first for paragraph in answers}


def _alternating(text: str, paragraphs: _Paragraphs) -> Iterator[Sequence[Tree]]:
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


def _behind_questions(text: str, paragraphs: _Paragraphs) -> Iterator[Sequence[Tree]]:
    """Give the paragraphs behind questions; nothing where too few ask."""
    asks = [_asks(text, paragraph) for paragraph in paragraphs]
    if sum(asks) >= _LEAST_TURNS:
        begin = asks.index(True)
        turns = zip(paragraphs[begin:], asks[begin:], strict=True)
        yield from (paragraph for paragraph, question in turns if not question)


def _may_ask(text: str, paragraph: Sequence[Tree]) -> bool:
    return _asks(text, paragraph) or len(paragraph) == 1


def _asks(text: str, paragraph: Sequence[Tree]) -> bool:
    start, end = paragraph[0].sentence.start, paragraph[-1].sentence.end
    label = _LABEL.match(text, start)
    if label and set(label.group(1).casefold().split()) & _asking():
        return True
    if text.startswith("**", start) and text[start:end].rstrip().endswith("**"):
        return True
    ends = text[start:end].rstrip("*_ ").endswith("?")
    return ends and len(paragraph) <= _LONGEST_QUESTION and not _QUOTED.search(text, start, end)
