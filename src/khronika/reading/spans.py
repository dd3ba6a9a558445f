"""What the steps of reading hand to each other: places in the text and what stands there.

All offsets are code points in the document's text. Nothing here knows a language.
"""

from dataclasses import dataclass
from enum import StrEnum

from khronika.model import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The text from `start` up to, not including, `end`."""

    start: int
    end: int

    def holds(self, other: "Span") -> bool:
        """Whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: "Span") -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Span):
    """One sentence. `paragraph` and `number` count from 0 through the document."""

    number: int
    paragraph: int


class PlaceKind(StrEnum):
    """How a word points to a country."""

    COUNTRY = "country"
    """Its name, or the European Union's."""
    CITY = "city"
    """A town, airport or region in it."""
    PEOPLE = "people"
    """An adjective or a word for its people: Kyrgyz, Russians."""
    GOVERNMENT = "government"
    """A place name that may stand for the state: Moscow, the Kremlin."""


STATES = frozenset({PlaceKind.COUNTRY, PlaceKind.GOVERNMENT})
"""What means a state itself, and no town or people in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention(Span):
    """Words that point to the country of code `country`."""

    country: str
    kind: PlaceKind
    small: bool = False
    """True for a town so small that the name may well be another's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention(Span):
    """Words that name a time. `interval` is None where they cannot be resolved."""

    text: str
    interval: Interval | None
    of_the_next: bool = False
    """It belongs to the act that is told right behind it: "on 5 May, a day after X fled"."""
    of_no_year: bool = False
    """It is told without its year, and taken for the last such day: "5 мая"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyMention(Span):
    """Words that stand for a person or body: its name, or a word that points back to it."""

    party: str
    """Id of the person or organization, as in the reading."""
    named: bool
    """True where the words are a name; False for a pronoun or "the activist"."""
