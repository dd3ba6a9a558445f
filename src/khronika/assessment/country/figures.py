"""Counts that open into what they count, with what they rest on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

from khronika.assessment.country.acts import Act


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


_ID, _SOURCES = attrgetter("id"), attrgetter("sources")
_DOCUMENTS, _PUBLISHERS = attrgetter("documents"), attrgetter("publishers")
_LANGUAGES, _UNATTRIBUTED = attrgetter("languages"), attrgetter("unattributed")
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
        corroborated=sum(sources > 1 for sources in map(_SOURCES, acts)),
        coverage=coverage(acts),
    )


Source = tuple[str, str | None, str | None]
"""A document, its publisher and its language."""


def documents_of(acts: Sequence[Act]) -> Iterator[str]:
    """Give the documents that tell of acts, as often as they do."""
    return chain.from_iterable(map(_DOCUMENTS, acts))


def coverage(acts: Sequence[Act], others: Iterable[Source] = ()) -> Coverage:
    """Say what some acts rest on, and what else of some documents."""
    # Mapped, since each act stands in a dozen figures: a loop takes four times as long.
    documents: set[str] = set(documents_of(acts))
    publishers: set[str] = set(chain.from_iterable(map(_PUBLISHERS, acts)))
    languages: set[str] = set(chain.from_iterable(map(_LANGUAGES, acts)))
    unattributed: set[str] = set(chain.from_iterable(map(_UNATTRIBUTED, acts)))
    for document, publisher, language in others:
        documents.add(document)
        (unattributed.add(document) if publisher is None else publishers.add(publisher))
        languages.update(() if language is None else (language,))
    return Coverage(
        documents=len(documents),
        publishers=len(publishers),
        unattributed=len(unattributed),
        languages=tuple(sorted(languages)),
    )
