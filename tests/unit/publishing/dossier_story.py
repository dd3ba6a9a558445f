"""A small case about invented people, for dossiers: three documents, two of them reviewed."""

import hashlib
from datetime import UTC, date, datetime

from khronika.capture import Captured
from khronika.casebook import Casebook
from khronika.model import (
    About,
    Certainty,
    Claim,
    Document,
    Incident,
    IncidentType,
    Interval,
    Organization,
    OrganizationKind,
    Person,
    Reader,
    Reading,
    Role,
    Stance,
    Status,
)
from khronika.resolution import Verdict
from quoting import proof

WIRE = (
    "Police in Bishkek detained Ruslan Ovcharuk on May 3. "
    "His sister Zhanna Shchegolikhina was beside him. "
    '"He was never detained," said the Interior Ministry. '
    "His lawyer is Aigerim Toktosunova. "
    "A court may hand him over for fakes about the army."
)
POST = (
    "Руслана Овчарука задержали в Бишкеке 4 мая. "
    "Об этом рассказала Жанна Щеголихина. "
    "Её мужа, Юсуфа Хайруллоева, тоже искали."
)
RUMOUR = "Ruslan Ovcharuk was put on a plane to Moscow, a channel writes."


def _day(year: int, month: int, day: int, text: str) -> Interval:
    return Interval(first=date(year, month, day), last=date(year, month, day), text=text)


READER = Reader(name="khronika", version="0.1.0")

READINGS = (
    Reading(
        document=Document(
            id="ovcharuk-wire",
            text=WIRE,
            title="Ruslan Ovcharuk detained, sister Shchegolikhina says",
            publisher="Ala-Too Wire",
            published=date(2025, 5, 5),
            language="en",
        ),
        relevant=True,
        reader=READER,
        people=(
            Person(
                id="p1",
                name="Ruslan Ovcharuk",
                aliases=("Ovcharuk",),
                roles=(Role.TARGET,),
                citizenship=("RU",),
                evidence=proof(WIRE, "Ruslan Ovcharuk"),
            ),
            Person(
                id="p2",
                name="Zhanna Shchegolikhina",
                roles=(Role.RELATIVE,),
                evidence=proof(WIRE, "Zhanna Shchegolikhina"),
            ),
            Person(
                id="p3",
                name="Aigerim Toktosunova",
                roles=(Role.LAWYER,),
                evidence=proof(WIRE, "Aigerim Toktosunova"),
            ),
        ),
        organizations=(
            Organization(
                id="o1",
                name="Interior Ministry",
                kind=OrganizationKind.STATE_BODY,
                country="KG",
                evidence=proof(WIRE, "Interior Ministry"),
            ),
            Organization(
                id="o2",
                name="Police in Bishkek",
                kind=OrganizationKind.POLICE,
                country="KG",
                evidence=proof(WIRE, "Police in Bishkek"),
            ),
        ),
        incidents=(
            Incident(
                id="i1",
                type=IncidentType.DETENTION,
                targets=("p1",),
                host="KG",
                origin="RU",
                actors=("o2",),
                when=_day(2025, 5, 3, "on May 3"),
                certainty=Certainty.DISPUTED,
                evidence=proof(WIRE, "Police in Bishkek detained Ruslan Ovcharuk on May 3."),
            ),
            Incident(
                id="i2",
                type=IncidentType.EXTRADITION,
                targets=("p1",),
                host="KG",
                origin="RU",
                status=Status.THREATENED,
                when_text="some day",
                charge=None,
                evidence=proof(WIRE, "A court may hand him over for fakes about the army."),
            ),
        ),
        claims=(
            Claim(
                id="c1",
                speaker="o1",
                stance=Stance.DENIES,
                direct=True,
                about=About(incidents=("i1",)),
                evidence=proof(WIRE, '"He was never detained," said the Interior Ministry.'),
            ),
        ),
    ),
    Reading(
        document=Document(
            id="post",
            text=POST,
            title="Пост Жанны Щеголихиной",
            publisher="Канал Щеголихиной",
            published=date(2025, 5, 6),
            language="ru",
        ),
        relevant=True,
        reader=READER,
        people=(
            Person(
                id="p1",
                name="Руслан Овчарук",
                roles=(Role.TARGET,),
                evidence=proof(POST, "Руслана Овчарука"),
            ),
            Person(
                id="p2",
                name="Жанна Щеголихина",
                roles=(Role.RELATIVE,),
                evidence=proof(POST, "Жанна Щеголихина"),
            ),
            Person(
                id="p3",
                name="Юсуф Хайруллоев",
                roles=(Role.OTHER,),
                evidence=proof(POST, "Юсуфа Хайруллоева"),
            ),
        ),
        incidents=(
            Incident(
                id="i1",
                type=IncidentType.DETENTION,
                targets=("p1",),
                host="KG",
                origin="RU",
                when=_day(2025, 5, 4, "4 мая"),
                certainty=Certainty.ATTRIBUTED,
                evidence=proof(POST, POST),
            ),
        ),
        claims=(
            Claim(
                id="c1",
                speaker="p2",
                about=About(incidents=("i1",)),
                evidence=proof(POST, "Об этом рассказала Жанна Щеголихина."),
            ),
        ),
    ),
    Reading(
        document=Document(id="rumour", text=RUMOUR, published=date(2025, 5, 9), language="en"),
        relevant=True,
        reader=READER,
        people=(
            Person(
                id="p1",
                name="Ruslan Ovcharuk",
                aliases=("Rusya Unreviewed",),
                roles=(Role.TARGET,),
                evidence=proof(RUMOUR, "Ruslan Ovcharuk"),
            ),
        ),
        incidents=(
            Incident(
                id="i1",
                type=IncidentType.DEPORTATION,
                targets=("p1",),
                host="KG",
                origin="RU",
                certainty=Certainty.RUMOURED,
                evidence=proof(RUMOUR, RUMOUR),
            ),
        ),
    ),
)
PRIVATE_FORMS = (
    *("Zhanna", "Shchegolikhina", "Жанна", "Жанны", "Щеголихин", "Юсуф", "Хайруллоев"),
    *("Khayrulloev", "Khairulloyev", "Schegolihina"),
)
"""How the two people are written who are nobody's business but a court's."""


def fill(casebook: Casebook) -> None:
    """Put the story into an empty casebook, and review the first two documents."""
    for n, reading in enumerate(READINGS, 1):
        content = reading.document.text.encode()
        outcome = casebook.add(
            Captured(
                document=reading.document,
                content=content,
                sha256=hashlib.sha256(content).hexdigest(),
                path="Shchegolikhina.txt",
                media_type="text/plain",
                extractor="plain text",
                author="Щеголихина Ж." if n == 2 else None,
                address="https://news.example/zhanna-shchegolikhina" if n == 1 else None,
                retrieved=datetime(2025, 5, 7, 12, tzinfo=UTC) if n == 1 else None,
            ),
            reading,
        )
        assert outcome == "added"
    for document in ("d1", "d2"):
        case = casebook.standing(document)
        for kind in (case.people, case.organizations, case.incidents, case.claims):
            for item in kind:
                casebook.reviewing.accept(f"{document}.{item.id}", by="vera")
    for one, other in (("d1.p1", "d2.p1"), ("d1.p1", "d3.p1"), ("d1.i1", "d2.i1")):
        casebook.judging.judge(one, other, Verdict.SAME, by="oleg")
    casebook.judging.judge("d1.p2", "d2.p2", Verdict.SAME, by="oleg")
