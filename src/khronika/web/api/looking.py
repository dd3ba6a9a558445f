"""Lists, and what an id opens: what the pages show."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router

from khronika.casebook import (
    Case,
    CaseRow,
    ClaimRow,
    CustodyRow,
    DocumentCase,
    DocumentRow,
    EstimateRow,
    Filter,
    Graph,
    IncidentCase,
    IncidentRow,
    InstrumentRow,
    OrganizationCase,
    OrganizationRow,
    PersonCase,
    PersonRow,
)
from khronika.errors import NotInCasebook
from khronika.model import to_json
from khronika.web.api.asking import (
    Asked,
    DocumentId,
    ItemId,
    Key,
    Name,
    OfDocument,
    Rows,
    SubjectId,
    cut,
)
from khronika.web.door import door_of
from khronika.web.environment import casebook_of

looking = Router()

C = TypeVar("C", bound=Case)
R = TypeVar("R")


@looking.post("/names", response=Key, tags=["lists"], operation_id="keepName")
def keep_name(request: HttpRequest, name: Name) -> Key:
    """Give the key that stands for a name, or a part of one, in the addresses of lists.

    Addresses are written into histories and lists of processes, so none holds a name.
    """
    return Key(named=door_of(request).unsaid.key_of(name.name))


@looking.get("/documents", response=Rows[DocumentRow], tags=["lists"], operation_id="listDocuments")
def documents(request: HttpRequest, asked: Query[Asked]) -> Rows[DocumentRow]:
    """List the documents, as they were added.

    Country, type and person are asked of what was read from a document; days of its publication.
    """
    return _list(request, asked, casebook_of(request).documents)


@looking.get("/incidents", response=Rows[IncidentRow], tags=["lists"], operation_id="listIncidents")
def incidents(request: HttpRequest, asked: Query[Asked]) -> Rows[IncidentRow]:
    """List the incidents, oldest first, the undated last."""
    return _list(request, asked, casebook_of(request).incidents)


@looking.get("/people", response=Rows[PersonRow], tags=["lists"], operation_id="listPeople")
def people(request: HttpRequest, asked: Query[Asked]) -> Rows[PersonRow]:
    """List the people, document by document.

    Country, type and days are asked of the incidents that hit a person.
    """
    return _list(request, asked, casebook_of(request).people)


@looking.get("/cases", response=Rows[CaseRow], tags=["lists"], operation_id="listCases")
def cases(request: HttpRequest, asked: Query[Asked]) -> Rows[CaseRow]:
    """List the people whom something was done to, each once over all documents.

    Rows of several documents are one case as far as somebody judged them to be one person. A case
    answers a filter if any of its rows does.
    """
    return _list(request, asked, casebook_of(request).judging.cases)


@looking.get(
    "/organizations",
    response=Rows[OrganizationRow],
    tags=["lists"],
    operation_id="listOrganizations",
)
def organizations(request: HttpRequest, asked: Query[OfDocument]) -> Rows[OrganizationRow]:
    """List the bodies, groups and outlets, document by document."""
    return cut(request, casebook_of(request).organizations(document=asked.document), asked)


@looking.get("/claims", response=Rows[ClaimRow], tags=["lists"], operation_id="listClaims")
def claims(request: HttpRequest, asked: Query[OfDocument]) -> Rows[ClaimRow]:
    """List the claims, document by document."""
    return cut(request, casebook_of(request).claims(document=asked.document), asked)


@looking.get(
    "/instruments", response=Rows[InstrumentRow], tags=["lists"], operation_id="listInstruments"
)
def instruments(request: HttpRequest, asked: Query[OfDocument]) -> Rows[InstrumentRow]:
    """List the agreements between states and their laws, document by document."""
    return cut(request, casebook_of(request).instruments(document=asked.document), asked)


@looking.get("/estimates", response=Rows[EstimateRow], tags=["lists"], operation_id="listEstimates")
def estimates(request: HttpRequest, asked: Query[OfDocument]) -> Rows[EstimateRow]:
    """List the numbers of people, document by document."""
    return cut(request, casebook_of(request).estimates(document=asked.document), asked)


@looking.get(
    "/documents/{document_id}", response=DocumentCase, tags=["cases"], operation_id="showDocument"
)
def document(request: HttpRequest, document_id: Path[DocumentId]) -> DocumentCase:
    """Open a document: its text and everything that was read from it.

    The custody log of the document tells that a program took it.
    """
    case = _open(request, document_id, DocumentCase)
    if door_of(request).admits_program(request):
        _downloaded(request, document_id, "text")
    return case


@looking.get(
    "/documents/{document_id}/reading",
    response=dict[str, Any],
    tags=["cases"],
    operation_id="giveReading",
)
def reading(request: HttpRequest, document_id: Path[DocumentId]) -> dict[str, Any]:
    """Give the reading of a document as it was last read, in the format `reading/1`.

    The custody log of the document tells that it was given.
    """
    found = casebook_of(request).reading(document_id)
    _downloaded(request, document_id, "reading")
    return to_json(found)


@looking.get(
    "/documents/{document_id}/original",
    tags=["cases"],
    operation_id="giveOriginal",
    openapi_extra={"responses": {200: {"content": {"application/octet-stream": {}}}}},
)
def original(request: HttpRequest, document_id: Path[DocumentId]) -> HttpResponse:
    """Give the original bytes of a document, as they were captured.

    The custody log of the document tells that they were given.
    """
    content = casebook_of(request).original(document_id)
    _downloaded(request, document_id, "original bytes")
    return HttpResponse(content, content_type="application/octet-stream")


@looking.get(
    "/documents/{document_id}/custody",
    response=list[CustodyRow],
    tags=["cases"],
    operation_id="listCustody",
)
def custody(request: HttpRequest, document_id: Path[DocumentId]) -> Sequence[CustodyRow]:
    """List how a document came in, and what took a copy of it out; the first entry first."""
    return casebook_of(request).custody.of(document_id)


@looking.get(
    "/incidents/{path:row_id}", response=IncidentCase, tags=["cases"], operation_id="showIncident"
)
def incident(request: HttpRequest, row_id: Path[ItemId]) -> IncidentCase:
    """Open an incident: itself, and what is said about it."""
    return _open(request, row_id, IncidentCase)


@looking.get(
    "/people/{path:row_id}", response=PersonCase, tags=["cases"], operation_id="showPerson"
)
def person(request: HttpRequest, row_id: Path[ItemId]) -> PersonCase:
    """Open a person: with what happened to them, and what is said of it, in one document."""
    return _open(request, row_id, PersonCase)


@looking.get(
    "/organizations/{path:row_id}",
    response=OrganizationCase,
    tags=["cases"],
    operation_id="showOrganization",
)
def organization(request: HttpRequest, row_id: Path[ItemId]) -> OrganizationCase:
    """Open a body, group or outlet: with what happened to it, and what it did and says."""
    return _open(request, row_id, OrganizationCase)


@looking.get("/graph/{path:row_id}", response=Graph, tags=["cases"], operation_id="showGraph")
def graph(request: HttpRequest, row_id: Path[SubjectId]) -> Graph:
    """Give what documents join to a person, body, incident or document within two steps.

    At most 150 nodes, the nearest first; nothing is weighed or ranked.
    """
    return casebook_of(request).graphing.around(row_id)


@looking.get("/claims/{path:row_id}", response=ClaimRow, tags=["cases"], operation_id="showClaim")
def claim(request: HttpRequest, row_id: Path[ItemId]) -> ClaimRow:
    """Open a claim."""
    return _open(request, row_id, ClaimRow)


@looking.get(
    "/instruments/{path:row_id}",
    response=InstrumentRow,
    tags=["cases"],
    operation_id="showInstrument",
)
def instrument(request: HttpRequest, row_id: Path[ItemId]) -> InstrumentRow:
    """Open an agreement or a law."""
    return _open(request, row_id, InstrumentRow)


@looking.get(
    "/estimates/{path:row_id}", response=EstimateRow, tags=["cases"], operation_id="showEstimate"
)
def estimate(request: HttpRequest, row_id: Path[ItemId]) -> EstimateRow:
    """Open a number of people."""
    return _open(request, row_id, EstimateRow)


def _list(request: HttpRequest, asked: Asked, rows: Callable[[Filter], Sequence[R]]) -> Rows[R]:
    """Give the page of a list that is asked for."""
    return cut(request, rows(asked.filter(door_of(request).unsaid)), asked)


def _downloaded(request: HttpRequest, document_id: str, what: str) -> None:
    """Tell the custody log what was given, and to whom as far as is known."""
    casebook_of(request).custody.record(
        [document_id],
        by=door_of(request).coder,
        action="download",
        how="given through the API",
        detail={"what": what},
    )


def _open(request: HttpRequest, row_id: str, kind: type[C]) -> C:
    """Open what an id names, if it is of the kind that is asked for.

    Raises:
        NotInCasebook: it names nothing, or something else.
    """
    case = casebook_of(request).show(row_id)
    if not isinstance(case, kind):
        raise NotInCasebook(f"{row_id} names something else than is asked for here.")
    return case
