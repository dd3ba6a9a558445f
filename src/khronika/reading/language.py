"""What reading needs to know of a language; each lies in a folder of its own."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from khronika.reading.claim import ClaimDraft
from khronika.reading.parties import Parties, Party
from khronika.reading.people import PointingWords
from khronika.reading.spans import DateMention, PlaceMention, Sentence
from khronika.reading.syntax import Tree, Word


class Language(Protocol):
    """What reading needs to know of a language; each lies in a folder of its own."""

    code: str

    @property
    def nouns(self) -> PointingWords:
        """Words that point to people and places."""

    def forms(self, word: str) -> tuple[str, ...]:
        """Give the dictionary forms that a word may have, with its capital letter."""

    def sentences(self, text: str) -> list[Sentence]:
        """Cut the text into sentences."""

    def parse(self, text: str, sentences: Sequence[Sentence]) -> list[Tree]:
        """Parse every sentence of the text; one tree for each, in order."""

    def names(self, text: str, trees: Sequence[Tree], places: Sequence[PlaceMention]) -> Parties:
        """Find the people and bodies that are named."""

    def point_back(self, trees: Sequence[Tree], parties: Parties) -> None:
        """Resolve pronouns and phrases that point back."""

    def dates(self, text: str, published: date | None) -> list[DateMention]:
        """Find the times that are named."""

    def claims(
        self, text: str, trees: Sequence[Tree], parties: Parties, publisher: str | None
    ) -> list[ClaimDraft]:
        """Find who says what; who publishes the text may be the "we" of it."""

    def body_of(
        self, text: str, tree: Tree, word: Word, parties: Parties, places: list[PlaceMention]
    ) -> Party | None:
        """Give the body that a noun phrase means."""

    def charge_of(self, text: str, tree: Tree, trigger: Word) -> str | None:
        """Give the accusation beside a word that tells a prosecution."""

    def years_in(self, words: str) -> int | None:
        """Give the highest prison term, in years, that the words name."""
