"""English sentences as trees: each word stands in the text, and times take no others along."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.reading.en.language import English
from khronika.reading.syntax import SUBJECTS, Tree


def trees_of(text: str) -> list[Tree]:
    english = English()
    return english.parse(text, english.sentences(text))


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("On 19 September two policemen woke her.", "woke", "policemen"),
        ("She slept. On 9 June two men in white took her aside at the gate.", "took", "men"),
        ("A week after his arrest in Astana he was deported.", "deported", "he"),
        ("The following week he was charged with treason.", "charged", "he"),
        ("On 11 September Lithuania issued humanitarian visas to all four.", "issued", "Lithuania"),
    ],
)
def test_a_time_that_opens_a_sentence_is_no_part_of_its_subject(text, verb, subject):
    tree = trees_of(text)[-1]
    told = next(word for word in tree.words if word.text == verb)
    found = tree.child(told, *SUBJECTS)
    assert found is not None
    assert found.text == subject
    months = {"September", "June", "week"}
    assert not [word for word in tree.subtree(found) if word.text in months]


OPENINGS = ("On 3 May", "In June 2023", "The next day", "On Monday", "He said", "Ana")
REST = ("two men left", "police came", "and 4 June he slept", ", the court sat", "“No one” fled")


@given(
    st.lists(
        st.tuples(st.sampled_from(OPENINGS), st.sampled_from(REST), st.sampled_from((" ", "\n"))),
        min_size=1,
        max_size=5,
    )
)
def test_every_word_is_the_text_at_its_offsets(pieces):
    text = "".join(f"{opening} {rest}.{end}" for opening, rest, end in pieces)
    trees = trees_of(text)
    for tree in trees:
        for word in tree.words:
            assert text[word.start : word.end] == word.text
            assert tree.sentence.start <= word.start < word.end <= tree.sentence.end
            assert 0 <= word.head < len(tree.words)
    told = "".join(word.text for tree in trees for word in tree.words)
    assert told == "".join(text.split())
