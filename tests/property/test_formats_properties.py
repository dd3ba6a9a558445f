"""Whatever is done to the bytes of a format, it ends in a text or a refusal."""

import io
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.append(str(Path(__file__).parents[1] / "unit" / "capture"))

import made
from made import ENGLISH, RUSSIAN

from channel_page import channel, post
from khronika.capture import Container, Refused
from khronika.capture.unpacking import Extracted, Picture, unpack

FIXTURES = {
    "a.txt": " ".join(RUSSIAN).encode(),
    "a.html": made.page(*ENGLISH),
    "a.mhtml": made.mhtml(*ENGLISH),
    "a.pdf": made.pdf(*ENGLISH),
    "a.docx": made.docx(*ENGLISH),
    "a.odt": made.odt(*ENGLISH),
    "a.rtf": made.rtf(*RUSSIAN),
    "a.eml": made.eml(*ENGLISH, attached={"b.txt": b"x", "c.zip": made.zipped({"d.txt": "y"})}),
    "a.mbox": made.mbox(made.eml(*ENGLISH), made.eml(*RUSSIAN)),
    "a.zip": made.zipped({"b.txt": ENGLISH[0], "c.eml": made.eml(*RUSSIAN)}),
    "a.tar": made.tar({"b.txt": ENGLISH[0].encode()}, links={"c": "/d"}),
    "a.warc": made.warc(made.record(made.answer(made.page(*ENGLISH))), packed=False),
    "a.wacz": made.wacz(made.record(made.answer(made.page(*ENGLISH)))),
    "result.json": made.result_json(made.chat(made.message(1, ENGLISH[0]))),
    "messages.html": made.telegram_page(made.telegram_message(1, ENGLISH[0])),
    "channel.html": channel(post(1, ENGLISH[0])),
    "a.rss": made.rss(*ENGLISH),
    "a.png": made.saved(made.picture("x", size=(60, 60)), "PNG"),
    "a.tif": made.saved(made.picture("x", size=(60, 60)), "TIFF"),
}

SPLICES = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.integers(0, 40),
        st.binary(max_size=8)
        | st.sampled_from([b"\xff" * 4, b"\0" * 8, b"9999999999", b"<", b"{", b"\n--", b"\\u"]),
    ),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize("name", FIXTURES)
@settings(max_examples=15, deadline=None)
@given(splices=SPLICES, end=st.floats(0.05, 1), other=st.sampled_from(sorted(FIXTURES)))
def test_mutated_bytes_end_in_a_text_or_a_refusal(name, splices, end, other):
    content = bytearray(FIXTURES[name])
    for place, removed, put in splices:
        at = int(place * len(content))
        content[at : at + removed] = put
    cut = bytes(content[: int(len(content) * end) + 1])
    for called in (name, other, None):
        findings = list(unpack("in", called, io.BytesIO(cut)))
        assert findings
        for finding in findings:
            assert isinstance(finding, Extracted | Picture | Refused | Container)
            assert finding.path.startswith("in")
            if isinstance(finding, Refused):
                assert finding.reason
                assert "\n" not in finding.reason
            if isinstance(finding, Extracted):
                extract = finding.extract
                assert extract.text.encode() or extract.leaves
                for part in extract.parts:
                    assert extract.text[part.start : part.end].strip()
                assert all(
                    fact is None or (fact.strip() and "\n" not in fact)
                    for fact in (extract.title, extract.author, extract.publisher)
                )
