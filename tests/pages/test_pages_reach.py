"""Everybody can use every page: by keyboard, on any screen, with a screen reader, in the dark.

axe-core looks for what breaks WCAG 2.2 AA and its own best practices.
"""

import pytest
from every_page import ALSO, ELSEWHERE, EVERY, NO_PAGE, REFUSED, opened
from faults import faults_of, faults_of_colours
from playwright.sync_api import expect

from conftest import PATIENCE_MS, watch

pytestmark = pytest.mark.pages

STOPS = """() => [...document.querySelectorAll(
  "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]")]
  .filter((e) => e.tabIndex >= 0 && e.checkVisibility({visibilityProperty: true}) && !e.disabled)
  .map((e, n) => (e.dataset.stop = n))"""
"""Give every element on which Tab must stop a number, and list the numbers."""

WATCH = """() => {
  window.reached = new Set(); window.unseen = [];
  document.addEventListener("focusin", ({target: at}) => {
    const style = getComputedStyle(at), box = at.getBoundingClientRect();
    const shown = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    if (!(shown && box.bottom > 0 && box.top < innerHeight)) window.unseen.push(at.outerHTML);
    window.reached.add(at.dataset.stop);
  });
}"""
"""Note each place that the keyboard comes to, and whether an outline shows it in the window."""

REACHED = """() => [
  [...document.querySelectorAll("[data-stop]")].map((e) => e.dataset.stop)
    .filter((n) => !window.reached.has(n)), window.unseen]"""
"""Say which stops were not reached yet, and which places were not seen."""


@pytest.fixture(scope="module")
def window(browser, served):
    """A page that has entered, for tests that only look: a profile for each takes a second."""
    with browser.new_context(base_url=served.origin, reduced_motion="reduce") as context:
        context.set_default_timeout(PATIENCE_MS)
        yield watch(context.new_page(), served)


@pytest.fixture
def looking(window):
    """The page before a visit, as bright as ever."""
    window.page.emulate_media(color_scheme="light")
    yield window
    try:
        window.assert_quiet()
    finally:
        window.complaints.clear()
        window.requests.clear()


def visit(watched, path):
    page = opened(watched.page, path)
    if path in {ALSO, REFUSED}:
        watched.complaints.clear()  # it is not found or refused, and the browser says so
    return page


@pytest.mark.parametrize("path", [*EVERY, ALSO])
def test_axe_finds_nothing_serious(looking, path):
    page = visit(looking, path)
    assert faults_of(page) == []
    page.emulate_media(color_scheme="dark")
    assert faults_of_colours(page) == []


def test_one_pale_cell_among_many_is_found_whatever_looks_alike(looking):
    page = looking.visit("/people")
    cells = page.locator("tbody tr:nth-child(5) td")
    cells.last.evaluate("cell => { cell.textContent = 'pale'; cell.style.color = '#eee'; }")
    assert [fault.partition(":")[0] for fault in faults_of_colours(page)] == ["color-contrast"]


@pytest.fixture(scope="module")
def phone(browser, served):
    """A page that has entered, in Russian and on a phone."""
    with browser.new_context(base_url=served.origin, reduced_motion="reduce") as context:
        context.set_default_timeout(PATIENCE_MS)
        watched = watch(context.new_page(), served)
        watched.page.get_by_role("button", name="Русский").click()
        expect(watched.page.locator("html")).to_have_attribute("lang", "ru")
        watched.page.set_viewport_size({"width": 320, "height": 640})
        yield watched


@pytest.mark.parametrize("path", [*EVERY, ALSO])
def test_axe_finds_nothing_serious_in_russian_on_a_phone(phone, path):
    page = visit(phone, path)
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    assert faults_of(page) == []


def test_every_route_is_looked_at():
    routes = _routes()
    looked_at = {_route(path) for path in EVERY}
    assert routes == looked_at | ELSEWHERE.keys() | NO_PAGE.keys()
    assert not looked_at & NO_PAGE.keys()


def _routes():
    """Give what the pages answer at: names of routes, or their addresses where they have none."""
    from khronika.casebook.opening import start_django
    from khronika.web.settings import lay_over

    start_django()
    lay_over("127.0.0.1:8765")
    from django.urls import get_resolver

    return {_named(str(one.pattern), one) for one in _all(get_resolver().url_patterns)}


def _all(patterns):
    for one in patterns:
        if str(one.pattern) == "api/1/" or not hasattr(one, "url_patterns"):
            yield one
        else:
            yield from _all(one.url_patterns)


def _named(address, route):
    if address == "api/1/":
        return "api"
    return getattr(route, "name", None) or f"/{address}"


def _route(path):
    from django.urls import resolve

    found = resolve(path.partition("?")[0])
    return found.url_name or found.route


def test_axe_finds_nothing_serious_at_the_door(page, served):
    page.goto(served.origin + "/documents")
    assert faults_of(page) == []


@pytest.mark.parametrize("path", EVERY)
def test_the_keyboard_reaches_everything_and_shows_where_it_is(looking, path):
    page = visit(looking, path)
    stops = page.evaluate(STOPS)
    assert len(stops) > 5
    page.evaluate(WATCH)
    for _ in stops:
        page.keyboard.press("Tab")
    left, unseen = page.evaluate(REACHED)
    for _ in range(2 * len(stops)):  # a field for a day has three stops of its own
        if not left:
            break
        page.keyboard.press("Tab")
        left, unseen = page.evaluate(REACHED)
    assert left == []
    assert unseen == []


def test_the_language_is_changed_by_keyboard_and_the_page_stays(watched):
    page = watched.visit("/people?country=RU")
    page.get_by_role("button", name="Русский").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Люди")
    expect(page).to_have_url(watched.served.origin + "/people?country=RU")
    page.get_by_role("button", name="English").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("People")


@pytest.mark.parametrize("language", ["English", "Русский"])
def test_no_page_is_wider_than_the_screen(watched, language):
    page = watched.page
    if language != "English":
        page.get_by_role("button", name=language).click()
    for path in (*EVERY, ALSO):
        visit(watched, path)
        for width in (320, 390, 768, 1280, 3840):
            page.set_viewport_size({"width": width, "height": 780})
            over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert over <= 0, (path, width)


def test_a_wall_sized_screen_is_used(watched):
    watched.page.set_viewport_size({"width": 3840, "height": 2160})
    page = watched.visit("/incidents")
    assert page.get_by_role("table").bounding_box()["width"] > 1900
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") > 20
