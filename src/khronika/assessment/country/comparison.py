"""What is told of all host countries side by side, by name and never by number.

The figures of a row are those of the picture of its country. They are no ranking: a country that
more is written about has more of them.
"""

from dataclasses import dataclass

from khronika.assessment.country.counting import SHELTER
from khronika.casebook import Casebook, PlaceRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All host countries."""

    countries: tuple[PlaceRow, ...]
    """By code."""
    without_acts: tuple[str, ...]
    """Codes of countries of which documents tell, in a claim, an agreement or an estimate, but of
    no act of another state there."""

    def of(self, country: str) -> PlaceRow | None:
        """Give the row of a country; None where nothing is told of it."""
        return next((row for row in self.countries if row.host == country), None)


def comparison(casebook: Casebook) -> Comparison:
    """Put all host countries side by side.

    Raises:
        CasebookError: the casebook cannot be read.
    """
    places = tuple(casebook.countries.places())
    with_acts = {row.host for row in places}
    return Comparison(
        countries=places,
        without_acts=tuple(sorted(casebook.countries.named() - with_acts)),
    )


def shelter(row: PlaceRow) -> int:
    """Count the acts in a country by which somebody sought or found shelter, or was let go."""
    return sum(count for kind, count in row.types if kind in SHELTER)


def reach(row: PlaceRow) -> int:
    """Count the other acts in a country: those by which a state reached somebody."""
    return row.confirmed + row.proposed - shelter(row)
