"""What capture takes and gives: one case a line, in words a documenter can check."""

import errno
import hashlib
import io
import json
import logging
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from khronika.capture import Captured, Container, Refused, capture, language

ENGLISH = "Danil Orlov was detained in Almaty on Friday, his lawyer told the newspaper."
RUSSIAN = "Даниила Орлова задержали в Алматы в пятницу, сообщил газете его адвокат."
FRENCH = (
    "L’activiste a été arrêté vendredi à Genève, près du café où il travaillait depuis deux ans. "
    "Les autorités n’ont pas précisé les raisons de l’arrestation, a déclaré son avocate."
)
PAGE = f"""<!doctype html><html><head><title>Activist held in Almaty</title>
<meta property="og:site_name" content="The Steppe Post"><meta name="author" content="Ann Vale">
<meta property="article:published_time" content="2023-08-05T10:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Activist held in Almaty</h1>
<p>{ENGLISH}</p><p>The ministry said on August 1, 2023, that it knew nothing of his arrest.</p>
</article></body></html>"""


def write(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def one(*inputs: str, **options) -> Captured:
    (outcome,) = capture(inputs, **options)
    assert isinstance(outcome, Captured), outcome
    return outcome


def reason(*inputs: str, **options) -> str:
    (outcome,) = capture(inputs, **options)
    assert isinstance(outcome, Refused), outcome
    return outcome.reason


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param(ENGLISH.encode(), ENGLISH, id="ascii"),
        pytest.param(RUSSIAN.encode(), RUSSIAN, id="utf-8"),
        pytest.param(RUSSIAN.encode("utf-8-sig"), RUSSIAN, id="utf-8 with its mark"),
        pytest.param(RUSSIAN.encode("utf-16"), RUSSIAN, id="utf-16, little end first"),
        pytest.param(
            b"\xfe\xff" + RUSSIAN.encode("utf-16-be"), RUSSIAN, id="utf-16, big end first"
        ),
        pytest.param(RUSSIAN.encode("cp1251"), RUSSIAN, id="windows-1251"),
        pytest.param(f"“{ENGLISH}”".encode("cp1252"), f"“{ENGLISH}”", id="windows, quotes only"),
        pytest.param(
            FRENCH.encode("cp1252"),
            FRENCH,
            id="windows-1252",
        ),
        pytest.param(
            b"One.\r\n\r\nTwo. \n  Three.\tFour.", "One.\n\nTwo. \n  Three.\tFour.", id="ends"
        ),
    ],
)
def test_text_in_each_encoding(tmp_path, content, text):
    captured = one(write(tmp_path, "report.txt", content))
    assert captured.document.text == text
    assert captured.document.title is None
    assert captured.content == content
    assert captured.sha256 == hashlib.sha256(content).hexdigest()
    assert captured.media_type == "text/plain"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\r\n ", "empty"),
        ("mark only.txt", b"\xef\xbb\xbf", "empty"),
        ("zeros.txt", b"abc\x00def", "binary"),
        ("control.txt", b"abc\x07def", "binary"),
        (
            "picture.txt",
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)),
            "damaged picture",
        ),
        ("half.txt", b"\xff\xfea", "UTF-16"),
        ("broken mark.txt", b"\xef\xbb\xbf\xff", "UTF-8"),
        ("koi8.txt", RUSSIAN.encode("koi8-r"), "save it as UTF-8"),
        (
            "polish.txt",
            "Działacz został zatrzymany w Łodzi, żąda prawnik.".encode("cp1250"),
            "UTF-8",
        ),
        ("short.txt", "café".encode("cp1252"), "save it as UTF-8"),
        ("long.txt", b"word " * 200_001, "1,000,000"),
        ("huge.txt", b"a" * 20_000_001, "20 MB"),
        ("empty.html", b"", "empty"),
        (
            "no text.html",
            b"<html><head><title>A title</title></head><body></body></html>",
            "no text",
        ),
        ("picture.html", b"\x89PNG\r\n\x1a\n\x00\x00", "damaged picture"),
        ("letter.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "save it as .eml"),
        ("table.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "spreadsheet"),
        ("letter.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "save it as .docx"),
        ("report.xyz", b"text", "files ending in .xyz are not taken"),
        ("report", b"text", "web pages (.html, .mhtml)"),
        ("empty.jsonl", b"", "empty"),
        ("blank.jsonl", b"\n\n", "empty"),
        ("picture.jsonl", b"\x89PNG\r\x1a\x00\n" * 9, "no UTF-8 text"),
        ("wide.jsonl", json.dumps({"text": ENGLISH}).encode("utf-16"), "no UTF-8 text"),
    ],
)
def test_refused_in_one_sentence(tmp_path, name, content, words):
    told = reason(write(tmp_path, name, content))
    assert words in told
    assert "\n" not in told
    assert not told.endswith(".")


def test_a_text_of_500_megabytes_is_refused_and_the_next_goes_on(tmp_path):
    with (tmp_path / "a.txt").open("wb") as huge:
        huge.truncate(500_000_000)
    paths = [str(tmp_path / "a.txt"), write(tmp_path, "b.txt", ENGLISH)]
    first, second = capture(paths)
    assert isinstance(first, Refused)
    assert "20 MB" in first.reason
    assert isinstance(second, Captured)


def test_page_gives_text_title_day_site_and_author(tmp_path):
    captured = one(write(tmp_path, "page.html", PAGE), published=date(2020, 1, 1))
    document = captured.document
    assert ENGLISH in document.text
    assert "Home" not in document.text
    assert (document.title, document.publisher) == ("Activist held in Almaty", "The Steppe Post")
    assert document.published == date(2023, 8, 5)
    assert captured.author == "Ann Vale"
    assert captured.extractor.startswith("trafilatura 2")
    assert captured.content == PAGE.encode()


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(
            PAGE.replace("</p>", "").replace("</article></body></html>", ""), id="unclosed"
        ),
        pytest.param(PAGE[: PAGE.index("</p>")], id="cut off"),
        pytest.param("</div></span>" + PAGE + "<<<>>&&&", id="stray tags"),
        pytest.param(f"<p>{ENGLISH}", id="a fragment"),
    ],
)
def test_broken_page_is_read_all_the_same(tmp_path, source):
    assert ENGLISH in one(write(tmp_path, "page.htm", source)).document.text


def test_page_in_its_own_encoding(tmp_path):
    page = f'<html><head><meta charset="windows-1251"></head><body><p>{RUSSIAN}</p></body></html>'
    assert RUSSIAN in one(write(tmp_path, "page.html", page.encode("cp1251"))).document.text


def test_page_date_is_never_taken_from_its_prose(tmp_path):
    page = (
        "<html><body><article><p>"
        + "He was detained on 3 August 2021. " * 9
        + "</p></article></body>"
    )
    assert one(write(tmp_path, "page.html", page)).document.published is None


def test_folder_is_read_in_order_without_hidden_files_and_links(tmp_path):
    outside = write(tmp_path, "outside/secret.txt", ENGLISH)
    folder = tmp_path / "case"
    for name in ("b.txt", "a/z.txt", "c.TXT", ".hidden.txt", ".git/x.txt", "a/y.doc"):
        write(folder, name, ENGLISH)
    (folder / "link.txt").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    found = [(o.path.removeprefix(f"{folder}/"), type(o)) for o in capture([str(folder)])]
    assert found == [
        ("a/y.doc", Refused),
        ("a/z.txt", Captured),
        ("b.txt", Captured),
        ("c.TXT", Captured),
        ("link.txt", Refused),
        ("loop", Refused),
    ]


def test_link_that_the_user_names_is_followed(tmp_path):
    (tmp_path / "link.txt").symlink_to(write(tmp_path, "report.txt", ENGLISH))
    assert one(str(tmp_path / "link.txt")).document.text == ENGLISH


def test_paths_that_lead_nowhere(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "nothing").mkdir()
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    report = write(tmp_path, "report.txt", ENGLISH)
    assert "no such file" in reason(str(tmp_path / "missing.txt"))
    assert "no files" in reason(str(tmp_path / "nothing"))
    assert "pipe" in reason(str(tmp_path / "pipe.txt"))
    assert "circle" in reason(str(tmp_path / "round.txt"))
    assert "too long" in reason(str(tmp_path / ("x" * 300 + ".txt")))
    assert "no folder" in reason(report + "/inside.txt")
    assert "no path" in reason("nul\0.txt")


def test_device_is_refused(tmp_path):
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    assert "device" in reason(str(tmp_path / "zero.txt"))


def test_file_that_may_not_be_read(tmp_path, monkeypatch):
    path = write(tmp_path, "report.txt", ENGLISH)

    def deny(*_args, **_options):
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("khronika.capture.places.os.open", deny)
    assert "permission" in reason(path)


def test_rest_of_the_batch_goes_on(tmp_path):
    inputs = [
        write(tmp_path, "a.txt", ENGLISH),
        str(tmp_path / "no"),
        write(tmp_path, "b.txt", RUSSIAN),
    ]
    assert [type(o) for o in capture(inputs)] == [Captured, Refused, Captured]


def test_ids_are_unique_for_different_bytes_only(tmp_path):
    inputs = [
        write(tmp_path, "a/report.txt", ENGLISH),
        write(tmp_path, "b/report.txt", RUSSIAN),
        write(tmp_path, "c/report.txt", ENGLISH),
    ]
    first, second, third = (o.document.id for o in capture(inputs) if isinstance(o, Captured))
    assert first == third == "report"
    assert second == "report-" + hashlib.sha256(RUSSIAN.encode()).hexdigest()[:8]


def test_name_that_is_no_text_can_be_shown(tmp_path):
    path = bytes(tmp_path) + b"/\xff\xfe.txt"
    Path(path.decode("utf-8", "surrogateescape")).write_text(ENGLISH)
    (captured,) = capture([path.decode("utf-8", "surrogateescape")])
    assert isinstance(captured, Captured)
    assert captured.path.endswith(r"\xff\xfe.txt")
    assert captured.document.id.encode()


def test_language_and_day_are_filled_where_missing(tmp_path):
    english, russian = write(tmp_path, "en.txt", ENGLISH), write(tmp_path, "ru.txt", RUSSIAN)
    short = write(tmp_path, "short.txt", "Tbilisi.")
    languages = [o.document.language for o in capture([english, russian, short])]
    assert languages == ["en", "ru", None]
    given = one(english, language="kk", published=date(2023, 8, 5)).document
    assert (given.language, given.published) == ("kk", date(2023, 8, 5))


def test_a_guesser_without_room_fails_no_input(tmp_path, monkeypatch):
    def no_room(**_):
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    language._identifier.cache_clear()
    monkeypatch.setattr("tempfile.TemporaryFile", no_room)
    english = write(tmp_path, "en.txt", ENGLISH)
    assert one(english).document.language is None
    assert one(english, language="en").document.language == "en"
    monkeypatch.undo()
    assert one(english).document.language == "en"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (ENGLISH.encode(), "text/plain"),
        (RUSSIAN.encode("cp1251"), "text/plain"),
        (PAGE.encode(), "text/html"),
        (b"\n  " + PAGE.encode(), "text/html"),
        (f"<p>{ENGLISH}</p>".encode(), "text/html"),
        (PAGE.encode("utf-16"), "text/html"),
        (b"<Danil Orlov> a text that begins with a bracket", "text/plain"),
        (b"{a text that begins with a brace}", "text/plain"),
    ],
)
def test_standard_input_is_known_by_its_first_bytes(content, kind):
    captured = one("-", stdin=io.BytesIO(content))
    assert (captured.path, captured.media_type) == ("-", kind)
    assert captured.document.id == "standard-input"


def test_standard_input_of_json_lines():
    line = json.dumps({"id": "x", "text": ENGLISH}).encode()
    member, archive = capture(["-"], stdin=io.BytesIO(b"\xef\xbb\xbf" + line))
    assert isinstance(member, Captured)
    assert (member.path, member.content) == ("-!x", line)
    assert archive == Container(path="-", members=1, refused=0)


def test_standard_input_without_end_is_refused():
    assert "20 MB" in reason("-", stdin=io.BytesIO(b"a" * 20_000_001))


def test_standard_input_that_is_closed(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert "empty" in reason("-")


def test_importing_the_room_loads_no_parser():
    heavy = "{'trafilatura', 'py3langid', 'charset_normalizer', 'numpy', 'spacy', 'yaml', 'lxml'}"
    code = f"import sys, khronika.capture; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_nothing_reaches_the_log(tmp_path):
    heard: list[logging.LogRecord] = []
    ear = logging.Handler()
    ear.emit = heard.append
    logging.getLogger().addHandler(ear)
    try:
        list(capture([write(tmp_path, "a.html", PAGE), write(tmp_path, "b.html", "<html></html>")]))
    finally:
        logging.getLogger().removeHandler(ear)
    assert not heard


def test_paths_are_shown_as_the_user_wrote_them(tmp_path, monkeypatch):
    write(tmp_path, "case/deep/a.txt", ENGLISH)
    monkeypatch.chdir(tmp_path / "case")
    inputs = ["./deep/a.txt", "../case/deep", ".", "./", "", "./no"]
    assert [outcome.path for outcome in capture(inputs)] == [
        "./deep/a.txt",
        "../case/deep/a.txt",
        "./deep/a.txt",
        "./deep/a.txt",
        "",
        "./no",
    ]


def test_disk_that_fails_while_it_is_read(tmp_path, monkeypatch):
    paths = [write(tmp_path, "a.txt", ENGLISH), write(tmp_path, "a.jsonl", '{"text": "x"}')]

    class Failing(io.BytesIO):
        def read(self, *_):
            raise OSError(5, "Input/output error")

        readline = read

    monkeypatch.setattr("khronika.capture.batch.open_file", lambda _path: Failing())
    outcomes = list(capture(paths))
    assert [outcome.path for outcome in outcomes] == paths
    for outcome in outcomes:
        assert isinstance(outcome, Refused)
        assert "Input/output error" in outcome.reason


@pytest.mark.parametrize("source", ["&#xD800;", "&#x200B;", "\N{REPLACEMENT CHARACTER}"])
def test_page_with_characters_that_are_none(tmp_path, source):
    page = PAGE.replace("Activist held", f"Activist {source} held").replace(
        ENGLISH, source + ENGLISH
    )
    captured = one(write(tmp_path, "page.html", page))
    assert ENGLISH in captured.document.text
    for text in (captured.document.text, captured.document.title or ""):
        assert text.encode()
        assert "\0" not in text
