"""What a new reading of a document says otherwise than what stands: frozen rows."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from khronika.model import Reading


class DifferenceKind(StrEnum):
    """What a new reading does to an item."""

    NEW = "new"
    """It was not known, and is proposed now."""
    CHANGED = "changed"
    """Nobody had decided about it, and it says now what the new reading says."""
    GONE = "gone"
    """Nobody had decided about it, and it is not read any more."""
    AGAINST = "against"
    """A person decided about it, and the new reading says otherwise; what they decided stays."""
    KEPT = "kept"
    """It is not read any more, but a person decided about it or about what points to it."""
    LEFT_OUT = "left out"
    """It is read, but needs what a person rejected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One item about which a new reading says otherwise."""

    kind: DifferenceKind
    id: str
    before: object
    """The item as it stood, as in a reading; None where there was none."""
    after: object
    """The item as it is read now; None where it is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """What reading a document again has changed."""

    document: str
    changed: bool
    """False: the same reader read the same, and nothing was written."""
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingVersion:
    """One reading of a document."""

    number: int
    """From 1, the first."""
    at: datetime
    """When it was taken into the casebook, in UTC."""
    reading: Reading
    text: int
    """Number of the text of the document that was read."""
    differences: tuple[Difference, ...]
    """From the reading before it; only new, changed and gone."""
