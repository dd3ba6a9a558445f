"""A document laid out for its page: the marked text, and where the words of each item begin."""

from dataclasses import dataclass

from khronika.casebook import DocumentCase, ItemRow
from khronika.web.passages import Mark, Paragraph, first_runs, paragraphs


@dataclass(frozen=True, slots=True)
class Laid:
    """The text in paragraphs of runs, and the run at which the words of each item begin."""

    paragraphs: list[Paragraph]
    begins: dict[str, int]


def lay_out(case: DocumentCase) -> Laid:
    """Lay out a document."""
    cut = paragraphs(case.text, _marks(case))
    return Laid(cut, first_runs(cut))


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
