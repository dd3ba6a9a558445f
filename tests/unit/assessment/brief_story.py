"""A casebook of two invented documents about people in Kyrgyzstan whom Russia pursues."""

import hashlib
from datetime import date
from pathlib import Path

from cheaply import prepared
from khronika.capture import Captured
from khronika.casebook import Casebook
from khronika.model import (
    About,
    Claim,
    Document,
    Incident,
    IncidentType,
    Interval,
    Person,
    Reader,
    Reading,
    Role,
    Stance,
)
from quoting import proof

PASSPHRASE = "three patient cranes"

TEXT = (
    "Pavel Ushmarin was detained in Bishkek on 3 June 2024. He is charged under Article 280.3 of "
    "Russia's Criminal Code. On 6 June 2024 he was deported to Russia. "
    "Gleb Tarusin, a deserter, was detained in Osh on 20 June 2024. "
    "His mother in Saratov was questioned by police. "
    "Pyotr Ilnitsky was detained in Almaty on 1 May 2024 at the request of Uzbekistan. "
    "Russians should move on, advised Aida Bekova, a lawyer. "
    "Kyrgyzstan is safe, said an official, Azamat Dyikanov."
)


def day(text: str) -> Interval:
    return Interval(first=date.fromisoformat(text), last=date.fromisoformat(text), text=text)


def person(number: int, name: str, role: Role = Role.TARGET) -> Person:
    return Person(id=f"p{number}", name=name, roles=(role,), evidence=proof(TEXT, name))


def act(number: int, kind: IncidentType, target: str, words: str, **fields: object) -> Incident:
    where = {"host": "KG", "origin": "RU", **fields}
    return Incident(
        id=f"i{number}", type=kind, targets=(target,), evidence=proof(TEXT, words), **where
    )


_T = IncidentType

READING = Reading(
    document=Document(
        id="invented",
        text=TEXT,
        title="People taken in Kyrgyzstan",
        publisher="The Invented Courier",
        published=date(2024, 6, 25),
        language="en",
    ),
    relevant=True,
    people=(
        person(1, "Pavel Ushmarin"),
        person(2, "Gleb Tarusin"),
        person(3, "Pyotr Ilnitsky"),
        person(4, "Aida Bekova", Role.LAWYER),
        person(5, "Azamat Dyikanov", Role.OFFICIAL),
    ),
    incidents=(
        act(
            1, _T.DETENTION, "p1", "was detained in Bishkek on 3 June 2024", when=day("2024-06-03")
        ),
        act(
            2,
            _T.PROSECUTION,
            "p1",
            "charged under Article 280.3 of Russia's Criminal Code",
            host="RU",
        ),
        act(3, _T.DEPORTATION, "p1", "he was deported to Russia", when=day("2024-06-06")),
        act(
            4,
            _T.DETENTION,
            "p2",
            "Gleb Tarusin, a deserter, was detained in Osh",
            when=day("2024-06-20"),
        ),
        act(
            5, _T.PROXY_PRESSURE, "p2", "His mother in Saratov was questioned by police", host="RU"
        ),
        act(6, _T.DETENTION, "p3", "detained in Almaty on 1 May 2024", host="KZ", origin="UZ"),
    ),
    claims=(
        Claim(
            id="c1",
            speaker="p4",
            stance=Stance.ADVISES,
            direct=False,
            about=About(countries=("KG",)),
            evidence=proof(TEXT, "Russians should move on, advised Aida Bekova, a lawyer."),
        ),
        Claim(
            id="c2",
            speaker="p5",
            stance=Stance.ASSERTS,
            direct=False,
            about=About(countries=("KG",)),
            evidence=proof(TEXT, "Kyrgyzstan is safe, said an official"),
        ),
    ),
    reader=Reader(name="simple", version="1"),
)


def captured(reading: Reading) -> Captured:
    original = reading.document.text.encode()
    return Captured(
        document=reading.document,
        content=original,
        sha256=hashlib.sha256(original).hexdigest(),
        media_type="text/plain",
        extractor="plain",
        path="invented.txt",
    )


def make(directory: Path) -> Path:
    """Make a closed casebook of it, cheaply keyed."""
    with Casebook.open(prepared(directory), PASSPHRASE, create=True) as casebook:
        casebook.add(captured(READING), READING)
    return directory
