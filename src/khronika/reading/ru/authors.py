"""Who "мы" and "я" outside quotations are: the one who publishes the text."""

import re

from khronika.reading.parties import Parties, Party
from khronika.reading.ru.declension import is_name, nominative
from khronika.reading.spans import Span
from khronika.reading.syntax import Word

_QUOTED = re.compile(r"«([^«»]+)»|\"([^\"]+)\"")
_PERSON = re.compile(r"[А-ЯЁ][а-яё]+(?: (?:[А-ЯЁ][а-яё-]+|уулу|кызы|оглы))+")
_SHORTEST_PART = 4
"""Letters from which a part of a name tells who is meant."""
_LONGEST_ENDING = 2


class Author:
    """The publisher of a document, entered as a party where the text first speaks of itself."""

    def __init__(self, parties: Parties, publisher: str | None) -> None:
        self._parties = parties
        self._publisher = publisher or ""
        self._group: Party | None = None

    def person(self, word: Word) -> Party | None:
        """Give the person in whose name the document is published: "Канал юриста X"."""
        publisher = self._publisher.casefold()
        for party in self._parties.people():
            parts = [p for p in party.name.casefold().split() if len(p) >= _SHORTEST_PART]
            if parts and all(
                p[: max(_SHORTEST_PART, len(p) - _LONGEST_ENDING)] in publisher for p in parts
            ):
                return party
        return self._named(word)

    def _named(self, word: Word) -> Party | None:
        """Give the person whose name the publisher's holds, entered if the text names nobody so."""
        match = _PERSON.search(self._publisher)
        if match is None:
            return None
        parts, _ = nominative(match.group().split())
        if not is_name(parts[0]):
            return None
        return self._parties.add(
            " ".join(parts), Span(start=word.start, end=word.end), is_person=True
        )

    def group(self, word: Word) -> Party | None:
        """Give the group that publishes the document; `word` is where it speaks of itself."""
        if self._group is None and self._publisher:
            name = self._name()
            self._group = self._called(name) or self._parties.add(
                name, Span(start=word.start, end=word.end), is_person=False, unnamed=True
            )
            self._group.call(_bare(name))
        return self._group

    def _name(self) -> str:
        """Give what stands before a comma or bracket."""
        return re.split(r"[,(]", self._publisher)[0].strip()

    def _called(self, name: str) -> Party | None:
        known = {name.casefold(), _bare(name).casefold()}
        for party in self._parties.all():
            names = (party.name, *party.aliases)
            if not party.is_person and any(_bare(one).casefold() in known for one in names):
                return party
        return None


def _bare(name: str) -> str:
    """Give what stands in quotation marks in a name, else the name."""
    match = _QUOTED.search(name)
    return (match.group(1) or match.group(2) if match else name).strip('«»" ')
