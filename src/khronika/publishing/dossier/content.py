"""What a dossier says, before it is cut for an audience and before it is written out.

    Dossier ─┬─ parties      the person the case is about is the first
             ├─ joined       the judgements that make one person of several documents'
             ├─ steps, posture, gaps
             ├─ acts ─── tellings, claims
             ├─ claims       what the person says that bears on no act
             └─ sources      the annex

Parties and documents are pointed to by number. A name stands in `Party` and in quotes, titles and
the other texts of documents, and nowhere else. Every field has an empty default: what an audience
may not see is put back to it (`publishing.dossier.audiences`).
"""

from dataclasses import dataclass
from datetime import date

from khronika.casebook import PartyKind, Review
from khronika.model import (
    Certainty,
    IncidentType,
    Interval,
    OrganizationKind,
    Role,
    Stance,
    Status,
)


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    @classmethod
    def of(cls, when: Interval | date | None) -> "Days | None":
        """Take a day or an interval; None of none."""
        if isinstance(when, Interval):
            return cls(when.first, when.last)
        return cls(when, when) if when else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """How far people looked at a statement."""

    review: Review | None = None
    by: str | None = None
    """The coder who brought it to that; None where nobody did."""
    on: Days | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A person or body that the statements speak of."""

    number: int = 0
    kind: PartyKind | None = None
    subject: bool = False
    """Whether the case is about this person."""
    name: str | None = None
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    citizenship: tuple[str, ...] = ()
    body: OrganizationKind | None = None
    country: str | None = None
    represents: bool = False
    """Whether this is a lawyer of the person."""
    documents: tuple[int, ...] = ()
    looked: Looked | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A judgement that the people of two documents are one."""

    one: int = 0
    other: int = 0
    """Numbers of the documents."""
    by: str | None = None
    on: Days | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Where the case came to stand by an act."""

    posture: str | None = None
    act: int = 0
    day: Days | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What no document says."""

    question: str | None = None
    act: int = 0
    """0: it follows from no single act."""
    since: Days | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one document says, with the words that it says it in."""

    id: str | None = None
    """The id in the casebook."""
    document: int = 0
    quotes: tuple[str, ...] = ()
    looked: Looked | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling(Statement):
    """What one document says of an act."""

    type: IncidentType | None = None
    host: str | None = None
    origin: str | None = None
    targets: tuple[int, ...] = ()
    actors: tuple[int, ...] = ()
    when: Days | None = None
    when_words: str | None = None
    """The words of the date, resolved or not."""
    status: Status | None = None
    certainty: Certainty | None = None
    denied_rumour: bool = False
    """Whether it is disputed, and told as a rumour alone besides."""
    charge: str | None = None
    max_years: int | None = None
    credibility: int | None = None

    @property
    def is_rumour(self) -> bool:
        """Whether it is told as a rumour alone, denied or not."""
        return self.certainty is Certainty.RUMOURED or self.denied_rumour


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Statement):
    """What somebody says in a document."""

    speaker: int = 0
    stance: Stance | None = None
    direct: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two documents that count once as sources of an act."""

    one: int = 0
    other: int = 0
    tie: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What happened to the person once, by everybody who tells it."""

    number: int = 0
    when: Days | None = None
    """The days of the telling by which it is put in order: the one that ends first."""
    tellings: tuple[Telling, ...] = ()
    claims: tuple[Claim, ...] = ()
    sources: int = 0
    """Independent ones."""
    ties: tuple[Tie, ...] = ()
    differs: tuple[str, ...] = ()
    """The fields in which the tellings differ, as `DifferenceRow.field` has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document of the annex."""

    document: int = 0
    id: str | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    reliability: str | None = None
    published: Days | None = None
    language: str | None = None
    address: str | None = None
    retrieved: Days | None = None
    added: Days | None = None
    media_type: str | None = None
    extractor: str | None = None
    reader: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """The case of one person."""

    parties: tuple[Party, ...] = ()
    joined: tuple[Joined, ...] = ()
    posture: str | None = None
    steps: tuple[Step, ...] = ()
    gaps: tuple[Gap, ...] = ()
    acts: tuple[Act, ...] = ()
    claims: tuple[Claim, ...] = ()
    sources: tuple[Source, ...] = ()
    unreviewed: int = 0
    """Statements about the person that nobody reviewed: left out, or marked where asked for."""
    with_unreviewed: bool = False
