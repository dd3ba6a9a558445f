"""Counts that open into what they count, with what they rest on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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


def figure(acts: Sequence[Act]) -> Figure:
    """Count acts."""
    return Figure(
        count=len(acts),
        acts=tuple(act.id for act in acts),
        corroborated=sum(act.sources > 1 for act in acts),
        coverage=coverage(acts),
    )


Source = tuple[str, str | None, str | None]
"""A document, its publisher and its language."""


def coverage(acts: Iterable[Act], others: Iterable[Source] = ()) -> Coverage:
    """Say what some acts rest on, and what else of some documents."""
    acts = tuple(acts)
    documents = {one for act in acts for one in act.documents}
    publishers = {one for act in acts for one in act.publishers}
    languages = {one for act in acts for one in act.languages}
    unattributed = {one for act in acts for one in act.unattributed}
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
