"""`khronika country`: the same figures for a person and for a program."""

import json
import re

import pytest


@pytest.fixture
def added(khronika, notes):
    assert khronika("add", notes, "--published", "2024-05-10")[0] == 0
    return khronika


def test_the_picture_counts_and_says_what_it_rests_on(added):
    code, out, _ = added("country", "kg")
    assert code == 0
    assert out.startswith("Kyrgyzstan (KG)\n3 acts, 0 confirmed, 3 proposed, told by 3 documents")
    assert "d1.i1, d2.i1, d3.i1" in out
    assert "not how safe the country is" in out


def test_a_program_gets_every_figure_with_its_incidents(added):
    _, out, _ = added("country", "KG", "--json")
    picture = json.loads(out)
    assert (picture["country"], picture["origin"]) == ("KG", None)
    (kind,) = picture["kinds"]
    assert kind["acts"]["proposed"]["acts"] == ["d1.i1", "d2.i1", "d3.i1"]
    assert kind["acts"]["proposed"]["coverage"]["documents"] == 3


def test_another_state_narrows_the_acts(added):
    assert json.loads(added("country", "KG", "--origin", "TJ", "--json")[1])["kinds"] == []


def test_a_code_that_is_no_country_is_refused(khronika):
    code, _, complaint = khronika("country", "XX")
    assert code == 2
    assert "no country" in complaint


def test_a_signature_alone_stands_beside_a_treaty(added):
    _, output, _ = added("country", "GE", "--origin", "BY")
    assert "states seen to have signed, signed; GE: signed" in output
    assert "Minsk Convention of 1993: states not checked, in force (not verified)" in output


def test_beside_the_acts_of_a_month_stands_what_was_written_in_it(added):
    _, out, _ = added("country", "KG")
    assert "by month: acts, documents that tell of the country (publishers, languages)" in out
    assert re.search(r"^    2024-05: 0, 3 \(0 publishers, en\), 0$", out, re.MULTILINE)
