"""Bodies that are pointed to, not named: "суд в Минске", "казахстанская полиция", "ведомство"."""

from collections.abc import Sequence

from khronika.model import OrganizationKind
from khronika.reading.parties import Parties, Party
from khronika.reading.ru.dictionary import lemma
from khronika.reading.ru.named import name_of_its_outlet
from khronika.reading.ru.noun_phrases import in_nominative, phrase
from khronika.reading.ru.report_words import report_words
from khronika.reading.ru.words import body_heads
from khronika.reading.spans import PartyMention, PlaceMention, Span
from khronika.reading.syntax import Tree, Word
from khronika.reading.within import within

_LONGEST_PLACE = 40
"""Letters of the longest name of a place that is looked for behind a body's."""

_BESIDE = ("modifier", "possessor", "apposition", "oblique", "flat")
PRIVATE = frozenset(
    {
        OrganizationKind.NGO,
        OrganizationKind.MEDIA,
        OrganizationKind.MOVEMENT,
        OrganizationKind.PARTY,
        OrganizationKind.OTHER,
    }
)
"""Kinds of associations and outlets, and no bodies of a state."""
_REACH = 8000
"""Characters back within which "ведомство" looks for its name."""


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
    for name in name_of_its_outlet(tree, word):
        mention = parties.at(Span(start=name.start, end=name.end))
        if mention is not None:
            return parties[mention.party]
    where = _phrase(tree, word)
    key = " ".join(w.lemma for w in tree.at(where.start, where.end))
    for party in parties.all():
        if not party.is_person and key in party.nouns:
            parties.mention(party, where, named=False)
            return party
    party = parties.add(
        in_nominative(text, tree, word, where), where, is_person=False, unnamed=True
    )
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


def is_alone(tree: Tree, noun: Word, besides: Sequence[Word] = ()) -> bool:
    """Whether nothing beside a noun, but words that are set aside, says which one is meant."""
    return not any(
        w.prep != "" or w.rel != "oblique"
        for w in tree.children(noun, *_BESIDE)
        if w not in besides
    )


def called_so(noun: Word, parties: Parties) -> Party | None:
    """Give the association or outlet named last that a noun is part of the name of, or tells what.

    "Фонд помощи уехавшим ... признали фонд", "портал «Нить» ... внесли портал". The state's own
    bodies are too many for that. Where none is called so, it is the only one of its kind.
    """
    before = (m for m in parties.within(Span(start=0, end=noun.start)) if m.named)
    named = [parties[m.party] for m in before if parties[m.party].kind in PRIVATE]
    called = next((p for p in reversed(named) if noun.lemma in _words_of(p)), None)
    alike = {p.id: p for p in named if p.kind is body_heads().get(noun.lemma)}
    return called or (next(iter(alike.values())) if len(alike) == 1 else None)


def back_to(noun: Word, parties: Parties) -> Party | None:
    """Give the body mentioned last to which a lone noun may point back: "министерство", "суд"."""
    kinds = report_words().pointing.get(noun.lemma)
    if kinds is None:
        return None
    before = parties.within(Span(start=max(noun.start - _REACH, 0), end=noun.start))
    bodies = [p for m in reversed(before) if (p := parties[m.party]).kind in kinds]
    bodies = [p for p in bodies if not p.is_person]
    called = (p for p in bodies if noun.lemma in _words_of(p))
    return next(called, bodies[0] if bodies else None)


def _words_of(body: Party) -> set[str]:
    """Give the dictionary forms of the words in a body's names."""
    names = (body.name, *body.aliases)
    return {*body.nouns, *(lemma(word, "NOUN") for name in names for word in name.split())}


def _phrase(tree: Tree, word: Word) -> Span:
    """Give a noun with the adjectives before it and the names and genitives right behind it."""
    whole = phrase(tree, word)
    behind = [
        inner.end
        for w in tree.children(word, "apposition")
        if w.i > word.i
        for inner in tree.subtree(w)
        if inner.i - word.i < 5 and inner.pos in {"NOUN", "PROPN", "ADJ"}
    ]
    return Span(start=whole.start, end=max([whole.end, *behind]))
