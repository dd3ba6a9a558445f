"""A reader that takes the first two capitalised words for a detained person."""

import re

from khronika.model import (
    Document,
    Evidence,
    Incident,
    IncidentType,
    Person,
    Reader,
    Reading,
    Role,
)


def read_simply(document: Document) -> Reading:
    """Take the first two capitalised words for a detained person."""
    found = re.search(r"[A-Z]\w+ [A-Z]\w+", document.text)
    people: tuple[Person, ...] = ()
    incidents: tuple[Incident, ...] = ()
    if found:
        proof = (Evidence(start=found.start(), end=found.end(), quote=found.group()),)
        people = (Person(id="p1", name=found.group(), roles=(Role.TARGET,), evidence=proof),)
        incidents = (
            Incident(
                id="i1",
                type=IncidentType.DETENTION,
                targets=("p1",),
                host="KG",
                origin="RU",
                when_text="on Tuesday",
                evidence=proof,
            ),
        )
    return Reading(
        document=document,
        relevant=bool(incidents),
        people=people,
        incidents=incidents,
        reader=Reader(name="simple", version="1"),
    )
