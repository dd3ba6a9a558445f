"""What a program asks of a list: filters, and which page of the rows."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Generic, TypeVar

from django.http import HttpRequest
from ninja import Schema
from ninja.errors import ValidationError
from pydantic import BeforeValidator, ConfigDict, Field

from khronika.casebook import Filter
from khronika.errors import WrongUse
from khronika.model import IncidentType
from khronika.web.unsaid import Unsaid

MOST_ROWS = 500

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

R = TypeVar("R")


def _day(given: object) -> date:
    """Read a day as the description writes it; the library would take a number of seconds, too."""
    if not isinstance(given, str) or not _DAY.fullmatch(given):
        raise ValueError("no day of the calendar; write one like 2023-08-05")
    return date.fromisoformat(given)


DocumentId = Annotated[str, Field(pattern=r"^d[0-9]{1,18}$", examples=["d1"])]
ItemId = Annotated[str, Field(pattern=r"^d[0-9]{1,18}\.", max_length=100, examples=["d1.i3"])]
Day = Annotated[date, BeforeValidator(_day)]
SubjectId = Annotated[
    str, Field(pattern=r"^d[0-9]{1,18}($|\.)", max_length=100, examples=["d1.i3"])
]
Country = Annotated[str, Field(pattern="^[A-Z]{2}$", examples=["KG"])]
NameKey = Annotated[str, Field(pattern="^[0-9a-f]{24}$")]


class Paging(Schema):
    """Which rows of a list."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    page: int = Field(1, ge=1, le=1_000_000)
    """Number of the page, from 1. One behind the last is empty."""
    per_page: int = Field(100, ge=1, le=MOST_ROWS)
    """How many rows a page has, at most 500."""


class OfDocument(Paging):
    """Which rows of a list that was read from documents."""

    document: DocumentId | None = None
    """Id of the document that the rows were read from."""


class Asked(OfDocument):
    """Which rows of a list, by the filters that the lists of the pages have."""

    country: Country | None = None
    """ISO 3166-1 alpha-2 code of the host or origin of an act."""
    type: IncidentType | None = None
    """Type of an act."""
    person: ItemId | None = None
    """Id of a person."""
    named: NameKey | None = None
    """A key that `POST /names` gave for a name, or a part of one: no address holds a name."""
    first: Day | None = Field(None, alias="from")
    """First of the days that an act must touch, or on which a document was published."""
    last: Day | None = Field(None, alias="to")
    """Last of these days."""
    unread: bool = False
    """Whether of the documents only those are given that were kept and could not be read."""

    def filter(self, unsaid: Unsaid) -> Filter:
        """Give the filter of the casebook.

        Raises:
            WrongUse: the fields contradict each other, or this serving gave out no such key.
        """
        if self.first and self.last and self.first > self.last:
            raise WrongUse("The last day lies before the first one.")
        if self.person and self.named:
            raise WrongUse("Ask for a person by id or by name, not by both.")
        return Filter(
            country=self.country,
            type=self.type,
            person=self.person or self._name(unsaid),
            first=self.first,
            last=self.last,
            document=self.document,
            unread=self.unread,
        )

    def _name(self, unsaid: Unsaid) -> str | None:
        return None if self.named is None else name_behind(self.named, unsaid)


def name_behind(key: str, unsaid: Unsaid) -> str:
    """Give the name that a key stands for.

    Raises:
        WrongUse: this serving gave out no such key.
    """
    name = unsaid.name_of(key)
    if name is None:
        raise WrongUse("The name behind this key is forgotten: send it to POST /names again.")
    return name


class Name(Schema):
    """A name, or a part of one, that lists are to be asked for."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    name: str = Field(min_length=1, max_length=500)
    """Case, accents and ё are set aside."""


class Key(Schema):
    """What stands for a name in an address, as long as this serving lasts."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    named: str
    """The value of the parameter `named`."""


class Rows(Schema, Generic[R]):
    """One page of a list."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    rows: Sequence[R]
    """The rows of this page, in the list's order."""
    total: int
    """How many rows the whole list has."""
    next: int | None
    """Number of the next page; null on the last."""


def cut(request: HttpRequest, everything: Sequence[R], asked: Paging) -> Rows[R]:
    """Cut the page that is asked for out of a list.

    Raises:
        ValidationError: the address has a parameter that the list does not know; were it passed
            over, a slip of the pen would give the whole casebook.
    """
    known = {field.alias or name for name, field in type(asked).model_fields.items()}
    unknown = [name for name in request.GET if name not in known]
    if unknown:
        problem = "There is no such parameter"
        raise ValidationError([{"loc": ("query", name), "msg": problem} for name in unknown])
    end = asked.page * asked.per_page
    return Rows(
        rows=everything[end - asked.per_page : end],
        total=len(everything),
        next=asked.page + 1 if end < len(everything) else None,
    )
