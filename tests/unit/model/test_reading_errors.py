"""A reading that breaks its form is refused by the name of the field at fault."""

import copy
import re

import pytest

from khronika.errors import MalformedReading
from khronika.model import from_json, loads, to_json

TEXT = "Danil Orlov was deported from Almaty on Friday. He fears for his life, he said."


def proof(start: int, end: int) -> dict:
    return {"start": start, "end": end, "quote": TEXT[start:end]}


GOOD = {
    "format": "reading/1",
    "document": {
        "id": "press-1",
        "title": None,
        "publisher": "The Steppe Post",
        "published": "2023-08-05",
        "language": "en",
        "text": TEXT,
        "relevant": True,
    },
    "reader": {"name": "by hand", "version": "1"},
    "people": [
        {
            "id": "p1",
            "name": "Danil Orlov",
            "aliases": ["Orlov"],
            "roles": ["target", "speaker"],
            "citizenship": ["RU"],
            "evidence": [proof(0, 11)],
            "confidence": 0.5,
            "decided": [{"field": "name", "by": "tagger"}],
        }
    ],
    "organizations": [
        {
            "id": "o1",
            "name": "Migration Service",
            "aliases": [],
            "kind": "police",
            "country": "KZ",
            "evidence": [],
        }
    ],
    "incidents": [
        {
            "id": "i1",
            "type": "deportation",
            "targets": ["p1"],
            "host": "KZ",
            "origin": "RU",
            "actors": ["o1"],
            "when": {"from": "2023-08-04", "to": "2023-08-04", "text": "on Friday"},
            "status": "completed",
            "certainty": "stated",
            "charge": None,
            "max_years": None,
            "evidence": [proof(0, 47)],
        }
    ],
    "claims": [
        {
            "id": "c1",
            "speaker": "p1",
            "stance": "fears",
            "direct": False,
            "about": {"incidents": ["i1"], "instruments": ["n1"], "countries": ["KZ"]},
            "evidence": [proof(48, 79)],
        }
    ],
    "instruments": [
        {
            "id": "n1",
            "kind": "return_agreement",
            "parties": ["KZ", "RU"],
            "status": "in_force",
            "when": None,
            "data": ["travel"],
            "evidence": [proof(0, 47)],
        }
    ],
    "estimates": [
        {
            "id": "e1",
            "measure": "asylum seekers",
            "from_country": "RU",
            "to_country": "KZ",
            "low": 10,
            "high": None,
            "when": None,
            "by": ["o1"],
            "evidence": [proof(0, 47)],
        }
    ],
}


def put(path: str, value: object) -> dict:
    """Give the good reading with one value replaced; `path` is written as in the errors."""
    broken = copy.deepcopy(GOOD)
    *way, last = [int(k) if k.isdigit() else k for k in re.findall(r"\w+", path)]
    place = broken
    for key in way:
        place = place[key]
    place[last] = value
    return broken


def test_good_one_comes_back_as_it_was():
    assert to_json(from_json(GOOD)) == GOOD


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("format", "reading/2"),
        ("format", None),
        ("stranger", 1),
        ("document", []),
        ("document.id", None),
        ("document.text", 5),
        ("document.published", "last week"),
        ("document.published", "2023-02-30"),
        ("document.relevant", "yes"),
        ("document.stranger", 1),
        ("reader", []),
        ("reader.name", None),
        ("people", {}),
        ("people[0]", "Danil Orlov"),
        ("people[0].name", None),
        ("people[0].name", ["Danil"]),
        ("people[0].aliases", "Orlov"),
        ("people[0].aliases[0]", 1),
        ("people[0].roles[1]", "hero"),
        ("people[0].confidence", "high"),
        ("people[0].confidence", 1.5),
        ("people[0].confidence", True),
        ("people[0].decided[0].by", None),
        ("people[0].stranger", 1),
        ("organizations[0].id", "p1"),
        ("organizations[0].kind", "army"),
        ("incidents[0].type", "arrest"),
        ("incidents[0].type", ["deportation"]),
        ("incidents[0].targets", []),
        ("incidents[0].targets", ["p9"]),
        ("incidents[0].actors", ["i1"]),
        ("incidents[0].when", "2023-08-04"),
        ("incidents[0].when.from", "2023"),
        ("incidents[0].when.to", None),
        ("incidents[0].status", "done"),
        ("incidents[0].certainty", "sure"),
        ("incidents[0].max_years", 3.5),
        ("incidents[0].max_years", True),
        ("incidents[0].evidence", []),
        ("incidents[0].evidence[0].start", "0"),
        ("claims[0].speaker", "i1"),
        ("claims[0].stance", "says"),
        ("claims[0].direct", 1),
        ("claims[0].about.incidents", ["c1"]),
        ("claims[0].about.instruments", ["i1"]),
        ("claims[0].about.stranger", []),
        ("instruments[0].kind", "treaty"),
        ("instruments[0].parties", None),
        ("instruments[0].status", "valid"),
        ("instruments[0].data[0]", "shoes"),
        ("estimates[0].measure", "asylum_seekers"),
        ("estimates[0].low", "ten"),
        ("estimates[0].by", ["KZ"]),
    ],
)
def test_error_names_the_field(path, value):
    with pytest.raises(MalformedReading) as caught:
        from_json(put(path, value))
    assert caught.value.field == path
    assert caught.value.problem


@pytest.mark.parametrize(
    ("start", "end", "quote"),
    [
        (0, 11, "Danil Orlow"),
        (1, 12, "Danil Orlov"),
        (-79, 11, "Danil Orlov"),
        (0, 0, ""),
        (11, 0, ""),
    ],
)
def test_quote_must_be_the_text(start, end, quote):
    value = put("people[0].evidence[0]", {"start": start, "end": end, "quote": quote})
    with pytest.raises(MalformedReading) as caught:
        from_json(value)
    assert caught.value.field == "people[0].evidence[0]"


def test_interval_runs_forward():
    with pytest.raises(MalformedReading) as caught:
        from_json(put("incidents[0].when.to", "2023-08-03"))
    assert caught.value.field == "incidents[0].when"


def test_what_is_not_relevant_has_no_incidents():
    with pytest.raises(MalformedReading) as caught:
        from_json(put("document.relevant", False))
    assert caught.value.field == "document.relevant"


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "[]", "null", '"reading/1"'])
def test_what_is_no_reading_at_all(text):
    with pytest.raises(MalformedReading) as caught:
        loads(text)
    assert caught.value.field == "reading"


def test_error_holds_no_long_text_of_a_case():
    with pytest.raises(MalformedReading) as caught:
        from_json(put("document.published", TEXT))
    assert "Orlov" not in str(caught.value)
