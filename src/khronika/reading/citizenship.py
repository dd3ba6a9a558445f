"""Which citizenship the words beside a name give: "Tajik blogger X", "X, a refugee from Iran"."""

from collections.abc import Sequence

from khronika.reading.parties import Parties
from khronika.reading.people import PointingWords
from khronika.reading.spans import PartyMention, PlaceMention, Span
from khronika.reading.syntax import Tree, Word
from khronika.reading.within import within

_LEADING_UP = frozenset({"NOUN", "ADJ", "PROPN"})
_LEADING_WORDS = 4


def note_citizenships(
    trees: Sequence[Tree], places: Sequence[PlaceMention], parties: Parties, nouns: PointingWords
) -> None:
    """Note the citizenship that words beside a name give: "Tajik blogger X", "X, a Belarusian"."""
    peoples = {p.start: p for p in places if p.kind == "people"}
    states = [p for p in places if p.kind in {"country", "government"}]
    for tree in trees:
        for mention in parties.within(tree.sentence):
            party = parties[mention.party]
            top = tree.top(mention.start, mention.end)
            if top is None or not party.is_person:
                continue
            right_before = _right_before(tree, mention, nouns)
            own = [peoples[word.start] for word in right_before if word.start in peoples]
            if mention.named and own:
                party.belongs(own[-1].country, parties.text[own[-1].start : own[-1].end])
                continue
            beside = [top, *tree.children(top, "apposition", "compound", "modifier", "nmod")]
            head = tree.head(top)
            if head is not None and (
                top.rel == "apposition" or (top.rel == "compound" and head.pos == "NOUN")
            ):
                beside.append(head)
            if head is not None and top.rel in {"subject", "passive_subject"}:
                beside.extend(tree.children(head, "predicate"))
            for word in beside:
                for state in _whose(tree, word, states, nouns):
                    party.belongs(state.country, word.text)
                for near in (word, *tree.children(word, "modifier", "compound", "nmod")):
                    place = peoples.get(near.start)
                    if place is not None and not _qualifies_a_body(tree, near, nouns):
                        party.belongs(place.country, near.text)


def _right_before(tree: Tree, mention: PartyMention, nouns: PointingWords) -> list[Word]:
    """Give the words of a phrase that leads up to a name, whatever parsers tie it to.

    "Belarusian journalist X and Kazakh activist Y": Y is the Kazakh.
    """
    found: list[Word] = []
    for word in reversed(tree.at(tree.sentence.start, mention.start)):
        if word.pos not in _LEADING_UP or len(found) == _LEADING_WORDS:
            break
        found.insert(0, word)
    heads = [word for word in found if word.lemma in nouns.people]
    return [word for word in found if heads and word.i < heads[-1].i][-2:]


def _whose(
    tree: Tree, somebody: Word, states: Sequence[PlaceMention], nouns: PointingWords
) -> list[PlaceMention]:
    """Give the state that stands behind a noun: "a citizen of Iran", "an activist from Iran"."""
    owners: list[Word] = []
    if somebody.lemma in nouns.citizens:
        owners.extend(tree.children(somebody, "possessor"))
    if somebody.lemma in nouns.people:
        owners.extend(w for w in tree.children(somebody) if w.prep in nouns.away)
    for owner in owners:
        below = tree.subtree(owner)
        inside = within(states, Span(start=below[0].start, end=below[-1].end))
        if inside:
            return inside[:1]
    return []


def _qualifies_a_body(tree: Tree, adjective: Word, nouns: PointingWords) -> bool:
    """Whether an adjective belongs to an office: "Kyrgyz police spokesman" tells no citizenship."""
    head = tree.head(adjective)
    return head is not None and head.lemma in nouns.offices
