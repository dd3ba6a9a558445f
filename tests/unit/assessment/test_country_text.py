"""The text about a country: facts only, and every sentence with what it rests on."""

import re

import pytest
from country_story import T, Writer, days

from khronika.assessment.country import described, told_in
from khronika.assessment.country.opening import Asked, Part, opened
from khronika.assessment.country.sentences import plural, sentence
from khronika.assessment.country.text import range_of
from khronika.model import (
    Certainty,
    EstimateMeasure,
    InstrumentData,
    InstrumentKind,
    InstrumentStatus,
    Stance,
    Status,
)
from khronika.resolution import Verdict
from khronika.resources import load

PATTERNS = {k: v for k, v in load("writing/country.yaml").items() if k != "words"}
VERDICTS = ("risk", "score", "rank", "safest", "dangerous country", "рейтинг", "опаснее", "риск")


@pytest.fixture
def told(casebook):
    writer = Writer("one", "The Lantern", "2024-05-10")
    writer.act(T.DETENTION, "Ruslan Ovcharuk", days("2024-05-02"))
    writer.act(T.DEPORTATION, "Ruslan Ovcharuk", days("2024-05-08"))
    writer.claim("Interior Ministry", Stance.DENIES, "It has deported nobody.", acts=("i2",))
    writer.claim("Zlata Birkavs", Stance.FEARS, "We shall be next.", countries=("KG",))
    writer.instrument(
        kind=InstrumentKind.DATA_EXCHANGE_AGREEMENT,
        parties=("KG", "RU"),
        data=(InstrumentData.CITIZENSHIP, InstrumentData.PROPERTY),
    )
    writer.claim("Steppe Wire", Stance.DENIES, "There is no such pact.", instruments=("n1",))
    writer.act(T.THREAT, "Zlata Birkavs", origin=None)
    writer.claim("Mark Nemo", Stance.ADVISES, "Go on to Europe.")
    writer.estimate(
        by="Migration Institute",
        measure=EstimateMeasure.EMIGRANTS,
        from_country="RU",
        to_country="KG",
        low=30_000,
        when=days("2022-01-01", "2022-12-31"),
    )
    writer.keep(casebook)
    return casebook


def english(casebook, *asked):
    said = {}
    for one in described(casebook, *asked).text:
        said.setdefault(one.code, one.words["en"])
    return said


def test_the_text_states_what_the_casebook_holds(told):
    said = english(told, "KG", "RU")
    assert said["acts"] == (
        "Kyrgyzstan: documents tell of 2 acts; 0 are confirmed by a person, 2 are not reviewed. "
        "Reports count as one act only where a person judged that they tell of one."
    )
    assert said["days"] == (
        "Those whose day, month or year is told lie in this time: 2–8 May 2024."
    )
    assert said["outcome_after"] == (
        "Deported, extradited or carried off: 1, as told in 1 document; of them confirmed 0. "
        "Where it is told how long that took, after 6 days."
    )
    assert said["denies"] == (
        "Interior Ministry disputes what is told, saying: “It has deported nobody”. [not reviewed]"
    )
    assert said["unsafe"] == (
        "Words of danger, by Zlata Birkavs: “We shall be next”. [not reviewed]"
    )
    assert "data: Citizenship, Property" in said["agreement_data"]
    assert said["agreement_denies"] == "Who denies or disputes it: Steppe Wire. [not reviewed]"
    assert said["kind_unsaid"] == (
        "Threat: 1 act more of which no document says for which state; confirmed 0, not reviewed 1."
    )
    assert said["advises_general"] == (
        "Said without naming a country. Advice or a demand by Mark Nemo: “Go on to Europe”. "
        "[not reviewed]"
    )
    assert said["number"] == (
        "Emigrants: at least 30,000; from: Russia; to: Kyrgyzstan; when: 2022; "
        "by whose count: Migration Institute. [not reviewed]"
    )
    assert re.fullmatch(
        r"By that number, as if it held for all this time \(1 January 2022 – 10 May 2024\), there "
        r"were at most [\d.]+ known grave acts a year for each 10,000 people \(interval of 95 %\): "
        r"\d acts, of them confirmed \d, told in 1 document\.",
        said["rate"],
    )
    assert said["coverage"] == "All this rests on 1 document of 1 publisher; languages: English."


def test_a_rate_reaches_to_the_last_word_about_the_country_and_why_none_is_given_is_said(casebook):
    writer = Writer("one", "The Lantern", "2024-05-10")
    writer.act(T.DETENTION, "Ruslan Ovcharuk", days("2024-05-02"))
    people = {"measure": EstimateMeasure.EMIGRANTS, "to_country": "KG", "low": 30_000}
    writer.estimate(from_country="RU", **people)
    writer.estimate(**people)
    writer.keep(casebook)
    assert "rate" not in english(casebook, "KG", "RU"), "nothing was published after it"
    later = Writer("two", "Steppe Wire", "2024-08-10")
    later.claim("Zlata Birkavs", Stance.FEARS, "We shall be next.", countries=("KG",))
    later.keep(casebook)
    said = english(casebook, "KG", "RU")
    assert "(10 May – 10 August 2024)" in said["rate"]
    assert said["no_rate"] == (
        "By that number no rate is given: it is not told from which state these people came, and "
        "acts for one state alone are counted here."
    )


def test_every_sentence_has_sources_that_the_casebook_can_open(told):
    for one in described(told, "KG", "RU").text:
        assert one.sources, one.code
        for source in one.sources:
            if not source.startswith("reference:"):
                told.show(source)


def test_every_number_of_the_text_is_one_of_the_picture(told):
    found = described(told, "KG", "RU")
    kinds = [one.words["en"] for one in found.text if one.code == "kind"]
    assert len(kinds) == len(found.picture.kinds)
    for words, kind in zip(kinds, found.picture.kinds, strict=True):
        assert f"{kind.acts.count} act" in words


def test_both_languages_say_the_same_numbers(told):
    for one in described(told, "KG", "RU").text:
        english, russian = (sorted(numbers(one.words[language])) for language in ("en", "ru"))
        assert english == russian, one.code


def numbers(words):
    return re.findall(r"\d+", re.sub(r"(?<=\d)[.,\s](?=\d)", "", words))


def test_of_a_country_of_which_nothing_is_told_it_is_not_said_that_it_is_safe(casebook):
    said = english(casebook, "MN")
    assert said["nothing"].endswith("That does not make it safe.")
    assert "acts" not in said


@pytest.mark.parametrize("code", PATTERNS)
def test_no_pattern_judges_or_compares(code):
    for words in PATTERNS[code].values():
        assert not any(verdict in words.casefold() for verdict in VERDICTS)


@pytest.mark.parametrize("code", PATTERNS)
def test_patterns_name_the_same_values_in_both_languages(code):
    english, russian = (set(re.findall(r"\{(\w+)", PATTERNS[code][one])) for one in ("en", "ru"))
    assert english == russian


@pytest.mark.parametrize(
    ("number", "english", "russian"),
    [(0, 1, 2), (1, 0, 0), (2, 1, 1), (5, 1, 2), (11, 1, 2), (12, 1, 2), (21, 1, 0), (112, 1, 2)],
)
def test_forms_go_with_numbers(number, english, russian):
    assert (plural(number, "en"), plural(number, "ru")) == (english, russian)


def test_words_of_a_document_cannot_fill_holes_of_a_pattern():
    one = sentence("denies", ("d1.c1",), speaker="{quote}", quote="{speaker#a|b}")
    assert one.words["en"] == "{quote} disputes what is told, saying: “{speaker#a|b}”."


def test_words_of_documents_are_told_apart(told):
    denial = next(one for one in described(told, "KG", "RU").text if one.code == "denies")
    assert denial.quoted == ("Interior Ministry", "It has deported nobody")
    assert all(part in denial.words["ru"] for part in denial.quoted)


def test_what_was_not_done_is_not_told_as_done(told):
    writer = Writer("two", "Steppe Wire", "2024-06-10")
    writer.act(T.EXTRADITION, "Pavel Nemo", status=Status.PENDING)
    writer.act(T.EXTRADITION, "Zlata Birkavs")
    writer.act(T.DEPORTATION, "Mark Nemo", origin=None, status=Status.THREATENED)
    writer.keep(told)
    said = [one.words["en"] for one in described(told, "KG", "RU").text]
    assert any(one.startswith("Extradition (completed 1, pending 1): 2 acts, of") for one in said)
    assert any(one.startswith("Deportation: 1 act, of") for one in said), "all were completed"
    assert any(one.startswith("Deportation (threatened 1): 1 act more of which") for one in said)


def test_treaties_and_what_was_done_once_stand_in_no_common_number(told):
    found = described(told, "KG", "RU")
    known = (*found.picture.agreements.exposes, *found.picture.agreements.protects)
    said = {one.code: one for one in found.text}
    made = [record for record in known if record.is_law]
    assert len(said["reference"].sources) == len(made)
    assert len(said["reference_told"].sources) == len(known) - len(made) > 0
    assert "they bind nobody" in said["reference_told"].words["en"]


def test_what_is_doubtful_of_outcomes_and_rates_is_said(told):
    writer = Writer("two", "Steppe Wire", "2024-06-10")
    writer.act(T.DETENTION, "Pavel Nemo")
    writer.act(T.DEPORTATION, "Pavel Nemo", certainty=Certainty.RUMOURED)
    writer.act(T.DETENTION, "Zlata Birkavs", certainty=Certainty.RUMOURED)
    writer.act(T.DETENTION, "Mark Nemo", days("2024-06-02"))
    writer.act(T.RELEASE, "Mark Nemo", certainty=Certainty.DISPUTED)
    writer.keep(told)
    said = english(told, "KG", "RU")
    assert said["detained_rumoured"] == "By rumour alone, and not counted, 1 more was detained."
    assert said["outcome_rumoured"] == (
        "Deported, extradited or carried off, by rumour alone, and not counted: 1."
    )
    assert said["outcome_disputed"] == "Released: 1 report of it is disputed."
    assert said["rate_undated"] == (
        "Not in this rate is 1 grave act of which it is not told whether it was in that time."
    )
    assert said["rate_rumoured"] == "Not in this rate are 2 grave acts that are only rumoured."
    test_both_languages_say_the_same_numbers(told)
    test_every_sentence_has_sources_that_the_casebook_can_open(told)


def test_how_many_acts_are_shelter_is_said_and_opens(casebook):
    writer = Writer("one", "The Lantern", "2024-05-10")
    writer.act(T.DETENTION, "Ruslan Ovcharuk", days("2024-05-02"))
    writer.act(T.RELEASE, "Ruslan Ovcharuk", days("2024-05-04"))
    writer.keep(casebook)
    found = described(casebook, "KG", "RU")
    (said,) = (one for one in found.text if one.code == "shelter")
    assert said.words["en"] == "By 1 of them somebody sought or found shelter, or was let go."
    assert said.sources == found.picture.shelter.acts == ("d1.i2",)
    acts = opened(told_in(casebook, "KG", "RU"), Asked(part=Part.SHELTER))
    assert [one.id for one in acts] == ["d1.i2"]


def test_a_body_that_protects_is_told_with_all_that_it_did_and_said(casebook):
    writer = Writer("one", "The Lantern", "2024-05-10")
    for number in range(10):
        writer.act(T.RELEASE, f"Person {number}", days("2024-05-02"), by="UNHCR")
    writer.keep(casebook)
    (said,) = (one for one in described(casebook, "KG", "RU").text if one.code == "body")
    assert said.words["en"] == (
        "United Nations High Commissioner for Refugees: 10 reports of acts that it had a hand in, "
        "and 0 statements."
    )
    assert len(said.sources) == 10


def test_what_nobody_reviewed_is_marked_in_both_languages_until_a_person_does(told):
    def marked():
        return {
            one.code
            for one in described(told, "KG", "RU").text
            if one.words["en"].endswith(" [not reviewed]")
            and one.words["ru"].endswith(" [не проверено]")
        }

    read_from_one_item = {"act", "agreement_data", "agreement_denies", "denies", "unsafe", "number"}
    assert marked() == {*read_from_one_item, "advises_general"}
    for item in ("d1.c1", "d1.c3", "d1.n1", "d1.e1", "d1.i1", "d1.i2"):
        told.reviewing.accept(item, by="ann")
    assert marked() == {"unsafe", "advises_general"}


def test_who_says_the_same_is_told_apart_by_whether_a_person_reviewed_it(told):
    writer = Writer("two", "Steppe Wire", "2024-05-12")
    writer.instrument(kind=InstrumentKind.RETURN_AGREEMENT, parties=("KG", "RU"))
    for speaker in ("Mark Nemo", "Aida Nemo"):
        writer.claim(speaker, Stance.DENIES, f"{speaker} sees none.", instruments=("n1",))
    writer.keep(told)
    told.reviewing.accept("d2.c2", by="ann")
    said = [
        one.words["en"]
        for one in described(told, "KG", "RU").text
        if one.code == "agreement_denies" and one.sources[0].startswith("d2.")
    ]
    assert said == [
        "Who denies or disputes it: Aida Nemo.",
        "Who denies or disputes it: Mark Nemo. [not reviewed]",
    ]


def test_that_no_act_is_told_is_said_of_the_state_asked_for_alone(told):
    said = english(told, "KG", "TJ")
    assert "nothing" not in said
    assert said["nothing_for_state"] == (
        "In this country (Kyrgyzstan) no document of the casebook tells of an act in the interest "
        "of this state: Tajikistan. That does not make the country safe. What was done for other "
        "states is left out here."
    )
    assert "kind_unsaid" in said, "for which state the threat was no document says"


def test_acts_of_a_country_against_people_who_fled_it_are_told_apart(told):
    writer = Writer("two", "Steppe Wire", "2024-05-12")
    writer.act(T.PROSECUTION, "Ruslan Ovcharuk", host="RU")
    writer.act(T.PROSECUTION, "Zlata Birkavs", host="RU")
    writer.keep(told)
    said = english(told, "RU")
    assert "nothing" not in said
    assert said["nothing_by_others"].startswith("No document of the casebook tells of an act of an")
    assert said["own"] == (
        "Counted apart: 2 acts of the country itself against people who fled it."
    )


def test_somebody_in_several_documents_is_not_passed_off_as_several_people(told):
    writer = Writer("two", "Steppe Wire", "2024-05-12")
    writer.act(T.DETENTION, "Ruslan Ovcharuk", days("2024-05-02"))
    writer.keep(told)
    assert english(told, "KG", "RU")["detained"] == (
        "2 people or groups were detained, as told in 2 documents; of them confirmed 0. Whoever "
        "stands in several documents counts once only where a person judged so. What became of 1, "
        "no document tells that is known to be about the same person."
    )
    told.judging.judge("d1.p1", "d2.p1", Verdict.SAME, by="ann")
    assert "detained" not in english(told, "KG", "RU")
    assert english(told, "KG", "RU")["detained_known"].startswith("1 person or group was detained")


def test_a_removal_that_is_not_decided_is_told_of_those_of_whom_no_more_is_known(casebook):
    writer = Writer("one", "The Lantern", "2024-05-10")
    for number in range(2):
        writer.act(T.DETENTION, f"Person {number}", days("2024-05-02"))
    writer.act(T.EXTRADITION, "Person 1", status=Status.PENDING)
    writer.keep(casebook)
    (said,) = (one for one in described(casebook, "KG").text if one.code == "detained_pending")
    assert said.sources == ("d1.i3",)
    assert said.words["en"] == (
        "Of 1 of those of whom it is not known, a document tells that a surrender or removal was "
        "begun and not yet decided."
    )


def test_an_instrument_stands_with_its_day_and_with_those_of_the_reference(casebook):
    writer = Writer("one", "The Lantern", "2023-08-02")
    writer.instrument(
        kind=InstrumentKind.DATA_EXCHANGE_AGREEMENT,
        parties=("KG", "KZ", "RU"),
        status=InstrumentStatus.SIGNED,
        when=days("2023-06-01", "2023-06-30"),
    )
    writer.keep(casebook)
    said = {one.code: one.words for one in described(casebook, "KG", "RU").text}
    assert "status: Signed; when: June 2023." in said["agreement"]["en"]
    assert said["differs"]["en"].startswith(
        "The reference holds otherwise: when it was made (signed 18 December 2020; in force from "
        "21 July 2023; "
    )
    assert (
        "perhaps means this: joined or ratified by Kyrgyzstan June 2023." in said["differs"]["en"]
    )
    assert "подписание — 18 декабря 2020" in said["differs"]["ru"]


@pytest.mark.parametrize(
    ("low", "high", "english", "russian"),
    [
        (0.0, 0.1587, "0–0.16", "0–0,16"),
        (0.0000307, 351.2, "0.000031–350", "0,000031–350"),
        (0.4156, 1234.5, "0.42–1,200", "0,42–1\u00a0200"),
    ],
)
def test_numbers_are_written_without_powers_of_ten(low, high, english, russian):
    written = range_of(low, high)
    assert (written("en"), written("ru")) == (english, russian)


def sentences(casebook, *codes):
    found = described(casebook, "KG", "RU").text
    return [(one.words["en"], one.sources) for one in found if one.code in codes]


def test_the_latest_acts_are_told_one_by_one_with_whom_they_struck(casebook):
    writer = Writer("one", "The Lantern", "2024-05-10")
    writer.act(T.DETENTION, "Ruslan Ovcharuk", days("2024-05-02"), by="Osh")
    writer.act(T.DEPORTATION, "Zoya Nemo", days("2024-05-08"), status=Status.PENDING)
    writer.act(T.THREAT, "Aida Nemo", certainty=Certainty.RUMOURED)
    writer.keep(casebook)
    casebook.reviewing.accept("d1.i1", by="ann")
    deported, detained, threatened = sentences(casebook, "act", "act_by")
    assert deported == (
        "Deportation: Zoya Nemo; when: 8 May 2024; pending, stated. [not reviewed]",
        ("d1.i2",),
    )
    assert detained == (
        "Detention abroad: Ruslan Ovcharuk; when: 2 May 2024; who did it: Osh; completed, stated.",
        ("d1.i1",),
    )
    assert threatened == (
        "Threat: Aida Nemo; when: not told; completed, rumoured. [not reviewed]",
        ("d1.i3",),
    )
    assert sentences(casebook, "acts_more") == []


def test_of_many_acts_the_latest_alone_are_told_and_how_many_more_there_are(casebook):
    writer = Writer("one", "The Lantern", "2024-05-30")
    for day in range(1, 12):
        writer.act(T.DETENTION, f"Nemo {day}", days(f"2024-05-{day:02}"))
    writer.keep(casebook)
    told = sentences(casebook, "act")
    assert [words.split(";")[0] for words, _ in told] == [
        f"Detention abroad: Nemo {day}" for day in range(11, 3, -1)
    ]
    ((more, _),) = sentences(casebook, "acts_more")
    assert more == "These are the latest 8; 3 more stand in the figures."
