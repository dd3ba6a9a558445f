"""Command lines run in this process, with a reader that knows one thing."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from simple_reader import PASSPHRASE, SimpleReaders, read_simply

from cheaply import prepared
from khronika.casebook import Casebook
from khronika.cli.main import run


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed casebook with nothing in it, cheaply keyed, to be copied."""
    directory = prepared(tmp_path_factory.mktemp("empty"))
    Casebook.open(directory, PASSPHRASE, create=True).close()
    return directory


@pytest.fixture
def home(empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an empty casebook, which the environment names."""
    home = shutil.copytree(empty, tmp_path / "casebook")
    monkeypatch.setenv("KHRONIKA_CASEBOOK", str(home))
    monkeypatch.setattr("khronika.reading.read", read_simply, raising=False)
    monkeypatch.setattr("khronika.cli.readers.Readers", SimpleReaders)
    return home


Khronika = Callable[..., tuple[int, str, str]]


@pytest.fixture
def khronika(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Khronika:
    """Run a command line; give its exit code, output and complaints."""

    def call(*arguments: object, passphrase: str = PASSPHRASE) -> tuple[int, str, str]:
        monkeypatch.setenv("KHRONIKA_PASSPHRASE", passphrase)
        code = run([str(argument) for argument in arguments])
        written = capsys.readouterr()
        return code, written.out, written.err

    return call


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A folder of three small documents about invented people."""
    folder = tmp_path / "notes"
    folder.mkdir()
    for name, who in {"a": "Ruslan Ovcharuk", "b": "Timofei Birkavs", "c": "Zlata Mirenko"}.items():
        (folder / f"{name}.txt").write_text(f"{who} was detained in Bishkek on Tuesday.\n")
    return folder
