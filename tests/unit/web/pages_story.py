"""Two small documents about invented people; the first one's words are hostile to a page."""

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

PATHS = [
    "/",
    "/incidents",
    "/countries",
    "/countries/GE",
    "/countries/GE/acts?kind=detention",
    "/countries/GE/voices?stance=denies",
    "/sources",
    "/instruments",
    "/brief",
    "/instruments/GE",
    "/instruments/kz-kg-ru-data-2020",
    "/people",
    "/documents",
    "/documents/d1",
    "/incidents/d1.i1",
    "/acts/d1.i1",
    "/people/d1.p1",
    "/judge",
    "/judge/d1.p1/d2.p1",
    "/search",
    "/graph",
    "/graph/d1",
    "/graph/d2.p1",
    "/search?country=GE",
    "/cases",
    "/cases/d1.p1",
    "/coding",
    "/organizations",
    "/organizations/d1.o1",
    "/organizations/d1.o1/all-done",
    "/history",
    "/history?of=d1",
    "/review/d1/facts",
]
"""A page of each kind."""

PASSPHRASE = "nine patient storks"
SCRIPT = "<script>alert('x')</script>"
NAME = 'Oksana "Ksana" <b>Dreval</b>'

HOSTILE = (
    f"{SCRIPT}\n\n"
    f"{NAME} was detained in Tbilisi on 3 May 2024. She was later put on a flight to Minsk.\r\n\r\n"
    "{{ settings.SECRET_KEY }} {% debug %} &lt;kept&gt; said the Lantern & Sons Bureau: "
    "\"><img src=x onerror=alert(1)> 'she fears nothing'.\n\n"
    "Belarus and Georgia have an extradition treaty. At least 1,200 people left."
)

PLAIN = "Oksana Dreval was refused a residence permit in Georgia in March 2023, her lawyer said."


HOSTILE_READING = Reading(
    document=Document(
        id="hostile",
        text=HOSTILE,
        title=f"Title {SCRIPT}",
        publisher="Lantern & Sons <i>Bureau</i>",
        published=date(2024, 5, 10),
        language="en",
    ),
    relevant=True,
    people=(
        Person(
            id="p1",
            name=NAME,
            aliases=("Oksana Dreval", "Оксана Древаль"),
            roles=(Role.TARGET,),
            citizenship=("BY",),
            evidence=proof(HOSTILE, NAME),
            confidence=0.9,
            decided=(Decision(field="name", by=f"full name {SCRIPT}"),),
        ),
    ),
    organizations=(
        Organization(
            id="o1",
            name="Lantern & Sons Bureau",
            kind=OrganizationKind.NGO,
            country="GE",
            evidence=proof(HOSTILE, "Lantern & Sons Bureau"),
            confidence=0.7,
        ),
    ),
    incidents=(
        Incident(
            id="i1",
            type=IncidentType.DETENTION,
            targets=("p1",),
            host="GE",
            origin="BY",
            when=Interval(first=date(2024, 5, 3), last=date(2024, 5, 3), text="on 3 May 2024"),
            charge=f"insulting {SCRIPT}",
            max_years=5,
            evidence=proof(HOSTILE, f"{NAME} was detained in Tbilisi on 3 May 2024."),
            confidence=0.8,
            decided=(Decision(field="when", by="day, month and year"),),
        ),
        Incident(
            id="i2",
            type=IncidentType.DEPORTATION,
            targets=("p1",),
            host="GE",
            origin="BY",
            actors=("o1",),
            when_text="later",
            certainty=Certainty.DISPUTED,
            evidence=proof(HOSTILE, "She was later put on a flight to Minsk."),
            confidence=0.6,
        ),
    ),
    claims=(
        Claim(
            id="c1",
            speaker="o1",
            stance=Stance.FEARS,
            direct=True,
            about=About(incidents=("i1",), instruments=("n1",), countries=("BY",)),
            evidence=proof(HOSTILE, HOSTILE[HOSTILE.index("{{") : HOSTILE.index("\n\nBelarus")]),
            confidence=0.5,
        ),
    ),
    instruments=(
        Instrument(
            id="n1",
            kind=InstrumentKind.EXTRADITION_TREATY,
            parties=("BY", "GE"),
            data=(InstrumentData.WANTED,),
            evidence=proof(HOSTILE, "Belarus and Georgia have an extradition treaty."),
            confidence=0.9,
        ),
    ),
    estimates=(
        Estimate(
            id="e1",
            measure=EstimateMeasure.EMIGRANTS,
            from_country="BY",
            low=1200,
            by=("o1",),
            evidence=proof(HOSTILE, "At least 1,200 people left."),
            confidence=0.9,
        ),
    ),
    reader=Reader(name="test", version="1"),
)

PLAIN_READING = Reading(
    document=Document(id="plain", text=PLAIN, language="en"),
    relevant=True,
    people=(
        Person(id="p1", name="Oksana Dreval", roles=(Role.TARGET,), confidence=0.9),
        Person(id="p2", name="her lawyer", roles=(Role.LAWYER,), confidence=0.9),
    ),
    incidents=(
        Incident(
            id="i1",
            type=IncidentType.RESIDENCE_REFUSAL,
            targets=("p1",),
            host="GE",
            when=Interval(first=date(2023, 3, 1), last=date(2023, 3, 31), text="in March 2023"),
            evidence=proof(PLAIN, PLAIN),
        ),
    ),
    claims=(Claim(id="c1", speaker="p1", evidence=proof(PLAIN, PLAIN), confidence=0.9),),
    reader=Reader(name="test", version="1"),
)


def captured(reading: Reading) -> Captured:
    """The document of a reading as capture would give it."""
    content = f"{reading.document.id}\n{reading.document.text}".encode()
    return Captured(
        path=f"{reading.document.id}.txt",
        document=reading.document,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        media_type="text/plain",
        extractor="plain",
    )


def retitled(own_id: str, reading: Reading) -> Reading:
    """The same reading as another document."""
    return replace(reading, document=replace(reading.document, id=own_id))
