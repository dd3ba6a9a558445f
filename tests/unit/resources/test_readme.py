"""The list of what the resources hold."""

from pathlib import Path

import pytest

from khronika import resources

ROOT = Path(resources.__file__).parent
FILES = sorted(
    file
    for file in ROOT.rglob("*")
    if file.suffix in {".yaml", ".tsv", ".json", ".npz"} and file.parent != ROOT
)
WHOLE = {"instruments", "vocabulary"}
"""Folders of files of one kind, which stand there as one."""


@pytest.mark.parametrize(
    "file", [f for f in FILES if f.parent.name not in WHOLE], ids=lambda f: f.name
)
def test_every_file_is_told_in_the_readme(file):
    assert f"{file.name}`" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_folders_of_one_kind_are_told_as_one():
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {file.parent.name for file in FILES} >= WHOLE
    assert all(f"`{name}/`" in told for name in WHOLE)
