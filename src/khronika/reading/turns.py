"""Turns of an interview, a hearing or a debate that names mark: "Mr Smith (X): ..."."""

import re
from collections.abc import Sequence
from functools import cache

from khronika import resources
from khronika.reading.parties import Parties, Party
from khronika.reading.syntax import Tree

LEAST_TURNS = 2
"""From here on they are the turns of one conversation."""
_LABEL = re.compile(r"[*_]*([А-ЯЁA-Z][\w.'’() -]{0,60}?)[*_]*\s?:[*_]*\s")
_LETTER = re.compile(r"[*_—–\s-]*(\w+)\s*[:.]\s")
"""What marks a turn in one word: "Q:", "— Q."."""
_LONGEST_ASKING = 3
"""Words of what marks whoever asks."""
_LONGEST_QUESTION = 3
"""Most sentences of a paragraph that only asks."""
_QUOTED = re.compile(r"[\"“«]")
_ASIDE = re.compile(r"\([^()]*\)")
_OPENS = re.compile(r"[*_]|[—–-]\s")
"""What a turn of somebody who is not named opens with."""

Paragraphs = Sequence[Sequence[Tree]]


@cache
def _asking(language: str) -> frozenset[str]:
    return frozenset(resources.load(f"lexicon/{language}/claims.yaml")["asking"])


def _marks_a_question(marked: str, language: str) -> bool:
    """Whether what marks a turn means whoever asks: "Q", "Корреспондент"."""
    words = marked.casefold().split()
    return len(words) <= _LONGEST_ASKING and not _asking(language).isdisjoint(words)


def asks(text: str, paragraph: Sequence[Tree], language: str) -> bool:
    """Whether a paragraph only asks: marked as a question, all in bold type, or one by its mark."""
    start, end = paragraph[0].sentence.start, paragraph[-1].sentence.end
    marked = _LABEL.match(text, start) or _LETTER.match(text, start)
    if marked and _marks_a_question(marked.group(1), language):
        return True
    if text.startswith("**", start) and text[start:end].rstrip().endswith("**"):
        return True
    ends = text[start:end].rstrip("*_ ").endswith("?")
    return ends and len(paragraph) <= _LONGEST_QUESTION and not _QUOTED.search(text, start, end)


def labelled(text: str, paragraphs: Paragraphs, parties: Parties, language: str) -> dict[int, str]:
    """Find the turns that names mark; the rest of a turn may fill further paragraphs.

    Args:
        text: the document's text.
        paragraphs: the sentences of each of its paragraphs.
        parties: who is named in it.
        language: its code.

    Returns:
        Paragraph → id of who speaks in it; empty for other texts.
    """
    found: dict[int, str] = {}
    turns, current = 0, ""
    for paragraph in paragraphs:
        start, number = paragraph[0].sentence.start, paragraph[0].sentence.paragraph
        marked = _LABEL.match(text, start)
        if marked:
            party = _called(marked.group(1), parties, language)
            turns += party is not None
            current = party.id if party is not None and not asks(text, paragraph, language) else ""
        elif _OPENS.match(text, start):
            current = ""
        if current:
            found[number] = current
    return found if turns >= LEAST_TURNS else {}


def interviewee(text: str, introduction: Paragraphs, parties: Parties, language: str) -> str | None:
    """Give the person whom an introduction says was talked to: "We talked to his lawyer, X"."""
    for tree in (tree for paragraph in reversed(introduction) for tree in reversed(paragraph)):
        if _talked(language).search(text, tree.sentence.start, tree.sentence.end):
            named = [m for m in parties.within(tree.sentence) if m.named]
            people = dict.fromkeys(m.party for m in named if parties[m.party].is_person)
            if len(people) == 1:
                return next(iter(people))
    return None


@cache
def _talked(language: str) -> re.Pattern[str]:
    return re.compile(resources.load(f"lexicon/{language}/claims.yaml")["talked"], re.IGNORECASE)


def _called(marked: str, parties: Parties, language: str) -> Party | None:
    """Give the person whose name marks a turn, or stands in its parentheses."""
    if _marks_a_question(marked, language):
        return None
    names = (_ASIDE.sub(" ", marked), *_ASIDE.findall(marked))
    return next((party for name in names if (party := _named(name.strip("() "), parties))), None)


def _named(marked: str, parties: Parties) -> Party | None:
    """Give the person of a name, or of a part of it: "Ольга", "Senator PELLOW"."""
    words = marked.casefold().split()
    if not words:
        return None
    people = [party for party in parties.people() if not party.unnamed]
    titled = all(word[0].isupper() for word in marked.split())
    for fits in (_is_part, _ends_alike)[: 1 + titled]:
        for party in people:
            if any(fits(words, name.casefold().split()) for name in (party.name, *party.aliases)):
                return party
    return None


def _is_part(words: Sequence[str], name: Sequence[str]) -> bool:
    return set(words) <= set(name)


def _ends_alike(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether a title stands before the surname: "Cmdr Halloran"."""
    return bool(name) and words[-1] == name[-1]
