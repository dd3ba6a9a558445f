"""Hits as they are shown: the entries of one page with their rows and the words around them."""

from collections.abc import Mapping, Sequence
from typing import Any

from khronika.casebook import models
from khronika.casebook.assembling import document_id, document_ref, incident_row, item_id
from khronika.casebook.queries import UNREAD, whole_incidents
from khronika.casebook.rows import Review
from khronika.casebook.search.asking import Query
from khronika.casebook.search.page import Kind, SearchHit
from khronika.casebook.search.passages import Passage, marks, snippet


def hits_of(
    query: Query,
    shown: Sequence[int],
    *,
    exact: Sequence[bool],
    scores: Sequence[float | None],
) -> tuple[SearchHit, ...]:
    """Give the hits of these entries, in their order; one that is gone meanwhile is left out."""
    entries = models.SearchEntry.objects.filter(pk__in=shown).values_list("pk", "document", "item")
    made: dict[int, dict[str, Any]] = {}
    places = {item or -document: number for number, document, item in entries}
    for key, hit in (
        *_documents(query, [-key for key in places if key < 0]).items(),
        *_incidents(query, [key for key in places if key > 0]).items(),
        *_people(query, [key for key in places if key > 0]).items(),
    ):
        made[places[key]] = hit
    return tuple(
        SearchHit(
            **made[number],
            title_marks=marks(query, made[number]["title"]),
            exact=is_exact,
            score=score,
        )
        for number, is_exact, score in zip(shown, exact, scores, strict=True)
        if number in made
    )


def _documents(query: Query, keys: Sequence[int]) -> Mapping[int, dict[str, Any]]:
    """Make the hits of documents, by the negative of their keys."""
    return {
        -document.pk: {
            "kind": Kind.DOCUMENT,
            "id": document_id(document.pk),
            "title": document.title or document.own_id,
            "snippet": snippet(query, [Passage(0, document.text)]),
            "document": document_ref(document),
            "review": None,
            "incident": None,
        }
        for document in models.Document.objects.filter(pk__in=keys).defer("reading")
    }


def _incidents(query: Query, keys: Sequence[int]) -> Mapping[int, dict[str, Any]]:
    """Make the hits of incidents among these items."""
    found = whole_incidents(models.Incident.objects.filter(pk__in=keys))
    return {
        incident.pk: {
            **_item(query, incident, Kind.INCIDENT),
            "title": ", ".join(target.name for target in incident.targets.all()),
            "incident": incident_row(incident),
        }
        for incident in found
    }


def _people(query: Query, keys: Sequence[int]) -> Mapping[int, dict[str, Any]]:
    """Make the hits of people among these items."""
    found = models.Person.objects.filter(pk__in=keys).select_related("document").defer(*UNREAD)
    return {
        person.pk: {
            **_item(query, person, Kind.PERSON),
            "title": person.name,
            "incident": None,
        }
        for person in found.prefetch_related("evidence")
    }


def _item(query: Query, item: models.Item, kind: Kind) -> dict[str, Any]:
    passages = [Passage(proof.start, proof.quote) for proof in item.evidence.all()]
    return {
        "kind": kind,
        "id": item_id(item),
        "snippet": snippet(query, passages),
        "document": document_ref(item.document),
        "review": Review(item.review),
    }
