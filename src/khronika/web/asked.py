"""What the reader of a list asks for: the query of an address, as a filter of the casebook.

The casebook never sees what cannot be understood: it is left out of the filter and told to the
reader, field by field, beside what they typed. No address holds a name: `named` is the key of one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from khronika.casebook import Filter, ItemKind
from khronika.model import IncidentType
from khronika.web.unsaid import Unsaid

FIELDS = ("country", "type", "person", "from", "to", "unread", "kind")


@dataclass(frozen=True, slots=True)
class Asked:
    """The fields as they were typed, the filter they make, and what is wrong with which field."""

    typed: dict[str, str]
    filter: Filter
    faults: dict[str, str]
    kind: ItemKind | None = None
    """The kind of items, where a list has several."""

    @property
    def anything(self) -> bool:
        """Whether any field is filled in."""
        return any(self.typed.values())


def asked(query: Mapping[str, str], unsaid: Unsaid) -> Asked:
    """Read the filters from the query of an address; fields that it lacks ask nothing."""
    typed = _typed(query)
    faults: dict[str, str] = {}
    person = _person(typed, query.get("named", ""), unsaid, faults)
    first, last = days(typed, faults)
    wanted = Filter(
        country=typed["country"].upper() or None,
        type=_type(typed, faults),
        person=person,
        first=first,
        last=last,
        unread=bool(typed["unread"]),
    )
    return Asked(typed, wanted, faults, _kind(typed, faults))


def days(typed: Mapping[str, str], faults: dict[str, str]) -> tuple[date | None, date | None]:
    """Read the days `from` and `to`, and put down what is wrong with either."""
    first = _day(typed, "from", faults)
    last = _day(typed, "to", faults)
    if first and last and first > last:
        faults["to"] = _("This day lies before the first one.")
    return first, last


def address(form: Mapping[str, str], unsaid: Unsaid) -> str:
    """Give the query of the address at which what a form asks for is shown, without any name."""
    typed = _typed(form)
    person = typed.pop("person")
    query = {field: value for field, value in typed.items() if value}
    if person:
        query["named"] = unsaid.key_of(person)
    return urlencode(query)


def _typed(given: Mapping[str, str]) -> dict[str, str]:
    return {field: given.get(field, "").strip() for field in FIELDS}


def _person(typed: dict[str, str], key: str, unsaid: Unsaid, faults: dict[str, str]) -> str | None:
    """Give the name that a key stands for; one that stands in the address itself is not taken."""
    if typed["person"]:
        faults["person"] = _(
            "A name in an address stays in the browser’s history, so it is not taken from there. "
            "Press Show to ask for it."
        )
        return None
    if not key:
        return None
    name = unsaid.name_of(key)
    if name is None:
        faults["person"] = _("The name asked for here is forgotten: type it again.")
        return None
    typed["person"] = name
    return name


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


def _kind(typed: Mapping[str, str], faults: dict[str, str]) -> ItemKind | None:
    try:
        return ItemKind(typed["kind"]) if typed["kind"] else None
    except ValueError:
        faults["kind"] = _("There is no such kind of item; choose one of the list.")
        return None
