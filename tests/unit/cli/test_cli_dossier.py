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
    made = tmp_path / "case-file-d1.p1-public.pdf"
    assert made.read_bytes().startswith(b"%PDF-")


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
