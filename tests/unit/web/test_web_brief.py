"""The page of the private brief: by POST, kept nowhere, and a file only when it is asked for."""

import re

import pytest
from django.db import connection
from django.template.loader import render_to_string

from khronika.publishing.paper import line

ANSWERS = {
    "origin": "BY",
    "host": "GE",
    "onward": "AM",
    "charges": "983.46",
    "family": "stayed",
}
CANARY = "983.46"


def everything():
    """All that the open casebook holds, deciphered."""
    cursor = connection.cursor()
    names = cursor.execute("select name from sqlite_master where type = 'table'").fetchall()
    readable = [name for (name,) in names if not name.startswith("sqlite_")]
    return repr([cursor.execute(f'select * from "{name}"').fetchall() for name in readable])


@pytest.fixture
def briefed(browser, send):
    """Send answers, and open the page that is led on to."""

    def briefed(**answers):
        response = send("/brief", "/brief", **answers)
        assert response.status_code == 303
        return browser.get(response.headers["Location"])

    return briefed


def words(response):
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", text)


def test_the_form_asks_and_no_browser_is_to_remember(read):
    form = read("/brief")
    assert 'method="post"' in form
    fields = re.findall(r"<(?:input|select)[^>]*name=\"(?!csrf|next|language)\w+\"[^>]*>", form)
    assert len(fields) > 15
    assert all('autocomplete="off"' in field for field in fields)
    assert "Nothing that you answer is kept, logged or sent" in form


def test_the_brief_is_opened_once_under_an_address_that_says_nothing(browser, send):
    location = send("/brief", "/brief", **ANSWERS).headers["Location"]
    assert re.fullmatch(r"/brief/[\w-]{22}", location)
    response = browser.get(location)
    again = browser.get(location)
    assert (again.status_code, again.headers["Location"]) == (303, "/brief")
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    told = words(response)
    assert "It does not advise you" in told
    assert "Charges, by article: 983.46" in told
    assert "What happened to others: Georgia" in told
    assert re.search(r"Deportation(?:, by [^“]+)?\. “[^”]+” Completed, disputed", told)
    assert CANARY not in str(response.headers) + str(response.cookies)
    title = re.search("<title>(.*)</title>", response.content.decode())
    assert title is not None
    assert title[1] == "Private brief · Khronika"


def test_what_a_document_says_stays_text(briefed):
    page = briefed(**ANSWERS).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page or "Lantern &amp; Sons" in page


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF-"), ("html", b"<!doctype html>")])
def test_a_file_is_given_under_a_name_that_tells_nothing(send, briefed, kind, begins):
    response = send("/brief", "/brief", **ANSWERS, **{"as": kind})
    assert response.content.startswith(begins)
    assert response.headers["Content-Disposition"] == f'attachment; filename="brief.{kind}"'
    assert response.headers["Cache-Control"] == "no-store"
    page = words(briefed(**ANSWERS))
    assert "not encrypted" in page


def test_nothing_of_it_is_left(send, briefed, tmp_path_factory, caplog):
    before = everything()
    assert "Dreval" in before, "it was deciphered"
    with caplog.at_level("DEBUG"):
        for answers in (ANSWERS, {**ANSWERS, "as": "pdf"}, {**ANSWERS, "origin": "GE"}):
            send("/brief", "/brief", **answers)
        briefed(**ANSWERS)
    assert everything() == before
    assert CANARY not in caplog.text
    files = [file for file in tmp_path_factory.getbasetemp().rglob("*") if file.is_file()]
    forms = [CANARY.encode(form) for form in ("utf-8", "utf-16-le")]
    assert [f.name for f in files if any(form in f.read_bytes() for form in forms)] == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"origin": ""}, "Choose one country."),
        ({"host": "BY"}, "Choose one country, another than the one you left."),
        ({"charges": "for words"}, "Write the numbers of articles"),
        ({"labels": "witch"}, "Choose among the answers"),
        ({"onward": "ZZ"}, "Choose among the answers"),
    ],
)
def test_a_wrong_answer_is_told_beside_its_question_and_the_others_stay(send, changed, told):
    response = send("/brief", "/brief", **{**ANSWERS, **changed})
    assert response.status_code == 422
    page = response.content.decode()
    assert told in page
    assert '<option value="AM" selected>' in page or "onward" in changed


def test_a_post_from_elsewhere_is_refused(browser):
    assert browser.post("/brief", ANSWERS).status_code == 403


def test_in_russian(briefed, choose):
    choose("ru", "/brief")
    told = words(briefed(**ANSWERS))
    assert "Она не даёт советов" in told
    assert "Сохранить как PDF" in told


def test_numbers_of_notes_that_stand_together_are_parted():
    shown = render_to_string("brief/line.html", {"line": line("Told twice.", notes=(50, 51))})
    assert re.sub(r"<[^>]+>", "", shown).strip() == "Told twice.50, 51"
