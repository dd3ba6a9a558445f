"""Comparing in the background gives way to pages, and comes to an end all the same."""

import threading
import time

from khronika.casebook.precedence import LONGEST_S, answering, give_way, waiting


def steps_in_background(count: int) -> tuple[threading.Thread, list[float]]:
    """A thread that works in steps, giving way before each; when each was done."""
    done: list[float] = []

    def work() -> None:
        for _ in range(count):
            give_way()
            done.append(time.monotonic())

    thread = threading.Thread(target=work)
    return thread, done


def test_nobody_waits_where_nothing_is_answered():
    thread, done = steps_in_background(1000)
    thread.start()
    thread.join(timeout=5)
    assert len(done) == 1000
    assert done[-1] - done[0] < LONGEST_S


def test_a_step_waits_for_the_answer_but_not_for_ever():
    thread, done = steps_in_background(3)
    with answering():
        began = time.monotonic()
        thread.start()
        thread.join(timeout=5)
    assert [round((at - began) / LONGEST_S) for at in done] == [1, 2, 3]


def test_an_answer_that_waits_for_comparing_lets_it_go_on():
    thread, done = steps_in_background(1000)
    with answering():
        with waiting():
            began = time.monotonic()
            thread.start()
            thread.join(timeout=5)
        assert len(done) == 1000
        assert done[-1] - began < 1


def test_whoever_answers_gives_way_to_nobody():
    with answering():
        began = time.monotonic()
        give_way()
        assert time.monotonic() - began < LONGEST_S
