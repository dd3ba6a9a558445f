"""Readings come in and go out without loss, and a perfect reader scores perfectly."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khronika.errors import MalformedReading
from khronika.evaluation.scores import Scores
from khronika.model import dumps, from_json, loads, to_json
from strategies import readings

SLOW_TO_DRAW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@SLOW_TO_DRAW
@given(reading=readings())
def test_round_trip_without_loss(reading):
    assert loads(dumps(reading)) == reading
    assert from_json(json.loads(json.dumps(to_json(reading)))) == reading
    assert dumps(loads(dumps(reading))) == dumps(reading)


@SLOW_TO_DRAW
@given(reading=readings(), data=st.data())
def test_any_damage_is_taken_or_named(reading, data):
    """Whatever stands somewhere in a reading, it is taken, or refused by the name of a field."""
    value = to_json(reading)
    place = value
    while isinstance(place, dict | list) and place:
        key = data.draw(
            st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place)))
        )
        if data.draw(st.booleans()) or not isinstance(place[key], dict | list) or not place[key]:
            place[key] = data.draw(JSON)
            break
        place = place[key]
    try:
        again = from_json(value)
    except MalformedReading as error:
        named = error.field
    else:
        assert loads(dumps(again)) == again
        return
    assert named


@SLOW_TO_DRAW
@given(reading=readings())
def test_gold_read_as_itself_is_verbatim_and_relevant(reading):
    scores = Scores()
    scores.add(reading, reading, relevant=reading.relevant)
    assert scores.relevance.figure == 1
    assert scores.verbatim.right == scores.verbatim.asked
    assert scores.stance.right == scores.stance.asked
    for name in ("instruments", "estimates"):
        assert scores.tallies[name].hit == scores.tallies[name].gold
