"""What makes somebody the one whom a pronoun means, alike in all languages."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from khronika.reading.parties import Party
from khronika.reading.spans import PartyMention, Sentence
from khronika.reading.syntax import Tree, Word

_NEXT = 2
"""How many times as often as anybody else the one whom a text is about is spoken of."""
_TOPIC = 1.5
"""What that adds where a paragraph opens with a pronoun."""
_DISTANCE = 1.2
_RANK = 0.15
_SUBJECT = 1.5
_GENDER = 0.5
_PARAGRAPH = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A mention with what makes it salient."""

    party: Party
    mention: PartyMention
    sentence: int
    paragraph: int
    subject: bool
    possessor: bool = False
    head: int
    """Index of the governing word in its sentence, to keep "X told him" apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How a language's pronouns look back; a sentence further off counts for 1.2."""

    reach: int
    """Sentences back within which a pronoun may look for its person."""
    office: float
    """How much less readily one who acts for others is meant."""
    possessor: float = 0.0
    """Likewise one who was told only as the owner of something."""
    alone: float = 0.0
    """How much more readily the one whom the sentence before introduces, and nobody else."""


class Mentions:
    """Who was spoken of in a text so far."""

    def __init__(self) -> None:
        self._seen: list[Seen] = []
        self._people: Counter[Party] = Counter()
        self._named: Counter[Party] = Counter()

    def note(self, one: Seen) -> None:
        """Add the mention that follows in the text."""
        self._seen.append(one)
        if one.party.is_person:
            self._people[one.party] += 1
            self._named[one.party] += one.mention.named

    def back(self) -> Iterator[Seen]:
        """Give the mentions, the last first."""
        return reversed(self._seen)

    def within(self, here: Sentence, reach: int) -> Iterator[Seen]:
        """Give the mentions in a sentence and in some before it, the last first."""
        return takewhile(lambda one: here.number - one.sentence <= reach, self.back())

    def named(self) -> Mapping[Party, int]:
        """Count how often people were named, in the order in which they were mentioned first."""
        return +self._named

    def topic_at(self, here: Sentence) -> Party | None:
        """Give the one spoken of far more often than anybody else, where a paragraph opens."""
        if not self._seen or self._seen[-1].paragraph == here.paragraph:
            return None
        counted: list[tuple[Party | None, int]] = [*self._people.most_common(2)]
        (first, most), (_, next_most) = (counted + [(None, 0)] * 2)[:2]
        return first if most >= _NEXT * max(next_most, 1) else None

    def scored(self, here: Sentence, gender: str, weights: Weights) -> Iterator[tuple[float, Seen]]:
        """Say of each mention within reach how readily a pronoun means it, the last first."""
        topic, alone = self.topic_at(here), self._introduced_before(here)
        for rank, one in enumerate(self.within(here, weights.reach)):
            distance = here.number - one.sentence
            introduced = alone is one.party and one.mention.named and distance == 1
            yield (
                4.0
                - _DISTANCE * distance
                - _RANK * rank
                + _SUBJECT * one.subject
                + _GENDER * (one.party.gender == gender)
                + weights.alone * introduced
                + _TOPIC * (one.party is topic)
                - _PARAGRAPH * (one.paragraph != here.paragraph)
                - weights.possessor * one.possessor
                - weights.office * one.party.has_office,
                one,
            )

    def _introduced_before(self, here: Sentence) -> Party | None:
        """Give the only person whom the sentence before names."""
        before = [one for one in self.within(here, 1) if one.sentence == here.number - 1]
        named = {one.party for one in before if one.mention.named and one.party.is_person}
        return next(iter(named)) if len(named) == 1 else None


def fits(party: Party, gender: str) -> bool:
    """Whether somebody may be meant by a word of a gender, as far as the text tells."""
    return party.is_person and (not gender or not party.gender or party.gender == gender)


def stands_inside(tree: Tree, pronoun: Word, mention: PartyMention) -> bool:
    """Whether a pronoun is part of the phrase that describes somebody, and so means another.

    In "Ana Kim, a member of his church," and "Kim, his aunt," nobody is meant by "his" but others;
    a clause ("Kim, who sold his flat") and a list ("Kim and his aunt") are phrases of their own.
    """
    word = pronoun
    for above in tree.ancestors(pronoun):
        if word.rel == "conjunct" or word.pos in {"VERB", "AUX"} or word.rel == "relative":
            return False
        if mention.start <= above.start < mention.end:
            return word.start > mention.end
        word = above
    return False
