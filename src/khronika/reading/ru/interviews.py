"""Interviews: which paragraphs are a person's answers though nothing is quoted.

A paragraph that only asks is followed by an answer, up to the next question. Where the turns are
marked with names ("**Ольга:**") the name tells whose answer it is; else the interviewee is the
first person whom the text names.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby, pairwise

from khronika import resources
from khronika.reading.parties import Parties, Party
from khronika.reading.syntax import Tree

_LEAST_TURNS = 2
_LONGEST_QUESTION = 3
"""Most sentences of a paragraph that asks."""
_LABEL = re.compile(r"[*_]*([А-ЯЁA-Z][\w.\- ]{0,40}?)[*_]*\s?:[*_]*\s")
_DASH = re.compile(r"[*_]*[—–-]\s")
_QUOTED = re.compile(r"[\"“«]")


@cache
def _asking() -> frozenset[str]:
    return frozenset(resources.load("lexicon/ru/claims.yaml")["asking"])


def find_answers(text: str, trees: Sequence[Tree], parties: Parties) -> dict[int, str]:
    """Find an interview's answers: paragraph → id of who answers; empty for other texts."""
    paragraphs = [list(group) for _, group in groupby(trees, key=lambda t: t.sentence.paragraph)]
    return _labelled(text, paragraphs, parties) or _in_turns(text, paragraphs, parties)


def _labelled(text: str, paragraphs: Sequence[Sequence[Tree]], parties: Parties) -> dict[int, str]:
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


def _in_turns(text: str, paragraphs: Sequence[Sequence[Tree]], parties: Parties) -> dict[int, str]:
    asks = [_asks(text, paragraph) for paragraph in paragraphs]
    first = next((m.party for m in parties.mentions() if parties[m.party].is_person), None)
    if sum(asks) < _LEAST_TURNS or first is None or _answers(asks) < _LEAST_TURNS:
        return {}
    begin = asks.index(True)
    turns = list(zip(paragraphs[begin:], asks[begin:], strict=True))
    in_dashes = sum(bool(_DASH.match(text, p[0].sentence.start)) for p, _ in turns)
    found = {}
    for paragraph, question in turns:
        dashed = bool(_DASH.match(text, paragraph[0].sentence.start))
        if not question and (dashed or in_dashes < len(turns) / 2):
            found[paragraph[0].sentence.paragraph] = first
    return found


def _asks(text: str, paragraph: Sequence[Tree]) -> bool:
    start, end = paragraph[0].sentence.start, paragraph[-1].sentence.end
    label = _LABEL.match(text, start)
    if label and set(label.group(1).casefold().split()) & _asking():
        return True
    if text.startswith("**", start) and text[start:end].rstrip().endswith("**"):
        return True
    ends = text[start:end].rstrip("*_ ").endswith("?")
    return ends and len(paragraph) <= _LONGEST_QUESTION and not _QUOTED.search(text, start, end)


def _answers(asks: Sequence[bool]) -> int:
    """Count the questions that a paragraph without one follows."""
    return sum(one and not other for one, other in pairwise(asks))
