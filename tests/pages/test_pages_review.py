"""The review in a real browser: everything by keyboard, nothing lost, offsets to the character."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

from conftest import PATIENCE_MS, serving, watch

pytestmark = pytest.mark.pages

DOCUMENT = "/review/d1"


@pytest.fixture(scope="module")
def reviewed(filled, tmp_path_factory):
    """A serving of its own: what is decided here stays from test to test."""
    with serving(filled, tmp_path_factory.mktemp("reviewed")) as served:
        yield served


@pytest.fixture
def desk(browser, reviewed):
    """A page that has entered, in a profile of its own; it may complain of nothing."""
    with browser.new_context(base_url=reviewed.origin, reduced_motion="reduce") as context:
        context.set_default_timeout(PATIENCE_MS)
        watched = watch(context.new_page(), reviewed)
        yield watched
        assert watched.complaints == []


def current(page):
    return page.locator(".item[aria-current]")


def history(page, item_id):
    """Ask the API what was done to an item."""
    answer = page.request.get(f"/api/1/history?subject={item_id}")
    return [(change["verb"], change["why"]) for change in answer.json()["rows"]]


def to_the_text(page):
    page.keyboard.press("t")
    expect(page.locator("#text")).to_be_focused()


def assert_no_dialog(page):
    """Wait until the last one is closed: a key that is pressed while it closes is lost."""
    expect(page.locator("dialog[open]")).to_have_count(0)


def go_to(page, item_id):
    page.goto(f"{DOCUMENT}#{item_id}")
    page.reload()
    expect(current(page)).to_have_attribute("id", item_id)


def test_the_queue_leads_to_the_gravest_item(desk):
    page = desk.visit("/review")
    first = page.locator(".queue tbody tr").first
    expect(first).to_contain_text("Cannot be taken back")
    first.get_by_role("link").press("Enter")
    expect(page).to_have_url(re.compile(r"/review/d\d+#d\d+\.\w+$"))
    expect(current(page)).to_be_focused()
    expect(page.locator(".words.lit").first).to_be_in_viewport()


def test_accepting_leads_on_to_what_waits_next(desk):
    go_to(desk.page, "d1.i1")
    desk.page.keyboard.press("a")
    expect(current(desk.page)).not_to_have_attribute("id", "d1.i1")
    expect(current(desk.page)).to_be_focused()
    expect(desk.page.locator("[id='d1.i1']")).to_have_attribute("data-review", "accepted")
    expect(desk.page.get_by_role("status")).to_contain_text("Accepted. d1.i1")
    assert history(desk.page, "d1.i1") == [("accept", None)]


def test_many_decisions_at_once_are_all_kept_in_order(desk):
    go_to(desk.page, "d1.p1")
    for _ in range(4):
        desk.page.keyboard.press("a")
    expect(desk.page.locator(".item[data-kind=person][data-review=accepted]")).to_have_count(4)
    answer = desk.page.request.get("/api/1/history?subject=d1").json()
    subjects = [change["subject"] for change in answer["rows"] if ".p" in change["subject"]]
    assert subjects == ["d1.p1", "d1.p2", "d1.p3", "d1.p4"]


def test_a_rejection_asks_for_its_reason_and_can_be_undone(desk):
    page = desk.page
    go_to(page, "d1.i2")
    page.keyboard.press("r")
    why = page.get_by_label("Why it is not so")
    expect(why).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#form-fault")).not_to_be_empty()
    desk.complaints.clear()  # the browser tells of every refusal
    why.fill("Told of another person.")
    why.press("Tab")
    page.keyboard.press("Enter")
    item = page.locator("[id='d1.i2']")
    expect(item).to_have_attribute("data-review", "rejected")
    assert history(page, "d1.i2") == [("reject", "Told of another person.")]
    assert_no_dialog(page)
    page.keyboard.press("u")
    expect(item).to_have_attribute("data-review", "proposed")
    expect(item.locator(".history summary")).to_contain_text("2")


def test_fields_are_corrected_by_keyboard_and_only_what_changed_is_sent(desk):
    page = desk.page
    go_to(page, "d1.i3")
    page.keyboard.press("e")
    host = page.get_by_label("Country where")
    host.focus()
    host.select_option(label="Georgia")
    page.get_by_label("First day").fill("2023-05-03")
    page.get_by_label("Last day").fill("2023-05-09")
    page.keyboard.press("Enter")
    item = page.locator("[id='d1.i3']")
    expect(item).to_have_attribute("data-review", "corrected")
    expect(item).to_contain_text("Georgia")
    expect(item).to_contain_text("3–9 May 2023")
    expect(item).to_be_focused()
    row = page.request.get("/api/1/incidents/d1.i3").json()["incident"]
    decided = {one["field"] for one in row["decided"] if one["by"] == "corrected by a person"}
    assert decided == {"host", "when"}


def test_a_value_that_makes_no_sense_is_told_at_its_field(desk):
    page = desk.page
    go_to(page, "d1.i4")
    page.keyboard.press("e")
    years = page.get_by_label("Highest term in years")
    years.fill("many")
    years.press("Enter")
    expect(page.locator("#f-max_years-fault")).to_contain_text("whole number")
    expect(years).to_have_attribute("aria-invalid", "true")
    expect(years).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[id='d1.i4']")).to_be_focused()
    assert history(page, "d1.i4") == []
    desk.complaints.clear()  # the browser tells of every refusal


def test_words_are_selected_and_set_by_keyboard(desk):
    page = desk.page
    go_to(page, "d1.i5")
    to_the_text(page)
    for _ in range(3):
        page.keyboard.press("Control+Shift+ArrowRight")
    chosen = page.evaluate("getSelection().toString().trim()")
    page.keyboard.press("s")
    expect(page.locator("[id='d1.i5']")).to_have_attribute("data-review", "corrected")
    expect(page.get_by_role("status")).to_contain_text("The words are set.")
    (proof,) = page.request.get("/api/1/incidents/d1.i5").json()["incident"]["evidence"]
    assert " ".join(proof["quote"].split()) == " ".join(chosen.split())
    to_the_text(page)
    for _ in range(6):
        page.keyboard.press("Control+ArrowRight")
    for _ in range(2):
        page.keyboard.press("Control+Shift+ArrowRight")
    page.keyboard.press("Shift+S")
    expect(page.locator("[id='d1.i5']")).to_have_attribute("data-spans", re.compile(r"\d \d"))


def test_without_a_selection_nothing_is_set_and_that_is_said(desk):
    go_to(desk.page, "d1.i6")
    desk.page.keyboard.press("s")
    expect(desk.page.get_by_role("alert")).to_contain_text("Select the words")
    assert history(desk.page, "d1.i6") == []


def test_what_was_missed_is_added_from_selected_words(desk):
    page = desk.page
    page.goto(DOCUMENT)
    to_the_text(page)
    page.keyboard.press("Control+Home")
    page.keyboard.press("Shift+End")
    page.keyboard.press("n")
    page.get_by_label("What kind of item").select_option("person")
    page.get_by_label("Name", exact=True).fill("Somebody Invented")
    expect(page.locator(".selected")).to_contain_text("The night voice")
    page.keyboard.press("Enter")
    item = page.locator(".item", has_text="Somebody Invented")
    expect(item).to_have_attribute("data-review", "added")
    expect(item).to_be_focused()
    row = page.request.get(f"/api/1/people/{item.get_attribute('id')}").json()["person"]
    assert [proof["quote"] for proof in row["evidence"]] == ["The night voice"]


def test_notes_stand_beside_their_item(desk):
    page = desk.page
    go_to(page, "d1.i7")
    page.keyboard.press("m")
    note = page.get_by_role("dialog").get_by_label("Note")
    note.fill("Ask")
    note.press("End")
    note.press("Enter")  # a new line, not the end of the form
    note.press_sequentially("the lawyer.")
    note.press("Control+Enter")
    assert_no_dialog(page)
    item = page.locator("[id='d1.i7']")
    item.locator(".history summary").click()
    expect(item).to_contain_text("Ask the lawyer.")
    expect(item).to_have_attribute("data-review", "proposed")
    item.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Ctrl+Enter")


def test_any_change_is_taken_back_by_keyboard_and_a_refusal_says_why(desk):
    page = desk.page
    go_to(page, "d1.o1")
    page.keyboard.press("a")
    item = page.locator("[id='d1.o1']")
    expect(item).to_have_attribute("data-review", "accepted")
    go_to(page, "d1.o1")
    page.keyboard.press("e")
    page.get_by_label("Name", exact=True).fill("A Body Renamed")
    page.keyboard.press("Enter")
    expect(item).to_have_attribute("data-review", "corrected")
    assert_no_dialog(page)
    item.locator(".history summary").press("Enter")
    item.get_by_role("button", name="Undo").first.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("stands on top")
    expect(page.get_by_role("alert")).to_be_in_viewport()
    desk.complaints.clear()  # the browser tells of every refusal
    for left in ("accepted", "proposed"):
        item.get_by_role("button", name="Undo").nth(1 if left == "accepted" else 0).press("Enter")
        expect(item).to_have_attribute("data-review", left)
    assert page.url.endswith("#d1.o1")


def test_a_form_is_as_it_was_left_when_the_browser_was_closed(desk, browser, reviewed):
    go_to(desk.page, "d1.i8")
    desk.page.keyboard.press("e")
    with desk.page.expect_response("**/review/draft"):
        desk.page.get_by_label("Accusation, as written").fill("half a sent")
    with browser.new_context(base_url=reviewed.origin) as another:
        page = another.new_page()
        page.goto(reviewed.address)
        go_to(page, "d1.i8")
        page.keyboard.press("e")
        expect(page.get_by_label("Accusation, as written")).to_have_value("half a sent")
        page.get_by_role("button", name="Start again").click()
        expect(page.get_by_label("Accusation, as written")).not_to_have_value("half a sent")
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_of_two_windows_the_second_is_told_what_was_changed_meanwhile_and_decides(
    desk, browser, reviewed
):
    page = desk.page
    go_to(page, "d1.i6")
    page.keyboard.press("e")
    charge = page.get_by_label("Accusation, as written")
    charge.fill("by the second")
    with browser.new_context(base_url=reviewed.origin) as another:
        first = another.new_page()
        first.goto(reviewed.address)
        token = first.request.get(DOCUMENT).text().split('data-token="')[1].split('"')[0]
        changed = first.request.post(
            "/api/1/review/correct",
            data={"item": "d1.i6", "changes": {"charge": "by the first", "max_years": "9"}},
            headers={"X-CSRFToken": token, "Origin": reviewed.origin},
        )
        assert changed.status == 200
    page.get_by_role("button", name="Keep", exact=True).press("Enter")
    expect(page.locator("#form-fault")).to_contain_text("is “by the first” by now, and was")
    expect(page.locator("#f-charge-fault")).to_have_text("holds by now: by the first")
    expect(charge).to_have_value("by the second")
    expect(page.get_by_label("Highest term in years")).to_have_value("9")
    page.get_by_role("button", name="Keep", exact=True).press("Enter")
    assert_no_dialog(page)
    expect(current(page)).to_have_attribute("data-review", "corrected")
    row = page.request.get("/api/1/incidents/d1.i6").json()["incident"]
    assert (row["charge"], row["max_years"]) == ("by the second", 9)
    desk.complaints.clear()  # the browser tells of every refusal


@pytest.fixture
def other_window(browser, reviewed):
    """Decide in another window, by the API that its page asks."""
    with browser.new_context(base_url=reviewed.origin) as another:
        first = another.new_page()
        first.goto(reviewed.address)
        token = first.request.get(DOCUMENT).text().split('data-token="')[1].split('"')[0]

        def decide(verb, **value):
            answer = first.request.post(
                f"/api/1/review/{verb}",
                data=value,
                headers={"X-CSRFToken": token, "Origin": reviewed.origin},
            )
            assert answer.status == 200

        yield decide


def test_words_set_in_one_window_are_not_overruled_unseen_in_another(desk, other_window):
    page = desk.page
    go_to(page, "d1.c2")
    other_window("respan", item="d1.c2", spans=[{"start": 0, "end": 9}])
    to_the_text(page)
    page.keyboard.press("Control+Shift+ArrowRight")
    page.keyboard.press("s")
    expect(page.locator("#failed")).to_contain_text("Somebody changed this meanwhile: Words is “")
    item = page.locator("[id='d1.c2']")
    expect(item).to_have_attribute("data-spans", "0-9")
    to_the_text(page)
    page.keyboard.press("Control+Shift+ArrowRight")
    page.keyboard.press("s")
    expect(page.get_by_role("status")).to_contain_text("The words are set.")
    assert [verb for verb, _why in history(page, "d1.c2")] == ["respan", "respan"]
    desk.complaints.clear()  # the browser tells of every refusal


def test_nobody_rejects_what_another_window_changed_meanwhile_unseen(desk, other_window):
    page = desk.page
    go_to(page, "d1.c3")
    page.keyboard.press("r")
    why = page.get_by_label("Why it is not so")
    why.fill("Said by nobody.")
    other_window("correct", item="d1.c3", changes={"countries": "GE"})
    page.get_by_role("button", name="Reject", exact=True).last.press("Enter")
    expect(page.locator("#form-fault")).to_contain_text("Somebody changed this meanwhile")
    expect(why).to_have_value("Said by nobody.")
    expect(page.locator("[id='d1.c3']")).to_have_attribute("data-review", "corrected")
    page.get_by_role("button", name="Reject", exact=True).last.press("Enter")
    expect(page.locator("[id='d1.c3']")).to_have_attribute("data-review", "rejected")
    assert_no_dialog(page)
    desk.complaints.clear()  # the browser tells of every refusal


def test_what_could_not_be_kept_is_said_and_shown_as_it_was(desk):
    page = desk.page
    go_to(page, "d1.i9")
    page.route("**/api/1/review/accept", lambda route: route.abort())
    page.keyboard.press("a")
    expect(page.get_by_role("alert")).to_contain_text("does not answer")
    expect(current(page)).to_have_attribute("id", "d1.i9")
    expect(current(page)).to_have_attribute("data-review", "proposed")
    page.unroute("**/api/1/review/accept")
    page.route("**/*", lambda route: route.abort())
    page.keyboard.press("a")
    expect(page.get_by_role("alert")).to_contain_text("does not answer")
    expect(current(page)).to_contain_text("not reviewed")
    page.unroute("**/*")
    page.keyboard.press("a")
    expect(page.locator("[id='d1.i9']")).to_have_attribute("data-review", "accepted")
    desk.complaints.clear()  # of the requests that were cut off


def test_keys_can_be_turned_off(desk):
    page = desk.page
    go_to(page, "d1.c1")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_label("Single keys act").uncheck()
    page.keyboard.press("Escape")
    assert_no_dialog(page)
    page.keyboard.press("a")
    current(page).get_by_role("button", name="Note").press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert history(page, "d1.c1") == []


def test_the_text_cannot_be_changed(desk):
    page = desk.page
    page.goto(DOCUMENT)
    before = page.locator("#text").text_content()
    to_the_text(page)
    for key in ("x", "Enter", "Backspace", "Control+x", "Control+v"):
        page.keyboard.press(key)
    page.keyboard.insert_text("Ж")
    assert page.locator("#text").text_content() == before


def test_the_mouse_selects_and_sets_too(desk):
    page = desk.page
    go_to(page, "d1.i10")
    words = page.locator("#text .words").first
    words.dblclick()
    chosen = page.evaluate("getSelection().toString().trim()")
    page.locator("[id='d1.i10']").get_by_role("button", name="Set its words").click()
    expect(page.locator("[id='d1.i10']")).to_have_attribute("data-review", "corrected")
    row = page.request.get("/api/1/incidents/d1.i10").json()["incident"]
    assert [proof["quote"] for proof in row["evidence"]] == [chosen]


RUSSIAN = {"a": "ф", "e": "у", "r": "к", "n": "т", "u": "г", "j": "о", "k": "л"}
"""What a Russian keyboard writes where a Latin one writes these."""


def press_on_russian_keyboard(page, letter):
    page.evaluate(
        """([key, code]) => document.activeElement.dispatchEvent(
            new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true }))""",
        [RUSSIAN.get(letter, "ю"), f"Key{letter.upper()}" if letter in RUSSIAN else "Period"],
    )


def test_keys_act_whatever_alphabet_the_keyboard_writes(desk):
    page = desk.page
    go_to(page, "d1.p5")
    press_on_russian_keyboard(page, "a")
    expect(page.locator("[id='d1.p5']")).to_have_attribute("data-review", "accepted")
    press_on_russian_keyboard(page, "u")
    expect(page.locator("[id='d1.p5']")).to_have_attribute("data-review", "proposed")
    press_on_russian_keyboard(page, "n")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    assert_no_dialog(page)
    press_on_russian_keyboard(page, ".")
    expect(page).not_to_have_url(re.compile("/review/d1[#?]"))


def test_accepting_what_was_decided_about_leads_on(desk):
    page = desk.page
    go_to(page, "d1.p3")
    page.keyboard.press("a")
    expect(page.locator("[id='d1.p3']")).to_have_attribute("data-review", "accepted")
    go_to(page, "d1.p3")
    page.keyboard.press("a")
    expect(current(page)).not_to_have_attribute("id", "d1.p3")
    expect(current(page)).to_have_attribute("data-review", "proposed")


def test_a_document_is_gone_through_as_fast_as_keys_are_pressed(desk):
    page = desk.visit("/review/d4")
    count = page.locator(".item[data-review=proposed]").count()
    assert count > 2
    expect(current(page)).to_have_count(1)
    for _ in range(count + 3):
        page.keyboard.press("a")
    expect(page.locator(".item[data-review=proposed]")).to_have_count(0)
    expect(page.get_by_role("status")).to_contain_text("Nothing else waits in this document")
    expect(page.locator("#failed")).to_be_empty()


def test_what_was_done_is_shown_to_the_eye_too(desk):
    page = desk.page
    go_to(page, "d1.p6")
    page.keyboard.press("a")
    told = page.get_by_role("status")
    expect(told).to_contain_text("Accepted. d1.p6")
    assert told.bounding_box()["width"] > 50
    expect(told).to_be_in_viewport()
    page.keyboard.press("j")
    expect(told).to_be_empty()


def test_a_name_is_taken_from_the_selected_words(desk):
    page = desk.page
    page.goto(DOCUMENT)
    to_the_text(page)
    page.keyboard.press("Control+Home")
    page.keyboard.press("n")
    expect(page.locator(".selected")).to_contain_text("No words are selected")
    page.keyboard.press("Escape")
    assert_no_dialog(page)
    to_the_text(page)
    page.keyboard.press("Control+Home")
    page.keyboard.press("Shift+End")
    page.keyboard.press("n")
    page.get_by_label("What kind of item").select_option("organization")
    expect(page.get_by_label("Name", exact=True)).to_have_value("The night voice")
    page.keyboard.press("Escape")


def test_nothing_is_lost_when_the_browser_is_closed_in_the_middle_of_a_word(
    desk, browser, reviewed
):
    go_to(desk.page, "d1.i11")
    desk.page.keyboard.press("m")
    note = desk.page.get_by_role("dialog").get_by_label("Note")
    note.press_sequentially("Ask the neighb", delay=0)
    desk.page.close()
    with browser.new_context(base_url=reviewed.origin) as another:
        page = another.new_page()
        page.goto(reviewed.address)
        go_to(page, "d1.i11")
        page.keyboard.press("m")
        expect(page.get_by_role("dialog").get_by_label("Note")).to_have_value("Ask the neighb")


@pytest.fixture
def odd(desk):
    """The page of the document with odd letters, and its text as the casebook has it."""
    rows = desk.page.request.get("/api/1/documents").json()["rows"]
    (found,) = [row["id"] for row in rows if row["title"] == "Odd letters"]
    page = desk.visit(f"/review/{found}")
    return page, page.request.get(f"/api/1/documents/{found}").json()["text"]


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(ends=st.tuples(st.integers(0, 200), st.integers(0, 200)))
def test_a_selection_is_what_the_casebook_cuts_from_the_same_offsets(odd, ends):
    page, text = odd
    start, end = sorted(min(one, len(text)) for one in ends)
    span = page.evaluate(
        """async ([start, end]) => {
            const { placeOf, spanOf } = await import("/static/offsets.js");
            const text = document.getElementById("text");
            const range = document.createRange();
            range.setStart(...placeOf(text, start));
            range.setEnd(...placeOf(text, end));
            return spanOf(text, range);
        }""",
        [start, end],
    )
    words = text[start:end]
    if not words.strip():
        assert span is None
    else:
        first = start + len(words) - len(words.lstrip())
        assert span == [first, first + len(words.strip())]


LETTERS = st.text(
    st.sampled_from("ab \n\tش\U0001f600\U0001d50f\u0301\u200d\u200f\U0001f1f1\U0001f469"),
    max_size=12,
)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(runs=st.lists(LETTERS, min_size=1, max_size=8), data=st.data())
def test_offsets_do_not_depend_on_how_a_text_is_cut_into_runs(odd, runs, data):
    page, _ = odd
    whole = "".join(runs)
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    span = page.evaluate(
        """async ([runs, start, end]) => {
            const { placeOf, spanOf } = await import("/static/offsets.js");
            const text = document.createElement("div");
            for (const run of runs) {
                const part = document.createElement(run.length % 2 ? "b" : "p");
                part.append(run);
                text.append(part);
            }
            document.body.append(text);
            const range = document.createRange();
            range.setStart(...placeOf(text, start));
            range.setEnd(...placeOf(text, end));
            const span = spanOf(text, range);
            text.remove();
            return span;
        }""",
        [runs, start, end],
    )
    words = whole[start:end]
    first = start + len(words) - len(words.lstrip())
    assert span == ([first, first + len(words.strip())] if words.strip() else None)
