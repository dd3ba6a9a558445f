"""Characters that hide stay in the text, and the document says that it has them."""

import pytest

from khronika.capture import Captured, capture


def warnings(tmp_path, text: str) -> tuple[str, ...]:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (captured,) = capture([str(tmp_path / "a.txt")], language="en")
    assert isinstance(captured, Captured)
    assert captured.document.text == text
    return captured.warnings


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Danil \u202evolrO\u202c was held.", "turn the direction of writing"),
        ("Danil \u2067Orlov\u2069 was held.", "turn the direction of writing"),
        ("Danil Or\u200blov was held.", "cannot be seen"),
        ("Danil Or\u00adlov was held.", "cannot be seen"),
        ("Danil Orlov\U000e0041 was held.", "cannot be seen"),
    ],
)
def test_hiding_characters_are_told_of(tmp_path, text, words):
    (told,) = warnings(tmp_path, text)
    assert words in told


@pytest.mark.parametrize(
    "text",
    ["Danil Orlov was held.", "می\u200cشود", "\u200fשלום\u200e", "👩\u200d🚀 left"],
    ids=["plain", "persian", "hebrew", "emoji"],
)
def test_marks_that_ordinary_writing_needs_are_not(tmp_path, text):
    assert warnings(tmp_path, text) == ()
