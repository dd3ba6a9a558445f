"""The search page: what it finds, marks and counts, where filters lead, what it says of faults."""

import re
from dataclasses import replace

import pytest
from pages_story import PLAIN_READING, SCRIPT, captured, retitled

from khronika.casebook.search import asking
from khronika.errors import QueryFault
from khronika.web.searching import views
from khronika.web.searching.telling import fault_told, language_label, marked


@pytest.fixture
def find(browser, send):
    """Send words by the field at the top of a page; give the address they lead to, and its page."""

    def find(words, path="/people", language="en"):
        answer = send(path, "/search", query=words)
        assert answer.status_code == 303
        address = answer.headers["Location"]
        response = browser.get(address, headers={"accept-language": language})
        assert response.status_code == 200
        return address, response.content.decode()

    return find


def hits(page):
    """Give the id of each hit, in its order."""
    return re.findall(r'<p class="kind">.*? <span class="shelfmark">([\w.]+)</span>', page)


def choices(page):
    """Give what the facets offer: label, count and address of each."""
    found = re.findall(
        r'<li><a (?:class="chosen" )?href="([^"]*)">.*?<bdi>([^<]+)</bdi>.*?</a>'
        r'(?: <span class="note">(\d+)</span>)?</li>',
        page,
    )
    return [(label, int(n) if n else None, to.replace("&amp;", "&")) for to, label, n in found]


def test_the_field_on_any_page_finds_documents_incidents_and_people(find):
    address, page = find("Dreval", path="/documents/d1")
    assert re.fullmatch(r"/search\?asked=[0-9a-f]{24}", address)
    assert "<strong>7</strong> found for" in re.sub(r"\s+", " ", page)
    assert {one.count(".") and one[3] for one in hits(page)} == {0, "i", "p"}
    assert '<input id="seek"' in page
    assert 'value="Dreval"' in page


def test_the_words_found_are_marked_where_they_stand(find):
    _, page = find("refused permits")
    assert "<mark>refused</mark>" in page
    assert "<mark>permit</mark>" in page


def test_a_name_is_found_in_another_script_and_told_to_be_so(find):
    _, page = find("Шчеголихин")
    assert hits(page) == []
    _, page = find("Древаль")
    assert {"d1.p1", "d2.p1"} <= set(hits(page))
    by_sound = page[page.index("d2.p1") :]
    assert "found by the sound of a name" in by_sound
    assert "<mark>Dreval</mark>" in by_sound


def test_a_phrase_a_beginning_and_a_word_left_out(find):
    assert set(hits(find('"residence permit"')[1])) == {"d2.i1", "d2"}
    assert hits(find('"permit residence"')[1]) == []
    assert "d1.i1" in hits(find("detain*")[1])
    assert "d2" not in hits(find("Dreval -permit")[1])


def test_each_count_is_what_its_link_finds(find, browser):
    _, page = find("Dreval")
    offered = choices(page)
    assert {"Incident", "Georgia", "Detention abroad", "Completed", "2024"} <= {
        label for label, _, _ in offered
    }
    for label, count, address in offered:
        narrowed = browser.get(f"/search{address}").content.decode()
        if count is not None:
            assert f"<strong>{count}</strong> found" in narrowed, label
            assert len(hits(narrowed)) == count, label


def test_a_choice_is_given_up_by_its_link(find, browser):
    address, page = find("Dreval")
    to = next(to for label, _, to in choices(page) if label == "Person")
    narrowed = browser.get(f"/search{to}").content.decode()
    assert "Chosen; give up:" in narrowed
    back = next(to for label, _, to in choices(narrowed) if label == "Person")
    assert f"/search{back}" == address
    other = next(to for label, _, to in choices(narrowed) if label == "Document")
    assert set(hits(browser.get(f"/search{other}").content.decode())) == {"d1", "d2"}


def test_no_address_holds_a_word_or_a_publisher(find):
    address, page = find("Dreval")
    addresses = [address, *re.findall(r'(?:href|action|src)="([^"]*)"', page)]
    assert any("source=" in one for one in addresses)
    assert not [one for one in addresses if re.search("Dreval|Lantern|Oksana", one)]


def test_days_filter_and_keep_the_rest(find, read):
    address, page = find("Dreval")
    key = address.partition("=")[2]
    assert f'<input type="hidden" name="asked" value="{key}">' in page
    narrowed = read("/search", asked=key, **{"from": "2024-01-01", "to": "2024-12-31"})
    assert "d1.i1" in hits(narrowed)
    assert "d2.i1" not in hits(narrowed)
    assert "before the first one" in read("/search", **{"from": "2024-02-01", "to": "2024-01-01"})


def test_what_was_rejected_is_found_by_its_filter_only(find, browser, casebook):
    casebook.reviewing.reject("d1.i1", by="owner", why="another person")
    _, page = find("Dreval")
    assert "d1.i1" not in hits(page)
    to = next(to for label, _, to in choices(page) if label == "rejected")
    assert hits(browser.get(f"/search{to}").content.decode()) == ["d1.i1"]


@pytest.mark.parametrize(
    ("words", "english", "russian"),
    [
        ('"residence', "not closed", "не закрыта"),
        ("OR permit", "OR joins two words", "OR соединяет"),
        ("a OR -b", "cannot be shut out", "исключить нельзя"),
        ("ab*", "at least 3 letters", "не меньше 3 букв"),
        ("human-rights*", "after one word", "после одного слова"),
        ("?!", "no letter and no digit", "нет ни буквы, ни цифры"),
        ("ab " * 33, "more than 32 words", "больше 32 слов"),
        ("a" * 1001, "more than 1,000 characters", "больше 1000 знаков"),
    ],
)
def test_a_query_that_cannot_be_understood_is_told_what_to_change(find, words, english, russian):
    _, page = find(words)
    assert english in page
    assert 'aria-invalid="true" aria-describedby="words-fault"' in page
    assert '<details class="signs" open>' in page
    assert hits(page) == []
    assert russian in find(words, language="ru")[1].replace("\xa0", " ")


def test_the_limits_that_are_told_are_those_that_hold(door):
    assert f"{asking.LONGEST:,}" in fault_told(QueryFault.TOO_LONG)
    assert str(asking.MOST_WORDS) in fault_told(QueryFault.TOO_MANY_WORDS)
    assert str(asking.SHORTEST_PREFIX) in fault_told(QueryFault.STAR_TOO_EARLY)
    assert len({fault_told(fault) for fault in QueryFault}) == len(QueryFault)


def test_nothing_asked_shows_how_to_ask_and_where_to_begin(find):
    address, page = find("  ")
    assert address == "/search"
    assert "Nothing is asked for yet" in page
    assert '<details class="signs" open>' in page
    assert ("Georgia", 7, "?country=GE") in choices(page)


def test_nothing_found_says_what_to_try(find, read):
    _, page = find("xylophone")
    assert "Nothing in the casebook answers to this" in page
    assert "star after it" in page
    assert "Clear one of the filters" not in page
    assert "Clear one of the filters" in read("/search", country="KZ")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"query": "Dreval"}, "stays in the browser’s history"),
        ({"q": "Dreval"}, "stays in the browser’s history"),
        ({"asked": "0" * 24}, "type them again"),
        ({"act": "kidnap"}, "means nothing here"),
        ({"kind": "thing"}, "means nothing here"),
        ({"source": "Lantern"}, "means nothing here"),
    ],
)
def test_an_address_that_cannot_be_taken_is_told(read, query, told):
    assert told in read("/search", **query)


def test_a_long_result_is_cut_into_pages_that_keep_the_search(find, read, monkeypatch):
    monkeypatch.setattr(views, "HITS_PER_PAGE", 3)
    address, page = find("Dreval")
    key = address.partition("=")[2]
    assert len(hits(page)) == 3
    assert "Page 1 of 3" in page
    assert f'href="?asked={key}&amp;page=2"' in page
    last = read("/search", asked=key, page="3")
    assert len(hits(last)) == 1
    assert hits(read("/search", asked=key, page="99")) == hits(last)
    for odd in ("none", "0", "-1", "٣", "9" * 5000):
        assert hits(read("/search", asked=key, page=odd)), odd


def test_no_name_or_word_of_a_document_becomes_markup(find):
    _, page = find(f"flight {SCRIPT.replace('(', ' ').replace(')', ' ')}")
    assert "<script>alert" not in page
    _, page = find("Dreval")
    assert "<script>" not in page
    assert "&lt;<mark>" not in page
    assert "&lt;b&gt;<mark>Dreval</mark>&lt;/b&gt;" in page


def test_a_longer_result_costs_no_more_questions(read, casebook):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def questions():
        with CaptureQueriesContext(connection) as asked:
            read("/search", country="GE")
        return len(asked)

    read("/search", country="GE")
    before = questions()
    for number in range(5):
        more = retitled(f"more-{number}", PLAIN_READING)
        casebook.add(captured(more), more)
    read("/search", country="GE")
    assert questions() <= before


def test_an_empty_casebook_says_what_to_do(read, casebook, monkeypatch):
    nothing = replace(casebook.searching.search("xylophone"), pages=0)
    monkeypatch.setattr(type(casebook.searching), "search", lambda *_, **__: nothing)
    assert "khronika add" in read("/search")


@pytest.mark.parametrize(
    ("marks", "runs"),
    [
        ((), [("abcdef", False)]),
        (((0, 2),), [("ab", True), ("cdef", False)]),
        (((1, 3), (2, 6)), [("a", False), ("bc", True), ("def", True)]),
    ],
)
def test_marked_runs_are_the_whole_text(marks, runs):
    assert list(marked("abcdef", marks)) == runs


def test_languages_have_names(door):
    assert language_label("ru") == "Russian"
    assert language_label("qqq") == "qqq"
