"""Acts of a brief are counted as on the page of a country: once, however many reports tell them."""

import pytest
from country_story import T, Writer, days

from khronika.assessment.brief import brief, read_situation
from khronika.resolution import Verdict


@pytest.fixture
def told(casebook):
    """One detention told twice, from which he came free, and one told once."""
    wire = Writer("one", "The Lantern", "2024-05-10")
    wire.act(T.DETENTION, "Ruslan Ovcharuk", days("2024-05-02"))
    wire.act(T.RELEASE, "Ruslan Ovcharuk", days("2024-05-09"))
    wire.keep(casebook)
    post = Writer("two", "Steppe Wire", "2024-05-12", "ru")
    post.act(T.DETENTION, "Руслан Овчарук", days("2024-05-02"))
    post.act(T.DETENTION, "Pavel Nemo", days("2024-05-11"))
    post.keep(casebook)
    return casebook


def found(casebook):
    return brief(casebook, read_situation({"origin": ["RU"], "host": ["KG"]}))


def test_reports_that_a_person_judged_to_be_of_one_act_are_one(told):
    (place,) = found(told).places
    assert len(place.acts) == 4
    told.judging.judge("d1.i1", "d2.i1", Verdict.SAME, by="ann")
    (place,) = found(told).places
    assert [act.told.id for act in place.acts] == ["d2.i2", "d1.i2", "d1.i1"]
    (detention,) = (act for act in place.acts if len(act.rows) > 1)
    assert [row.id for row in detention.rows] == ["d1.i1", "d2.i1"]
    assert detention.told.sources == 2


def test_one_confirmed_report_confirms_its_act(told):
    told.judging.judge("d1.i1", "d2.i1", Verdict.SAME, by="ann")
    told.reviewing.accept("d2.i1", by="ann")
    (place,) = found(told).places
    assert [act.told.id for act in place.confirmed] == ["d1.i1"]
    assert (len(place.proposed), place.documents, place.publishers) == (2, 2, 2)


def test_what_became_of_somebody_is_known_from_any_document_where_people_judged_him_one(told):
    def unknown():
        return {(one.kind, one.number, one.of) for one in found(told).unknown}

    assert ("outcome", 2, 3) in unknown()
    told.judging.judge("d1.p1", "d2.p1", Verdict.SAME, by="ann")
    assert ("outcome", 1, 2) in unknown()


def test_reports_that_are_alike_are_perhaps_of_one_act_until_somebody_judges(told):
    def perhaps():
        (place,) = found(told).places
        return {act.told.id: act.perhaps for act in place.proposed if act.perhaps}

    assert perhaps() == {"d2.i1": "d1.i1"}
    told.judging.judge("d1.i1", "d2.i1", Verdict.DIFFERENT, by="ann")
    assert perhaps() == {}


def test_what_is_alike_holds_for_a_person_in_all_documents_where_people_judged_them_one(casebook):
    one = Writer("one", "The Lantern", "2024-05-10")
    one.act(T.DETENTION, "Ruslan Ovcharuk", days("2024-05-02"), charge="Article 280.3")
    one.keep(casebook)
    other = Writer("two", "Steppe Wire", "2024-06-12")
    other.act(T.EXTRADITION_REFUSAL, "Ruslan Ovcharuk", days("2024-06-11"))
    other.keep(casebook)

    def alike():
        asked = {"origin": ["RU"], "host": ["KG"], "charges": ["280.3"]}
        (place,) = brief(casebook, read_situation(asked)).places
        return {act.told.type for act in place.acts if act.like}

    assert alike() == {T.DETENTION}
    casebook.judging.judge("d1.p1", "d2.p1", Verdict.SAME, by="ann")
    assert alike() == {T.DETENTION, T.EXTRADITION_REFUSAL}


def test_acts_of_which_no_document_says_for_which_state_are_held_apart(told):
    other = Writer("three", "Steppe Wire", "2024-06-12")
    other.act(T.ASSAULT, "Zlata Birkavs", days("2024-06-11"), origin=None)
    other.keep(told)
    (place,) = found(told).places
    assert [act.id for act in place.unsaid] == ["d3.i1"]
    assert "d3.i1" not in {act.told.id for act in place.acts}
