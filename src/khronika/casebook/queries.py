"""Named questions to the open casebook: which entries of its tables, and rows made of them.

They come in a steady order: documents and parties as they were added, incidents oldest first and
the undated last.

    documents, acts, people, …                  what a filter chooses
    document_rows, incident_rows, person_rows, …    rows of what was chosen, in the same order
    whole_incidents, whole_parties, …           what is fetched along for that
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db.models import Count, F, Prefetch, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual

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
    find_organizations,
    find_people,
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
from khronika.model import Stance

UNREAD = ("document__text", "document__reading", "document__parts")
"""Columns that may be large, and that no row holds."""

_DENIALS = Prefetch(
    "claims",
    models.Claim.objects.filter(stance=Stance.DENIES.value)
    .exclude(review=Review.REJECTED.value)
    .select_related("speaker")
    .order_by("pk"),
)
"""Of the claims about acts those that deny them."""

_BY_TIME = (F("first").asc(nulls_last=True), "last", "pk")

NOT_REJECTED = ~Q(pk__in=models.Item.objects.filter(review=Review.REJECTED.value).values("pk"))
"""Few are rejected, so that they are looked up once and nothing is joined."""

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


def documents(asked: Filter) -> QuerySet[models.Document]:
    """Choose documents, as they were added."""
    found = models.Document.objects.order_by("pk")
    if asked.document is not None:
        found = found.filter(pk=document_number(asked.document))
    if asked.unread:
        found = found.exclude(unread=None)
    if asked.first is not None:
        found = found.filter(published__gte=asked.first)
    if asked.last is not None:
        found = found.filter(published__lte=asked.last)
    if asked.person is not None:
        found = found.filter(pk__in=find_people(asked.person).values("document"))
    if asked.country is not None or asked.type is not None:
        told = models.Incident.objects.filter(_is_of_kind(asked), _stands(asked))
        found = found.filter(pk__in=told.values("document"))
    return found


def document_rows(found: QuerySet[models.Document]) -> list[DocumentRow]:
    """Make rows of documents, counting what was read from each."""
    kept = list(found.defer("text", "reading", "parts").order_by("pk"))
    counts = _counts([document.pk for document in kept])
    return [
        document_row(document, {kind: count[document.pk] for kind, count in counts.items()})
        for document in kept
    ]


def acts(asked: Filter) -> QuerySet[models.Incident]:
    """Choose incidents, oldest first, the undated last."""
    found = models.Incident.objects.filter(_is_of_kind(asked), _touches_days(asked), _stands(asked))
    if asked.document is not None:
        found = found.filter(document=document_number(asked.document))
    if asked.person is not None:
        found = found.filter(_involves(find_people(asked.person)))
    return found.order_by(*_BY_TIME)


def incident_rows(found: QuerySet[models.Incident]) -> list[IncidentRow]:
    """Make rows of incidents."""
    return [incident_row(incident) for incident in whole_incidents(found)]


def people(asked: Filter) -> QuerySet[models.Person]:
    """Choose people, document by document."""
    found = models.Person.objects.filter(_stands(asked)).order_by("pk")
    if asked.document is not None:
        found = found.filter(document=document_number(asked.document))
    if asked.person is not None:
        found = found.filter(pk__in=find_people(asked.person))
    told = _acts_asked_for(asked)
    if told is not None:
        suffered = models.Incident.targets.through.objects.filter(incident__in=told)
        found = found.filter(pk__in=suffered.values("party"))
    return found


def _acts_asked_for(asked: Filter) -> QuerySet[models.Incident] | None:
    """Choose the acts by which parties are asked for; None where none is meant."""
    if all(part is None for part in (asked.country, asked.type, asked.first, asked.last)):
        return None
    return models.Incident.objects.filter(_is_of_kind(asked), _touches_days(asked), _stands(asked))


def person_rows(found: QuerySet[models.Person]) -> list[PersonRow]:
    """Make rows of people, saying where else their names stand."""
    people = list(whole_parties(found))
    namesakes = find_namesakes(people)
    return [person_row(person, namesakes[person.pk]) for person in people]


def organizations(asked: Filter) -> QuerySet[models.Organization]:
    """Choose organizations, document by document; by acts that hit them or that they did."""
    found = models.Organization.objects.filter(_stands(asked)).order_by("pk")
    if asked.document is not None:
        found = found.filter(document=document_number(asked.document))
    if asked.person is not None:
        found = found.filter(pk__in=find_organizations(asked.person))
    told = _acts_asked_for(asked)
    if told is not None:
        parts = (models.Incident.targets.through, models.Incident.actors.through)
        suffered, done = (part.objects.filter(incident__in=told).values("party") for part in parts)
        found = found.filter(Q(pk__in=suffered) | Q(pk__in=done))
    return found


def acts_of(parties: Sequence[int], *, done: bool) -> QuerySet[models.Incident]:
    """Choose the acts that some parties took part in, or that hit them; oldest first."""
    did = models.Incident.actors.through.objects.filter(party__in=parties).values("incident")
    hit = models.Incident.targets.through.objects.filter(party__in=parties).values("incident")
    told = Q(pk__in=did) if done else Q(pk__in=hit)
    return models.Incident.objects.filter(NOT_REJECTED, told).order_by(*_BY_TIME)


def claims_of(parties: Sequence[int]) -> QuerySet[models.Claim]:
    """Choose the claims that some parties make, document by document."""
    return models.Claim.objects.filter(NOT_REJECTED, speaker__in=parties).order_by("pk")


def organization_rows(found: QuerySet[models.Organization]) -> list[OrganizationRow]:
    """Make rows of organizations."""
    return [organization_row(organization) for organization in whole_parties(found)]


def claims(document: str | None) -> QuerySet[models.Claim]:
    """Choose claims, document by document."""
    return models.Claim.objects.filter(_read_from(document)).order_by("pk")


def claim_rows(found: QuerySet[models.Claim]) -> list[ClaimRow]:
    """Make rows of claims."""
    return [claim_row(claim) for claim in whole_claims(found)]


def instruments(document: str | None) -> QuerySet[models.Instrument]:
    """Choose agreements and laws, document by document."""
    return models.Instrument.objects.filter(_read_from(document)).order_by("pk")


def instrument_rows(found: QuerySet[models.Instrument]) -> list[InstrumentRow]:
    """Make rows of agreements and laws."""
    return [instrument_row(instrument) for instrument in whole_instruments(found)]


def estimates(document: str | None) -> QuerySet[models.Estimate]:
    """Choose numbers of people, document by document."""
    return models.Estimate.objects.filter(_read_from(document)).order_by("pk")


def estimate_rows(found: QuerySet[models.Estimate]) -> list[EstimateRow]:
    """Make rows of numbers of people."""
    return [estimate_row(estimate) for estimate in whole_estimates(found)]


def whole_incidents(found: QuerySet[models.Incident]) -> QuerySet[models.Incident]:
    """Fetch along what the rows of incidents need, oldest first; of their claims the denials."""
    return (
        found.select_related("document")
        .defer(*UNREAD)
        .prefetch_related("evidence", "targets", "actors", _DENIALS)
        .order_by(*_BY_TIME)
    )


def whole_parties(found: QuerySet[Any]) -> QuerySet[Any]:
    """Fetch along what the rows of people or organizations need."""
    return _whole(found, "evidence", "suffered")


def whole_claims(found: QuerySet[models.Claim]) -> QuerySet[models.Claim]:
    """Fetch along what the rows of claims need."""
    return _whole(found.select_related("speaker"), "evidence", "incidents", "instruments")


def whole_instruments(found: QuerySet[models.Instrument]) -> QuerySet[models.Instrument]:
    """Fetch along what the rows of agreements and laws need."""
    return _whole(found, "evidence")


def whole_estimates(found: QuerySet[models.Estimate]) -> QuerySet[models.Estimate]:
    """Fetch along what the rows of numbers of people need."""
    return _whole(found, "evidence", "by")


def _whole(found: QuerySet[Any], *along: str) -> QuerySet[Any]:
    whole = found.select_related("document").defer(*UNREAD)
    return whole.prefetch_related(*along).order_by("pk")


def as_text(day: str) -> Cast:
    """Give a column of days as the texts that they are kept as."""
    return Cast(F(day), TextField())


def _read_from(document: str | None) -> Q:
    of = Q() if document is None else Q(document=document_number(document))
    return of & NOT_REJECTED


def _involves(people: QuerySet[models.Person]) -> Q:
    """Ask for the incidents that somebody of these people suffers or commits."""
    parts = (models.Incident.targets.through, models.Incident.actors.through)
    suffers, commits = (part.objects.filter(party__in=people).values("incident") for part in parts)
    return Q(pk__in=suffers) | Q(pk__in=commits)


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
    """Ask for acts whose days meet those asked for.

    Days are compared as the texts that they are kept as. SQLite takes a column of days for one of
    numbers, and tries to make a number of both sides, row by row: thirty times as slow.
    """
    days = Q()
    if asked.first is not None:
        days &= Q(GreaterThanOrEqual(as_text("last"), asked.first.isoformat()))
    if asked.last is not None:
        days &= Q(LessThanOrEqual(as_text("first"), asked.last.isoformat()))
    return days


def _counts(documents: list[int]) -> dict[str, Counter[int]]:
    """Count what was read from some documents and not rejected, kind by kind."""
    return {
        kind: Counter(
            dict(
                table.objects.filter(NOT_REJECTED, document__in=documents)
                .order_by()
                .values_list("document")
                .annotate(Count("pk"))
            )
        )
        for kind, table in _COUNTED.items()
    }
