"""A case laid full of canaries, for files that must not sing. Everybody and everything is invented.

Miron Polozkov's case stands in three documents. Around him stand people whom only a court may see:
read, rejected, named in a phrase, in a by-line, in a caption, in an address, or by no reading at
all; and what leads to the page that names them.
"""

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
)
from khronika.resolution import Verdict
from quoting import proof

CODER = "otterkeeper"
REASON = "Щеголихина просила, см. otterreason"
DAY = Interval(first=date(2025, 5, 3), last=date(2025, 5, 3), text="3 мая 2025 года")

PAPER = """Мирона Полозкова задержали 3 мая 2025 года в Кара-Балте, на улице Тюльпанной, 17.
Рядом была его сестра Жанна Щеголихина: Щеголи\u0301хиной не дали зайти,
Жанночку увели; звоните +996 555 123 456.
«Его никто не задерживал», — сказали в ведомстве.
Сосед Тимур Джаксыбаев видел это, Савелия Кравца тоже увели.
Защищает Полозкова адвокат Айгерим Токтосунова.
И. П. Сидельник написал на @dinarakern и zhanna.schegolihina@mail.example.
Подпись: на снимке Ж. Щеголихина и Юсуф Хайруллоев
(файл Shchegolikhina_IMG_0017.jpg), фото Зарема Кульбаева.
По словам ЩЕГОЛИХИНОЙ, Щеголи-
хина и Кравцы уехали; подробности: https://lantern.example/2025/05/zhanna-shchegolikhina-arrest"""

WIRE = """Miron Polozkov was put on a flight from Bishkek on May 9, 2025,
said his lawyer Aigerim Toktosunova.
Polozkov's mother Nina Igorevna and Zhanna Shchegolikhina's neighbours
waited; the Khairulloevs, too.
Photo by Zarema Kulbayeva: Schtschegolichina with J. Khayrulloev
at Tulip Street 17 in Kara-Balta."""

_TITLES = ("Щеголихина: брата задержали в Кара-Балте", "Polozkov flown out, Shchegolikhina says")


def _person(text: str, own_id: str, name: str, role: Role, quote: str, *aliases: str) -> Person:
    evidence = proof(text, quote)
    return Person(id=own_id, name=name, aliases=aliases, roles=(role,), evidence=evidence)


READINGS = (
    Reading(
        document=Document(
            id="shchegolikhina-post",
            text=PAPER,
            title=_TITLES[0],
            publisher="Канал Заремы Кульбаевой",
            published=date(2025, 5, 4),
            language="ru",
        ),
        relevant=True,
        reader=Reader(name="khronika, Кульбаева", version="0.1.0"),
        people=(
            _person(PAPER, "p1", "Мирон Полозков", Role.TARGET, "Мирона Полозкова"),
            _person(PAPER, "p2", "сестра Жанна Щеголихина", Role.RELATIVE, "Жанна Щеголихина"),
            _person(PAPER, "p3", "Айгерим Токтосунова", Role.LAWYER, "Айгерим Токтосунова"),
            _person(PAPER, "p4", "Юсуф Хайруллоев", Role.OTHER, "Юсуф Хайруллоев", "юсуф"),
            _person(PAPER, "p5", "Савелий Кравец", Role.OFFICIAL, "Савелия Кравца"),
        ),
        organizations=(
            Organization(
                id="o1",
                name="ведомство Жанны Щеголихиной",
                kind=OrganizationKind.STATE_BODY,
                country="Кара-Балта, Тюльпанная 17",
                evidence=proof(PAPER, "в ведомстве"),
            ),
        ),
        incidents=(
            Incident(
                id="i1",
                type=IncidentType.DETENTION,
                targets=("p1", "p2"),
                host="Кара-Балта, Тюльпанная 17",
                origin="RU",
                actors=("o1",),
                when=DAY,
                certainty=Certainty.DISPUTED,
                charge=None,
                evidence=proof(PAPER, PAPER),
            ),
        ),
        claims=(
            Claim(
                id="c1",
                speaker="p2",
                about=About(incidents=("i1",)),
                evidence=proof(PAPER, "Щеголи\u0301хиной не дали зайти"),
            ),
        ),
    ),
    Reading(
        document=Document(
            id="wire",
            text=WIRE,
            title=_TITLES[1],
            publisher="Steppe Courier",
            published=date(2025, 5, 10),
            language="en-x-polozkov",
        ),
        relevant=True,
        reader=Reader(name="khronika", version="0.1.0"),
        people=(
            _person(WIRE, "p1", "Miron Polozkov", Role.TARGET, "Miron Polozkov"),
            _person(WIRE, "p2", "Aigerim Toktosunova", Role.LAWYER, "Aigerim Toktosunova"),
        ),
        incidents=(
            Incident(
                id="i1",
                type=IncidentType.DEPORTATION,
                targets=("p1",),
                host="KG",
                origin="RU",
                when=Interval(first=date(2025, 5, 9), last=date(2025, 5, 9), text="on May 9, 2025"),
                evidence=proof(WIRE, WIRE),
            ),
        ),
    ),
)

OF_NOBODY_TO_NAME = (
    *("щеголи", "жанн", "shchegol", "schegol", "schtschegol", "zhanna", "хайрулло", "khayrullo"),
    *("khairullo", "юсуф", "савели", "кравц", "джаксыбаев", "тимур", "сидельник"),
    *("кульбаев", "kulbay", "зарем", "zarema", "igorevna", "dinarakern", "555 123"),
    *("mail.example", "lantern.example", "img_0017", CODER, "otterreason"),
)
"""What no partner may read, in whatever form: beginnings of words, in small letters."""

OF_NO_PUBLIC = (
    *OF_NOBODY_TO_NAME,
    *("полозков", "polozkov", "мирон", "miron", "токтосун", "toktosun", "айгерим", "aigerim"),
    *("балт", "balta", "тюльпан", "tulip", "bishkek", "бишкек", "steppe", "ведомств", "канал"),
    *("3 мая", "3 may", "9 мая", "9 may", "2025-05-0", "03.05", "d1.", "d2.", "text/plain"),
    *("flight", "задержал", "khronika 0.1", "снимке", "photo"),
)
"""What nobody may read in public, besides."""


def fill(casebook: Casebook) -> list[str]:
    """Put the story into an empty casebook, and review it; give hashes of the originals."""
    hashes = []
    for n, reading in enumerate(READINGS, 1):
        content = reading.document.text.encode()
        hashes.append(hashlib.sha256(content).hexdigest())
        casebook.add(
            Captured(
                document=reading.document,
                content=content,
                sha256=hashes[-1],
                path=f"Щеголихина_{n}.txt",
                media_type="text/plain",
                extractor="plain text",
                author="Зарема Кульбаева" if n == 1 else "Zarema Kulbayeva and Staff",
                address="https://lantern.example/"
                + (
                    "%D0%A9%D0%B5%D0%B3%D0%BE%D0%BB%D0%B8%D1%85%D0%B8%D0%BD%D0%B0"
                    if n == 1
                    else "polozkov"
                ),
                retrieved=datetime(2025, 5, 11, 12, tzinfo=UTC),
            ),
            reading,
        )
        case = casebook.standing(f"d{n}")
        for item in (*case.people, *case.organizations, *case.incidents, *case.claims):
            if (n, item.id) == (1, "p5"):
                casebook.reviewing.reject("d1.p5", why=REASON, by=CODER)
            else:
                casebook.reviewing.accept(f"d{n}.{item.id}", by=CODER)
    casebook.reviewing.note("d1.i1", REASON, by=CODER)
    casebook.judging.judge("d1.p1", "d2.p1", Verdict.SAME, by=CODER, why=REASON)
    return hashes
