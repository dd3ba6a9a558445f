"""Acts by kind, by month and by the state behind them, confirmed and proposed apart."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import TypeVar

from khronika.assessment.country.acts import Act
from khronika.assessment.country.figures import Figure
from khronika.model import IncidentType, Status

K = TypeVar("K")

SHELTER = frozenset(
    {
        IncidentType.ASYLUM_CLAIM,
        IncidentType.ASYLUM_GRANT,
        IncidentType.RELEASE,
        IncidentType.EXTRADITION_REFUSAL,
    }
)
"""Acts by which somebody seeks or finds shelter, or is let go: they count as acts, and are no reach
of a state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """Acts, parted by whether a person confirmed them."""

    confirmed: Figure
    proposed: Figure
    """A machine read them, or a person coded them, and nobody has reviewed them."""

    @property
    def count(self) -> int:
        """How many they are together."""
        return self.confirmed.count + self.proposed.count


@dataclass(frozen=True, slots=True, kw_only=True)
class KindFigures:
    """What is told of one kind of act."""

    type: IncidentType
    acts: Parted
    statuses: tuple[tuple[Status, int], ...]
    """How many went how far; only what occurs."""
    unsure: Figure
    """Those that are disputed or rumoured."""

    @property
    def all_completed(self) -> bool:
        """Whether none of them is pending, or was only attempted or threatened."""
        return all(status is Status.COMPLETED for status, _ in self.statuses)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthFigures:
    """What was done, and what was written, in one month."""

    month: date
    """Its first day."""
    acts: Parted
    """Those that were in this month."""
    documents: int
    """Documents published in this month that tell of an act in the country, whenever it was."""
    publishers: int
    languages: tuple[str, ...]
    """Of those documents."""
    looked: int
    """All documents published in this month by the sources that tell of the country."""


def parted(acts: Sequence[Act]) -> Parted:
    """Part acts by whether a person confirmed them, and count them."""
    return Parted(
        confirmed=Figure([act for act in acts if act.confirmed]),
        proposed=Figure([act for act in acts if not act.confirmed]),
    )


def by_kind(acts: Sequence[Act]) -> tuple[KindFigures, ...]:
    """Count acts by kind, in the order of the codebook."""
    found = grouped(acts, attrgetter("type"))
    return tuple(_kind(kind, found[kind]) for kind in IncidentType if kind in found)


def by_origin(acts: Sequence[Act]) -> tuple[tuple[str | None, Parted], ...]:
    """Count acts by the state whose interest they are, by its code; the unknown comes last."""
    found = grouped(acts, attrgetter("origin"))
    order = sorted(found, key=lambda code: (code is None, code or ""))
    return tuple((code, parted(found[code])) for code in order)


def grouped(acts: Sequence[Act], key: Callable[[Act], K]) -> dict[K, list[Act]]:
    """Group acts, each group in the order given."""
    found: dict[K, list[Act]] = defaultdict(list)
    for act in acts:
        found[key(act)].append(act)
    return found


def _kind(kind: IncidentType, acts: Sequence[Act]) -> KindFigures:
    statuses = grouped(acts, attrgetter("status"))
    return KindFigures(
        type=kind,
        acts=parted(acts),
        statuses=tuple((status, len(statuses[status])) for status in Status if status in statuses),
        unsure=Figure([act for act in acts if act.unsure]),
    )
