"""The lists in a real browser: entering, filters, cards on a phone."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.pages


def test_the_token_does_not_stay_in_the_address(watched):
    assert watched.page.url == watched.served.origin + "/"
    expect(watched.page.get_by_role("heading", level=1)).to_have_text("Start")


def test_the_start_leads_to_what_waits_and_to_what_is_new(watched):
    page = watched.page
    waiting = page.get_by_role("region", name="Waiting for review")
    expect(waiting.get_by_role("definition").first).to_have_text(re.compile(r"\d+"))
    newest = page.get_by_role("region", name="Added last")
    newest.get_by_role("link").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/documents/d\d+$"))
    page.go_back()
    waiting.get_by_role("link", name="Begin with the gravest").click()
    expect(page).to_have_url(re.compile("/review$"))


def test_the_filters_narrow_the_list(watched):
    page = watched.visit("/incidents")
    page.get_by_label("Act").select_option("deportation")
    page.get_by_label("Country").select_option("KG")
    page.get_by_label("Person").fill("tarusin")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile(r"/incidents\?country=KG&type=deportation&named=\w+$"))
    rows = page.locator("tbody tr:not(.year)")
    assert rows.count() >= 1
    for row in rows.all():
        expect(row).to_contain_text("Deportation")
        expect(row).to_contain_text("Gleb Tarusin")
        expect(row).to_contain_text("machine-read, not reviewed")
    page.get_by_role("link", name="Clear").click()
    expect(page.locator("tbody tr:not(.year)").nth(20)).to_be_visible()


def test_days_narrow_the_list(watched):
    page = watched.visit("/incidents")
    page.get_by_label("From").fill("2024-05-01")
    page.get_by_label("To").fill("2024-05-31")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("from=2024-05-01&to=2024-05-31"))
    expect(page.locator(".year")).to_have_text(["2024"])


def test_a_person_is_reached_from_the_list(watched):
    page = watched.visit("/incidents")
    page.get_by_label("Person").fill("Vedenskaya")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Ruslana Vedenskaya").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ruslana Vedenskaya")
    expect(page.get_by_text("Same name, not confirmed to be the same person.")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Person")).to_have_value("Vedenskaya")
    assert not [url for url in watched.requests if "vedenskaya" in url.lower()]


def test_on_a_phone_rows_are_cards_that_stay_a_table(watched):
    watched.page.set_viewport_size({"width": 390, "height": 780})
    page = watched.visit("/incidents")
    row = page.get_by_role("row").filter(has_text="Théoneste").first
    assert row.bounding_box()["width"] > 340
    assert row.get_by_role("cell").count() == 6
    lefts = {round(cell.bounding_box()["x"]) for cell in row.get_by_role("cell").all()}
    assert len(lefts) == 1


def test_the_first_stop_of_the_keyboard_skips_to_the_content(watched):
    page = watched.visit("/people")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_the_pages_have_landmarks_and_a_caption(watched):
    page = watched.visit("/incidents")
    for role in ("banner", "navigation", "main", "contentinfo", "search"):
        expect(page.get_by_role(role)).to_have_count(1)
    expect(page.get_by_role("table", name=re.compile("Incidents, oldest first"))).to_be_visible()


def test_a_browser_that_did_not_enter_sees_a_calm_page(page, served):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served.origin + "/documents")
    expect(page.get_by_role("heading", level=1)).to_have_text("Not open to this browser")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper != "rgba(0, 0, 0, 0)"  # the style sheet came along
    assert all(url.startswith(served.origin) for url in asked)
