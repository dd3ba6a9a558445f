"""The pages of the review without a browser: what they offer, and what they keep for later."""

import json
import re

import pytest
from pages_story import HOSTILE_READING, NAME, SCRIPT, captured, retitled

from khronika.resources import vocabulary
from khronika.web.review.drafts import MOST, Drafts

OURS = {"origin": "http://127.0.0.1:8765", "sec-fetch-site": "same-origin"}


def held(form):
    """What each control of a form sends as long as nothing is changed."""
    from html import unescape

    found = re.findall(r'data-name="(\w+)" data-held="([^"]*)"', form)
    return {name: json.loads(unescape(value)) for name, value in found}


def test_every_field_that_can_be_corrected_has_a_control(casebook):
    from khronika.casebook.kinds import KINDS
    from khronika.casebook.values import fields_of
    from khronika.web.review.forms import FIELDS

    for kind in KINDS.values():
        assert [one.name for one in FIELDS[kind.name]] == list(fields_of(kind)), kind.name


def test_the_queue_shows_the_gravest_first(read):
    page = read("/review")
    assert page.index("d1.i2") < page.index("d1.i1")  # deported, then detained
    assert "Cannot be taken back" in page
    assert SCRIPT not in page


def test_the_queue_takes_the_filters_of_lists(ask):
    _, page = ask("/review", type="residence_refusal")
    assert "d2.i1" in page
    assert "d1.i1" not in page


def test_the_queue_is_narrowed_by_kind_and_the_desk_goes_on_in_it(ask):
    address, page = ask("/review", kind="claim")
    assert address.endswith("/review?kind=claim")
    assert "d1.c1" in page
    assert "d1.i1" not in page
    assert '<option value="claim" selected>Claim</option>' in page
    assert "/review/d1?kind=claim#d1.c1" in page


def test_the_desk_leads_on_to_what_waits_of_the_kind_that_is_asked_for(read):
    assert 'href="/review/d2?kind=claim&amp;passed=d1#d2.c1"' in read("/review/d1", kind="claim")
    assert 'id="next"' not in read("/review/d1", kind="instrument")


def test_a_kind_that_there_is_not_is_told_beside_its_field(ask):
    _, page = ask("/review", kind="planet")
    assert "There is no such kind of item; choose one of the list." in page
    assert "d1.i1" in page


def test_what_is_sent_unchanged_is_no_change(read, casebook):
    rows = casebook.show("d1")
    items = (*rows.incidents, *rows.people, *rows.organizations, *rows.claims)
    for item in (*items, *rows.instruments, *rows.estimates):
        values = held(read("/review/d1/form", verb="correct", item=item.id))
        with pytest.raises(Exception, match="is so already"):
            casebook.reviewing.correct(item.id, values, by="owner")


def test_a_form_offers_the_parties_of_its_document_only(read):
    form = read("/review/d2/form", verb="add", kind="incident")
    offered = form.partition('data-name="targets"')[2].partition("</fieldset>")[0]
    assert re.findall(r'value="(d[^"]+)"', offered) == ["d2.p1", "d2.p2"]


def test_hostile_names_stay_words(read):
    page = read("/review/d1") + read("/review/d1/form", verb="correct", item="d1.p1")
    assert SCRIPT not in page
    assert "<b>Dreval</b>" not in page


@pytest.mark.parametrize(
    "path",
    [
        "/review/d99",
        "/review/d1.i1",
        "/review/d1/form",
        "/review/d1/form?verb=erase&item=d1.i1",
        "/review/d1/form?verb=correct&item=d2.i1",
        "/review/d1/form?verb=add&kind=planet",
    ],
)
def test_what_is_not_there_is_told(browser, path):
    assert browser.get(path).status_code == 404


def test_the_history_stands_beside_its_item(read, casebook):
    casebook.reviewing.correct("d1.i1", {"host": "TR"}, by="Agnieszka", why="the court's seat")
    casebook.reviewing.note("d1.i1", "Ask <b>the lawyer</b>.", by="Agnieszka")
    page = read("/review/d1")
    assert "Agnieszka" in page
    assert "Ask &lt;b&gt;the lawyer&lt;/b&gt;." in page
    assert re.search(r"<del><bdi>Georgia</bdi></del> → <ins><bdi>Turkey</bdi></ins>", page)
    assert "the court&#x27;s seat" in page


def test_what_the_last_reading_says_otherwise_stands_beside_the_item(read, casebook):
    assert "says otherwise" not in read("/review/d1")
    casebook.reviewing.correct("d1.i1", {"host": "TR"}, by="owner")
    page = read("/review/d1")
    assert re.search(
        r"says otherwise:.*<ins><bdi>Turkey</bdi></ins> ≠ <bdi>Georgia</bdi>", page, re.DOTALL
    )


def test_a_rejected_item_stays_on_the_page(read, casebook):
    casebook.reviewing.reject("d1.e1", why="a guess", by="owner")
    assert 'id="d1.e1" tabindex="-1" data-kind="estimate" data-review="rejected"' in read(
        "/review/d1"
    )


def test_a_draft_is_kept_by_the_serving_and_can_be_dropped(browser, read, door):
    token = re.search(r'data-token="(\w+)"', read("/review/d1"))[1]

    def put(values):
        sent = {"key": "correct d1.i1", "values": json.dumps(values)}
        headers = {**OURS, "x-csrftoken": token}
        return browser.post("/review/draft", sent, headers=headers).status_code

    assert put({"charge": "half a sent", "when": ["2024-01-01", ""]}) == 204
    form = read("/review/d1/form", verb="correct", item="d1.i1")
    assert 'value="half a sent"' in form
    assert 'value="2024-01-01"' in form
    assert held(form)["charge"].startswith("insulting")
    assert put({"charge": "half a sent", "held": {"charge": "what it was then"}}) == 204
    form = read("/review/d1/form", verb="correct", item="d1.i1")
    assert held(form)["charge"] == "what it was then"
    assert put(None) == 204
    assert "half a sent" not in read("/review/d1/form", verb="correct", item="d1.i1")
    assert browser.post("/review/draft", {"key": "x"}, headers=OURS).status_code == 403


def test_of_very_many_drafts_the_oldest_is_forgotten():
    drafts = Drafts()
    for number in range(MOST + 1):
        drafts.keep(f"note d1.i{number}", {"text": "x"})
    assert drafts.of("note d1.i0") is None
    assert drafts.of(f"note d1.i{MOST}") == {"text": "x"}
    drafts.drop(f"note d1.i{MOST}")
    assert drafts.of(f"note d1.i{MOST}") is None


def test_no_title_holds_a_name(read):
    for path in ("/review", "/review/d1"):
        title = re.search(r"<title>(.*?)</title>", read(path), re.DOTALL)[1]
        assert "Dreval" not in title
        assert NAME not in title


def following(page):
    """Where a page of the review leads on to; None where nothing waits elsewhere."""
    from html import unescape

    link = re.search(r'<a id="next" href="([^"]*)"', page)
    return link and unescape(link[1])


def test_who_leaves_a_document_undecided_is_led_on_and_keeps_the_filters(read, casebook):
    again = retitled("again", HOSTILE_READING)
    casebook.add(captured(again), again)
    assert following(read("/review/d1")) == "/review/d3?passed=d1#d3.i2"
    assert following(read("/review/d3", passed="d1")) == "/review/d2?passed=d1.d3#d2.i1"
    led_back = following(read("/review/d2", passed="d1.d3"))
    assert led_back == "/review/d1?passed=d2#d1.i2", "all had their turn"
    filtered = read("/review/d1", country="GE", passed="d2")
    assert following(filtered) == "/review/d3?country=GE&passed=d2.d1#d3.i2"
    assert 'href="/review?country=GE"' in filtered
    assert following(read("/review/d1", type="threat")) is None


def test_what_is_passed_is_understood_or_set_aside(read):
    page = read("/review/d1", passed="d2.<b>.d99999999999999999999.x")
    assert "<b>.x" not in page
    assert following(page).startswith("/review/d2?")


def test_a_line_of_the_queue_keeps_its_filters(read):
    assert 'href="/review/d1?country=GE#d1.i2"' in read("/review", country="GE")


def test_a_claim_says_what_it_bears_on(read, casebook):
    claim = next(one for one in casebook.show("d1").claims if one.incidents)
    act = casebook.show(claim.incidents[0]).incident
    told = f'{vocabulary.label(act.type).lower()} <span class="shelfmark">{act.id}</span>'
    assert told in read("/review/d1")


def test_of_what_was_rejected_the_last_reading_says_nothing_else(read, casebook):
    casebook.reviewing.reject("d1.i2", why="no", by="owner")
    assert "The last reading says otherwise" not in read("/review/d1")
    casebook.reviewing.correct("d1.i1", {"host": "TR"}, by="owner")
    assert "The last reading says otherwise" in read("/review/d1")


def test_each_kind_says_how_many_of_its_items_wait(read, casebook):
    assert "2 · 2 wait" in read("/review/d1").partition("Acts <")[2].partition("</h2>")[0]
    casebook.reviewing.accept("d1.i1", by="owner")
    assert "2 · 1 waits" in read("/review/d1").partition("Acts <")[2].partition("</h2>")[0]
    casebook.reviewing.reject("d1.i2", why="no", by="owner")
    assert "wait" not in read("/review/d1").partition("Acts <")[2].partition("</h2>")[0]
