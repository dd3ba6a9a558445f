"""Judging on pages: pairs with their reasons, three buttons, undo; nothing merges by itself."""

import re

import pytest
from pages_story import NAME, SCRIPT, captured
from test_web_acts import told_otherwise

from khronika.casebook import ItemKind
from khronika.resolution import Verdict


@pytest.fixture
def not_compared(casebook):
    """The story, and another document that tells the detention again, as d3."""
    reading = told_otherwise()
    casebook.add(captured(reading), reading)
    return casebook


@pytest.fixture
def told_twice(not_compared):
    """The same, with all people compared before a page is in a hurry."""
    not_compared.judging.proposals()
    return not_compared


def pairs_on(page):
    found = re.findall(r'name="one" value="([^"]+)"><input[^>]*name="other" value="([^"]+)"', page)
    return set(found)


@pytest.fixture
def decide(send):
    def decide(verdict, one="d1.p1", other="d3.p1", why="", back="/judge"):
        return send(
            "/judge", "/judge/decide", one=one, other=other, verdict=verdict, why=why, back=back
        )

    return decide


def test_pairs_come_with_score_reasons_and_the_words_of_both_sides(told_twice, read):
    page = read("/judge")
    assert ("d1.p1", "d3.p1") in pairs_on(page)
    assert "surnames <bdi>Dreval</bdi> and <bdi>Dreval</bdi> are the same" in page
    assert "was detained in Tbilisi on 3 May 2024." in page
    assert "Police of Tbilisi held Oksana Dreval on 5 May 2024." in page
    assert re.search(r"<strong>\d+%</strong>", page)
    assert SCRIPT not in page
    assert NAME not in page


def test_looking_changes_nothing(told_twice, read):
    before = told_twice.journal.head()
    for kind in ("person", "organization", "incident"):
        read("/judge", kind=kind)
    assert told_twice.journal.head() == before
    assert told_twice.judging.judgements() == []


@pytest.mark.parametrize("verdict", ["same", "different", "unsure"])
def test_a_decision_is_kept_with_who_why_and_when_and_the_pair_goes(
    told_twice, browser, decide, verdict
):
    answer = decide(verdict, why="one <birthday>")
    page = browser.get(answer.headers["Location"]).content.decode()
    assert ("d1.p1", "d3.p1") not in pairs_on(page)
    assert "one &lt;birthday&gt;" in page
    assert "owner" in page
    (kept,) = told_twice.judging.judgements()
    assert (kept.verdict, kept.by, kept.why) == (Verdict(verdict), "owner", "one <birthday>")


def test_acts_of_one_document_are_joined_for_a_reason_alone(told_twice, decide):
    answer = decide("same", "d1.i1", "d1.i2")
    assert answer.status_code == 409
    assert "One document tells d1.i1 and d1.i2 as two acts" in answer.content.decode()
    assert told_twice.judging.judgements() == []
    assert decide("same", "d1.i1", "d1.i2", why="one night").status_code == 303


def test_a_decision_is_undone_where_it_led_to(told_twice, browser, decide, send, read):
    led_to = decide("same").headers["Location"]
    page = browser.get(led_to).content.decode()
    number = re.search(r'name="change" value="(\d+)"', page)[1]
    send(led_to, "/undo", change=number, back="/judge")
    assert told_twice.judging.judgements() == []
    assert ("d1.p1", "d3.p1") in pairs_on(read("/judge"))


def test_what_contradicts_other_judgements_is_refused_and_told(told_twice, decide, read):
    decide("same", "d1.p1", "d3.p1")
    decide("same", "d2.p1", "d3.p1")
    answer = decide("different", "d1.p1", "d2.p1", why="typed")
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "contradicts" in page
    assert "typed" in page
    assert 'href="/history?of=d1.p1"' in page, "there it can be undone"
    missing = decide("different", "d1.p1", "d99.p1").content.decode()
    assert "/history?of=" not in missing


@pytest.mark.parametrize(
    "wrong",
    [
        {"verdict": "perhaps"},
        {"other": "d1.p1"},
        {"other": "d1.i1"},
        {"other": "d99.p1"},
        {"other": ""},
    ],
)
def test_what_makes_no_sense_is_refused(told_twice, decide, wrong):
    assert decide(**{"verdict": "same", **wrong}).status_code == 409
    assert told_twice.judging.judgements() == []


def test_what_goes_along_is_shown(told_twice, decide, read):
    decide("same", "d2.p1", "d3.p1")
    assert re.search(
        r"going along: <a [^>]*><span class=\"shelfmark\">d2.p1", read("/judge/d1.p1/d3.p1")
    )


def test_any_two_rows_can_be_set_side_by_side(told_twice, read, send, browser):
    answer = send("/judge/d1.p1/d2.p2", "/judge/beside", one="d1.p1", other=" d3.p1 ")
    assert answer.headers["Location"] == "/judge/d1.p1/d3.p1"
    assert "no name" in read("/judge/d1.p1/d2.p2")  # her lawyer
    assert "both tell of detention abroad" in read("/judge/d1.i1/d3.i1")
    assert "Nobody has judged this pair." in read("/judge/d1.o1/d3.o1")
    assert browser.get("/judge/d1.p1/d99.p1").status_code == 404
    assert browser.get("/judge/d1.p1/d1.i1").status_code == 409


def test_the_pages_of_people_and_incidents_have_the_buttons(told_twice, read):
    told_twice.judging.proposals(ItemKind.INCIDENT)
    told_twice.judging.proposals(ItemKind.PERSON)
    assert pairs_on(read("/incidents/d1.i1")) == {("d1.i1", "d3.i1")}
    assert ("d1.p1", "d3.p1") in pairs_on(read("/people/d1.p1"))
    told_twice.judging.judge("d1.p1", "d3.p1", Verdict.SAME, by="Agnieszka", why="of <one>")
    page = read("/people/d3.p1")
    assert "Agnieszka" in page
    assert "of &lt;one&gt;" in page


def test_judging_people_does_not_compare_them_anew(not_compared, monkeypatch):
    from khronika.casebook import compared

    runs = []
    monkeypatch.setattr(compared, "_compare", lambda kind: runs.append(kind) or ())
    not_compared.judging.proposals(ItemKind.PERSON)
    not_compared.judging.judge("d1.p1", "d3.p1", Verdict.SAME, by="owner")
    not_compared.judging.proposals(ItemKind.PERSON)
    assert runs == [ItemKind.PERSON]
    not_compared.judging.proposals(ItemKind.INCIDENT)
    not_compared.reviewing.undo(by="owner")
    not_compared.judging.proposals(ItemKind.PERSON)
    not_compared.judging.proposals(ItemKind.INCIDENT)
    assert runs == [ItemKind.PERSON, ItemKind.INCIDENT, ItemKind.INCIDENT]
    not_compared.reviewing.reject("d1.i2", why="nobody", by="owner")
    not_compared.judging.proposals(ItemKind.PERSON)
    assert runs[3:] == [ItemKind.PERSON]


@pytest.mark.parametrize(("name", "value"), [("PATIENCE_S", 0.01), ("MANY", 2)])
def test_a_page_does_not_wait_for_comparing(not_compared, monkeypatch, read, name, value):
    from threading import Event

    from khronika.casebook import compared
    from khronika.web.judging import views

    done, slow = Event(), compared._compare
    monkeypatch.setattr(views, name, value)
    monkeypatch.setattr(compared, "_compare", lambda kind: (done.wait(30), slow(kind))[1])
    assert "being compared" in read("/judge")
    done.set()
    not_compared.judging.proposals()
    assert "d3.p1" in read("/judge")


def test_comparing_that_failed_is_tried_again(not_compared, monkeypatch, browser):
    from khronika.casebook import compared

    slow = compared._compare

    def fail(_kind):
        raise RuntimeError("out of memory")

    monkeypatch.setattr(compared, "_compare", fail)
    assert browser.get("/judge").status_code == 500
    monkeypatch.setattr(compared, "_compare", slow)
    not_compared.judging.proposals()
    assert browser.get("/judge").status_code == 200


def test_contradictions_among_judgements_are_told(told_twice, decide, read):
    decide("different", "d1.p1", "d2.p1")
    decide("same", "d1.p1", "d3.p1")
    from khronika.casebook import models

    models.Judgement.objects.create(
        one="d2.p1",
        other="d3.p1",
        one_document_id=2,
        other_document_id=3,
        kind="person",
        verdict="same",
        by="an older version",
        at=told_twice.judging.judgements()[0].at,
    )
    page = read("/judge")
    assert "Judgements that contradict each other" in page
    assert "an older version" in page


@pytest.mark.parametrize("query", ["?kind=claim", "?kind=planet"])
def test_what_is_not_judged_is_told(browser, query):
    assert browser.get(f"/judge{query}").status_code == 404
