"""How many people live in a country or were reached there, by somebody's count."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from khronika.casebook import EstimateRow
from khronika.model import EstimateMeasure

LIVING = (EstimateMeasure.EMIGRANTS, EstimateMeasure.REFUGEES, EstimateMeasure.ASYLUM_SEEKERS)
"""Measures that count those who live in a country."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Numbers of people, each with its range, its author and its document; none is preferred."""

    living: tuple[EstimateRow, ...]
    """Of those who came to the country, the latest first."""
    reached: tuple[EstimateRow, ...]
    """Of those detained, deported or asked for; these come on somebody's word, not by counting."""


def numbers(estimates: Sequence[EstimateRow], country: str) -> Numbers:
    """Sort numbers of people about a country."""
    ordered = sorted(estimates, key=_latest)
    living = [row for row in ordered if row.measure in LIVING and row.to_country == country]
    return Numbers(
        living=tuple(living), reached=tuple(row for row in ordered if row.measure not in LIVING)
    )


def counted_from(row: EstimateRow) -> date | None:
    """Give the day from which a number holds: its own, else that of its document's publication."""
    return row.when.first if row.when is not None else row.document.published


def _latest(row: EstimateRow) -> tuple[int, str]:
    return -(counted_from(row) or date.min).toordinal(), row.id
