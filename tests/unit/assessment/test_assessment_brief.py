"""The facts of a private brief: who was in a like situation, what is in force, what is unknown."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from brief_story import PASSPHRASE, make
from hypothesis import given
from hypothesis import strategies as st

from khronika.assessment.brief import FIELDS, Like, brief, options, read_situation
from khronika.assessment.brief.advice import is_for_people
from khronika.assessment.brief.likeness import likenesses
from khronika.casebook import Casebook
from khronika.errors import WrongAnswer
from khronika.resources import load
from khronika.resources.instruments import instrument

ANSWERS = {
    "origin": ["ru"],
    "host": ["KG"],
    "onward": ["AM, KG, kz"],
    "labels": ["extremist"],
    "charges": ["280.3, 999-77"],
    "service": ["deserted"],
    "documents": ["internal"],
    "family": ["stayed"],
}


@pytest.fixture(scope="module")
def casebook(tmp_path_factory) -> Iterator[Casebook]:
    with Casebook.open(make(tmp_path_factory.mktemp("brief")), PASSPHRASE) as opened:
        yield opened


def told(casebook, **answers):
    return brief(casebook, read_situation({**ANSWERS, **answers}))


def test_answers_make_a_situation():
    situation = read_situation(ANSWERS)
    assert (situation.origin, situation.host, situation.onward) == ("RU", "KG", ("AM", "KZ"))
    assert situation.way == ("KG", "AM", "KZ")
    assert situation.charges == ("280.3", "999.77")


@pytest.mark.parametrize(
    ("field", "answer"),
    [
        ("origin", ""),
        ("origin", "RU, BY"),
        ("host", "Zembla"),
        ("host", "RU"),
        ("onward", "KZ, Zembla"),
        ("labels", "witch"),
        ("charges", "for Zvezdolin"),
        ("service", "zvezdolin"),
        ("charges", ",".join(f"{n}.1" for n in range(1, 30))),
        ("name", "Zvezdolin"),
    ],
)
def test_a_wrong_answer_is_told_without_repeating_it(field, answer):
    with pytest.raises(WrongAnswer) as fault:
        read_situation({**ANSWERS, field: [answer]})
    assert not any(
        word in str(fault.value) for word in ("Zvezdolin", "zvezdolin", "Zembla", "witch")
    )
    assert fault.value.field in {field, ""}


@given(st.dictionaries(st.sampled_from([*FIELDS, "other"]), st.lists(st.text(), max_size=3)))
def test_any_answers_make_a_situation_or_are_refused(answers):
    try:
        situation = read_situation(answers)
    except WrongAnswer:
        return
    assert situation.origin != situation.host


@pytest.mark.parametrize(
    ("typed", "code"),
    [("Kyrgyzstan", "KG"), ("киргизия", "KG"), ("United Arab Emirates", "AE"), ("ge", "GE")],
)
def test_countries_are_told_by_code_or_name_in_both_languages(typed, code):
    situation = read_situation({"origin": ["россия"], "host": [typed], "onward": [f"{typed}, AM"]})
    assert (situation.origin, situation.way) == ("RU", (code, "AM"))


def test_a_situation_shows_itself_to_no_message(casebook):
    assert "280.3" not in repr(read_situation(ANSWERS))
    assert "280.3" not in repr(told(casebook))


def test_acts_are_those_of_the_state_fled_in_the_countries_of_the_way(casebook):
    host, armenia, kazakhstan = told(casebook).places
    assert [act.told.id for act in host.proposed] == ["d1.i4", "d1.i3", "d1.i1"]
    assert host.confirmed == armenia.acts == kazakhstan.acts == ()
    assert (host.documents, host.publishers) == (1, 1)


def test_what_is_alike_is_found_and_holds_for_the_person(casebook):
    found = told(casebook)
    like = {act.told.id: act.like for place in found.places for act in place.acts}
    assert like["d1.i3"] == (Like(field="charges", answer="280.3"),)
    assert like["d1.i1"] == like["d1.i3"], "he is charged so in another act"
    assert like["d1.i4"] == (
        Like(field="service", answer="deserted"),
        Like(field="family", answer="stayed"),
    )
    assert {act.told.id for act in found.home} == {"d1.i2", "d1.i5"}
    nothing = told(casebook, charges=[], service=[], family=[], labels=[], documents=[])
    assert all(act.like == () for place in nothing.places for act in place.acts)
    assert nothing.home == ()


def alike(casebook, words, charge=None, **answers):
    """Give what is alike of an act that is told in some words."""
    row = told(casebook).places[0].acts[0].rows[0]
    (proof, *_) = row.evidence
    act = replace(row, evidence=(replace(proof, quote=words),), charge=charge)
    who = {target.id: target.id for target in act.targets}
    return likenesses(read_situation({**ANSWERS, **answers}), [act], who)[act.id]


def test_a_charge_told_in_words_is_alike_by_its_words(casebook):
    charges = ["280.3, 207.3"]
    fakes = alike(casebook, "He was detained.", "fakes about the army", charges=charges)
    assert fakes == (Like(field="charges", answer="207.3", by_words=True),)
    russian = alike(casebook, "Задержан за дискредитацию российской армии.", charges=charges)
    assert russian == (Like(field="charges", answer="280.3", by_words=True),)
    cited = alike(casebook, "Discrediting the army, Article 280.3.", charges=charges)
    assert cited == (Like(field="charges", answer="280.3"),), "a citation rather than its words"
    assert alike(casebook, "Discrediting the army.", origin=["BY"], charges=charges) == ()


@pytest.mark.parametrize(
    ("words", "is_alike"),
    [
        ("Gleb, a deserter, was detained.", True),
        ("She is charged with assisting desertion.", False),
        ("Его обвинили в содействии дезертирству.", False),
        ("Помогавший дезертирам адвокат задержан.", False),
        ("Задержан дезертир.", True),
    ],
)
def test_who_helps_deserters_is_none(casebook, words, is_alike):
    found = alike(casebook, words, charges=["338"], family=[])
    assert {one.field for one in found} == ({"charges", "service"} if is_alike else set())


def test_a_decision_of_a_person_makes_an_act_a_confirmed_one(casebook):
    casebook.reviewing.accept("d1.i3", by="owner")
    try:
        host = told(casebook).places[0]
        assert [act.told.id for act in host.confirmed] == ["d1.i3"]
    finally:
        casebook.reviewing.undo(by="owner")


def test_instruments_on_the_way(casebook):
    host, armenia, kazakhstan = told(casebook).places
    assert "kz-kg-ru-data-2020" in {record.id for record in host.exposes}
    assert "interpol-membership" in {record.id for record in host.exposes}
    assert "kz-ru-readmission-2012" in {record.id for record in kazakhstan.exposes}
    assert "echr-hosts" in {record.id for record in armenia.protects}
    assert "ua-leaves-cis-treaties" not in {record.id for record in host.protects}
    emirates = told(casebook, host=["AE"]).places[0]
    assert "refugee-1951-nonparties" in {record.id for record in emirates.gaps}
    belarusian = told(casebook, origin=["BY"], host=["AM"]).places[0]
    assert "stay-am" not in {record.id for record in belarusian.protects}, "it is for Russians"


def test_laws_and_articles_of_what_was_told(casebook):
    found = told(casebook)
    assert {"ru-uk-337-338", "ru-115fz-list"} <= {record.id for record in found.laws}
    known, unknown = found.charges
    assert known.article is not None
    assert known.article.term("2") == "7 years"
    assert unknown.article is None
    assert told(casebook, origin=["BY"]).laws == ()


def test_who_says_that_a_country_is_safe_is_told_beside_its_acts(casebook):
    (host, *_) = brief(casebook, read_situation({"origin": ["RU"], "host": ["KG"]})).places
    assert [claim.speaker.name for claim in host.said] == ["Azamat Dyikanov"]


def test_only_advice_is_advice(casebook):
    assert [claim.id for claim in told(casebook).advice] == ["d1.c1"]
    assert told(casebook, host=["GE"], onward=[]).advice == ()


def test_advice_about_people_of_another_state_is_none_here(casebook):
    assert casebook.countries.advice("BY", ["KG"], []) == []


@pytest.mark.parametrize(
    ("words", "is_advice"),
    [
        ("Lawyers urged Serbia to give him a residence permit.", False),
        ("She called on the authorities to release them.", False),
        ("Правозащитники призвали власти не выдавать его.", False),
        ("The centre advises exiles not to travel through Tbilisi.", True),
        ("Адвокат советует всем не подписывать бумаг без переводчика.", True),
        ("The group demands that people be told.", False),
        ("They should give travel documents to people who have none.", False),
        ("Russians should move on, advised Aida Bekova, a lawyer.", True),
    ],
)
def test_a_demand_to_a_state_is_no_advice(casebook, words, is_advice):
    (claim,) = told(casebook).advice
    proof = replace(claim.evidence[0], quote=words)
    assert is_for_people(replace(claim, evidence=(proof,))) is is_advice


def test_advice_beside_the_acts_counts_until_a_person_rejects_it(casebook):
    def given(*countries: str, beside: tuple[str, ...] = ()) -> list[str]:
        return [claim.id for claim in casebook.countries.advice("RU", countries, beside)]

    assert given(beside=("d1",)) == given("KG") == ["d1.c1"]
    assert given("GE") == given() == []
    casebook.reviewing.reject("d1.c1", why="it is not there", by="owner")
    try:
        assert given("KG", beside=("d1",)) == []
    finally:
        casebook.reviewing.undo(by="owner")


def test_what_nobody_knows_is_counted(casebook):
    unknown = {(u.kind, u.country): (u.number, u.of) for u in told(casebook).unknown}
    assert unknown["outcome", "KG"] == (1, 2), "one of two detained was deported"
    assert unknown["unreviewed", "KG"] == (3, None)
    assert ("acts", "AM") in unknown
    assert ("acts", "KG") not in unknown
    assert unknown["charges", None] == ("999.77", None)
    assert {("wanted", None), ("secret", None), ("asylum", "KZ")} <= set(unknown)
    assert ("between", "KG") not in unknown, "the reference joins Kyrgyzstan and Russia"


def test_that_the_reference_joins_two_states_by_nothing_is_told_as_unknown(casebook):
    found = told(casebook, origin=["CN"], host=["NP"], onward=["KG"])
    assert [u.country for u in found.unknown if u.kind == "between"] == ["NP"]


@pytest.mark.parametrize(
    ("answers", "asked", "words"),
    [
        ({}, True, "refusing service"),
        ({"service": []}, False, "refusing service"),
        ({}, True, "agreement on data"),
        ({"host": ["GE"], "onward": []}, False, "agreement on data"),
        ({"onward": []}, False, "On the way"),
        ({"documents": ["passport"]}, False, "without a valid passport"),
        ({"host": ["GE"], "onward": []}, False, "cases named in this brief"),
        ({}, True, "cases named in this brief"),
    ],
)
def test_questions_are_those_that_the_situation_raises(casebook, answers, asked, words):
    questions = " ".join(question["en"] for question in told(casebook, **answers).questions)
    assert (words in questions) is asked


def test_the_resources_of_the_brief_point_to_what_is_there():
    asked = load("brief/situation.yaml")
    assert tuple(asked) == FIELDS
    raised = {"always", *FIELDS, *(f"{f}.{o}" for f in FIELDS for o in options(f))}
    for question in load("brief/questions.yaml"):
        assert all(when in raised or when.startswith("found.") for when in question["when"])
    for field in FIELDS:
        for option in asked[field].get("options", {}).values():
            laws = [law for ids in option.get("laws", {}).values() for law in ids]
            assert all(instrument(law) is not None for law in laws)
            assert ("words" in option) <= ("like" in option)
