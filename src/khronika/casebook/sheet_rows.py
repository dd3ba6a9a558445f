"""The rows of a reading that stands in no table: a sheet that is being filled in.

A page shows a document from rows; these have all that a reading says, and nothing from elsewhere in
the casebook: no history, no other documents, no people of the same name.
"""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from khronika.capture import Part
from khronika.casebook import models
from khronika.casebook.assembling import document_id, document_ref, document_row
from khronika.casebook.kinds import KINDS, kind_of
from khronika.casebook.rows import (
    ClaimRow,
    DocumentCase,
    EstimateRow,
    IncidentRow,
    InstrumentRow,
    ItemKind,
    ItemRow,
    OrganizationRow,
    PartyKind,
    PartyRef,
    PersonRow,
    Review,
)
from khronika.model import Claim, Item, Reading

_ROWS: dict[ItemKind, type[ItemRow]] = {
    ItemKind.PERSON: PersonRow,
    ItemKind.ORGANIZATION: OrganizationRow,
    ItemKind.INCIDENT: IncidentRow,
    ItemKind.INSTRUMENT: InstrumentRow,
    ItemKind.CLAIM: ClaimRow,
    ItemKind.ESTIMATE: EstimateRow,
}
_FROM_ELSEWHERE: dict[ItemKind, Mapping[str, Any]] = {
    ItemKind.PERSON: {"incidents": (), "namesakes": ()},
    ItemKind.ORGANIZATION: {"incidents": ()},
}
"""What a row has besides its item, from the tables."""


def case_of(document: models.Document, reading: Reading) -> DocumentCase:
    """Show a document with what a reading says, and nothing else."""
    here = document_id(document.pk)
    parties = {
        one.id: PartyRef(id=f"{here}.{one.id}", name=one.name, kind=kind)
        for kind, many in (
            (PartyKind.PERSON, reading.people),
            (PartyKind.ORGANIZATION, reading.organizations),
        )
        for one in many
    }
    rows: dict[str, Any] = {
        kind.many: tuple(_row(document, noun, parties) for noun in getattr(reading, kind.many))
        for kind in KINDS.values()
    }
    return DocumentCase(
        document=document_row(document, {many: len(rows[many]) for many in rows}),
        text=document.text,
        parts=tuple(
            Part(start=start, end=end, label=label) for start, end, label in document.parts
        ),
        texts=(),
        relations=(),
        related=(),
        **rows,
    )


def _row(document: models.Document, noun: Item, parties: Mapping[str, PartyRef]) -> ItemRow:
    kind = kind_of(noun).name
    here = document_id(document.pk)
    values = {
        field.name: getattr(noun, field.name)
        for field in fields(noun)
        if field.name not in ("id", "about")
    }
    for name in {"targets", "actors", "by"} & values.keys():
        values[name] = tuple(parties[own_id] for own_id in values[name])
    if isinstance(noun, Claim):
        values["speaker"] = parties[noun.speaker]
        values["incidents"] = tuple(f"{here}.{one}" for one in noun.about.incidents)
        values["instruments"] = tuple(f"{here}.{one}" for one in noun.about.instruments)
        values["countries"] = noun.about.countries
    return _ROWS[kind](
        id=f"{here}.{noun.id}",
        document=document_ref(document),
        review=Review.ADDED,
        **values,
        **_FROM_ELSEWHERE.get(kind, {}),
    )
