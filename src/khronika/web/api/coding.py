"""Double coding: who codes what, how far coders agree, and who is right: the verbs of its pages."""

from collections.abc import Sequence
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import ConfigDict, Field

from khronika.casebook import ChangeRow, CodingRow, FieldAgreement, UnitRow
from khronika.web.api.asking import DocumentId, OfDocument, Rows, cut
from khronika.web.api.bodies import Body, Text, Yes
from khronika.web.door import door_of
from khronika.web.environment import casebook_of

coding = Router(tags=["coding"])

Coder = Annotated[str, Field(min_length=1, max_length=500)]
UnitId = Annotated[str, Field(min_length=1, max_length=40, examples=["i3"])]
FieldName = Annotated[str, Field(max_length=40)]


class Assignment(Body):
    """That a document is given to a coder, to be coded blind."""

    document: DocumentId
    """Id of the document."""
    coder: Coder
    """Who codes it, as the team knows them."""


class Withdrawal(Assignment):
    """That a document is taken back from a coder who has not handed it in."""

    begun: Yes = False
    """Even if something stands on the sheet; it goes."""


class Adjudication(Body):
    """That one coder is right about a unit."""

    document: DocumentId
    """Id of the document."""
    unit: UnitId
    """Id of the unit, as `GET /coding/units` gives it."""
    coder: Coder
    """Who is right, or `machine`."""
    take: dict[FieldName, Coder] = Field(default_factory=dict)
    """Fields that another coder is right about, each with that coder."""
    why: Text | None = None
    """The reason, kept in the history."""


class Units(OfDocument):
    """Which units."""

    all: bool = False
    """Also those of which all say the same."""


class OfCoders(Schema):
    """Of which documents."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    document: DocumentId | None = None
    """Id of the document; without it all that every coder has handed in."""


class Adjudicated(Schema):
    """What was adjudicated."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    item: str
    """Id of the item that says now what the coder says; rejected, where they have none."""


@coding.get("/coding/codings", response=Rows[CodingRow], operation_id="listCodings")
def codings(request: HttpRequest, asked: Query[OfDocument]) -> Rows[CodingRow]:
    """List who codes which document, and whether they have handed it in."""
    rows = casebook_of(request).coding.codings()
    return cut(request, [row for row in rows if asked.document in {None, row.document}], asked)


@coding.post("/coding/assign", response=ChangeRow, operation_id="assignDocument")
def assign(request: HttpRequest, assignment: Assignment) -> ChangeRow:
    """Give a document to a coder, to be coded blind."""
    casebook, by = casebook_of(request), door_of(request).coder
    casebook.coding.assign(assignment.document, assignment.coder, by=by)
    return casebook.journal.of(assignment.document)[-1]


@coding.post("/coding/withdraw", response=ChangeRow, operation_id="withdrawDocument")
def withdraw(request: HttpRequest, withdrawal: Withdrawal) -> ChangeRow:
    """Take a document back from a coder who has not handed it in."""
    casebook, by = casebook_of(request), door_of(request).coder
    casebook.coding.withdraw(withdrawal.document, withdrawal.coder, by=by, begun=withdrawal.begun)
    return casebook.journal.of(withdrawal.document)[-1]


@coding.get("/coding/units", response=Rows[UnitRow], operation_id="listUnits")
def units(request: HttpRequest, asked: Query[Units]) -> Rows[UnitRow]:
    """List what each coder and the machine read, item beside item, where they differ.

    Without a document all are gone through that every coder has handed in.
    """
    rows = casebook_of(request).coding.units(_documents(asked.document))
    return cut(request, [row for row in rows if asked.all or not row.agreed], asked)


@coding.get("/coding/agreement", response=list[FieldAgreement], operation_id="measureAgreement")
def agreement(request: HttpRequest, asked: Query[OfCoders]) -> Sequence[FieldAgreement]:
    """Measure how far coders agree, field by field, with the machine as one more and without."""
    return casebook_of(request).coding.agreement(_documents(asked.document))


@coding.post("/coding/adjudicate", response=Adjudicated, operation_id="adjudicateUnit")
def adjudicate(request: HttpRequest, adjudication: Adjudication) -> Adjudicated:
    """Decide that one coder is right about a unit; the casebook then says what they say."""
    item = casebook_of(request).coding.adjudicate(
        adjudication.document,
        adjudication.unit,
        adjudication.coder,
        by=door_of(request).coder,
        fields=adjudication.take,
        why=adjudication.why,
    )
    return Adjudicated(item=item)


def _documents(document: str | None) -> Sequence[str]:
    return () if document is None else (document,)
