"""The page of an act: tellings side by side, contradictions, corroboration, grades; invented."""

import re
from dataclasses import replace
from datetime import date

import pytest
from pages_story import HOSTILE_READING, NAME, SCRIPT, captured, proof

from khronika.model import (
    About,
    Claim,
    Interval,
    Organization,
    OrganizationKind,
    Reading,
    Stance,
)
from khronika.resolution import Verdict

OTHER = (
    "Police of Tbilisi held Oksana Dreval on 5 May 2024. 'It never happened', said the ministry."
)


def told_otherwise() -> Reading:
    """Another source on the detention: another day, by somebody, and somebody denies it."""
    said = proof(OTHER, "'It never happened', said the ministry.")
    (detention, _) = HOSTILE_READING.incidents
    return Reading(
        document=replace(
            HOSTILE_READING.document,
            id="other",
            text=OTHER,
            title="Other",
            publisher="Riga Evening",
            published=date(2024, 6, 1),
        ),
        relevant=True,
        people=(replace(HOSTILE_READING.people[0], name="Oksana Dreval", aliases=(), evidence=()),),
        organizations=(
            Organization(id="o1", name="Police of Tbilisi", kind=OrganizationKind.POLICE),
            Organization(id="o2", name="the ministry", kind=OrganizationKind.STATE_BODY),
        ),
        incidents=(
            replace(
                detention,
                actors=("o1",),
                charge=None,
                when=Interval(first=date(2024, 5, 5), last=date(2024, 5, 5), text="on 5 May 2024"),
                evidence=proof(OTHER, "Police of Tbilisi held Oksana Dreval on 5 May 2024."),
            ),
        ),
        claims=(
            Claim(
                id="c1",
                speaker="o2",
                stance=Stance.DENIES,
                direct=True,
                about=About(incidents=("i1",)),
                evidence=said,
            ),
        ),
    )


@pytest.fixture
def joined(casebook):
    """The detention d1.i1, told otherwise as d3.i1, judged to be one act."""
    reading = told_otherwise()
    casebook.add(captured(reading), reading)
    casebook.judging.judge("d1.i1", "d3.i1", Verdict.SAME, by="Agnieszka", why="one <night>")
    return casebook


def test_tellings_stand_side_by_side_with_their_words(joined, read):
    page = read("/acts/d1.i1")
    assert page.count('class="telling"') == 2
    assert "Police of Tbilisi held Oksana Dreval on 5 May 2024." in page
    assert "was detained in Tbilisi on 3 May 2024." in page
    assert read("/acts/d3.i1").count('class="telling"') == 2
    assert "Agnieszka" in page
    assert "one &lt;night&gt;" in page


def test_contradictions_stand_beside_each_other(joined, read):
    page = read("/acts/d1.i1")
    days = page.partition('id="differ-when"')[2].partition("</div>")[0]
    assert re.findall(r'class="value"><bdi>([^<]+)', days) == ["3 May 2024", "5 May 2024"]
    happened = page.partition('id="differ-happened"')[2].partition("</div>")[0]
    assert "said to have happened" in happened
    assert "denied" in happened
    assert page.count("others differ") == 2
    assert "4 May 2024" not in page


def test_no_text_of_a_document_becomes_a_part_of_the_page(joined, read):
    page = read("/acts/d1.i1")
    assert SCRIPT not in page
    assert NAME not in page
    assert "Lantern &amp; Sons &lt;i&gt;Bureau" in page


def test_what_copies_counts_once_and_says_why(joined, read):
    reading = told_otherwise()
    copy = replace(
        reading,
        document=replace(
            reading.document, id="copy", text=f"{OTHER}\n", publisher="C", published=None
        ),
    )
    joined.add(captured(copy), copy)
    joined.judging.judge("d4.i1", "d3.i1", Verdict.SAME, by="Agnieszka")
    page = read("/acts/d4.i1")
    assert "<strong>3</strong> tellings" in page
    assert "<strong>2</strong> independent sources" in page
    assert re.search(r"Counts once with <bdi>Riga Evening</bdi>.*: 100% of its text stands", page)


def test_one_gets_from_the_telling_to_the_act_and_back(joined, read):
    assert 'href="/acts/d1.i1">2 tellings of this act' in read("/incidents/d1.i1")
    assert 'href="/acts/d2.i1">The only telling' in read("/incidents/d2.i1")
    assert 'href="/incidents/d3.i1"' in read("/acts/d1.i1")
    assert "<strong>1</strong> telling," in read("/acts/d2.i1")


@pytest.mark.parametrize(
    ("form", "grade", "shown"),
    [("source", "B", "usually reliable"), ("credibility", "2", "probably true")],
)
def test_grades_are_set_told_and_taken_back(joined, browser, send, read, form, grade, shown):
    path = "/acts/d1.i1"
    answer = send(path, f"{path}/{form}", grade=grade, why="right <before>", back=path)
    assert answer.status_code == 303
    page = browser.get(answer.headers["Location"]).content.decode()
    assert f">{shown}" in page.replace(" · ", ">")
    assert "right &lt;before&gt;" in page
    number = re.search(r'name="change" value="(\d+)"', page)[1]
    back = re.search(r'name="back" value="([^"]*)"', page)[1]
    assert back.rstrip("?") == path
    answer = send(answer.headers["Location"], "/undo", change=number, back=back)
    assert answer.status_code == 303
    before_history = read(path).partition('class="of-row history-of"')[0]
    assert "right &lt;before&gt;" not in before_history
    assert joined.journal.all()[-1].verb == "undo"


def test_what_is_refused_is_told_with_what_was_typed(joined, send):
    answer = send(
        "/acts/d1.i1", "/acts/d1.i1/credibility", grade="9", why="<typed>", back="/acts/x"
    )
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "a number from 1 to 6" in page
    assert "&lt;typed&gt;" in page
    assert 'href="/acts/x">Back' in page


@pytest.mark.parametrize("back", ["", "https://elsewhere.example/", "//elsewhere.example", "start"])
def test_a_form_leads_nowhere_else(joined, send, back):
    answer = send("/acts/d1.i1", "/acts/d1.i1/credibility", grade="3", back=back)
    assert answer.headers["Location"].startswith("/?change=")


@pytest.mark.parametrize("number", ["", "x", "-1", "9" * 30, "99"])
def test_a_change_that_is_not_there_is_told(joined, send, browser, number):
    assert send("/acts/d1.i1", "/undo", change=number).status_code == 409
    assert browser.get("/acts/d1.i1", {"change": number}).status_code == 200


@pytest.mark.parametrize("path", ["/acts/d1.p1", "/acts/d9.i1", "/acts/d1", "/acts/x"])
def test_what_is_no_act_is_told(browser, path):
    assert browser.get(path).status_code == 404


def test_an_act_whose_tellings_were_all_rejected_is_not_there(joined, browser):
    for row in ("d1.i1", "d3.i1"):
        assert browser.get("/acts/d1.i1").status_code == 200
        joined.reviewing.reject(row, why="a rumour", by="owner")
    assert browser.get("/acts/d1.i1").status_code == 404


def test_a_publisher_is_graded_on_the_list_and_leads_to_what_it_published(read, send, casebook):
    page = read("/sources")
    assert "nobody judged it" in page
    publisher = HOSTILE_READING.document.publisher
    typed = {"publisher": publisher, "grade": "B", "why": f"seen to check {SCRIPT}"}
    answer = send("/sources", "/sources/grade", back="/sources", **typed)
    assert answer.headers["Location"].startswith("/sources?change=")
    page = read(answer.headers["Location"])
    assert '<strong lang="en">B</strong>' in page
    assert "seen to check" in page
    assert SCRIPT not in page
    assert casebook.grading.of_publishers([publisher])[publisher].by == "owner"
    (found,) = re.findall(r'href="(/search\?source=[^"]+)"', page)
    assert "Lantern" not in found, "no address holds a publisher"
    assert "Oksana" in read(found)
    assert send("/sources", "/sources/grade", publisher="Nobody", grade="B").status_code == 409


def test_the_page_of_a_person_leads_to_the_whole_case(read, casebook):
    assert "The whole case</a>" in read("/people/d1.p1")
    casebook.judging.judge("d1.p1", "d2.p1", Verdict.SAME, by="owner")
    assert "The whole case, from 2 documents" in read("/people/d1.p1")


def test_the_head_of_an_act_says_whom_it_struck(read, casebook):
    casebook.judging.judge("d1.i1", "d2.i1", Verdict.SAME, by="owner", why="seen to be one")
    head = read("/acts/d1.i1").partition("<h1>")[2].partition("</header>")[0]
    assert (
        "<bdi>Oksana &quot;Ksana&quot; &lt;b&gt;Dreval&lt;/b&gt;</bdi>, <bdi>Oksana Dreval" in head
    )
