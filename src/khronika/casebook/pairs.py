"""Pairs of rows that may be one, as rows made of those that are looked at."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import overload

from khronika.casebook import models
from khronika.casebook.assembling import document_id
from khronika.casebook.faults import told_plainly
from khronika.casebook.held import proposer_of
from khronika.casebook.rows import ItemKind, ProposalRow, ReasonRow
from khronika.casebook.standing import rows_of
from khronika.resolution.proposing import Proposed


class Pairs(Sequence[ProposalRow]):
    """Proposed pairs in their order; rows are made of those that are looked at."""

    def __init__(self, directory: Path, kind: ItemKind, found: Sequence[Proposed]) -> None:
        """Take the pairs of a kind."""
        self._directory = directory
        self._kind = kind
        self._found = found

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, which: int) -> ProposalRow: ...

    @overload
    def __getitem__(self, which: slice) -> Sequence[ProposalRow]: ...

    def __getitem__(self, which: int | slice) -> ProposalRow | Sequence[ProposalRow]:
        with told_plainly(self._directory):
            if isinstance(which, int):
                return proposal_rows(self._kind, [self._found[which].pair])[0]
            return proposal_rows(self._kind, [one.pair for one in self._found[which]])


def proposal_rows(kind: ItemKind, found: Sequence[AbstractSet[str]]) -> list[ProposalRow]:
    """Make rows of pairs, in their order, with both sides as their documents have them."""
    ids = {row_id for pair in found for row_id in pair}
    keys = keys_of(ids)
    rows = rows_of(kind, [keys[row_id] for row_id in ids])
    compared = proposer_of({row_id.partition(".")[0] for row_id in ids})
    made = []
    for one, other in map(sorted, found):
        explanation = compared.explain(one, other)
        made.append(
            ProposalRow(
                kind=kind,
                one=rows[keys[one]],
                other=rows[keys[other]],
                score=round(explanation.score, 3),
                reasons=tuple(
                    ReasonRow(weight=round(reason.weight, 1), words=reason.words)
                    for reason in explanation.reasons
                ),
            )
        )
    return made


def keys_of(row_ids: AbstractSet[str]) -> dict[str, int]:
    """Give the keys of rows, by their ids."""
    documents = {int(row_id.partition(".")[0][1:]) for row_id in row_ids}
    found = models.Item.objects.filter(document__in=documents)
    return {
        row_id: pk
        for pk, document, own_id in found.values_list("pk", "document", "own_id")
        if (row_id := f"{document_id(document)}.{own_id}") in row_ids
    }
