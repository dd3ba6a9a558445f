"""`khronika backup`, `restore`, `passphrase` and `shares`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

NEW = "eight louder cranes"


def test_there_and_back(khronika, notes: Path, tmp_path: Path) -> None:
    khronika("add", notes)
    code, output, errors = khronika("backup", tmp_path / "backup.tar")
    assert (code, errors) == (0, "")
    assert "checked" in output
    there = tmp_path / "there"
    assert khronika("restore", tmp_path / "backup.tar", there)[:2] == (0, "Restored.\n")
    assert len(khronika("--casebook", there, "documents")[1].splitlines()) == 4
    code, _, errors = khronika("restore", tmp_path / "backup.tar", there)
    assert (code, "--replace" in errors) == (2, True)
    code, output, _ = khronika("restore", tmp_path / "backup.tar", there, "--replace")
    assert (code, "lies in" in output) == (0, True)


def test_the_passphrase_changes(khronika, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHRONIKA_NEW_PASSPHRASE", NEW)
    code, output, errors = khronika("passphrase")
    assert (code, output) == (0, "Changed.\n")
    assert "Nobody can recover a lost passphrase" in errors
    assert khronika("documents")[0] == 2
    assert khronika("documents", passphrase=NEW)[0] == 0


def test_shares_open_it(khronika, monkeypatch: pytest.MonkeyPatch) -> None:
    code, output, errors = khronika("shares", "make", "--of", "3", "--need", "2")
    assert (code, "kept nowhere" in errors) == (0, True)
    lines = output.splitlines()
    assert [line.partition(": ")[0] for line in lines] == [f"{n} of 3, 2 needed" for n in (1, 2, 3)]
    typed: Iterator[str] = iter(line.partition(": ")[2] for line in lines[1:])
    monkeypatch.setattr("khronika.cli.copies.ask", lambda _, **__: next(typed))
    monkeypatch.setenv("KHRONIKA_NEW_PASSPHRASE", NEW)
    assert khronika("shares", "open", "--need", "2")[0] == 0
    assert khronika("documents", passphrase=NEW)[0] == 0


def test_a_share_with_a_slip_is_asked_for_again(khronika, monkeypatch: pytest.MonkeyPatch) -> None:
    _, output, _ = khronika("shares", "make", "--of", "2", "--need", "2")
    one, other = (line.partition(": ")[2] for line in output.splitlines())
    slip = one.rpartition(" ")[0]
    typed = iter([slip, one.upper(), "", other])
    monkeypatch.setattr("khronika.cli.copies.ask", lambda _, **__: next(typed))
    monkeypatch.setenv("KHRONIKA_NEW_PASSPHRASE", NEW)
    code, _, errors = khronika("shares", "open", "--need", "2")
    assert (code, errors.count("Type it again")) == (0, 2)
    assert khronika("documents", passphrase=NEW)[0] == 0


def test_nothing_is_asked_for_in_vain(khronika, tmp_path, monkeypatch) -> None:
    asked = []
    for module in ("copies", "opening"):
        monkeypatch.setattr(f"khronika.cli.{module}.ask", lambda *given, **_: asked.append(given))
    nowhere = tmp_path / "nowhere"
    for command in (["passphrase"], ["shares", "open", "--need", "2"]):
        code, _, errors = khronika("--casebook", nowhere, *command)
        assert (code, "There is no casebook" in errors) == (2, True)
    code, _, errors = khronika("passphrase", passphrase="not this one")
    assert (code, "does not open" in errors) == (2, True)
    assert asked == []


def test_what_is_wrong_with_a_backup_is_told_by_its_name(khronika, tmp_path: Path) -> None:
    code, _, errors = khronika("backup", tmp_path / "unplugged" / "backup.tar")
    assert (code, "unplugged is no folder" in errors) == (2, True)
    code, _, errors = khronika("restore", tmp_path / "none.tar", tmp_path / "there")
    assert (code, "none.tar is no file" in errors) == (2, True)
    khronika("backup", tmp_path / "backup.tar")
    restoring = ("restore", tmp_path / "backup.tar", tmp_path / "there")
    code, _, errors = khronika(*restoring, passphrase="not this one")
    assert code == 2
    assert f"does not open the casebook in {tmp_path / 'backup.tar'}" in errors
    assert not (tmp_path / "there").exists()
