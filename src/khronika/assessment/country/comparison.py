"""What is told of all host countries side by side, by name and never by number.

The figures of a row are those of the picture of its country. They are no ranking: a country that
more is written about has more of them.
"""

from dataclasses import dataclass

from khronika.casebook import Casebook, PlaceRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All host countries, and how much the map can show of them."""

    countries: tuple[PlaceRow, ...]
    """By code."""
    most_acts: int
    """Acts of the country that most are told of; 0 where none are."""

    def of(self, country: str) -> PlaceRow | None:
        """Give the row of a country; None where nothing is told of it."""
        return next((row for row in self.countries if row.host == country), None)


def comparison(casebook: Casebook) -> Comparison:
    """Put all host countries side by side.

    Raises:
        CasebookError: the casebook cannot be read.
    """
    rows = tuple(casebook.countries.places())
    return Comparison(
        countries=rows, most_acts=max((row.confirmed + row.proposed for row in rows), default=0)
    )
