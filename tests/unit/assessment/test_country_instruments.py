"""Which records of the reference stand in the picture of a country; nobody is named here."""

import pytest

from khronika.assessment.country.instruments import agreements
from khronika.resources.instruments import instrument


def records(country: str, origin: str | None) -> tuple[set[str], set[str]]:
    """The ids of what exposes and of what protects."""
    found = agreements([], {}, country, origin)
    return {one.id for one in found.exposes}, {one.id for one in found.protects}


@pytest.mark.parametrize(
    ("country", "origin", "record"),
    [
        ("AM", "BY", "stay-am"),
        ("AM", "BY", "internal-passport-entry"),
        ("TR", "TJ", "stay-ge-tr-th-rs"),
        ("US", "CN", "us-no-treaty"),
    ],
)
def test_a_rule_for_people_of_one_state_protects_nobody_from_another(country, origin, record):
    assert record not in records(country, origin)[1]
    assert record in records(country, "RU")[1]


@pytest.mark.parametrize(("country", "record"), [("MD", "cis-search-regulations-2015")])
def test_to_stand_outside_a_treaty_of_police_exposes_nobody(country, record):
    known = instrument(record)
    assert known is not None
    assert known.standing(country) == "not_party"
    assert record not in records(country, "RU")[0] | records(country, None)[0]
    assert record in records("KG", "RU")[0]


def test_to_have_left_the_commonwealth_exposes_nobody():
    assert "cis-members" not in records("GE", None)[0]


@pytest.mark.parametrize("origin", [None, "RU", "TJ"])
def test_to_stand_outside_the_refugee_convention_exposes_whatever_state_was_fled(origin):
    assert "refugee-1951-nonparties" in records("UZ", origin)[0]
    assert "refugee-1951-nonparties-2" in records("TH", origin)[0]
