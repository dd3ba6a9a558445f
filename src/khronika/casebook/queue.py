"""What waits for a person's decision, in the order in which a mistake costs most.

First by consequence: what a wrong reading would cost the people named, `resources/review/
consequences.yaml`. An incident has that of its type; a party the gravest of the incidents it
suffers or commits; a claim the gravest of those it bears on; everything else stands last. Within
one consequence incidents go first, since the rest hangs on them; then the less confident ones,
those without any confidence before all.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from khronika.casebook import models
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
_TOUCHED = ("targets", "actors", "claims")
"""The columns of an incident that lead to what belongs to it."""


class _Waiting(NamedTuple):
    """An item that waits; compares by its place in the queue."""

    level: int
    within: int
    confidence: float
    key: int


def queue(asked: Filter, *, kinds: Sequence[ItemKind], limit: int | None) -> list[QueueRow]:
    """Give the rows that wait for a decision, the gravest first."""
    waiting = sorted(_waiting(asked, set(kinds or ItemKind)))[:limit]
    rows = {}
    for kind in ItemKind:
        keys = [one.key for one in waiting if _WITHIN[one.within] is kind]
        rows.update(rows_of(kind, keys))
    return [
        QueueRow(
            kind=_WITHIN[one.within],
            row=rows[one.key],
            level=one.level,
            consequence=_levels()[one.level - 1]["code"],
            why=_levels()[one.level - 1]["reason"]["en"],
        )
        for one in waiting
    ]


def _waiting(asked: Filter, kinds: set[ItemKind]) -> Iterator[_Waiting]:
    chosen = dict(acts(asked).order_by().values_list("pk", "type"))
    gravest = dict(_gravest({key: _level_of()[type_] for key, type_ in chosen.items()}))
    bounded = any((asked.country, asked.type, asked.person, asked.first, asked.last))
    last = len(_levels())
    for within, kind in enumerate(_WITHIN):
        if kind not in kinds:
            continue
        found = KINDS[kind].table.objects.filter(review=Review.PROPOSED)
        if asked.document is not None:
            found = found.filter(document=document_number(asked.document))
        for key, confidence in found.order_by().values_list("pk", "confidence"):
            if bounded and key not in gravest:
                continue
            sure = -1.0 if confidence is None else confidence
            yield _Waiting(gravest.get(key, last), within, sure, key)


def _gravest(levels: dict[int, int]) -> Iterable[tuple[int, int]]:
    """Give the gravest level of every item that the incidents of these levels touch."""
    touched = dict(levels)
    for column in _TOUCHED:
        for incident, key in models.Incident.objects.order_by().values_list("pk", column):
            if incident in levels and key is not None:
                touched[key] = min(touched.get(key, levels[incident]), levels[incident])
    return touched.items()


def _levels() -> list[dict[str, Any]]:
    levels: list[dict[str, Any]] = load("review/consequences.yaml")
    return levels


@cache
def _level_of() -> dict[str, int]:
    return {type_: n for n, level in enumerate(_levels(), start=1) for type_ in level["types"]}
