"""Who "мы" and "я" outside quotations are: the one who publishes the text."""

import re

from khronika.reading.parties import Parties, Party
from khronika.reading.spans import Span
from khronika.reading.syntax import Word

_QUOTED = re.compile(r"«([^«»]+)»|\"([^\"]+)\"")
_SHORTEST_PART = 4
"""Letters from which a part of a name tells who is meant."""
_LONGEST_ENDING = 2


class Author:
    """The publisher of a document, entered as a party where the text first speaks of itself."""

    def __init__(self, parties: Parties, publisher: str | None) -> None:
        self._parties = parties
        self._publisher = publisher or ""
        self._group: Party | None = None

    def person(self) -> Party | None:
        """Give the person in whose name the document is published: "Канал юриста X"."""
        publisher = self._publisher.casefold()
        for party in self._parties.people():
            parts = [p for p in party.name.casefold().split() if len(p) >= _SHORTEST_PART]
            if parts and all(
                p[: max(_SHORTEST_PART, len(p) - _LONGEST_ENDING)] in publisher for p in parts
            ):
                return party
        return None

    def group(self, word: Word) -> Party | None:
        """Give the group that publishes the document; `word` is where it speaks of itself."""
        if self._group is None and self._publisher:
            name = self._name()
            self._group = self._called(name) or self._parties.add(
                name, Span(start=word.start, end=word.end), is_person=False, unnamed=True
            )
        return self._group

    def _name(self) -> str:
        """Give the name within quotation marks, else what stands before a comma or bracket."""
        match = _QUOTED.search(self._publisher)
        if match:
            return match.group(1) or match.group(2)
        return re.split(r"[,(]", self._publisher)[0].strip()

    def _called(self, name: str) -> Party | None:
        low = name.casefold()
        for party in self._parties.all():
            names = (party.name, *party.aliases)
            if not party.is_person and any(_bare(one) in {low, _bare(name)} for one in names):
                return party
        return None


def _bare(name: str) -> str:
    """Give a name in small letters, what stands in quotation marks alone if anything does."""
    match = _QUOTED.search(name)
    return (match.group(1) or match.group(2) if match else name).casefold().strip('«»" ')
