"""The nouns that every room passes on, and the codes of the codebook.

Takes and gives nothing but itself: standard library only, frozen, no I/O. Promise: a `reading/1`
value comes in and goes out without loss, and what breaks its form is named by field.
"""

from khronika.model.codec import (
    FORMAT,
    dumps,
    from_json,
    item_from_json,
    item_to_json,
    loads,
    to_json,
)
from khronika.model.codes import (
    AT_HOME,
    Certainty,
    EstimateMeasure,
    IncidentType,
    InstrumentData,
    InstrumentKind,
    InstrumentStatus,
    OrganizationKind,
    Role,
    Stance,
    Status,
)
from khronika.model.nouns import (
    About,
    Claim,
    Decision,
    Document,
    Estimate,
    Evidence,
    Incident,
    Instrument,
    Interval,
    Item,
    Organization,
    Person,
    Reader,
    Reading,
)

__all__ = [
    "AT_HOME",
    "FORMAT",
    "About",
    "Certainty",
    "Claim",
    "Decision",
    "Document",
    "Estimate",
    "EstimateMeasure",
    "Evidence",
    "Incident",
    "IncidentType",
    "Instrument",
    "InstrumentData",
    "InstrumentKind",
    "InstrumentStatus",
    "Interval",
    "Item",
    "Organization",
    "OrganizationKind",
    "Person",
    "Reader",
    "Reading",
    "Role",
    "Stance",
    "Status",
    "dumps",
    "from_json",
    "item_from_json",
    "item_to_json",
    "loads",
    "to_json",
]
