"""`khronika add`: what is printed of each input, and that one bad input stops no other."""

import hashlib
import io
import json
import re
import sys
import zipfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from simple_reader import read_simply

from khronika.casebook import Casebook
from khronika.errors import CasebookFull
from khronika.model import Document, Reading


def rows(output: str) -> list[list[str]]:
    return [line.split("\t") for line in output.splitlines()]


def test_each_file_has_its_line(khronika, notes: Path) -> None:
    code, output, _ = khronika("add", notes)
    assert code == 0
    assert [row[:2] for row in rows(output)] == [["added", "d1"], ["added", "d2"], ["added", "d3"]]
    assert [row[2] for row in rows(output)] == [str(notes / f"{n}.txt") for n in "abc"]


def test_the_same_again_is_unchanged(khronika, notes: Path) -> None:
    khronika("add", notes)
    code, output, _ = khronika("add", notes / "b.txt", notes)
    assert code == 0
    assert [row[:2] for row in rows(output)] == [
        ["unchanged", "d2"], ["unchanged", "d1"], ["unchanged", "d2"], ["unchanged", "d3"],
    ]  # fmt: skip


def test_what_comes_again_from_elsewhere_is_noted_once(
    khronika, notes: Path, tmp_path: Path
) -> None:
    khronika("add", notes)
    archive = tmp_path / "sent.zip"
    with zipfile.ZipFile(archive, "w") as written:
        written.write(notes / "a.txt", "a.txt")
    arguments = ("add", "--as", "maria", "--how", "from the family", archive)
    code, output, _ = khronika(*arguments)
    assert code == 0
    member = rows(output)[0]
    assert member[:3] == ["unchanged", "d1", f"{archive}!a.txt"]
    assert member[3] == "received again: the custody log tells from where"
    assert rows(khronika(*arguments)[1])[0][:3] == member[:3]
    entries = json.loads(khronika("custody", "--json", "d1")[1])
    assert [one["action"] for one in entries] == ["acquire", "receive"]
    assert (entries[1]["by"], entries[1]["how"]) == ("maria", "from the family")
    detail = entries[1]["detail"]
    assert detail["container"] == str(archive)
    assert detail["container_sha256"] == hashlib.sha256(archive.read_bytes()).hexdigest()
    printed = khronika("custody", "d1")[1]
    assert detail["container_sha256"] in printed
    assert re.search(r"added: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00;", printed)


def test_a_file_that_holds_others_is_counted_once(
    khronika, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as written:
        written.writestr("d.txt", "Zlata Mirenko was released in Bishkek on Friday.")
    with zipfile.ZipFile(notes / "sent.zip", "w") as written:
        written.write(notes / "a.txt", "again.txt")
        written.writestr("empty.txt", "")
        written.writestr("inner.zip", inner.getvalue())
    counted: list[tuple[str, bool]] = []

    @contextmanager
    def watched(verb: str, *, total):
        assert total() == 4
        yield lambda name, /, *, inside=False: counted.append((Path(name).name, inside))

    monkeypatch.setattr("khronika.cli.add.progress", watched)
    khronika("add", notes)
    assert [name for name, inside in counted if not inside] == [
        "a.txt", "b.txt", "c.txt", "sent.zip",
    ]  # fmt: skip
    assert sum(inside for _, inside in counted) == 3


def test_unchanged_bytes_are_not_read_again(
    khronika, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    khronika("add", notes)

    def never(document: Document) -> Reading:
        raise AssertionError(document.id)

    monkeypatch.setattr("khronika.reading.read", never)
    assert khronika("add", notes)[0] == 0


def test_json_is_one_line_for_each_file(khronika, notes: Path) -> None:
    code, output, _ = khronika("add", "--json", notes / "a.txt", notes / "none.txt")
    assert code == 1
    first, second = [json.loads(line) for line in output.splitlines()]
    assert list(first) == ["path", "status", "document", "reason"]
    assert (first["path"], first["status"], first["document"]) == (
        str(notes / "a.txt"), "added", "d1",
    )  # fmt: skip
    assert (second["status"], second["document"]) == ("refused", None)
    assert second["reason"]


def test_the_user_is_told_of_dates_that_wait(khronika, notes: Path) -> None:
    _, output, _ = khronika("add", notes / "a.txt")
    assert "1 date stays unresolved" in output
    _, output, _ = khronika("add", "--published", "2024-05-03", notes / "b.txt")
    assert "unresolved" not in output


def test_an_archive_has_a_row_for_each_member_and_one_for_itself(khronika, tmp_path: Path) -> None:
    archive = tmp_path / "posts.jsonl"
    post = {"id": "one", "text": "Ruslan Ovcharuk was held in Bishkek.", "language": "en"}
    archive.write_text(
        "\n".join([json.dumps(post), json.dumps({**post, "id": "two"}), "{not json"])
    )
    code, output, _ = khronika("add", "--json", archive)
    assert code == 1
    found = [json.loads(line) for line in output.splitlines()]
    assert [(row["path"], row["status"]) for row in found] == [
        (f"{archive}!one", "added"),
        (f"{archive}!two", "added"),
        (f"{archive}!3", "refused"),
        (str(archive), "added"),
    ]
    assert found[-1]["reason"] == "2 added, 1 refused"
    assert found[-1]["document"] is None
    again = khronika("add", archive)[1]
    assert [row[0] for row in rows(again)] == ["unchanged", "unchanged", "refused", "unchanged"]


def test_bad_inputs_are_refused_and_the_rest_goes_on(khronika, notes: Path) -> None:
    (notes / "empty.txt").write_bytes(b"")
    (notes / "picture.txt").write_bytes(bytes(range(256)) * 40)
    (notes / "letter.docx").write_bytes(b"PK\x03\x04")
    code, output, errors = khronika("add", notes, notes / "missing.txt")
    assert code == 1
    assert errors == ""
    by_name = {Path(row[2]).name: row for row in rows(output)}
    assert [name for name, row in by_name.items() if row[0] == "added"] == [
        "a.txt",
        "b.txt",
        "c.txt",
    ]
    for name in ("empty.txt", "picture.txt", "letter.docx", "missing.txt"):
        assert by_name[name][0] == "refused"
        assert len(by_name[name][3]) > 10


def test_a_full_disk_refuses_one_document_and_keeps_the_others(
    khronika, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add = Casebook.add

    def full_for_b(self, captured, reading, **custody):
        if captured.path.endswith("b.txt"):
            raise CasebookFull("The disk is full: make room.")
        return add(self, captured, reading, **custody)

    monkeypatch.setattr(Casebook, "add", full_for_b)
    code, output, _ = khronika("add", notes)
    assert code == 1
    assert [row[0] for row in rows(output)] == ["added", "refused", "added"]
    assert rows(output)[1][3] == "The disk is full: make room."


def test_a_fault_of_ours_tells_its_place_and_no_words(
    khronika, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_on_b(document: Document) -> Reading:
        if "Birkavs" in document.text:
            raise ValueError(document.text)
        return read_simply(document)

    monkeypatch.setattr("khronika.reading.read", fail_on_b)
    code, output, errors = khronika("add", notes)
    assert code == 3
    assert [row[0] for row in rows(output)] == ["added", "kept", "added"]
    assert rows(output)[1][3].startswith("not read: ")
    assert "khronika/cli/intake.py:" in output
    assert "(ValueError)" in output
    assert "Birkavs" not in output + errors
    assert "Traceback" not in output + errors


def test_interrupting_keeps_what_was_done(
    khronika, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt_at_b(document: Document) -> Reading:
        if "Birkavs" in document.text:
            raise KeyboardInterrupt
        return read_simply(document)

    monkeypatch.setattr("khronika.reading.read", interrupt_at_b)
    code, output, errors = khronika("add", notes)
    assert code == 130
    assert len(rows(output)) == 1
    assert errors.splitlines()[-1] == "khronika: Stopped. What was done before is kept."
    assert len(khronika("documents")[1].splitlines()) == 2


def test_standard_input_is_a_document(khronika, monkeypatch: pytest.MonkeyPatch) -> None:
    text = io.TextIOWrapper(io.BytesIO(b"Ruslan Ovcharuk was detained in Bishkek today."))
    monkeypatch.setattr(sys, "stdin", text)
    code, output, _ = khronika("add", "-")
    assert (code, rows(output)[0][:3]) == (0, ["added", "d1", "-"])
