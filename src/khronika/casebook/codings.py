"""What double coding gives: frozen rows."""

from collections.abc import Mapping
from dataclasses import dataclass

from khronika.casebook.rows import ItemKind

MACHINE = "machine"
"""What the machine is called beside the coders."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodingRow:
    """One document as one coder codes it."""

    document: str
    coder: str
    done: bool
    """Whether it was handed in."""
    begun: bool
    """Whether anything stands on a sheet that was not handed in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """One thing that at least one coder, or the machine, read in a document."""

    document: str
    unit: str
    """Id of the item in the document; `u1`, `u2` and so on where the casebook has none."""
    kind: ItemKind
    values: Mapping[str, Mapping[str, str] | None]
    """By coder, the machine among them, what each field says; None where they have no such item."""

    @property
    def agreed(self) -> bool:
        """Whether all say the same."""
        said = list(self.values.values())
        return all(one == said[0] for one in said)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldAgreement:
    """How far coders agree on one field of one kind of item."""

    kind: ItemKind
    field: str
    """`found` is whether there is such an item at all."""
    units: int
    """How many units at least two of them coded."""
    alpha: float | None
    """Krippendorff's alpha for nominal data, the machine as one more coder; None where nothing
    varies or nobody can be compared."""
    people: float | None
    """The same without the machine."""
