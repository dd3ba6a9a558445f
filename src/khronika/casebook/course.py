"""The course of a case by its acts: its steps, where it stands, and what is left open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khronika.casebook.rows import ActCase, QuestionRow, StepRow
from khronika.resolution.procedure import Moved, Step, in_order, open_questions, steps, undated


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How a case went; the fields are those of a `PersonFile`."""

    steps: tuple[StepRow, ...]
    undated: tuple[StepRow, ...]
    posture: str | None
    questions: tuple[QuestionRow, ...]


def course(acts: Sequence[ActCase], *, represented: bool) -> Course:
    """Tell how a case went by some of its acts, and whether somebody represents the person."""
    moved = [_moved(act) for act in acts]
    taken = steps(moved)
    return Course(
        steps=tuple(map(_row, taken)),
        undated=tuple(map(_row, undated(moved))),
        posture=taken[-1].posture if taken else None,
        questions=tuple(
            QuestionRow(
                question=asked.question,
                since=asked.act.day if asked.act else None,
                incident=asked.act.id if asked.act else None,
            )
            for asked in open_questions(moved, taken, represented=represented)
        ),
    )


def chronology(acts: Iterable[ActCase]) -> list[ActCase]:
    """Put acts in the order in which they were, the undated last, as the procedure has them."""
    by_id = {act.tellings[0].incident.id: act for act in acts}
    return [by_id[moved.id] for moved in in_order(map(_moved, by_id.values()))]


def _row(step: Step) -> StepRow:
    return StepRow(posture=step.posture, type=step.act.type, incident=step.act.id, day=step.act.day)


def _moved(act: ActCase) -> Moved:
    """Take an act for the procedure by the telling that was published last.

    Its days are those of the most exact telling of them that end first.
    """
    told = [told.incident.when for told in act.tellings if told.incident.when is not None]
    last = act.tellings[-1].incident
    return Moved(
        id=act.tellings[0].incident.id,
        type=last.type,
        status=last.status,
        when=min(told, key=lambda when: (when.last, when.last - when.first), default=None),
        host=last.host,
        origin=last.origin,
        words=" ".join(evidence.quote for evidence in last.evidence),
    )
