"""What the casebook knows of the network: what was allowed, what was asked, and what came of it.

All of it stands in the journal, and nowhere else; kept answers lie beside it (`retrievals`).

    allow    on `network`    what is allowed from now on, before and after
    ask      on r1, r2, …    before a request is made: its address, and the proxy
    answer   on the same     afterwards: its status and bytes, or why it failed
    keep     on the same     the hash of its answer, where that is kept

A request without an answer was begun when the program was ended.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import transaction

from khronika.casebook import journal, models, retrievals
from khronika.casebook.assembling import document_id
from khronika.casebook.compacting import backups_of, compact
from khronika.casebook.faults import told_plainly
from khronika.casebook.requests import Allowed, RequestRow
from khronika.casebook.rows import ChangeRow
from khronika.casebook.states import ALLOW, ANSWER, ASK, ERASE
from khronika.errors import NotInCasebook

if TYPE_CHECKING:
    from khronika.capture import Brought

_ALL, _LOG = "network", "network-log"
"""The subjects of what is allowed, and of an erasure of what was asked."""


class Network:
    """The network of the open casebook: `Casebook.network`."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def allowed(self) -> Allowed:
        """Say what is allowed now; nothing where that was erased."""
        with told_plainly(self._directory):
            return _allowed()

    def allow(self, allowed: Allowed, *, by: str, why: str | None = None) -> None:
        """Allow this from now on, and nothing else."""
        with told_plainly(self._directory), transaction.atomic():
            before = _allowed()
            if allowed != before:
                journal.write(
                    by=by,
                    verb=ALLOW,
                    subject=_ALL,
                    before=asdict(before),
                    after=asdict(allowed),
                    why=why,
                )

    def ledger(self, by: str) -> "Ledger":
        """Give what requests are noted in; `by` is who has them made."""
        return Ledger(self._directory, by)

    def archive(self, request: str) -> bytes:
        """Give the web archive of a request's answer.

        Raises:
            NotInCasebook: there is none, or it was erased.
        """
        with told_plainly(self._directory):
            found = models.Retrieval.objects.filter(request=request).first()
            if found is None:
                raise NotInCasebook(
                    f"No answer to {request[:40]} is kept: `khronika network-log` shows what is."
                )
            return bytes(found.archive)

    def erase_log(self, *, before: datetime | None, by: str, why: str | None = None) -> int:
        """Destroy what the journal says of requests; give how many are told of no more.

        That something was asked stays, with its time; kept answers and the documents that were
        read from them stay too, and so does what the custody log says of these. Answers that gave
        no document tell of nothing but what was asked, and go.

        Args:
            before: only of requests before this time; None for all.
            by: who decides.
            why: the reason, which stays.
        """
        with told_plainly(self._directory), transaction.atomic():
            said = models.Change.objects.filter(verb__in=(ASK, ANSWER), payload__isnull=False)
            if before is not None:
                said = said.filter(at__lt=before)
            numbers = list(said.values_list("number", flat=True))
            if not numbers:
                return 0
            asked = list(said.filter(verb=ASK).values_list("subject", flat=True))
            archives = list(retrievals.forget_bare(asked))
            after = {"changes": numbers, "documents": [], "items": [], "archives": archives}
            number = journal.write(
                by=by, verb=ERASE, subject=_LOG, before=None, after=after, why=why
            )
            gone = models.Change.objects.filter(pk__in=numbers)
            gone.update(salt=None, payload=None, erased_by=number)
        compact(self._directory, backups_of(self._directory), by=by)
        return len(asked)

    def log(self, *, last: int | None = None) -> Sequence[RequestRow]:
        """Give every request, or as many of the last ones as asked for; the first one first."""
        with told_plainly(self._directory):
            asked = _changes(ASK)[-(last or 0) :]
            answers = {change.subject: change for change in _changes(ANSWER)}
            kept = {
                one.request: tuple(document_id(pk) for pk in _documents_of(one))
                for one in models.Retrieval.objects.prefetch_related("documents").defer("archive")
            }
            return [_row(one, answers.get(one.subject), kept) for one in asked]


class Ledger:
    """Notes requests in the journal of the open casebook, each in a transaction of its own."""

    def __init__(self, directory: Path, by: str) -> None:
        self._directory = directory
        self._by = by

    def asked(self, address: str, *, proxy: str | None) -> str:
        """Note that an address is about to be asked for, and give the id of the request."""
        with told_plainly(self._directory), transaction.atomic():
            last = models.Change.objects.filter(verb=ASK).last()
            request = f"r{1 + (int(last.subject.removeprefix('r')) if last else 0)}"
            said = {"address": address, "proxy": proxy}
            journal.write(by=self._by, verb=ASK, subject=request, before=None, after=said)
            return request

    def answered(
        self, request: str, *, status: int | None, received: int, failed: str | None
    ) -> None:
        """Note what a request brought; see `khronika.capture.network.Ledger`."""
        with told_plainly(self._directory), transaction.atomic():
            said = {"status": status, "received": received, "failed": failed}
            journal.write(by=self._by, verb=ANSWER, subject=request, before=None, after=said)

    def keep(self, brought: "Brought") -> None:
        """Keep an answer that gave no document."""
        with told_plainly(self._directory), transaction.atomic():
            retrievals.keep(brought, None, by=self._by)


def _allowed() -> Allowed:
    last = next(iter(journal.changes_of(_ALL)[::-1]), None)
    said = last.after if last is not None else None
    if not isinstance(said, dict):
        return Allowed()
    values = {field.name: said[field.name] for field in fields(Allowed)}
    return Allowed(**{**values, "local": tuple(values["local"])})


def _changes(verb: str) -> list[ChangeRow]:
    return list(journal.latest([verb]))[::-1]


def _documents_of(retrieval: models.Retrieval) -> list[int]:
    return sorted(one.pk for one in retrieval.documents.all())


def _row(
    asked: ChangeRow, answered: ChangeRow | None, kept: Mapping[str, tuple[str, ...]]
) -> RequestRow:
    request, answer = _said(asked), _said(answered)
    erased = asked.erased_by or (answered.erased_by if answered else None)
    return RequestRow(
        request=asked.subject,
        at=asked.at,
        by=asked.by,
        address=request.get("address"),
        proxy=request.get("proxy"),
        status=answer.get("status"),
        received=answer.get("received"),
        failed=answer.get("failed"),
        kept=asked.subject in kept,
        documents=kept.get(asked.subject, ()),
        erased_by=erased,
    )


def _said(change: ChangeRow | None) -> dict[str, Any]:
    said = change.after if change is not None else None
    return said if isinstance(said, dict) else {}
