"""Counts that open into what they count, with what they rest on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter, itemgetter

from khronika.assessment.country.acts import Act, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What figures rest on: coverage, which is not risk."""

    documents: int
    publishers: int
    unattributed: int
    """Documents that name no publisher."""
    languages: tuple[str, ...]
    """Codes, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of acts."""

    count: int
    acts: tuple[str, ...]
    """Their ids: those of the incidents that were published first."""
    corroborated: int
    """How many of them two or more independent sources tell."""
    coverage: Coverage


_ID, _SOURCES, _RESTS_ON = attrgetter("id"), attrgetter("sources"), attrgetter("rests_on")
_DOCUMENT, _PUBLISHER, _LANGUAGE = itemgetter(0), itemgetter(1), itemgetter(2)
_IS_SEVERAL = (1).__lt__
_NOTHING = Figure(
    count=0,
    acts=(),
    corroborated=0,
    coverage=Coverage(documents=0, publishers=0, unattributed=0, languages=()),
)


def figure(acts: Sequence[Act]) -> Figure:
    """Count acts."""
    # Of a country with many months most figures count nothing.
    if not acts:
        return _NOTHING
    return Figure(
        count=len(acts),
        acts=tuple(map(_ID, acts)),
        corroborated=sum(map(_IS_SEVERAL, map(_SOURCES, acts))),
        coverage=coverage(acts),
    )


def documents_of(acts: Sequence[Act]) -> Iterator[str]:
    """Give the documents that tell of acts, as often as they do."""
    return map(_DOCUMENT, chain.from_iterable(map(_RESTS_ON, acts)))


def coverage(acts: Sequence[Act], others: Iterable[Source] = ()) -> Coverage:
    """Say what some acts rest on, and what else of some documents."""
    # Mapped, since each act stands in a dozen figures: a loop takes four times as long.
    sources: set[Source] = set(chain.from_iterable(map(_RESTS_ON, acts)))
    sources.update(others)
    publishers = list(map(_PUBLISHER, sources))
    return Coverage(
        documents=len(sources),
        publishers=len(set(publishers) - {None}),
        unattributed=publishers.count(None),
        languages=tuple(sorted(set(map(_LANGUAGE, sources)) - {None})),
    )
