"""The six kinds of items: how each stands in a table, among the nouns, and in a reading."""

from dataclasses import dataclass

from khronika.casebook import models
from khronika.casebook.rows import ItemKind
from khronika.model import Claim, Estimate, Incident, Instrument, Item, Organization, Person


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of item."""

    name: ItemKind
    noun: type[Item]
    table: type[models.Item]
    many: str
    """Its list in a reading."""
    prefix: str
    """What its ids begin with."""


KINDS: dict[ItemKind, Kind] = {
    kind.name: kind
    for kind in (
        Kind(ItemKind.PERSON, Person, models.Person, "people", "p"),
        Kind(ItemKind.ORGANIZATION, Organization, models.Organization, "organizations", "o"),
        Kind(ItemKind.INCIDENT, Incident, models.Incident, "incidents", "i"),
        Kind(ItemKind.INSTRUMENT, Instrument, models.Instrument, "instruments", "n"),
        Kind(ItemKind.CLAIM, Claim, models.Claim, "claims", "c"),
        Kind(ItemKind.ESTIMATE, Estimate, models.Estimate, "estimates", "e"),
    )
}
"""In such an order that each kind points to kinds before it only."""


def kind_of(noun: Item) -> Kind:
    """Give the kind of a noun."""
    return next(kind for kind in KINDS.values() if type(noun) is kind.noun)
