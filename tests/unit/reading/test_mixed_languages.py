"""A document whose paragraphs are in two languages. All persons are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.model import Document, IncidentType
from khronika.reading import languages, read
from khronika.reading.tongues import by_language

RUSSIAN = (
    "Гражданина России Тараса Лебедянцева, бежавшего в Армению, 4 марта 2024 года "
    "задержали в Ереване по запросу российской стороны."
)
ENGLISH = (
    "Police in Tbilisi detained the Russian activist Zakhar Molodtsov on 7 March 2024 "
    "at the request of Moscow, his lawyer said."
)
UKRAINIAN = (
    "Громадянина Росії Захара Молодцова затримали у Тбілісі на запит Москви, "
    "повідомив його адвокат, який був із ним у відділку поліції."
)


def document(*paragraphs: str, language: str) -> Document:
    return Document(id="mixed", text="\n\n".join(paragraphs), language=language)


@pytest.mark.parametrize(
    ("paragraphs", "language"), [((RUSSIAN, ENGLISH), "ru"), ((ENGLISH, RUSSIAN), "en")]
)
def test_each_paragraph_is_read_in_its_own_language(paragraphs, language):
    whole = document(*paragraphs, language=language)
    found = read(whole)
    assert found.document == whole
    told = {
        (incident.type, incident.host, found.parties()[incident.targets[0]].name)
        for incident in found.incidents
        if incident.type is IncidentType.DETENTION
    }
    assert {who for _, _, who in told} == {"Тарас Лебедянцев", "Zakhar Molodtsov"}
    assert {host for _, host, _ in told} == {"AM", "GE"}


def test_items_are_numbered_once_and_words_are_those_of_the_whole_text():
    found = read(document(RUSSIAN, ENGLISH, language="ru"))
    items = [*found.people, *found.organizations, *found.incidents, *found.claims]
    assert len({item.id for item in items}) == len(items)
    assert all(
        found.document.text[e.start : e.end] == e.quote for item in items for e in item.evidence
    )
    known = set(found.parties())
    assert all(known >= {*i.targets, *i.actors} for i in found.incidents)
    assert all(claim.speaker in known for claim in found.claims)


def test_a_language_that_no_reader_knows_stays_with_the_rest():
    whole = document(RUSSIAN, UKRAINIAN, language="ru")
    assert by_language(whole, languages()) == [whole]


def test_names_and_headings_in_another_script_make_no_language():
    whole = document(ENGLISH, "«Тихая вода»", "Тарас Лебедянцев", language="en")
    assert by_language(whole, languages()) == [whole]


def test_a_short_line_goes_with_the_paragraph_before_it():
    parts = by_language(document(ENGLISH, RUSSIAN + "\nЕреван", language="en"), languages())
    assert [part.language for part in parts] == ["en", "ru"]
    assert "Ереван" not in parts[0].text.split("\n")
    assert parts[1].text.endswith("Ереван")


@given(st.lists(st.sampled_from([RUSSIAN, ENGLISH, UKRAINIAN, "Кратко", "7 March", ""])))
def test_the_parts_cover_the_text_and_share_no_letter(paragraphs):
    whole = document(*paragraphs, language="en")
    parts = by_language(whole, languages())
    for n, letter in enumerate(whole.text):
        shown = [part.text[n] for part in parts]
        assert letter.isspace() or sum(one == letter for one in shown) == 1
