"""The lists: what they show of each row, and how the filters of the address narrow them."""

import re
from dataclasses import replace
from datetime import date

import pytest
from pages_story import PLAIN_READING, captured, retitled

from khronika.casebook import Waiting
from khronika.model import Interval
from khronika.web import views

DAY = Interval(first=date(2023, 6, 6), last=date(2023, 6, 6), text="on 6 June 2023")


def rows(page):
    return len(re.findall(r"<tr role=\"row\">\s*<td", page))


def test_incidents_stand_in_order_of_time_with_the_undated_last(read):
    page = read("/incidents")
    assert rows(page) == 3
    places = [page.index(words) for words in ("March 2023", "3 May 2024", "Without a date")]
    assert places == sorted(places)
    assert "<q>later</q>" in page
    assert "day not known" in page


def test_an_incident_tells_who_where_how_sure_and_that_nobody_reviewed_it(read):
    page = read("/incidents", type="deportation")
    assert rows(page) == 1
    for words in ("Georgia", "Belarus", "Completed", "Disputed", "Lantern &amp; Sons Bureau"):
        assert words in page
    assert page.count("machine-read, not reviewed") == 1


def test_what_a_person_coded_is_not_called_machine_read(read, casebook):
    by_hand = replace(retitled("by-hand", PLAIN_READING), reader=None)
    casebook.add(captured(by_hand), by_hand)
    for path, rows_of_it in (("/incidents", 1), ("/people", 2)):
        assert read(path).count("coded by a person, not reviewed") == rows_of_it
    for path in ("/incidents/d3.i1", "/people/d3.p1", "/documents/d3"):
        page = read(path)
        assert "coded by a person, not reviewed" in page
        assert "machine-read" not in page


def test_coverage_stands_beside_the_count(read):
    told = re.sub(r"<[^>]+>|\s+", " ", read("/incidents"))
    told = re.sub(r" +", " ", told)
    assert "3 incidents from 2 documents of 1 publisher (1 names none)" in told


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"country": "BY"}, 2),
        ({"country": "by"}, 2),
        ({"country": "GE"}, 3),
        ({"type": "detention"}, 1),
        ({"from": "2024-01-01"}, 1),
        ({"to": "2023-12-31"}, 1),
        ({"from": "2023-03-31", "to": "2024-05-03"}, 2),
        ({"country": "BY", "type": "deportation", "from": "2024-01-01"}, 0),
    ],
)
def test_filters_narrow_the_incidents(read, query, count):
    assert rows(read("/incidents", **query)) == count


@pytest.mark.parametrize(
    ("path", "typed", "count"),
    [
        ("/incidents", {"person": "dreval"}, 3),
        ("/incidents", {"person": " d1.p1 "}, 2),
        ("/incidents", {"person": "nobody"}, 0),
        ("/incidents", {"person": "dreval", "type": "deportation"}, 1),
        ("/incidents", {"person": ""}, 3),
        ("/people", {"person": "lawyer"}, 1),
        ("/documents", {"person": "lawyer"}, 1),
    ],
)
def test_the_form_narrows_each_list(ask, path, typed, count):
    assert rows(ask(path, **typed)[1]) == count


def test_no_address_holds_a_name(ask):
    address, page = ask("/incidents", person="Oksana Dreval", country="GE")
    assert re.fullmatch(r"/incidents\?country=GE&named=[0-9a-f]{24}", address)
    assert ask("/incidents", person="Oksana Dreval", country="GE")[0] == address
    assert ask("/incidents", person="Древаль", country="GE")[0] != address
    addresses = re.findall(r'(?:href|action|src)="([^"]*)"', page)
    assert addresses
    assert not [found for found in addresses if "Dreval" in found or "Oksana" in found]


def test_a_name_in_an_address_is_not_taken_and_told(read):
    page = read("/incidents", person="nobody")
    assert rows(page) == 3
    assert "stays in the browser’s history" in page
    assert 'value="nobody"' in page
    assert 'aria-invalid="true"' in page


def test_the_key_of_a_name_dies_with_the_serving(read):
    page = read("/incidents", named="0" * 24, country="BY")
    assert rows(page) == 2
    assert "type it again" in page


def test_a_form_that_another_page_made_is_refused(browser):
    ours = {"origin": "http://127.0.0.1:8765", "sec-fetch-site": "same-origin"}
    assert browser.post("/incidents", {"person": "dreval"}, headers=ours).status_code == 403


def test_filters_keep_what_was_asked(ask):
    _, page = ask(
        "/incidents", country="KZ", type="killing", person='"><script>', **{"from": "2024-01-01"}
    )
    assert '<option value="KZ" selected>Kazakhstan</option>' in page
    assert '<option value="killing" selected>' in page
    assert "&quot;&gt;&lt;script&gt;" in page
    assert 'value="2024-01-01"' in page
    assert "No incident answers all of these filters" in page


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ({"from": "2024-13-01"}, "no day of the calendar"),
        ({"to": "yesterday"}, "no day of the calendar"),
        ({"type": "kidnap"}, "no such type"),
        ({"from": "2024-02-01", "to": "2024-01-01"}, "before the first"),
    ],
)
@pytest.mark.parametrize("path", ["/incidents", "/people", "/documents"])
def test_what_cannot_be_understood_is_told(read, path, query, fault):
    page = read(path, **query)
    assert fault in page
    assert 'aria-invalid="true"' in page


def test_people_are_listed_document_by_document(read):
    page = read("/people")
    assert rows(page) == 3
    assert "nobody is merged" in page


def test_documents_tell_what_was_read_from_them(read):
    page = read("/documents")
    assert rows(page) == 2
    assert "2 incidents" in page
    assert "<bdi>plain</bdi></a>" in page  # it has no title, and is called by its own id
    assert rows(read("/documents", country="BY")) == 1


def test_a_long_list_is_cut_into_pages_that_keep_the_filters(read, ask, casebook, monkeypatch):
    monkeypatch.setattr(views, "ROWS_PER_PAGE", 2)
    again = retitled("again", PLAIN_READING)
    casebook.add(captured(again), again)
    page = read("/incidents", country="GE")
    assert rows(page) == 2
    assert "Page 1 of 2" in page
    assert 'href="?country=GE&amp;page=2"' in page
    assert "<strong>4</strong> incidents" in page
    assert rows(read("/incidents", country="GE", page="2")) == 2
    assert rows(read("/incidents", country="GE", page="none")) == 2
    address, page = ask("/incidents", person="Dreval")
    assert f'href="{address.removeprefix("/incidents")}&amp;page=2"' in page
    assert 'href="?page=2"' in read("/incidents", person="Dreval")


def test_an_empty_casebook_says_what_to_do(read, casebook, monkeypatch):
    for verb in ("incidents", "people", "documents"):
        monkeypatch.setattr(type(casebook), verb, lambda *_: [])
    for path in ("/incidents", "/people", "/documents"):
        assert "khronika add" in read(path)


def test_the_start_of_an_empty_casebook_says_what_to_do_next(read, casebook, monkeypatch):
    monkeypatch.setattr(type(casebook.counting), "newest", lambda *_: ())
    page = read("/")
    for words in ("khronika add", "khronika demo", "What to do next", 'href="/review"'):
        assert words in page
    assert "Waiting for review" not in page


def test_the_start_tells_what_waits_and_what_is_new(read, casebook):
    page = read("/")
    waiting = re.findall(r"<dt>([^<]+)</dt><dd>(\d+)</dd>", page)
    assert waiting == [
        ("Incidents", "3"),
        ("Claims", "2"),
        ("People", "3"),
        ("Bodies and groups", "1"),
    ]
    assert page.index('href="/documents/d2"') < page.index('href="/documents/d1"')
    for number in range(3):
        casebook.reviewing.accept(f"d{1 + number // 2}.i{1 + number % 2}", by="owner")
    assert "<dt>Incidents</dt><dd>0</dd>" in read("/")


def test_the_start_says_that_nothing_waits(read, casebook, monkeypatch):
    nothing = Waiting(incidents=0, claims=0, people=0, organizations=0)
    monkeypatch.setattr(type(casebook.counting), "waiting", lambda _: nothing)
    page = read("/")
    assert "Nothing waits for a decision." in page
    assert "Begin with the gravest" not in page


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/start", "/"),
        ("/?country=GE&page=2", "/incidents?country=GE&page=2"),
        ("/?named=0123&type=killing", "/incidents?named=0123&type=killing"),
    ],
)
def test_old_addresses_lead_to_the_new_ones(browser, old, new):
    answer = browser.get(old)
    assert (answer.status_code, answer.headers["Location"]) == (302, new)


def cells(page):
    """Give the words of each cell of a table, row by row, without its head."""
    return [
        [
            " ".join(re.sub(r"<[^>]+>", " ", one).split())
            for one in re.findall(r"<t[dh].*?</t[dh]>", row)
        ]
        for row in re.findall(r"<tr role=\"row\">(.*?)</tr>", page, re.DOTALL)[1:]
    ]


def test_countries_are_offered_in_the_order_of_their_names(read, choose, casebook):
    casebook.reviewing.correct("d2.i1", {"host": "CH"}, by="owner")

    def offered():
        select = read("/incidents").partition('id="country"')[2].partition("</select>")[0]
        return re.findall(r'value="([A-Z]{2})"', select)

    assert offered() == ["BY", "GE", "CH"]  # Belarus, Georgia, Switzerland
    choose("ru", "/")
    assert offered() == ["BY", "GE", "CH"]  # Белоруссия, Грузия, Швейцария
