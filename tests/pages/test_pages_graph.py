"""The graph in a real browser: boxes and lines lead on, and everything without a pointer, too."""

import re

import pytest
from faults import faults_of, faults_of_colours
from playwright.sync_api import expect

pytestmark = pytest.mark.pages


def test_a_line_leads_to_its_words_and_a_box_to_the_graph_around_it(watched):
    page = watched.visit("/graph/d1")
    line = page.locator(".drawing a.actor").first
    number = line.get_attribute("href")
    line.scroll_into_view_if_needed()
    # A line is thin: the point in its middle is asked for, as a hand would find it.
    x, y = line.locator(".reach").evaluate(
        "path => { const p = path.getPointAtLength(path.getTotalLength() / 2);"
        " const at = path.getScreenCTM(); return [p.x + at.e, p.y + at.f]; }"
    )
    page.mouse.click(x, y)
    expect(page).to_have_url(re.compile(r"#e\d+$"))
    assert number is not None
    expect(page.locator(number)).to_be_in_viewport()
    page.locator(".drawing .box.person").first.click()
    expect(page).to_have_url(re.compile(r"/graph/d1\.p\d+$"))
    expect(page.locator(".drawing .centre")).to_have_count(1)


def test_without_a_pointer_the_table_leads_everywhere(watched):
    page = watched.visit("/graph/d1")
    page.get_by_role("link", name="To the table").focus()
    page.keyboard.press("Enter")
    table = page.get_by_role("table", name="What joins what, and the words that state it")
    expect(table).to_be_in_viewport()
    row = table.get_by_role("row").filter(has_text="was struck by").first
    expect(row.locator("blockquote").first).to_be_visible()
    row.get_by_role("link", name="The graph around").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/graph/d1\.\w+$"))


def test_the_largest_graph_is_usable_by_everybody(watched):
    page = watched.visit("/graph/d1")
    assert faults_of(page) == []
    page.emulate_media(color_scheme="dark")
    assert faults_of_colours(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    drawing = page.get_by_role("region", name=re.compile("Drawing of the graph"))
    drawing.focus()
    page.keyboard.press("ArrowRight")
    assert _is_scrolled(page, drawing)


def _is_scrolled(page, drawing):
    """Whether it comes to be scrolled; the pages allow no script that a wait of its own needs."""
    for _ in range(100):
        if drawing.evaluate("drawn => drawn.scrollLeft") > 0:
            return True
        page.wait_for_timeout(50)
    return False
