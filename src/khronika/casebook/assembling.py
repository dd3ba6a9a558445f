"""From the tables of a casebook to its rows. One function for each kind; none asks the database.

What they need beyond the table itself must have been fetched along; `queries` does so.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from khronika.casebook import models
from khronika.casebook.rows import (
    ClaimRow,
    DocumentRef,
    DocumentRow,
    EstimateRow,
    IncidentRow,
    InstrumentRow,
    OrganizationRow,
    PartyKind,
    PartyRef,
    PersonRow,
    Review,
)
from khronika.model import (
    Certainty,
    Decision,
    EstimateMeasure,
    Evidence,
    IncidentType,
    InstrumentData,
    InstrumentKind,
    InstrumentStatus,
    Interval,
    OrganizationKind,
    Role,
    Stance,
    Status,
)


def document_id(number: int) -> str:
    """Write the id of a document of the casebook."""
    return f"d{number}"


def item_id(item: models.Item) -> str:
    """Write the id of an item of the casebook."""
    return f"{document_id(item.document_id)}.{item.own_id}"


def document_row(document: models.Document, counts: Mapping[str, Any]) -> DocumentRow:
    """Make the row of a document; `counts` says how many of each kind were read from it."""
    return DocumentRow(
        **_reference(document),
        path=document.path,
        sha256=document.original_id,
        author=document.author,
        published_from=document.published_from,
        address=document.address,
        retrieved=document.retrieved,
        warnings=tuple(document.warnings),
        media_type=document.media_type,
        extractor=document.extractor,
        added=document.added,
        unread=document.unread,
        relevant=document.relevant,
        **counts,
    )


def person_row(person: models.Person, namesakes: Iterable[models.Person]) -> PersonRow:
    """Make the row of a person; `namesakes` are people of other documents with the same name."""
    return PersonRow(
        **_shared(person),
        name=person.name,
        aliases=tuple(person.aliases),
        roles=tuple(Role(role) for role in person.roles),
        citizenship=tuple(person.citizenship),
        incidents=_ids(_standing(person.suffered.all())),
        namesakes=_ids(namesakes),
    )


def organization_row(organization: models.Organization) -> OrganizationRow:
    """Make the row of an organization."""
    return OrganizationRow(
        **_shared(organization),
        name=organization.name,
        aliases=tuple(organization.aliases),
        kind=OrganizationKind(organization.body),
        country=organization.country,
        incidents=_ids(_standing(organization.suffered.all())),
    )


def incident_row(incident: models.Incident) -> IncidentRow:
    """Make the row of an incident from `whole_incidents`: it has of its claims the denials."""
    return IncidentRow(
        **_shared(incident),
        type=IncidentType(incident.type),
        targets=_parties(incident.targets.all()),
        host=incident.host,
        origin=incident.origin,
        actors=_parties(incident.actors.all()),
        when=_interval(incident),
        when_text=incident.when_text,
        status=Status(incident.status),
        certainty=Certainty(incident.certainty),
        charge=incident.charge,
        max_years=incident.max_years,
        denied_by=_parties({one.speaker_id: one.speaker for one in incident.claims.all()}.values()),
    )


def claim_row(claim: models.Claim) -> ClaimRow:
    """Make the row of a claim."""
    return ClaimRow(
        **_shared(claim),
        speaker=_party(claim.speaker),
        stance=Stance(claim.stance),
        direct=claim.direct,
        incidents=_ids(claim.incidents.all()),
        instruments=_ids(claim.instruments.all()),
        countries=tuple(claim.countries),
    )


def instrument_row(instrument: models.Instrument) -> InstrumentRow:
    """Make the row of an instrument."""
    return InstrumentRow(
        **_shared(instrument),
        kind=InstrumentKind(instrument.kind),
        parties=tuple(instrument.parties),
        status=InstrumentStatus(instrument.status),
        when=_interval(instrument),
        when_text=instrument.when_text,
        data=tuple(InstrumentData(code) for code in instrument.data),
    )


def estimate_row(estimate: models.Estimate) -> EstimateRow:
    """Make the row of an estimate."""
    return EstimateRow(
        **_shared(estimate),
        measure=EstimateMeasure(estimate.measure),
        from_country=estimate.from_country,
        to_country=estimate.to_country,
        low=estimate.low,
        high=estimate.high,
        when=_interval(estimate),
        when_text=estimate.when_text,
        by=_parties(estimate.by.all()),
    )


def document_ref(document: models.Document) -> DocumentRef:
    """Make what of a document stands beside a row."""
    return DocumentRef(**_reference(document))


def _reference(document: models.Document) -> dict[str, Any]:
    """Give the fields of DocumentRef."""
    by_program = document.reader_name is not None
    return {
        "id": document_id(document.pk),
        "own_id": document.own_id,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        "language": document.language,
        "reader": f"{document.reader_name} {document.reader_version}" if by_program else None,
    }


def _shared(item: models.Item) -> dict[str, Any]:
    """Give the fields of ItemRow."""
    return {
        "id": item_id(item),
        "document": document_ref(item.document),
        "evidence": tuple(
            Evidence(start=proof.start, end=proof.end, quote=proof.quote)
            for proof in item.evidence.all()
        ),
        "confidence": item.confidence,
        "decided": tuple(Decision(field=field, by=by) for field, by in item.decided),
        "review": Review(item.review),
    }


def _standing(items: Iterable[models.Item]) -> Iterable[models.Item]:
    return (item for item in items if item.review != Review.REJECTED)


def _ids(items: Iterable[models.Item]) -> tuple[str, ...]:
    return tuple(item_id(item) for item in items)


def _parties(parties: Iterable[models.Party]) -> tuple[PartyRef, ...]:
    return tuple(_party(party) for party in parties)


def _party(party: models.Party) -> PartyRef:
    return PartyRef(id=item_id(party), name=party.name, kind=PartyKind(party.kind))


def _interval(dated: models.Dated) -> Interval | None:
    if dated.first is None or dated.last is None:
        return None
    return Interval(first=dated.first, last=dated.last, text=dated.when_words or "")
