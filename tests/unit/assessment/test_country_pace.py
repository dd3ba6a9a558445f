"""Early warning: the test itself, its false alarms and power, and a history played back."""

import importlib.util
from datetime import date, timedelta
from math import comb
from pathlib import Path

import pytest
from country_story import T, Writer, days, told
from hypothesis import given
from hypothesis import strategies as some

from khronika.assessment.country import country_picture
from khronika.assessment.country.acts import act
from khronika.assessment.country.change import ALPHA, Direction, changes, compare
from khronika.assessment.country.months import months_between
from khronika.assessment.country.pace import pace, times_of

QUIET = [1] * 12
LOOKED = [40] * 15


def simulation():
    file = Path(__file__).parents[3] / "tools" / "early_warning.py"
    spec = importlib.util.spec_from_file_location("early_warning", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_three_busy_months_after_a_quiet_year_are_a_signal():
    change = compare([*QUIET, 5, 6, 5], LOOKED, 14)
    assert change.direction is Direction.MORE
    assert (change.recent, change.before) == (16, 12)
    tail = sum(comb(28, n) * 4 ** (28 - n) for n in range(16, 29)) / 5**28
    assert change.chance == pytest.approx(tail)


def test_as_much_more_written_explains_as_many_more():
    assert compare([*QUIET, 5, 5, 5], [40] * 12 + [200] * 3, 14) is None


def test_silence_where_as_much_is_written_is_a_signal_too():
    change = compare([10] * 12 + [0, 0, 0], LOOKED, 14)
    assert change.direction is Direction.LESS
    assert change.chance < ALPHA


def test_a_year_of_bursts_hides_what_a_quiet_year_would_show():
    bursts = [0, 0, 0, 6, 0, 0, 0, 0, 6, 0, 0, 0]
    assert compare([*QUIET, 4, 4, 4], LOOKED, 14) is not None
    assert compare([*bursts, 4, 4, 4], LOOKED, 14) is None


@pytest.mark.parametrize("looked", [[0] * 15, [40] * 12 + [0] * 3, [0] * 7 + [40] * 8])
def test_where_nobody_looked_nothing_is_said(looked):
    assert compare([*QUIET, 9, 9, 9], looked, 14) is None


def test_a_short_history_says_nothing():
    assert changes([0, 9, 9], [40, 40, 40]) == []


@given(some.lists(some.tuples(some.integers(0, 60), some.integers(0, 80)), max_size=30))
def test_any_history_can_be_looked_at(months):
    counts, looked = [n for n, _ in months], [d for _, d in months]
    assert all(0 <= change.chance < ALPHA for change in changes(counts, looked))


@given(some.integers(2, 9), some.lists(some.integers(0, 9), min_size=15, max_size=15))
def test_what_matters_is_the_pace_for_each_document(times, counts):
    once = compare(counts, LOOKED, 14)
    assert once == compare(counts, LOOKED, 14)
    more = compare(counts, [documents * times for documents in LOOKED], 14)
    assert (once is None) == (more is None)


@pytest.mark.parametrize(("burst", "most"), [(None, 0.03), (4.0, 0.15)])
def test_false_alarms_stay_as_rare_as_the_docs_say(burst, most):
    made = simulation()
    assert made.false_alarms(made.Law(3, burst), Direction.MORE, many=120) <= most


def test_a_fivefold_pace_is_noticed_and_a_threefold_press_is_not():
    made = simulation()
    assert made.noticed(made.Law(3, 4.0, factor=5.0), 6, many=60) > 0.8
    assert made.noticed(made.Law(3, 4.0, written=3.0), 6, many=120) < 0.1


def acts_told(month_days):
    """An act on each of these days, told a week later."""
    return [
        act([told(f"d{n}.i1", when=(str(day),) * 2, published=str(day + timedelta(7)))], 1)
        for n, day in enumerate(month_days)
    ]


STARTS = list(months_between(date(2022, 1, 1), date(2023, 6, 1)))


def test_a_history_played_back_gives_the_signal_with_its_acts():
    quiet = [month + timedelta(4) for month in STARTS[:15]]
    busy = [month + timedelta(n) for month in STARTS[15:] for n in (3, 7, 11, 15, 19, 21)]
    found = pace(acts_told([*quiet, *busy]), dict.fromkeys(STARTS, 40))
    assert found.now is not None
    assert found.now.direction is Direction.MORE
    assert (found.now.first, found.now.last) == (date(2023, 4, 1), date(2023, 6, 1))
    assert (found.now.recent, found.now.before, found.now.expected) == (18, 12, 3.0)
    assert found.now.acts.count == 18
    assert found.compared == 4
    assert found.enough


def test_a_signal_of_the_past_is_told_once_for_its_run():
    months = list(months_between(date(2022, 1, 1), date(2024, 6, 1)))
    quiet = [month + timedelta(4) for month in months]
    burst = [month + timedelta(n) for month in months[15:18] for n in (3, 7, 11, 15, 19, 21)]
    found = pace(acts_told([*quiet, *burst]), dict.fromkeys(months, 40))
    assert found.now is None
    assert [one.direction for one in found.earlier] == [Direction.MORE]


def test_several_acts_of_one_day_and_what_is_told_late_count_little():
    day, late = date(2023, 6, 5), date(2023, 6, 20)
    acts = [
        *acts_told([day] * 20),
        *(
            act([told(f"d{n}.i2", when=("2022-01-0" + str(n),) * 2, published=str(late))], 1)
            for n in range(1, 10)
        ),
    ]
    found = pace(acts, dict.fromkeys(STARTS, 40))
    assert found.now is None


def test_without_documents_there_is_nothing_to_compare():
    found = pace([], {})
    assert (found.last, found.enough, found.now) == (None, False, None)


def test_the_picture_of_an_invented_year_warns(casebook):
    for month in STARTS:
        writer = Writer(f"{month}", "The Lantern", str(month + timedelta(27)))
        for n in range(6 if month >= date(2023, 4, 1) else 1):
            writer.act(T.DETENTION, f"Nemo {n}", days(str(month + timedelta(4 * n))))
        writer.keep(casebook)
    found = country_picture(casebook, "KG", "RU").pace
    assert found.compared == 4
    assert found.now is not None
    assert found.now.acts.count == 18
    assert found.now.recent_looked == 3


def test_more_people_let_go_are_no_signal():
    def found(kind):
        acts = [
            act([told(f"d{n}.i1", kind, (day, day), published=day)], 1)
            for n, day in enumerate(
                f"2024-{month:02}-{of:02}" for month in (10, 11, 12) for of in range(1, 9)
            )
        ]
        looked = {date(2023 + n // 12, n % 12 + 1, 1): 40 for n in range(24)}
        return pace(acts, looked).now

    assert found(T.DETENTION).direction is Direction.MORE
    assert found(T.RELEASE) is None


@pytest.mark.parametrize(
    ("chance", "times"), [(0.00199, 500), (0.0012, 830), (1 / 9_940, 9_900), (8e-10, 10_000)]
)
def test_how_rare_a_signal_is_by_chance_is_told_no_closer_than_its_model(chance, times):
    assert times_of(chance) == times
