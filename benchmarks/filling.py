"""Writing many documents straight into the tables and the index of an open casebook."""

# Django's models can be imported only once a casebook is open.

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from many_documents import ACTS, COUNTRIES, STATUSES, Made

PUBLISHERS = [f"Invented Outlet {number}" for number in range(300)]
BATCH = 5_000
"""Documents of one transaction."""

Row = dict[str, Any]


def fill(documents: Iterable[Made]) -> int:
    """Write documents, each with its people and their incidents; give the number of entries."""
    from django.db import transaction

    filling = _Filling()
    batch: list[Made] = []
    for made in documents:
        batch.append(made)
        if len(batch) == BATCH:
            with transaction.atomic():
                filling.write(batch)
            batch = []
    with transaction.atomic():
        filling.write(batch)
        filling.finish()
    return filling.entries


class _Filling:
    """What was written so far."""

    def __init__(self) -> None:
        from khronika.casebook.search.page import FACETS

        self.documents = self.items = self.entries = 0
        self.values: dict[tuple[str, str], int] = {}
        self.rows: dict[str, list[Row]] = defaultdict(list)
        self.facets = FACETS

    def write(self, batch: Sequence[Made]) -> None:
        for made in batch:
            self._document(made)
        from khronika.casebook import models

        for name in ("Original", "Document", "Item", "Party", "Person", "Incident", "Evidence"):
            _insert(getattr(models, name), self.rows.pop(name, []))
        _insert(models.Incident.targets.through, self.rows.pop("targets", []))
        _insert(models.SearchEntry, self.rows.pop("SearchEntry", []))
        _index(self.rows.pop("words", []))

    def finish(self) -> None:
        """Write the values, and say that the index is whole."""
        from khronika.casebook import models
        from khronika.casebook.search.indexing import VERSION

        models.SearchValue.objects.bulk_create(
            models.SearchValue(pk=number, facet=facet, value=value)
            for (facet, value), number in self.values.items()
        )
        models.SearchState.objects.update(version=VERSION, changed=1)

    def _document(self, made: Made) -> None:
        self.documents += 1
        number = self.documents
        text = " ".join(made.sentences)
        publisher = PUBLISHERS[number % len(PUBLISHERS)]
        title = made.sentences[0]
        sha256 = f"{number:064x}"
        self.rows["Original"].append({"sha256": sha256, "content": b"made"})
        self.rows["Document"].append(
            {
                "id": number,
                "original_id": sha256,
                "path": f"{number}.txt",
                "media_type": "text/plain",
                "extractor": "plain",
                "added": "2026-11-26 00:00:00",
                "own_id": str(number),
                "title": title,
                "publisher": publisher,
                "published": made.day.isoformat(),
                "language": made.language,
                "text": text,
                "relevant": True,
                "reading": "{}",
            }
        )
        source = {("language", made.language), ("source", publisher)}
        gathered: set[tuple[str, str]] = set()
        start = 0
        for place, name in enumerate(made.names):
            quote = made.sentences[place]
            person = self._item(number, f"p{place}", start + quote.index(name), name)
            self.rows["Party"].append(
                {"item_ptr_id": person, "kind": "person", "name": name, "aliases": "[]"}
            )
            self.rows["Person"].append({"party_ptr_id": person, "roles": "[]", "citizenship": "[]"})
            act = self._incident(number, place, start, quote, person, made)
            gathered |= act
            self._entry(number, person, act | source | {("kind", "person")}, made, [name])
            start += len(quote) + 1
        year = {("year", str(made.day.year)), ("kind", "document")}
        self._entry(number, None, gathered | source | year, made, [title, *made.sentences])

    def _incident(
        self, number: int, place: int, start: int, quote: str, person: int, made: Made
    ) -> set[tuple[str, str]]:
        from khronika.casebook.search.indexing import country_names
        from khronika.model import IncidentType
        from khronika.resources.vocabulary import label

        key = number * 7 + place * 3
        act, status = ACTS[key % len(ACTS)], STATUSES[key % len(STATUSES)]
        host, origin = COUNTRIES[key % 14], COUNTRIES[(key // 14) % 14]
        incident = self._item(number, f"i{place}", start, quote)
        self.rows["Incident"].append(
            {
                "item_ptr_id": incident,
                "type": act,
                "host": host,
                "origin": origin,
                "status": status,
                "certainty": "stated",
                "first": made.day.isoformat(),
                "last": made.day.isoformat(),
                "when_words": "that day",
            }
        )
        self.rows["targets"].append({"incident_id": incident, "party_id": person})
        values = {
            ("act", act),
            ("status", status),
            ("host", host),
            ("origin", origin),
            ("country", host),
            ("country", origin),
            ("review", "proposed"),
        }
        labels = (label(IncidentType(act), "en"), label(IncidentType(act), "ru"))
        places = (*country_names()[host], *country_names()[origin])
        of_entry = values | {
            ("kind", "incident"),
            ("year", str(made.day.year)),
            ("language", made.language),
            ("source", PUBLISHERS[number % len(PUBLISHERS)]),
        }
        self._entry(number, incident, of_entry, made, [quote, *labels, *places])
        return values

    def _item(self, document: int, own_id: str, start: int, quote: str) -> int:
        self.items += 1
        self.rows["Item"].append(
            {"id": self.items, "document_id": document, "own_id": own_id, "decided": "[]"}
        )
        self.rows["Evidence"].append(
            {"item_id": self.items, "start": start, "end": start + len(quote), "quote": quote}
        )
        return self.items

    def _entry(
        self,
        document: int,
        item: int | None,
        values: set[tuple[str, str]],
        made: Made,
        texts: list[str],
    ) -> None:
        from khronika.casebook.search.facets import encode
        from khronika.casebook.search.indexing import VERSION

        self.entries += 1
        self.rows["SearchEntry"].append(
            {
                "id": self.entries,
                "document_id": document,
                "item_id": item,
                "first": made.day.toordinal(),
                "last": made.day.toordinal(),
                "values": encode(
                    self.values.setdefault(value, len(self.values) + 1) for value in values
                ),
                "stamp": 1,
                "version": VERSION,
            }
        )
        self.rows["words"].append({"id": self.entries, "texts": texts})


def _insert(table: Any, rows: Sequence[Row]) -> None:
    """Insert rows whose values are as the database keeps them; what they leave out is default."""
    from django.db import connection

    if not rows:
        return
    fields = table._meta.local_concrete_fields
    given = [field for field in fields if field.attname in rows[0] or not field.primary_key]
    defaults = {
        field.attname: json.dumps(value) if isinstance(value, list | dict) else value
        for field in given
        if (value := field.get_default()) is not None or field.null
    }
    names = [connection.ops.quote_name(field.column) for field in given]
    marks = ", ".join(["%s"] * len(names))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table._meta.db_table} ({', '.join(names)}) VALUES ({marks})",
            [[row.get(f.attname, defaults.get(f.attname)) for f in given] for row in rows],
        )


def _index(entries: Sequence[Row]) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO casebook_search (rowid, lemmas, others, sounds) VALUES (%s, %s, %s, %s)",
            [(entry["id"], *_columns(entry["texts"])) for entry in entries],
        )


def _columns(texts: Sequence[str]) -> list[str]:
    return [" ".join(parts) for parts in zip(*map(_columns_of, texts), strict=True)]


@cache
def _columns_of(text: str) -> tuple[str, str, str]:
    """Give the terms of a sentence as the program makes them; most stand in many texts."""
    from khronika.casebook.search.indexing import Found, columns

    return columns(Found(item=None, texts=(text,), values=frozenset(), days=None))
