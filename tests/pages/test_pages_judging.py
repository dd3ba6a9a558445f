"""Judging in a real browser, by keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from conftest import PATIENCE_MS, serving, watch

pytestmark = pytest.mark.pages


@pytest.fixture(scope="module")
def judged(filled, tmp_path_factory):
    """A serving of its own: what is decided here stays from test to test."""
    with serving(filled, tmp_path_factory.mktemp("judged")) as served:
        yield served


@pytest.fixture
def desk(browser, judged):
    """A page that has entered; it may complain of nothing."""
    with browser.new_context(base_url=judged.origin, reduced_motion="reduce") as context:
        context.set_default_timeout(PATIENCE_MS)
        watched = watch(context.new_page(), judged)
        yield watched
        assert watched.complaints == []


def test_a_queue_is_worked_off_by_keyboard(desk):
    page = desk.visit("/judge")
    first = page.locator(".pair").first
    expect(first).to_have_attribute("aria-current", "true")
    heading = first.get_by_role("heading", level=2).text_content()
    page.keyboard.press("w")
    page.keyboard.type("the lawyer named both, said so")  # letters that are keys elsewhere
    page.keyboard.press("Escape")
    expect(first).to_be_focused()
    page.keyboard.press("s")
    expect(page).to_have_url(re.compile(r"/judge\?change=\d+#no-1$"))
    expect(page.locator(".kept")).to_contain_text("judged the same")
    expect(page.locator(".judged li").first).to_contain_text("the lawyer named both, said so")
    now = page.locator(".pair").first
    expect(now).to_be_focused()
    assert now.get_by_role("heading", level=2).text_content() != heading
    page.keyboard.press("j")
    expect(page.locator(".pair").nth(1)).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("z")
    expect(page.locator(".kept")).to_contain_text("taken back")
    again = page.locator(".pair").first.get_by_role("heading", level=2)
    expect(again).to_have_text(heading)


def test_keys_can_be_turned_off(desk):
    page = desk.visit("/judge")
    page.get_by_label("Single keys act").uncheck()
    page.locator(".pair").first.focus()
    page.keyboard.press("s")
    page.reload()
    expect(page.get_by_label("Single keys act")).not_to_be_checked()
    assert page.request.get("/api/1/judgements").json()["total"] == 2  # those it began with


def test_a_grade_is_set_by_keyboard(desk):
    page = desk.visit("/acts/d1.i10")
    page.locator(".telling summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("How reliable is the source?").first).to_be_focused()
    page.keyboard.press("B")
    page.keyboard.press("Tab")
    page.keyboard.type("right before")
    page.keyboard.press("Enter")
    expect(page.locator(".kept")).to_contain_text("reliability set")
    expect(page.locator(".telling").first).to_contain_text("usually reliable")


def test_who_passes_pairs_over_goes_on_where_they_were(desk):
    page = desk.visit("/judge")
    pairs = page.locator(".pair")
    passed, judged, following = (pairs.nth(n).get_by_role("heading", level=2) for n in range(3))
    kept = [one.text_content() for one in (passed, judged, following)]
    page.keyboard.press("j")
    page.keyboard.press("d")
    expect(page.locator(".kept")).to_contain_text("judged different")
    expect(page.locator(".kept")).to_be_in_viewport()
    now = page.locator(".pair[aria-current]")
    expect(now).to_be_focused()
    expect(now.get_by_role("heading", level=2)).to_have_text(kept[2])
    page.keyboard.press("z")
    expect(page.locator(".kept")).to_contain_text("taken back")
    expect(now.get_by_role("heading", level=2)).to_have_text(kept[1])


def test_keys_act_whatever_alphabet_the_keyboard_writes(desk):
    page = desk.visit("/judge")
    second = page.locator(".pair").nth(1)
    page.evaluate(
        """document.body.dispatchEvent(
            new KeyboardEvent("keydown", { key: "о", code: "KeyJ", bubbles: true }))"""
    )
    expect(second).to_be_focused()
