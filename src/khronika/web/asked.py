"""What the reader of a list asks for: the query of an address, as a filter of the casebook.

The casebook never sees what cannot be understood: it is left out of the filter and told to the
reader, field by field, beside what they typed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from khronika.casebook import Filter
from khronika.model import IncidentType

FIELDS = ("country", "type", "person", "from", "to")


@dataclass(frozen=True, slots=True)
class Asked:
    """The fields as they were typed, the filter they make, and what is wrong with which field."""

    typed: dict[str, str]
    filter: Filter
    faults: dict[str, str]

    @property
    def anything(self) -> bool:
        """Whether any field is filled in."""
        return any(self.typed.values())


def asked(query: Mapping[str, str]) -> Asked:
    """Read the filters from the query of an address; fields that it lacks ask nothing."""
    typed = {field: (query.get(field) or "").strip() for field in FIELDS}
    faults: dict[str, str] = {}
    first = _day(typed, "from", faults)
    last = _day(typed, "to", faults)
    if first and last and first > last:
        faults["to"] = _("This day lies before the first one.")
    wanted = Filter(
        country=typed["country"].upper() or None,
        type=_type(typed, faults),
        person=typed["person"] or None,
        first=first,
        last=last,
    )
    return Asked(typed, wanted, faults)


def _day(typed: Mapping[str, str], field: str, faults: dict[str, str]) -> date | None:
    try:
        return date.fromisoformat(typed[field]) if typed[field] else None
    except ValueError:
        faults[field] = _("This is no day of the calendar; write one like 2023-08-05.")
        return None


def _type(typed: Mapping[str, str], faults: dict[str, str]) -> IncidentType | None:
    try:
        return IncidentType(typed["type"]) if typed["type"] else None
    except ValueError:
        faults["type"] = _("The codebook has no such type; choose one of the list.")
        return None
