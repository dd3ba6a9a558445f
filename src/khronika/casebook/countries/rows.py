"""What the questions about a country give.

ToldRow       what one document says of an act, as far as figures need it
SufferedRow   somebody whom an act hit
VoiceRow      a claim that bears on a country
ProtectionRow what a body that protects did there
PlaceRow      what is told of one country, counted by the database
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from khronika.casebook.rows import Review
from khronika.model import Certainty, IncidentType, Stance, Status


class ToldRow(NamedTuple):
    """What one document says of an act; a person has not rejected it.

    A tuple, since a country may have many thousands: a dataclass takes five times as long to make.
    """

    id: str
    """Of the incident."""
    document: str
    type: IncidentType
    host: str | None
    origin: str | None
    status: Status
    certainty: Certainty
    review: Review
    first: date | None
    last: date | None
    """The days that the act lies within; both None where the document does not tell."""
    published: date | None
    publisher: str | None
    language: str | None
    disputed: str | None = None
    """The words that it was read from, where it is disputed: they may tell of a rumour alone."""


class Span(NamedTuple):
    """Where words stand in the text of a document, in code points."""

    start: int
    end: int
    """Behind the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SufferedRow:
    """Somebody whom an act hit, as one document tells it."""

    person: str
    """The first of the rows that were judged to be of that person."""
    told: ToldRow
    words: tuple[Span, ...]
    """Where the words stand that the act was read from, if they may be those of another one too:
    where the same document has both on the same days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """What is told of one host country."""

    host: str
    confirmed: int
    """Acts that a person confirmed."""
    proposed: int
    documents: int
    """Those of which a telling names the country."""
    publishers: int
    languages: int
    types: tuple[tuple[IncidentType, int], ...]
    """Acts of each kind, in the order of the codebook."""
    unfinished: tuple[tuple[IncidentType, Status, int], ...]
    """Those of them that were not completed, by how far they went."""
    first: date | None
    last: date | None
    """The days that the dated ones lie between."""


class VoiceRow(NamedTuple):
    """A claim that bears on a country, as far as figures need it."""

    id: str
    document: str
    stance: Stance
    speaker: str
    """The name, or the words for somebody whose name the document does not give."""
    about_country: bool
    """Whether it is about the country itself; else about an act or an agreement told of it, or
    about no country at all."""
    rumoured: bool
    """Whether it bears on an act in that country that is only rumoured."""
    instruments: tuple[str, ...]
    """Ids of the agreements and laws of that country that it bears on."""
    alleged: bool
    """Whether one of those is only alleged."""
    published: date | None
    publisher: str | None
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectionRow:
    """A body that protects, and what documents tell that it did or said about a country."""

    body: str
    """Its name in the gazetteer of bodies."""
    acts: tuple[str, ...]
    """Ids of the incidents in the country that it had a hand in."""
    claims: tuple[str, ...]
    """Ids of its claims that bear on the country."""
