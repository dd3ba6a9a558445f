"""The page of a person, of an incident and of a document, each from a real casebook."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from pages_story import (
    HOSTILE,
    HOSTILE_READING,
    NAME,
    PLAIN_READING,
    SCRIPT,
    captured,
    proof,
    retitled,
)

from khronika.model import Incident, IncidentType, Person, Reading


class Page(HTMLParser):
    """What a browser would make of a page: its elements, and the text within those with an id."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.open, self.text, self.tags, self.attributes = [], {}, [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        self.tags.append(tag)
        self.attributes.append((tag, named))
        if tag not in {"meta", "link", "input", "col", "br", "img", "use", "path", "circle"}:
            self.open.append((tag, named.get("id")))

    def handle_endtag(self, tag):
        if self.open and self.open[-1][0] == tag:
            self.open.pop()

    def handle_data(self, data):
        for _, name in self.open:
            if name:
                self.text[name] = self.text.get(name, "") + data


def test_a_persons_case_is_a_timeline_with_the_undated_apart(read):
    page = read("/people/d1.p1")
    dated, undated = page.index("3 May 2024"), page.index("Without a date")
    assert dated < undated < page.index("<q>later</q>")
    assert re.search(r'class="stretch undated"', page)
    for words in ("Target", "Belarus", "Оксана Древаль", "What others say about it"):
        assert words in page


def test_the_same_name_elsewhere_is_not_said_to_be_the_same_person(read):
    page = read("/people/d2.p1")
    assert "What they say" in page
    assert "The same name in other documents" not in page  # her other name is written otherwise


def test_namesakes_are_offered_as_such(read, casebook):
    again = retitled("again", PLAIN_READING)
    casebook.add(captured(again), again)
    page = read("/people/d2.p1")
    assert "not confirmed to be the same person" in page
    assert 'href="/people/d3.p1"' in page


def test_an_incident_shows_every_field_and_its_words(read):
    page = read("/incidents/d1.i1")
    for words in (
        "Detention abroad",
        "3 May 2024",
        "on 3 May 2024",
        "Georgia",
        "Belarus",
        "not named",
        "5 years",
        "day, month and year",
        "confidence: 80%",
        "machine-read, not reviewed",
        'href="/documents/d1#d1.i1"',
    ):
        assert words in page, words


def test_a_document_shows_everything_that_was_read_from_it(read):
    page = Page(read("/documents/d1"))
    items = {f"d1.{item}" for item in ("i1", "i2", "c1", "n1", "e1", "p1", "o1")}
    assert items <= page.text.keys()
    assert "at least 1,200" in page.text["d1.e1"]
    assert "Belarus, Georgia" in page.text["d1.n1"]
    assert "about" in page.text["d1.c1"]


def test_words_link_to_items_and_items_to_words(read):
    page = Page(read("/documents/d1"))
    ids = {named["id"] for _, named in page.attributes if "id" in named}
    anchors = [named["href"] for tag, named in page.attributes if tag == "a" and "href" in named]
    within = [href[1:] for href in anchors if href.startswith("#")]
    assert set(within) <= ids
    runs = [named for _, named in page.attributes if "data-items" in named]
    assert {item for run in runs for item in run["data-items"].split()} <= ids
    name = next(run for run in runs if page.text[run["id"]] == NAME)
    assert name["data-items"].split() == ["d1.p1", "d1.i1"]


def test_the_text_is_shown_to_the_character_and_runs_nothing(read):
    html = read("/documents/d1")
    assert Page(html).text["text"] == HOSTILE
    assert SCRIPT not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/incidents",
        "/people",
        "/people/d1.p1",
        "/documents",
        "/documents/d1",
        "/incidents/d1.i1",
    ],
)
def test_no_name_or_word_of_a_document_becomes_markup(read, path):
    page = Page(read(path))
    assert page.tags.count("script") == (path == "/documents/d1")
    assert not {"b", "i", "img"} & set(page.tags)


@pytest.mark.parametrize(
    "path",
    [
        "/documents/d9",
        "/documents/d1.p1",
        "/documents/x",
        "/people/d1.i1",
        "/people/d1",
        "/people/..",
        "/incidents/d1.p1",
        "/incidents/d1.i99",
        "/incidents/" + "9" * 400,
        "/documents/d1/",
    ],
)
def test_an_id_of_nothing_or_of_another_kind_is_not_found(browser, path):
    response = browser.get(path)
    assert response.status_code == 404
    assert "Nothing is kept here" in response.content.decode()


def test_an_accusation_shows_its_article_as_a_reference(read, casebook):
    text = "A court in Moscow tried Oksana Dreval in absentia under Article 280.3, part 2."
    trial = Incident(
        id="i1",
        type=IncidentType.PROSECUTION,
        targets=("p1",),
        host="RU",
        origin="RU",
        charge="Article 280.3, part 2",
        evidence=proof(text, text),
    )
    tried = Reading(
        document=replace(PLAIN_READING.document, id="tried", text=text),
        relevant=True,
        people=(Person(id="p1", name="Oksana Dreval", evidence=proof(text, "Oksana Dreval")),),
        incidents=(trial,),
    )
    casebook.add(captured(tried), tried)
    for page in (read("/documents/d3"), read("/incidents/d3.i1")):
        assert "Criminal Code of the Russian Federation, discrediting the army" in page
        assert "Highest term by law: 7 years" in re.sub("<[^>]+>", "", page)
        assert "Reference, not from the document" in page
    assert "up to 7 years" not in read("/documents/d3")


def test_how_each_field_was_read_stands_on_the_document(read):
    page = Page(read("/documents/d1"))
    assert "day, month and year" in page.text["d1.i1"]


def test_a_document_without_anything_about_people_abroad_says_so(read, casebook):
    dull = replace(HOSTILE_READING.document, id="dull", text="Rain fell.", language=None)
    reading = Reading(document=dull, relevant=False)
    casebook.add(captured(reading), reading)
    assert "Nothing in it was read" in read("/documents/d3")
