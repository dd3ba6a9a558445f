"""The picture of a country, from a casebook with an invented history."""

from datetime import date
from itertools import product

import pytest
from country_story import T, Writer, days

from khronika.assessment.country import country_picture, told_in
from khronika.assessment.country.opening import Asked, Part, opened
from khronika.model import (
    Certainty,
    EstimateMeasure,
    InstrumentData,
    InstrumentKind,
    InstrumentStatus,
    Stance,
)
from khronika.resolution import Verdict

DATA = (
    InstrumentData.CITIZENSHIP,
    InstrumentData.PROPERTY,
    InstrumentData.OBLIGATIONS,
    InstrumentData.CRIMINAL_RECORD,
)


@pytest.fixture
def filled(casebook):
    """Two tellings of one detention, a removal that is denied, helpers under pressure, a pact."""
    lantern = Writer("one", "The Lantern", "2024-05-10")
    lantern.act(T.DETENTION, "Ruslan Ovcharuk", days("2024-05-02"))
    lantern.act(T.DEPORTATION, "Ruslan Ovcharuk", days("2024-05-08"), certainty=Certainty.DISPUTED)
    lantern.act(T.PROSECUTION, "Ruslan Ovcharuk", days("2023-01-05"), host="RU")
    lantern.claim("Interior Ministry", Stance.DENIES, "It has deported nobody.", acts=("i2",))
    lantern.claim("Zlata Birkavs", Stance.ASSERTS, "This is no safe country.", countries=("KG",))
    lantern.keep(casebook)
    wire = Writer("two", "Steppe Wire", "2024-05-12", "ru")
    wire.act(T.DETENTION, "Руслан Овчарук", days("2024-05-02"))
    wire.act(T.ORGANIZATION_PRESSURE, "the Open Door shelter", days("2024-06-01", "2024-06-30"))
    wire.act(T.THREAT, "Timofei Birkavs", certainty=Certainty.RUMOURED)
    wire.claim("безымянный канал", Stance.ASSERTS, "Его увезут.", acts=("i3",))
    wire.instrument(
        kind=InstrumentKind.DATA_EXCHANGE_AGREEMENT,
        parties=("KG", "KZ", "RU"),
        status=InstrumentStatus.SIGNED,
        data=DATA,
    )
    wire.estimate(
        by="Migration Institute",
        measure=EstimateMeasure.EMIGRANTS,
        from_country="RU",
        to_country="KG",
        low=30_000,
        high=50_000,
        when=days("2022-01-01", "2022-12-31"),
    )
    wire.keep(casebook)
    other = Writer("three", None, None)
    other.act(T.DETENTION, "Pavel Nemo", days("2024-05-20"), origin="TJ")
    other.act(T.SURVEILLANCE, "Aida Nemo", days("2024-05-20"), origin="KG")
    other.act(T.DETENTION, "Zoya Nemo", days("2024-05-20"), host="GE")
    other.act(T.EXTRADITION, "Pavel Nemo", by="ECHR", origin="TJ")
    other.keep(casebook)
    Writer("four", "The Lantern", "2024-06-02").keep(casebook)
    return casebook


def kinds(picture):
    return {
        kind.type: (kind.acts.confirmed.count, kind.acts.proposed.count) for kind in picture.kinds
    }


def test_acts_in_the_country_are_counted_by_kind_and_those_elsewhere_are_not(filled):
    picture = country_picture(filled, "KG", "RU")
    assert kinds(picture) == {
        T.DETENTION: (0, 2),
        T.DEPORTATION: (0, 1),
        T.THREAT: (0, 1),
        T.ORGANIZATION_PRESSURE: (0, 1),
    }
    assert picture.coverage.documents == 2
    assert picture.coverage.languages == ("en", "ru")


def test_tellings_judged_one_act_count_once_with_their_independent_sources(filled):
    filled.judging.judge("d1.i1", "d2.i1", Verdict.SAME, by="ann")
    picture = country_picture(filled, "KG", "RU")
    assert kinds(picture)[T.DETENTION] == (0, 1)
    (detention, *_) = picture.kinds
    assert detention.acts.proposed.acts == ("d1.i1",)
    assert detention.acts.proposed.corroborated == 1
    assert detention.acts.proposed.coverage.documents == 2


def test_to_take_a_judgement_back_parts_the_act_again(filled):
    number = filled.judging.judge("d1.i1", "d2.i1", Verdict.SAME, by="ann")
    assert kinds(country_picture(filled, "KG", "RU"))[T.DETENTION] == (0, 1)
    filled.reviewing.undo(by="ann", change=number)
    assert kinds(country_picture(filled, "KG", "RU"))[T.DETENTION] == (0, 2)


def test_a_confirmed_act_leaves_the_proposed_and_a_rejected_one_the_picture(filled):
    filled.reviewing.accept("d1.i1", by="ann")
    filled.reviewing.reject("d2.i3", by="ann", why="it was a joke")
    picture = country_picture(filled, "KG", "RU")
    assert kinds(picture)[T.DETENTION] == (1, 1)
    assert T.THREAT not in kinds(picture)


def test_without_a_state_all_are_counted_but_the_country_s_own_acts_stand_apart(filled):
    picture = country_picture(filled, "KG")
    assert [(code, acts.count) for code, acts in picture.origins] == [("RU", 5), ("TJ", 2)]
    assert picture.own.acts == ("d3.i2",)
    assert T.SURVEILLANCE not in kinds(picture)


def test_every_figure_opens_into_as_many_acts_as_it_counts(filled):
    filled.judging.judge("d1.i1", "d2.i1", Verdict.SAME, by="ann")
    filled.reviewing.accept("d1.i2", by="ann")
    for origin in (None, "RU"):
        picture, told = country_picture(filled, "KG", origin), told_in(filled, "KG", origin)
        for kind in picture.kinds:
            for part, figure in (
                (Part.CONFIRMED, kind.acts.confirmed),
                (Part.PROPOSED, kind.acts.proposed),
                (Part.UNSURE, kind.unsure),
            ):
                found = opened(told, Asked(kind=kind.type, part=part))
                assert tuple(act.id for act in found) == figure.acts
        months = sum(month.acts.count for month in picture.months)
        assert months + picture.without_month.count == picture.acts.count
        for month, part in product(picture.months, (Part.CONFIRMED, Part.PROPOSED)):
            figure = getattr(month.acts, part.value)
            assert len(opened(told, Asked(month=month.month, part=part))) == figure.count
        assert len(opened(told, Asked(part=Part.OWN))) == picture.own.count
        assert len(opened(told, Asked())) == picture.acts.count


def test_months_hold_all_that_the_country_s_sources_published(filled):
    months = country_picture(filled, "KG", "RU").months
    looked = {month.month: month.looked for month in months}
    assert looked[date(2024, 5, 1)] == 2
    assert looked[date(2024, 6, 1)] == 1


def test_the_detained_are_told_with_what_became_of_them(filled):
    found = country_picture(filled, "KG", "RU").outcomes
    assert (found.detained, found.unknown) == (2, 1)
    assert found.found[0].people == 1
    filled.judging.judge("d1.p1", "d2.p1", Verdict.SAME, by="ann")
    found = country_picture(filled, "KG", "RU").outcomes
    assert (found.detained, found.unknown) == (1, 0)


def test_the_pact_is_told_with_its_four_kinds_of_data_beside_the_reference(filled):
    agreements = country_picture(filled, "KG", "RU").agreements
    assert [one.row.data for one in agreements.told] == [DATA]
    known = {one.id for one in agreements.exposes}
    assert "minsk-1993-other-parties" in known
    assert country_picture(filled, "KG", "TJ").agreements.told == ()


def test_the_estimate_stands_with_its_range_and_its_author(filled):
    (number,) = country_picture(filled, "KG", "RU").numbers.living
    assert (number.low, number.high, number.by[0].name) == (30_000, 50_000, "Migration Institute")


def test_voices_stand_by_stance_and_say_who_denies_and_what_is_rumoured(filled):
    voices = {said.stance: said for said in country_picture(filled, "KG", "RU").voices}
    assert [one.claim.speaker.name for one in voices[Stance.DENIES].shown] == ["Interior Ministry"]
    danger, rumour = voices[Stance.ASSERTS].shown
    assert (danger.claim.speaker.name, danger.safety, danger.about_country) == (
        "Zlata Birkavs",
        ("unsafe",),
        True,
    )
    assert (rumour.rumoured, voices[Stance.ASSERTS].rumoured) == (True, 1)


@pytest.fixture
def alleged(casebook):
    """Helpers pressed for a state that nobody names; a pact that one alleges, another denies."""
    writer = Writer("one", "The Lantern", "2024-05-10")
    writer.act(T.DETENTION, "Ruslan Ovcharuk", days("2024-05-02"))
    writer.act(T.ORGANIZATION_PRESSURE, "the Open Door shelter", days("2024-05-03"), origin=None)
    writer.instrument(
        kind=InstrumentKind.RETURN_AGREEMENT,
        parties=("KG", "RU"),
        status=InstrumentStatus.ALLEGED,
    )
    writer.claim("a channel", Stance.ASSERTS, "A pact was made.", instruments=("n1",))
    writer.claim("Mark Nemo", Stance.DENIES, "That pact is an invention.", instruments=("n1",))
    writer.claim("Mark Nemo", Stance.DENIES, "No country will hand over exiles.")
    writer.claim("Zoya Nemo", Stance.ADVISES, "Go on to Europe.", countries=("RU",))
    writer.claim("Zoya Nemo", Stance.FEARS, "In Tbilisi they follow us.", countries=("GE",))
    writer.claim("Zoya Nemo", Stance.ASSERTS, "My father was proud of me.")
    writer.claim("Zoya Nemo", Stance.FEARS, "They follow us there.")
    writer.keep(casebook)
    elsewhere = Writer("two", "The Lantern", "2024-05-11")
    elsewhere.act(T.DETENTION, "Pavel Nemo", days("2024-05-20"), host="GE")
    elsewhere.claim("Pavel Nemo", Stance.ADVISES, "Keep your papers on you.")
    elsewhere.keep(casebook)
    return casebook


def test_acts_for_a_state_that_nobody_names_stand_beside_those_for_the_state_asked_for(alleged):
    picture = country_picture(alleged, "KG", "RU")
    assert kinds(picture) == {T.DETENTION: (0, 1)}
    assert [(one.type, one.acts.proposed.acts) for one in picture.unsaid] == [
        (T.ORGANIZATION_PRESSURE, ("d1.i2",))
    ]
    told = told_in(alleged, "KG", "RU")
    assert [act.id for act in opened(told, Asked(part=Part.UNSAID))] == ["d1.i2"]
    whole = country_picture(alleged, "KG")
    assert (whole.acts.count, whole.unsaid) == (2, ())


def test_an_agreement_stands_with_who_asserts_and_who_denies_it(alleged):
    (pact,) = country_picture(alleged, "KG", "RU").agreements.told
    assert [(claim.speaker.name, claim.stance) for claim in pact.claims] == [
        ("a channel", Stance.ASSERTS),
        ("Mark Nemo", Stance.DENIES),
    ]
    voices = {said.stance: said for said in country_picture(alleged, "KG", "RU").voices}
    assert [(one.alleged, one.rumoured) for one in voices[Stance.ASSERTS].shown] == [(True, True)]
    assert voices[Stance.DENIES].count == 1


def test_what_is_said_without_naming_a_country_stands_apart(alleged):
    said = {one.stance: one for one in country_picture(alleged, "KG", "RU").general}
    assert set(said) == {Stance.DENIES, Stance.ADVISES}
    assert [one.claim.id for one in said[Stance.DENIES].shown] == ["d1.c3"]
    assert [one.claim.id for one in said[Stance.ADVISES].shown] == ["d1.c4"]


def test_the_picture_rests_on_documents_that_only_speak_of_the_country(alleged):
    picture = country_picture(alleged, "GE", "TJ")
    assert (picture.acts.count, picture.coverage.documents) == (0, 0)
    assert picture.documents == ("d1",)
    assert (picture.rests.documents, picture.rests.publishers) == (1, 1)


def test_a_body_that_protects_is_known_under_its_short_name(filled):
    (court,) = country_picture(filled, "KG").protections
    assert court.body == "European Court of Human Rights"
    assert [act.id for act in court.shown_acts] == ["d3.i4"]
    assert len(court.ids) == court.acts + court.claims
    assert country_picture(filled, "KG", "RU").protections == ()


def test_a_country_of_which_nothing_is_told_has_an_empty_picture(filled):
    picture = country_picture(filled, "MN")
    assert (picture.acts.count, picture.kinds, picture.months) == (0, (), ())
    assert (picture.outcomes.detained, picture.voices) == (0, ())


def test_a_rumour_counts_as_one_also_where_somebody_denies_it(casebook):
    wire = Writer("wire", "Steppe Wire", "2025-01-12")
    rumour = {"certainty": Certainty.DISPUTED, "saying": "It is rumoured that "}
    wire.act(T.DETENTION, "Ruslan Ovcharuk", days("2023-05-02"))
    wire.act(T.DEPORTATION, "Ruslan Ovcharuk", days("2024-05-08"), **rumour)
    wire.act(T.DETENTION, "Timofei Birkavs", days("2024-06-08"), **rumour)
    wire.act(T.DETENTION, "Zoya Nemo", days("2024-07-08"), certainty=Certainty.DISPUTED)
    wire.estimate(
        by="Migration Institute",
        measure=EstimateMeasure.EMIGRANTS,
        from_country="RU",
        to_country="KG",
        low=30_000,
        high=30_000,
        when=days("2022-01-01", "2022-12-31"),
    )
    wire.keep(casebook)
    picture = country_picture(casebook, "KG", "RU")
    found = picture.outcomes
    assert (found.detained, found.rumoured, found.unknown) == (2, 1, 2)
    assert [(one.people, one.rumoured) for one in found.found] == [(0, 1)]
    (rate,) = picture.rates
    assert (rate.acts.count, rate.disputed, rate.rumoured.count) == (2, 1, 2)


def test_a_rumour_that_is_denied_disputes_what_another_document_states(casebook):
    channel = Writer("channel", "Channel", "2024-05-03")
    channel.act(
        T.DETENTION, "Ruslan Ovcharuk", certainty=Certainty.DISPUTED, saying="It is rumoured that "
    )
    channel.keep(casebook)
    Writer("wire", "Steppe Wire", "2024-05-12").act(T.DETENTION, "Ruslan Ovcharuk").keep(casebook)
    casebook.judging.judge("d1.i1", "d2.i1", Verdict.SAME, by="vera")
    (act,) = told_in(casebook, "KG").acts
    assert act.certainty is Certainty.DISPUTED
