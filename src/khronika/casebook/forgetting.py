"""Taking one person out of one document: its text, readings, items and facts.

The name is blocked letter by letter, so that every offset holds and every quote stays the text at
its offsets. What only tells of the person goes: the person's own item, incidents that hit nobody
else, what the person says. From the rest the person is taken out.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from typing import Any

from django.db.models import Model

from khronika.casebook import models
from khronika.casebook.kinds import KINDS
from khronika.casebook.standing import everything, reading_of
from khronika.casebook.states import codings_of
from khronika.casebook.taking import whole
from khronika.casebook.texts import others_of, texts_of
from khronika.casebook.writing import Items
from khronika.model import (
    Claim,
    Estimate,
    Evidence,
    Incident,
    Item,
    Organization,
    Person,
    Reading,
    to_json,
)
from khronika.resolution.names.mentions import BLOCK, Mentions

FACTS = ("own_id", "path", "title", "author", "publisher", "address", "reference", "published_from")
"""Columns of a document that may name somebody, beside its text and readings."""

_IN_WORDS: Mapping[type[Model], Sequence[str]] = {
    models.Party: ("name", "aliases"),
    models.Incident: ("charge", "when_text"),
    models.Instrument: ("when_text",),
    models.Estimate: ("when_text",),
}
"""Columns of items that hold words of people; whatever else is text there is a code or a quote."""

_LETTER = re.compile(r"\w")

_POINTERS = ("id", "evidence", "speaker", "targets", "actors", "by", "about")
_COUNTRIES = (
    "host",
    "origin",
    "country",
    "citizenship",
    "parties",
    "from_country",
    "to_country",
)
_NO_WORDS = frozenset({*_POINTERS, *_COUNTRIES})
"""Fields of items that hold ids, codes of countries or quotes, which are cut anew."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person as one document names them."""

    document: models.Document
    mentions: Mentions
    people: frozenset[str]
    """Ids in the document of the items that are the person."""
    text: str | None = None
    """The blocked text that a reading is of; None where it is the one in use."""

    def blocked(self, text: str) -> str:
        """Give a text of this document without the person."""
        return self.mentions.blocked(text, here=True)

    def text_blocked(self) -> str:
        """Give the text in use without the person.

        In one that nobody could read the name may stand in a writing that is not known: where it
        is not found, all words go.
        """
        text = self.document.text
        blocked = self.blocked(text)
        is_found = self.document.unread is None or blocked != text
        return blocked if is_found else _LETTER.sub(BLOCK, text)


def named_in(
    document: models.Document,
    mentions: Mentions,
    names: Iterable[str],
    *,
    own: AbstractSet[str] = frozenset(),
    others: AbstractSet[str] = frozenset(),
    in_items: bool = False,
) -> Named | None:
    """Find a person in a document; None where they do not stand in it.

    Args:
        document: any document.
        mentions: the person, by all their names.
        names: the same names.
        own: ids of items of this document that are known to be the person.
        others: ids of items that were judged to be somebody else, whatever their name.
        in_items: whether one of its items is known to name the person.
    """
    if not (own or in_items or any(mentions.stand_in(text) for text in _texts(document))):
        return None
    people = [noun for noun, _ in everything(document) if isinstance(noun, Person)]
    same = [
        one
        for one in people
        if one.id in own or (one.id not in others and mentions.is_called(one.name))
    ]
    beside = [one for one in people if one not in same]
    local = Mentions(
        [*names, *(name for one in same for name in (one.name, *one.aliases))],
        [name for one in beside for name in (one.name, *one.aliases)],
    )
    return Named(document, local, frozenset(one.id for one in same))


def named_in_items(mentions: Mentions) -> set[int]:
    """Give the numbers of the documents of which an item names a person, in its own words.

    All items are gone through once: to put together those of each document takes a hundred times
    as long, and most documents do not name whoever is looked for.
    """
    found: set[int] = set()
    for table, columns in _IN_WORDS.items():
        rows = table._default_manager.order_by().values_list("document_id", *columns)  # noqa: SLF001 (Django's own interface)
        for number, *values in rows.iterator():
            if number not in found and any(map(mentions.stand_in, strings_in(values))):
                found.add(number)
    return found


def is_namesakes(
    document: models.Document,
    mentions: Mentions,
    *,
    own: AbstractSet[str],
    others: AbstractSet[str],
) -> bool:
    """Tell whether a document is about somebody else of the person's own name.

    That is so where it has an item of this name that was judged to be somebody else, and none that
    is known to be the person: every mention is taken for that other one's. Somebody else of another
    name, such as a brother, leaves nothing of the document out. Arguments are those of `named_in`.
    """
    return not own and any(
        isinstance(noun, Person) and noun.id in others and mentions.is_called(noun.name)
        for noun, _ in (everything(document) if others else ())
    )


def _texts(document: models.Document) -> Iterator[str]:
    """Give what may name somebody in a document, beside its items."""
    yield from texts_of(document).values()
    yield from (getattr(document, name) or "" for name in FACTS)
    for coding in codings_of(document):
        yield from strings_in([coding.coder, coding.reading, coding.draft])


def strings_in(value: Any) -> Iterator[str]:
    """Give the texts of a JSON value, one by one."""
    match value:
        case str():
            yield value
        case list():
            for one in value:
                yield from strings_in(one)
        case dict():
            yield from strings_in(list(value.values()))


def apart(blocked: str, others: Container[str]) -> str:
    """Give a blocked text that is none of some others: two forms of a name may leave the same."""
    while blocked in others:
        blocked += BLOCK
    return blocked


def forget(named: Named) -> set[str]:
    """Take the person out of a document's row and items; give the ids of the items that went.

    The originals, the journal and other tables are not looked at here.
    """
    document = named.document
    stood = list(everything(document))
    texts = texts_of(document)
    earlier = [
        (one, whole(document, one.reading, texts[one.text_number]))
        for one in document.earlier_readings.all()
    ]
    last = whole(document, document.reading)
    codings = [
        (one, [value and whole(document, value) for value in (one.reading, one.draft)])
        for one in codings_of(document)
    ]
    text = named.text_blocked()
    for name in FACTS:
        value = getattr(document, name)
        setattr(document, name, value if value is None else named.blocked(value))
    document.parts = _in_json(named, document.parts)
    document.warnings = _in_json(named, document.warnings)
    document.text = text
    document.reading = _reading_json(named, last, named.people)
    document.save()
    for one, reading in earlier:
        read = replace(named, text=named.blocked(texts[one.text_number]))
        one.reading = _reading_json(read, reading, named.people)
        one.save()
    for other in others_of(document):
        other.text = named.blocked(other.text)
        other.parts, other.warnings = (_in_json(named, x) for x in (other.parts, other.warnings))
        other.save()
    for coding, coded in codings:
        others = {one.coder for one, _ in codings if one is not coding}
        coding.coder = apart(named.blocked(coding.coder), others)
        coding.reading, coding.draft = (
            reading and _reading_json(named, reading, frozenset()) for reading in coded
        )
        coding.save()
    kept = without({noun.id: noun for noun, _ in stood}, named)
    items = Items(document)
    for noun, review in stood:
        if noun.id in kept:
            items.put(kept[noun.id], review)
    items.prove()
    gone = [noun.id for noun, _ in stood if noun.id not in kept]
    items.remove(gone)
    return set(gone)


def without(nouns: Mapping[str, Item], named: Named) -> dict[str, Item]:
    """Give what stays of some items when the person is taken out, each in its kind's order."""
    kept: dict[str, Item] = {}
    for own_id, noun in nouns.items():
        stays = _without_person(noun, named.people)
        if stays is not None:
            kept[own_id] = _in_noun(named, stays)
    return {own_id: _without_gone(noun, kept.keys()) for own_id, noun in kept.items()}


def _without_person(noun: Item, people: frozenset[str]) -> Item | None:
    match noun:
        case Person() if noun.id in people:
            return None
        case Incident() if set(noun.targets) <= people:
            return None
        case Incident():
            return replace(
                noun, targets=_less(noun.targets, people), actors=_less(noun.actors, people)
            )
        case Claim() if noun.speaker in people:
            return None
        case Estimate():
            return replace(noun, by=_less(noun.by, people))
        case _:
            return noun


def _without_gone(noun: Item, kept: Iterable[str]) -> Item:
    if not isinstance(noun, Claim):
        return noun
    known = set(kept)
    about = replace(
        noun.about, incidents=tuple(one for one in noun.about.incidents if one in known)
    )
    return replace(noun, about=about)


def _less(ids: tuple[str, ...], people: frozenset[str]) -> tuple[str, ...]:
    return tuple(one for one in ids if one not in people)


def _in_noun(named: Named, noun: Item) -> Item:
    """Block the person in every text of an item; its quotes are cut anew."""
    changed: dict[str, Any] = {}
    for field in fields(noun):
        if field.name not in _NO_WORDS:
            changed[field.name] = _in_value(named, getattr(noun, field.name))
    if isinstance(noun, Person | Organization):
        changed["aliases"] = tuple(one for one in changed["aliases"] if _says_something(one))
    text = named.document.text if named.text is None else named.text
    changed["evidence"] = tuple(
        Evidence(start=one.start, end=one.end, quote=text[one.start : one.end])
        for one in noun.evidence
    )
    return replace(noun, **changed)


def _says_something(text: str) -> bool:
    return BLOCK not in text or any(map(str.isalpha, text))


def _in_value(named: Named, value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value
    if isinstance(value, str):
        return named.blocked(value)
    if isinstance(value, tuple):
        return tuple(_in_value(named, one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {part.name: _in_value(named, getattr(value, part.name)) for part in fields(value)}
        return type(value)(**parts)
    return value


def _in_json(named: Named, value: Any) -> Any:
    if isinstance(value, str):
        return named.blocked(value)
    if isinstance(value, list):
        return [_in_json(named, one) for one in value]
    if isinstance(value, dict):
        return {name: _in_json(named, one) for name, one in value.items()}
    return value


def _reading_json(named: Named, reading: Reading, people: frozenset[str]) -> dict[str, Any]:
    """Give a kept reading without the person, whose document is blocked already.

    `people` are the items that are known to be the person; others are told by their names.
    """
    nouns = {noun.id: noun for kind in KINDS.values() for noun in getattr(reading, kind.many)}
    same = people | {
        noun.id
        for noun in nouns.values()
        if isinstance(noun, Person) and named.mentions.is_called(noun.name)
    }
    kept = without(nouns, replace(named, people=frozenset(same)))
    said = replace(
        reading_of(named.document, kept.values()),
        relevant=reading.relevant,
        reader=reading.reader,
        document=replace(
            reading.document,
            text=named.document.text if named.text is None else named.text,
            **{
                name: _in_value(named, getattr(reading.document, name))
                for name in ("id", "title", "publisher")
            },
        ),
    )
    value = to_json(said)
    del value["document"]["text"]
    return value
