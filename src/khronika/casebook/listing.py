"""The rows of a list, fetched as they are asked for.

A list of a hundred thousand rows costs a page of them no more than a short one: its length is
counted by the database, a slice fetches its own rows, and whoever goes through all of them has only
some in memory.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Generic, TypeVar, overload

from django.db.models import QuerySet

from khronika.casebook.faults import told_plainly

R = TypeVar("R")

AT_ONCE = 1000
"""Rows in memory while all are gone through."""


class Rows(Sequence[R], Generic[R]):
    """The rows that a question to the casebook gives, as long as the casebook is open.

    Each look at it asks the casebook anew, and may raise CasebookError. Going through it gives the
    rows that were there when that began.
    """

    def __init__(
        self,
        directory: Path,
        found: QuerySet[Any],
        make: Callable[[QuerySet[Any]], Sequence[R]],
    ) -> None:
        """Take the entries of a table, in their order, and what makes rows in the same order."""
        self._directory = directory
        self._keys = found.values_list("pk", flat=True)
        self._table = found.model.objects
        self._make = make

    def __len__(self) -> int:
        with told_plainly(self._directory):
            return self._keys.count()

    @overload
    def __getitem__(self, which: int) -> R: ...

    @overload
    def __getitem__(self, which: slice) -> Sequence[R]: ...

    def __getitem__(self, which: int | slice) -> R | Sequence[R]:
        if isinstance(which, int):
            number = range(len(self))[which]
            return self._slice(number, number + 1)[0]
        if which.step is None and all(end is None or end >= 0 for end in (which.start, which.stop)):
            return self._slice(which.start, which.stop)
        return [*self][which]

    def __iter__(self) -> Iterator[R]:
        with told_plainly(self._directory):
            keys = list(self._keys)
        for start in range(0, len(keys), AT_ONCE):
            yield from self._rows(keys[start : start + AT_ONCE])

    def _slice(self, start: int | None, stop: int | None) -> Sequence[R]:
        with told_plainly(self._directory):
            keys = list(self._keys[start:stop])
        return self._rows(keys)

    def _rows(self, keys: list[int]) -> Sequence[R]:
        with told_plainly(self._directory):
            return self._make(self._table.filter(pk__in=keys))
