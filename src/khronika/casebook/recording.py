"""Writing a captured document and its reading into the casebook."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from django.db import transaction

from khronika.casebook import chain, journal, models
from khronika.casebook.assembling import document_id
from khronika.casebook.rows import PartyKind
from khronika.casebook.search.indexing import index
from khronika.model import Interval, Item, Reading, to_json
from khronika.model.check import check

if TYPE_CHECKING:
    from khronika.capture import Captured

Kept = TypeVar("Kept", bound=models.Item)


def record(captured: "Captured", reading: Reading) -> Literal["added", "unchanged"]:
    """Keep a document with its original bytes and all that was read, or nothing of it."""
    check(reading)
    with transaction.atomic():
        if models.Original.objects.filter(pk=captured.sha256).exists():
            return "unchanged"
        document = _document(captured, reading)
        _Recording(document).record(reading)
        index(document)
        journal.write(
            by=_reader(reading),
            verb="read",
            subject=document_id(document.pk),
            before=None,
            after=chain.document_state(
                original=captured.content, text=document.text, reading=document.reading
            ),
        )
    return "added"


def _reader(reading: Reading) -> str:
    """Name what read a document."""
    reader = reading.reader
    return f"{reader.name} {reader.version}" if reader else "a person"


def _document(captured: "Captured", reading: Reading) -> models.Document:
    document = reading.document
    value = to_json(reading)
    del value["document"]["text"]
    original = models.Original.objects.create(sha256=captured.sha256, content=captured.content)
    return models.Document.objects.create(
        original=original,
        path=captured.path,
        media_type=captured.media_type,
        extractor=captured.extractor,
        added=datetime.now(UTC),
        own_id=document.id,
        title=document.title,
        author=captured.author,
        publisher=document.publisher,
        published=document.published,
        language=document.language,
        text=document.text,
        relevant=reading.relevant,
        reader_name=reading.reader.name if reading.reader else None,
        reader_version=reading.reader.version if reading.reader else None,
        reading=value,
    )


class _Recording:
    """The items of one reading on their way into the tables; knows the row of each id."""

    def __init__(self, document: models.Document) -> None:
        self.document = document
        self.parties: dict[str, models.Party] = {}
        self.incidents: dict[str, models.Incident] = {}
        self.instruments: dict[str, models.Instrument] = {}

    def record(self, reading: Reading) -> None:
        """Write the items in such an order that each finds what it points to."""
        self._record_parties(reading)
        self._record_incidents(reading)
        self._record_instruments(reading)
        self._record_claims(reading)
        self._record_estimates(reading)

    def _record_parties(self, reading: Reading) -> None:
        for person in reading.people:
            self.parties[person.id] = self._keep(
                models.Person,
                person,
                kind=PartyKind.PERSON,
                name=person.name,
                aliases=person.aliases,
                roles=person.roles,
                citizenship=person.citizenship,
            )
        for organization in reading.organizations:
            self.parties[organization.id] = self._keep(
                models.Organization,
                organization,
                kind=PartyKind.ORGANIZATION,
                name=organization.name,
                aliases=organization.aliases,
                body=organization.kind,
                country=organization.country,
            )

    def _record_incidents(self, reading: Reading) -> None:
        for incident in reading.incidents:
            kept = self._keep(
                models.Incident,
                incident,
                **_dated(incident.when, incident.when_text),
                type=incident.type,
                host=incident.host,
                origin=incident.origin,
                status=incident.status,
                certainty=incident.certainty,
                charge=incident.charge,
                max_years=incident.max_years,
            )
            kept.targets.set(self._parties_of(incident.targets))
            kept.actors.set(self._parties_of(incident.actors))
            self.incidents[incident.id] = kept

    def _record_instruments(self, reading: Reading) -> None:
        for instrument in reading.instruments:
            self.instruments[instrument.id] = self._keep(
                models.Instrument,
                instrument,
                **_dated(instrument.when, instrument.when_text),
                kind=instrument.kind,
                parties=instrument.parties,
                status=instrument.status,
                data=instrument.data,
            )

    def _record_claims(self, reading: Reading) -> None:
        for claim in reading.claims:
            kept = self._keep(
                models.Claim,
                claim,
                speaker=self.parties[claim.speaker],
                stance=claim.stance,
                direct=claim.direct,
                countries=claim.about.countries,
            )
            kept.incidents.set([self.incidents[ref] for ref in claim.about.incidents])
            kept.instruments.set([self.instruments[ref] for ref in claim.about.instruments])

    def _record_estimates(self, reading: Reading) -> None:
        for estimate in reading.estimates:
            kept = self._keep(
                models.Estimate,
                estimate,
                **_dated(estimate.when, estimate.when_text),
                measure=estimate.measure,
                from_country=estimate.from_country,
                to_country=estimate.to_country,
                low=estimate.low,
                high=estimate.high,
            )
            kept.by.set(self._parties_of(estimate.by))

    def _parties_of(self, ids: Iterable[str]) -> list[models.Party]:
        return [self.parties[party_id] for party_id in ids]

    def _keep(self, table: type[Kept], item: Item, **columns: Any) -> Kept:
        """Write one item with its evidence."""
        kept = table.objects.create(
            document=self.document,
            own_id=item.id,
            confidence=item.confidence,
            decided=[[decision.field, decision.by] for decision in item.decided],
            **columns,
        )
        models.Evidence.objects.bulk_create(
            models.Evidence(item=kept, start=proof.start, end=proof.end, quote=proof.quote)
            for proof in item.evidence
        )
        return kept


def _dated(when: Interval | None, when_text: str | None) -> dict[str, Any]:
    return {
        "first": when.first if when else None,
        "last": when.last if when else None,
        "when_words": when.text if when else None,
        "when_text": when_text,
    }
