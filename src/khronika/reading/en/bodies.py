"""Bodies that are pointed to, not named: "a court in Minsk", "Istanbul police"."""

from khronika.model import OrganizationKind
from khronika.reading.en.words import body_heads
from khronika.reading.parties import Parties, Party
from khronika.reading.spans import PlaceMention, Span
from khronika.reading.syntax import Tree, Word


def body_of(
    text: str, tree: Tree, word: Word, parties: Parties, places: list[PlaceMention]
) -> Party | None:
    """Give the body that a phrase means, adding it under its phrase if it is new."""
    mention = parties.at(Span(start=word.start, end=word.end))
    if mention is not None:
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
    inside = [p for p in places if where.start <= p.start and p.end <= where.end]
    party.country = inside[0].country if inside else None
    parties.mention(party, where, named=False)
    return party


def _kind(word: Word) -> OrganizationKind | None:
    heads = body_heads()
    return heads.get(word.text.lower()) or heads.get(word.lemma)


def _phrase(tree: Tree, word: Word) -> Span:
    """Take the words before the head that name it, and "in X" or "of X" behind it."""
    start, end = word.start, word.end
    for below in tree.children(word):
        if below.i < word.i and below.rel in {"compound", "modifier", "possessor", "nmod"}:
            start = min(start, tree.subtree(below)[0].start)
        if below.i > word.i and below.rel == "oblique" and below.prep in {"in", "of", "for"}:
            stretch = [
                w
                for w in tree.subtree(below)
                if w.rel in {"oblique", "compound", "case", "det", "conjunct", "cc", "modifier"}
            ]
            if stretch and len(stretch) <= 6:
                end = max(end, stretch[-1].end)
    return Span(start=start, end=end)
