"""Capture keeps what it is given and never fails, whatever it is given."""

import hashlib
import io
import json
import string

from hypothesis import given
from hypothesis import strategies as st

from khronika.capture import Captured, Container, Refused, capture, safe_name

# Any characters but surrogates and the controls that mark a binary file.
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"))
TEXTS = TEXTS.filter(lambda text: text.strip() and not set(text) & set(map(chr, [*range(9), 11])))
PLAIN = TEXTS.filter(lambda text: not set(text) & {"\x7f", *map(chr, range(14, 32))})


@given(text=PLAIN)
def test_text_is_kept_to_the_character(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("text") / "a.txt"
    content = b"\xef\xbb\xbf" + text.encode()
    path.write_bytes(content)
    (captured,) = capture([str(path)], language="en")
    assert isinstance(captured, Captured)
    assert captured.document.text == text
    assert captured.content == content
    assert captured.sha256 == hashlib.sha256(content).hexdigest()


@given(text=TEXTS, ascii_only=st.booleans())
def test_text_of_a_line_is_kept_to_the_character(text, ascii_only):
    line = json.dumps({"id": "a", "text": text}, ensure_ascii=ascii_only).encode()
    captured, _ = capture(["-"], language="en", stdin=io.BytesIO(line))
    assert isinstance(captured, Captured)
    assert captured.document.text == text
    assert captured.sha256 == hashlib.sha256(line).hexdigest()


@given(
    content=st.binary() | st.text(string.printable + "<>{}\"'\\Ёé", min_size=1).map(str.encode),
    start=st.sampled_from([b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b'{"text":', b"<html>"]),
    name=st.sampled_from(["a.txt", "a.html", "a.jsonl", "-"]),
)
def test_any_bytes_are_captured_or_refused(tmp_path_factory, content, start, name):
    path = name
    if name != "-":
        place = tmp_path_factory.mktemp("any") / name
        place.write_bytes(start + content)
        path = str(place)
    outcomes = list(capture([path], stdin=io.BytesIO(start + content)))
    assert outcomes
    for outcome in outcomes:
        assert isinstance(outcome, Captured | Refused | Container)
        if isinstance(outcome, Captured):
            assert outcome.document.text.strip()
            assert outcome.document.text.encode()


@given(one=st.text(), other=st.text())
def test_safe_names_are_safe_and_stay_different(one, other):
    safe = safe_name(one)
    assert 0 < len(safe.encode()) <= 200
    assert not safe.startswith(".")
    assert not set(safe) & set('/\\:*?"<>|\0\n ')
    assert (safe == safe_name(other)) == (one == other)
    assert safe_name(safe) == safe
