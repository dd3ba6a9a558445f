"""Opening what an id names: a row of the casebook and all that stands around it."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from khronika.capture import Part
from khronika.casebook import models
from khronika.casebook.assembling import item_id
from khronika.casebook.finding import find_document, find_item, find_namesakes, not_found
from khronika.casebook.held import cluster_of, judgement_rows
from khronika.casebook.pairs import keys_of
from khronika.casebook.queries import (
    NOT_REJECTED,
    claim_rows,
    document_rows,
    estimate_rows,
    incident_rows,
    instrument_rows,
    organization_rows,
    person_rows,
)
from khronika.casebook.relating import relations
from khronika.casebook.rows import (
    Case,
    ClaimRow,
    DocumentCase,
    EstimateRow,
    IncidentCase,
    IncidentRow,
    InstrumentRow,
    ItemKind,
    OrganizationCase,
    PersonCase,
)
from khronika.casebook.standing import standing
from khronika.casebook.taking import whole
from khronika.casebook.texts import rows_of
from khronika.errors import NotInCasebook
from khronika.model import Reading


def show(row_id: str) -> Case:
    """Open what an id of the casebook names.

    Raises:
        NotInCasebook: the casebook has nothing under this id.
    """
    if "." not in row_id:
        return _document_case(find_document(row_id))
    item = find_item(row_id)
    if item is not None:
        for table, opened in _OPENED.items():
            found = table.objects.filter(pk=item.pk).first()
            if found is not None:
                return opened(found)
    raise not_found(row_id)


def reading(row_id: str) -> Reading:
    """Give the whole reading of a document as it was last read; NotInCasebook where it was not."""
    document = find_document(row_id)
    if document.unread is not None:
        raise NotInCasebook(f"{row_id} was kept and not read: {document.unread}.")
    return whole(document, document.reading)


def standing_reading(row_id: str) -> Reading:
    """Give the reading of a document as it now stands."""
    return standing(find_document(row_id))


def original(row_id: str) -> bytes:
    """Give the original bytes of a document."""
    return bytes(find_document(row_id).original.content)


def _document_case(document: models.Document) -> DocumentCase:
    of_document = Q(document=document)
    (row,) = document_rows(models.Document.objects.filter(pk=document.pk))
    told, hanging = relations(document)
    return DocumentCase(
        document=row,
        text=document.text,
        parts=tuple(
            Part(start=start, end=end, label=label) for start, end, label in document.parts
        ),
        texts=tuple(rows_of(document)),
        relations=told,
        related=hanging,
        people=tuple(person_rows(models.Person.objects.filter(of_document))),
        organizations=tuple(organization_rows(models.Organization.objects.filter(of_document))),
        incidents=_incidents(of_document),
        claims=_claims(of_document),
        instruments=_instruments(of_document),
        estimates=_estimates(of_document),
    )


def _person_case(found: models.Person) -> PersonCase:
    (person,) = person_rows(models.Person.objects.filter(pk=found.pk))
    namesakes = [namesake.pk for namesake in find_namesakes([found])[found.pk]]
    acts = models.Incident.objects.filter(NOT_REJECTED, targets=found.pk)
    # Each way is looked up by its own index; one question about both would go through all claims.
    said_by = models.Claim.objects.filter(speaker=found.pk).values("pk")
    said_of = models.Claim.incidents.through.objects.filter(incident__in=acts).values("claim")
    return PersonCase(
        person=person,
        incidents=_incidents(Q(pk__in=acts)),
        claims=_claims((Q(pk__in=said_by) | Q(pk__in=said_of)) & NOT_REJECTED),
        namesakes=tuple(person_rows(models.Person.objects.filter(pk__in=namesakes))),
    )


def _organization_case(found: models.Organization) -> OrganizationCase:
    joined = cluster_of(ItemKind.ORGANIZATION, item_id(found))
    rows = models.Organization.objects.filter(pk__in=keys_of(set(joined)).values())
    by_id = {row.id: row for row in organization_rows(rows)}
    organization = by_id.pop(item_id(found))
    judged = dict.fromkeys(judgement for one in joined for judgement in judgement_rows(one))
    # Each way is looked up by its own index, as for a person.
    hit = models.Incident.targets.through.objects.filter(party=found.pk).values("incident")
    did = models.Incident.actors.through.objects.filter(party=found.pk).values("incident")
    return OrganizationCase(
        organization=organization,
        same=tuple(by_id.values()),
        judgements=tuple(judged),
        incidents=_incidents((Q(pk__in=hit) | Q(pk__in=did)) & NOT_REJECTED),
        claims=_claims(Q(speaker=found.pk) & NOT_REJECTED),
    )


def _incident_case(found: models.Incident) -> IncidentCase:
    (incident,) = _incidents(Q(pk=found.pk))
    return IncidentCase(incident=incident, claims=_claims(Q(incidents=found.pk) & NOT_REJECTED))


def _claim(found: models.Claim) -> ClaimRow:
    return _claims(Q(pk=found.pk))[0]


def _instrument(found: models.Instrument) -> InstrumentRow:
    return _instruments(Q(pk=found.pk))[0]


def _estimate(found: models.Estimate) -> EstimateRow:
    return _estimates(Q(pk=found.pk))[0]


_OPENED: dict[type[models.Item], Callable[[Any], Case]] = {
    models.Incident: _incident_case,
    models.Person: _person_case,
    models.Organization: _organization_case,
    models.Claim: _claim,
    models.Instrument: _instrument,
    models.Estimate: _estimate,
}


def _incidents(which: Q) -> tuple[IncidentRow, ...]:
    return tuple(incident_rows(models.Incident.objects.filter(which).distinct()))


def _claims(which: Q) -> tuple[ClaimRow, ...]:
    return tuple(claim_rows(models.Claim.objects.filter(which).distinct()))


def _instruments(which: Q) -> tuple[InstrumentRow, ...]:
    return tuple(instrument_rows(models.Instrument.objects.filter(which)))


def _estimates(which: Q) -> tuple[EstimateRow, ...]:
    return tuple(estimate_rows(models.Estimate.objects.filter(which)))
