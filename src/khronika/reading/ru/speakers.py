"""Whose words a Russian sentence tells: the subject of a verb of saying, "по словам X", "в МВД"."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from khronika import resources
from khronika.model import Role, Stance
from khronika.reading.parties import Parties, Party
from khronika.reading.ru.bodies import body_of
from khronika.reading.ru.words import people_words
from khronika.reading.spans import Span
from khronika.reading.syntax import SUBJECTS, Tree, Word


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker, and what the attributing words alone say of the stance."""

    speaker: Party
    stance: Stance


@cache
def _data() -> Any:
    return resources.load("lexicon/ru/claims.yaml")


@cache
def _verbs() -> dict[str, Stance]:
    return {verb: Stance(code) for code, verbs in _data()["verbs"].items() for verb in verbs}


@dataclass(frozen=True, slots=True)
class Speakers:
    """Finds speakers sentence by sentence; those who are only described are added once."""

    text: str
    parties: Parties
    described: dict[str, Party] = field(default_factory=dict)
    """Speakers without a name, by the dictionary form of their phrase."""

    def attribution(self, tree: Tree) -> Attribution | None:
        """Give the first attribution of a sentence."""
        for word in tree.words:
            found = self._by_verb(tree, word) or self._by_word_of(tree, word)
            if found is not None:
                return found
        return None

    def _by_verb(self, tree: Tree, verb: Word) -> Attribution | None:
        stance = _verbs().get(verb.lemma) if verb.pos == "VERB" else None
        if stance is None or verb.form not in {"past", "present"}:
            return None
        if tree.children(verb, "negation") and stance is not Stance.DENIES:
            return None
        speaker = self._speaker(tree, verb)
        return Attribution(speaker, stance) if speaker is not None else None

    def _by_word_of(self, tree: Tree, word: Word) -> Attribution | None:
        """Read "по словам X" and "согласно X"."""
        if word.prep == "по" and word.lemma in _data()["by_word_of"]:
            owners = tree.children(word, "possessor", "apposition", "det")
        elif word.text.lower() in _data()["by"]:
            owners = tree.words[word.i + 1 : word.i + 2]
        else:
            return None
        named = (self._party(tree, owner) for owner in owners)
        speaker = next((party for party in named if party is not None), None)
        return Attribution(speaker, Stance.ASSERTS) if speaker is not None else None

    def _speaker(self, tree: Tree, verb: Word) -> Party | None:
        subject = tree.child(verb, *SUBJECTS)
        if subject is not None:
            return self._party(tree, subject)
        for place in tree.children(verb, "oblique"):
            mention = self.parties.at(Span(start=place.start, end=place.end))
            is_person = mention is not None and self.parties[mention.party].is_person
            if place.prep in {"в", "на"} and not is_person:
                body = body_of(self.text, tree, place, self.parties, [])
                if body is not None:
                    return body
        head = tree.head(verb)
        if verb.rel == "conjunct" and head is not None and head.lemma in _verbs():
            return self._speaker(tree, head)
        return None

    def _party(self, tree: Tree, word: Word) -> Party | None:
        """Give whom a noun phrase means, adding one who is only described."""
        for one in (word, *tree.children(word, "apposition", "flat")):
            mention = self.parties.at(Span(start=one.start, end=one.end))
            if mention is not None:
                return self.parties[mention.party]
        body = body_of(self.text, tree, word, self.parties, [])
        return body if body is not None else self._described(tree, word)

    def _described(self, tree: Tree, word: Word) -> Party | None:
        words = people_words()
        if word.lemma not in words.occupations and word.lemma not in words.relatives:
            return None
        phrase = [w for w in tree.children(word, "modifier", "possessor") if w.i < word.i]
        where = Span(start=min(w.start for w in (*phrase, word)), end=word.end)
        key = " ".join(w.lemma for w in (*phrase, word))
        party = self.described.get(key)
        if party is None:
            name = self.text[where.start : where.end]
            party = self.parties.add(name, where, is_person=True, unnamed=True)
            self.described[key] = party
            role = words.occupations.get(word.lemma)
            if role:
                party.play(role)
            if word.lemma in words.relatives:
                party.play(Role.RELATIVE)
        self.parties.mention(party, where, named=False)
        return party
