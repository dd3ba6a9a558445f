"""Acts and documents month by month, as bars that need no script.

Two rows of bars share their months: acts stand up, documents hang down, so that nobody sees the
one without the other. Lengths are in the units of the drawing, each row by its own scale.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from khronika.assessment.country.counting import MonthFigures

WIDTH, ACTS, DOCUMENTS = 1000, 160, 90
"""Of the drawing: its width, the height of the row of acts, that of the row of documents."""
_GAP = 0.15


@dataclass(frozen=True, slots=True)
class Bar:
    """The bars of one month. Lengths are text, since a language may write 1.5 with a comma."""

    month: MonthFigures
    x: str
    width: str
    confirmed: str
    """Height; the bar of confirmed acts stands on the line."""
    confirmed_y: str
    proposed: str
    """Height; it stands on that of the confirmed."""
    proposed_y: str
    documents: str
    """Height; it hangs from the line."""


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing and what its scales mean."""

    bars: tuple[Bar, ...]
    first: date
    last: date
    most_acts: int
    """Acts of the tallest bar."""
    most_documents: int


def chart(months: Sequence[MonthFigures]) -> Chart | None:
    """Draw months; None where there are none."""
    if not months:
        return None
    most = max(1, *(month.acts.count for month in months))
    most_documents = max(1, *(month.documents for month in months))
    step = WIDTH / len(months)
    return Chart(
        bars=tuple(
            _bar(month, n * step, step, ACTS / most, DOCUMENTS / most_documents)
            for n, month in enumerate(months)
        ),
        first=months[0].month,
        last=months[-1].month,
        most_acts=most,
        most_documents=most_documents,
    )


def _bar(month: MonthFigures, x: float, step: float, act: float, document: float) -> Bar:
    confirmed = month.acts.confirmed.count * act
    proposed = month.acts.proposed.count * act
    return Bar(
        month=month,
        x=_text(x + step * _GAP / 2),
        width=_text(step * (1 - _GAP)),
        confirmed=_text(confirmed),
        confirmed_y=_text(ACTS - confirmed),
        proposed=_text(proposed),
        proposed_y=_text(ACTS - confirmed - proposed),
        documents=_text(month.documents * document),
    )


def _text(length: float) -> str:
    return f"{length:.2f}"
