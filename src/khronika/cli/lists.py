"""`khronika documents`, `incidents`, `people` and `cases`: tables of what the casebook holds."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

import typer

from khronika.casebook import CaseRow, DocumentRow, IncidentRow, ItemRow, PersonRow, Review
from khronika.cli.opening import open_casebook
from khronika.cli.options import (
    AsJson,
    Country,
    First,
    InDocument,
    Last,
    Rejected,
    Type,
    Unread,
    Who,
    asked,
)
from khronika.cli.output import on_terminal, put_json, put_table, put_text
from khronika.cli.plain import plain
from khronika.cli.telling import when_cell

Columns = dict[str, Callable[[Any], str]]
"""The name of each column, and how its cell is made of a row."""


def _review(row: ItemRow) -> str:
    """Say how far a row was looked at, and who put it there if no program did."""
    by_hand = row.review is Review.PROPOSED and not row.document.reader
    return f"{row.review} by a person" if by_hand else row.review


_DOCUMENTS: Columns = {
    "id": lambda row: row.id,
    "published": lambda row: row.published.isoformat() if row.published else "",
    "publisher": lambda row: row.publisher or "",
    "title": lambda row: row.title or row.own_id,
    "language": lambda row: row.language or "",
    "relevant": lambda row: "not read" if row.unread else "yes" if row.relevant else "no",
    "incidents": lambda row: str(row.incidents),
    "people": lambda row: str(row.people),
    "path": lambda row: row.path,
}
_INCIDENTS: Columns = {
    "id": lambda row: row.id,
    "when": lambda row: when_cell(row.when, row.when_text),
    "type": lambda row: row.type,
    "targets": lambda row: ", ".join(target.name for target in row.targets),
    "host": lambda row: row.host or "",
    "origin": lambda row: row.origin or "",
    "status": lambda row: row.status,
    "certainty": lambda row: row.certainty,
    "publisher": lambda row: row.document.publisher or "",
    "review": _review,
}
_PEOPLE: Columns = {
    "id": lambda row: row.id,
    "name": lambda row: row.name,
    "aliases": lambda row: ", ".join(row.aliases),
    "roles": lambda row: ", ".join(row.roles),
    "citizenship": lambda row: ", ".join(row.citizenship),
    "incidents": lambda row: ", ".join(row.incidents),
    "same name": lambda row: ", ".join(row.namesakes),
    "perhaps the same": lambda row: "; ".join(
        f"{one.id} {one.name} ({one.why})" for one in row.proposals if one.id not in row.namesakes
    ),
    "publisher": lambda row: row.document.publisher or "",
    "review": _review,
}
_CASES: Columns = {
    "id": lambda row: row.person.id,
    "name": lambda row: row.person.name,
    "last act": lambda row: row.last.type if row.last else "",
    "when": lambda row: when_cell(row.last.when, row.last.when_text) if row.last else "",
    "host": lambda row: (row.last and row.last.host) or "",
    "origin": lambda row: (row.last and row.last.origin) or "",
    "status": lambda row: row.last.status if row.last else "",
    "last act reviewed": lambda row: _review(row.last) if row.last else "",
    "acts": lambda row: str(row.acts),
    "documents": lambda row: str(row.documents),
}


def documents(  # noqa: PLR0913 (one for each option)
    context: typer.Context,
    *,
    country: Country = None,
    type_: Type = None,
    person: Who = None,
    first: First = None,
    last: Last = None,
    unread: Unread = False,
    as_json: AsJson = False,
) -> None:
    """List the documents. Days are those of publication; the other filters ask of what was read."""
    wanted = asked(country=country, type_=type_, person=person, first=first, last=last)
    wanted = replace(wanted, unread=unread)
    with open_casebook(context.obj) as casebook:
        _show(casebook.documents(wanted), _DOCUMENTS, lead=4, as_json=as_json)


def incidents(  # noqa: PLR0913 (one for each option)
    context: typer.Context,
    *,
    country: Country = None,
    type_: Type = None,
    person: Who = None,
    first: First = None,
    last: Last = None,
    document: InDocument = None,
    rejected: Rejected = False,
    as_json: AsJson = False,
) -> None:
    """List the incidents, oldest first, the undated last.

    What a person rejected is left out.
    """
    wanted = asked(
        country=country,
        type_=type_,
        person=person,
        first=first,
        last=last,
        document=document,
        rejected=rejected,
    )
    with open_casebook(context.obj) as casebook:
        _show(casebook.incidents(wanted), _INCIDENTS, lead=4, as_json=as_json)


def people(  # noqa: PLR0913 (one for each option)
    context: typer.Context,
    *,
    country: Country = None,
    type_: Type = None,
    person: Who = None,
    first: First = None,
    last: Last = None,
    document: InDocument = None,
    rejected: Rejected = False,
    as_json: AsJson = False,
) -> None:
    """List the people, document by document. Country, type and days ask of what hit them.

    Who of other documents may be the same person, by the name, is proposed with the reason; nobody
    is merged. What a person rejected is left out.
    """
    wanted = asked(
        country=country,
        type_=type_,
        person=person,
        first=first,
        last=last,
        document=document,
        rejected=rejected,
    )
    with open_casebook(context.obj) as casebook:
        _show(casebook.people(wanted, with_proposals=True), _PEOPLE, lead=2, as_json=as_json)


def cases(  # noqa: PLR0913 (one for each option)
    context: typer.Context,
    *,
    country: Country = None,
    type_: Type = None,
    person: Who = None,
    first: First = None,
    last: Last = None,
    document: InDocument = None,
    as_json: AsJson = False,
) -> None:
    """List the people to whom something was done, each once.

    Rows of several documents are one case as far as somebody judged them to be one person. A case
    answers a filter if any of its rows does; `khronika case` opens it.
    """
    wanted = asked(
        country=country, type_=type_, person=person, first=first, last=last, document=document
    )
    with open_casebook(context.obj) as casebook:
        _show(casebook.judging.cases(wanted), _CASES, lead=2, as_json=as_json)


def _show(
    rows: Sequence[DocumentRow] | Sequence[IncidentRow] | Sequence[PersonRow] | Sequence[CaseRow],
    columns: Columns,
    *,
    lead: int,
    as_json: bool,
) -> None:
    if as_json:
        put_json([plain(row) for row in rows])
    elif rows or not on_terminal():
        put_table(list(columns), _cells(rows, columns), lead=lead)
    else:
        put_text("Nothing in the casebook answers to this.")


def _cells(rows: Iterable[Any], columns: Columns) -> list[list[str]]:
    return [[cell(row) for cell in columns.values()] for row in rows]
