"""Judgements of people on who is who, and what follows from them.

`same` joins, and what is joined to one is joined to all; `different` keeps apart, and keeps apart
all that is joined to either; `unsure` only says that somebody has looked. Of two judgements on one
pair the later holds. Nothing is ever merged otherwise, and to take a judgement out undoes all that
followed from it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from khronika.resolution.names import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What somebody decided about two rows of different documents."""

    one: str
    other: str
    verdict: Verdict
    by: str
    at: datetime
    """In UTC."""
    why: str | None = None

    @property
    def pair(self) -> frozenset[str]:
        """The two ids, in no order."""
        return frozenset((self.one, self.other))


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two rows that were judged different, though other judgements make them the same."""

    different: Judgement
    path: tuple[Judgement, ...]
    """The judgements `same` that lead from the one to the other."""


class Judgements:
    """The judgements that hold, and the clusters that they make."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        """Take judgements in the order in which they were made."""
        latest: dict[frozenset[str], Judgement] = {}
        for judgement in judgements:
            latest.pop(judgement.pair, None)
            latest[judgement.pair] = judgement
        self.held: Sequence[Judgement] = tuple(latest.values())
        self._on = latest
        self._clusters = Clusters()
        self._apart: set[frozenset[str]] = set()
        for judgement in self.held:
            if judgement.verdict is Verdict.SAME:
                self._clusters.join(judgement.one, judgement.other)
        for judgement in self.held:
            if judgement.verdict is Verdict.DIFFERENT:
                self._apart.add(frozenset(map(self._clusters.head, judgement.pair)))

    def cluster(self, row_id: str) -> tuple[str, ...]:
        """Give everything that was judged the same as a row, with itself; sorted."""
        return tuple(sorted(self._clusters.members(row_id)))

    def clusters(self) -> list[tuple[str, ...]]:
        """Give the clusters of more than one row."""
        return sorted(tuple(sorted(members)) for members in self._clusters.all())

    def verdict(self, one: str, other: str) -> Verdict | None:
        """Say what was judged of two rows, or follows from judgements; None where nothing does.

        What was judged of the pair itself goes before what follows from other judgements.
        """
        judged = self._on.get(frozenset((one, other)))
        if judged is not None and judged.verdict is not Verdict.UNSURE:
            return judged.verdict
        heads = frozenset((self._clusters.head(one), self._clusters.head(other)))
        if len(heads) == 1:
            return Verdict.SAME
        if heads in self._apart:
            return Verdict.DIFFERENT
        return judged.verdict if judged is not None else None

    def conflicts(self) -> list[Conflict]:
        """Give the judgements `different` that judgements `same` contradict."""
        return [
            Conflict(judgement, self.path(judgement.one, judgement.other))
            for judgement in self.held
            if judgement.verdict is Verdict.DIFFERENT
            and self._clusters.head(judgement.one) == self._clusters.head(judgement.other)
        ]

    def path(self, one: str, other: str) -> tuple[Judgement, ...]:
        """Give the fewest judgements `same` that lead from one row to another; empty without."""
        came: dict[str, tuple[Judgement, ...]] = {one: ()}
        waiting = [one]
        while waiting and other not in came:
            here = waiting.pop(0)
            for judgement in self.held:
                if judgement.verdict is Verdict.SAME and here in judgement.pair:
                    there = judgement.other if here == judgement.one else judgement.one
                    if there not in came:
                        came[there] = (*came[here], judgement)
                        waiting.append(there)
        return came.get(other, ())

    def between(self, one: str, other: str) -> list[Judgement]:
        """Give the judgements `different` that keep the clusters of two rows apart."""
        ours, theirs = self._clusters.members(one), self._clusters.members(other)
        return [
            judgement
            for judgement in self.held
            if judgement.verdict is Verdict.DIFFERENT
            and (
                (judgement.one in ours and judgement.other in theirs)
                or (judgement.one in theirs and judgement.other in ours)
            )
        ]


class Clusters:
    """Sets of rows that grow together: a union-find with members at hand."""

    def __init__(self) -> None:
        self._head: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}

    def head(self, row: str) -> str:
        """Give the row that stands for the cluster of a row."""
        return self._head.get(row, row)

    def members(self, row: str) -> set[str]:
        """Give all rows of the cluster of a row, with itself."""
        return self._members.get(self.head(row), {row})

    def join(self, one: str, other: str) -> None:
        """Make one cluster of two."""
        kept, gone = self.head(one), self.head(other)
        if kept == gone:
            return
        if len(self.members(kept)) < len(self.members(gone)):
            kept, gone = gone, kept
        moved = self._members.pop(gone, {gone})
        self._members.setdefault(kept, {kept}).update(moved)
        self._head.update(dict.fromkeys(moved, kept))

    def all(self) -> Iterable[set[str]]:
        """Give the clusters of more than one row."""
        return self._members.values()
