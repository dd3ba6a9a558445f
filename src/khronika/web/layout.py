"""A document laid out for its page: the marked text, and where the words of each item begin."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from khronika.capture import Part
from khronika.casebook import DocumentCase, ItemRow
from khronika.web.passages import Mark, Paragraph, first_runs, paragraphs


@dataclass(frozen=True, slots=True)
class Laid:
    """The text in paragraphs of runs, and the run at which the words of each item begin."""

    paragraphs: list[Paragraph]
    begins: dict[str, int]
    parts: dict[int, str]
    """The label of the part of the original that begins with a paragraph, by its place from 0."""


def lay_out(case: DocumentCase) -> Laid:
    """Lay out a document."""
    cut = paragraphs(case.text, _marks(case))
    return Laid(cut, first_runs(cut), _parts(cut, case.parts))


def _parts(cut: Sequence[Paragraph], parts: Sequence[Part]) -> dict[int, str]:
    """Find the paragraphs at which parts begin; a text that is one piece has none."""
    labels = {part.start: part.label for part in parts} if len(parts) > 1 else {}
    ends = accumulate(
        sum(len(run.text) for run in paragraph.runs) + len(paragraph.gap) for paragraph in cut
    )
    starts = (0, *ends)
    return {place: labels[start] for place, start in enumerate(starts) if start in labels}


def _marks(case: DocumentCase) -> list[Mark]:
    read: dict[str, tuple[ItemRow, ...]] = {
        "incident": case.incidents,
        "claim": case.claims,
        "instrument": case.instruments,
        "estimate": case.estimates,
        "person": case.people,
        "organization": case.organizations,
    }
    return [
        Mark(proof.start, proof.end, item.id, kind)
        for kind, items in read.items()
        for item in items
        for proof in item.evidence
    ]
