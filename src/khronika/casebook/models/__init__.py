"""The tables of a casebook, a module for each concern; Django finds them all here.

reading      documents with their original bytes, and what was read from them
"""

from khronika.casebook.models.reading import (
    Claim,
    Dated,
    Document,
    Estimate,
    Evidence,
    Incident,
    Instrument,
    Item,
    Organization,
    Original,
    Party,
    Person,
)

__all__ = [
    "Claim",
    "Dated",
    "Document",
    "Estimate",
    "Evidence",
    "Incident",
    "Instrument",
    "Item",
    "Organization",
    "Original",
    "Party",
    "Person",
]
