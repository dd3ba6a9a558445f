"""The encrypted store of what documents say.

Takes captured documents and their readings, gives rows and cases with the words they were read
from. Promise: one document is one transaction, nothing stands in the clear on the disk, and what a
machine read enters as proposed. Importing this room is cheap: opening a casebook loads Django.
"""

from khronika.casebook.codings import MACHINE, CodingRow, FieldAgreement, UnitRow
from khronika.casebook.differences import Difference, DifferenceKind, ReadingVersion, Reread
from khronika.casebook.erasures import Erasure, ErasurePlan, Originals
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
from khronika.casebook.search.page import (
    Count,
    Kind,
    Order,
    SearchFilter,
    SearchHit,
    SearchPage,
    Snippet,
)
from khronika.casebook.store import Casebook

__all__ = [
    "MACHINE",
    "Case",
    "Casebook",
    "ChangeRow",
    "ClaimRow",
    "CodingRow",
    "Count",
    "Difference",
    "DifferenceKind",
    "DocumentCase",
    "DocumentRef",
    "DocumentRow",
    "Erasure",
    "ErasurePlan",
    "EstimateRow",
    "FieldAgreement",
    "Filter",
    "Head",
    "IncidentCase",
    "IncidentRow",
    "InstrumentRow",
    "ItemKind",
    "ItemRow",
    "Kind",
    "Order",
    "OrganizationCase",
    "OrganizationRow",
    "Originals",
    "PartyKind",
    "PartyRef",
    "PersonCase",
    "PersonRow",
    "Proposal",
    "QueueRow",
    "ReadingVersion",
    "RelationRow",
    "Reread",
    "Review",
    "SearchFilter",
    "SearchHit",
    "SearchPage",
    "Snippet",
    "Tampering",
    "UnitRow",
]
