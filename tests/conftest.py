"""Every test starts from the same clean place; the network is shut in pyproject.toml."""

import os
import tempfile

import hypothesis
import pytest

# Machines that run this are shared and slow at times; what a test takes is no property of the code.
hypothesis.settings.register_profile("khronika", deadline=None)
hypothesis.settings.load_profile("khronika")


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
