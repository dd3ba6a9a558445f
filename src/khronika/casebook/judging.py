"""Who is who, which tellings are one act, and how far sources are trusted: people decide it.

Every verb is one transaction: the change and its entry in the journal, by which it can be undone
like any other (`khronika.casebook.undoing`). What is proposed changes nothing.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from khronika.casebook import journal, models
from khronika.casebook.bodies import organization_file
from khronika.casebook.caselist import case_rows, cases
from khronika.casebook.compared import Compared
from khronika.casebook.comparing import proposer
from khronika.casebook.decided import judgement_state
from khronika.casebook.faults import told_plainly
from khronika.casebook.files import act_case, person_file
from khronika.casebook.finding import find_item, not_found
from khronika.casebook.held import cluster_of, held, judgement_rows, row_of
from khronika.casebook.listing import Rows
from khronika.casebook.pairs import Pairs, keys_of, proposal_rows
from khronika.casebook.queries import incident_rows, person_rows
from khronika.casebook.rows import (
    ActCase,
    Called,
    CaseRow,
    ChangeRow,
    ConflictRow,
    Filter,
    IncidentRow,
    ItemKind,
    ItemRow,
    JudgementRow,
    OrganizationFile,
    OrganizationRow,
    PersonFile,
    PersonRow,
    Proposal,
    ProposalRow,
)
from khronika.casebook.undoing import is_taken_back, takes_back
from khronika.errors import ChangeRefused
from khronika.model import IncidentType
from khronika.resolution import name_key
from khronika.resolution.graph import Judgement, Judgements
from khronika.resolution.names import Verdict
from khronika.resolution.near import are_near
from khronika.resolution.proposing import Proposed, Proposer

JUDGED = (ItemKind.PERSON, ItemKind.ORGANIZATION, ItemKind.INCIDENT)
"""Kinds of which two rows may be one."""


class Judging:
    """The judgements of the open casebook: `Casebook.judging`.

    Every method may raise NotInCasebook, where an id names nothing, and ChangeRefused, where what
    is asked makes no sense. `by` is the coder, as the team knows them.
    """

    def __init__(self, directory: Path, compared: Compared) -> None:
        self._directory = directory
        self._compared = compared

    def judge(
        self, one: str, other: str, verdict: Verdict, *, by: str, why: str | None = None
    ) -> int:
        """Decide whether two people, bodies or incidents are one; give the number of the change.

        What contradicts other judgements is refused, and they are named. So is, without a reason,
        what joins two acts that one document tells apart, or acts of kinds that exclude each other.
        """
        with told_plainly(self._directory), transaction.atomic():
            pair = _pair(one, other)
            kind = _one_kind(*pair)
            judged = held(kind)
            _refuse_conflict(*pair, verdict, judged)
            if kind is ItemKind.INCIDENT and verdict is Verdict.SAME and not why:
                _want_reason(judged.cluster(one), judged.cluster(other))
            subject = " ".join(pair)
            before = _kept(subject)
            if before is not None and before["verdict"] == verdict:
                raise ChangeRefused(f"{one} and {other} are judged {verdict} already.")
            after = {
                "kind": kind.value,
                "verdict": verdict.value,
                "by": by,
                "at": datetime.now(UTC).isoformat(),
                "why": why,
            }
            _keep(subject, after)
            return journal.write(
                by=by, verb=verdict.value, subject=subject, before=before, after=after, why=why
            )

    def judgements(self, row_id: str | None = None) -> Sequence[JudgementRow]:
        """Give what was judged, all or of one row, the first one first."""
        with told_plainly(self._directory):
            return judgement_rows(row_id)

    def conflicts(self) -> Sequence[ConflictRow]:
        """Give the judgements that do not agree with others."""
        with told_plainly(self._directory):
            return [
                ConflictRow(
                    different=row_of(conflict.different, kind),
                    path=tuple(row_of(one, kind) for one in conflict.path),
                )
                for kind in JUDGED
                for conflict in held(kind).conflicts()
            ]

    def proposals(
        self, kind: ItemKind = ItemKind.PERSON, *, row_id: str | None = None, limit: int = 50
    ) -> Sequence[ProposalRow]:
        """Give pairs that may be one and that nobody has judged, the likeliest first.

        What follows from judgements is left out too. Everything is compared when this is first
        asked of an open casebook, a second for some thousands of rows; afterwards only what
        changed.

        Args:
            kind: person, organization or incident.
            row_id: only pairs with this row.
            limit: at most so many.
        """
        found = self.waiting(kind, row_id=row_id)
        return [] if found is None else found[:limit]

    def waiting(
        self, kind: ItemKind, *, row_id: str | None = None, wait_s: float | None = None
    ) -> Pairs | None:
        """Give all that `proposals` gives, fetched as it is looked at.

        Args:
            kind: person, organization or incident.
            row_id: only pairs with this row.
            wait_s: how long to wait while everything is compared; without it, as long as it takes.

        Returns:
            None where comparing takes longer than that; it goes on, for whoever asks again.
        """
        if kind not in JUDGED:
            raise ChangeRefused(f"Nothing is proposed of a {kind}: judged are {', '.join(JUDGED)}.")
        with told_plainly(self._directory):
            proposed = self._compared.proposed(kind, wait_s=wait_s)
            if proposed is None:
                return None
            return Pairs(self._directory, kind, _open(kind, proposed, row_id))

    def among(
        self, kind: ItemKind, row_ids: Collection[str], *, wait_s: float
    ) -> Sequence[tuple[str, str]]:
        """Give the pairs of some rows that `proposals` gives; none where that takes too long.

        Args:
            kind: person, organization or incident.
            row_ids: both rows of a pair are among these.
            wait_s: how long to wait while everything is compared.
        """
        with told_plainly(self._directory):
            proposed = self._compared.proposed(kind, wait_s=wait_s) or ()
            asked = frozenset(row_ids)
            return [(one.one, one.other) for one in _open(kind, proposed) if one.pair <= asked]

    def pair(self, one: str, other: str) -> ProposalRow:
        """Give two rows beside each other, with what speaks for their being one, or against.

        It does not matter whether they are proposed, or judged already.

        Raises:
            NotInCasebook: an id names nothing.
            ChangeRefused: the two are not of one kind that is judged.
        """
        with told_plainly(self._directory):
            pair = _pair(one, other)
            kind = _one_kind(*pair)
            return proposal_rows(kind, [frozenset(pair)])[0]

    def acts_of(self, rows: Iterable[ItemRow]) -> Mapping[str, IncidentRow]:
        """Give the acts that hit some people or bodies, by their ids."""
        ids = {
            act
            for row in rows
            if isinstance(row, PersonRow | OrganizationRow)
            for act in row.incidents
        }
        with told_plainly(self._directory):
            keys = keys_of(ids)
            found = models.Incident.objects.filter(pk__in=list(keys.values()))
            return {row.id: row for row in incident_rows(found)}

    def lately(self, *row_ids: str, limit: int = 20) -> Sequence[ChangeRow]:
        """Give the last changes that judged something and still stand, the last one first.

        Args:
            row_ids: only judgements on any of these rows; on all where there is none.
            limit: at most so many.
        """
        with told_plainly(self._directory):
            kept = models.Judgement.objects.order_by("-at", "-pk")
            if row_ids:
                kept = kept.filter(Q(one__in=row_ids) | Q(other__in=row_ids))
            subjects = [f"{one.one} {one.other}" for one in kept[:limit]]
            return [change for subject in subjects if (change := _standing_change(subject))]

    def cases(self, asked: Filter) -> Sequence[CaseRow]:
        """Give the people whom something was done to, each once over all documents.

        Rows are fetched as they are looked at.
        """
        with told_plainly(self._directory):
            return Rows(self._directory, cases(asked), case_rows)

    def person(self, row_id: str) -> PersonFile:
        """Give a person over all documents whose rows were judged to be one."""
        with told_plainly(self._directory):
            return person_file(row_id)

    def organization(self, row_id: str) -> OrganizationFile:
        """Give an organization over all documents whose rows were judged to be one."""
        with told_plainly(self._directory):
            return organization_file(self._directory, row_id)

    def cluster(self, kind: ItemKind, row_id: str) -> tuple[str, ...]:
        """Give the ids of all rows that were judged to be one with a row, with itself; sorted."""
        with told_plainly(self._directory):
            return cluster_of(kind, row_id)

    def first_of(self, kind: ItemKind, row_ids: Iterable[str]) -> Mapping[str, str]:
        """Give for each of many rows the first of those that were judged to be one with it."""
        with told_plainly(self._directory):
            judged = held(kind)
            return {row_id: judged.cluster(row_id)[0] for row_id in row_ids}

    def by_name(self, rows: Sequence[PersonRow]) -> Sequence[Called]:
        """Put people together by their written names, each name once."""
        with told_plainly(self._directory):
            judged = held(ItemKind.PERSON)
        people: dict[tuple[str, ...], list[PersonRow]] = {}
        for row in rows:
            people.setdefault(judged.cluster(row.id), []).append(row)
        called: dict[str, list[tuple[PersonRow, ...]]] = {}
        for one in people.values():
            called.setdefault(name_key(one[0].name), []).append(tuple(one))
        return [Called(name=ones[0][0].name, people=tuple(ones)) for ones in called.values()]

    def act(self, row_id: str) -> ActCase:
        """Give an act with all tellings that were judged to be of it."""
        with told_plainly(self._directory):
            return act_case(row_id)


def with_proposals(found: QuerySet[models.Person]) -> list[PersonRow]:
    """Make rows of people, saying who of other documents is likely the same person."""
    rows = person_rows(found)
    judged = held(ItemKind.PERSON)
    with proposer() as compared:
        return [replace(row, proposals=tuple(_proposals(row.id, compared, judged))) for row in rows]


def _proposals(row_id: str, compared: Proposer, judged: Judgements) -> Iterator[Proposal]:
    for one in compared.of(row_id):
        other = one.other if one.one == row_id else one.one
        if one.verdict is Verdict.SAME and judged.verdict(row_id, other) is None:
            yield Proposal(
                id=other,
                name=compared.seen.people[other].name,
                score=round(one.score, 3),
                why="; ".join(reason.words for reason in compared.explain(row_id, other).reasons),
            )


def _pair(one: str, other: str) -> tuple[str, str]:
    if one == other:
        raise ChangeRefused(f"{one} is one row: give two.")
    return (one, other) if one < other else (other, one)


def _one_kind(*row_ids: str) -> ItemKind:
    kinds = {_kind(row_id) for row_id in row_ids}
    if len(kinds) > 1:
        raise ChangeRefused(f"{' and '.join(row_ids)} are of different kinds.")
    return kinds.pop()


def _kind(row_id: str) -> ItemKind:
    item = find_item(row_id)
    if item is None:
        raise not_found(row_id)
    for kind, table in _TABLES.items():
        if table.objects.filter(pk=item.pk).exists():
            return kind
    raise ChangeRefused(f"{row_id} is no {', '.join(JUDGED[:-1])} or {JUDGED[-1]}.")


_TABLES: dict[ItemKind, type[models.Item]] = {
    ItemKind.PERSON: models.Person,
    ItemKind.ORGANIZATION: models.Organization,
    ItemKind.INCIDENT: models.Incident,
}


def _refuse_conflict(one: str, other: str, verdict: Verdict, judged: Judgements) -> None:
    """Refuse what other judgements contradict; a judgement of the pair itself may be replaced."""
    against: Iterable[Judgement] = ()
    if verdict is Verdict.SAME:
        against = judged.between(one, other)
    elif verdict is Verdict.DIFFERENT:
        against = judged.path(one, other)
    pair = frozenset((one, other))
    others = [found for found in against if found.pair != pair]
    if others:
        told = "; ".join(
            f"{found.one} and {found.other} are {found.verdict} by {found.by}" for found in others
        )
        raise ChangeRefused(f"That contradicts what was judged: {told}. Undo or change that first.")


def _want_reason(ours: Sequence[str], theirs: Sequence[str]) -> None:
    """Refuse to join tellings without a reason where something speaks for their being two acts."""
    keys = keys_of({*ours, *theirs})
    acts = models.Incident.objects.in_bulk(list(keys.values()))
    types = {row_id: IncidentType(acts[key].type) for row_id, key in keys.items()}
    kind = {row_id: of.replace("_", " ") for row_id, of in types.items()}
    for one, other in product(ours, theirs):
        if one != other and _document(one) == _document(other):
            raise ChangeRefused(
                f"One document tells {one} and {other} as two acts. If they are one act all the "
                "same, say why."
            )
        if not are_near(types[one], types[other]):
            raise ChangeRefused(
                f"{one} is of the kind {kind[one]} and {other} is of the kind {kind[other]}: these "
                "exclude each other. If they are one act all the same, say why."
            )


def _kept(subject: str) -> dict[str, Any] | None:
    one, other = subject.split(" ")
    row = models.Judgement.objects.filter(one=one, other=other).first()
    return None if row is None else judgement_state(row)


def _keep(subject: str, state: Any) -> object:
    """Put what was judged of a pair in place; None takes it away."""
    one, other = subject.split(" ")
    if state is None:
        models.Judgement.objects.filter(one=one, other=other).delete()
        return None
    for row_id in (one, other):
        if find_item(row_id) is None:
            raise ChangeRefused(f"{row_id} is not in the casebook any more.")
    models.Judgement.objects.update_or_create(
        one=one,
        other=other,
        defaults={
            **{name: state[name] for name in ("kind", "verdict", "by", "why")},
            "at": datetime.fromisoformat(state["at"]),
            "one_document_id": _document(one),
            "other_document_id": _document(other),
        },
    )
    return state


def _put_back(subject: str, state: object) -> object:
    """Take a judgement back: what other judgements since contradict is refused."""
    if isinstance(state, dict):
        kind, verdict = ItemKind(state["kind"]), Verdict(state["verdict"])
        one, other = subject.split(" ")
        _refuse_conflict(one, other, verdict, held(kind))
    return _keep(subject, state)


def _document(row_id: str) -> int:
    return int(row_id.partition(".")[0][1:])


def _open(
    kind: ItemKind, proposed: Sequence[Proposed], row_id: str | None = None
) -> list[Proposed]:
    """Give the proposals that no judgement has settled, the likeliest first."""
    judged = held(kind)
    return [
        one
        for one in proposed
        if (row_id is None or row_id in one.pair) and judged.verdict(one.one, one.other) is None
    ]


def _standing_change(subject: str) -> ChangeRow | None:
    """Give the change by which two rows were last judged; None where it was erased."""
    verbs = {verdict.value for verdict in Verdict}
    judged = [one for one in journal.changes_of(subject) if one.verb in verbs]
    return next((one for one in reversed(judged) if not is_taken_back(one)), None)


takes_back([verdict.value for verdict in Verdict], _put_back)
