"""Search by words. The query goes in a body: it may be a name, which no address holds."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from khronika.casebook import Review, SearchFilter, SearchPage
from khronika.model import IncidentType, Status
from khronika.web.api.asking import Country, Day
from khronika.web.api.bodies import Body
from khronika.web.environment import casebook_of

searching = Router(tags=["lists"])

Word = Annotated[str, Field(min_length=1, max_length=500)]


class Search(Body):
    """What to search for. Of several values of a filter one will do."""

    query: Annotated[str, Field(max_length=1000)] = ""
    """Words, all of which must be there, in any form of theirs; "a phrase", beginn*, -unwanted,
    one OR other. Empty for everything that passes the filters."""
    country: list[Country] = Field(default_factory=list)
    """Codes of host or origin."""
    host: list[Country] = Field(default_factory=list)
    origin: list[Country] = Field(default_factory=list)
    act: list[IncidentType] = Field(default_factory=list)
    status: list[Status] = Field(default_factory=list)
    source: list[Word] = Field(default_factory=list)
    """Publishers, as the documents name them."""
    review: list[Review] = Field(default_factory=list)
    """Where empty, what was rejected is left out."""
    first: Annotated[Day | None, Field(alias="from")] = None
    """First of the days that the hit's own days must touch."""
    last: Annotated[Day | None, Field(alias="to")] = None
    """Last of these days."""
    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    per_page: Annotated[int, Field(ge=1, le=200)] = 20


@searching.post("/search", response=SearchPage, operation_id="search")
def search(request: HttpRequest, search: Search) -> SearchPage:
    """Find documents, incidents and people by their words, and count what they have."""
    filters = SearchFilter(
        country=tuple(search.country),
        host=tuple(search.host),
        origin=tuple(search.origin),
        act=tuple(search.act),
        status=tuple(search.status),
        source=tuple(search.source),
        review=tuple(search.review),
        first=search.first,
        last=search.last,
    )
    return casebook_of(request).searching.search(
        search.query, filters, search.page, size=search.per_page
    )
