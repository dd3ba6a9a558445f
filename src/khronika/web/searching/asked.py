"""What the reader searches for: the query of an address, as words and filters of the casebook.

What cannot be understood is left out and told to the reader. The words themselves never stand in
an address, nor does a publisher, which may be a person's channel: each has a key there.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from khronika.casebook import Kind, Review, SearchFilter
from khronika.model import IncidentType, Status
from khronika.web.asked import days
from khronika.web.unsaid import Unsaid

WORDS = "asked"
"""The parameter with the key of what is searched for."""
FACETS = ("kind", "country", "act", "status", "year", "source", "review", "language")
"""The parameters that filter by a value, in the order in which they are shown."""
DAYS = ("from", "to")
_IN_THE_CLEAR = ("query", "q")
"""Parameters in which other pages have the words of a search."""

_CODES: Mapping[str, Collection[str]] = {
    "kind": frozenset(Kind),
    "act": frozenset(IncidentType),
    "status": frozenset(Status),
    "review": frozenset(Review),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is searched for, and what of the address could not be understood."""

    words: str
    """As they were typed; empty where only filters ask."""
    filters: SearchFilter
    chosen: Mapping[str, Sequence[str]]
    """The values that each facet is filtered by, as the casebook has them."""
    days: Mapping[str, str]
    """The days as they stand in the address, by DAYS."""
    faults: Mapping[str, str]
    """By the field they stand beside: `words`, `from`, `to`, or `filters` for any other."""

    @property
    def filtered(self) -> bool:
        """Whether any filter asks."""
        return any(self.chosen.values()) or any(self.days.values())

    @property
    def anything(self) -> bool:
        """Whether anything is asked at all."""
        return bool(self.words) or self.filtered


def asked(query: QueryDict, unsaid: Unsaid) -> Asked:
    """Read what an address searches for; what it lacks asks nothing."""
    faults: dict[str, str] = {}
    chosen = {facet: _values(facet, query, unsaid, faults) for facet in FACETS}
    typed = {name: query.get(name, "").strip() for name in DAYS}
    first, last = days(typed, faults)
    return Asked(
        words=_words(query, unsaid, faults),
        filters=SearchFilter(**chosen, first=first, last=last),
        chosen=chosen,
        days=typed,
        faults=faults,
    )


def _words(query: QueryDict, unsaid: Unsaid, faults: dict[str, str]) -> str:
    """Give the words that a key stands for; those that stand in the address are not taken."""
    if any(name in query for name in _IN_THE_CLEAR):
        faults["words"] = _(
            "What stands in an address stays in the browser’s history, so words are not taken "
            "from there. Type them into the field and press Search."
        )
        return ""
    key = query.get(WORDS)
    words = unsaid.name_of(key) if key else ""
    if words is None:
        faults["words"] = _("The words searched for here are forgotten: type them again.")
    return words or ""


def _values(
    facet: str, query: QueryDict, unsaid: Unsaid, faults: dict[str, str]
) -> tuple[str, ...]:
    """Give the values that one facet is filtered by, each once."""
    given = [value for value in query.getlist(facet) if value]
    known = [value for one in given if (value := _value(facet, one, unsaid)) is not None]
    if len(known) < len(given):
        faults["filters"] = _(
            "A filter of this address means nothing here and was left out. Choose it again."
        )
    return tuple(dict.fromkeys(known))


def _value(facet: str, given: str, unsaid: Unsaid) -> str | None:
    """Give a value as the casebook has it; None where it can be none."""
    if facet == "source":
        return unsaid.name_of(given)
    if facet == "country":
        return given.upper()
    return given if given in _CODES.get(facet, (given,)) else None
