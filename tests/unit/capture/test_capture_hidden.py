"""Characters that hide stay in the text, and the document says that it has them."""

import pytest

from khronika.capture import Captured, Refused, capture


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
        ("Danil \x1b[31mOrlov\x1b[0m was held.\x07", "steer terminals and printers"),
    ],
)
def test_hiding_characters_are_told_of(tmp_path, text, words):
    (told,) = warnings(tmp_path, text)
    assert words in told


def test_bytes_that_are_mostly_controls_are_no_text(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\x01\x02Orlov\x1b\x1c")
    (refused,) = capture([str(tmp_path / "a.txt")])
    assert isinstance(refused, Refused)
    assert "binary" in refused.reason


def test_a_page_with_a_control_is_read(tmp_path):
    words = "Danil Orlov was detained in Almaty on Friday, his lawyer said."
    (tmp_path / "a.html").write_bytes(f"<html><body><p>\x1b{words}</p></body></html>".encode())
    (captured,) = capture([str(tmp_path / "a.html")])
    assert isinstance(captured, Captured)
    assert words in captured.document.text


@pytest.mark.parametrize(
    "text",
    ["Danil Orlov was held.", "می\u200cشود", "\u200fשלום\u200e", "👩\u200d🚀 left"],
    ids=["plain", "persian", "hebrew", "emoji"],
)
def test_marks_that_ordinary_writing_needs_are_not(tmp_path, text):
    assert warnings(tmp_path, text) == ()
