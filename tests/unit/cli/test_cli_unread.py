"""What is genuine and cannot be read is kept, marked wherever it is listed, and read later."""

import json
from pathlib import Path

import pytest
from PIL import Image
from simple_reader import read_simply

from khronika.errors import InputRefused
from khronika.model import Document, Reading

NOBODY = "this version reads en, ru only, and the document's language is 'tr'"


def read_no_turkish(document: Document) -> Reading:
    """The simple reader, which refuses one language."""
    if document.language == "tr":
        raise InputRefused(NOBODY)
    return read_simply(document)


@pytest.fixture
def turkish(tmp_path: Path, monkeypatch) -> Path:
    """A document that the reader does not know the language of."""
    monkeypatch.setattr("khronika.reading.read", read_no_turkish, raising=False)
    file = tmp_path / "haber.txt"
    file.write_text("Ruslan Ovcharuk dün Bişkek'te gözaltına alındı.\n")
    return file


@pytest.fixture
def scan(tmp_path: Path, monkeypatch) -> Path:
    """A picture, and nothing that recognizes its words."""
    monkeypatch.setenv("PATH", "/nowhere")
    file = tmp_path / "scan.png"
    Image.new("L", (40, 20), 255).save(file)
    return file


def test_a_language_that_is_not_read_is_kept_and_read_by_a_reader_that_knows_it(
    khronika, turkish: Path, notes: Path, monkeypatch
) -> None:
    code, output, _ = khronika("add", "--language", "tr", turkish)
    assert (code, output.split("\t")[:2]) == (1, ["kept", "d1"])
    assert output.rstrip().endswith(f"not read: {NOBODY}")
    khronika("add", notes)
    assert khronika("add", turkish)[1].rstrip().split("\t") == [
        "unchanged", "d1", str(turkish), f"not read: {NOBODY}",
    ]  # fmt: skip
    assert f"Kept, not read: {NOBODY}. `khronika read-again d1` tries" in khronika("show", "d1")[1]
    listed = [line.split("\t")[5] for line in khronika("documents")[1].splitlines()]
    assert listed == ["relevant", "not read", "yes", "yes", "yes"]
    (row,) = json.loads(khronika("documents", "--unread", "--json")[1])
    assert (row["id"], row["unread"]) == ("d1", NOBODY)

    code, output, errors = khronika("read-again")
    assert (code, errors) == (0, "")
    assert output.splitlines()[-1].startswith("1 stay unread: ")
    assert khronika("read-again", "d1")[0] == 1
    monkeypatch.setattr("khronika.reading.read", read_simply)
    code, output, _ = khronika("read-again", "--unread")
    assert (code, output.splitlines()[-1]) == (0, "1 read again, 1 of them with a new reading.")
    assert json.loads(khronika("documents", "--unread", "--json")[1]) == []
    assert khronika("verify")[0] == 0


def test_a_scan_is_kept_and_its_words_are_looked_for_again(
    khronika, scan: Path, monkeypatch
) -> None:
    code, output, _ = khronika("add", scan)
    assert (code, output.split("\t")[0]) == (1, "kept")
    assert "tesseract" in output
    assert "`khronika extract-again d1 --use` tries again" in khronika("show", "d1")[1]
    assert "it has no words: `khronika extract-again d1" in khronika("read-again", "d1")[2]
    code, _, errors = khronika("extract-again", "--unread", "--use")
    assert code == 1
    assert "d1: its words are in pictures" in errors
    tesseract = scan.parent / "bin" / "tesseract"
    tesseract.parent.mkdir()
    tesseract.write_text(
        '#!/bin/sh\ncase "$1" in\n--version) echo "tesseract 5.3.0";;\n--list-langs) echo eng;;\n'
        "*) cat > /dev/null; echo Ruslan Ovcharuk was detained in Bishkek on Tuesday.;;\nesac\n"
    )
    tesseract.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tesseract.parent}:/usr/bin:/bin")
    code, output, errors = khronika("extract-again", "--unread", "--use")
    assert (code, errors) == (0, "")
    (row,) = json.loads(khronika("documents", "--json")[1])
    assert (row["unread"], row["language"], row["incidents"]) == (None, "en", 1)
    assert "Mind: its words were recognized in pictures" in khronika("show", "d1")[1]
    assert khronika("verify")[0] == 0


def test_what_is_only_read_is_refused_without_words(khronika, scan: Path) -> None:
    code, output, errors = khronika("read", scan)
    assert (code, output) == (1, "")
    assert "scan.png is refused: its words are in pictures" in errors
    assert "is refused: its words are in pictures" in khronika("explain", scan)[2]


def test_documents_are_named_or_all_that_were_not_read_are_meant(khronika, notes: Path) -> None:
    khronika("add", notes)
    assert khronika("read-again", "d1", "--unread")[0] == 2
    assert khronika("extract-again", "d1", "--unread")[0] == 2


def test_an_archive_counts_what_is_kept(khronika, turkish: Path, tmp_path: Path) -> None:
    import zipfile

    archive = tmp_path / "case.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(turkish, "haber.txt")
    output = khronika("add", "--language", "tr", archive)[1].splitlines()
    assert output[-1].split("\t") == ["kept", "", str(archive), "1 kept"]


def test_an_erasure_names_what_nobody_read(khronika, turkish: Path, notes: Path) -> None:
    khronika("add", notes)
    khronika("add", "--language", "tr", turkish)
    output = khronika("erase", "d2.p1", "--originals", "delete", "--dry-run")[1]
    assert "Not read, so that nobody knows whether they show or name them: d4." in output
