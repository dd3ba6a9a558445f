"""What waits for a person's decision, in the order in which a mistake costs most.

First by consequence: what a wrong reading would cost the people named, `resources/review/
consequences.yaml`. An incident has that of its type; a party the gravest of the incidents it
suffers or commits; a claim the gravest of those it bears on; everything else stands last. Within
one consequence incidents go first, since the rest hangs on them; then the less confident ones,
those without any confidence before all.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, overload

from django.db.models import F, Q, QuerySet

from khronika.casebook import models
from khronika.casebook.faults import told_plainly
from khronika.casebook.finding import document_number
from khronika.casebook.kinds import KINDS
from khronika.casebook.queries import acts
from khronika.casebook.rows import Filter, ItemKind, QueueRow, Review
from khronika.casebook.standing import rows_of
from khronika.resources import load

_WITHIN = (
    ItemKind.INCIDENT,
    ItemKind.PERSON,
    ItemKind.ORGANIZATION,
    ItemKind.CLAIM,
    ItemKind.INSTRUMENT,
    ItemKind.ESTIMATE,
)
_BY_CONFIDENCE = (F("confidence").asc(nulls_first=True), "pk")
AT_ONCE = 100
"""Rows in memory while all are gone through."""


class _Stretch(NamedTuple):
    """What waits of one kind with one consequence, in its order."""

    level: int
    kind: ItemKind
    items: QuerySet[Any]


class _Place(NamedTuple):
    """An item that waits."""

    level: int
    kind: ItemKind
    key: int


class Queue(Sequence[QueueRow]):
    """The rows that wait for a decision, the gravest first, fetched as they are asked for.

    The database sorts one stretch after the other, and only as many as are looked at: a casebook
    may have hundreds of thousands that wait.
    """

    def __init__(self, directory: Path, asked: Filter, kinds: Sequence[ItemKind]) -> None:
        self._directory = directory
        self._asked = asked
        self._kinds = [kind for kind in _WITHIN if kind in (kinds or _WITHIN)]
        self._chosen = acts(asked).order_by()
        self._bounded = any((asked.country, asked.type, asked.person, asked.first, asked.last))

    def __len__(self) -> int:
        with told_plainly(self._directory):
            if len(self._kinds) == len(_WITHIN) and not self._bounded:
                return self._waiting(models.Item).count()
            return sum(
                self._waiting(KINDS[kind].table)
                .filter(_touched(kind, self._chosen) if self._bounded else Q())
                .count()
                for kind in self._kinds
            )

    @overload
    def __getitem__(self, which: int) -> QueueRow: ...

    @overload
    def __getitem__(self, which: slice) -> Sequence[QueueRow]: ...

    def __getitem__(self, which: int | slice) -> QueueRow | Sequence[QueueRow]:
        if isinstance(which, int):
            number = range(len(self))[which]
            return self._rows(self._slice(number, number + 1))[0]
        start, stop, step = which.indices(len(self) if _counts_back(which) else _ENDLESS)
        return self._rows(self._slice(start, stop))[::step]

    def __iter__(self) -> Iterator[QueueRow]:
        places = self._places()
        while some := list(islice(places, AT_ONCE)):
            yield from self._rows(some)

    def first_but(self, documents: Collection[str]) -> QueueRow | None:
        """Give what waits first in other documents than some; None where nothing does."""
        with told_plainly(self._directory):
            passed = [document_number(one) for one in documents]
            for level, kind, items in self._stretches():
                key = items.exclude(document__in=passed).values_list("pk", flat=True).first()
                if key is not None:
                    return self._rows([_Place(level, kind, key)])[0]
        return None

    def _places(self) -> Iterator[_Place]:
        for level, kind, items in self._stretches():
            with told_plainly(self._directory):
                keys = list(items.values_list("pk", flat=True))
            yield from (_Place(level, kind, key) for key in keys)

    def _slice(self, start: int, stop: int) -> list[_Place]:
        found: list[_Place] = []
        before = start
        with told_plainly(self._directory):
            for level, kind, items in self._stretches():
                wanted = stop - start - len(found)
                if wanted <= 0:
                    break
                keys = list(items.values_list("pk", flat=True)[: before + wanted])
                found += [_Place(level, kind, key) for key in keys[before:]]
                before = max(0, before - len(keys))
        return found

    def _stretches(self) -> Iterator[_Stretch]:
        last = len(_levels())
        for level in range(1, last + 1):
            graver, types = (
                [one for n in levels for one in _levels()[n - 1]["types"]]
                for levels in (range(1, level), (level,))
            )
            for kind in self._kinds:
                if kind is ItemKind.INCIDENT:
                    # By the index of items: that of incidents would have all of them sorted first.
                    asked_for = Q(pk__in=self._chosen.values("pk")) if self._bounded else Q()
                    items = self._waiting(models.Item).filter(asked_for, incident__type__in=types)
                elif level < last:
                    here = _touched(kind, self._chosen.filter(type__in=types))
                    above = _touched(kind, self._chosen.filter(type__in=graver))
                    items = self._waiting(KINDS[kind].table).filter(here & ~above)
                elif not self._bounded:
                    touched = _touched(kind, self._chosen)
                    items = self._waiting(KINDS[kind].table).filter(~touched)
                else:
                    continue
                yield _Stretch(level, kind, items.order_by(*_BY_CONFIDENCE))

    def _waiting(self, table: type[models.Item]) -> QuerySet[Any]:
        found = table.objects.filter(review=Review.PROPOSED)
        if self._asked.document is None:
            return found
        return found.filter(document=document_number(self._asked.document))

    def _rows(self, places: Sequence[_Place]) -> list[QueueRow]:
        with told_plainly(self._directory):
            rows = {
                key: row
                for kind in ItemKind
                for key, row in rows_of(
                    kind, [one.key for one in places if one.kind is kind]
                ).items()
            }
        return [
            QueueRow(
                kind=one.kind,
                row=rows[one.key],
                level=one.level,
                consequence=_levels()[one.level - 1]["code"],
                why=_levels()[one.level - 1]["reason"]["en"],
            )
            for one in places
        ]


_ENDLESS = 2**31
"""More than a queue ever has."""


def _counts_back(which: slice) -> bool:
    """Tell whether a slice asks for the end of the queue in any way."""
    return which.step is not None or any(
        end is not None and end < 0 for end in (which.start, which.stop)
    )


def _touched(kind: ItemKind, chosen: QuerySet[models.Incident]) -> Q:
    """Ask for the items of a kind that some incidents touch."""
    keys = chosen.values("pk")
    match kind:
        case ItemKind.INCIDENT:
            return Q(pk__in=keys)
        case ItemKind.PERSON | ItemKind.ORGANIZATION:
            suffer, commit = (
                part.through.objects.filter(incident__in=keys).values("party")
                for part in (models.Incident.targets, models.Incident.actors)
            )
            return Q(pk__in=suffer) | Q(pk__in=commit)
        case ItemKind.CLAIM:
            bear = models.Claim.incidents.through.objects.filter(incident__in=keys)
            return Q(pk__in=bear.values("claim"))
        case _:
            return Q(pk__in=())


def _levels() -> list[dict[str, Any]]:
    levels: list[dict[str, Any]] = load("review/consequences.yaml")
    return levels
