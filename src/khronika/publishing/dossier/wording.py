"""The words of a dossier in one language: its own, those of the vocabulary, days and countries."""

import re
from collections.abc import Iterable
from string import Formatter, ascii_uppercase

from khronika.casebook import PartyKind
from khronika.publishing.dossier.content import Days, Dossier, Party
from khronika.resources import load, written
from khronika.resources.vocabulary import Language, label

_FILE = "dossier/words.yaml"
_LETTERS: dict[Language, re.Pattern[str]] = {
    "en": re.compile("[A-Za-z]"),
    "ru": re.compile("[А-Яа-яЁё]"),
}


class Wording:
    """The words of one dossier. Parties without a name are called by what they are."""

    def __init__(self, dossier: Dossier, language: Language) -> None:
        self.language = language
        self._parties = {party.number: party for party in dossier.parties}
        self._letters = _letters(dossier)

    def __call__(self, key: str, **parts: object) -> str:
        """Give a text of `resources/dossier/words.yaml` with its parts put in."""
        # Only names of parts are understood, so that no text of a document is a format of its own.
        text: str = load(_FILE)[key][self.language]
        return "".join(
            literal + (str(parts[name]) if name is not None else "")
            for literal, name, _, _ in Formatter().parse(text)
        )

    def days(self, days: Days) -> str:
        """Write days."""
        return written.span(days.first, days.last, self.language)

    def country(self, code: str) -> str:
        """Write the name of a country."""
        return written.country(code, self.language)

    def tongue(self, code: str) -> str:
        """Write the name of a language."""
        return written.tongue(code, self.language)

    def party(self, number: int) -> str:
        """Write what a party is called here: in the letters of this language, if documents do."""
        party = self._parties[number]
        if party.name is None:
            return self._called(party)
        return _legible(party.name, party.aliases, self.language)

    def also(self, party: Party) -> str:
        """Write the other names of a party that has one."""
        names = (party.name, *party.aliases)
        return ", ".join(one for one in names if one and one != self.party(party.number))

    def _called(self, party: Party) -> str:
        letter = self._letters[party.number]
        if party.kind is PartyKind.PERSON:
            return self("party.person", letter=letter)
        kind = label(party.body, self.language) if party.body else self("party.organization")
        if party.country is None:
            return self("party.body", kind=kind, letter=letter)
        country = self.country(party.country)
        return self("party.body_of", kind=kind, letter=letter, country=country)


def _legible(name: str, aliases: Iterable[str], language: Language) -> str:
    """Choose the name that readers of a language can read, unless it is shorter than the other."""
    letters = _LETTERS[language]
    if letters.search(name):
        return name
    words = len(name.split())
    return next((one for one in aliases if letters.search(one) and len(one.split()) >= words), name)


def _letters(dossier: Dossier) -> dict[int, str]:
    """Letter people and bodies apart, in the order in which the statements name them."""
    found: dict[int, str] = {}
    for kind in PartyKind:
        of_kind = [party for party in dossier.parties if party.kind is kind]
        found |= {party.number: _letter(n) for n, party in enumerate(of_kind)}
    return found


def _letter(number: int) -> str:
    """Write a number from 0 as A, B, …, Z, AA, AB and so on."""
    above, last = divmod(number, len(ascii_uppercase))
    return (_letter(above - 1) if above else "") + ascii_uppercase[last]
