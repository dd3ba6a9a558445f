"""The values of all entries in memory, so that filtering and counting them takes milliseconds.

An entry has some dozen values: its countries, acts, source and so on. They stand in two long
columns, the value and the entry that has it; of each entry it is known where its values begin and
how many there are. What changes in the casebook is read at the next search, and only that.
"""

import threading
from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from django.db import connection

from khronika.casebook import models
from khronika.casebook.rows import Review
from khronika.casebook.search.page import FACETS, Count, SearchFilter

Ids = npt.NDArray[np.int64]
Days = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]

_Row = tuple[int, int | None, int | None, bytes | memoryview, int]
"""Of an entry: its id, first and last day, values, and the key of the document."""
_BYTES = 4
_NOTHING = 0
"""No value has this id and no day this number."""
_MOST_COUNTS = 100
"""Values of a facet that a page counts, the most frequent ones."""


def encode(values: Iterable[int]) -> bytes:
    """Write the ids of values as an entry keeps them."""
    return np.array(sorted(values), dtype="<u4").tobytes()


class Entries:
    """All entries of one casebook. Each array is indexed by the id of the entry, but for two.

    Days are those of `date.toordinal`, and 0 where there is none.
    """

    def __init__(self) -> None:
        self.changed = self.removed = -1
        self._names: dict[int, tuple[str, str]] = {}
        self.document = np.zeros(1, dtype=np.int64)
        self.first = self.last = np.zeros(1, dtype=np.int32)
        self._begin = np.zeros(1, dtype=np.int64)
        self._length = np.zeros(1, dtype=np.int64)
        self._value = np.zeros(0, dtype=np.uint32)
        self._owner = np.zeros(0, dtype=np.uint32)

    def __len__(self) -> int:
        """Give one more than the highest id."""
        return len(self._length)

    def take(self, changed: int, removed: int) -> None:
        """Read what was written since the last time, when the counters stood lower."""
        rows = list(
            models.SearchEntry.objects.filter(stamp__gt=self.changed)
            .order_by("pk")
            .values_list("pk", "first", "last", "values", "document_id")
        )
        if rows:
            self._put(rows)
        values = models.SearchValue.objects.values_list("pk", "facet", "value")
        self._names = {number: (facet, value) for number, facet, value in values}
        self.changed, self.removed = changed, removed

    def all(self) -> Mask:
        """Tell of each id whether there is an entry."""
        return self._length > 0

    def passing(self, asked: SearchFilter) -> Mask:
        """Tell of each id whether its entry passes the filters."""
        masks = [self.all()]
        if not asked.review:
            masks.append(~self._having("review", (Review.REJECTED,)))
        masks += [
            self._having(facet, wanted) for facet in FACETS if (wanted := getattr(asked, facet))
        ]
        if asked.first is not None:
            masks.append(self.last >= asked.first.toordinal())
        if asked.last is not None:
            masks.append((self.first > _NOTHING) & (self.first <= asked.last.toordinal()))
        passing: Mask = np.logical_and.reduce(masks)
        return passing

    def count(self, ids: Ids) -> dict[str, tuple[Count, ...]]:
        """Count the values of these entries, facet by facet, the most frequent first."""
        found = np.bincount(self._value[self._ranges(ids)], minlength=1)
        counts: dict[str, list[Count]] = defaultdict(list)
        for number in map(int, np.flatnonzero(found)):
            if number in self._names:
                facet, value = self._names[number]
                counts[facet].append(Count(value=value, count=int(found[number])))
        return {
            facet: tuple(
                sorted(counts[facet], key=lambda one: (-one.count, one.value))[:_MOST_COUNTS]
            )
            for facet in FACETS
        }

    def values(self, facet: str) -> dict[int, str]:
        """Give all values of a facet by their ids."""
        return {number: value for number, (of, value) in self._names.items() if of == facet}

    def columns(self, ids: Ids, facets: Sequence[str]) -> tuple[Ids, ...]:
        """Give the id of the value that each of these entries has of each of some facets.

        It is 0 where an entry has none; the facets are such that no entry has two.
        """
        value = self._value[self._ranges(ids)]
        owner = np.repeat(np.arange(len(ids)), self._length[ids])
        facet_of = np.full(max(0, *self._names, int(value.max(initial=0))) + 1, -1)
        for number, (facet, _) in self._names.items():
            if facet in facets:
                facet_of[number] = facets.index(facet)
        column = facet_of[value]
        found = np.full((len(facets), len(ids)), _NOTHING, dtype=np.int64)
        found[column[column >= 0], owner[column >= 0]] = value[column >= 0]
        return tuple(found)

    def _having(self, facet: str, wanted: Sequence[str]) -> Mask:
        numbers = [n for n, (of, value) in self._names.items() if of == facet and value in wanted]
        mask = np.zeros(len(self), dtype=np.bool_)
        for number in numbers:
            mask[self._owner[self._value == number]] = True
        return mask

    def _put(self, rows: Sequence[_Row]) -> None:
        ids = np.array([row[0] for row in rows], dtype=np.int64)
        lengths = np.array([len(row[3]) // _BYTES for row in rows], dtype=np.int64)
        self._reach(int(ids[-1]) + 1)
        self._value[self._ranges(ids)] = _NOTHING
        self._begin[ids] = len(self._value) + np.cumsum(lengths) - lengths
        self._length[ids] = lengths
        self.first[ids] = [row[1] or _NOTHING for row in rows]
        self.last[ids] = [row[2] or _NOTHING for row in rows]
        self.document[ids] = [row[4] for row in rows]
        values = np.frombuffer(b"".join(row[3] for row in rows), dtype="<u4")
        self._value = np.concatenate([self._value, values])
        self._owner = np.concatenate([self._owner, np.repeat(ids, lengths).astype(np.uint32)])

    def _reach(self, size: int) -> None:
        """Make room for ids under `size`."""
        more = max(0, size - len(self))
        self.document = np.pad(self.document, (0, more))
        self.first = np.pad(self.first, (0, more))
        self.last = np.pad(self.last, (0, more))
        self._begin = np.pad(self._begin, (0, more))
        self._length = np.pad(self._length, (0, more))

    def _ranges(self, ids: Ids) -> Ids:
        """Give where the values of these entries stand."""
        lengths = self._length[ids]
        ends = np.cumsum(lengths)
        inside = np.arange(ends[-1] if len(ends) else 0)
        return inside + np.repeat(self._begin[ids] - ends + lengths, lengths)


_held: dict[str, Entries] = {}
_alone = threading.Lock()


def entries() -> Entries:
    """Give the entries of the open casebook as they now stand."""
    changed, removed = models.SearchState.objects.values_list("changed", "removed").get()
    if connection.in_atomic_block:
        # What is written here may yet be undone, and must not be remembered.
        unfinished = Entries()
        unfinished.take(changed, removed)
        return unfinished
    database = str(connection.settings_dict["NAME"])
    with _alone:
        held = _held.get(database)
        if held is None or held.removed != removed:
            held = _held[database] = Entries()
        if held.changed != changed:
            held.take(changed, removed)
        return held


def forget(database: str) -> None:
    """Let go of the entries of a casebook that is closed."""
    with _alone:
        _held.pop(database, None)
