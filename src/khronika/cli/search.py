"""`khronika search`: find documents, incidents and people by their words."""

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import typer

from khronika.casebook import Kind, Review, SearchFilter, SearchHit, SearchPage
from khronika.cli.opening import open_casebook
from khronika.cli.options import (
    AsJson,
    First,
    Last,
    check_days,
    read_country,
    read_language,
    read_type,
)
from khronika.cli.output import on_terminal, put_json, put_table, put_text
from khronika.cli.plain import plain
from khronika.cli.telling import when_cell
from khronika.model import Status

_SHOWN_COUNTS = 6
"""Values of a facet that a terminal shows."""


def _one_of(codes: type[StrEnum]) -> Callable[[str], str]:
    """Make what reads a code of a closed list."""

    def read(typed: str) -> str:
        if typed not in set(codes):
            raise typer.BadParameter(f"{typed!r} is none of {', '.join(codes)}.")
        return typed

    return read


def search(  # noqa: PLR0913 (one for each option)
    context: typer.Context,
    query: Annotated[
        str,
        typer.Argument(
            metavar="QUERY",
            help='Words, "a phrase", beginn*, -unwanted, one OR other; "" for everything.',
        ),
    ] = "",
    *,
    kind: Annotated[
        list[str] | None,
        typer.Option(parser=_one_of(Kind), metavar="KIND", help="document, incident or person."),
    ] = None,
    country: Annotated[
        list[str] | None,
        typer.Option(parser=read_country, metavar="CODE", help="Host or origin of an incident."),
    ] = None,
    type_: Annotated[
        list[str] | None,
        typer.Option("--type", parser=read_type, metavar="TYPE", help="Type of incident."),
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option(parser=_one_of(Status), metavar="STATUS", help="How far the act went."),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Publisher, as the documents name it."),
    ] = None,
    review: Annotated[
        list[str] | None,
        typer.Option(parser=_one_of(Review), metavar="STATE", help="How far it was reviewed."),
    ] = None,
    language: Annotated[
        list[str] | None,
        typer.Option(parser=read_language, metavar="CODE", help="Language of the document."),
    ] = None,
    first: First = None,
    last: Last = None,
    page: Annotated[int, typer.Option(metavar="N", min=1, help="Page, of 20 each.")] = 1,
    as_json: AsJson = False,
) -> None:
    """Find documents, incidents and people by their words.

    In any form and either language. All words must be there. A name is found in every script; what
    is written as it was typed comes first. An option given twice takes either value.
    """
    check_days(first, last)
    filters = SearchFilter(
        kind=tuple(kind or ()),
        country=tuple(country or ()),
        act=tuple(type_ or ()),
        status=tuple(status or ()),
        source=tuple(source or ()),
        review=tuple(review or ()),
        language=tuple(language or ()),
        first=first,
        last=last,
    )
    with open_casebook(context.obj) as casebook:
        found = casebook.searching.search(query, filters, page)
    if as_json:
        put_json(plain(found))
        return
    if found.hits or not on_terminal():
        put_table(_COLUMNS, [_cells(hit) for hit in found.hits], lead=4)
    if on_terminal():
        _tell(found)


_COLUMNS = ("id", "kind", "title", "when", "type", "host", "origin", "publisher", "review", "words")


def _cells(hit: SearchHit) -> list[str]:
    act = hit.incident
    published = hit.document.published
    return [
        hit.id,
        hit.kind,
        hit.title,
        when_cell(act.when, act.when_text) if act else published.isoformat() if published else "",
        act.type if act else "",
        (act.host or "") if act else "",
        (act.origin or "") if act else "",
        hit.document.publisher or "",
        hit.review or "",
        _words(hit),
    ]


def _words(hit: SearchHit) -> str:
    """Give the words around what was found, each that was found between two brackets."""
    if hit.snippet is None:
        return ""
    text, done = "", 0
    for start, end in hit.snippet.marks:
        text += f"{hit.snippet.text[done:start]}[{hit.snippet.text[start:end]}]"
        done = end
    return (text + hit.snippet.text[done:]).strip()


def _tell(found: SearchPage) -> None:
    """Say how much was found, and what it has in common."""
    if not found.total:
        put_text("Nothing in the casebook answers to this.")
        return
    put_text(f"{found.total} found; page {found.page} of {found.pages}.")
    for facet, counts in found.facets.items():
        if counts:
            shown = ", ".join(f"{one.value} {one.count}" for one in counts[:_SHOWN_COUNTS])
            more = ", …" if len(counts) > _SHOWN_COUNTS else ""
            put_text(f"{facet}: {shown}{more}", style="dim", indent=2)
