"""How far an act of which several documents tell is in doubt."""

from collections.abc import Iterable

from khronika.model import Certainty


def doubt(told: Iterable[Certainty]) -> Certainty | None:
    """Give the doubt about an act: disputed if one telling has it so, rumoured if all have."""
    certainties = set(told)
    if Certainty.DISPUTED in certainties:
        return Certainty.DISPUTED
    return Certainty.RUMOURED if certainties == {Certainty.RUMOURED} else None
