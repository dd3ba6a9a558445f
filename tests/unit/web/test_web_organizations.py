"""The pages of bodies and groups: the list, and a body over all documents."""

import re
from dataclasses import replace

import pytest
from pages_story import HOSTILE_READING, SCRIPT, captured

from khronika.model import IncidentType, OrganizationKind
from khronika.resolution import Verdict

NAME = "Lantern &amp; Sons Bureau"


def again(number, name="Lantern Bureau"):
    """The hostile document once more, where the body has another name and suffers an act."""
    (body,) = HOSTILE_READING.organizations
    act, done = HOSTILE_READING.incidents
    return replace(
        HOSTILE_READING,
        document=replace(HOSTILE_READING.document, id=f"again-{number}", title=f"Again {number}"),
        organizations=(replace(body, name=name, kind=OrganizationKind.MEDIA, country="BY"),),
        incidents=(
            replace(act, type=IncidentType.ORGANIZATION_PRESSURE, targets=("o1",)),
            done,
        ),
    )


@pytest.fixture
def told(casebook):
    """The body of d1 once more in d3 under another name, judged to be the same; not so in d4."""
    for number, name in ((3, "Lantern Bureau"), (4, "Another House")):
        reading = again(number, name)
        casebook.add(captured(reading), reading)
    casebook.judging.judge("d1.o1", "d3.o1", Verdict.SAME, by="Agnieszka", why="one address")
    return casebook


def heading(page, name):
    return page.partition(f'id="{name}"')[2].partition("</section>")[0]


def test_the_list_has_every_body_and_leads_to_its_page(read):
    page = read("/organizations")
    assert f'href="/organizations/d1.o1"><bdi>{NAME}</bdi>' in page
    assert 'href="/organizations"' in read("/")


def test_the_list_is_asked_by_name_country_and_act(ask, told):
    address, page = ask("/organizations", person="another")
    assert "Another" not in address
    assert "Another House" in page
    assert "d1.o1" not in page
    _, page = ask("/organizations", type="organization_pressure")
    assert "d3.o1" in page
    assert "d1.o1" not in page
    _, page = ask("/organizations", type="deportation")  # the body took part in it
    assert "d1.o1" in page
    _, page = ask("/organizations", country="KG")
    assert "No body answers" in page


def test_a_body_is_shown_over_all_documents_in_which_it_is_the_same(read, told):
    page = read("/organizations/d1.o1")
    assert f"<h1><bdi>{NAME}</bdi></h1>" in page
    assert "<bdi>Lantern Bureau</bdi>" in page
    assert "Another House" not in page
    assert "Belarus" in page.partition("<main")[2].partition("</header>")[0]
    assert re.findall(r'"/incidents/(\S+?)"', heading(page, "done")) == ["d1.i2", "d3.i2"]
    assert re.findall(r'"/incidents/(\S+?)"', heading(page, "suffered")) == ["d3.i1"]
    assert re.findall(r'"/documents/(d\d)#\S+o1"', heading(page, "rows")) == ["d1", "d3"]
    assert heading(page, "claims").count("<blockquote") == 2
    assert "one address" in page
    assert SCRIPT not in page


def test_a_judgement_on_a_body_is_taken_back_on_its_page(read, send, told):
    told.judging.judge("d3.o1", "d4.o1", Verdict.SAME, by="Agnieszka", why="two rows away")
    page = read("/organizations/d1.o1")
    assert "two rows away" in page
    number = re.search(r'name="change" value="(\d+)"', heading(page, "judging"))[1]
    answer = send("/organizations/d1.o1", "/undo", change=number, back="/organizations/d1.o1")
    assert answer.status_code == 303
    assert "two rows away" not in heading(read("/organizations/d1.o1"), "judging")


def test_many_acts_are_shown_page_by_page(read, casebook):
    for number in range(25):
        reading = again(number + 3)
        casebook.add(captured(reading), reading)
        casebook.judging.judge("d1.o1", f"d{number + 3}.o1", Verdict.SAME, by="owner")
    page = read("/organizations/d1.o1")
    assert heading(page, "done").count('class="event"') == 20
    assert 'href="/organizations/d1.o1/all-done"' in page
    assert read("/organizations/d1.o1/all-done").count('class="event"') == 26
    assert read("/organizations/d1.o1/all-rows").count("#d") >= 26


def test_a_page_of_a_body_asks_no_more_questions_of_many_documents(browser, casebook):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked():
        with CaptureQueriesContext(connection) as questions:
            assert browser.get("/organizations/d1.o1").status_code == 200
        return len(questions)

    def add(numbers):
        for number in numbers:
            reading = again(number)
            casebook.add(captured(reading), reading)
            casebook.judging.judge("d1.o1", f"d{number}.o1", Verdict.SAME, by="owner")

    add(range(3, 6))
    before = asked()
    add(range(6, 12))
    # Each judgement shown is looked up with the change that made it.
    assert asked() <= before + 6 * 3


@pytest.mark.parametrize(
    "path", ["/organizations/d1.o9", "/organizations/d1.p1", "/organizations/d1.o1/all-nothing"]
)
def test_what_is_no_body_is_not_there(browser, path):
    assert browser.get(path).status_code == 404


@pytest.mark.parametrize(
    "path",
    ["/incidents/d1.i2", "/incidents", "/documents/d1", "/graph/d1.o1", "/judge/d1.o1/d3.o1"],
)
def test_pages_lead_to_the_page_of_a_body(read, told, path):
    assert 'href="/organizations/d1.o1"' in read(path)


def test_a_search_leads_to_the_bodies_of_that_name(ask, read):
    _, page = ask("/search", query="Lantern")
    address = re.search(r'href="(/organizations\?named=\w+)"', page)[1]
    assert "d1.o1" in read(address)


@pytest.mark.parametrize("path", ["/organizations", "/organizations/d2.o1", "/organizations/d1.o1"])
def test_a_blind_coder_sees_no_body(casebook, browser, path):
    casebook.coding.assign("d1", "owner", by="Agnieszka")
    answer = browser.get(path)
    assert answer.status_code == 403
    assert b"Lantern" not in answer.content
