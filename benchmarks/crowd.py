"""A casebook of any size, filled in bulk with invented people and what is said to be done to them.

Every document tells of eight acts against five people, half of them by a body; names recur across
documents as they do in the world: a few people are told of often, most once. The same size makes
the same casebook.
"""

import random
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection, models, transaction

from khronika.casebook import models as tables
from khronika.casebook.rows import PartyKind
from khronika.casebook.searching import catch_up
from khronika.model import (
    Certainty,
    Document,
    IncidentType,
    OrganizationKind,
    Reading,
    Role,
    Stance,
    Status,
    to_json,
)

SYLLABLES = "lan ter quo mir vel sto bri gal hep nor dus fim zay pek ovi har ely kom unt rus"
"""What the names of bodies are made of; as many of them begin alike as in the world."""
ACTS_PER_DOCUMENT = 8
PEOPLE_PER_DOCUMENT = 5
DOCUMENTS_AT_ONCE = 2500

COUNTRIES = [
    "KG",
    "KZ",
    "GE",
    "AM",
    "TR",
    "RS",
    "DE",
    "PL",
    "LT",
    "LV",
    "AE",
    "TH",
    "RU",
    "BY",
    "UZ",
    "TJ",
    "TM",
    "AZ",
    "IR",
    "CN",
    "EG",
    "RW",
]
PUBLISHERS = [f"The Invented Gazette No {number}" for number in range(400)]
GIVEN = [
    "Aliya",
    "Boris",
    "Chinara",
    "Davit",
    "Elnura",
    "Farid",
    "Gulnara",
    "Harun",
    "Iveta",
    "Jaromir",
    "Kamil",
    "Leyla",
]
FAMILY = [
    "Abash",
    "Borot",
    "Chyn",
    "Dolm",
    "Ergen",
    "Faz",
    "Gorel",
    "Hamr",
    "Ilten",
    "Jusk",
    "Kovar",
    "Lomt",
    "Marad",
    "Nazb",
]
CERTAINTIES = {
    Certainty.STATED: 13_440,
    Certainty.ATTRIBUTED: 2_016,
    Certainty.DISPUTED: 541,
    Certainty.RUMOURED: 48,
}
"""How often documents have acts so: of the 16,045 acts in the 3,265 documents of corpus/train."""
SENTENCE = (
    "{name} was taken from a flat in an invented town on {day} and told nothing of the reason."
)


def fill(incidents: int) -> None:
    """Fill the open casebook with so many incidents, and the documents and people they need."""
    with connection.cursor() as cursor:
        # Rows of many tables come at once: their indexes are to be held in memory meanwhile.
        cursor.execute("PRAGMA cache_size = -400000")
    drawn = random.Random(incidents)
    numbers = range(1, incidents // ACTS_PER_DOCUMENT + 1)
    for first in range(0, len(numbers), DOCUMENTS_AT_ONCE):
        made = _Made()
        for number in numbers[first : first + DOCUMENTS_AT_ONCE]:
            made.document(number, drawn)
        with transaction.atomic():
            made.write()
    # Indexed as a casebook is that was made before there was an index.
    tables.SearchState.objects.update(version=0)
    catch_up(lambda _: None)


class _Made:
    """Rows on their way into the tables; ids are given here, so that rows can name each other."""

    def __init__(self) -> None:
        self.originals: list[models.Model] = []
        self.documents: list[models.Model] = []
        self.people: list[models.Model] = []
        self.bodies: list[models.Model] = []
        self.incidents: list[models.Model] = []
        self.claims: list[models.Model] = []
        self.evidence: list[models.Model] = []
        self.targets: list[models.Model] = []
        self.actors: list[models.Model] = []
        self.about: list[models.Model] = []

    def document(self, number: int, drawn: random.Random) -> None:
        """Make a document with all that was read from it."""
        sha256 = f"{number:064x}"
        day = date(2010, 1, 1) + timedelta(days=drawn.randrange(5800))
        names = [_name(drawn) for _ in range(PEOPLE_PER_DOCUMENT)]
        text = " ".join(SENTENCE.format(name=name, day=day) for name in names)
        self.originals.append(tables.Original(sha256=sha256, content=text.encode()))
        self.documents.append(
            tables.Document(
                pk=number,
                original_id=sha256,
                path=f"{number}.txt",
                media_type="text/plain",
                extractor="plain",
                added=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=number),
                own_id=f"invented-{number}",
                title=f"An invented story, No {number}",
                publisher=drawn.choice(PUBLISHERS) if drawn.random() < 0.9 else None,
                published=day,
                language=drawn.choice(("en", "ru")),
                text=text,
                relevant=True,
                reader_name="invented",
                reader_version="1",
                reading=_blank(number),
            )
        )
        self._read_from(number, names, day, drawn)

    def _read_from(
        self, number: int, names: Sequence[str], day: date, drawn: random.Random
    ) -> None:
        item = _numbers(number)
        people = [
            tables.Person(
                **item("p", n),
                party_ptr_id=item("p", n)["id"],
                kind=PartyKind.PERSON.value,
                name=name,
                aliases=[name.split()[1]],
                roles=[Role.TARGET.value],
                citizenship=[drawn.choice(COUNTRIES)],
            )
            for n, name in enumerate(names, start=1)
        ]
        body = _body(item("o", 1), drawn)
        acts = [_act(item("i", n), day, drawn) for n in range(1, ACTS_PER_DOCUMENT + 1)]
        claims = [
            tables.Claim(
                **item("c", n),
                speaker_id=drawn.choice(people).pk,
                stance=drawn.choice(list(Stance)).value,
                direct=True,
                countries=[],
            )
            for n in (1, 2)
        ]
        for party in (*people, body):
            party.write_keys()
        self.people += people
        self.bodies.append(body)
        self.incidents += acts
        self.claims += claims
        for read in (*people, *acts, *claims):
            quote = SENTENCE.format(name=names[0], day=day)
            self.evidence.append(
                tables.Evidence(item_id=read.pk, start=0, end=len(quote), quote=quote)
            )
        suffered, about = tables.Incident.targets.through, tables.Claim.incidents.through
        did = tables.Incident.actors.through
        self.actors += [did(incident_id=act.pk, party_id=body.pk) for act in acts[::2]]
        for act in acts:
            self.targets.append(suffered(incident_id=act.pk, party_id=drawn.choice(people).pk))
        for claim in claims:
            self.about.append(about(claim_id=claim.pk, incident_id=drawn.choice(acts).pk))

    def write(self) -> None:
        """Write everything."""
        for rows in (
            self.originals,
            self.documents,
            self.people,
            self.bodies,
            self.incidents,
            self.claims,
            self.evidence,
            self.targets,
            self.actors,
            self.about,
        ):
            _insert(rows)


def _blank(number: int) -> dict[str, Any]:
    """Make the form of a reading: what was read of the document stands in the tables alone."""
    reading = Reading(document=Document(id=f"invented-{number}", text="."), relevant=True)
    value = to_json(reading)
    del value["document"]["text"]
    return value


def _name(drawn: random.Random) -> str:
    """Draw a name: the lower its number, the more often."""
    number = int(60_000 * drawn.random() ** 2)
    family = (
        FAMILY[number % len(FAMILY)] + "aeiou"[number // 14 % 5] + FAMILY[number // 70 % 14].lower()
    )
    return (
        f"{GIVEN[number % len(GIVEN)]} {family}{'in' if number % 2 else 'ov'}{'a' * (number % 3)}"
    )


def _numbers(document: int) -> Callable[[str, int], dict[str, Any]]:
    """Number the items of a document: ids of the table that no other document has."""
    before = {"p": 0, "i": 20, "c": 40, "o": 60}

    def item(kind: str, number: int) -> dict[str, Any]:
        key = document * 100 + before[kind] + number
        return {
            "id": key,
            "item_ptr_id": key,
            "document_id": document,
            "own_id": f"{kind}{number}",
            "confidence": 0.8,
            "decided": [],
        }

    return item


def _word(drawn: random.Random) -> str:
    return "".join(drawn.choices(SYLLABLES.split(), k=2)).title()


def _body(shared: dict[str, Any], drawn: random.Random) -> tables.Organization:
    return tables.Organization(
        **shared,
        party_ptr_id=shared["id"],
        kind=PartyKind.ORGANIZATION.value,
        name=f"{_word(drawn)} {_word(drawn)} Office",
        aliases=[],
        body=OrganizationKind.STATE_BODY.value,
        country=drawn.choice(COUNTRIES),
    )


def _act(shared: dict[str, Any], day: date, drawn: random.Random) -> models.Model:
    dated = drawn.random() < 0.85
    first = day - timedelta(days=drawn.randrange(400))
    return tables.Incident(
        **shared,
        type=drawn.choice(list(IncidentType)).value,
        host=drawn.choice(COUNTRIES),
        origin=drawn.choice(COUNTRIES),
        status=drawn.choice(list(Status)).value,
        certainty=drawn.choices([*CERTAINTIES], CERTAINTIES.values())[0].value,
        first=first if dated else None,
        last=first + timedelta(days=drawn.randrange(3)) if dated else None,
        when_words="on that day" if dated else None,
        when_text=None if dated else "later",
    )


def _insert(rows: Sequence[models.Model]) -> None:
    """Insert rows of one table, and of those that it extends, which Django does only one by one."""
    if not rows:
        return
    meta = type(rows[0])._meta
    for table in (*reversed(meta.get_parent_list()), type(rows[0])):
        fields = table._meta.local_concrete_fields
        columns = ", ".join(f'"{field.column}"' for field in fields)
        holes = ", ".join(["%s"] * len(fields))
        statement = f'INSERT INTO "{table._meta.db_table}" ({columns}) VALUES ({holes})'
        with connection.cursor() as cursor:
            cursor.executemany(statement, _values(rows, fields))


def _values(
    rows: Iterable[models.Model], fields: Sequence["models.Field[Any, Any]"]
) -> list[list[Any]]:
    return [
        [
            field.get_db_prep_save(field.pre_save(row, add=True), connection=connection)
            for field in fields
        ]
        for row in rows
    ]
