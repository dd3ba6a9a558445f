"""Sentences of the corpus."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.corpus.sentences import cut


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Mr. Oz left. She stayed.", ["Mr. Oz left.", "She stayed."]),
        ("A. B. Oz left at 5 p.m. yesterday.", ["A. B. Oz left at 5 p.m. yesterday."]),
        ("“I left,” she said. “It is over.” He wept.",
         ["“I left,” she said.", "“It is over.”", "He wept."]),
        ("“Why?” asked Oz. Nobody knew", ["“Why?” asked Oz.", "Nobody knew"]),
        ("Он уехал в 2024 г. Потом вернулся.", ["Он уехал в 2024 г.", "Потом вернулся."]),
        ("Он живёт на ул. Ленина. — Зачем? — спросил он.",
         ["Он живёт на ул. Ленина.", "— Зачем? — спросил он."]),
        ("He met the BIA. U.S. aid ended.", ["He met the BIA.", "U.S. aid ended."]),
        ("Срочно! 👉 Подпишитесь", ["Срочно!", "👉 Подпишитесь"]),
        ("One line\n\nAnother line. And more", ["One line", "Another line.", "And more"]),
    ],
)  # fmt: skip
def test_where_sentences_end(text, parts):
    assert [text[one.start : one.end] for one in cut(text)] == parts


def test_the_coder_has_the_last_word():
    text = "“Why?” Oz asked.  Nobody 📞 Nobody knew"
    found = cut(text, joins=[text.index(" Oz")], breaks=[text.index(" Nobody knew")])
    assert [text[one.start : one.end] for one in found] == [
        "“Why?” Oz asked.",
        "Nobody 📞",
        "Nobody knew",
    ]


@given(st.text(st.sampled_from("aБ. !?\n\"»«'5😀-")), st.sets(st.integers(0, 40)))
def test_sentences_hold_every_sign_but_white_space(text, breaks):
    found = cut(text, breaks=breaks)
    kept = "".join(text[one.start : one.end] for one in found)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(one.start < one.end for one in found)
