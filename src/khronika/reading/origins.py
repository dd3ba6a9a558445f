"""Which state wanted an act: the one that the target fled, the likeliest of the document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from khronika.model import IncidentType
from khronika.reading.found import Found
from khronika.reading.frames import Frame
from khronika.reading.origin_signs import OriginSigns
from khronika.reading.weighing import Signs, weights_of


@dataclass(frozen=True, slots=True)
class Fled:
    """The state fled, as far as one act tells."""

    likely: Mapping[str, float]
    """How likely each country of the document is, the likeliest first."""
    _signs: Signs

    @property
    def found(self) -> Found | None:
        """The likeliest; None where the document names no country."""
        return Found.of(self.likely, self._signs, weights_of("origin"))

    def but_not(self, country: str) -> "Fled":
        """Give what is left where it cannot have been one of the countries."""
        rest = {c: share for c, share in self.likely.items() if c != country}
        total = sum(rest.values())
        return Fled({c: share / total for c, share in rest.items()} if total else {}, self._signs)


def fled(signs: OriginSigns, frame: Frame, kind: IncidentType, targets: Sequence[str]) -> Fled:
    """Weigh the countries of a document as the state that the targets of an act fled."""
    found = signs.of(frame, kind, targets)
    return Fled(weights_of("origin").likely(found), found)
