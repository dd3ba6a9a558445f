"""Pictures and scans: their words are recognized by tesseract where it is installed."""

import shutil
import struct
import zlib
from datetime import date
from pathlib import Path

import made
import pytest
from PIL import Image

from khronika.capture import Captured, Container, Outcome, Refused, capture

WORDS = "Danil Orlov was detained in Almaty on Friday."
SCAN = made.saved(made.picture(WORDS), "PDF", resolution=150)


def taken(tmp_path, content: bytes, name: str, **options) -> list[Outcome]:
    (tmp_path / name).write_bytes(content)
    return list(capture([str(tmp_path / name)], **options))


def one(tmp_path, content: bytes, name: str, **options) -> Captured:
    (outcome,) = taken(tmp_path, content, name, **options)
    assert isinstance(outcome, Captured), outcome
    return outcome


def reason(tmp_path, content: bytes, name: str) -> str:
    (outcome,) = taken(tmp_path, content, name)
    assert isinstance(outcome, Refused), outcome
    return outcome.reason


def wordless(tmp_path, content: bytes, name: str) -> str:
    """Why the words of a document could not be had, of which all else is there."""
    captured = one(tmp_path, content, name)
    assert captured.content == content
    assert captured.document.text == ""
    assert captured.wordless is not None
    return captured.wordless


@pytest.fixture
def no_tesseract(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch) -> Path:
    """A folder with a program that says it is tesseract, and notes how it was called."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "tesseract"
    program.write_text(
        "#!/bin/sh -e\n"
        'case "$1" in\n'
        "--version) echo 'tesseract 5.3.0'; echo ' leptonica-1.82.0';;\n"
        "--list-langs) echo 'List of available languages (2):'; cat $(dirname $0)/languages;;\n"
        '*) echo "$@ $OMP_THREAD_LIMIT ${HOME-none}" > $(dirname $0)/called\n'
        "   cat > $(dirname $0)/given; cat $(dirname $0)/words; echo 'Orlov' >&2;;\n"
        "esac\n"
    )
    program.chmod(0o700)
    (folder / "languages").write_text("eng\nosd\nrus\n")
    (folder / "words").write_text(f"{WORDS}\n\f")
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return folder


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "GIF", "WEBP", "BMP", "PDF"])
def test_words_of_a_picture_are_recognized(tmp_path, tesseract, kind):
    content = made.saved(made.picture(WORDS), kind)
    captured = one(tmp_path, content, f"scan.{kind.lower()}")
    assert captured.document.text == WORDS
    assert [part.label for part in captured.parts] == ["page 1"]
    assert captured.extractor.endswith(", tesseract 5.3.0")
    assert captured.content == content
    assert captured.warnings == (
        "its words were recognized in pictures: check them against the original",
    )


def test_tesseract_is_given_pixels_and_no_more(tmp_path, tesseract):
    one(tmp_path, made.saved(made.picture(WORDS), "PNG"), "scan.png")
    called = (tesseract / "called").read_text()
    assert called == "stdin stdout -l eng+rus --dpi 300 1 none\n"
    given = (tesseract / "given").read_bytes()
    assert given == b"P5 1600 300 255\n" + made.picture(WORDS).tobytes()


def test_pages_stand_in_their_order(tmp_path, tesseract):
    scan = made.saved(made.picture(WORDS), "TIFF", save_all=True, append_images=[made.picture("2")])
    captured = one(tmp_path, scan, "scan.tif")
    assert [part.label for part in captured.parts] == ["page 1", "page 2"]
    picture = b"q 500 0 0 100 50 600 cm /Im1 Do Q"
    mixed = one(tmp_path, made.pdf("First page.", picture, "Third page."), "mixed.pdf")
    assert mixed.document.text == f"First page.\n\n{WORDS}\n\nThird page."
    assert [part.label for part in mixed.parts] == ["page 1", "page 2", "page 3"]


def test_without_tesseract_a_sentence_says_what_to_install(tmp_path, no_tesseract):
    for content, name in ((SCAN, "scan.pdf"), (made.saved(made.picture(WORDS), "PNG"), "a.png")):
        assert "install tesseract-ocr" in wordless(tmp_path, content, name)
    picture = b"q 500 0 0 100 50 600 cm /Im1 Do Q"
    mixed = one(tmp_path, made.pdf("First page.", picture), "mixed.pdf")
    assert mixed.document.text == "First page."
    assert mixed.warnings == (
        "not read, being pictures, as the program tesseract is not installed: page 2",
    )


def test_picture_without_words_stands_among_the_others(tmp_path, no_tesseract):
    content = made.zipped({"a.png": made.saved(made.picture(WORDS), "PNG"), "b.txt": WORDS})
    picture, text, archive = taken(tmp_path, content, "a.zip")
    assert isinstance(picture, Captured)
    assert isinstance(text, Captured)
    assert picture.wordless
    assert picture.document.language is None
    assert picture.held_in == text.held_in
    assert archive == Container(path=str(tmp_path / "a.zip"), members=2, refused=0)


def test_tesseract_that_lacks_a_language_fails_or_finds_nothing(tmp_path, tesseract):
    (tesseract / "languages").write_text("eng\n")
    scan = made.saved(made.picture(WORDS), "PNG")
    assert one(tmp_path, scan, "a.png").warnings[-1] == "tesseract has no data for rus"
    (tesseract / "words").write_text("\f")
    assert "no words were found" in wordless(tmp_path, scan, "a.png")
    (tesseract / "words").unlink()
    assert "failed on a picture" in wordless(tmp_path, scan, "a.png")
    picture = b"q 500 0 0 100 50 600 cm /Im1 Do Q"
    mixed = one(tmp_path, made.pdf("First page.", picture), "mixed.pdf")
    assert mixed.document.text == "First page."
    assert mixed.warnings[-1].endswith("the program tesseract failed on a picture in it: page 2")


def test_a_photograph_is_turned_and_dated(tmp_path, tesseract):
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif.get_ifd(0x8769)[0x9003] = "2023:08:05 10:00:00"
    captured = one(tmp_path, made.saved(made.picture(WORDS), "JPEG", exif=exif), "a.jpg")
    assert (tesseract / "given").read_bytes().startswith(b"P5 300 1600 255\n")
    assert captured.document.published == date(2023, 8, 5)
    given = one(
        tmp_path,
        made.saved(made.picture(WORDS), "JPEG", exif=exif),
        "b.jpg",
        published=date(2024, 1, 1),
    )
    assert given.document.published == date(2024, 1, 1)


def test_what_shows_nothing_is_paper(tmp_path, tesseract):
    clear = Image.new("RGBA", (20, 10), (0, 0, 0, 0))
    one(tmp_path, made.saved(clear, "PNG"), "a.png")
    assert (tesseract / "given").read_bytes() == b"P5 20 10 255\n" + b"\xff" * 200


def png(width: int, height: int) -> bytes:
    """A PNG that says it is so large, and holds next to nothing."""

    def chunk(name: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + check

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (png(100_000, 100_000), "100 million pixels"),
        (png(13_000, 8_000), "100 million pixels"),
        (png(1000, 1000), "damaged"),
        (b"\xff\xd8\xff" + bytes(99), "damaged picture"),
        (made.saved(made.picture(WORDS), "JPEG")[:2000], "damaged picture"),
    ],
)
def test_picture_bombs_and_damaged_pictures(tmp_path, tesseract, content, words):
    assert words in reason(tmp_path, content, "a.png")
    assert not (tesseract / "called").exists()


def test_large_pictures_are_made_smaller(tmp_path, tesseract):
    one(tmp_path, made.saved(Image.new("1", (8000, 6000), 1), "PNG"), "a.png")
    head = (tesseract / "given").read_bytes()[:20].split()
    assert int(head[1]) * int(head[2]) <= 12_000_000


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_tesseract_itself_reads_a_scan(tmp_path):
    captured = one(tmp_path, SCAN, "scan.pdf")
    assert "Danil Orlov was detained in Almaty" in captured.document.text
