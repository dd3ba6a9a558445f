"""What was compared across all documents, kept as long as nothing that it rests on has changed.

To compare everything takes a second for some thousands of rows, and a minute for very many. Whoever
decides on one pair after the other must not wait for it: a judgement on two people changes nothing
of how alike they are. What changes it is told by the journal; then `comparing` compares what
changed.
"""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillComparing
from threading import Lock

from django.db import connection
from django.db.models import Count, Max, Q

from khronika.casebook import models
from khronika.casebook.comparing import proposer
from khronika.casebook.precedence import give_way, waiting
from khronika.casebook.rows import ItemKind
from khronika.casebook.states import GRADE, RATE
from khronika.casebook.undoing import UNDO
from khronika.resolution.names import Verdict
from khronika.resolution.proposing import Proposed

Stand = tuple[object, ...]
"""The last change to what documents say; for acts also what was judged of people and bodies."""

_ASIDE = (*(verdict.value for verdict in Verdict), RATE, GRADE, "note", "assign", "code")
"""Verbs that change nothing of what is compared."""


class Compared:
    """Proposals of an open casebook, each kind compared once. Threads may share it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._runs: dict[ItemKind, tuple[Stand, Future[Sequence[Proposed]]]] = {}
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="comparing")

    def proposed(self, kind: ItemKind, *, wait_s: float | None = None) -> Sequence[Proposed] | None:
        """Give the proposals of a kind, the likeliest first.

        Args:
            kind: person, organization or incident.
            wait_s: how long to wait for them at most; without it, as long as it takes.

        Returns:
            None where comparing goes on longer than that; it goes on by itself.
        """
        stand = _stand(kind)
        with self._lock:
            known = self._runs.get(kind)
            if known is None or known[0] != stand or _has_failed(known[1]):
                known = (stand, self._pool.submit(_compare, kind))
                self._runs[kind] = known
        try:
            with waiting():
                return known[1].result(wait_s)
        except StillComparing:
            return None

    def close(self) -> None:
        """Wait for what is being compared, and forget everything."""
        self._pool.shutdown(cancel_futures=True)
        self._runs.clear()


def _compare(kind: ItemKind) -> Sequence[Proposed]:
    try:
        with proposer() as compared:
            if kind is ItemKind.PERSON:
                return compared.people
            if kind is ItemKind.ORGANIZATION:
                return compared.bodies
            for _ in compared.comparing_acts():
                give_way()
            return compared.acts
    finally:
        connection.close()  # each thread has a connection of its own


def _has_failed(run: Future[Sequence[Proposed]]) -> bool:
    return run.done() and (run.cancelled() or run.exception() is not None)


def _stand(kind: ItemKind) -> Stand:
    """Say what proposals rest on: acts are compared by what was judged of their people."""
    aside = Q(verb__in=_ASIDE) | Q(verb=UNDO, subject__contains=" ")
    last = models.Change.objects.exclude(aside).order_by("number").values_list("number").last()
    if kind is not ItemKind.INCIDENT:
        return (last,)
    judged = models.Judgement.objects.exclude(kind=ItemKind.INCIDENT.value)
    return (last, *judged.aggregate(Count("pk"), Max("at")).values())
