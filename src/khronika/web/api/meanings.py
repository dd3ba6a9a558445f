"""What the fields of a casebook's rows mean: the strings below them in the code.

The library that writes the description does so for its own classes only.
"""

import ast
import inspect
from dataclasses import is_dataclass
from itertools import pairwise
from textwrap import dedent
from types import ModuleType
from typing import Any


def add_meanings(schemas: dict[str, dict[str, Any]], *modules: ModuleType) -> None:
    """Add to schemas of dataclasses in these modules what each of their fields means."""
    for name, schema in schemas.items():
        for module in modules:
            kind = getattr(module, name, None)
            if isinstance(kind, type) and is_dataclass(kind):
                for field, meaning in _meanings(kind).items():
                    schema["properties"][field]["description"] = " ".join(meaning.split())


def _meanings(kind: type) -> dict[str, str]:
    """Give the meaning of each field that has one, those of the class's bases included."""
    found: dict[str, str] = {}
    for base in reversed([base for base in kind.__mro__ if is_dataclass(base)]):
        for written in ast.parse(dedent(inspect.getsource(base))).body:
            if isinstance(written, ast.ClassDef):
                found |= _written(written)
    return found


def _written(written: ast.ClassDef) -> dict[str, str]:
    """Give the strings that stand beneath fields in the text of one class."""
    return {
        statement.target.id: below.value.value
        for statement, below in pairwise(written.body)
        if isinstance(statement, ast.AnnAssign)
        and isinstance(statement.target, ast.Name)
        and isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
        and isinstance(below.value.value, str)
    }
