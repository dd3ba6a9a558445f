"""A small story about invented people, as a document and its reading."""

import hashlib
from dataclasses import replace
from datetime import date

from khronika.capture import Captured
from khronika.model import (
    About,
    Certainty,
    Claim,
    Decision,
    Document,
    Estimate,
    EstimateMeasure,
    Incident,
    IncidentType,
    Instrument,
    InstrumentData,
    InstrumentKind,
    Interval,
    Organization,
    OrganizationKind,
    Person,
    Reader,
    Reading,
    Role,
    Stance,
)
from quoting import proof

PASSPHRASE = "seven quiet herons"

TEXT = (
    "Georgia's border police turned back Ruslan Ovcharuk at Tbilisi airport on May 3. "
    "His brother Timofei Ovcharuk was detained in Yerevan some time later. "
    '"I fear for both," said Zlata Birkavs of the Lantern Committee. '
    "A data agreement between Armenia and Russia is in force. "
    "Some 4,000 people fled to Georgia."
)


READING = Reading(
    document=Document(
        id="borders",
        text=TEXT,
        title="Two brothers",
        publisher="The Lantern",
        published=date(2024, 5, 10),
        language="en",
    ),
    relevant=True,
    people=(
        Person(
            id="p1",
            name="Ruslan Ovcharuk",
            aliases=("Ovcharuk", "Руслан Овчарук"),
            roles=(Role.TARGET,),
            citizenship=("RU",),
            evidence=proof(TEXT, "Ruslan Ovcharuk"),
            confidence=0.9,
            decided=(Decision(field="name", by="full name"),),
        ),
        Person(id="p2", name="Timofei Ovcharuk", evidence=proof(TEXT, "Timofei Ovcharuk")),
        Person(
            id="p3",
            name="Zlata Birkavs",
            roles=(Role.EXPERT,),
            evidence=proof(TEXT, "Zlata Birkavs"),
        ),
    ),
    organizations=(
        Organization(
            id="o1",
            name="Georgia's border police",
            kind=OrganizationKind.POLICE,
            country="GE",
            evidence=proof(TEXT, "Georgia's border police"),
        ),
        Organization(id="o2", name="the Lantern Committee", kind=OrganizationKind.NGO),
    ),
    incidents=(
        Incident(
            id="i1",
            type=IncidentType.DETENTION,
            targets=("p2",),
            host="AM",
            origin="RU",
            when_text="some time later",
            certainty=Certainty.ATTRIBUTED,
            evidence=proof(
                TEXT, "His brother Timofei Ovcharuk was detained in Yerevan some time later."
            ),
        ),
        Incident(
            id="i2",
            type=IncidentType.ENTRY_REFUSAL,
            targets=("p1",),
            host="GE",
            origin="RU",
            actors=("o1",),
            when=Interval(first=date(2024, 5, 3), last=date(2024, 5, 3), text="on May 3"),
            confidence=0.75,
            decided=(Decision(field="when", by="month and day"),),
            evidence=proof(TEXT, TEXT[: TEXT.index(" His brother")]),
        ),
    ),
    claims=(
        Claim(
            id="c1",
            speaker="p3",
            stance=Stance.FEARS,
            direct=True,
            about=About(incidents=("i1", "i2"), instruments=("n1",), countries=("GE",)),
            evidence=proof(TEXT, '"I fear for both," said Zlata Birkavs of the Lantern Committee.'),
        ),
    ),
    instruments=(
        Instrument(
            id="n1",
            kind=InstrumentKind.DATA_EXCHANGE_AGREEMENT,
            parties=("AM", "RU"),
            data=(InstrumentData.WANTED,),
            evidence=proof(TEXT, "A data agreement between Armenia and Russia is in force."),
        ),
    ),
    estimates=(
        Estimate(
            id="e1",
            measure=EstimateMeasure.EMIGRANTS,
            to_country="GE",
            low=4000,
            high=4000,
            by=("o2",),
            evidence=proof(TEXT, "Some 4,000 people fled to Georgia."),
        ),
    ),
    reader=Reader(name="by hand", version="1"),
)


def captured(reading: Reading, *, path: str = "borders.txt") -> Captured:
    """The document of a reading as capture would give it, its bytes made unique by its id."""
    content = f"{reading.document.id}\n{reading.document.text}".encode()
    return Captured(
        path=path,
        document=reading.document,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        media_type="text/plain",
        extractor="plain",
        author="A. Correspondent",
    )


def retitled(own_id: str, reading: Reading = READING, **document: object) -> Reading:
    """The same reading as another document."""
    return replace(reading, document=replace(reading.document, id=own_id, **document))
