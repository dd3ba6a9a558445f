"""Opening a figure: the acts or incidents that it counts.

The picture and the list behind one of its figures are made of the same acts, by the same rules, so
that a figure and the length of its list cannot differ.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from khronika.assessment.country.acts import Act
from khronika.assessment.country.counting import SHELTER
from khronika.assessment.country.picture import Told
from khronika.model import IncidentType


class Part(StrEnum):
    """Which acts are asked for, besides by kind, review and month."""

    CONFIRMED = "confirmed"
    PROPOSED = "proposed"
    UNSURE = "unsure"
    """Disputed or rumoured."""
    CORROBORATED = "corroborated"
    """Told by two or more independent sources."""
    SHELTER = "shelter"
    """By which somebody sought or found shelter, or was let go."""
    WITHOUT_MONTH = "without_month"
    SIGNAL = "signal"
    """Behind the signal of the last month."""
    OWN = "own"
    """Acts of the country itself against people who fled it."""
    UNSAID = "unsaid"
    """Where one state is meant: acts of which no document says for which state they were."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which figure is to be opened; a field that is None asks nothing."""

    kind: IncidentType | None = None
    part: Part | None = None
    month: date | None = None
    """Its first day."""
    by: str | None = None
    """The state whose interest the acts are; an empty one asks for those of which none is told."""


def opened(told: Told, asked: Asked, signal: Collection[str] = ()) -> tuple[Act, ...]:
    """Give the acts behind a figure, oldest first, the undated last.

    Args:
        told: the acts of the country.
        asked: which figure.
        signal: ids of the acts behind the signal of the last month.
    """
    acts: Sequence[Act] = told.acts
    if asked.part is Part.OWN:
        acts = told.own
    if asked.part is Part.UNSAID:
        acts = told.unsaid
    if asked.part is Part.SIGNAL:
        acts = [act for act in acts if act.id in signal]
    return tuple(act for act in acts if _is_asked(act, asked))


def _is_asked(act: Act, asked: Asked) -> bool:
    return (
        asked.kind in {None, act.type}
        and asked.month in {None, act.month}
        and (asked.by is None or asked.by == (act.origin or ""))
        and (asked.part is None or _is_part(act, asked.part))
    )


def _is_part(act: Act, part: Part) -> bool:
    match part:
        case Part.CONFIRMED:
            return act.confirmed
        case Part.PROPOSED:
            return not act.confirmed
        case Part.UNSURE:
            return act.unsure
        case Part.CORROBORATED:
            return act.sources > 1
        case Part.SHELTER:
            return act.type in SHELTER
        case Part.WITHOUT_MONTH:
            return act.month is None
        case Part.OWN | Part.UNSAID | Part.SIGNAL:
            return True
