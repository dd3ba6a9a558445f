"""A country as it was found: which one, and by what."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """The code of a country, and how the words led to it, for the decisions of a reading."""

    country: str
    by: str

    @classmethod
    def of(cls, countries: Iterable[str | None], by: str) -> "Found | None":
        """Give the first of the countries; None where there is none."""
        first = next((c for c in countries if c is not None), None)
        return cls(first, by) if first is not None else None
