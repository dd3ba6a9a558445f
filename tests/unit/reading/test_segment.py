import pytest

from khronika.reading.en.nlp import is_abbreviation
from khronika.reading.segment import sentences

CASES = [
    ("He left. She stayed.", ["He left.", "She stayed."]),
    ("On Jan. 5 Mr. Ivo left.", ["On Jan. 5 Mr. Ivo left."]),
    (
        "D. Enkhbat agreed! “Go,” he said. “Now.”",
        ["D. Enkhbat agreed!", "“Go,” he said.", "“Now.”"],
    ),
    ("From the U.A.E. He flew home.", ["From the U.A.E.", "He flew home."]),
    ("From the U.S. Embassy he flew.", ["From the U.S. Embassy he flew."]),
    ("One line\nTwo lines", ["One line", "Two lines"]),
    ("Is it “safe?” she asked.", ["Is it “safe?” she asked."]),
    ("OSH, Kyrgyzstan – A man was held.", ["OSH, Kyrgyzstan –", "A man was held."]),
    ("Tbilisi, Feb. 3 (KN) - A man left.", ["Tbilisi, Feb. 3 (KN) -", "A man left."]),
    ("Two men — Ivo and Gleb — left.", ["Two men — Ivo and Gleb — left."]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentences_are_cut_where_a_reader_would(text, expected):
    found = sentences(text, abbreviated=is_abbreviation)
    assert [text[s.start : s.end] for s in found] == expected


def test_sentences_know_their_paragraph_and_number():
    found = sentences("A b. C d.\n\nE f.", abbreviated=is_abbreviation)
    assert [(s.number, s.paragraph) for s in found] == [(0, 0), (1, 0), (2, 1)]


def test_a_sentence_without_end_is_cut_between_words():
    text = "they held him and " * 1000
    found = sentences(text, abbreviated=lambda word, rest: False)
    assert len(found) > 1
    assert max(s.end - s.start for s in found) <= 3000
    assert " ".join(text[s.start : s.end].strip() for s in found) == text.strip()
