"""Tags come out of a text, and the text is left as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.corpus import escape
from khronika.corpus.source import Source
from khronika.corpus.tags import read_tags

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=12)
LABELS = st.sampled_from(["p1", "@KG", "i1", "i1:2026-03-12", "-feared:detention", "x"])


@st.composite
def tagged(draw, depth=3):
    """Draw a tagged text: what is written, the plain text, and the tags as (start, end, label)."""
    written, plain, tags = "", "", []
    for _ in range(draw(st.integers(0, 3))):
        text = draw(TEXTS)
        written, plain = written + escape(text), plain + text
        if depth and draw(st.booleans()):
            inner, words, inner_tags = draw(tagged(depth=depth - 1))
            labels = draw(st.lists(LABELS, min_size=1, max_size=2))
            start, end = len(plain), len(plain) + len(words)
            tags += [(start, end, label) for label in labels]
            tags += [(start + a, start + b, label) for a, b, label in inner_tags]
            written, plain = f"{written}{{{inner}|{' '.join(labels)}}}", plain + words
    return written, plain, tags


def read(written):
    source = Source("page.txt", written)
    return source, read_tags(source, 0, len(written))


@given(tagged())
def test_any_tagged_text_comes_back_with_its_tags(drawn):
    written, plain, tags = drawn
    source, found = read(written)
    assert source.faults == []
    assert found.text == plain
    assert [(tag.start, tag.end, tag.label) for tag in found.tags] == tags


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_an_escaped_text_holds_no_tag(text):
    source, found = read(escape(text))
    assert (found.text, found.tags, source.faults) == (text, (), [])


@given(st.text(st.sampled_from("{}|\\#p1@ \nаё😀")))
def test_whatever_is_typed_is_read_or_refused(written):
    read(written)


@pytest.mark.parametrize(
    ("written", "place", "says"),
    [
        ("a {b c", (1, 3), "not closed in its line"),
        ("a\nb {c|p1 d\ne", (2, 3), "not closed in its line"),
        ("a {b} c", (1, 3), "no label"),
        ("a {b|} c", (1, 3), "no label"),
        ("a b} c", (1, 4), "closes no tag"),
        ("😀 {b|p1 {c|p2}", (1, 3), "not closed"),
    ],
)
def test_a_malformed_tag_is_told_by_line_and_column(written, place, says):
    source, _ = read(written)
    fault = source.faults[0]
    assert (fault.line, fault.column) == place
    assert says in fault.problem


def test_a_fault_leaves_the_other_lines_whole():
    source, found = read("{one\n{two|p1}")
    assert len(source.faults) == 1
    assert [tag.label for tag in found.tags] == ["p1"]


def test_bars_of_a_menu_are_text():
    source, found = read("{Home | News | Us|x} | {He|p1}")
    assert source.faults == []
    assert found.text == "Home | News | Us | He"
    assert [tag.label for tag in found.tags] == ["x", "p1"]
