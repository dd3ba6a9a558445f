"""Whom a Russian noun phrase names: "адвокат X", "представитель прокуратуры X", "сеть «Опора»"."""

from collections.abc import Iterator
from itertools import takewhile

from khronika.model import OrganizationKind
from khronika.reading.parties import Parties, Party
from khronika.reading.ru.grammar import is_animate
from khronika.reading.ru.words import body_heads, people_words
from khronika.reading.spans import Span
from khronika.reading.syntax import Tree, Word


class Named:
    """Finds the parties that a document names."""

    def __init__(self, text: str, parties: Parties) -> None:
        self._text = text
        self._parties = parties

    def at(self, word: Word) -> Party | None:
        """Give the party that a word mentions."""
        mention = self._parties.at(Span(start=word.start, end=word.end))
        return self._parties[mention.party] if mention else None

    def by(self, tree: Tree, word: Word) -> Party | None:
        """Give the party that the word, or the name that explains it, mentions."""
        beside = [party for w in self._explaining(tree, word) if (party := self.at(w))]
        person = (
            self._relative(tree, word)
            or self._set_off(word)
            or next((p for p in beside if p.is_person), None)
        )
        own = self.at(word)
        if own is not None and (own.is_person or person is None or word.lemma in body_heads()):
            return self._called(tree, word, own)
        if person is not None:
            return person
        bodies = [party for party in beside if word.lemma in body_heads()]
        return self._called(tree, word, bodies[0]) if bodies else None

    def _relative(self, tree: Tree, word: Word) -> Party | None:
        """Give a relative named behind whose they are: "мать Леднева Ирина"."""
        if word.lemma not in people_words().relatives:
            return None
        behind = (self.at(w) for w in tree.words[word.i + 1 :])
        named = list(takewhile(lambda party: party is not None and party.is_person, behind))
        return named[-1] if named and named[-1] is not named[0] else None

    def _set_off(self, word: Word) -> Party | None:
        """Give a relative named between commas: "по словам жены, Умеды, "."""
        if (
            word.lemma not in people_words().relatives
            or self._text[word.end : word.end + 2] != ", "
        ):
            return None
        mention = self._parties.at(Span(start=word.end + 2, end=word.end + 3))
        if mention is None or not mention.named or self._text[mention.end : mention.end + 1] != ",":
            return None
        party = self._parties[mention.party]
        return party if party.is_person else None

    def _called(self, tree: Tree, word: Word, party: Party) -> Party:
        """Give a body also the name of the whole phrase: "правозащитная сеть «Опора»"."""
        if not party.is_person and word.lemma in body_heads():
            before = [w.start for w in tree.children(word, "modifier") if w.i < word.i]
            named = [_name_end(tree, w) for w in tree.children(word, "apposition") if w.entity]
            start, end = min([word.start, *before]), max([word.end, *named])
            end += self._text[end : end + 1] in {"»", '"'}
            if named:
                party.call(self._text[start:end])
        return party

    def _explaining(self, tree: Tree, word: Word) -> Iterator[Word]:
        """Give the names beside a noun: "адвокат X", "представитель прокуратуры X"."""
        yield from tree.children(word, "apposition", "flat")
        yield from name_of_its_outlet(tree, word)
        if is_animate(word):
            for one in tree.subtree(word):
                if one.entity == "PERSON" and one.case == "Nom" and one.i > word.i:
                    yield one


def name_of_its_outlet(tree: Tree, word: Word) -> Iterator[Word]:
    """Give the name of the outlet that a part of it belongs to: "редакция телеканала «Заря»"."""
    heads = body_heads()
    if heads.get(word.lemma) is OrganizationKind.MEDIA:
        for outlet in tree.children(word, "possessor"):
            if heads.get(outlet.lemma) is OrganizationKind.MEDIA:
                yield from tree.children(outlet, "apposition", "flat")


def _name_end(tree: Tree, first: Word) -> int:
    """Give where the name ends of which a word is the first or a middle one."""
    last = first
    for word in tree.words[first.i + 1 :]:
        if word.entity != first.entity:
            break
        last = word
    return last.end
