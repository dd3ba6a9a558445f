"""Russian, as the pipeline needs it."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from khronika.reading import segment
from khronika.reading.claim import ClaimDraft
from khronika.reading.parties import Parties, Party
from khronika.reading.people import PointingWords, pointing_words
from khronika.reading.ru import (
    bodies,
    charges,
    claims,
    coreference,
    dates,
    dictionary,
    names,
    nlp,
    noun_phrases,
)
from khronika.reading.ru.words import people_words
from khronika.reading.spans import DateMention, PlaceMention, Sentence
from khronika.reading.syntax import Tree, Word


class Russian:
    """What reading needs to know of Russian."""

    code = "ru"

    @cached_property
    def nouns(self) -> PointingWords:
        """Words for people."""
        words = people_words()
        return pointing_words(
            self.code,
            occupations=words.occupations,
            relatives=words.relatives,
            companions=words.companions,
            groups=words.groups,
            called_by=noun_phrases.called_by,
        )

    def forms(self, word: str) -> tuple[str, ...]:
        """Give the dictionary forms that the dictionary of Russian has for a word."""
        return dictionary.forms(word)

    def sentences(self, text: str) -> list[Sentence]:
        """Cut the text into sentences, of which no abbreviation ends one."""
        return segment.sentences(text, abbreviated=nlp.is_abbreviation)

    def parse(self, text: str, sentences: Sequence[Sentence]) -> list[Tree]:
        """Parse every sentence of the text with slovnet; one tree for each, in order."""
        return nlp.parse(text, sentences)

    def names(self, text: str, trees: Sequence[Tree], places: Sequence[PlaceMention]) -> Parties:
        """Find the people and bodies that are named."""
        return names.find_names(text, trees, places)

    def point_back(self, trees: Sequence[Tree], parties: Parties) -> None:
        """Resolve pronouns and phrases such as "the activist"."""
        coreference.resolve(trees, parties)

    def dates(self, text: str, published: date | None) -> list[DateMention]:
        """Find the times that are named."""
        return dates.find_dates(text, published)

    def claims(
        self, text: str, trees: Sequence[Tree], parties: Parties, publisher: str | None
    ) -> list[ClaimDraft]:
        """Find who says what."""
        return claims.find_claims(text, trees, parties, publisher)

    def body_of(
        self, text: str, tree: Tree, word: Word, parties: Parties, places: list[PlaceMention]
    ) -> Party | None:
        """Give the body that a noun phrase means."""
        return bodies.body_of(text, tree, word, parties, places)

    def charge_of(self, text: str, tree: Tree, trigger: Word) -> str | None:
        """Give the accusation beside a word that tells a prosecution."""
        return charges.charge_of(text, tree, trigger)

    def years_in(self, words: str) -> int | None:
        """Give the highest prison term, in years, that the words name."""
        return charges.years_in(words)
