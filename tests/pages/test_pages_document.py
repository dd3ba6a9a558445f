"""A document in a real browser: items light up their words, words tell what was read from them."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.pages

FEATURE = "/documents/d1"
HOSTILE = "/documents/d2"
LIT = re.compile(r"\blit\b")


@pytest.fixture
def feature(watched):
    return watched.visit(FEATURE)


def item(page, kind, number=0):
    return page.locator(".item").filter(has_text=kind).nth(number)


def lit(page):
    return "".join(page.locator(".words.lit").all_inner_texts())


def test_an_item_lights_its_words_and_brings_them_into_view(feature):
    release = item(feature, "Release abroad")
    release.locator(".to-words").click()
    expect(feature.locator(".words.lit").first).to_be_in_viewport()
    assert "declined to hand her over" in re.sub(r"\s+", " ", lit(feature))
    expect(release).to_have_attribute("aria-current", "true")
    expect(feature).to_have_url(re.compile(r"#d\d+\.i9$"))
    expect(feature.get_by_role("status")).to_contain_text("Passages marked:")


def test_words_show_all_that_was_read_from_them(feature):
    feature.locator(".words", has_text="prosecutor general's office in Astana").click()
    expect(feature.get_by_role("heading", name="Read from these words")).to_be_visible()
    shown = feature.locator(".item:visible")
    expect(shown).to_have_count(3)  # two acts and the body that stands within their sentence
    expect(shown.first).to_contain_text("Extradition refused")
    feature.get_by_role("button", name="Show all").click()
    expect(feature.get_by_role("heading", name="What was read")).to_be_visible()
    assert feature.locator(".item:visible").count() == feature.locator(".item").count()
    assert lit(feature) == ""


def test_overlapping_evidence_lights_only_what_was_asked(feature):
    feature.locator(".words", has_text=re.compile("^Aizada Toktorbaeva$")).click()
    assert lit(feature) == "Aizada Toktorbaeva"
    texts = feature.locator(".item:visible").all_inner_texts()
    assert any("Lawyer" in text for text in texts)
    assert any("asserts" in text for text in texts)


def test_the_keyboard_moves_among_words_and_back(feature):
    words = feature.locator(".words[id]")
    assert feature.locator("#text [tabindex='0']").count() == 1
    feature.keyboard.press("n")
    expect(words.first).to_be_focused()
    feature.keyboard.press("ArrowRight")
    feature.keyboard.press("ArrowDown")
    expect(words.nth(2)).to_be_focused()
    feature.keyboard.press("p")
    expect(words.nth(1)).to_be_focused()
    feature.keyboard.press("Enter")
    expect(feature.get_by_role("heading", name="Read from these words")).to_be_visible()
    feature.keyboard.press("Escape")
    expect(feature.get_by_role("heading", name="What was read")).to_be_visible()
    expect(words.nth(1)).to_be_focused()


def test_the_keyboard_moves_among_the_words_of_an_item(feature):
    link = item(feature, "Detention abroad").locator(".to-words")
    link.focus()
    feature.keyboard.press("Enter")
    expect(feature.locator(".words.lit").first).to_be_in_viewport()
    feature.keyboard.press("n")
    expect(feature.locator(".words:focus")).to_have_class(LIT)
    feature.keyboard.press("Escape")
    expect(link).to_be_focused()


def test_an_address_with_an_item_opens_with_its_words_lit(watched):
    watched.visit("/incidents?type=digital_attack")
    watched.page.get_by_label("Person").fill("Ushmarin")
    watched.page.keyboard.press("Enter")
    watched.page.wait_for_url("**named=*")
    watched.page.locator(".source a").first.click()
    expect(watched.page.locator(".words.lit").first).to_be_in_viewport()
    assert "mail was broken into" in lit(watched.page)


def test_on_a_phone_the_words_stay_in_view_above_what_was_read(watched):
    watched.page.set_viewport_size({"width": 390, "height": 780})
    page = watched.visit(FEATURE)
    words = page.locator(".words", has_text="gave him six years")
    words.click()
    panel = page.locator("#panel.open")
    expect(panel).to_be_in_viewport()
    expect(panel.locator(".item:visible").filter(has_text="Conviction")).to_be_visible()
    box = words.bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= panel.bounding_box()["y"]


def test_the_text_is_not_changed_by_its_marks(feature):
    shown = feature.evaluate("document.getElementById('text').textContent")
    assert shown.startswith("The night voice\n")
    assert "Had the sergeant at the barrier looked up from his tea" in shown


def test_hostile_words_stay_words(watched):
    page = watched.visit(HOSTILE)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hostile <script>")
    expect(page).to_have_title("Document d2 · Khronika")
    assert "<img src=x onerror" in page.inner_text("#text")
    assert page.locator("main img").count() == 0


def test_without_javascript_the_links_still_lead(browser, served):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served.address)
    page.goto(served.origin + FEATURE)
    link = page.locator(".item .to-words").nth(3)
    link.click()
    target = page.locator(f"[id='{page.url.partition('#')[2]}']")
    expect(target).to_be_in_viewport()
    target.click()
    expect(page.locator(".item:target")).to_be_in_viewport()
    context.close()
