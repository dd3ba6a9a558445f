"""What a whole reading of a short text says: whom, what, where, for whom, how far."""

import datetime
import re
import threading

import pytest

from khronika.errors import UnsupportedLanguage
from khronika.model import Certainty, Document
from khronika.reading import read

CASES = [
    (
        "Kyrgyzstan deported the Russian anti-war activist Gleb Tarusov to Moscow on 3 March.",
        ("deportation", ["Gleb Tarusov"], "KG", "RU", "completed"),
    ),
    (
        (
            "The Serbian authorities refused to extend the residence permit of the "
            "Belarusian dissident Vera Stoyanova."
        ),
        ("residence_refusal", ["Vera Stoyanova"], "RS", "BY", "completed"),
    ),
    (
        "Tajik dissident Dilovar Nazrizoda was detained in Vilnius on Monday.",
        ("detention", ["Dilovar Nazrizoda"], "LT", "TJ", "completed"),
    ),
    (
        "Iranian journalist Behnaz Sotoudian was not let into Georgia on 1 March.",
        ("entry_refusal", ["Behnaz Sotoudian"], "GE", "IR", "completed"),
    ),
    (
        (
            "Border guards tried to prevent the exiled Russian journalist Ilya Pereverzin "
            "from entering Armenia."
        ),
        ("entry_refusal", ["Ilya Pereverzin"], "AM", "RU", "attempted"),
    ),
    (
        (
            "A court in Minsk sentenced the exiled blogger Yauhen Mikhalchuk in absentia "
            "to 11 years in prison."
        ),
        ("conviction", ["Yauhen Mikhalchuk"], "BY", "BY", "completed"),
    ),
    (
        "The Belarusian dissident Volha Sidarenka is fighting extradition from Poland to Belarus.",
        ("extradition", ["Volha Sidarenka"], "PL", "BY", "pending"),
    ),
    (
        "In Dushanbe police interrogated the brother of the exiled activist Firuz Odinazoda.",
        ("proxy_pressure", ["Firuz Odinazoda"], "TJ", "TJ", "completed"),
    ),
]


@pytest.mark.parametrize(("text", "act"), CASES)
def test_an_act_is_read_with_its_people_and_places(acts, text, act):
    assert act in acts(text)


NOTHING = [
    "The activist Gleb Tarusov fears that Serbia will extradite him to Russia.",
    "If the blogger Vera Stoyanova returned to Belarus, she would be arrested.",
    "Many dissidents are deported from Turkey every year.",
    "The banned foundation's lawyer, Vera Stoyanova, spoke in Vilnius about human rights.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_feared_supposed_or_general_is_no_incident(acts, text):
    assert acts(text) == []


def test_relatives_and_groups_are_told_apart(acts):
    text = (
        "Thai police detained two Cambodian opposition activists, among them Sokha Vuthyna "
        "and Prak Sovandara."
    )
    assert ("detention", ["Sokha Vuthyna", "Prak Sovandara"], "TH", "KH", "completed") in acts(text)


def test_repeated_tellings_are_one_incident(reads):
    reading = reads(
        "Russian activist Gleb Tarusov was detained in Bishkek on 3 March.\n"
        "Tarusov was detained in a cafe in Bishkek, friends say."
    )
    (incident,) = reading.incidents
    assert len(incident.evidence) == 2
    assert incident.when.first == datetime.date(2025, 3, 3)


def test_two_acts_on_different_days_are_two_incidents(reads):
    reading = reads(
        "Russian activist Gleb Tarusov was detained in Bishkek on 3 March and again on 7 March.\n"
        "He had been detained in Bishkek on 5 January 2024."
    )
    days = {i.when.first for i in reading.incidents if str(i.type) == "detention"}
    assert datetime.date(2024, 1, 5) in days
    assert len(days) > 1


def test_the_day_of_the_flight_is_not_that_of_the_arrest(reads):
    reading = reads(
        "Russian activist Gleb Tarusov, who fled to Bishkek in 2018, was detained in Osh."
    )
    (incident,) = reading.incidents
    assert incident.when is None


def test_without_a_publication_date_relative_dates_stay_open(reads):
    reading = reads(
        "Russian activist Gleb Tarusov was detained in Bishkek last week.", published=None
    )
    (incident,) = reading.incidents
    assert incident.when is None
    assert incident.when_text == "last week"


def test_custody_at_home_is_part_of_the_prosecution(acts):
    text = (
        "The Turkish dissident Murat Aydemir was deported from Kenya to Turkey. He was arrested in "
        "Ankara on terrorism charges."
    )
    kinds = {kind for kind, *_ in acts(text)}
    assert "prosecution" in kinds
    assert "detention" not in kinds


def test_a_trial_of_the_attackers_is_no_incident(acts):
    text = (
        "The exiled Iranian journalist Behnaz Sotoudian was stabbed in London in May. "
        "A London court convicted Bogdan Iliescu of the attack."
    )
    assert all("Bogdan Iliescu" not in targets for _, targets, *_ in acts(text))


def test_hearsay_is_rumoured(reads):
    reading = reads(
        "An anonymous channel wrote that the Azerbaijani blogger Rauf Mammadli was "
        "abducted in Tbilisi."
    )
    assert {i.certainty for i in reading.incidents} == {Certainty.RUMOURED}


def test_what_was_decided_is_told_for_each_item(reads):
    reading = reads("Russian activist Gleb Tarusov was detained in Bishkek on 3 March.")
    for incident in reading.incidents:
        fields = {"type", "targets", "host", "origin", "when", "status", "certainty"}
        assert {d.field for d in incident.decided} == fields
        assert 0 < incident.confidence < 1


def test_a_pronoun_and_an_act_without_a_place_tell_how_they_were_understood(reads):
    reading = reads(
        "Russian activist Gleb Tarusov was detained in Bishkek on 3 March. "
        "A day later he was beaten by the guards."
    )
    beaten = {d.field: d.by for d in reading.incidents[-1].decided}
    assert reading.incidents[-1].type == "assault"
    assert "meant by “he”" in beaten["targets"]
    assert re.fullmatch(r"[a-z ,;]+: KG [01]\.\d\d(, [A-Z]{2} 0\.\d\d){0,2}", beaten["host"])
    assert ": RU 1.00" in beaten["origin"]


def test_claims_and_agreements_tell_how_they_were_found(reads):
    reading = reads(
        "Russian activist Gleb Tarusov was detained in Bishkek on 3 March. "
        "“I fear that they will deport me,” Tarusov said. "
        "Russia and Kyrgyzstan have an extradition treaty."
    )
    (claim,), (treaty,) = reading.claims, reading.instruments
    assert {d.field: d.by for d in claim.decided}["speaker"] == "named in the sentences"
    assert "extradition treaty" in treaty.decided[0].by


def test_a_joined_act_tells_of_the_telling_that_dates_it(reads):
    reading = reads(
        "Russian activist Gleb Tarusov was detained in Bishkek. "
        "Friends say that Gleb Tarusov was detained in Bishkek on 3 March."
    )
    (detention,) = [i for i in reading.incidents if i.type == "detention"]
    assert {d.field: d.by for d in detention.decided}["when"] == "day of the act: “on 3 March”"


def test_ordinary_crime_is_not_relevant(reads):
    reading = reads(
        "Dutch police arrested the alleged cocaine trafficker Ruud Haverman. Spain "
        "extradited the drug baron, "
        "who is accused of money laundering and smuggling two tonnes of cocaine."
    )
    assert not reading.relevant
    assert reading.incidents == reading.claims == ()


@pytest.mark.parametrize("language", ["ka", "de", None])
def test_a_language_without_a_reader_is_refused(language):
    with pytest.raises(UnsupportedLanguage):
        read(Document(id="x", text="Ein Text.", language=language))


def test_the_headline_may_tell_which_state_somebody_fled(acts):
    text = "Ibrahim Shahudan, who keeps a blog, was detained in Colombo on 3 March."
    title = "Maldivian blogger held in Sri Lanka"
    (act,) = acts(text, title=title)
    assert (act[2], act[3]) == ("LK", "MV")
    assert all(a[3] != "MV" for a in acts(text, title="Blogger held"))


def test_a_relative_who_loses_work_is_pressure_on_the_exile(acts):
    text = (
        "Russian activist Gleb Tarusov fled to Bishkek. His brother Ivan lost his post at a plant."
    )
    kinds = {(a[0], tuple(a[1]), a[2]) for a in acts(text)}
    assert ("proxy_pressure", ("Gleb Tarusov", "Ivan"), "RU") in kinds


def test_a_name_does_not_reach_over_a_full_stop(reads):
    reading = reads("Russian activist Gleb Tarusov was held in Dubai. Police gave no reason.")
    assert not any("." in o.name for o in reading.organizations)


def test_asylum_is_never_refused_by_the_state_fled(acts):
    text = (
        "Russian activist Gleb Tarusov asked for asylum in Almaty, Kazakhstan.\n"
        "In September the migration service turned him down for asylum without a word about the "
        "case in Kostroma."
    )
    assert all(host != "RU" for kind, _, host, *_ in acts(text) if kind == "asylum_refusal")
    assert any(kind == "asylum_refusal" for kind, *_ in acts(text))


def test_a_flight_is_named_for_where_it_goes(acts):
    text = "In Leipzig, Germany, police put the activist Elvin Sadiqov on the Baku charter."
    assert [(a[0], a[2], a[3]) for a in acts(text)] == [("deportation", "DE", "AZ")]


def test_a_name_behind_a_town_is_the_persons(reads):
    reading = reads(
        "On Friday a young man from Penza, Gleb Tarusov, asked for asylum in Tbilisi, Georgia. "
        "Russia had charged him with desertion."
    )
    claim = next(i for i in reading.incidents if str(i.type) == "asylum_claim")
    names = reading.parties()
    assert [names[t].name for t in claim.targets] == ["Gleb Tarusov"]
    assert claim.actors == ()


def test_a_ban_on_leaving_is_the_state_fleds_own_unless_told_otherwise(acts):
    text = (
        "The Azerbaijani blogger Leyla Karimzade wrote of Baku's prisons. At the airport border "
        "guards told her that she was barred from leaving."
    )
    assert [(a[0], a[2]) for a in acts(text)] == [("exit_ban", "AZ")]


def test_a_parser_that_fails_leaves_nothing_running(monkeypatch):
    def fail(*_):
        raise ZeroDivisionError

    monkeypatch.setattr("khronika.reading.en.nlp.parse", fail)
    text = "Kyrgyzstan deported the Russian anti-war activist Gleb Tarusov to Moscow on 3 March."
    with pytest.raises(ZeroDivisionError):
        read(Document(id="d", text=text, language="en"))
    assert not [t for t in threading.enumerate() if t.name.startswith("guessing")]


def test_an_encoder_that_fails_is_told(monkeypatch):
    def fail(*_):
        raise ZeroDivisionError

    monkeypatch.setattr("khronika.reading.pipeline.guess", fail)
    text = "Kyrgyzstan deported the Russian anti-war activist Gleb Tarusov to Moscow on 3 March."
    with pytest.raises(ZeroDivisionError):
        read(Document(id="d", text=text, language="en"))
