"""Bodies that are pointed to, not named: "суд в Минске", "казахстанская полиция"."""

from khronika.reading.parties import Parties, Party
from khronika.reading.ru.words import body_heads
from khronika.reading.spans import PartyMention, PlaceMention, Span
from khronika.reading.syntax import Tree, Word
from khronika.reading.within import within

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
    kind = body_heads().get(word.lemma)
    if kind is None:
        return None
    where = _phrase(tree, word)
    name = text[where.start : where.end]
    key = " ".join(w.lemma for w in tree.at(where.start, where.end))
    for party in parties.all():
        if not party.is_person and key in party.nouns:
            parties.mention(party, where, named=False)
            return party
    party = parties.add(name, where, is_person=False, unnamed=True)
    party.kind = kind
    party.nouns.append(key)
    if word.end < where.end:  # "суд в Оше" is "суд" too
        party.call(text[where.start : word.end])
    inside = [p for p in places if where.start <= p.start and p.end <= where.end]
    party.country = inside[0].country if inside else None
    parties.mention(party, where, named=False)
    return party


def _note_place(
    text: str, mention: PartyMention, parties: Parties, places: list[PlaceMention]
) -> None:
    """Note "Министерство юстиции Сербии" as a name of the ministry, which there are many of."""
    party = parties[mention.party]
    behind = Span(start=mention.end + 1, end=mention.end + 1 + _LONGEST_PLACE)
    for place in within(places, behind)[:1]:
        if not party.is_person and place.start == behind.start:
            party.call(text[mention.start : place.end])
            party.country = party.country or place.country


def _phrase(tree: Tree, word: Word) -> Span:
    """Give a noun with the adjectives before it and the names and genitives right behind it."""
    before = [w.start for w in tree.children(word, "modifier") if w.i < word.i]
    behind = [
        inner.end
        for w in tree.children(word, "possessor", "apposition")
        if w.i > word.i
        for inner in tree.subtree(w)
        if inner.i - word.i < 5 and inner.pos in {"NOUN", "PROPN", "ADJ"}
    ]
    return Span(start=min([word.start, *before]), end=max([word.end, *behind]))
