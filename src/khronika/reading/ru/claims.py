"""Who says what in Russian text (codebook, section 4).

A sentence with a verb of saying and its subject, "по словам X" or "в МВД заявили" is that
speaker's; quotations go on with the one who spoke last in the paragraph, or speaks next.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import Any

from khronika import resources
from khronika.model import Role, Stance
from khronika.reading.claim import ClaimDraft
from khronika.reading.parties import Parties
from khronika.reading.quotes import find_quotations
from khronika.reading.ru.speakers import Attribution, Speakers
from khronika.reading.spans import Span
from khronika.reading.statements import Said, agree, runs
from khronika.reading.syntax import Tree

_DIALOGUE = re.compile(r"[—–-]\s")


@cache
def _data() -> Any:
    return resources.load("lexicon/ru/claims.yaml")


@cache
def _content() -> tuple[tuple[Stance, re.Pattern[str]], ...]:
    return tuple(
        (Stance(code), re.compile(words, re.IGNORECASE))
        for code, words in _data()["content"].items()
    )


@cache
def _refers_back() -> re.Pattern[str]:
    return re.compile(_data()["refers_back"], re.IGNORECASE)


def find_claims(text: str, trees: Sequence[Tree], parties: Parties) -> list[ClaimDraft]:
    """Find the statements that the text attributes, in order."""
    quoted = [q for q in find_quotations(text, [t.sentence for t in trees]) if not q.scare]
    speakers = Speakers(text, parties)
    said: list[Said] = []
    for _, group in groupby(trees, key=lambda t: t.sentence.paragraph):
        said.extend(_paragraph(speakers, list(group), quoted))
    return runs(said)


def _paragraph(speakers: Speakers, trees: Sequence[Tree], quoted: Sequence[Span]) -> list[Said]:
    text = speakers.text
    told = [speakers.attribution(tree) for tree in trees]
    given = [_in_quotation(text, tree, quoted) for tree in trees]
    found: list[list[Said]] = [[] for _ in trees]
    last: Attribution | None = None
    for n, tree in enumerate(trees):
        own = told[n]
        words = text[tree.sentence.start : tree.sentence.end]
        if own and n and _refers_back().search(words):
            found[n - 1] = found[n - 1] or [_said(text, trees[n - 1], own, quoted=given[n - 1])]
        speaks = own or (_ahead(told, given, n) or last if given[n] else None)
        if speaks:
            found[n] = [_said(text, tree, speaks, quoted=given[n])]
        last = own or (last if given[n] else None)
    return list(agree(found))


def _ahead(told: Sequence[Attribution | None], given: Sequence[bool], n: int) -> Attribution | None:
    """Give who speaks behind a quotation that begins without its speaker."""
    for after, quoted in zip(told[n + 1 :], given[n + 1 :], strict=True):
        if after is not None and quoted:
            return after
        if not quoted:
            return None
    return None


def _said(text: str, tree: Tree, by: Attribution, *, quoted: bool) -> Said:
    words = text[tree.sentence.start : tree.sentence.end]
    stance = by.stance
    if stance is Stance.ASSERTS:
        official = not by.speaker.is_person or Role.OFFICIAL in by.speaker.roles
        for told, pattern in _content():
            fits = official if told is Stance.DENIES else by.speaker.is_person
            if (fits or told is Stance.ADVISES) and pattern.search(words):
                stance = told
                break
    return Said(tree.sentence, by.speaker.id, stance, direct=quoted, quoted=quoted, bears=True)


def _in_quotation(text: str, tree: Tree, quoted: Sequence[Span]) -> bool:
    sentence = tree.sentence
    if _DIALOGUE.match(text, sentence.start):
        return True
    before = bisect_left(quoted, sentence.end, key=lambda q: q.start) - 1
    return before >= 0 and quoted[before].end > sentence.start
