"""What was kept and could not be read is marked as such wherever a page shows it."""

import hashlib
from dataclasses import replace

import pytest
from pages_story import PLAIN_READING, captured

from khronika.capture import recognizing
from khronika.reading import _refusal
from khronika.web.sentences import is_known

NO_WORDS = "no words were found in its pictures"
NOBODY = "this version reads en, ru only, and the document's language is 'tr'"


@pytest.fixture
def held(casebook):
    """A picture without words (d3) and a text in another language (d4)."""
    for name, text, why in (("scan", "", NO_WORDS), ("haber", "Bir haber.", NOBODY)):
        document = replace(PLAIN_READING.document, id=name, title=name, text=text, language=None)
        taken = replace(
            captured(PLAIN_READING),
            document=document,
            sha256=hashlib.sha256(name.encode()).hexdigest(),
        )
        assert casebook.hold(taken, why) == "kept"


@pytest.mark.usefixtures("held")
def test_list_marks_them_and_can_be_narrowed_to_them(read, ask):
    page = read("/documents")
    assert page.count("kept, not read</span>") == 2
    assert NO_WORDS in page
    address, page = ask("/documents", unread="yes")
    assert address == "/documents?unread=yes"
    assert "<strong>2</strong>" in page
    assert "kept, not read" in read("/")


@pytest.mark.usefixtures("held")
def test_page_of_one_says_why_and_what_tries_again(read, browser):
    page = read("/documents/d3")
    assert "Kept, not read:" in page
    assert NO_WORDS in page
    assert "khronika extract-again d3 --use" in page
    assert "machine-read" not in page
    assert "coded by a person" not in page
    assert "Nothing in it was read" not in page
    assert "Nothing was changed and nothing noted since it was added." in page
    assert "khronika read-again d4" in read("/documents/d4")
    for path in ("/review/d3", "/documents/d3", "/graph/d3", "/history?of=d3"):
        assert browser.get(path).status_code == 200, path


@pytest.mark.usefixtures("held")
def test_no_reading_is_given_of_one(read, browser):
    answer = browser.get("/api/1/documents/d4/reading")
    assert answer.status_code == 404
    rows = browser.get("/api/1/documents?unread=true").json()
    assert [row["id"] for row in rows["rows"]] == ["d3", "d4"]
    assert rows["rows"][0]["unread"] == NO_WORDS


@pytest.mark.parametrize(
    "why",
    [
        recognizing._NOT_INSTALLED,
        "no words were found in its pictures",
        f"recognizing a picture took more than {recognizing._SECONDS} seconds",
        "the program tesseract failed on a picture in it",
        f"not read, being pictures, as {recognizing._LEFT_OUT}: page 2",
        "not read, being pictures, as the program tesseract failed on a picture in it: page 2",
        _refusal("tr"),
        _refusal(None),
    ],
)
def test_reasons_are_known(why, kept):
    assert is_known(why)
