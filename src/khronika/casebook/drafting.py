"""A blind sheet being filled in: what the coder added so far, kept in the casebook until handed in.

The draft is a reading of its own beside the items, which nobody but its coder is shown. It is no
decision: the journal tells of it when it is handed in, once.
"""

from collections.abc import Callable, Mapping
from copy import copy
from pathlib import Path

from django.db import transaction

from khronika.casebook import models
from khronika.casebook.assembling import document_id
from khronika.casebook.coding import Coding, assigned_to
from khronika.casebook.faults import told_plainly
from khronika.casebook.finding import find_document, not_found
from khronika.casebook.kinds import KINDS
from khronika.casebook.reviewing import Spans, cut, refusal, refuse_pointed, refuse_unseen
from khronika.casebook.rows import DocumentCase, ItemKind, Review
from khronika.casebook.sheet_rows import case_of
from khronika.casebook.states import State, checked, kind_in, known_only, mentioning, state_of
from khronika.casebook.taking import whole
from khronika.casebook.values import with_values
from khronika.errors import ChangeRefused, MalformedReading
from khronika.model import Reading, from_json, to_json

MOST_UNDONE = 100
"""Changes of a sheet that can be taken back, the last ones."""

_States = dict[str, State]


class Drafting:
    """The sheets of the open casebook that are being coded: `Casebook.drafting`.

    Every method may raise NotInCasebook, where an id names nothing, and ChangeRefused, where the
    document is not assigned to the coder or was handed in, or a change makes no sense as asked.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def sheet(self, document: str, *, by: str) -> DocumentCase:
        """Give the document with nothing but what the coder added."""
        with told_plainly(self._directory):
            found, coding = _open(document, by)
            return case_of(found, _draft(found, coding))

    def add(
        self,
        document: str,
        kind: ItemKind,
        values: Mapping[str, object],
        spans: Spans,
        *,
        by: str,
    ) -> str:
        """Add an item, and give its id; takes what `Reviewing.add` takes."""

        def added(found: models.Document, states: _States) -> str:
            own_id = _free(kind, states)
            blank: State = {"item": kind.value, "review": Review.ADDED.value, "id": own_id}
            state = with_values(KINDS[kind], blank, document, values)
            states[own_id] = {**state, "evidence": cut(found.text, spans)}
            return own_id

        return f"{document}.{self._change(document, by, added)}"

    def correct(
        self,
        row_id: str,
        changes: Mapping[str, object],
        *,
        by: str,
        was: Mapping[str, object] = {},
    ) -> None:
        """Give fields of an item other values; takes what `Reviewing.correct` takes."""
        document, _, own_id = row_id.partition(".")

        def corrected(found: models.Document, states: _States) -> str:
            state = _state(row_id, states)
            refuse_unseen(found, state, was)
            states[own_id] = with_values(kind_in(state), state, document, changes)
            return own_id

        self._change(document, by, corrected)

    def respan(self, row_id: str, spans: Spans, *, by: str, was: Mapping[str, object] = {}) -> None:
        """Let an item rest on other words; takes what `Reviewing.respan` takes."""
        document, _, own_id = row_id.partition(".")

        def respanned(found: models.Document, states: _States) -> str:
            state = _state(row_id, states)
            refuse_unseen(found, state, was)
            states[own_id] = {**state, "evidence": cut(found.text, spans)}
            return own_id

        self._change(document, by, respanned)

    def remove(self, row_id: str, *, by: str, was: Mapping[str, object] = {}) -> None:
        """Take an item off the sheet; nothing may point to it. `was` as `correct` takes it."""
        document, _, own_id = row_id.partition(".")

        def removed(found: models.Document, states: _States) -> str:
            refuse_unseen(found, _state(row_id, states), was)
            del states[own_id]
            refuse_pointed(document, own_id, mentioning(states, own_id))
            return own_id

        self._change(document, by, removed)

    def undo(self, document: str, *, by: str) -> str:
        """Take the last change to the sheet back that was not yet, and give the id of its item."""
        with told_plainly(self._directory), transaction.atomic():
            found, coding = _open(document, by)
            if not coding.before:
                raise ChangeRefused(f"Nothing on your sheet of {document} can be taken back.")
            states = _states(_draft(found, coding))
            *coding.before, (own_id, state) = coding.before
            if state is None:
                del states[own_id]
            else:
                states[own_id] = state
            _keep(found, coding, states, own_id)
            return f"{document}.{own_id}"

    def hand_in(self, document: str, *, relevant: bool, by: str) -> None:
        """Hand the sheet in as it stands; where it has an act, the document is relevant."""
        with told_plainly(self._directory), transaction.atomic():
            found, coding = _open(document, by)
            value = to_json(_draft(found, coding))
            value["document"]["text"] = found.text
            value["document"]["relevant"] = relevant or bool(value["incidents"])
            Coding(self._directory).hand_in(document, from_json(value), by=by)

    def _change(
        self, document: str, by: str, change: Callable[[models.Document, _States], str]
    ) -> str:
        """Change a draft and keep it, if it still is a reading; give the id of what changed."""
        with told_plainly(self._directory), transaction.atomic():
            found, coding = _open(document, by)
            states = _states(_draft(found, coding))
            stood = dict(states)
            own_id = change(found, states)
            if own_id in states:
                states[own_id] = known_only(states[own_id], states)
            coding.before = [*(coding.before or ()), [own_id, stood.get(own_id)]][-MOST_UNDONE:]
            _keep(found, coding, states, own_id)
            return own_id


def _keep(document: models.Document, coding: models.Coding, states: _States, own_id: str) -> None:
    """Keep a draft as one of its items was changed, if it still is a reading."""
    try:
        draft = to_json(checked(document, states))
    except MalformedReading as error:
        raise refusal(error, own_id, document_id(document.pk)) from error
    del draft["document"]["text"]
    coding.draft = draft
    coding.save()


def _open(document: str, coder: str) -> tuple[models.Document, models.Coding]:
    """Give a document as a blank sheet has it, and the coding that is still to be handed in."""
    found = copy(find_document(document))
    coding = assigned_to(found, coder)
    if coding.reading is not None:
        raise ChangeRefused(f"{document} was handed in already.")
    # What was read of it is no fact of the document: neither by whom, nor that it is beside the
    # point, which would let no act stand in it.
    found.relevant, found.reader_name = True, None
    return found, coding


def _draft(document: models.Document, coding: models.Coding) -> Reading:
    return checked(document, {}) if coding.draft is None else whole(document, coding.draft)


def _states(draft: Reading) -> _States:
    nouns = (noun for kind in KINDS.values() for noun in getattr(draft, kind.many))
    return {noun.id: state_of(noun, Review.ADDED) for noun in nouns}


def _state(row_id: str, states: _States) -> State:
    own_id = row_id.partition(".")[2]
    if own_id not in states:
        raise not_found(row_id)
    return states[own_id]


def _free(kind: ItemKind, states: _States) -> str:
    """Give an id that no item of the sheet has."""
    prefix = KINDS[kind].prefix
    taken = [int(one.removeprefix(prefix)) for one in states if one.startswith(prefix)]
    return f"{prefix}{max(taken, default=0) + 1}"
