"""Counts that open into what they count, with what they rest on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from operator import attrgetter, itemgetter
from typing import ClassVar

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


@dataclass(frozen=True)
class Figure:
    """A number of acts.

    A picture has many hundred, of most of which the number alone is shown: the rest is made when it
    is asked for.
    """

    SHOWN: ClassVar = ("count", "acts", "corroborated", "coverage")
    """What a program gets of it, in this order."""

    of: Sequence[Act]

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.of)

    @cached_property
    def acts(self) -> tuple[str, ...]:
        """Their ids: those of the incidents that were published first."""
        return tuple(map(_ID, self.of))

    @cached_property
    def corroborated(self) -> int:
        """How many of them two or more independent sources tell."""
        return sum(map(_IS_SEVERAL, map(_SOURCES, self.of)))

    @cached_property
    def coverage(self) -> Coverage:
        """What they rest on."""
        return coverage(self.of)


_ID, _SOURCES, _RESTS_ON = attrgetter("id"), attrgetter("sources"), attrgetter("rests_on")
_DOCUMENT, _PUBLISHER, _LANGUAGE = itemgetter(0), itemgetter(1), itemgetter(2)
_IS_SEVERAL = (1).__lt__


def documents_of(acts: Sequence[Act]) -> Iterator[str]:
    """Give the documents that tell of acts, as often as they do."""
    return map(_DOCUMENT, chain.from_iterable(map(_RESTS_ON, acts)))


def coverage(acts: Sequence[Act], others: Iterable[Source] = ()) -> Coverage:
    """Say what some acts rest on, and what else of some documents."""
    # Mapped, since each act stands in some figures: a loop takes four times as long. A document
    # stands once with its publisher and its language, so that it is told by its id alone.
    sources = [*chain.from_iterable(map(_RESTS_ON, acts)), *others]
    known = dict(zip(map(_DOCUMENT, sources), sources, strict=True)).values()
    publishers = list(map(_PUBLISHER, known))
    return Coverage(
        documents=len(known),
        publishers=len(set(publishers) - {None}),
        unattributed=publishers.count(None),
        languages=tuple(sorted(set(map(_LANGUAGE, known)) - {None})),
    )
