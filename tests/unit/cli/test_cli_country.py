"""`khronika country`: the same figures for a person and for a program."""

import hashlib
import json
import re
from dataclasses import replace
from datetime import date

import pytest
from simple_reader import PASSPHRASE

from khronika.capture import Captured
from khronika.casebook import Casebook
from khronika.model import (
    About,
    Certainty,
    Claim,
    Document,
    Estimate,
    EstimateMeasure,
    Incident,
    IncidentType,
    Interval,
    Person,
    Reader,
    Reading,
    Stance,
)
from quoting import proof


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


TOLD = (
    "Ruslan Ovcharuk is said to have been flown out of Bishkek. "
    '"We shall be next," says Zlata Birkavs. '
    "Up to 20 people came here in May."
)
HOME = "A court in Moscow sentenced Ruslan Ovcharuk."


def keep(casebook, text, **items):
    captured = Captured(
        path="told.txt",
        document=Document(id="told", text=text, published=date(2024, 5, 10), language="en"),
        content=text.encode(),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        extractor="plain",
    )
    reader = Reader(name="invented", version="1")
    casebook.add(
        captured, Reading(document=captured.document, relevant=True, reader=reader, **items)
    )


@pytest.fixture
def told(khronika, home):
    """A rumour, a fear, an estimate; and what a state does at home."""
    who = Person(id="p1", name="Ruslan Ovcharuk", evidence=proof(TOLD, "Ruslan Ovcharuk"))
    fearing = Person(id="p2", name="Zlata Birkavs", evidence=proof(TOLD, "Zlata Birkavs"))
    rumour, fear, number = (proof(TOLD, f"{words}.") for words in TOLD.rstrip(".").split(". "))
    convicted = replace(who, evidence=proof(HOME, "Ruslan Ovcharuk"))
    with Casebook.open(home, PASSPHRASE) as casebook:
        keep(
            casebook,
            TOLD,
            people=(who, fearing),
            incidents=(
                Incident(
                    id="i1",
                    type=IncidentType.DEPORTATION,
                    targets=("p1",),
                    host="KG",
                    origin="RU",
                    certainty=Certainty.RUMOURED,
                    evidence=rumour,
                ),
            ),
            claims=(
                Claim(
                    id="c1",
                    speaker="p2",
                    stance=Stance.FEARS,
                    about=About(countries=("KG",)),
                    evidence=fear,
                ),
            ),
            estimates=(
                Estimate(
                    id="e1",
                    measure=EstimateMeasure.EMIGRANTS,
                    from_country="RU",
                    to_country="KG",
                    high=20,
                    when=Interval(first=date(2024, 5, 1), last=date(2024, 5, 31), text="in May"),
                    evidence=number,
                ),
            ),
        )
        keep(
            casebook,
            HOME,
            people=(convicted,),
            incidents=(
                Incident(
                    id="i1",
                    type=IncidentType.CONVICTION,
                    targets=("p1",),
                    host="RU",
                    origin="RU",
                    evidence=proof(HOME, HOME),
                ),
            ),
        )
    return khronika


def test_how_many_acts_of_a_kind_are_in_doubt_is_told(told):
    _, out, _ = told("country", "KG", "--origin", "RU")
    assert re.search(r"^    of these disputed or rumoured 1: d1\.i1$", out, re.MULTILINE)
    assert "told by 1 document that names no publisher in en" in out


def test_what_nobody_reviewed_is_marked_until_a_person_does(told):
    fear = 'Zlata Birkavs: “"We shall be next," says Zlata Birkavs.” [speaks of danger]'
    number = "emigrants up to 20 from RU to KG, May 2024, by nobody named"
    _, out, _ = told("country", "KG")
    assert f"{fear} [not reviewed] (d1.c1)" in out
    assert f"{number} [not reviewed] (d1.e1)" in out
    for item in ("d1.c1", "d1.e1"):
        assert told("review", "accept", item)[0] == 0
    _, out, _ = told("country", "KG")
    assert f"{fear} (d1.c1)" in out
    assert f"{number} (d1.e1)" in out


def test_what_a_country_does_to_those_who_fled_it_is_told_though_no_other_state_acts_there(told):
    _, out, _ = told("country", "RU")
    assert "Not counted, acts of the country itself against people who fled it: 1: d2.i1" in out
    assert "tells of an act of another state in this country: Russia" in out


def test_countries_of_which_no_act_is_told_are_named_behind_the_others(khronika, home):
    with Casebook.open(home, PASSPHRASE) as casebook:
        keep(
            casebook,
            "Zlata Birkavs fears for her friends.",
            people=(Person(id="p1", name="Zlata Birkavs"),),
            claims=(
                Claim(
                    id="c1",
                    speaker="p1",
                    stance=Stance.FEARS,
                    about=About(countries=("AM",)),
                    evidence=proof("Zlata Birkavs fears for her friends.", "Zlata Birkavs"),
                ),
            ),
        )
    _, told, _ = khronika("countries")
    assert "no act of another state there, which does not make them safe:\n  Armenia (AM)" in told
