"""The command as it is installed, in processes of its own."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from installed import COMMAND, PASSPHRASE

Khronika = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder that the command takes for the user's home, with a folder for temporary files."""
    (tmp_path / "tmp").mkdir()
    return tmp_path


@pytest.fixture
def environment(place: Path) -> dict[str, str]:
    """What the command finds in its environment."""
    return {
        "HOME": str(place),
        "TMPDIR": str(place / "tmp"),
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "KHRONIKA_PASSPHRASE": PASSPHRASE,
        "KHRONIKA_CASEBOOK": str(place / "casebook"),
    }


@pytest.fixture
def khronika(place: Path, environment: dict[str, str]) -> Khronika:
    """Run the command in the user's home."""

    def call(*arguments: object, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [COMMAND, *map(str, arguments)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            cwd=place,
            env={**environment, **more},
            stdin=subprocess.DEVNULL,
            timeout=120,
        )

    return call
