"""Who is who over all documents, which tellings are one act, how far sources are trusted."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import ConfigDict, Field

from khronika.casebook import (
    ActCase,
    ChangeRow,
    ConflictRow,
    IncidentRow,
    ItemKind,
    JudgementRow,
    OrganizationRow,
    PersonFile,
    PersonRow,
    ProposalRow,
    SourceRow,
)
from khronika.resolution.names import Verdict
from khronika.web.api.asking import ItemId, Paging, Rows, cut
from khronika.web.api.bodies import Body, Text
from khronika.web.door import door_of
from khronika.web.environment import casebook_of

judging = Router(tags=["judgements"])

MOST_PROPOSALS = 500


class Verdicts(Body):
    """A judgement on two people, bodies or incidents."""

    one: ItemId
    other: ItemId
    """Ids of the two, which are of one kind."""
    verdict: Verdict
    why: Text | None = None
    """The reason, kept in the history."""


class Reliability(Body):
    """How reliable a publisher is."""

    publisher: Annotated[str, Field(min_length=1, max_length=1000)]
    """Its name as the documents have it, or the id of one of its documents."""
    reliability: Annotated[str, Field(pattern="^[A-F]$")]
    """The Admiralty letter."""
    why: Text | None = None
    """The reason, kept in the history."""


class Credibility(Body):
    """How credible it is what one document says of an act."""

    item: ItemId
    """Id of the incident."""
    credibility: Annotated[int, Field(ge=1, le=6)]
    """The Admiralty number."""
    why: Text | None = None
    """The reason, kept in the history."""


class OfRow(Paging):
    """Which judgements."""

    item: ItemId | None = None
    """Id of a person, a body or an incident: only judgements on it."""


class OfKind(OfRow):
    """Which proposals."""

    kind: ItemKind = ItemKind.PERSON
    """Person, organization or incident."""


class Pair(Schema):
    """Two rows of different documents that may be of one person, body or act."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    kind: ItemKind
    one: IncidentRow | PersonRow | OrganizationRow
    other: IncidentRow | PersonRow | OrganizationRow
    score: float
    """From 0 to 1."""
    reasons: list[str]
    """What speaks for it and against it."""


@judging.post("/judge", response=ChangeRow, operation_id="judge")
def judge(request: HttpRequest, verdict: Verdicts) -> ChangeRow:
    """Decide whether two people, bodies or incidents are one; nothing is merged.

    A judgement that contradicts others is refused; so is, without a reason, what joins two acts of
    one document, or of kinds that exclude each other. It is taken back like any change.
    """
    number = casebook_of(request).judging.judge(
        verdict.one,
        verdict.other,
        verdict.verdict,
        by=door_of(request).coder,
        why=verdict.why,
    )
    return _change(request, number)


@judging.get("/judgements", response=Rows[JudgementRow], operation_id="listJudgements")
def judgements(request: HttpRequest, asked: Query[OfRow]) -> Rows[JudgementRow]:
    """List what was judged, the first one first."""
    return cut(request, casebook_of(request).judging.judgements(asked.item), asked)


@judging.get("/conflicts", response=Rows[ConflictRow], operation_id="listConflicts")
def conflicts(request: HttpRequest, asked: Query[Paging]) -> Rows[ConflictRow]:
    """List the judgements that do not agree with others."""
    return cut(request, casebook_of(request).judging.conflicts(), asked)


@judging.get("/proposals", response=Rows[Pair], operation_id="listProposals")
def proposals(request: HttpRequest, asked: Query[OfKind]) -> Rows[Pair]:
    """List pairs that may be one and that nobody has judged, the likeliest first; at most 500.

    Everything is compared when this is first asked, which takes seconds for some thousands of
    documents; afterwards only what changed.
    """
    found = casebook_of(request).judging.proposals(
        asked.kind, row_id=asked.item, limit=MOST_PROPOSALS
    )
    return cut(request, [_pair(one) for one in found], asked)


@judging.get("/person-files/{path:row_id}", response=PersonFile, operation_id="showPersonFile")
def person_file(request: HttpRequest, row_id: Path[ItemId]) -> PersonFile:
    """Open a person over all documents whose rows were judged to be one."""
    return casebook_of(request).judging.person(row_id)


@judging.get("/acts/{path:row_id}", response=ActCase, operation_id="showAct")
def act(request: HttpRequest, row_id: Path[ItemId]) -> ActCase:
    """Open an act with all tellings that were judged to be of it."""
    return casebook_of(request).judging.act(row_id)


@judging.get("/sources", response=Rows[SourceRow], operation_id="listSources")
def sources(request: HttpRequest, asked: Query[Paging]) -> Rows[SourceRow]:
    """List the publishers of the documents, by name, each with its grade."""
    return cut(request, casebook_of(request).grading.sources(), asked)


@judging.post("/grade/source", response=ChangeRow, operation_id="gradeSource")
def grade_source(request: HttpRequest, grade: Reliability) -> ChangeRow:
    """Set how reliable a publisher is."""
    number = casebook_of(request).grading.grade_source(
        grade.publisher, grade.reliability, by=door_of(request).coder, why=grade.why
    )
    return _change(request, number)


@judging.post("/grade/telling", response=ChangeRow, operation_id="gradeTelling")
def grade_telling(request: HttpRequest, grade: Credibility) -> ChangeRow:
    """Set how credible it is what one document says of an act."""
    number = casebook_of(request).grading.grade_telling(
        grade.item, grade.credibility, by=door_of(request).coder, why=grade.why
    )
    return _change(request, number)


def _pair(found: ProposalRow) -> Pair:
    return Pair.model_validate(
        {
            "kind": found.kind,
            "one": found.one,
            "other": found.other,
            "score": found.score,
            "reasons": [reason.words for reason in found.reasons],
        }
    )


def _change(request: HttpRequest, number: int) -> ChangeRow:
    """Give the change of a number; it was made just now, so it stands near the end."""
    changes = casebook_of(request).journal.all(last=50)
    return next(change for change in changes if change.number == number)
