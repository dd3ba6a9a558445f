"""Which state wanted an act: the one that the target fled, the likeliest of the document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from khronika.model import IncidentType
from khronika.reading.found import Found
from khronika.reading.frames import Frame
from khronika.reading.origin_signs import OriginSigns
from khronika.reading.weighing import weights_of


@dataclass(frozen=True, slots=True)
class Fled:
    """The state fled, as far as one act tells."""

    likely: Mapping[str, float]
    """How likely each country of the document is, the likeliest first."""
    found: Found | None
    """The likeliest; None where the document names no country."""


def fled(signs: OriginSigns, frame: Frame, kind: IncidentType, targets: Sequence[str]) -> Fled:
    """Weigh the countries of a document as the state that the targets of an act fled."""
    known, found = weights_of("origin"), signs.of(frame, kind, targets)
    likely = known.likely(found)
    return Fled(likely, Found.of(likely, found, known))
