"""What is made to do harm ends as a text or as a refusal, and the batch goes on.

Bombs, lies and damage of each format stand in the tests of the formats; here is what concerns many.
`make fuzz` takes 100,000 tiny files instead of 1,000.
"""

import io
import os
import stat
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import made
import psutil
import pytest
from made import ENGLISH, RUSSIAN

from khronika.capture import Captured, Container, Outcome, Refused, capture
from khronika.capture.unpacking import Extracted, Finding, unpack

MANY = int(os.environ.get("MANY", "1000"))
MOST_SECONDS_EACH = 0.01
MOST_PARENT_GROWTH = 50_000_000


def in_a_folder(names: Iterator[str], place: Path) -> Path:
    (place / "many").mkdir()
    for name in names:
        (place / "many" / name).write_text(f"Note {name}.")
    return place / "many"


def in_a_zip(names: Iterator[str], place: Path) -> Path:
    with zipfile.ZipFile(place / "many.zip", "w") as archive:
        for name in names:
            archive.writestr(name, f"Note {name}.")
    return place / "many.zip"


def in_a_tar(names: Iterator[str], place: Path) -> Path:
    content = made.tar({name: f"Note {name}.".encode() for name in names})
    (place / "many.tar").write_bytes(content)
    return place / "many.tar"


@pytest.mark.parametrize("pack", [in_a_folder, in_a_zip, in_a_tar])
def test_very_many_tiny_files_each_have_a_verdict(tmp_path, pack):
    names = (f"{number:06}.{'exe' if number % 100 == 7 else 'txt'}" for number in range(MANY))
    many, after = pack(names, tmp_path), tmp_path / "zz.txt"
    after.write_text(ENGLISH[0])
    warm = list(capture([str(after)], language="en"))
    before, began = psutil.Process().memory_info().rss, time.monotonic()
    added = refused = 0
    last: Outcome = warm[0]
    for outcome in capture([str(many), str(after)], language="en"):
        added += isinstance(outcome, Captured)
        refused += isinstance(outcome, Refused)
        last = outcome
    assert (added, refused) == (MANY - MANY // 100 + 1, MANY // 100)
    assert last == warm[0]
    assert time.monotonic() - began < MANY * MOST_SECONDS_EACH
    assert psutil.Process().memory_info().rss - before < MOST_PARENT_GROWTH


def looked_into(content: bytes, name: str) -> list[Finding]:
    """Take it apart in this process, where nothing but the parser itself keeps it from harm."""
    return list(unpack(name, name, io.BytesIO(content)))


def refusals(findings: list[Finding]) -> str:
    return " ".join(one.reason for one in findings if isinstance(one, Refused))


def texts(findings: list[Finding]) -> list[str]:
    return [one.extract.text for one in findings if isinstance(one, Extracted)]


def test_archives_that_fan_out_are_cut_short(monkeypatch):
    monkeypatch.setattr("khronika.capture.budget.MAX_MEMBERS", 500)
    content = made.zipped({f"{n}.txt": ENGLISH[0] for n in range(9)})
    for _ in range(4):
        content = made.zipped({f"{n}.zip": content for n in range(9)})
    findings = looked_into(content, "fan.zip")
    assert len(texts(findings)) < 500
    assert findings[-1] == Refused(
        path="fan.zip", reason="it holds more than 500 things: the rest is left out"
    )


def mail_in_mail(depth: int) -> bytes:
    content = made.eml(*ENGLISH)
    for _ in range(depth):
        content = b"From: a@example.org\nContent-Type: message/rfc822\n\n" + content
    return content


def parts_in_parts(depth: int) -> bytes:
    heads = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level)
        for level in range(depth)
    )
    return b"From: a@example.org\n" + heads + b"Content-Type: text/plain\n\nHeld."


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (mail_in_mail(10), "a.eml"),
        (mail_in_mail(1000), "a.eml"),
        (parts_in_parts(30), "a.eml"),
        (b"<html><body>" + b"<div>" * 50_000 + b"Held.", "a.html"),
        (b"<html><body><p>" + b"<b>" * 50_000 + b"Held.", "a.html"),
        (made.docx(body="<w:p>" * 5000 + "</w:p>" * 5000), "a.docx"),
        (made.odt(body="<text:list>" * 5000 + "</text:list>" * 5000), "a.odt"),
        (b"{\\rtf1 " + b"{" * 500_000 + b"Held.", "a.rtf"),
        (b'{"text": ' + b"[" * 50_000 + b"\n", "a.jsonl"),
        (b'{"messages": [{"text": ' + b"[" * 50_000, "result.json"),
        (b"<?xml version='1.0'?><rss>" + b"<channel>" * 50_000, "a.rss"),
        (b"%PDF-1.7\n1 0 obj\n" + b"[" * 500_000, "a.pdf"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_nested_without_end_is_refused(content, name):
    began = time.process_time()
    findings = looked_into(content, name)
    assert refusals(findings)
    assert not texts(findings)
    assert time.process_time() - began < 5


def xhtml(*paragraphs: str) -> bytes:
    words = "".join(f"<p>{text}</p>" for text in paragraphs)
    return f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{words}</body></html>'.encode()


def with_part(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    return made.zipped({**parts, name: change(parts[name])})


@pytest.mark.parametrize(
    ("make", "part", "name"),
    [
        (made.docx, "word/document.xml", "a.docx"),
        (made.odt, "content.xml", "a.odt"),
        (made.atom, None, "a.atom"),
        (xhtml, None, "a.xhtml"),
    ],
)
def test_no_file_is_put_in_by_an_entity(tmp_path, make, part, name):
    secret = tmp_path / "secret.txt"
    secret.write_text("the words of another file")

    def declared(source: bytes) -> bytes:
        entities = f'<!ENTITY file SYSTEM "file://{secret}"><!ENTITY % more SYSTEM "{secret}">'
        return f"<!DOCTYPE x [{entities}]>".encode() + source.replace(b"@@", b"&file;")

    content = make(f"{ENGLISH[0]} @@ {ENGLISH[1]}")
    hostile = with_part(content, part, declared) if part else declared(content)
    findings = looked_into(hostile, name)
    assert findings
    assert "another file" not in " ".join(texts(findings))


def test_links_in_a_zip_are_refused(tmp_path):
    link = zipfile.ZipInfo("passwd.txt")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("../../up.txt", ENGLISH[0])
        archive.writestr("C:\\up.txt", RUSSIAN[0])
    refused, up, other, whole = capture([str(tmp_path / "a.zip")])
    assert isinstance(refused, Refused)
    assert refused.path.endswith("a.zip!passwd.txt")
    assert "links in an archive are not followed" in refused.reason
    assert [type(up), type(other), type(whole)] == [Captured, Captured, Container]
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_a_folder_of_endless_depth_ends(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for _ in range(30):  # below 4,096 bytes each, and far above together
        Path("x" * 200).mkdir()
        os.chdir("x" * 200)
    Path("deep.txt").write_text(ENGLISH[0])
    monkeypatch.chdir(tmp_path)
    (tmp_path / "y.txt").write_text(ENGLISH[0])
    refused, captured = capture([str(tmp_path)])
    assert isinstance(refused, Refused)
    assert "too long" in refused.reason
    assert isinstance(captured, Captured)


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"MZ\x90\0\x03\0\0\0" + bytes(500), "report.txt", "binary"),
        (b"\x7fELF\x02\x01\x01" + bytes(500), "report.html", "binary"),
        (b"\x7fELF\x02\x01\x01" + bytes(500), "report.pdf", "its name ends in .pdf"),
        (b"\x7fELF\x02\x01\x01" + bytes(500), "report.docx", "its name ends in .docx"),
        (b"\x7fELF\x02\x01\x01" + bytes(500), "report.zip", "its name ends in .zip"),
    ],
)
def test_a_program_under_another_name_is_refused(content, name, words):
    assert words in refusals(looked_into(content, name))


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (
            made.zipped(
                {
                    "mimetype": "application/vnd.oasis.opendocument.text",
                    "content.xml": f"<x {made.OFFICE}><text:p>{ENGLISH[0]}</text:p></x>",
                    "Basic/Standard/Module1.xml": "<x/>",
                }
            ),
            "a.odt",
            "it holds macros, which were not run",
        ),
        (
            b"{\\rtf1 " + ENGLISH[0].encode() + b"{\\object\\objemb{\\*\\objdata 0a0b}}}",
            "a.rtf",
            "it holds embedded objects, which were left alone",
        ),
        (
            made.pdf(*ENGLISH).replace(
                b"/Type/Catalog",
                b"/Type/Catalog/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(app.alert\\(1\\))"
                b">>]>>>>",
            ),
            "a.pdf",
            "it holds scripts, which were not run",
        ),
    ],
)
def test_what_could_be_run_is_told_of(content, name, told):
    (found,) = looked_into(content, name)
    assert isinstance(found, Extracted)
    assert found.extract.warnings == (told,)
