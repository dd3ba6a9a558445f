"""Text cut into runs: whatever overlaps, the text comes back to the character."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from khronika.web.labels import exact
from khronika.web.passages import Mark, first_runs, paragraphs

TEXTS = st.text(
    st.sampled_from("ab <&>\"'\n\r\t\u00a0\u2028é\U0001f56f\u202e")
    | st.characters(exclude_categories=["Cs"]),
    max_size=80,
)


@st.composite
def marked(draw):
    text = draw(TEXTS)
    marks = []
    for n in range(draw(st.integers(0, 6)) if text else 0):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        marks.append(Mark(start, end, f"i{n % 4}", "incident"))
    return text, marks


def places(cut):
    """Every run with the offset at which it stands."""
    offset = 0
    for paragraph in cut:
        for run in paragraph.runs:
            yield offset, run
            offset += len(run.text)
        offset += len(paragraph.gap)


@given(marked())
def test_runs_and_gaps_are_the_text(case):
    text, marks = case
    cut = paragraphs(text, marks)
    assert "".join("".join(r.text for r in p.runs) + p.gap for p in cut) == text


@given(marked())
def test_a_run_has_exactly_the_items_whose_evidence_covers_it(case):
    text, marks = case
    for start, run in places(paragraphs(text, marks)):
        for offset in range(start, start + len(run.text)):
            assert set(run.items) == {m.item for m in marks if m.start <= offset < m.end}


@given(marked())
def test_only_runs_with_items_are_numbered_and_each_item_knows_its_first(case):
    text, marks = case
    cut = paragraphs(text, marks)
    inked = [run for _, run in places(cut) if run.items]
    assert [run.number for run in inked] == list(range(1, len(inked) + 1))
    assert first_runs(cut) == {
        item: next(run.number for run in inked if item in run.items)
        for item in {item for run in inked for item in run.items}
    }


class Text(HTMLParser):
    def __init__(self, html):
        super().__init__(convert_charrefs=False)
        self.data = ""
        self.feed(html)
        self.close()

    def handle_data(self, data):
        self.data += data

    def handle_entityref(self, name):
        self.data += {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}[name]

    def handle_charref(self, name):
        self.data += chr(int(name[1:], 16) if name.startswith("x") else int(name))

    def handle_starttag(self, tag, attrs):
        raise AssertionError(tag)


@given(TEXTS)
def test_what_is_escaped_reads_as_it_was(text):
    shown = exact(text)
    assert "\r" not in shown
    assert Text(shown).data == text.replace("\0", "\ufffd")


def test_what_html_cannot_carry_is_replaced():
    assert exact("a\0b\ud800c") == "a\ufffdb\ufffdc"
    assert exact("\U0001f56f") == "\U0001f56f"


def test_paragraphs_end_at_blank_lines():
    assert [p.gap for p in paragraphs("one\ntwo\n \nthree", [])] == ["\n \n", ""]


def test_without_blank_lines_every_line_is_a_paragraph():
    assert ["".join(r.text for r in p.runs) for p in paragraphs("one\ntwo", [])] == ["one", "two"]


def test_the_shortest_evidence_stands_first():
    marks = [Mark(0, 9, "i1", "incident"), Mark(0, 4, "p1", "person"), Mark(0, 6, "c1", "claim")]
    (paragraph,) = paragraphs("Anna said", marks)
    assert [(run.text, run.items) for run in paragraph.runs] == [
        ("Anna", ("p1", "c1", "i1")),
        (" s", ("c1", "i1")),
        ("aid", ("i1",)),
    ]
