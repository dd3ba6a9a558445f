"""Which types of act sources may mean by one word each."""

from functools import cache

from khronika.model import IncidentType
from khronika.resources import load


def are_near(one: IncidentType, other: IncidentType) -> bool:
    """Tell whether two tellings of these types may be of one act."""
    return one is other or (one, other) in _near()


@cache
def families() -> dict[IncidentType, str]:
    """Give each type the name of the group within which tellings are compared."""
    family = {kind: kind.value for kind in IncidentType}
    for one, other in sorted(_near()):
        kept, dropped = family[IncidentType(one)], family[IncidentType(other)]
        family = {kind: kept if name == dropped else name for kind, name in family.items()}
    return family


@cache
def _near() -> frozenset[tuple[IncidentType, IncidentType]]:
    """Give the pairs of near types, in both orders."""
    pairs = [tuple(map(IncidentType, pair)) for pair in load("identity/weights.yaml")["near_types"]]
    return frozenset(found for one, other in pairs for found in ((one, other), (other, one)))
