"""Finding what was altered past the journal.

Three things are looked at: that the links of the chain follow from each other; that each payload
is the one that was sealed, or was destroyed by an erasure that says so; and that what stands in
the tables is what the journal says last.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from khronika.casebook import chain, models
from khronika.casebook.assembling import document_id
from khronika.casebook.kinds import KINDS
from khronika.casebook.rows import Review, Tampering
from khronika.casebook.states import (
    DOCUMENT,
    DOCUMENT_FIELDS,
    STATE_VERBS,
    State,
    document_state,
    states_of,
)
from khronika.casebook.undoing import UNDO


@dataclass
class _Said:
    """What the journal says last, as far as its changes are the ones that were sealed."""

    hashes: dict[str, dict[str, str]] = field(default_factory=dict)
    """Of the bytes, the text and the reading of each document, by its id."""
    states: dict[str, dict[str, State | None]] = field(default_factory=lambda: defaultdict(dict))
    """Of each changed item by the id of its document and its own; `""` is the document itself."""
    emptied: dict[int, int] = field(default_factory=dict)
    """The number of the erasure by each change that it says it emptied."""

    def hear(self, change: models.Change) -> None:
        """Take in a change whose payload is the one that was sealed."""
        said = json.loads(change.payload or "")
        here, _, own_id = change.subject.partition(".")
        if change.verb == "erase":
            self.emptied.update(dict.fromkeys(said["after"]["changes"], change.number))
        elif change.verb == "read":
            self.hashes[here] = said["after"]
        elif change.verb in (*STATE_VERBS, UNDO):
            states = [state for state in (said["before"], said["after"]) if state is not None]
            if all(isinstance(state, dict) and "item" in state for state in states):
                self.states[here][own_id] = said["after"]


def verify(noted: str | None) -> list[Tampering]:
    """Give everything that does not hold; see `Journal.verify`."""
    said = _Said()
    return [*_of_chain(said, noted), *_of_documents(said), *_of_items(said)]


def _of_chain(said: _Said, noted: str | None) -> Iterator[Tampering]:
    links, previous, expected = {chain.FIRST}, chain.FIRST, 1
    empty: dict[int, int | None] = {}
    for change in models.Change.objects.iterator():
        where = f"change {change.number}"
        if change.number != expected:
            yield Tampering(where=where, what=f"change {expected} is missing before it")
        if _link(previous, change) != change.link:
            yield Tampering(where=where, what="its link does not follow from the change before it")
        if change.payload is None or change.salt is None:
            empty[change.number] = change.erased_by
        elif chain.seal(bytes(change.salt), change.payload) != change.seal:
            yield Tampering(where=where, what="what it says is not what was sealed")
        else:
            said.hear(change)
        links.add(change.link)
        previous, expected = change.link, change.number + 1
    for number, erasure in empty.items():
        if said.emptied.get(number) != erasure:
            what = "it is empty, and no erasure says that it emptied it"
            yield Tampering(where=f"change {number}", what=what)
    if noted is not None and noted not in links:
        what = "it does not hold the noted link: it was cut or made anew"
        yield Tampering(where="the chain", what=what)


def _link(previous: str, change: models.Change) -> str:
    return chain.link(
        previous,
        number=change.number,
        at=change.at,
        verb=change.verb,
        subject=change.subject,
        seal=change.seal,
    )


def _of_documents(said: _Said) -> Iterator[Tampering]:
    known = dict(said.hashes)
    for document in models.Document.objects.select_related("original").iterator():
        where = document_id(document.pk)
        hashes = known.pop(where, None)
        if hashes is None:
            yield Tampering(where=where, what="the journal does not know this document")
            continue
        now = chain.document_state(
            original=bytes(document.original.content),
            text=document.text,
            reading=document.reading,
        )
        for part, hashed in now.items():
            if hashes[part] != hashed:
                yield Tampering(where=where, what=f"its {part} is not what the journal says")
    for where in known:
        yield Tampering(where=where, what="the journal knows this document, but it is gone")


def _of_items(said: _Said) -> Iterator[Tampering]:
    for document in models.Document.objects.iterator():
        here = document_id(document.pk)
        if chain.digest(chain.canonical(document.reading).encode()) != said.hashes.get(
            here, {}
        ).get("reading"):
            continue  # told already, and no measure for its items
        expected = _as_read(document) | said.states.get(here, {})
        now: dict[str, State] = {**states_of(document), "": document_state(document)}
        for own_id in {**expected, **now}:
            where = f"{here}.{own_id}" if own_id else here
            if own_id not in now:
                if expected[own_id] is not None:
                    yield Tampering(where=where, what="it is gone, and the journal knows of it")
            elif expected.get(own_id) is None:
                yield Tampering(where=where, what="nothing in the journal put it there")
            elif _comparable(expected[own_id]) != _comparable(now[own_id]):
                yield Tampering(where=where, what="it is not what the journal says last")


def _as_read(document: models.Document) -> dict[str, State | None]:
    """Give the states that the reading of a document left, before any person decided."""
    value = document.reading
    read: dict[str, State | None] = {
        item["id"]: {"item": kind.name.value, "review": Review.PROPOSED.value, **item}
        for kind in KINDS.values()
        for item in value[kind.many]
    }
    facts = {name: value["document"].get(name) for name in DOCUMENT_FIELDS}
    return {**read, "": {**facts, "item": DOCUMENT, "author": document.author}}


def _comparable(state: State | None) -> State:
    """Give a state so that two of the same meaning are equal: the order of ids means nothing."""
    return {name: _sorted(part) for name, part in (state or {}).items() if part is not None}


def _sorted(part: Any) -> Any:
    if isinstance(part, dict):
        return {name: _sorted(inner) for name, inner in part.items()}
    if isinstance(part, list) and all(isinstance(one, str) for one in part):
        return sorted(part)
    return part
