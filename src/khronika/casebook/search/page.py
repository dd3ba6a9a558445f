"""What is asked of a search beside the words, and what it gives."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from khronika.casebook.rows import DocumentRef, IncidentRow, Review


class Kind(StrEnum):
    """What can be found."""

    DOCUMENT = "document"
    INCIDENT = "incident"
    PERSON = "person"


class Order(StrEnum):
    """How the hits of a search stand. What is written as it was asked for always comes first."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    """Their last day; where more is found than can be weighed in time, or no word was asked for."""


FACETS = (
    "kind",
    "country",
    "host",
    "origin",
    "act",
    "status",
    "year",
    "source",
    "review",
    "language",
)
"""By what hits are filtered and counted, as SearchFilter explains them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFilter:
    """What hits must be; a field that is empty or None asks nothing, of several values one will do.

    A document has the countries, acts, statuses and review states of its incidents, a person those
    of the incidents that hit them; incidents that were rejected do not count.
    """

    kind: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    """ISO codes of host or origin."""
    host: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    """Codes of types of incident."""
    status: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    """Years that the days of an incident touch, or of a document's publication."""
    source: tuple[str, ...] = ()
    """Publishers, as the documents name them."""
    review: tuple[str, ...] = ()
    """Where empty, what was rejected is left out."""
    language: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    """Days that the hit's own days must touch; the undated touches none. A document's day is that
    of its publication."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many hits have a value."""

    value: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """Words around what was found, cut from the document's text and never altered."""

    text: str
    start: int
    """Where it begins in the document's text, in code points."""
    marks: tuple[tuple[int, int], ...]
    """Start and end of each word that was found, counted from the beginning of `text`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """One thing that was found."""

    kind: Kind
    id: str
    title: str
    """Title or own id of a document, name of a person, names of those whom an incident hit."""
    title_marks: tuple[tuple[int, int], ...]
    """Start and end of each word of the title that was found."""
    exact: bool
    """Whether it is written as it was asked for; else it was found by the sound of a name."""
    score: float | None
    """Relevance, the higher the better, comparable within one search; None where not weighed."""
    snippet: Snippet | None
    """None where nothing can be quoted."""
    document: DocumentRef
    review: Review | None
    """None for a document."""
    incident: IncidentRow | None
    """The row of an incident; None for anything else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """One page of what was found."""

    total: int
    page: int
    pages: int
    order: Order
    hits: tuple[SearchHit, ...]
    facets: Mapping[str, tuple[Count, ...]]
    """By the names in FACETS, over all hits: at most 100 values each, the most frequent first."""
