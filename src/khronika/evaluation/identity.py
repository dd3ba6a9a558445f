"""How well it is proposed who is who and which tellings are one act, beside a plain baseline.

The baseline takes people for one whose full names are written the same, and tellings for one whose
type and country agree, whose days meet and who hit such a person.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from khronika.evaluation.clusters import Togetherness, score_clusters
from khronika.model import Reading
from khronika.resolution.days import gap_in_days
from khronika.resolution.graph import Clusters
from khronika.resolution.names import same_name
from khronika.resolution.proposing import Proposer
from khronika.resolution.seen import ActSeen, Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The figures of people, bodies and acts, and those of the baseline, of the same readings."""

    documents: int
    rows: Mapping[str, tuple[int, int]]
    """By kind, how many rows there are and how many they truly are."""
    proposed: Mapping[str, Togetherness]
    baseline: Mapping[str, Togetherness]

    def to_json(self) -> dict[str, Any]:
        """Write all figures as one JSON object."""
        return {
            "documents": self.documents,
            "rows": {kind: {"rows": n, "truly": truly} for kind, (n, truly) in self.rows.items()},
            "proposed": {kind: one.to_json() for kind, one in self.proposed.items()},
            "baseline": {kind: one.to_json() for kind, one in self.baseline.items()},
        }

    def rows_of_table(self) -> Iterator[tuple[str, ...]]:
        """Give the lines of a table: kind, whose figures, and the figures."""
        for kind in self.proposed:
            yield kind, "khronika", *self.proposed[kind].cells()
            yield kind, "baseline", *self.baseline[kind].cells()


def evaluate_identity(readings: Mapping[str, Reading], truth: Mapping[str, Hashable]) -> Identity:
    """Score who is proposed to be who.

    Args:
        readings: by the id of their document.
        truth: what each row is, by its id (`DOCUMENT.ITEM`): rows that are one have one value.
    """
    proposer = Proposer(readings)
    seen = proposer.seen
    named = [row for row, person in seen.people.items() if person.named]
    truths = {
        "people": _of(truth, named),
        "organizations": _of(truth, seen.bodies),
        "incidents": _of(truth, seen.acts),
    }
    proposed = {
        "people": proposer.groups_of_people(),
        "organizations": proposer.groups_of_bodies(),
        "incidents": proposer.groups_of_acts(),
    }
    baseline = _baseline(seen)
    return Identity(
        documents=len(readings),
        rows={kind: (len(rows), len(set(rows.values()))) for kind, rows in truths.items()},
        proposed={kind: score_clusters(truths[kind], proposed[kind]) for kind in truths},
        baseline={kind: score_clusters(truths[kind], baseline[kind]) for kind in truths},
    )


def _of(truth: Mapping[str, Hashable], rows: Iterable[str]) -> dict[str, Hashable]:
    return {row: truth[row] for row in rows if row in truth}


def _baseline(seen: Seen) -> dict[str, list[tuple[str, ...]]]:
    parties, acts = Clusters(), Clusters()
    named = [(row, person.name) for row, person in seen.people.items() if person.named]
    bodies = [(row, body.names[0]) for row, body in seen.bodies.items()]
    for (one, a), (other, b) in (*combinations(named, 2), *combinations(bodies, 2)):
        if same_name(a, b):
            parties.join(one, other)
    for act, later in combinations(seen.acts.values(), 2):
        if _plainly_one(act, later, parties):
            acts.join(act.id, later.id)
    groups = [tuple(members) for members in parties.all()]
    return {
        "people": groups,
        "organizations": groups,
        "incidents": [tuple(members) for members in acts.all()],
    }


def _plainly_one(a: ActSeen, b: ActSeen, parties: Clusters) -> bool:
    return (
        a.document != b.document
        and (a.type, a.host) == (b.type, b.host)
        and a.when is not None
        and b.when is not None
        and gap_in_days(a.when, b.when) == 0
        and not {*map(parties.head, a.targets)}.isdisjoint(map(parties.head, b.targets))
    )
