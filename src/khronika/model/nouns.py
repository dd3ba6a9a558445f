"""The nouns that every room passes on: a document and what one reading of it holds.

All are frozen and slotted; change one with `dataclasses.replace`. Offsets count Unicode code
points in `Document.text`. Dates are days. Countries are ISO 3166-1 alpha-2 codes (XK is Kosovo,
EU the European Union). None means that the document does not say. Field by field meaning:
codebook.
"""

import datetime
from dataclasses import dataclass

from khronika.model.codes import (
    Certainty,
    EstimateMeasure,
    IncidentType,
    InstrumentData,
    InstrumentKind,
    InstrumentStatus,
    OrganizationKind,
    Role,
    Stance,
    Status,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text that was captured, before anybody read it."""

    id: str
    title: str | None = None
    publisher: str | None = None
    published: datetime.date | None = None
    language: str | None = None
    """ISO 639-1 code of the language."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words of a document: `quote` is the text from `start` up to, not including, `end`."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """The days from `first` to `last`, both included, and the words that they were read from."""

    first: datetime.date
    last: datetime.date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """How one field of an item was found: by which rule, from which words."""

    field: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What made a reading."""

    name: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What all items of a reading share."""

    id: str
    evidence: tuple[Evidence, ...] = ()
    confidence: float | None = None
    """From 0 to 1; None where a person coded the item."""
    decided: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Item):
    """A person of the document, or an unnamed one under the phrase that the document uses."""

    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    citizenship: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization(Item):
    """A body, group or outlet of the document."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: OrganizationKind = OrganizationKind.OTHER
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident(Item):
    """One type of act, in one host country, on one occasion."""

    type: IncidentType
    targets: tuple[str, ...]
    """Ids of people and organizations; never empty."""
    host: str | None = None
    origin: str | None = None
    actors: tuple[str, ...] = ()
    when: Interval | None = None
    when_text: str | None = None
    """The words of a date that could not be resolved; then `when` is None."""
    status: Status = Status.COMPLETED
    certainty: Certainty = Certainty.STATED
    charge: str | None = None
    max_years: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a claim bears on: ids of incidents and instruments, codes of countries."""

    incidents: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Item):
    """What one speaker says in one run of sentences."""

    speaker: str
    """Id of a person or an organization."""
    stance: Stance = Stance.ASSERTS
    direct: bool = False
    about: About = About()


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument(Item):
    """An agreement between states, or a state's own law or policy."""

    kind: InstrumentKind
    parties: tuple[str, ...]
    status: InstrumentStatus = InstrumentStatus.IN_FORCE
    when: Interval | None = None
    when_text: str | None = None
    data: tuple[InstrumentData, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate(Item):
    """A number of people, by somebody's count."""

    measure: EstimateMeasure
    from_country: str | None = None
    to_country: str | None = None
    low: int | None = None
    high: int | None = None
    when: Interval | None = None
    when_text: str | None = None
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything that one document says about transnational repression."""

    document: Document
    relevant: bool
    people: tuple[Person, ...] = ()
    organizations: tuple[Organization, ...] = ()
    incidents: tuple[Incident, ...] = ()
    claims: tuple[Claim, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    reader: Reader | None = None
    """None where a person coded the reading."""

    def parties(self) -> dict[str, Person | Organization]:
        """People and organizations by their id."""
        people: dict[str, Person | Organization] = {p.id: p for p in self.people}
        return people | {o.id: o for o in self.organizations}
