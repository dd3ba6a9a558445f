"""The encrypted store of what documents say.

Takes captured documents and their readings, gives rows and cases with the words they were read
from. Promise: one document is one transaction, nothing stands in the clear on the disk, and what a
machine read enters as proposed. Importing this room is cheap: opening a casebook loads Django.
"""

from khronika.casebook.rows import (
    Case,
    ChangeRow,
    ClaimRow,
    DocumentCase,
    DocumentRef,
    DocumentRow,
    EstimateRow,
    Filter,
    Head,
    IncidentCase,
    IncidentRow,
    InstrumentRow,
    ItemKind,
    ItemRow,
    OrganizationCase,
    OrganizationRow,
    PartyKind,
    PartyRef,
    PersonCase,
    PersonRow,
    Proposal,
    QueueRow,
    RelationRow,
    Review,
    Tampering,
)
from khronika.casebook.store import Casebook

__all__ = [
    "Case",
    "Casebook",
    "ChangeRow",
    "ClaimRow",
    "DocumentCase",
    "DocumentRef",
    "DocumentRow",
    "EstimateRow",
    "Filter",
    "Head",
    "IncidentCase",
    "IncidentRow",
    "InstrumentRow",
    "ItemKind",
    "ItemRow",
    "OrganizationCase",
    "OrganizationRow",
    "PartyKind",
    "PartyRef",
    "PersonCase",
    "PersonRow",
    "Proposal",
    "QueueRow",
    "RelationRow",
    "Review",
    "Tampering",
]
