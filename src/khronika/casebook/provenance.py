"""Where a document came from: the facts that the custody log seals, and holds the tables against.

They stand in the detail of an entry under their own names. An entry of an earlier version has fewer
of them, and what no entry has is not compared. Lists that nobody reads are sealed by their SHA-256.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from khronika.casebook import chain, models

Facts = Mapping[str, Any]
"""By their names in the log."""

AUTHOR = "author"
"""The one of them that a person may correct, so that the journal may say otherwise later."""
OTHER_TEXTS = "other_texts"
_OF_TEXT = ("extractor", "warnings", "parts", OTHER_TEXTS)
_CALLED = {
    "own_id": "id in the original",
    "media_type": "media type",
    "published_from": "finding place of the day",
    "retrieved": "time of retrieval",
    "added": "time of adding",
    "relations": "list of relations",
    "warnings": "list of warnings",
    "parts": "map of parts",
}
"""What to call facts of which the name does not say it."""
_NAMES = (
    "place",
    "own_id",
    "media_type",
    AUTHOR,
    "published_from",
    "address",
    "retrieved",
    "added",
    "reference",
    "relations",
    *_OF_TEXT,
)


def facts_of(document: models.Document) -> dict[str, Any]:
    """Give the facts of a document as the tables have them now."""
    return {
        "place": document.path,
        "own_id": document.own_id,
        "media_type": document.media_type,
        AUTHOR: document.author,
        "published_from": document.published_from,
        "address": document.address,
        "retrieved": _written(document.retrieved),
        "added": _written(document.added),
        "reference": document.reference,
        "relations": [[one.bond, one.to] for one in document.relations.all()],
        **text_facts_of(document),
    }


def text_facts_of(document: models.Document) -> dict[str, Any]:
    """Give those facts that change when another text of the document is put in use."""
    others = models.OtherText.objects.filter(document=document)
    return {
        **_taken_out(document),
        OTHER_TEXTS: {str(one.number): _taken_out(one) for one in others},
    }


def told(known: Facts, detail: Facts, *, of_text: bool) -> dict[str, Any]:
    """Give the facts that hold after an entry of the log.

    Args:
        known: those that held before.
        detail: of the entry.
        of_text: it is about the texts alone; else it tells all anew.
    """
    kept = {name: fact for name, fact in known.items() if of_text and name not in _OF_TEXT}
    return kept | {name: detail[name] for name in _NAMES if name in detail}


def altered(document: models.Document, sealed: Facts) -> Iterator[str]:
    """Say of each fact of a document, but for its author, that it is not the one sealed."""
    now = facts_of(document)
    for name, fact in sealed.items():
        if name == OTHER_TEXTS:
            yield from _altered_texts(now[name], fact)
        elif name != AUTHOR and comparable(name, fact) != now[name]:
            yield f"its {_CALLED.get(name, name)} is not what the custody log says"


def comparable(name: str, fact: Any) -> Any:
    """Give a fact as it is written today; earlier versions wrote times in any zone."""
    is_time = name in ("retrieved", "added")
    return _written(datetime.fromisoformat(fact)) if is_time and fact else fact


def _altered_texts(now: Facts, sealed: Facts) -> Iterator[str]:
    for number in {**sealed, **now}:
        if sealed.get(number) != now.get(number):
            yield f"what is told of its text {number} is not what the custody log says"


def _taken_out(text: models.Document | models.OtherText) -> dict[str, Any]:
    return {
        "extractor": text.extractor,
        "warnings": text.warnings,
        "parts": chain.digest(chain.canonical(text.parts).encode()) if text.parts else None,
    }


def _written(at: datetime | None) -> str | None:
    return None if at is None else chain.written(at)
