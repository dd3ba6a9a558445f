"""`khronika demo`: made anew each time, and never over anything else."""

import json
import sys
from pathlib import Path

import pytest

from khronika.casebook import Casebook
from khronika.cli.demo import PASSPHRASE


def test_the_demo_reads_the_samples_and_sums_them_up(khronika, tmp_path: Path) -> None:
    code, output, _ = khronika("demo", tmp_path / "demo", "--no-serve")
    assert code == 0
    assert "its passphrase is “nothing here is real”" in output
    assert "Kyrgyzstan: " in output
    assert "publishers" in output
    listed = khronika(
        "--casebook", tmp_path / "demo", "documents", "--json", passphrase="nothing here is real"
    )[1]
    documents = json.loads(listed)
    assert len(documents) >= 14
    assert all(document["publisher"] for document in documents)


def test_the_demo_is_made_anew_each_time(khronika, notes: Path, tmp_path: Path) -> None:
    demo = tmp_path / "demo"
    demo.mkdir()
    khronika("demo", demo, "--no-serve")
    khronika("--casebook", demo, "add", notes, passphrase=PASSPHRASE)
    with Casebook.open(demo, PASSPHRASE) as casebook:
        before = len(casebook.documents())
    code, output, _ = khronika("demo", demo, "--no-serve")
    assert code == 0
    assert "unchanged" not in output
    with Casebook.open(demo, PASSPHRASE) as casebook:
        assert len(casebook.documents()) == before - 3


def test_the_demo_leaves_every_other_casebook_alone(khronika, home: Path, notes: Path) -> None:
    khronika("add", notes)
    before = {file: file.read_bytes() for file in home.iterdir()}
    code, output, errors = khronika("demo", home, "--no-serve")
    assert (code, output) == (2, "")
    assert "is not one of the demo" in errors
    assert {file: file.read_bytes() for file in home.iterdir()} == before


def test_the_demo_leaves_a_folder_of_other_files_alone(khronika, notes: Path) -> None:
    code, output, errors = khronika("demo", notes, "--no-serve")
    assert (code, output) == (2, "")
    assert "holds other files" in errors
    assert [file.name for file in sorted(notes.iterdir())] == ["a.txt", "b.txt", "c.txt"]


@pytest.mark.parametrize(
    ("called", "named"),
    [
        (".venv/bin/khronika", ".venv/bin/khronika"),
        ("./khronika", "./khronika"),
        ("/on/path/khronika", "khronika"),
        ("/my tools/khronika", "'/my tools/khronika'"),
        ("/usr/bin/pytest", "khronika"),
    ],
)
def test_the_hints_name_the_command_as_it_was_called(
    khronika, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, called: str, named: str
) -> None:
    monkeypatch.setattr(sys, "argv", [called, "demo"])
    monkeypatch.setattr("shutil.which", lambda _name: "/on/path/khronika")
    monkeypatch.setattr("khronika.cli.demo.captured_samples", lambda _language: [])
    output = khronika("demo", tmp_path / "a demo", "--no-serve")[1]
    assert f"\n    {named} --casebook '{tmp_path / 'a demo'}' show d1\n" in output
