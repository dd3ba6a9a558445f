"""Speakers without a name: "источник в управе", "родные Кедрова", "задержанный"."""

from functools import lru_cache

from khronika.model import OrganizationKind, Role
from khronika.reading.parties import Parties, Party
from khronika.reading.places import find_places
from khronika.reading.ru.bodies import is_alone
from khronika.reading.ru.grammar import is_animate, is_plural
from khronika.reading.ru.noun_phrases import in_nominative, phrase
from khronika.reading.ru.report_words import report_words
from khronika.reading.ru.words import people_words
from khronika.reading.spans import STATES, Span
from khronika.reading.syntax import Tree, Word

_CASE = 3000
"""Characters back within which "задержанный" looks for its person."""
_SHORTEST_ACRONYM = 3


class Described:
    """Those who are only described, each entered once."""

    def __init__(self, text: str, parties: Parties) -> None:
        self._text = text
        self._parties = parties
        self._described: dict[str, Party] = {}
        """By the dictionary forms of their phrase."""
        self._by_noun: dict[str, list[Party]] = {}
        """By their noun."""

    def person(self, tree: Tree, noun: Word) -> Party | None:
        """Give one who is only described, entered where the text first does."""
        if {noun.lemma, noun.text.lower()} & report_words().in_the_case:
            return self._in_the_case(noun)
        if not _is_somebody(noun):
            return None
        where = phrase(tree, noun)
        key = " ".join(w.lemma for w in tree.at(where.start, where.end))
        known = self._described.get(key)
        if known is None and is_alone(tree, noun) and not is_plural(noun):
            called = self._by_noun.get(noun.lemma, []) or self._of_office(noun)
            known = called[0] if len(called) == 1 else None
        return known or self._add(tree, noun, where, key)

    def _of_office(self, noun: Word) -> list[Party]:
        """Give those named who have the office of a noun: "защитник" after "адвокат Икрамов"."""
        office = people_words().occupations.get(noun.lemma)
        if office is not Role.LAWYER:
            return []
        return [p for p in self._parties.people() if office in p.roles and not p.unnamed]

    def _in_the_case(self, noun: Word) -> Party | None:
        """Give the one whom a case is about: the person without an office who was named last."""
        before = self._parties.within(Span(start=max(noun.start - _CASE, 0), end=noun.start))
        people = (self._parties[m.party] for m in reversed(before))
        return next((p for p in people if p.is_person and not p.has_office), None)

    def _add(self, tree: Tree, noun: Word, where: Span, key: str) -> Party:
        name = in_nominative(self._text, tree, noun, where)
        party = self._parties.add(name, where, is_person=True, unnamed=True)
        party.nouns.append(noun.lemma)
        words = people_words()
        party.play(words.occupations.get(noun.lemma) or Role.SPEAKER, f"“{noun.text}”")
        if noun.lemma in words.relatives:
            party.play(Role.RELATIVE, f"“{noun.text}”")
            party.gender = words.relatives[noun.lemma]
        self._described[key] = party
        self._by_noun.setdefault(noun.lemma, []).append(party)
        self._parties.mention(party, where, named=False)
        return party

    def state(self, word: Word) -> Party | None:
        """Give the state for which its name or its capital stands: "Анкара настаивает"."""
        if word.pos != "PROPN" or not _means_state(word.lemma.capitalize()):
            return None
        known = self._described.get(word.lemma)
        if known is None:
            where = Span(start=word.start, end=word.end)
            name = word.lemma.capitalize()
            known = self._parties.add(name, where, is_person=False, unnamed=True)
            known.kind = OrganizationKind.STATE_BODY
            self._described[word.lemma] = known
            self._parties.mention(known, where, named=True)
        return known

    def acronym(self, word: Word) -> Party | None:
        """Give a body of which the text has only the letters: "ДУИС отвечает"."""
        if word.pos != "PROPN" or not word.text.isupper() or len(word.text) < _SHORTEST_ACRONYM:
            return None
        where = Span(start=word.start, end=word.end)
        party = self._parties.add(word.text, where, is_person=False, unnamed=True)
        self._parties.mention(party, where, named=True)
        return party


@lru_cache(maxsize=4096)
def _means_state(name: str) -> bool:
    """Whether a name is one by which the press calls a state's government."""
    return any(place.kind in STATES for place in find_places(name, "ru"))


def _is_somebody(noun: Word) -> bool:
    """Whether a noun means a person or a source, or is a name that the text has only here."""
    known = report_words().sources | people_words().companions
    if {noun.lemma, noun.text.lower()} & known:
        return True
    return is_animate(noun) or (noun.pos == "PROPN" and noun.entity == "PERSON")
