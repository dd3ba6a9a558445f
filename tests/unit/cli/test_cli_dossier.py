"""`khronika dossier`: a file for whoever it is for, and nothing of it anywhere else."""

import stat

import pytest


@pytest.fixture
def stored(khronika, notes):
    khronika("add", "--published", "2024-05-04", notes)
    for item in ("d1.p1", "d1.i1"):
        assert khronika("review", "accept", item, "--as", "vera")[0] == 0
    return khronika


def test_a_court_gets_a_file_that_only_its_owner_can_read(stored, tmp_path):
    target = tmp_path / "court.html"
    code, said, _ = stored(
        "dossier", "d1.p1", "--audience", "court", "--format", "html", "--to", target
    )
    assert code == 0
    assert str(target) in said
    assert "not encrypted" in said
    assert "Ruslan Ovcharuk" in target.read_text()
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_the_name_of_the_file_names_nobody(stored, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert stored("dossier", "d1.p1", "--audience", "public")[0] == 0
    made = tmp_path / "case-file-public.pdf"
    assert made.read_bytes().startswith(b"%PDF-")


def test_a_second_public_file_takes_the_place_of_no_other(stored, tmp_path, monkeypatch):
    """Their names do not tell whose they are."""
    monkeypatch.chdir(tmp_path)
    for _ in range(3):
        assert stored("dossier", "d1.p1", "--audience", "public", "--format", "html")[0] == 0
    names = sorted(path.name for path in tmp_path.glob("case-file*"))
    assert names == [f"case-file-public{n}.html" for n in ("-2", "-3", "")]


def test_a_file_name_that_names_whom_the_copy_does_not_is_refused(stored, tmp_path):
    ask = ("dossier", "d1.p1", "--format", "html", "--audience")
    target = tmp_path / "ovcharuk-case.html"
    code, _, complained = stored(*ask, "public", "--to", target)
    assert code != 0
    assert "name of the file" in complained
    assert "ovcharuk" not in complained.lower()
    assert not target.exists()
    assert stored(*ask, "court", "--to", target)[0] == 0


def test_the_day_is_stated_and_the_same_day_gives_the_same_bytes(stored, tmp_path):
    ask = ("dossier", "d1.p1", "--audience", "court", "--language", "ru", "--day", "2026-03-01")
    for name in ("one.docx", "other.docx"):
        assert stored(*ask, "--format", "docx", "--to", tmp_path / name)[0] == 0
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "other.docx").read_bytes()


def test_whom_it_is_for_must_be_said(stored):
    code, _, complained = stored("dossier", "d1.p1")
    assert code == 2
    assert "audience" in complained


def test_an_id_that_is_no_person_is_told(stored, tmp_path):
    code, _, complained = stored("dossier", "d1.i1", "--audience", "court", "--to", tmp_path / "x")
    assert code == 2
    assert "d1.i1" in complained
    assert not (tmp_path / "x").exists()
