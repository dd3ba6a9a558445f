"""The tellings of one act side by side: a column each, its fields in rows that meet.

Nothing is averaged and no value is chosen: where tellings contradict each other, each keeps its own
and is marked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from khronika.casebook import ActCase, ClaimRow, GradeRow, IncidentRow, TieRow
from khronika.model import Certainty, IncidentType, Status
from khronika.web import labels, written

HAPPENED = "happened"
"""The contradiction that is no field: one source says it was, another that it was not."""


@dataclass(frozen=True, slots=True)
class Tied:
    """Why a telling counts once with another."""

    other: IncidentRow
    why: str


@dataclass(frozen=True, slots=True)
class Column:
    """One telling."""

    number: int
    """From 1, in the order of publication."""
    incident: IncidentRow
    claims: Sequence[ClaimRow]
    source: int
    """The number of the independent source that it counts for, from 1."""
    ties: Sequence[Tied]
    """Why it adds no source of its own; empty where it does."""
    differs: frozenset[str]
    """Fields in which another telling contradicts it."""
    reliability: GradeRow | None
    credibility: GradeRow | None

    @property
    def grades(self) -> list[GradeRow]:
        """The grades that were set."""
        return [grade for grade in (self.reliability, self.credibility) if grade is not None]


@dataclass(frozen=True, slots=True)
class Stand:
    """A value, and the tellings that give it."""

    words: str
    columns: Sequence[Column]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A field in which tellings differ."""

    field: str
    label: str
    stands: Sequence[Stand]


@dataclass(frozen=True, slots=True)
class Source:
    """An independent source: the tellings that count once together."""

    number: int
    columns: Sequence[Column]
    ties: Sequence[tuple[Column, Tied]]


@dataclass(frozen=True, slots=True)
class Beside:
    """All that the page of an act shows."""

    columns: Sequence[Column]
    contradictions: Sequence[Contradiction]
    sources: Sequence[Source]
    types: Sequence[IncidentType]
    """The kinds of act that the tellings name, each once."""
    struck: Sequence[str]
    """Whom it struck, by every name that the tellings give, each once."""
    has_charge: bool
    """Whether any telling gives an accusation."""
    has_years: bool
    """Whether any telling gives a prison term."""


def beside(act: ActCase, grades: Mapping[str, GradeRow]) -> Beside:
    """Put the tellings of an act side by side."""
    by_id = {told.incident.id: told.incident for told in act.tellings}
    source = {row: number for number, rows in enumerate(act.sources, 1) for row in rows}
    columns = [
        Column(
            number=number,
            incident=told.incident,
            claims=told.claims,
            source=source[told.incident.id],
            ties=_ties(told.incident.id, act.ties, by_id),
            differs=frozenset(
                one.field
                for one in act.differences
                if any(told.incident.id in rows for _value, rows in one.values)
            ),
            reliability=grades.get(told.incident.document.publisher or ""),
            credibility=grades.get(told.incident.id),
        )
        for number, told in enumerate(act.tellings, 1)
    ]
    return Beside(
        columns=columns,
        contradictions=_contradictions(act, columns),
        sources=[_source(number, columns) for number in range(1, len(act.sources) + 1)],
        types=list(dict.fromkeys(column.incident.type for column in columns)),
        struck=list(
            dict.fromkeys(party.name for column in columns for party in column.incident.targets)
        ),
        has_charge=any(column.incident.charge for column in columns),
        has_years=any(column.incident.max_years is not None for column in columns),
    )


def _ties(row: str, ties: Sequence[TieRow], by_id: Mapping[str, IncidentRow]) -> list[Tied]:
    return [Tied(by_id[tie.other], tie.why) for tie in ties if tie.one == row]


def _source(number: int, columns: Sequence[Column]) -> Source:
    own = [column for column in columns if column.source == number]
    return Source(number, own, [(column, tied) for column in own for tied in column.ties])


def _contradictions(act: ActCase, columns: Sequence[Column]) -> list[Contradiction]:
    by_id = {column.incident.id: column for column in columns}
    return [
        Contradiction(
            field=one.field,
            label=str(FIELDS[one.field]),
            stands=[
                Stand(_words(one.field, value), [by_id[row] for row in rows])
                for value, rows in one.values
            ],
        )
        for one in act.differences
    ]


FIELDS = {
    "type": _("Which act it was"),
    "host": _("Where"),
    "origin": _("State whose interest it is"),
    "status": _("How far it went"),
    "max_years": _("Highest prison term"),
    "certainty": _("Certainty"),
    "when": _("When"),
    "actors": _("Done by"),
    HAPPENED: _("Whether it happened"),
}


def _words(field: str, value: str) -> str:
    """Write the value of a field, which the casebook gives as text."""
    match field:
        case "type":
            return labels.label(IncidentType(value))
        case "status":
            return labels.label(Status(value))
        case "certainty":
            return labels.label(Certainty(value))
        case "host" | "origin":
            return labels.country(value)
        case "when":
            first, _to, last = value.partition(" to ")
            return written.span(date.fromisoformat(first), date.fromisoformat(last or first))
    return value
