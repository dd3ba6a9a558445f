"""Writing a document, its incidents and its people into the index."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from django.db import connection, transaction
from django.db.models import F

from khronika.casebook import models
from khronika.casebook.rows import Review
from khronika.casebook.search.facets import encode
from khronika.casebook.search.page import Kind
from khronika.casebook.search.words import sounds, terms, words
from khronika.model import IncidentType
from khronika.resources import load
from khronika.resources.vocabulary import label

VERSION = 1
"""Raise it when words get other terms or entries other values: casebooks are then indexed anew."""

_BREAK = "_"
"""Stands between two texts, so that no phrase reaches over; no word of a text is written so."""
_PUT = "INSERT OR REPLACE INTO casebook_search (rowid, lemmas, others, sounds) VALUES (%s,%s,%s,%s)"
_CHANGING = ("first", "last", "values", "stamp", "version")
_OF_ACTS = frozenset({"country", "host", "origin", "act", "status"})
"""Facets that a document and a person have from their incidents."""

Values = frozenset[tuple[str, str]]
"""Pairs of a facet and a value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one entry is found by."""

    item: models.Item | None
    """The incident or person; None for the document itself."""
    texts: tuple[str, ...]
    names: tuple[str, ...] = ()
    """Texts whose every word is one of a name, however it is written."""
    values: Values
    days: tuple[int, int] | None
    """First and last, as `date.toordinal` counts them."""


def index(document: models.Document) -> None:
    """Write a document and all that was read from it as it now stands, in one transaction.

    What was written before is replaced; entries of what is there no more are removed.
    """
    with transaction.atomic(savepoint=False):
        models.SearchState.objects.update(changed=F("changed") + 1)
        stamp = models.SearchState.objects.values_list("changed", flat=True).get()
        before = models.SearchEntry.objects.filter(document=document).values_list("item_id", "pk")
        old: dict[int | None, int] = dict(before)
        everything = list(found_by(document))
        numbers = _numbers({value for found in everything for value in found.values})
        entries = [
            models.SearchEntry(
                pk=old.pop(found.item.pk if found.item else None, None),
                document=document,
                item_id=found.item.pk if found.item else None,
                first=found.days[0] if found.days else None,
                last=found.days[1] if found.days else None,
                values=encode(numbers[value] for value in found.values),
                stamp=stamp,
                version=VERSION,
            )
            for found in everything
        ]
        _save(entries)
        with connection.cursor() as cursor:
            cursor.executemany(
                _PUT,
                [
                    (entry.pk, *columns(found))
                    for entry, found in zip(entries, everything, strict=True)
                ],
            )
        if old:
            models.SearchEntry.objects.filter(pk__in=old.values()).delete()


def _save(entries: Sequence[models.SearchEntry]) -> None:
    table = models.SearchEntry.objects
    table.bulk_create(entry for entry in entries if entry.pk is None)
    table.bulk_create(
        (entry for entry in entries if entry.pk is not None),
        update_conflicts=True,
        unique_fields=["pk"],
        update_fields=_CHANGING,
    )


def found_by(document: models.Document) -> Iterator[Found]:
    """Say by what a document, its incidents and its people are to be found."""
    of_document = models.Incident.objects.filter(document=document)
    incidents = [
        _incident(incident, document)
        for incident in of_document.prefetch_related("evidence", "targets", "actors")
    ]
    yield from incidents
    incidents = [one for one in incidents if ("review", Review.REJECTED.value) not in one.values]
    yield _document(document, incidents)
    for person in models.Person.objects.filter(document=document).prefetch_related("suffered"):
        hit = {incident.pk for incident in person.suffered.all()}
        yield _person(
            person, document, [one for one in incidents if one.item and one.item.pk in hit]
        )


def _document(document: models.Document, incidents: Iterable[Found]) -> Found:
    day = document.published
    return Found(
        item=None,
        texts=(document.title or "", document.text),
        values=_source(document, Kind.DOCUMENT)
        | _gathered(incidents, _OF_ACTS | {"review"})
        | ({("year", str(day.year))} if day else set()),
        days=(day.toordinal(), day.toordinal()) if day else None,
    )


def _incident(incident: models.Incident, document: models.Document) -> Found:
    parties = [*incident.targets.all(), *incident.actors.all()]
    act = IncidentType(incident.type)
    places = [
        (facet, code)
        for facet, code in (("host", incident.host), ("origin", incident.origin))
        if code is not None
    ]
    values = {
        *places,
        *(("country", code) for _, code in places),
        ("act", act.value),
        ("status", incident.status),
        ("review", incident.review),
    }
    days = None
    if incident.first is not None and incident.last is not None:
        days = (incident.first.toordinal(), incident.last.toordinal())
        values |= {
            ("year", str(year)) for year in range(incident.first.year, incident.last.year + 1)
        }
    return Found(
        item=incident,
        texts=(
            *(proof.quote for proof in incident.evidence.all()),
            *filter(None, (incident.charge, incident.when_words, incident.when_text)),
            label(act, "en"),
            label(act, "ru"),
            *(name for _, code in places for name in country_names().get(code, ())),
        ),
        names=tuple(party.name for party in parties),
        values=_source(document, Kind.INCIDENT) | values,
        days=days,
    )


def _person(person: models.Person, document: models.Document, incidents: Iterable[Found]) -> Found:
    days = [one.days for one in incidents if one.days is not None]
    return Found(
        item=person,
        texts=(),
        names=(person.name, *person.aliases),
        values=_source(document, Kind.PERSON)
        | _gathered(incidents, _OF_ACTS | {"year"})
        | {("review", person.review)},
        days=(min(first for first, _ in days), max(last for _, last in days)) if days else None,
    )


def _source(document: models.Document, kind: Kind) -> Values:
    known = {"kind": kind.value, "language": document.language, "source": document.publisher}
    return frozenset((facet, value) for facet, value in known.items() if value)


def _gathered(incidents: Iterable[Found], facets: Iterable[str]) -> Values:
    return frozenset(value for one in incidents for value in one.values if value[0] in facets)


@cache
def country_names() -> dict[str, tuple[str, ...]]:
    """Give the usual name of each country in English and in Russian, by its code."""
    return {
        country["code"]: tuple(country[language]["names"][0] for language in ("en", "ru"))
        for country in load("places/countries.yaml")
    }


def columns(found: Found) -> tuple[str, str, str]:
    """Give the three columns of the index: dictionary forms, other forms, sounds of names."""
    lemmas: list[str] = []
    others: list[str] = []
    heard: list[str] = []
    for text in (*found.texts, *found.names):
        is_name = text in found.names
        for word in words(text):
            known = terms(word.written)
            if known is not None:
                lemmas.append(known.lemma)
                others.extend(known.others)
                heard.extend(sounds(word.written) if is_name else known.sounds)
        lemmas.append(_BREAK)
    return " ".join(lemmas), " ".join(others), " ".join(heard)


def _numbers(values: set[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """Give the ids of values; those that are not there yet are made."""
    asked = models.SearchValue.objects.filter(value__in={value for _, value in values})
    known = {(row.facet, row.value): row.pk for row in asked}
    missing = sorted(values - known.keys())
    if missing:
        made = models.SearchValue.objects.bulk_create(
            models.SearchValue(facet=facet, value=value) for facet, value in missing
        )
        known.update({(row.facet, row.value): row.pk for row in made})
    return known
