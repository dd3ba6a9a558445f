"""What can be chosen next: the counts of what was found, each with the address it leads to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khronika.casebook import Count, Kind, Review
from khronika.model import IncidentType, Status
from khronika.web import labels
from khronika.web.searching.asked import FACETS, Asked
from khronika.web.searching.telling import kind_label, language_label, review_label
from khronika.web.unsaid import Unsaid

AT_FIRST = 8
"""Values of a facet that are seen at once; the others stand behind a word."""

_TITLES: Mapping[str, Promise] = {
    "kind": _("Kind"),
    "country": _("Country"),
    "act": _("Act"),
    "status": _("Status"),
    "year": _("Year"),
    "source": _("Source"),
    "review": _("Review"),
    "language": _("Language"),
}
_LABELS: Mapping[str, Callable[[str], str]] = {
    "kind": lambda code: kind_label(Kind(code)),
    "country": labels.country,
    "act": lambda code: labels.label(IncidentType(code)),
    "status": lambda code: labels.label(Status(code)),
    "review": lambda code: review_label(Review(code)),
    "language": language_label,
}
_ALWAYS: Mapping[str, Sequence[str]] = {"kind": tuple(Kind), "review": tuple(Review)}
"""Short lists: where one value is chosen the others can be chosen in its place."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can be chosen, or given up where it is chosen."""

    label: str
    count: int | None
    """How many of what was found have it; None where that was not counted."""
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one facet."""

    name: str
    title: Promise
    first: Sequence[Choice]
    more: Sequence[Choice]


def facets(
    asked: Asked, counts: Mapping[str, Sequence[Count]], here: QueryDict, unsaid: Unsaid
) -> list[Facet]:
    """Give the facets that have anything to choose, in their order.

    A facet that is filtered by offers no further values but those of a short list: what was found
    has no other, or has it beside the chosen one.

    Args:
        asked: what was searched for.
        counts: how many hits have each value, by the names of facets.
        here: the query of the address of this page.
        unsaid: keeps the names that addresses may not hold.
    """
    made = [_facet(name, asked.chosen[name], counts.get(name, ()), here, unsaid) for name in FACETS]
    return [facet for facet in made if facet.first]


def _facet(
    name: str, chosen: Sequence[str], counts: Sequence[Count], here: QueryDict, unsaid: Unsaid
) -> Facet:
    counted = {one.value: one.count for one in counts}
    if chosen:
        values = list(dict.fromkeys((*chosen, *_ALWAYS.get(name, ()))))
    elif name == "review":
        values = [state for state in Review if state in counted or state == Review.REJECTED]
    elif name == "year":
        values = sorted(counted, reverse=True)
    else:
        values = list(counted)
    choices = [
        Choice(
            label=_LABELS.get(name, str)(value),
            count=counted.get(value),
            address=_leading_to(name, None if value in chosen else value, here, unsaid),
            chosen=value in chosen,
        )
        for value in values
    ]
    return Facet(name, _TITLES[name], choices[:AT_FIRST], choices[AT_FIRST:])


def _leading_to(name: str, value: str | None, here: QueryDict, unsaid: Unsaid) -> str:
    """Give the address of the same search with this value of a facet, or with none."""
    there = here.copy()
    there.pop("page", None)
    there.pop(name, None)
    if value is not None:
        there[name] = unsaid.key_of(value) if name == "source" else value
    return f"?{there.urlencode()}"
