"""Which parties a noun phrase means: named ones, relatives of the one abroad, groups without names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from khronika.reading.parties import Parties, Party
from khronika.reading.spans import Span
from khronika.reading.syntax import Tree, Word


@dataclass(frozen=True, slots=True)
class PersonNouns:
    """Words of one language for people, as phrases need them."""

    occupations: frozenset[str]
    relatives: frozenset[str]
    companions: frozenset[str]
    groups: frozenset[str]
    numbers: frozenset[str]
    """Words that count or only point, left off the name of a group: two, several, the."""
    plurals: frozenset[str]
    """Dictionary forms that mean the group spoken of last: they, both, couple."""
    listing: re.Pattern[str]
    """Words before the names of some of a group: among them, including."""


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a noun phrase means: `party`, or somebody close to `exile`, or both."""

    party: str | None
    exile: str | None = None


def meant(
    tree: Tree, word: Word, parties: Parties, nouns: PersonNouns, text: str, *, phrases: bool
) -> list[Meant]:
    """Give whom the noun phrase headed by `word` means.

    Args:
        tree: the sentence.
        word: the head of the phrase.
        parties: the parties known; a group without names is added to them where `phrases` is true.
        nouns: the language's words for people.
        text: the document's text.
        phrases: whether a phrase without a name may stand for somebody.
    """
    close = _kin(tree, word, parties, nouns)
    if close is not None:
        return [close]
    mention = parties.at(Span(start=word.start, end=word.end))
    if mention is not None:
        party = parties[mention.party]
        return [Meant(party.id, party.kin)]
    called = [n for w in tree.children(word, "participle") if w.lemma in _CALLED for n in tree.subtree(w)]
    for beside in (*tree.children(word, "apposition"), *called):
        mention = parties.at(Span(start=beside.start, end=beside.end))
        if mention is not None:
            return [Meant(mention.party, parties[mention.party].kin)]
    if phrases and _is_people(tree, word, nouns):
        return [Meant(_group(tree, word, parties, nouns, text).id)]
    return []


def _kin(tree: Tree, word: Word, parties: Parties, nouns: PersonNouns) -> Meant | None:
    """Read "his brother", "Ivanova's colleagues", "the mother of Ivanov"."""
    if word.lemma not in nouns.relatives and word.lemma not in nouns.companions:
        return None
    owners = [*tree.children(word, "possessor"), *(w for w in tree.children(word, "oblique") if w.prep == "of")]
    for owner in owners:
        mention = parties.at(Span(start=owner.start, end=owner.end))
        if mention is not None and parties[mention.party].is_person:
            exile = parties[mention.party]
            if exile.kin is not None:  # "her" is the relative: the exile is the one she belongs to
                exile = parties[exile.kin]
            named = next(
                (
                    m
                    for w in tree.children(word, "apposition", "compound")
                    if (m := parties.at(Span(start=w.start, end=w.end))) is not None
                ),
                None,
            )
            return Meant(named.party if named else None, exile.id)
    return None


def _is_people(tree: Tree, word: Word, nouns: PersonNouns) -> bool:
    if word.pos not in {"NOUN", "PROPN", "ADJ", "NUM"}:
        return False
    before = [w.text.lower() for w in tree.children(word, "compound")][-1:]
    phrases = {word.lemma, word.text.lower(), " ".join([*before, word.text.lower()]), " ".join([*before, word.lemma])}
    if phrases & (nouns.groups | nouns.occupations):
        return True
    # "sixty Uyghurs": a people with a number.
    counted = any(w.pos == "NUM" for w in tree.children(word))
    return counted and (word.lemma in _PLAIN or (word.pos == "PROPN" and word.text.endswith("s")))


_CALLED = frozenset({"call", "name", "know", "dub"})
_PLAIN = frozenset({"people", "person", "national", "citizen", "member", "man", "woman"})


def _group(tree: Tree, word: Word, parties: Parties, nouns: PersonNouns, text: str) -> Party:
    """Add a group under the phrase that the document uses, without its number."""
    inside = [
        w
        for w in tree.subtree(word)
        if w.i <= word.i and not any(a.rel in {"relative", "participle", "apposition"} for a in _between(tree, w, word))
    ]
    while inside and (inside[0].lemma in nouns.numbers or inside[0].pos in {"NUM", "DET", "PUNCT", "ADP", "ADV"}):
        inside.pop(0)
    start = inside[0].start if inside else word.start
    where = Span(start=start, end=word.end)
    name = text[where.start : where.end]
    for party in parties.all():
        if party.unnamed and party.name.lower() == name.lower():
            return party
    party = parties.add(name, where, is_person=True, unnamed=True)
    parties.mention(party, where, named=False)
    return party


def _between(tree: Tree, word: Word, head: Word) -> list[Word]:
    path: list[Word] = []
    for above in (word, *tree.ancestors(word)):
        if above.i == head.i:
            break
        path.append(above)
    return path


def first_of(found: Sequence[Meant]) -> list[str]:
    """Give the ids of the parties that are meant, in order."""
    return [m.party for m in found if m.party is not None]
