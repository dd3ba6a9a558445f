"""A blind sheet in a real browser: coded by keyboard alone, kept when the browser closes."""

import re

import pytest
from faults import faults_of
from playwright.sync_api import expect

from conftest import PATIENCE_MS, serving, watch

pytestmark = pytest.mark.pages

SHEET = "/coding/d2/sheet"


@pytest.fixture(scope="module")
def coded(filled, tmp_path_factory):
    """A serving of its own, whose coder has a document to code."""
    with serving(filled, tmp_path_factory.mktemp("coded")) as served:
        yield served


@pytest.fixture
def opened(browser, coded):
    """Open the pages as a browser does that was just started."""
    contexts = []

    def opened():
        contexts.append(browser.new_context(base_url=coded.origin, reduced_motion="reduce"))
        contexts[-1].set_default_timeout(PATIENCE_MS)
        watched.append(watch(contexts[-1].new_page(), coded))
        return watched[-1].page

    watched = []
    yield opened
    for context in contexts:
        context.close()
    # Of an assigned document's blind coder the start page is closed, which the browser tells.
    assert [one for each in watched for one in each.complaints if "403" not in one] == []


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def select_and_add(page, letters):
    """Open the form for an item from the first letters of the text, by keyboard."""
    press(page, "t", "Control+Home", *["Shift+ArrowRight"] * letters, "n")
    expect(page.get_by_label("What kind of item")).to_be_focused()


def begin_a_person(page):
    select_and_add(page, len("Jaromir Testov"))
    expect(page.locator(".selected")).to_contain_text("Jaromir Testov")
    page.get_by_label("What kind of item").select_option("person")
    return page.get_by_label("Name", exact=True)


def add_an_act(page):
    select_and_add(page, 30)
    page.get_by_label("Act", exact=True).select_option("detention")
    page.get_by_label("Jaromir Testov").first.check()
    page.get_by_label("How far it went").select_option("completed")
    page.get_by_label("On whose word").select_option("stated")
    page.get_by_label("Highest term in years").press("Enter")
    expect(page.locator("[id='d2.i1']")).to_be_focused()


def correct_remove_put_back_and_remove_the_act(page):
    press(page, "e")
    page.get_by_label("Country where").select_option("LV")
    page.get_by_label("Highest term in years").press("Enter")
    expect(page.locator("[id='d2.i1']")).to_contain_text("Latvia")
    press(page, "a", "m", ".")  # what a review has besides means nothing here
    expect(page.locator("dialog[open]")).to_have_count(0)
    remove_the_act(page)
    press(page, "u")
    expect(page.locator("[id='d2.i1']")).to_be_focused()
    remove_the_act(page)


def remove_the_act(page):
    press(page, "r")
    page.get_by_role("button", name="Remove", exact=True).press("Enter")
    expect(page.locator("[id='d2.i1']")).to_have_count(0)
    expect(page.locator("dialog[open]")).to_have_count(0)


def the_box_stands_beside_its_words(page):
    """Whether the check box stands at the height of the first line of its label."""
    return page.get_by_role("checkbox", name="It bears on people").evaluate(
        """box => {
            const label = box.closest("label").getBoundingClientRect();
            const at = box.getBoundingClientRect();
            return at.top >= label.top - 2 && at.bottom <= label.top + 1.6 * at.height;
        }"""
    )


def test_a_document_is_coded_blind_by_keyboard_and_handed_in_once(opened):
    page = opened()
    page.goto("/coding")
    page.get_by_label("Document", exact=True).fill("d2")
    page.get_by_label("Coder", exact=True).fill("owner")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Your sheet d2").press("Enter")
    expect(page).to_have_url(re.compile(f"{SHEET}$"))
    expect(page.locator(".item, #text .words")).to_have_count(0)
    assert faults_of(page) == []
    assert the_box_stands_beside_its_words(page)

    with page.expect_response("**/review/draft"):
        begin_a_person(page).fill("Jaromir T")
    page.context.close()

    page = opened()
    page.goto(SHEET)
    name = begin_a_person(page)
    expect(name).to_have_value("Jaromir T")
    name.fill("Jaromir Testov")
    name.press("Enter")
    expect(page.locator("[id='d2.p1']")).to_be_focused()
    expect(page.locator("#text .words.person").first).to_have_text("Jaromir Testov")
    add_an_act(page)
    assert faults_of(page) == []
    correct_remove_put_back_and_remove_the_act(page)

    page.get_by_role("button", name="Русский").press("Enter")
    hand_in = page.get_by_role("button", name="Сдать, один раз")
    expect(hand_in).to_be_visible()
    assert faults_of(page) == []
    page.locator("input[name=relevant]").press("Enter")  # hands nothing in by itself
    expect(hand_in).to_be_visible()
    assert page.request.get(SHEET).status == 200
    hand_in.press("Enter")
    expect(page).to_have_url(re.compile("/coding$"))
    assert page.request.get(SHEET).status == 409
    assert page.request.get("/incidents").status == 200
