"""An open casebook with nothing in it, whose tables are made once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cheaply import prepared
from khronika.casebook import Casebook

PASSPHRASE = "seven quiet herons"


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed casebook with nothing in it, to be copied."""
    directory = prepared(tmp_path_factory.mktemp("empty"))
    Casebook.open(directory, PASSPHRASE, create=True).close()
    return directory


@pytest.fixture
def casebook(empty: Path, tmp_path: Path) -> Iterator[Casebook]:
    with Casebook.open(shutil.copytree(empty, tmp_path / "casebook"), PASSPHRASE) as opened:
        yield opened
