"""The search in a real browser: by keyboard from any page, narrowed, on a phone, in Russian."""

import re

import pytest
from faults import faults_of, faults_of_colours
from playwright.sync_api import expect

pytestmark = pytest.mark.pages


def test_by_keyboard_from_a_document_to_a_hit(watched):
    page = watched.visit("/documents/d1")
    for _ in range(3):  # past the link to the content and the one to the start
        page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox", name="Words or a name")).to_be_focused()
    page.keyboard.type("Тарусин")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?asked=\w+$"))
    expect(page.get_by_role("searchbox", name="Words or a name")).to_have_value("Тарусин")
    found = page.get_by_role("region", name="What was found")
    expect(found.get_by_text("found by the sound of a name").first).to_be_visible()
    expect(found.locator("mark").first).to_have_text("Tarusin")
    page.get_by_role("link", name="Person", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("kind=person"))
    found.get_by_role("link", name="Gleb Tarusin").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Gleb Tarusin")
    assert not [url for url in watched.requests if re.search("tarusin|%d0", url, re.IGNORECASE)]


def test_days_narrow_what_was_found(watched):
    page = watched.visit("/search?act=deportation")
    filters = page.get_by_role("complementary", name="Filters")
    filters.get_by_label("From").fill("2024-05-01")
    filters.get_by_label("To").fill("2024-05-31")
    filters.get_by_role("button", name="Show these days").click()
    expect(page).to_have_url(re.compile("act=deportation&from=2024-05-01&to=2024-05-31"))
    filters.get_by_role("link", name="Clear the filters").click()
    expect(page.get_by_text("Nothing is asked for yet")).to_be_visible()


def test_what_was_found_is_usable_by_everybody(watched):
    page = watched.visit("/people")
    page.get_by_role("searchbox", name="Words or a name").fill("deported OR Тарусин")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_be_visible()
    assert faults_of(page) == []
    page.emulate_media(color_scheme="dark")
    assert faults_of_colours(page) == []
    page.get_by_role("button", name="Русский").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Поиск")
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("link", name="К фильтрам").click()
    expect(page.get_by_role("complementary", name="Отбор")).to_be_in_viewport()
    assert faults_of(page) == []


def test_a_fault_stands_beside_the_field(watched):
    page = watched.visit("/people")
    page.get_by_role("searchbox", name="Words or a name").fill('"not closed')
    page.keyboard.press("Enter")
    told = page.get_by_role("alert")
    expect(told).to_contain_text("A quotation mark is not closed")
    field = page.get_by_role("searchbox", name="Words or a name")
    expect(field).to_have_accessible_description(re.compile("not closed"))
    expect(field).to_have_value('"not closed')
    assert faults_of(page) == []
