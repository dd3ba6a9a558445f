"""What a reading saw at each of its stages, in values that can be printed.

All are plain: texts, numbers and codes. Nothing points back into the reading.
"""

from dataclasses import dataclass
from datetime import date

from khronika.model import Decision, Incident


@dataclass(frozen=True, slots=True, kw_only=True)
class WordSeen:
    """One word of a sentence with its dictionary form, and how it stands to its governor."""

    text: str
    lemma: str
    part: str
    relation: str
    of: str
    """The governor; nothing for the word on which the sentence hangs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceSeen:
    """One sentence; `number` counts from 1."""

    number: int
    text: str
    words: tuple[WordSeen, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSeen:
    """Words that stand for a person or body."""

    text: str
    sentence: int
    means: str
    """The id of the person or body."""
    name: str
    by: str
    """"name", or "points back" for a pronoun or a noun."""
    known: str
    """What the text tells of them: roles, citizenship, kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSeen:
    """Words that point to a country."""

    text: str
    sentence: int
    country: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSeen:
    """Words that name a time; no days where they could not be resolved."""

    text: str
    sentence: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSeen:
    """A rule of the lexicon that a word calls up."""

    rule: str
    """Its type and its number under that type."""
    type: str
    fits: bool
    why: str
    """Why it does not fit; else whom it concerns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActSeen:
    """A word that may tell an act."""

    word: str
    lemma: str
    sentence: int
    mood: str
    rules: tuple[RuleSeen, ...]
    """Those that fit first, in the order in which they are tried."""
    incidents: tuple[str, ...]
    """The incidents that came of it."""
    why_none: tuple[str, ...]
    """Why none came of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentSeen:
    """An incident, with names for its parties, and how each field was decided."""

    incident: Incident
    targets: tuple[str, ...]
    actors: tuple[str, ...]

    @property
    def decided(self) -> tuple[Decision, ...]:
        """How each field was decided."""
        return self.incident.decided


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSeen:
    """What somebody says."""

    speaker: str
    stance: str
    direct: bool
    text: str
    bears: bool
    """Whether it bears on the matter, so that the reading keeps it as a claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSeen:
    """Words that cite an article of law, and what the table of articles says of it."""

    text: str
    sentence: int
    number: str
    part: str | None
    code: str
    """The name of the code; nothing where it could not be resolved."""
    title: str
    term: str | None
    """The highest term by the table, which is no part of what the document says."""
    as_of: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicSeen:
    """One kind of sign that speaks for or against the document's relevance."""

    topic: str
    words: tuple[tuple[str, float], ...]
    """The words with their weights; of what is no topic of words, the signs and what each adds."""
    counts: float
    """What they add to the sum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelevanceSeen:
    """The sum that decides relevance: the logarithm of the odds."""

    relevant: bool
    total: float
    enough: float
    """From which sum a document is relevant."""
    stopped: bool
    """Whether reading stops before it parses, for want of words that tell of persecution."""
    topics: tuple[TopicSeen, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """All stages of one reading, in their order."""

    language: str
    sentences: tuple[SentenceSeen, ...]
    names: tuple[NameSeen, ...]
    places: tuple[PlaceSeen, ...]
    dates: tuple[DateSeen, ...]
    acts: tuple[ActSeen, ...]
    unknown: tuple[str, ...]
    """Dictionary forms of verbs for which the lexicon has no rule."""
    incidents: tuple[IncidentSeen, ...]
    articles: tuple[ArticleSeen, ...]
    claims: tuple[ClaimSeen, ...]
    relevance: RelevanceSeen
