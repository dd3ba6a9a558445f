"""The reference of instruments: its form, its sources, and whom each record is about."""

import copy
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.errors import MalformedResource
from khronika.model import InstrumentForm, InstrumentKind, PartyStatus
from khronika.resources.instruments import (
    SINGLE,
    about,
    between,
    instrument,
    instruments,
    read_record,
)
from khronika.resources.partial_dates import days_of, is_partial_date, may_follow

REPOSITORY = Path(__file__).parents[3]
ENTRY = {
    "id": "x-1",
    "name": {"en": "A treaty", "ru": "Договор"},
    "form": "treaty",
    "kind": "extradition_treaty",
    "effect": "exposes",
    "status": "in_force",
    "parties": {"party": ["KG"], "not_party": ["NO"]},
    "since": {"KG": 2004},
    "signed": "2003-05",
    "what": {"en": "It lets\n  one ask.", "ru": "Позволяет спросить."},
    "verified": True,
    "sources": [{"title": "A gazette", "address": "https://gazette.example/1", "seen": "2026-11"}],
}


def _changed(**fields):
    return {**copy.deepcopy(ENTRY), **fields}


@pytest.mark.parametrize("record", instruments(), ids=lambda record: record.id)
def test_each_record_is_whole(record):
    assert re.fullmatch(r"[a-z0-9-]+", record.id)
    assert instrument(record.of) is not None
    for words in (record.name, record.what, *([record.note] if record.note else [])):
        assert set(words) == {"en", "ru"}
        assert re.search("[а-я]", words["ru"]), "the Russian is Russian"
        assert not re.search("[а-яё]", words["en"]), "the English is English"
    assert all(source.title for source in record.sources)
    for source in record.sources:
        assert (source.seen is None) == ("no page was seen" in source.title)
    assert all(not s.address or re.match(r"https?://\S+$", s.address) for s in record.sources)
    assert (record.form in SINGLE) <= (record.kind is InstrumentKind.OTHER)
    assert record.worldwide or record.named


def test_a_page_was_seen_for_whatever_is_verified():
    for record in instruments():
        addressed = [source for source in record.sources if source.address]
        assert addressed or not record.verified, record.id


def test_every_contradiction_is_listed_in_the_documentation():
    page = (REPOSITORY / "docs" / "reference" / "instruments.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"`([a-z0-9-]+)`", page.split("## Contradictions")[1]))
    assert {record.id for record in instruments() if record.disputed} <= listed


def test_a_record_is_read():
    record = read_record(ENTRY, "x.yaml")
    assert [(p.country, p.status, p.since) for p in record.parties] == [
        ("KG", PartyStatus.PARTY, "2004"),
        ("NO", PartyStatus.NOT_PARTY, None),
    ]
    assert (record.signed, record.in_force, record.of) == ("2003-05", None, "x-1")
    assert record.what["en"] == "It lets one ask."
    assert record.joined == {"KG"}
    assert record.named == {"KG", "NO"}
    assert record.standing("NO") is PartyStatus.NOT_PARTY
    assert record.standing("RU") is None


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"kind": "pact"}, "pact: is none of"),
        ({"effect": "mixed"}, "mixed: is none of exposes, protects"),
        ({"form": None}, "None: is none of"),
        ({"parties": {"party": ["XX"]}}, "XX: is no country code"),
        ({"parties": {"party": [False]}}, "False: is no country code; quote NO"),
        ({"parties": {"friend": ["KG"]}}, "friend: is none of"),
        ({"parties": {"party": ["KG"], "signed": ["KG"]}, "since": {}}, "KG: must be listed once"),
        ({"since": {"KZ": 2004}}, "KZ: must be listed once"),
        ({"signed": "2003-13"}, "2003-13: is no date"),
        ({"signed": "June 2003"}, "June 2003: is no date"),
        ({"signed": "2003-05", "in_force": 2002}, "must come in this order"),
        ({"signed": None, "in_force": "2003-05", "ended": "2003-04-30"}, "in this order"),
        ({"data": ["shoe_size"]}, "shoe_size: is none of"),
        ({"sources": []}, "sources: at least one is needed"),
        ({"sources": [{"title": "memory", "seen": 2026}]}, "verified: needs a source"),
        ({"sources": [{"title": "A gazette", "address": "https://x.example"}]}, "seen: is missing"),
        ({"disputed": True}, "disputed: the note has to tell"),
        ({"form": "case"}, "kind: of a case or a practice"),
        ({"parties": {}, "since": {}}, "parties: name a state"),
        ({"what": {"en": "Only English."}}, "ru: is missing"),
    ],
)
def test_a_wrong_record_is_told_with_its_place(fields, told):
    with pytest.raises(MalformedResource, match=re.escape(told)) as fault:
        read_record(_changed(**fields), "x.yaml")
    assert str(fault.value).startswith("instruments/x.yaml: x-1: ")


def test_a_country_finds_what_binds_it_and_what_leaves_it_out():
    found = {record.id for record in about("KG")}
    assert {"kz-kg-ru-data-2020", "kg-face-recognition-2023"} <= found
    assert "cis-terror-info-2017" not in found
    assert "interpol-membership" in found, "Interpol concerns everybody"
    assert "cis-members" in {record.id for record in about("GE")}, "it left, and that is told"


def test_two_countries_share_what_binds_both():
    found = {record.id for record in between("KG", "RU")}
    assert {"kz-kg-ru-data-2020", "minsk-1993", "minsk-1993-other-parties"} <= found
    assert "kg-face-recognition-2023" in found, "one made it about the other"
    assert between("RU", "KG") == between("KG", "RU")
    assert "by-ru-wanted" in {record.id for record in between("RU", "BY")}
    assert "cis-members" not in {record.id for record in between("GE", "RU")}, "Georgia has left"


def test_states_that_only_share_a_counterpart_are_not_joined():
    assert "eu-ru-readmission-2006" in {record.id for record in between("DE", "RU")}
    assert "eu-ru-readmission-2006" not in {record.id for record in between("DE", "FR")}
    assert "eu-refusals-2022" not in {record.id for record in between("DE", "AT")}
    assert "eu-refusals-2022" in {record.id for record in between("DE", "RU")}


def test_a_record_of_one_state_is_joined_to_those_of_the_others():
    assert {"ece-1957-hosts", "ece-1957-ru"} <= {record.id for record in between("RS", "RU")}
    assert "ece-1957-lv" in {record.id for record in between("LV", "RU")}
    assert "ece-1957-lv" not in {record.id for record in between("RS", "RU")}
    assert "us-no-treaty" in {record.id for record in between("US", "RU")}


def test_the_pact_on_personal_data_is_told_with_its_dates_and_categories():
    pact = instrument("kz-kg-ru-data-2020")
    assert pact is not None
    assert {"citizenship", "property", "obligations", "criminal_record"} <= set(pact.data)
    assert (pact.signed, pact.in_force, pact.verified) == ("2020-12-18", "2023-07-21", True)


def test_nothing_is_called_a_treaty_that_is_a_case():
    assert all(r.kind is InstrumentKind.OTHER for r in instruments() if r.form in SINGLE)
    assert any(r.form is InstrumentForm.PRACTICE for r in instruments())


@given(st.dates())
def test_a_day_its_month_and_its_year_are_partial_dates(day):
    texts = [day.isoformat()[:n] for n in (4, 7, 10)]
    for text in texts:
        first, last = days_of(text)
        assert first <= day <= last
        assert is_partial_date(text)
    assert all(may_follow(later, earlier) for later in texts for earlier in texts)


@pytest.mark.parametrize(
    "text", ["", "203", "2003-5", "2003-02-30", "2003-00", "0000", "2003-05-1x"]
)
def test_what_is_no_partial_date(text):
    assert not is_partial_date(text)
