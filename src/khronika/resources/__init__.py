"""Knowledge that people edit: YAML and TSV files, each entry with its source.

`load` gives a YAML file's value; `path` gives the place of a file.
"""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from khronika.errors import MalformedResource


def path(name: str) -> Traversable:
    """Say where the resource `name` lies, such as `vocabulary/roles.yaml`."""
    return files(__name__).joinpath(*name.split("/"))


@cache
def load(name: str) -> Any:
    """Load the YAML resource `name` once; treat the value as read-only."""
    # The C loader is ten times faster than the one written in Python, and start-up waits for it.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path(name).read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 (both are safe)
    except yaml.MarkedYAMLError as error:
        where = error.problem_mark
        line = f", line {where.line + 1}" if where is not None else ""
        raise MalformedResource(
            f"{name}{line}: {error.problem}: look at the quotes, braces and spaces there"
        ) from error
