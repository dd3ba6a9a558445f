"""The units of double coding: what the machine and the coders read, item beside item.

Items are matched as in a new reading (`aligning`). An item that the casebook has keeps its id; what
only coders found is `u1`, `u2` and so on, in the order in which the coders were assigned.
"""

from dataclasses import dataclass, field, fields
from typing import Any

from khronika.casebook import models
from khronika.casebook.aligning import align, renamed
from khronika.casebook.codings import MACHINE
from khronika.casebook.kinds import KINDS, kind_of
from khronika.casebook.rows import ItemKind
from khronika.casebook.standing import everything
from khronika.casebook.states import codings_of
from khronika.casebook.taking import items_in, whole
from khronika.model import Claim, Interval, Item

NOTHING = ""
"""What a field says that says nothing."""

_ASIDE = frozenset({"id", "evidence", "confidence", "decided", "about"})


@dataclass(slots=True)
class Unit:
    """One thing that somebody read, under one id, as each of them has it."""

    id: str
    kind: ItemKind
    said: dict[str, Item] = field(default_factory=dict)


def units_of(document: models.Document) -> dict[str, Unit]:
    """Give the units of a document by their ids."""
    known: dict[str, list[Item]] = {noun.id: [noun] for noun, _ in everything(document)}
    units: dict[str, Unit] = {}

    def put(coder: str, noun: Item) -> None:
        unit = units.setdefault(noun.id, Unit(noun.id, kind_of(noun).name))
        unit.said[coder] = noun

    for own_id, noun in items_in(document, document.reading).items():
        known.setdefault(own_id, []).append(noun)
        put(MACHINE, noun)
    found = 0
    for coding in done(document):
        reading = whole(document, coding.reading)
        nouns = [noun for kind in KINDS.values() for noun in getattr(reading, kind.many)]
        names = align(reading, known)
        for noun in nouns:
            if noun.id not in names:
                found += 1
                names[noun.id] = f"u{found}"
        for noun in nouns:
            here = renamed(noun, names)
            known.setdefault(here.id, []).append(here)
            put(coding.coder, here)
    return units


def done(document: models.Document) -> list[models.Coding]:
    """Give the codings of a document that were handed in."""
    return list(codings_of(document).exclude(reading__isnull=True))


def values(noun: Item) -> dict[str, str]:
    """Write what each field of an item says, so that two texts are the same if the fields are."""
    said = {f.name: _written(getattr(noun, f.name)) for f in fields(noun) if f.name not in _ASIDE}
    if isinstance(noun, Claim):
        said |= {f.name: _written(getattr(noun.about, f.name)) for f in fields(noun.about)}
    return said


def _written(value: Any) -> str:
    if value is None:
        return NOTHING
    if isinstance(value, Interval):
        return f"{value.first}..{value.last}"
    if isinstance(value, tuple):
        return ",".join(sorted(map(str, value)))
    return str(value)
