"""A reader that takes the first two capitalised words for a detained person; a passphrase."""

import re
from concurrent.futures import Future
from typing import Self

from khronika import reading
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

PASSPHRASE = "seven quiet herons"


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


class SimpleReaders:
    """Reads in this process, one document after the other, whatever `khronika.reading.read` is."""

    ahead = 2

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        pass

    def prepare(self) -> None:
        pass

    def submit(self, document: Document) -> Future[Reading]:
        future: Future[Reading] = Future()
        try:
            future.set_result(reading.read(document))
        except Exception as error:  # noqa: BLE001 (the future raises it)
            future.set_exception(error)
        return future
