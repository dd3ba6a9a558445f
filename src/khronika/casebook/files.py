"""Acts and people over all documents, as far as judgements join them.

act_case     an act: its tellings side by side, in what they differ, which sources stand alone
person_file  a person: acts in order, where the case stands, what is open, who represents them
"""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q

from khronika.casebook import models
from khronika.casebook.assembling import claim_row, incident_row, item_id
from khronika.casebook.course import chronology, course
from khronika.casebook.finding import find_item, not_found
from khronika.casebook.grading import credibility_of, reliability_of
from khronika.casebook.held import cluster_of, held, readings, row_of
from khronika.casebook.queries import person_rows, whole_claims, whole_incidents
from khronika.casebook.rows import (
    ActCase,
    DifferenceRow,
    IncidentRow,
    ItemKind,
    JudgementRow,
    PersonFile,
    PersonRow,
    Review,
    TellingRow,
    TieRow,
)
from khronika.model import Reading, Role
from khronika.resolution.contradictions import contradictions
from khronika.resolution.corroboration import corroborate
from khronika.resolution.names import Verdict, compare, prepare
from khronika.resolution.names.naming import is_named
from khronika.resolution.organizations import compare_bodies
from khronika.resolution.seen import gather
from khronika.resolution.sources import find_copies

_REJECTED = Q(review=Review.REJECTED.value)


def act_case(row_id: str) -> ActCase:
    """Give an act with all tellings that were judged to be of it; NotInCasebook without."""
    found = find_item(row_id)
    if found is None or not models.Incident.objects.filter(pk=found.pk).exists():
        raise not_found(row_id)
    acts = _act_cases(_rows_of(cluster_of(ItemKind.INCIDENT, row_id)))
    if not acts:  # every telling was rejected
        raise not_found(row_id)
    return acts[0]


def person_file(row_id: str) -> PersonFile:
    """Give a person over all documents whose rows were judged to be one."""
    found = find_item(row_id)
    if found is None or not models.Person.objects.filter(pk=found.pk).exists():
        raise not_found(row_id)
    cluster = cluster_of(ItemKind.PERSON, row_id)
    people = person_rows(models.Person.objects.filter(_among(cluster)))
    own = models.Incident.objects.filter(targets__in=_keys(cluster)).exclude(_REJECTED).distinct()
    judged = held(ItemKind.INCIDENT)
    told = {row_id for act in own for row_id in judged.cluster(item_id(act))}
    acts = chronology(_act_cases(_rows_of(told)))
    lawyers = _representatives(people, acts)
    went = course(acts, represented=bool(lawyers))
    return PersonFile(
        people=tuple(people),
        judgements=_same_within(ItemKind.PERSON, cluster),
        acts=tuple(acts),
        steps=went.steps,
        undated=went.undated,
        posture=went.posture,
        questions=went.questions,
        representatives=tuple(lawyers),
    )


def _act_cases(rows: Sequence[IncidentRow]) -> list[ActCase]:
    """Put tellings together as they were judged; the acts oldest first, the undated last."""
    if not rows:
        return []
    judged = held(ItemKind.INCIDENT)
    by_head: dict[tuple[str, ...], list[IncidentRow]] = {}
    for row in rows:
        by_head.setdefault(judged.cluster(row.id), []).append(row)
    world = _Around(rows)
    return [world.case(told) for told in by_head.values()]


class _Around:
    """What stands around some tellings: readings, claims, grades, copies."""

    def __init__(self, rows: Sequence[IncidentRow]) -> None:
        documents = {row.document.id for row in rows}
        self._readings = readings(Q(pk__in=[int(document[1:]) for document in documents]))
        self._copies = find_copies(self._readings)
        self._bodies = gather(self._readings).bodies
        self._judged = (held(ItemKind.PERSON), held(ItemKind.ORGANIZATION))
        self._reliability = reliability_of(row.document.publisher for row in rows)
        self._credibility = credibility_of(row.id for row in rows)

    def case(self, rows: Sequence[IncidentRow]) -> ActCase:
        """Make the case of one act."""
        rows = sorted(rows, key=lambda row: (row.document.published or date.max, row.id))
        ids = [row.id for row in rows]
        found = corroborate(ids, self._readings, self._copies, self._same)
        return ActCase(
            tellings=tuple(map(self._telling, rows)),
            differences=tuple(
                DifferenceRow(field=one.field, values=one.values)
                for one in contradictions(ids, self._readings, self._same)
            ),
            sources=found.sources,
            ties=tuple(
                TieRow(one=tied.one, other=tied.other, tie=tied.tie, why=tied.why)
                for tied in found.ties
            ),
            judgements=_same_within(ItemKind.INCIDENT, ids),
        )

    def _telling(self, row: IncidentRow) -> TellingRow:
        claims = whole_claims(
            models.Claim.objects.filter(incidents__in=_keys([row.id])).distinct()
        ).exclude(_REJECTED)
        return TellingRow(
            incident=row,
            claims=tuple(map(claim_row, claims)),
            reliability=self._reliability.get(row.document.publisher or ""),
            credibility=self._credibility.get(row.id),
        )

    def _same(self, one: str, other: str) -> float:
        """Score two parties: by what was judged of them, else by what is known of them."""
        judged = {found.verdict(one, other) for found in self._judged}
        if judged & {Verdict.SAME, Verdict.DIFFERENT}:
            return float(Verdict.SAME in judged)
        if one in self._bodies and other in self._bodies:
            return compare_bodies(self._bodies[one], self._bodies[other]).score
        a, b = (_name(row_id, self._readings) for row_id in (one, other))
        return compare(prepare(a), prepare(b)) if a and b else 0.0


def _name(row_id: str, by_document: dict[str, Reading]) -> str:
    """Give the name of a speaker; nothing of one who has none."""
    document, _, own_id = row_id.partition(".")
    name = by_document[document].parties()[own_id].name
    return name if is_named(name) else ""


def _representatives(people: Sequence[PersonRow], acts: Sequence[ActCase]) -> list[PersonRow]:
    """Give the lawyers of the documents of a person, where nobody else is pursued in them.

    Where somebody else is, only those who speak of the person's acts.
    """
    speakers = {c.speaker.id for act in acts for told in act.tellings for c in told.claims}
    lawyers = person_rows(
        models.Person.objects.filter(document__in=[int(p.document.id[1:]) for p in people])
        .exclude(_REJECTED)
        .order_by("pk")
    )
    own = {person.id for person in people}
    alone = {
        document
        for document in {person.document.id for person in people}
        if not any(
            row.incidents and row.id not in own and row.document.id == document for row in lawyers
        )
    }
    return [
        row
        for row in lawyers
        if Role.LAWYER in row.roles and (row.document.id in alone or row.id in speakers)
    ]


def _same_within(kind: ItemKind, rows: Iterable[str]) -> tuple[JudgementRow, ...]:
    """Give the judgements `same` between some rows."""
    within = set(rows)
    return tuple(
        row_of(judgement, kind)
        for judgement in held(kind).held
        if judgement.verdict is Verdict.SAME and judgement.pair <= within
    )


def _rows_of(row_ids: Iterable[str]) -> list[IncidentRow]:
    found = models.Incident.objects.filter(_among(row_ids)).exclude(_REJECTED)
    return [incident_row(incident) for incident in whole_incidents(found)]


def _among(row_ids: Iterable[str]) -> Q:
    return Q(pk__in=_keys(row_ids))


def _keys(row_ids: Iterable[str]) -> list[int]:
    return [found.pk for row_id in row_ids if (found := find_item(row_id)) is not None]
