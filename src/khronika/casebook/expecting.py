"""What the tables must hold of a document: what its reading says, and the journal after that."""

import json
from collections.abc import Iterable
from typing import Any

from khronika.casebook import models
from khronika.casebook.assembling import document_id
from khronika.casebook.kinds import KINDS
from khronika.casebook.rows import Review
from khronika.casebook.states import DOCUMENT, DOCUMENT_FIELDS, STATE_VERBS, State
from khronika.casebook.undoing import UNDO

States = dict[str, State | None]
"""By ids in the document; `""` is the document's own facts, None an item that is not there."""

SELF = ""

_SAYING = (*STATE_VERBS, UNDO)


def as_read(document: models.Document) -> States:
    """Give the states that the last reading of a document leaves where nothing else was decided.

    No reading tells of the author: the one of the row is given, and held against the custody log by
    whoever verifies.
    """
    value = document.reading
    read: States = {
        item["id"]: {"item": kind.name.value, "review": Review.PROPOSED.value, **item}
        for kind in KINDS.values()
        for item in value[kind.many]
    }
    facts = {name: value["document"].get(name) for name in DOCUMENT_FIELDS}
    return {**read, SELF: {**facts, "item": DOCUMENT, "author": document.author}}


def last_states(document: models.Document) -> States:
    """Give what the journal says last of what was changed in a document."""
    here = document_id(document.pk)
    found = models.Change.objects.filter(subject__startswith=here, payload__isnull=False)
    return dict(_said(found.filter(verb__in=_SAYING), here))


def _said(changes: Iterable[models.Change], here: str) -> Iterable[tuple[str, State | None]]:
    for change in changes:
        document, _, own_id = change.subject.partition(".")
        said = json.loads(change.payload or "")
        if document == here and says_state(change.verb, said):
            yield own_id, said["after"]


def says_state(verb: str, said: dict[str, Any]) -> bool:
    """Tell whether a change says what stands in the tables now."""
    states = [state for state in (said["before"], said["after"]) if state is not None]
    return verb in _SAYING and all(isinstance(s, dict) and "item" in s for s in states)


def same(one: State | None, other: State | None) -> bool:
    """Tell whether two states mean the same: the order of ids means nothing."""
    return _comparable(one) == _comparable(other)


def differing(one: State, other: State) -> tuple[str, ...]:
    """Name the fields in which two states of an item mean something else."""
    this, that = _comparable(one) or {}, _comparable(other) or {}
    return tuple(sorted(name for name in {**this, **that} if this.get(name) != that.get(name)))


def _comparable(state: State | None) -> State | None:
    if state is None:
        return None
    return {name: _sorted(part) for name, part in state.items() if part is not None}


def _sorted(part: Any) -> Any:
    if isinstance(part, dict):
        return {name: _sorted(inner) for name, inner in part.items()}
    if isinstance(part, list) and all(isinstance(one, str) for one in part):
        return sorted(part)
    return part
