"""Named questions to the open casebook. Casebook's methods of the same names call these.

Rows come in a steady order: documents and parties as they were added, incidents oldest first and
the undated last.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from khronika.casebook import models
from khronika.casebook.assembling import (
    claim_row,
    document_id,
    document_row,
    estimate_row,
    incident_row,
    instrument_row,
    organization_row,
    person_row,
)
from khronika.casebook.finding import (
    document_number,
    find_namesakes,
    find_people,
    find_proposals,
)
from khronika.casebook.rows import (
    ClaimRow,
    DocumentRow,
    EstimateRow,
    Filter,
    IncidentRow,
    InstrumentRow,
    OrganizationRow,
    PersonRow,
    Review,
)

UNREAD = ("document__text", "document__reading", "document__parts")
"""Columns that may be large, and that no row holds."""

NOT_REJECTED = ~Q(review=Review.REJECTED.value)

_COUNTED: dict[str, type[models.Item]] = {
    "people": models.Person,
    "organizations": models.Organization,
    "incidents": models.Incident,
    "claims": models.Claim,
    "instruments": models.Instrument,
    "estimates": models.Estimate,
}


def document_of(sha256: str) -> str | None:
    """Give the id of the document with these original bytes."""
    number = models.Document.objects.filter(original=sha256).values_list("pk", flat=True).first()
    return None if number is None else document_id(number)


def documents(asked: Filter) -> list[DocumentRow]:
    """Give the documents of the casebook."""
    found = models.Document.objects.defer("text", "reading", "parts").order_by("pk")
    if asked.document is not None:
        found = found.filter(pk=document_number(asked.document))
    if asked.first is not None:
        found = found.filter(published__gte=asked.first)
    if asked.last is not None:
        found = found.filter(published__lte=asked.last)
    if asked.person is not None:
        found = found.filter(items__in=find_people(asked.person)).distinct()
    if asked.country is not None or asked.type is not None:
        told = models.Incident.objects.filter(_is_of_kind(asked), _stands(asked))
        found = found.filter(pk__in=told.values("document"))
    return with_counts(found)


def with_counts(found: QuerySet[models.Document]) -> list[DocumentRow]:
    """Make rows of documents, counting what was read from each."""
    counts = _counts()
    return [
        document_row(document, {kind: count[document.pk] for kind, count in counts.items()})
        for document in found
    ]


def incidents(asked: Filter) -> list[IncidentRow]:
    """Give the incidents, oldest first, the undated last."""
    return [incident_row(incident) for incident in whole_incidents(acts(asked))]


def people(asked: Filter) -> list[PersonRow]:
    """Give the people, document by document."""
    found = models.Person.objects.filter(_stands(asked))
    if asked.document is not None:
        found = found.filter(document=document_number(asked.document))
    if asked.person is not None:
        found = found.filter(pk__in=find_people(asked.person))
    if any(part is not None for part in (asked.country, asked.type, asked.first, asked.last)):
        told = models.Incident.objects.filter(
            _is_of_kind(asked), _touches_days(asked), _stands(asked)
        )
        found = found.filter(suffered__in=told).distinct()
    return person_rows(found)


def organizations(document: str | None) -> list[OrganizationRow]:
    """Give the organizations, document by document."""
    found = whole_parties(models.Organization.objects.filter(_read_from(document)))
    return [organization_row(organization) for organization in found]


def claims(document: str | None) -> list[ClaimRow]:
    """Give the claims, document by document."""
    return [claim_row(claim) for claim in whole_claims(_read_from(document))]


def instruments(document: str | None) -> list[InstrumentRow]:
    """Give the instruments, document by document."""
    return [instrument_row(one) for one in whole_instruments(_read_from(document))]


def estimates(document: str | None) -> list[EstimateRow]:
    """Give the estimates, document by document."""
    return [estimate_row(one) for one in whole_estimates(_read_from(document))]


def with_proposals(rows: Sequence[PersonRow]) -> list[PersonRow]:
    """Add to rows of people who of the whole casebook may be the same person."""
    proposals = find_proposals()
    return [replace(row, proposals=proposals.get(row.id, ())) for row in rows]


def person_rows(found: QuerySet[models.Person]) -> list[PersonRow]:
    """Make rows of people, saying where else their names stand."""
    people = list(whole_parties(found))
    namesakes = find_namesakes(people)
    return [person_row(person, namesakes[person.pk]) for person in people]


def whole_incidents(found: QuerySet[models.Incident]) -> QuerySet[models.Incident]:
    """Fetch along what the rows of incidents need, oldest first."""
    return (
        found.select_related("document")
        .defer(*UNREAD)
        .prefetch_related("evidence", "targets", "actors")
        .order_by(F("first").asc(nulls_last=True), "last", "pk")
    )


def whole_parties(found: QuerySet[Any]) -> QuerySet[Any]:
    """Fetch along what the rows of people or organizations need."""
    return (
        found.select_related("document")
        .defer(*UNREAD)
        .prefetch_related("evidence", "suffered")
        .order_by("pk")
    )


def whole_claims(which: Q) -> QuerySet[models.Claim]:
    """Fetch claims along with what their rows need."""
    found = models.Claim.objects.filter(which).distinct().select_related("document", "speaker")
    whole = found.defer(*UNREAD).prefetch_related("evidence", "incidents", "instruments")
    return whole.order_by("pk")


def whole_instruments(which: Q) -> QuerySet[models.Instrument]:
    """Fetch instruments along with what their rows need."""
    return _whole(models.Instrument.objects.filter(which), "evidence")


def whole_estimates(which: Q) -> QuerySet[models.Estimate]:
    """Fetch estimates along with what their rows need."""
    return _whole(models.Estimate.objects.filter(which), "evidence", "by")


def _whole(found: QuerySet[Any], *along: str) -> QuerySet[Any]:
    whole = found.select_related("document").defer(*UNREAD)
    return whole.prefetch_related(*along).order_by("pk")


def _read_from(document: str | None) -> Q:
    of = Q() if document is None else Q(document=document_number(document))
    return of & NOT_REJECTED


def acts(asked: Filter) -> QuerySet[models.Incident]:
    """Choose the incidents that a filter asks for."""
    found = models.Incident.objects.filter(_is_of_kind(asked), _touches_days(asked), _stands(asked))
    if asked.document is not None:
        found = found.filter(document=document_number(asked.document))
    if asked.person is not None:
        involved = find_people(asked.person)
        found = found.filter(Q(targets__in=involved) | Q(actors__in=involved)).distinct()
    return found


def _stands(asked: Filter) -> Q:
    """Leave out what a person rejected, unless it is asked for."""
    return Q() if asked.rejected else NOT_REJECTED


def _is_of_kind(asked: Filter) -> Q:
    kind = Q()
    if asked.country is not None:
        country = asked.country.upper()
        kind &= Q(host=country) | Q(origin=country)
    if asked.type is not None:
        kind &= Q(type=asked.type)
    return kind


def _touches_days(asked: Filter) -> Q:
    days = Q()
    if asked.first is not None:
        days &= Q(last__gte=asked.first)
    if asked.last is not None:
        days &= Q(first__lte=asked.last)
    return days


def _counts() -> dict[str, Counter[int]]:
    """Count what was read from each document and not rejected, kind by kind."""
    return {
        kind: Counter(
            dict(
                table.objects.filter(NOT_REJECTED)
                .order_by()
                .values_list("document")
                .annotate(Count("pk"))
            )
        )
        for kind, table in _COUNTED.items()
    }
