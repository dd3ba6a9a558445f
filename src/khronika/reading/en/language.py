"""English, as the pipeline needs it."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from khronika import resources
from khronika.model import Estimate, Instrument
from khronika.reading.claim import ClaimDraft
from khronika.reading.en import (
    bodies,
    charges,
    claims,
    coreference,
    dates,
    estimates,
    first_person,
    instruments,
    names,
    nlp,
)
from khronika.reading.en.words import people_words
from khronika.reading.parties import Parties, Party
from khronika.reading.people import PointingWords
from khronika.reading.segment import sentences
from khronika.reading.spans import DateMention, PlaceMention, Sentence
from khronika.reading.syntax import Tree, Word
from khronika.reading.when import TimeWords


class English:
    """What reading needs to know of English."""

    code = "en"

    @cached_property
    def nouns(self) -> PointingWords:
        """Words for people."""
        words, pointing = people_words(), resources.load("lexicon/en/pointing.yaml")
        return PointingWords(
            occupations=frozenset(words.occupations),
            relatives=frozenset(words.relatives),
            companions=words.companions,
            groups=words.groups,
            numbers=frozenset(pointing["numbers"]),
            plurals=frozenset(pointing["plurals"]),
            they=frozenset(pointing["they"]),
            listing=re.compile(pointing["listing"], re.IGNORECASE),
            doers=frozenset(pointing["doers"]) | frozenset(pointing["suspects"]),
            suspects=frozenset(pointing["suspects"]),
            plain=frozenset(pointing["plain"]),
            there=frozenset(pointing["there"]),
            entering=frozenset(pointing["entering"]),
            leaving=frozenset(pointing["leaving"]),
            place_nouns=frozenset(pointing["place_nouns"]),
            offices=frozenset(pointing["offices"]),
            called=frozenset(pointing["called"]),
            vehicles=frozenset(pointing["vehicles"]),
            at=frozenset(pointing["at"]),
            toward=frozenset(pointing["toward"]),
            away=frozenset(pointing["away"]),
            fled_before=tuple(pointing["fled_before"]),
            located_before=tuple(pointing["located_before"]),
            no_place=frozenset(pointing["no_place"]),
            missions=frozenset(pointing["missions"]),
        )

    @cached_property
    def time_words(self) -> TimeWords:
        """Verbs of saying, and words such as "until"."""
        data = resources.load("lexicon/en/reporting.yaml")
        return TimeWords(frozenset(data["verbs"]), tuple(data["bounds"]))

    def parse(self, text: str) -> list[Tree]:
        """Cut the text into sentences and parse each with spaCy."""
        return nlp.parse(text, sentences(text, abbreviated=nlp.is_abbreviation))

    def names(self, text: str, trees: Sequence[Tree], places: Sequence[PlaceMention]) -> Parties:
        """Find the people and bodies that are named."""
        return names.find_names(text, trees, places)

    def point_back(self, trees: Sequence[Tree], parties: Parties) -> None:
        """Resolve pronouns and phrases such as "the activist"."""
        coreference.resolve(trees, parties)

    def dates(self, text: str, published: date | None) -> list[DateMention]:
        """Find the times that are named."""
        return dates.find_dates(text, published)

    def claims(self, text: str, trees: Sequence[Tree], parties: Parties) -> list[ClaimDraft]:
        """Find who says what."""
        return claims.find_claims(text, trees, parties)

    def first_person(
        self, trees: Sequence[Tree], parties: Parties, claims: Sequence[ClaimDraft]
    ) -> None:
        """Resolve "I" and "me" to the one who speaks."""
        first_person.resolve(trees, parties, claims)

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

    def instruments(
        self,
        text: str,
        sentences: Sequence[Sentence],
        places: Sequence[PlaceMention],
        dates: Sequence[DateMention],
    ) -> list[Instrument]:
        """Find agreements, laws and policies."""
        return instruments.find_instruments(sentences, text, places, dates)

    def estimates(
        self,
        text: str,
        sentences: Sequence[Sentence],
        places: Sequence[PlaceMention],
        dates: Sequence[DateMention],
        parties: Parties,
        published: date | None,
    ) -> list[Estimate]:
        """Find numbers of people."""
        return estimates.find_estimates(
            sentences, text, places, dates, parties.mentions(), published=published
        )
