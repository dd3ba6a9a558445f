"""Nobody is answered without bound, and strangers cannot use up what those inside may ask."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.web.door import DOOR
from khronika.web.limits import Bucket, Limits


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_a_bucket_gives_what_it_holds_and_says_how_long_to_wait():
    clock = Clock()
    bucket = Bucket(holds=2, per_second=0.25, clock=clock)
    assert [bucket.take() for _ in range(3)] == [0, 0, 4]
    clock.now = 3.0
    assert bucket.take() == 1
    clock.now = 4.0
    assert bucket.take() == 0
    clock.now = 1000.0
    assert [bucket.take() for _ in range(3)] == [0, 0, 4]


@given(st.lists(st.floats(0, 10), max_size=50), st.integers(1, 5), st.sampled_from([0.5, 1, 3]))
def test_never_more_than_the_pace_allows(waits, holds, per_second):
    clock = Clock()
    bucket = Bucket(holds=holds, per_second=per_second, clock=clock)
    given_out = 0
    for wait in waits:
        clock.now += wait
        given_out += bucket.take() == 0
    assert given_out <= holds + clock.now * per_second


@given(st.integers(1, 5), st.sampled_from([0.3, 1, 7]))
def test_whoever_waits_as_long_as_told_is_answered(holds, per_second):
    clock = Clock()
    bucket = Bucket(holds=holds, per_second=per_second, clock=clock)
    for _ in range(20):
        wait_s = bucket.take()
        clock.now += wait_s
        assert wait_s == 0 or bucket.take() == 0


@pytest.fixture
def narrow(stranger, door):
    """A door whose buckets never fill again in a test's time."""
    few = replace(door, limits=Limits(Bucket(3, 0.01), Bucket(2, 0.01)))
    stranger.defaults[DOOR] = few
    return few


def test_those_inside_are_asked_to_wait(stranger, narrow):
    assert stranger.get("/enter", {"token": narrow.key}).status_code == 303
    assert [stranger.get("/people").status_code for _ in range(3)] == [200, 200, 429]
    response = stranger.get("/people")
    assert int(response["Retry-After"]) > 60
    assert "Wait a few seconds" in response.content.decode()
    assert "Dreval" not in response.content.decode()


def test_strangers_use_up_their_own_bucket_only(stranger, narrow):
    guesses = [stranger.get("/enter", {"token": "guess"}).status_code for _ in range(4)]
    assert guesses == [403, 403, 429, 429]
    assert stranger.get("/enter", {"token": narrow.key}).status_code == 303
    assert stranger.get("/people").status_code == 200


def test_programs_are_told_in_a_problem_document(stranger, narrow):
    statuses = [stranger.get("/api/1/people").status_code for _ in range(3)]
    assert statuses == [401, 401, 429]
    response = stranger.get("/api/1/people")
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["status"] == 429
    assert int(response["Retry-After"]) > 60
