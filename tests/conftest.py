"""Every test starts from the same clean place; the network is shut in pyproject.toml."""

import gc
import os
import tempfile

import hypothesis
import pytest

# Machines that run this are shared and slow at times; what a test takes is no property of the code.
hypothesis.settings.register_profile("khronika", deadline=None)
hypothesis.settings.load_profile("khronika")


# Libraries and tests are many objects that live to the end: to look through them again and again
# for garbage takes a twentieth of all time.
COLLECT_AFTER = 20_000
"""New objects; Python's own is 700."""


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER)


@pytest.fixture(autouse=True)
def _clean_environment(tmp_path_factory, monkeypatch):
    """Give each test its own home and scratch folder, and none of Khronika's settings."""
    home = tmp_path_factory.mktemp("home")
    (home / "tmp").mkdir()
    for name in [name for name in os.environ if name.startswith("KHRONIKA_")]:
        monkeypatch.delenv(name)
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("TMPDIR", str(home / "tmp"))
    monkeypatch.setattr(tempfile, "tempdir", None)  # forget the folder that was found before
