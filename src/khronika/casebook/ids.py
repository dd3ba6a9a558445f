"""Ids for new items of a document: numbers go up, and none is ever given twice."""

from collections.abc import Iterator
from typing import Any

from khronika.casebook import models
from khronika.casebook.assembling import document_id
from khronika.casebook.kinds import KINDS, Kind


class FreeIds:
    """The ids that nothing in a document has or ever had."""

    def __init__(self, document: models.Document) -> None:
        self._last: dict[str, int] = {}
        known = set(_ever(document))
        for kind in KINDS.values():
            numbers = [_number(own_id, kind.prefix) for own_id in known]
            self._last[kind.prefix] = max(numbers, default=0)

    def take(self, kind: Kind) -> str:
        """Give the next id for an item of a kind."""
        self._last[kind.prefix] += 1
        return f"{kind.prefix}{self._last[kind.prefix]}"


def _ever(document: models.Document) -> Iterator[str]:
    """Give every id that is known of a document: of its items, readings and changes."""
    here = document_id(document.pk)
    yield from models.Item.objects.filter(document=document).values_list("own_id", flat=True)
    yield from _in_reading(document.reading)
    for earlier in document.earlier_readings.all():
        yield from _in_reading(earlier.reading)
    subjects = models.Change.objects.filter(subject__contains=f"{here}.")
    for subject in subjects.values_list("subject", flat=True):
        for one in subject.split(" "):
            if one.startswith(f"{here}."):
                yield one.partition(".")[2]


def _in_reading(value: Any) -> Iterator[str]:
    for kind in KINDS.values():
        yield from (item["id"] for item in value[kind.many])


def _number(own_id: str, prefix: str) -> int:
    digits = own_id.removeprefix(prefix)
    return int(digits) if own_id.startswith(prefix) and digits.isdecimal() else 0
