"""How the people, bodies and figures of a reading say that they were decided. All are invented."""

from khronika.model import Document
from khronika.reading import read

TEXT = (
    "Kazakh police detained the Russian activist Zakhar Molodtsov in Almaty on 7 March 2024. "
    "His lawyer, Ainur Temirkhan, said that Molodtsov was beaten. "
    "Some 20,000 Russians have moved to Kazakhstan since 2022, the ministry says."
)


def _decided(item):
    return {decision.field: decision.by for decision in item.decided}


def test_every_person_body_and_figure_says_how_it_was_decided():
    found = read(Document(id="x", text=TEXT, language="en"))
    assert found.estimates
    for item in (*found.people, *found.organizations, *found.estimates):
        assert item.decided, item


def test_a_role_and_a_citizenship_give_the_word_that_tells_them():
    found = read(Document(id="x", text=TEXT, language="en"))
    people = {person.name: person for person in found.people}
    target = [d.by for d in people["Zakhar Molodtsov"].decided]
    assert "target: “detained”" in target
    assert "RU: “Russian” beside it" in target
    assert "lawyer: “lawyer” beside the name" in [d.by for d in people["Ainur Temirkhan"].decided]


def test_a_figure_gives_the_words_that_tell_what_it_counts():
    (estimate,) = read(Document(id="x", text=TEXT, language="en")).estimates
    assert "“" in _decided(estimate)["measure"]
