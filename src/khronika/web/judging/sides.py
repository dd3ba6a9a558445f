"""Two rows beside each other, to be judged: their words, and what else hangs on the decision."""

from collections.abc import Sequence
from dataclasses import dataclass

from khronika.casebook import (
    Casebook,
    IncidentRow,
    ItemKind,
    ItemRow,
    OrganizationRow,
    PersonRow,
    ProposalRow,
    ReasonRow,
)

_MOST = 0.99
"""No score is shown as certain, however it rounds: only people are."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two rows."""

    row: ItemRow
    acts: Sequence[IncidentRow]
    """Those that hit a person or body; none of an incident."""
    joined: Sequence[str]
    """Ids of the rows that were judged to be one with it already: they go along."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows that may be one."""

    kind: ItemKind
    score: float
    reasons: Sequence[ReasonRow]
    """What speaks loudest first."""
    sides: tuple[Side, Side]


def pairs(casebook: Casebook, found: Sequence[ProposalRow]) -> list[Pair]:
    """Put the sides of proposals beside each other."""
    rows = [row for proposal in found for row in (proposal.one, proposal.other)]
    acts = casebook.judging.acts_of(rows)

    def side(kind: ItemKind, row: ItemRow) -> Side:
        hit = row.incidents if isinstance(row, PersonRow | OrganizationRow) else ()
        joined = casebook.judging.cluster(kind, row.id)
        return Side(
            row=row,
            acts=[acts[one] for one in hit],
            joined=[one for one in joined if one != row.id],
        )

    return [
        Pair(
            kind=proposal.kind,
            score=min(proposal.score, _MOST),
            reasons=sorted(proposal.reasons, key=lambda reason: -abs(reason.weight)),
            sides=(side(proposal.kind, proposal.one), side(proposal.kind, proposal.other)),
        )
        for proposal in found
    ]
