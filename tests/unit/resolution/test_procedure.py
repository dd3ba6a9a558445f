"""Where a case stands by its acts, and what it leaves open."""

from dataclasses import replace
from datetime import date

import pytest

from khronika.model import IncidentType, Interval, Status
from khronika.resolution.procedure import Moved, in_order, open_questions, steps, undated


def june(first: int, last: int | None = None) -> Interval:
    return Interval(first=date(2025, 6, first), last=date(2025, 6, last or first), text="")


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
                when=june(int(day)) if day != "0" else None,
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
        (["3 detention", "8 release", "0 disappearance"], "detained released", "whereabouts"),
        (["0 abduction"], "", "whereabouts"),
        (["0 deportation", "3 detention"], "detained", "whereabouts custody"),
        (["0 deportation pending", "8 release"], "released", ""),
        (["0 disappearance", "9 killing"], "killed", ""),
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


def test_whereabouts_are_asked_for_once_and_by_the_dated_act():
    case = moved("0 disappearance", "20 deportation")
    (asked,) = open_questions(case, steps(case), represented=True)
    assert asked.act is not None
    assert asked.act.day == date(2025, 6, 20)


def test_acts_without_a_day_stand_apart():
    case = moved("0 disappearance", "3 detention", "0 threat", "0 release")
    assert [step.posture for step in steps(case)] == ["detained"]
    assert [step.posture for step in undated(case)] == ["vanished", "released"]


@pytest.mark.parametrize(
    ("words", "posture"),
    [
        ("On 3 June a court in Batumi ordered his extradition; he has appealed.", "ordered"),
        ("She was given ten days to leave.", "ordered"),
        ("The appeals court upheld an order to deport them.", "ordered"),
        ("Суд постановил выдворить его; адвокат подал жалобу.", "ordered"),
        ("Ему вручили предписание покинуть страну за семь дней.", "ordered"),
        ("Верховный суд разрешил экстрадицию.", "ordered"),
        ("The request is being examined by the prosecutor general.", "hearing"),
        ("The court ordered him held for forty days while it considers extradition.", "hearing"),
        ("The court has yet to rule on the extradition.", "hearing"),
        ("No deportation order has been signed; the hearing is on Monday.", "hearing"),
        ("Вопрос о выдаче рассматривается.", "hearing"),
        ("Прокуратура решения о выдаче не приняла.", "hearing"),
        ("Суд в Страсбурге предписал не высылать его до рассмотрения жалобы.", "hearing"),
        ("They face deportation.", "pending"),
        ("Ему грозит выдача.", "pending"),
    ],
)
def test_what_is_not_ended_is_heard_or_ordered_by_the_words_of_its_telling(words, posture):
    for act in moved("3 extradition pending", "3 deportation pending"):
        case = [replace(act, words=words)]
        assert [step.posture for step in steps(case)] == [posture]
        (asked,) = open_questions(case, steps(case), represented=True)
        assert asked.question == "outcome"


def test_what_was_heard_and_then_ordered_is_two_steps_and_answers_the_request():
    request, heard, ordered = moved(
        "3 extradition_request", "9 extradition pending", "12 extradition pending"
    )
    case = [
        request,
        replace(heard, words="A court is considering the request."),
        replace(ordered, words="The court approved his extradition."),
    ]
    assert [step.posture for step in steps(case)] == ["requested", "hearing", "ordered"]
    (asked,) = open_questions(case, steps(case), represented=True)
    assert (asked.question, asked.act) == ("outcome", case[2])


def test_nobody_is_told_to_represent():
    case = moved("3 detention", "8 release")
    assert [one.question for one in open_questions(case, steps(case), represented=False)] == [
        "represented"
    ]


def placed(*acts: str) -> list[Moved]:
    """Make acts of `FIRST[-LAST] type host [status]` against somebody who fled Russia."""
    made = []
    for n, written in enumerate(acts):
        days, kind, host, *status = written.split()
        made.append(
            Moved(
                id=f"i{n}",
                type=IncidentType(kind),
                status=Status(status[0]) if status else Status.COMPLETED,
                when=june(*map(int, days.split("-"))) if days != "0" else None,
                host=host if host != "-" else None,
                origin="RU",
            )
        )
    return made


@pytest.mark.parametrize(
    "acts",
    [
        ["3 detention KG", "3 deportation KG"],
        ["3 detention KG", "3 abduction KG"],
        ["3 detention KG", "3 extradition_request KG", "3 extradition KG"],
        ["3 detention KG", "3 extradition KG pending", "3 extradition KG"],
        ["3 detention KG", "3 release KG", "3 deportation KG"],
        ["3 detention KG", "3 extradition_refusal KG", "3 release KG"],
        ["3 extradition_refusal KG", "3 deportation KG"],
        ["3 entry_refusal KG", "3 detention KG", "3 deportation KG"],
        ["3 detention -", "3 deportation KG"],
        # met on arrival, at home or elsewhere
        ["3 deportation KG", "3 prosecution RU"],
        ["3 deportation KG", "3 detention RU"],
        ["3 deportation KG", "3 conviction RU"],
        ["3 detention KG", "3 deportation KG", "3 detention RU", "3 release RU"],
        ["3 deportation TR", "3 detention KZ"],
        ["3 deportation TR", "3 detention KZ", "3 deportation KZ", "3 prosecution RU"],
        # one day within the other's span
        ["1-30 detention KG", "10 deportation KG"],
        ["10 detention KG", "1-30 deportation KG"],
        ["1-30 detention KG", "5 deportation KG", "12 threat GE"],
        ["1-30 deportation KG", "10 prosecution RU"],
        # let out and held anew at once
        ["1 detention KG", "3 release KG", "3 detention KG"],
        ["1 detention KG", "3 release KG", "3 detention KG", "3 extradition_request KG"],
        ["1 detention KG", "2 release KG", "3 detention KG", "3 release KG"],
        # the days go before the places
        ["3 deportation KG", "9 detention KG"],
        ["3 prosecution RU", "9 deportation KG"],
        ["9 deportation KG", "0 detention KG", "0 deportation KG"],
    ],
)
def test_where_the_days_leave_it_open_the_places_tell_the_order(acts):
    told = placed(*acts)
    assert in_order(told) == told
    assert in_order(told[::-1]) == told


@pytest.mark.parametrize("turned", [False, True])
def test_whoever_was_held_until_removed_that_day_is_not_in_custody(turned):
    held = placed("3 detention KG", "3 deportation KG")
    case = held[::-1] if turned else held
    taken = steps(case)
    assert taken[-1].posture == "carried_out"
    asked = open_questions(case, taken, represented=True)
    assert [one.question for one in asked] == ["whereabouts"]


@pytest.mark.parametrize("turned", [False, True])
def test_whoever_is_held_on_arrival_is_in_custody(turned):
    met = placed("3 deportation TR", "3 detention KZ")
    case = met[::-1] if turned else met
    taken = steps(case)
    assert taken[-1].posture == "detained"
    asked = open_questions(case, taken, represented=True)
    assert [one.question for one in asked] == ["custody"]


@pytest.mark.parametrize("turned", [False, True])
def test_spans_that_lead_round_in_a_circle_are_ordered_by_their_ends(turned):
    circle = placed("2-20 detention RU", "5 deportation RU", "18 deportation KG")
    ordered = in_order(circle[::-1] if turned else circle)
    assert [act.id for act in ordered] == ["i1", "i2", "i0"]
