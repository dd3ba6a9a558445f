"""What a person decides about what was read: accept, correct, respan, reject, add, note, undo.

Every verb is one transaction: the change to the tables and its entry in the journal. Before it is
kept, the whole of the document's reading is held against the rules of `reading/1`; what would break
them is refused with the field at fault, and nothing is changed.

    proposed ──accept──► accepted ──┐
       │                            ├─correct, respan─► corrected
       ├────────────────────────────┘
       └─reject──► rejected           of any but itself; only undoing leads back
    (nothing) ──add──► added          stays added when it is corrected
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import transaction

from khronika.casebook import journal, models, undoing
from khronika.casebook.assembling import document_id
from khronika.casebook.faults import told_plainly
from khronika.casebook.finding import find_document, find_item, not_found
from khronika.casebook.ids import FreeIds
from khronika.casebook.kinds import KINDS
from khronika.casebook.queue import Queue
from khronika.casebook.rows import ChangeRow, Filter, ItemKind, ItemRow, QueueRow, Review
from khronika.casebook.searching import reindex
from khronika.casebook.standing import rows_by_id
from khronika.casebook.states import (
    DECISIONS,
    State,
    apply,
    checked,
    document_state,
    kind_in,
    known_only,
    mentioning,
    pointing_to,
    set_facts,
    states_of,
)
from khronika.casebook.values import (
    refuse_changed,
    refuse_changed_facts,
    spans_typed,
    with_facts,
    with_values,
)
from khronika.errors import ChangeRefused, MalformedReading

Spans = Sequence[tuple[int, int]]
"""Offsets in the text of a document, in code points: from, and up to but not including."""

BY_A_PERSON = "corrected by a person"
"""What stands for the rule by which a corrected field was decided."""


class Reviewing:
    """The review of the open casebook: `Casebook.reviewing`.

    Every method but `queue` may raise NotInCasebook, where an id names nothing, and ChangeRefused,
    where the change makes no sense as asked. `by` is the coder, as the team knows them.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def queue(
        self,
        asked: Filter = Filter(),  # noqa: B008 (frozen)
        *,
        kinds: Sequence[ItemKind] = (),
        limit: int | None = None,
    ) -> Sequence[QueueRow]:
        """Give what waits for a decision, the gravest first; see `khronika.casebook.queue`.

        Args:
            asked: which incidents, with the parties and claims that belong to them.
            kinds: only items of these kinds; all where there is none.
            limit: only so many.
        """
        found = Queue(self._directory, asked, kinds)
        return found if limit is None else found[:limit]

    def next_but(
        self,
        documents: Collection[str],
        asked: Filter = Filter(),  # noqa: B008 (frozen)
        *,
        kinds: Sequence[ItemKind] = (),
    ) -> QueueRow | None:
        """Give what waits first in other documents than some; None where nothing does.

        Args:
            documents: ids of the documents to pass over.
            asked: as `queue` takes it.
            kinds: likewise.

        Raises:
            NotInCasebook: one of them is no id of a document.
        """
        return Queue(self._directory, asked, kinds).first_but(documents)

    def rows(self, row_ids: Collection[str]) -> Mapping[str, ItemRow]:
        """Give the rows of some items by their ids, the rejected too; what is none is left out."""
        with told_plainly(self._directory):
            return rows_by_id(row_ids)

    def over(self, changes: Sequence[ChangeRow]) -> frozenset[int]:
        """Give the numbers of those changes that were taken back, or are otherwise over."""
        with told_plainly(self._directory):
            return undoing.over(changes)

    def accept(
        self,
        row_id: str,
        *,
        by: str,
        why: str | None = None,
        was: Mapping[str, object] = {},
    ) -> None:
        """Stand by an item as a machine read it; `was` as `correct` takes it."""
        with self._changing(row_id) as (document, own_id, state):
            if state["review"] != Review.PROPOSED:
                raise ChangeRefused(f"{row_id} is {state['review']} already.")
            refuse_unseen(document, state, was)
            after = {**state, "review": Review.ACCEPTED.value}
            _decide(document, own_id, state, after, by=by, verb="accept", why=why)

    def correct(
        self,
        row_id: str,
        changes: Mapping[str, object],
        *,
        by: str,
        why: str | None = None,
        was: Mapping[str, object] = {},
    ) -> None:
        """Give fields of an item, or facts about a document, another value.

        Args:
            row_id: an item, or a document.
            changes: the new value of each field, by the names that the rows use. A text, as it is
                typed, will do everywhere: `KG`, `2024-05-03..2024-05-09`, `d1.p1,d1.p2`; an empty
                one takes the value away. Days, lists and codes are understood too.
            by: who corrects.
            why: the reason.
            was: what some fields held when whoever corrects looked at them. Of an item also its
                `evidence`, as spans are typed (`120-168,200-212`), and its `review`.

        Raises:
            ChangedMeanwhile: one of those holds something else by now.
        """
        if "." not in row_id:
            self._correct_document(row_id, changes, by=by, why=why, was=was)
            return
        with self._changing(row_id) as (document, own_id, state):
            _refuse_rejected(row_id, state)
            refuse_unseen(document, state, was)
            after = with_values(kind_in(state), state, document_id(document.pk), changes)
            after = _corrected(after, decided=list(changes))
            _refuse_nothing(row_id, state, after)
            _decide(document, own_id, state, after, by=by, verb="correct", why=why)

    def respan(
        self,
        row_id: str,
        spans: Spans,
        *,
        by: str,
        why: str | None = None,
        was: Mapping[str, object] = {},
    ) -> None:
        """Let an item rest on other words of its document; `was` as `correct` takes it."""
        with self._changing(row_id) as (document, own_id, state):
            _refuse_rejected(row_id, state)
            refuse_unseen(document, state, was)
            after = _corrected({**state, "evidence": cut(document.text, spans)}, decided=[])
            _refuse_nothing(row_id, state, after)
            _decide(document, own_id, state, after, by=by, verb="respan", why=why)

    def reject(self, row_id: str, *, why: str, by: str, was: Mapping[str, object] = {}) -> None:
        """Hold that an item is not so. It stays, marked and out of the lists.

        `was` as `correct` takes it.
        """
        with self._changing(row_id) as (document, own_id, state):
            if not why.strip():
                raise ChangeRefused("A rejection needs its reason.")
            _refuse_rejected(row_id, state)
            refuse_unseen(document, state, was)
            after = {**state, "review": Review.REJECTED.value}
            _decide(document, own_id, state, after, by=by, verb="reject", why=why)

    def add(
        self,
        document: str,
        kind: ItemKind,
        values: Mapping[str, object],
        spans: Spans,
        *,
        by: str,
        why: str | None = None,
    ) -> str:
        """Add an item that the machine missed, and give its id.

        Args:
            document: id of the document.
            kind: what kind of item.
            values: its fields, as `correct` takes them.
            spans: the words it rests on. People and organizations may have none.
            by: who adds.
            why: the reason.
        """
        with told_plainly(self._directory), transaction.atomic():
            found = find_document(document)
            own_id = FreeIds(found).take(KINDS[kind])
            blank: State = {"item": kind.value, "review": Review.ADDED.value, "id": own_id}
            after = with_values(KINDS[kind], blank, document, values)
            after["evidence"] = cut(found.text, spans)
            _decide(found, own_id, None, after, by=by, verb="add", why=why)
            return f"{document}.{own_id}"

    def note(self, row_id: str, text: str, *, by: str) -> int:
        """Write a note on an item or a document, and give the number of the change."""
        with told_plainly(self._directory), transaction.atomic():
            _find(row_id)
            if not text.strip():
                raise ChangeRefused("A note needs its text.")
            return journal.write(by=by, verb="note", subject=row_id, before=None, after=text)

    def notes(self, row_id: str) -> Sequence[ChangeRow]:
        """Give the notes on an item or a document that nobody took back, the first one first."""
        with told_plainly(self._directory):
            notes = [change for change in journal.changes_of(row_id) if change.verb == "note"]
            return [note for note in notes if not undoing.is_taken_back(note)]

    def undo(self, *, by: str, change: int | None = None, why: str | None = None) -> ChangeRow:
        """Take a change back: the named one, or one's own last that stands. Give the undoing.

        Undoing an undoing makes the change anew.
        """
        with told_plainly(self._directory), transaction.atomic():
            return undoing.undo(by=by, number=change, why=why)

    def _correct_document(
        self,
        row_id: str,
        changes: Mapping[str, object],
        *,
        by: str,
        why: str | None,
        was: Mapping[str, object],
    ) -> None:
        with told_plainly(self._directory), transaction.atomic():
            document = find_document(row_id)
            before = document_state(document)
            refuse_changed_facts(before, was)
            after = with_facts(before, changes)
            _refuse_nothing(row_id, before, after)
            set_document(document, after)
            journal.write(
                by=by, verb="correct", subject=row_id, before=before, after=after, why=why
            )

    @contextmanager
    def _changing(self, row_id: str) -> Iterator[tuple[models.Document, str, State]]:
        """Open a transaction around one item; give its document, its id there and its state."""
        with told_plainly(self._directory), transaction.atomic():
            item = _find(row_id)
            if not isinstance(item, models.Item):
                raise ChangeRefused(f"{row_id} is a document: name something read from it.")
            own_id = item.own_id
            yield item.document, own_id, states_of(item.document, own_id)[own_id]


def _find(row_id: str) -> models.Item | models.Document:
    found = find_item(row_id) if "." in row_id else find_document(row_id)
    if found is None:
        raise not_found(row_id)
    return found


def _decide(
    document: models.Document,
    own_id: str,
    before: State | None,
    after: State,
    *,
    by: str,
    verb: str,
    why: str | None,
) -> None:
    """Keep a change to an item and its entry in the journal, if nothing speaks against it."""
    stands = set_item(document, own_id, after)
    subject = f"{document_id(document.pk)}.{own_id}"
    journal.write(by=by, verb=verb, subject=subject, before=before, after=stands, why=why)


def set_item(document: models.Document, own_id: str, state: State | None) -> State | None:
    """Bring one item to a state and give it as it then stands.

    Raises:
        ChangeRefused: the document could not be read so; nothing was changed.
    """
    here = document_id(document.pk)
    states = states_of(document)
    before = states.pop(own_id, None)
    if state is None:
        refuse_pointed(here, own_id, mentioning(states, own_id))
    else:
        if state["review"] == Review.REJECTED:
            refuse_pointed(here, own_id, pointing_to(states, own_id))
        state = known_only(state, states)
        states[own_id] = state
        if before is not None and before["item"] != state["item"]:
            raise ChangeRefused(f"{here}.{own_id} is another kind of item by now.")
    try:
        checked(document, states)
    except MalformedReading as error:
        raise refusal(error, own_id, here) from error
    apply(document, own_id, state)
    reindex(document)
    return states_of(document, own_id).get(own_id)


def set_document(document: models.Document, state: State) -> None:
    """Bring a document's own facts to a state.

    Raises:
        ChangeRefused: a fact breaks the form of a reading; nothing was changed.
    """
    set_facts(document, state)
    try:
        document.published = checked(document, states_of(document)).document.published
    except MalformedReading as error:
        raise ChangeRefused(error.problem, field=error.field.removeprefix("document.")) from error
    document.save()
    reindex(document)


def refusal(error: MalformedReading, own_id: str, here: str) -> ChangeRefused:
    """Say in the casebook's own ids what the model has against a change."""
    if error.field == "document.relevant":
        return ChangeRefused(
            f"{here} is marked as not relevant, so that no incident can stand in it: correct "
            "its field relevant to yes first."
        )
    at, _, field = error.field.partition(".")
    if at == own_id:
        return ChangeRefused(error.problem, field=field or None)
    return ChangeRefused(f"{here}.{error.field}: {error.problem}")


def refuse_unseen(document: models.Document, state: State, was: Mapping[str, object]) -> None:
    """Refuse what somebody decides who saw an item otherwise than it stands by now.

    Args:
        document: whose item it is.
        state: of the item.
        was: what was seen of it, as `Reviewing.correct` takes it.

    Raises:
        ChangedMeanwhile: some of it is otherwise by now.
        ChangeRefused: there is no such field, or a value means nothing in it.
    """
    seen = dict(was)
    if "evidence" in seen:
        seen["evidence"] = cut(document.text, spans_typed(seen["evidence"]))
    refuse_changed(kind_in(state), state, document_id(document.pk), seen)


def refuse_pointed(here: str, own_id: str, by: Sequence[str]) -> None:
    """Refuse that an item goes to which others point."""
    if by:
        named = ", ".join(f"{here}.{one}" for one in by)
        raise ChangeRefused(
            f"First correct or reject {named}, which could not stand without {here}.{own_id}."
        )


def _refuse_rejected(row_id: str, state: State) -> None:
    if state["review"] == Review.REJECTED:
        raise ChangeRefused(f"{row_id} is rejected: undo that first.")


def _refuse_nothing(row_id: str, before: State, after: State) -> None:
    if _said(before) == _said(after):
        raise ChangeRefused(f"{row_id} is so already: accept it if it is right.")


def _said(state: State) -> State:
    aside = ("review", "decided")
    return {name: part for name, part in state.items() if name not in aside and part is not None}


def _corrected(state: State, *, decided: Sequence[str]) -> State:
    """Mark a state as corrected, and some of its fields as decided by a person."""
    review = Review.ADDED if state["review"] == Review.ADDED else Review.CORRECTED
    corrected = {**state, "review": review.value}
    if review is Review.CORRECTED and decided:
        rules = [rule for rule in state.get("decided", ()) if rule["field"] not in decided]
        corrected["decided"] = [*rules, *({"field": f, "by": BY_A_PERSON} for f in decided)]
    return corrected


def cut(text: str, spans: Spans) -> list[dict[str, object]]:
    """Cut evidence from the text of a document; nobody types a quote."""
    for start, end in spans:
        if not 0 <= start < end <= len(text):
            raise ChangeRefused(
                f"{start} to {end} is no span of the text, which has {len(text)} characters",
                field="evidence",
            )
    return [{"start": start, "end": end, "quote": text[start:end]} for start, end in spans]


def _put_back(subject: str, state: Any) -> object:
    document, _, own_id = subject.partition(".")
    found = find_document(document)
    if own_id:
        return set_item(found, own_id, state)
    set_document(found, state)
    return document_state(found)


undoing.takes_back(DECISIONS, _put_back)
undoing.takes_back(("note",), lambda _subject, text: text, alone=True)
