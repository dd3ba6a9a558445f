"""Direct quotations: how marks are paired, and what is only a word held at a distance."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.reading.quotes import find_quotations
from khronika.reading.segment import sentences


def quoted(text: str) -> list[str]:
    """What a text quotes, with its marks; words held at a distance in angle brackets."""
    cut = sentences(text, abbreviated=lambda word, rest: False)
    found = [(q, text[q.start : q.end]) for q in find_quotations(text, cut)]
    return [f"<{words}>" if q.scare else words for q, words in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"They came at dawn," Orlova said.', ['"They came at dawn,"']),
        ("“They came at dawn,” Orlova said.", ["“They came at dawn,”"]),
        ("«They came at dawn», Orlova said.", ["«They came at dawn»"]),
        ("„They came at dawn“, Orlova said.", ["„They came at dawn“"]),
        (
            '"No," she said, "I will not come back to that town."',
            ['"No,"', '"I will not come back to that town."'],
        ),
        ('He faces charges of "hooliganism" at home.', ['<"hooliganism">']),
        ("He was declared a 'foreign agent' in May.", ["<'foreign agent'>"]),
        ('"Why?" she asked.', ['"Why?"']),
        (
            "\"My lawyer told me 'Do not sign' and I did not sign,\" he said.",
            ["\"My lawyer told me 'Do not sign' and I did not sign,\""],
        ),
        ("‘We didn’t sleep that night,’ she said.", ["‘We didn’t sleep that night,’"]),
        ("The officers' car and the agents' van stood outside.", []),
        ('It weighed 5" and he said nothing.', []),
    ],
)
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_mark_without_partner_ends_with_its_sentence() -> None:
    text = '"They came at dawn, Orlova said. The ministry was silent.\nNobody was "charged".'
    assert quoted(text) == ['"They came at dawn, Orlova said.', '<"charged">']


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "“They came at dawn. They took the phones.\n“Then they left,” Orlova said."
    cut = sentences(text, abbreviated=lambda word, rest: False)
    first, second = find_quotations(text, cut)
    assert first.goes_on
    assert text[first.start : first.end] == "“They came at dawn. They took the phones."
    assert text[second.start : second.end] == "“Then they left,”"


@given(st.text(alphabet="\"'“”‘’«»„ab. \n", max_size=60))
def test_quotations_keep_order_and_paragraph(text: str) -> None:
    cut = sentences(text, abbreviated=lambda word, rest: False)
    found = find_quotations(text, cut)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all("\n" not in text[q.start : q.end] and q.start < q.end for q in found)
