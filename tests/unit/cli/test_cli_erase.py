"""`khronika erase`."""

import json
from pathlib import Path

import pytest


@pytest.fixture
def stored(khronika, notes: Path):
    """The command line over a casebook of three documents."""
    khronika("add", notes)
    return khronika


def test_a_person_is_erased_only_when_it_is_confirmed(stored) -> None:
    erase = ("erase", "d1.p1", "--originals", "redact")
    code, output, errors = stored(*erase)
    assert code == 2
    assert "--confirm 'erase d1.p1'" in errors
    assert "Words taken out: Ovcharuk, Ruslan" in output
    assert stored(*erase, "--confirm", "erase d2.p1")[0] == 2
    assert stored(*erase, "--dry-run")[0] == 0
    assert "Ruslan" in stored("people")[1]
    code, output, _ = stored(*erase, "--confirm", "erase d1.p1", "--as", "vera")
    assert code == 0
    assert "Erased by change 7: 1 documents, 2 items, 2 changes." in output
    for verb in (["people"], ["documents"], ["history"], ["show", "d1"]):
        assert "Ovcharuk" not in stored(*verb)[1]
    assert "Birkavs" in stored("people")[1]
    assert stored("verify")[0] == 0


def test_for_programs_it_is_one_object(stored) -> None:
    erase = ("erase", "d1.p1", "--originals", "delete", "--json")
    plan = json.loads(stored(*erase, "--dry-run")[1])
    assert plan["people"] == ["d1.p1"]
    erasure = json.loads(stored(*erase, "--confirm", "erase d1.p1")[1])
    assert (erasure["documents"], erasure["items"]) == (["d1"], ["d1.i1", "d1.p1"])


def test_what_becomes_of_originals_must_be_said(stored) -> None:
    code, _, errors = stored("erase", "d1.p1", "--confirm", "erase d1.p1")
    assert code == 2
    assert "--originals" in errors


def test_backups_that_still_hold_the_person_are_named(stored, tmp_path: Path) -> None:
    for name in ("here.tar", "carried-off.tar"):
        stored("backup", tmp_path / name)
    (tmp_path / "carried-off.tar").unlink()
    _, _, errors = stored("erase", "d1.p1", "--originals", "delete", "--confirm", "erase d1.p1")
    assert f"still holds them: delete {tmp_path / 'carried-off.tar'}." in errors
    assert "here.tar" not in errors


def test_a_backup_that_an_erasure_did_not_reach_is_told_of_when_it_is_there_again(
    stored, tmp_path: Path
) -> None:
    file, elsewhere = tmp_path / "here.tar", tmp_path / "elsewhere.tar"
    stored("backup", file)
    file.rename(elsewhere)
    stored("erase", "d1.p1", "--originals", "delete", "--confirm", "erase d1.p1")
    assert stored("verify")[2] == ""
    elsewhere.rename(file)
    code, _, errors = stored("verify")
    assert code == 0
    assert f"holds whom it erased: delete {file}, or write it anew" in errors
    stored("backup", file)
    assert stored("verify")[2] == ""
