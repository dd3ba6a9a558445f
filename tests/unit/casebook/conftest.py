"""Casebooks that open fast: their keys cost the least there is, and their tables are made once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from story import PASSPHRASE, READING, captured

from cheaply import prepared
from khronika.casebook import Casebook


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed casebook with nothing in it, to be copied."""
    directory = prepared(tmp_path_factory.mktemp("empty"))
    Casebook.open(directory, PASSPHRASE, create=True).close()
    return directory


@pytest.fixture(scope="session")
def story_home(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed casebook with the story in it as d1, to be copied."""
    directory = shutil.copytree(empty, tmp_path_factory.mktemp("story") / "casebook")
    with Casebook.open(directory, PASSPHRASE) as casebook:
        assert casebook.add(captured(READING), READING) == "added"
    return directory


@pytest.fixture
def home(empty: Path, tmp_path: Path) -> Path:
    """The directory of a closed, empty casebook."""
    return shutil.copytree(empty, tmp_path / "casebook")


@pytest.fixture
def casebook(home: Path) -> Iterator[Casebook]:
    """An open, empty casebook."""
    with Casebook.open(home, PASSPHRASE) as opened:
        yield opened


@pytest.fixture
def filled(story_home: Path, home: Path) -> Iterator[Casebook]:
    """An open casebook with the story in it."""
    shutil.copytree(story_home, home, dirs_exist_ok=True)
    with Casebook.open(home, PASSPHRASE) as opened:
        yield opened
