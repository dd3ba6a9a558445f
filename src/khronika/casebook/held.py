"""The judgements that hold in the casebook, and all that may be compared across documents."""

from collections.abc import Iterable

from django.db.models import Q

from khronika.casebook import models
from khronika.casebook.assembling import document_id
from khronika.casebook.outlines import outlines
from khronika.casebook.rows import ItemKind, JudgementRow
from khronika.casebook.standing import standing_all
from khronika.model import Reading
from khronika.resolution.graph import Judgement, Judgements
from khronika.resolution.names import Verdict
from khronika.resolution.proposing import Proposer


def held(kind: ItemKind) -> Judgements:
    """Give what was judged of a kind."""
    return Judgements(map(_judgement, models.Judgement.objects.filter(kind=kind)))


def cluster_of(kind: ItemKind, row_id: str) -> tuple[str, ...]:
    """Give all rows that were judged to be one with a row, with itself; sorted.

    It asks for the judgements on these rows alone, which are few of many.
    """
    same = models.Judgement.objects.filter(kind=kind, verdict=Verdict.SAME.value)
    members, fresh = {row_id}, {row_id}
    while fresh:
        near = same.filter(Q(one__in=fresh) | Q(other__in=fresh)).values_list("one", "other")
        fresh = {row for pair in near for row in pair} - members
        members |= fresh
    return tuple(sorted(members))


def judgement_rows(row_id: str | None = None) -> list[JudgementRow]:
    """Give what was judged, all or of one row, the first one first."""
    asked = Q() if row_id is None else Q(one=row_id) | Q(other=row_id)
    kept = models.Judgement.objects.filter(asked)
    return [row_of(_judgement(one), ItemKind(one.kind)) for one in kept]


def row_of(judgement: Judgement, kind: ItemKind) -> JudgementRow:
    """Make the row of a judgement."""
    return JudgementRow(
        one=judgement.one,
        other=judgement.other,
        kind=kind,
        verdict=judgement.verdict,
        by=judgement.by,
        at=judgement.at,
        why=judgement.why,
    )


def readings(which: Q | None = None) -> dict[str, Reading]:
    """Give the readings of documents as they now stand, by the ids of the documents."""
    found = models.Document.objects.filter(which or Q()).order_by("pk")
    return {document_id(pk): reading for pk, reading in standing_all(found).items()}


def proposer_of(documents: Iterable[str]) -> Proposer:
    """Make what compares some documents with each other, minding what was judged."""
    numbers = sorted({int(document[1:]) for document in documents})
    return Proposer(
        dict(outlines(numbers)), people=held(ItemKind.PERSON), bodies=held(ItemKind.ORGANIZATION)
    )


def _judgement(row: models.Judgement) -> Judgement:
    return Judgement(
        one=row.one,
        other=row.other,
        verdict=Verdict(row.verdict),
        by=row.by,
        at=row.at,
        why=row.why,
    )
