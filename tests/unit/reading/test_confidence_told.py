"""From which confidence an incident is told, in each language."""

import math
from unittest.mock import Mock

import pytest

from khronika.model import Certainty, Incident, IncidentType, Status
from khronika.reading import confidence
from khronika.reading.confidence import Weights, judged


@pytest.mark.parametrize(("language", "told"), [("en", 0), ("ru", 1)])
def test_an_incident_is_told_from_the_confidence_of_its_language(language, told, monkeypatch):
    nearly_even = math.log(0.45 / 0.55)
    least = {"en": 0.5, "ru": 0.4}
    monkeypatch.setattr(confidence, "weights", lambda: Weights(nearly_even, {}, least))
    incident = Incident(
        id="",
        type=IncidentType.DETENTION,
        targets=("p1",),
        host="GE",
        origin="RU",
        actors=(),
        status=Status.COMPLETED,
        certainty=Certainty.STATED,
        evidence=(),
    )
    signs = Mock(of=Mock(return_value={}))
    kept, left_out = judged([incident], signs, language)
    assert (len(kept), len(left_out)) == (told, 1 - told)
    assert (kept + left_out)[0].confidence == 0.45
