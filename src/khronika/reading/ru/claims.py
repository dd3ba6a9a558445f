"""Who says what in Russian text (codebook, section 4).

A sentence with a verb of saying and its subject, "по словам X" or "в МВД заявили" is that
speaker's; quotations go on with the one who spoke last in the paragraph, or speaks next.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from khronika import resources
from khronika.model import Role, Stance
from khronika.reading.claim import ClaimDraft
from khronika.reading.parties import Parties, Party
from khronika.reading.ru.bodies import body_of
from khronika.reading.ru.words import people_words
from khronika.reading.spans import Span
from khronika.reading.statements import Said, agree, runs
from khronika.reading.syntax import SUBJECTS, Tree, Word

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"|„[^“”]*[“”]")
_DIALOGUE = re.compile(r"[—–-]\s")


@dataclass(frozen=True, slots=True)
class _Attribution:
    speaker: Party
    stance: Stance


@cache
def _data() -> Any:
    return resources.load("lexicon/ru/claims.yaml")


@cache
def _verbs() -> dict[str, Stance]:
    return {verb: Stance(code) for code, verbs in _data()["verbs"].items() for verb in verbs}


@cache
def _content() -> tuple[tuple[Stance, re.Pattern[str]], ...]:
    return tuple(
        (Stance(code), re.compile(words, re.IGNORECASE))
        for code, words in _data()["content"].items()
    )


def find_claims(text: str, trees: Sequence[Tree], parties: Parties) -> list[ClaimDraft]:
    """Find the statements that the text attributes, in order."""
    quoted = [Span(start=m.start(), end=m.end()) for m in _QUOTED.finditer(text)]
    quoted = [q for q in quoted if len(text[q.start : q.end].split()) >= _shortest()]
    said: list[Said] = []
    for _, group in groupby(trees, key=lambda t: t.sentence.paragraph):
        said.extend(_paragraph(text, list(group), parties, quoted))
    return runs(said)


def _shortest() -> int:
    return int(_data()["shortest_quotation"])


def _paragraph(
    text: str, trees: Sequence[Tree], parties: Parties, quoted: Sequence[Span]
) -> list[Said]:
    told = [_attribution(text, tree, parties) for tree in trees]
    given = [_in_quotation(text, tree, quoted) for tree in trees]
    found: list[list[Said]] = [[] for _ in trees]
    last: _Attribution | None = None
    for n, tree in enumerate(trees):
        own = told[n]
        words = text[tree.sentence.start : tree.sentence.end]
        if own and n and re.search(_data()["refers_back"], words, re.IGNORECASE):
            found[n - 1] = found[n - 1] or [_said(text, trees[n - 1], own, quoted=given[n - 1])]
        speaks = own or (_ahead(told, given, n) or last if given[n] else None)
        if speaks:
            found[n] = [_said(text, tree, speaks, quoted=given[n])]
        last = own or (last if given[n] else None)
    return list(agree(found))


def _ahead(
    told: Sequence[_Attribution | None], given: Sequence[bool], n: int
) -> _Attribution | None:
    """Give who speaks behind a quotation that begins without its speaker."""
    for after, quoted in zip(told[n + 1 :], given[n + 1 :], strict=True):
        if after is not None and quoted:
            return after
        if not quoted:
            return None
    return None


def _said(text: str, tree: Tree, by: _Attribution, *, quoted: bool) -> Said:
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
    return any(q.start < sentence.end and sentence.start < q.end for q in quoted)


def _attribution(text: str, tree: Tree, parties: Parties) -> _Attribution | None:
    for word in tree.words:
        stance = _verbs().get(word.lemma) if word.pos == "VERB" else None
        negated = tree.children(word, "negation") and stance is not Stance.DENIES
        if stance is not None and not negated and word.form in {"past", "present"}:
            speaker = _speaker(text, tree, word, parties)
            if speaker is not None:
                return _Attribution(speaker, stance)
        by_word = word.prep == "по" and word.lemma in _data()["by_word_of"]
        if by_word or word.text.lower() in _data()["by"]:
            owners = tree.children(word, "possessor", "apposition", "det")
            for owner in owners or (tree.words[word.i + 1 : word.i + 2] if not by_word else ()):
                named = _party(text, tree, owner, parties)
                if named is not None:
                    return _Attribution(named, Stance.ASSERTS)
    return None


def _speaker(text: str, tree: Tree, verb: Word, parties: Parties) -> Party | None:
    subject = tree.child(verb, *SUBJECTS)
    if subject is not None:
        return _party(text, tree, subject, parties)
    for place in tree.children(verb, "oblique"):
        if place.prep in {"в", "на"}:
            mention = parties.at(Span(start=place.start, end=place.end))
            if mention is None or not parties[mention.party].is_person:
                body = body_of(text, tree, place, parties, [])
                if body is not None:
                    return body
    head = tree.head(verb)
    shares = verb.rel == "conjunct" and head is not None and head.lemma in _verbs()
    return _speaker(text, tree, head, parties) if shares and head is not None else None


def _party(text: str, tree: Tree, word: Word, parties: Parties) -> Party | None:
    """Give whom a noun phrase means, adding one who is only described."""
    for one in (word, *tree.children(word, "apposition", "flat")):
        mention = parties.at(Span(start=one.start, end=one.end))
        if mention is not None:
            return parties[mention.party]
    body = body_of(text, tree, word, parties, [])
    if body is not None:
        for owner in tree.children(word, "apposition", "possessor"):
            mention = parties.at(Span(start=owner.start, end=owner.end))
            if mention is not None and not parties[mention.party].is_person:
                return parties[mention.party]
        return body
    words = people_words()
    if word.lemma not in words.occupations and word.lemma not in words.relatives:
        return None
    start = min(
        [
            word.start,
            *(w.start for w in tree.children(word, "modifier", "possessor") if w.i < word.i),
        ]
    )
    where = Span(start=start, end=word.end)
    party = parties.add(text[where.start : where.end], where, is_person=True, unnamed=True)
    role = words.occupations.get(word.lemma)
    if role:
        party.play(role)
    if word.lemma in words.relatives:
        party.play(Role.RELATIVE)
    parties.mention(party, where, named=False)
    return party
