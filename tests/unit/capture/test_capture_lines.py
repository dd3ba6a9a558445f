"""Documents as JSON lines: good ones kept to the character, bad ones refused by their line."""

import json
from datetime import date

import pytest

from khronika.capture import Captured, Container, Refused, capture

TEXT = "  Danil Orlov said:\r\n“I am in Tbilisi.”\u2028\x0b It was 😀 late.\n"


def archive(tmp_path, *lines: bytes | dict) -> str:
    path = tmp_path / "press.jsonl"
    path.write_bytes(
        b"\n".join(x if isinstance(x, bytes) else json.dumps(x).encode() for x in lines)
    )
    return str(path)


def test_all_fields_are_kept(tmp_path):
    value = {
        "id": "a-1",
        "title": "Held",
        "publisher": "The Steppe Post",
        "published": "2023-08-05",
        "language": "en-GB",
        "text": TEXT,
    }
    path = archive(tmp_path, value)
    member, whole = capture([path], published=date(2020, 1, 1), language="ru")
    assert isinstance(member, Captured)
    document = member.document
    assert (document.id, document.title, document.publisher) == ("a-1", "Held", "The Steppe Post")
    assert (document.published, document.language) == (date(2023, 8, 5), "en")
    assert document.text == TEXT
    assert member.path == f"{path}!a-1"
    assert member.content == json.dumps(value).encode()
    assert whole == Container(path=path, members=1, refused=0)


def test_caller_fills_what_is_missing_and_the_line_gives_the_id(tmp_path):
    path = archive(tmp_path, b"", {"text": TEXT, "title": None})
    member, _ = capture([path], published=date(2020, 1, 1), language="ru")
    assert isinstance(member, Captured)
    assert (member.path, member.document.id) == (f"{path}!2", "2")
    assert (member.document.published, member.document.language) == (date(2020, 1, 1), "ru")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"{", "no JSON"),
        (b"[1]", "no JSON object"),
        (b"\xff\xfe{", "not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"text": ' + b"9" * 5000 + b"}", "no JSON"),
        (b'{"text": "a", "text": "b"}', "stands twice"),
        ({"id": "x"}, "text is missing"),
        ({"id": "x", "text": 5}, "text must be a text"),
        ({"id": "x", "text": "  "}, "empty"),
        ({"id": "x", "text": "a\0b"}, "NUL"),
        (b'{"id": "x", "text": "a \\ud800 b"}', "lone surrogate"),
        (b'{"id": "\\udfff", "text": "a"}', "lone surrogate"),
        ({"id": "x", "text": "a", "body": "b"}, "'body' is no field"),
        ({"id": "", "text": "a"}, "field id"),
        ({"id": "a\nb", "text": "a"}, "field id"),
        ({"id": 5, "text": "a"}, "id must be a text"),
        ({"id": "x" * 201, "text": "a"}, "field id"),
        ({"id": "x", "text": "a", "published": "2023-02-30"}, "not '2023-02-30'"),
        ({"id": "x", "text": "a", "published": "last week"}, "not 'last week'"),
        ({"id": "x", "text": "a", "published": "20230805"}, "day such as"),
        ({"id": "x", "text": "a", "published": "x" * 99}, "not a long str"),
        ({"id": "x", "text": "a", "published": 2023}, "not 2023"),
        ({"id": "x", "text": "a", "language": "English!"}, "language"),
        ({"id": "x", "text": "a" * 1_000_001}, "1,000,000"),
        (b'{"text": "' + b"a" * 20_000_001 + b'"}', "20 MB"),
        ({"id": "first", "text": "a"}, "earlier line"),
    ],
)
def test_bad_line_is_refused_with_its_number_and_the_others_go_on(tmp_path, line, words):
    path = archive(tmp_path, {"id": "first", "text": TEXT}, line, {"id": "last", "text": TEXT})
    first, bad, last, whole = capture([path], language="en")
    assert isinstance(first, Captured)
    assert isinstance(last, Captured)
    assert isinstance(bad, Refused)
    assert bad.reason.startswith("line 2: ")
    assert words in bad.reason
    assert len(bad.reason) < 200
    assert whole == Container(path=path, members=2, refused=1)


def test_lines_with_windows_ends(tmp_path):
    path = archive(tmp_path, b'{"id": "a", "text": "x"}\r', b'{"id": "b", "text": "y"}\r')
    a, b, _ = capture([path], language="en")
    assert isinstance(a, Captured)
    assert isinstance(b, Captured)
    assert a.content == b'{"id": "a", "text": "x"}'
    assert b.document.text == "y"


def test_the_same_id_in_two_archives(tmp_path):
    one = archive(tmp_path, {"id": "a", "text": "x"})
    (tmp_path / "more").mkdir()
    other = archive(tmp_path / "more", {"id": "a", "text": "y"})
    found = [o.document.id for o in capture([one, other], language="en") if isinstance(o, Captured)]
    assert found[0] == "a"
    assert found[1].startswith("a-")
