"""Rows of the casebook as values that the json module can write."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from khronika.model import Interval


def plain(value: Any) -> Any:
    """Turn a row into objects with its fields' names, or with those that its class says are SHOWN.

    Intervals look as in a reading.
    """
    if isinstance(value, Interval):
        return {"from": value.first.isoformat(), "to": value.last.isoformat(), "text": value.text}
    if is_dataclass(value):
        shown = getattr(value, "SHOWN", None) or [field.name for field in fields(value)]
        return {name: plain(getattr(value, name)) for name in shown}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, Mapping):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value
