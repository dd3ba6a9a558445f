"""Knowledge that people edit: YAML and TSV files, each entry with its source.

`load` gives a YAML file's value; `path` gives the place of a file.
"""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml


def path(name: str) -> Traversable:
    """Say where the resource `name` lies, such as `vocabulary/roles.yaml`."""
    return files(__name__).joinpath(*name.split("/"))


@cache
def load(name: str) -> Any:
    """Load the YAML resource `name` once; treat the value as read-only."""
    # The C loader is ten times faster than the one written in Python, and start-up waits for it.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path(name).read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 (both are safe)
