"""Where a case stands by its acts, and what it leaves open."""

from datetime import date

import pytest

from khronika.model import IncidentType, Status
from khronika.resolution.procedure import Moved, open_questions, steps


def moved(*acts: str) -> list[Moved]:
    """Make acts of `DAY-OF-JUNE type status`; day 0 is none."""
    made = []
    for n, written in enumerate(acts):
        day, kind, *status = written.split()
        made.append(
            Moved(
                id=f"i{n}",
                type=IncidentType(kind),
                status=Status(status[0]) if status else Status.COMPLETED,
                day=date(2025, 6, int(day)) if day != "0" else None,
            )
        )
    return made


@pytest.mark.parametrize(
    ("acts", "postures", "questions"),
    [
        (["3 detention"], "detained", "custody"),
        (["20 release", "3 detention"], "detained released", ""),
        (["3 detention", "10 extradition_request"], "detained requested", "custody decision"),
        (
            ["3 detention", "10 extradition_request", "12 extradition pending"],
            "detained requested pending",
            "custody outcome",
        ),
        (
            ["3 detention", "10 extradition_request", "20 extradition_refusal"],
            "detained requested refused",
            "custody",
        ),
        (["3 detention", "20 deportation"], "detained carried_out", "whereabouts"),
        (["3 abduction", "20 conviction"], "carried_out convicted", ""),
        (["3 detention", "8 release", "12 detention"], "detained released detained", "custody"),
        (["3 deportation threatened"], "", ""),
        (["3 extradition attempted"], "refused", ""),
        (["0 release", "3 detention"], "detained", "custody"),
        (["3 asylum_claim pending"], "", "protection"),
        (["3 asylum_claim", "9 asylum_grant"], "protected", ""),
        (["3 prosecution"], "", ""),
    ],
)
def test_cases(acts, postures, questions):
    case = moved(*acts)
    taken = steps(case)
    assert " ".join(step.posture for step in taken) == postures
    asked = open_questions(case, taken, represented=True)
    assert " ".join(one.question for one in asked) == questions


def test_whereabouts_are_unknown_since_the_last_act():
    case = moved("3 detention", "20 deportation")
    (asked,) = open_questions(case, steps(case), represented=True)
    assert asked.act is not None
    assert asked.act.day == date(2025, 6, 20)


def test_nobody_is_told_to_represent():
    case = moved("3 detention", "8 release")
    assert [one.question for one in open_questions(case, steps(case), represented=False)] == [
        "represented"
    ]
