"""The state of an item or a document: the flat JSON value that the journal keeps of it.

    item       {"item": kind, "review": …, and all fields of the item as in a reading}
    document   {"item": "document", and the facts that a person may correct}

None stands for an item that is not there.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from khronika.casebook import chain, models
from khronika.casebook.kinds import KINDS, Kind, kind_of
from khronika.casebook.rows import ItemKind, Review
from khronika.casebook.standing import everything, reading_of
from khronika.casebook.writing import Items
from khronika.errors import MalformedReading
from khronika.model import Item, Reading, from_json, item_from_json, item_to_json, to_json

State = dict[str, Any]

READ = "read"
"""The verb whose `before` and `after` are hashes of a document, as `hashes_of` gives them."""
HOLD = "hold"
"""The verb of a document that was kept and could not be read; its `after` are such hashes, too."""
REREAD = "reread"
"""The verb that tells where the tables hold other than a new reading says."""
ERASE = "erase"
"""The verb of a tombstone; its `after` lists the changes that it emptied."""
RESEAL = "reseal"
"""The verb whose `after` are the hashes of a document after an erasure."""
ASSIGN, CODE, WITHDRAW = "assign", "code", "withdraw"
"""Verbs of double coding; their `after` are the hashes of the document, its codings among them."""
ALLOW, ASK, ANSWER, KEEP = "allow", "ask", "answer", "keep"
"""Verbs of the network: what a person allows it, what is asked of it, what came of that, and the
hash of what is kept of it."""
TEXTS_READ = "order of texts"
WHY_UNREAD = "reason why it was not read"
"""Those of these hashes that earlier versions did not keep."""
HASH_VERBS = (READ, HOLD, RESEAL, ASSIGN, CODE, WITHDRAW)
REDACT = "redact"
"""The verb that tells what stands in the place of what an erasure changed."""
DECISIONS = ("accept", "correct", "respan", "reject", "add")
RATE, GRADE = "rate", "grade"
"""Verbs of how far a publisher and a telling are trusted."""
FOLLOW, UNFOLLOW = "follow", "unfollow"
"""Verbs of a source that is followed, or no longer."""
MACHINE_VERBS = (*HASH_VERBS, REREAD, REDACT, ERASE, ALLOW, ASK, ANSWER, KEEP, FOLLOW, UNFOLLOW)
"""Verbs that decide nothing about what an item says."""
STATE_VERBS = (*DECISIONS, REREAD, REDACT)
"""Verbs whose `before` and `after` are states."""

DOCUMENT = "document"
DOCUMENT_FIELDS = ("title", "author", "publisher", "published", "language", "relevant")


def state_of(noun: Item, review: Review) -> State:
    """Give the state of an item."""
    return {"item": kind_of(noun).name.value, "review": review.value, **item_to_json(noun)}


def states_of(document: models.Document, *own_ids: str) -> dict[str, State]:
    """Give the states of all items of a document, or of those named, by their ids in it."""
    return {noun.id: state_of(noun, review) for noun, review in everything(document, *own_ids)}


def codings_of(document: models.Document) -> QuerySet[models.Coding]:
    """Give the codings of a document, handed in or not."""
    return models.Coding.objects.filter(document=document)


def hashes_of(document: models.Document) -> dict[str, str]:
    """Give the hashes of a document's bytes, text and readings, which the journal keeps."""
    earlier = list(document.earlier_readings.all())
    return {
        **chain.document_state(
            original=bytes(document.original.content),
            text=document.text,
            reading=document.reading,
            earlier=[one.reading for one in earlier],
            codings=[[coding.coder, coding.reading] for coding in codings_of(document)],
        ),
        TEXTS_READ: chain.numbers([*(one.text_number for one in earlier), document.text_number]),
        WHY_UNREAD: chain.digest((document.unread or "").encode()),
    }


def document_state(document: models.Document) -> State:
    """Give the state of a document's own facts."""
    facts = {name: getattr(document, name) for name in DOCUMENT_FIELDS}
    return {
        "item": DOCUMENT,
        **{name: f.isoformat() if isinstance(f, date) else f for name, f in facts.items()},
    }


def set_facts(document: models.Document, state: State) -> None:
    """Put a document's own facts into its row, which is not saved here."""
    for name in DOCUMENT_FIELDS:
        setattr(document, name, state[name])


def kind_in(state: State) -> Kind:
    """Give the kind of item that a state is of."""
    return KINDS[ItemKind(state["item"])]


def checked(document: models.Document, states: Mapping[str, State]) -> Reading:
    """Make the reading that a document would have with these states.

    Raises:
        MalformedReading: something in it cannot be; the path begins with the id of an item.
    """
    standing = [state for state in states.values() if state["review"] != Review.REJECTED]
    known = {state["id"] for state in standing}
    value = to_json(reading_of(document, ()))
    for state in standing:
        value[kind_in(state).many].append(_within(state, known))
    try:
        return from_json(value)
    except MalformedReading as error:
        raise _by_id(error, value) from error


def apply(document: models.Document, own_id: str, state: State | None) -> None:
    """Bring the tables to the state of one item."""
    items = Items(document)
    if state is None:
        items.remove([own_id])
    else:
        noun = item_from_json(kind_in(state).noun, _item(state))
        items.put(noun, Review(state["review"]))
        items.prove()


def pointing_to(states: Mapping[str, State], own_id: str) -> list[str]:
    """Give the ids of the standing items that cannot be without this one."""
    return [
        state["id"]
        for state in states.values()
        if state["review"] != Review.REJECTED and own_id in _needed(state)
    ]


def mentioning(states: Mapping[str, State], own_id: str) -> list[str]:
    """Give the ids of all items that point to this one in any way."""
    return [state["id"] for state in states.values() if own_id in pointed_to(state)]


def pointed_to(state: State) -> set[str]:
    """Give the ids that an item points to in any way."""
    return _needed(state) | {one for name in _ABOUT for one in _about(state)[name]}


def known_only(state: State, states: Mapping[str, State]) -> State:
    """Let an item bear on nothing that is not there any more, rejected or not."""
    if "about" not in state:
        return state
    kept = {name: [one for one in _about(state)[name] if one in states] for name in _ABOUT}
    return {**state, "about": {**state["about"], **kept}}


def _needed(state: State) -> set[str]:
    many = (*state.get("targets", ()), *state.get("actors", ()), *state.get("by", ()))
    return {*many, state["speaker"]} if "speaker" in state else set(many)


def _about(state: State) -> Mapping[str, list[str]]:
    about: Mapping[str, list[str]] = state.get("about", {})
    return {name: about.get(name, []) for name in _ABOUT}


def _item(state: State) -> State:
    return {name: part for name, part in state.items() if name not in ("item", "review")}


def _within(state: State, known: set[str]) -> State:
    """Give an item as in a reading; what a claim bears on is left out where it does not stand."""
    item = _item(state)
    if "about" in item:
        kept = {name: [i for i in _about(item)[name] if i in known] for name in _ABOUT}
        item["about"] = {**item["about"], **kept}
    return item


_ABOUT = ("incidents", "instruments")


def _by_id(error: MalformedReading, value: Mapping[str, Any]) -> MalformedReading:
    """Name the item at fault by its id, not by where it stands in a list."""
    many, bracket, rest = error.field.partition("[")
    if not bracket or many not in value:
        return error
    number, _, field = rest.partition("]")
    return MalformedReading(f"{value[many][int(number)]['id']}{field}", error.problem)
