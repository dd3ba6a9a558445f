"""Bodies that are pointed to, not named: "a court in Minsk", "Istanbul police"."""

from itertools import takewhile

from khronika.model import OrganizationKind
from khronika.reading.en.words import body_heads
from khronika.reading.parties import Parties, Party
from khronika.reading.spans import PartyMention, PlaceMention, Span
from khronika.reading.syntax import Tree, Word
from khronika.reading.within import within

_JOINTS = frozenset({"in", "of", "for"})
_LONGEST_PLACE = 40
"""Letters of the longest name of a place that is looked for behind a body's."""


def body_of(
    text: str, tree: Tree, word: Word, parties: Parties, places: list[PlaceMention]
) -> Party | None:
    """Give the body that a phrase means, adding it under its phrase if it is new."""
    mention = parties.at(Span(start=word.start, end=word.end))
    if mention is not None:
        _note_place(text, mention, parties, places)
        return parties[mention.party]
    kind = _kind(word)
    if kind is None:
        return None
    where = _phrase(tree, word)
    name = text[where.start : where.end]
    for party in parties.all():
        if not party.is_person and name.lower() in {
            n.lower() for n in (party.name, *party.aliases)
        }:
            parties.mention(party, where, named=False)
            return party
    party = parties.add(name, where, is_person=False, unnamed=True)
    party.kind = kind
    if word.end < where.end:  # "a court in Osh" is "a court" too
        article = tree.child(word, "det")
        party.call(text[where.start : word.end])
        party.call(text[article.start if article else where.start : word.end])
    inside = [p for p in places if where.start <= p.start and p.end <= where.end]
    party.country = inside[0].country if inside else None
    parties.mention(party, where, named=False)
    return party


def _note_place(
    text: str, mention: PartyMention, parties: Parties, places: list[PlaceMention]
) -> None:
    """Note "High Court in Novi Sad" as a name of the High Court, which there are many of."""
    party = parties[mention.party]
    for joint in (" in ", " at ", " of "):
        behind = Span(start=mention.end + len(joint), end=mention.end + len(joint) + _LONGEST_PLACE)
        for place in within(places, behind)[:1]:
            if party.is_person or place.start != behind.start:
                continue
            if text.startswith(joint, mention.end):
                party.call(text[mention.start : place.end])
                party.country = party.country or place.country


def _kind(word: Word) -> OrganizationKind | None:
    heads = body_heads()
    return heads.get(word.text.lower()) or heads.get(word.lemma)


def _names(word: Word) -> bool:
    """Whether a word behind a body's may be part of its name: "of Osh", but not "on Monday"."""
    if word.rel == "oblique":
        return word.prep in _JOINTS
    return word.rel in {"compound", "case", "det", "conjunct", "cc", "modifier"}


def _phrase(tree: Tree, word: Word) -> Span:
    """Take the words before the head that name it, and "in X" or "of X" behind it."""
    start, end = word.start, word.end
    for below in tree.children(word):
        if below.i < word.i and below.rel in {"compound", "modifier", "possessor", "nmod"}:
            start = min(start, tree.subtree(below)[0].start)
        if below.i > word.i and below.rel == "oblique" and below.prep in _JOINTS:
            stretch = list(takewhile(_names, tree.subtree(below)))
            if stretch and len(stretch) <= 6:
                end = max(end, stretch[-1].end)
    return Span(start=start, end=end)
