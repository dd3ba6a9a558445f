"""What a person decides about what was read, and its history: the verbs of the review page."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import ConfigDict, Field, JsonValue

from khronika.casebook import (
    Casebook,
    ChangeRow,
    ClaimRow,
    Difference,
    EstimateRow,
    Head,
    IncidentRow,
    InstrumentRow,
    ItemKind,
    OrganizationRow,
    PersonRow,
    Tampering,
)
from khronika.web.api.asking import (
    Asked,
    DocumentId,
    ItemId,
    NameKey,
    Paging,
    Rows,
    SubjectId,
    cut,
    name_behind,
)
from khronika.web.api.bodies import Body, Text
from khronika.web.door import door_of
from khronika.web.environment import casebook_of

deciding = Router(tags=["review"])

Offset = Annotated[int, Field(ge=0, le=2**31 - 1)]
Values = dict[Annotated[str, Field(max_length=40)], JsonValue]


class Span(Body):
    """Words of a document's text, by their offsets in code points."""

    start: Offset
    end: Offset
    """Up to, and not including."""


class Seen(Body):
    """A decision by somebody who looked."""

    was: Values = Field(default_factory=dict)
    """What fields held when you looked at them. If one holds another value by now, nothing is
    changed, and the answer is 409 with what each holds. Of an item its `evidence` can stand here
    too, as `120-168,200-212`, and its `review`."""


class Acceptance(Seen):
    """That an item is as a machine read it."""

    item: ItemId
    """Id of the item."""
    why: Text | None = None
    """The reason, kept in the history."""


class Rejection(Seen):
    """That an item is not so."""

    item: ItemId
    """Id of the item."""
    why: Text
    """The reason."""


class Correction(Seen):
    """Other values for fields of an item, or for facts about a document."""

    item: SubjectId
    """Id of the item, or of a document."""
    changes: Annotated[Values, Field(min_length=1)]
    """The new value of each field, by the names that the rows use. A text, as it is typed, will do
    everywhere: `KG`, `2024-05-03..2024-05-09`, `d1.p1,d1.p2`; an empty one takes the value away.
    Lists and codes are understood too."""
    why: Text | None = None
    """The reason, kept in the history."""


class Respan(Acceptance):
    """Other words for an item to rest on."""

    spans: Annotated[list[Span], Field(min_length=1, max_length=100)]
    """All of them; the words are cut from the text of the document."""


class Addition(Body):
    """An item that the machine missed."""

    document: DocumentId
    """Id of the document."""
    kind: ItemKind
    values: Values
    """The fields, as in a correction."""
    spans: Annotated[list[Span], Field(max_length=100)]
    """The words it rests on; people and organizations may have none."""
    why: Text | None = None
    """The reason, kept in the history."""


class Note(Body):
    """A note on an item or a document."""

    item: SubjectId
    """Id of the item, or of a document."""
    text: Text


class Undoing(Body):
    """A change to be taken back."""

    change: Annotated[int, Field(ge=1, le=2**62)] | None = None
    """Number of the change; without it, your own last one that stands."""
    why: Text | None = None
    """The reason, kept in the history."""


class Waiting(Schema):
    """An item that waits for a person's decision."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    kind: ItemKind
    level: int
    """From 1, the gravest."""
    consequence: str
    """Code of what a mistake about it costs the people it names."""
    why: str
    row: IncidentRow | PersonRow | OrganizationRow | ClaimRow | InstrumentRow | EstimateRow
    """The item, as the list of its kind has it."""


class Asking(Asked):
    """Which items that wait, by the incidents they belong to."""

    kind: ItemKind | None = None
    """Kind of the items."""


class About(Paging):
    """Which changes."""

    subject: SubjectId | None = None
    """Id of what was changed. A document's are also those to all that was read from it."""
    by: NameKey | None = None
    """Of one coder alone: a key that `POST /names` gave for the coder's name."""


class Noted(Schema):
    """A head of the journal that was noted down earlier."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    head: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] | None = None
    """Its link, which must still be in the chain: then no change from before it was cut off or made
    anew."""


@deciding.get("/review/queue", response=Rows[Waiting], operation_id="listQueue")
def queue(request: HttpRequest, asked: Query[Asking]) -> Rows[Any]:
    """List what waits for a decision: the gravest consequence first, then the least confident."""
    wanted = asked.filter(door_of(request).unsaid)
    kinds = () if asked.kind is None else (asked.kind,)
    return cut(request, casebook_of(request).reviewing.queue(wanted, kinds=kinds), asked)


@deciding.post("/review/accept", response=ChangeRow, operation_id="acceptItem")
def accept(request: HttpRequest, acceptance: Acceptance) -> ChangeRow:
    """Stand by an item as a machine read it."""
    return _decide(
        request,
        acceptance.item,
        lambda casebook, by: casebook.reviewing.accept(
            acceptance.item, by=by, why=acceptance.why, was=acceptance.was
        ),
    )


@deciding.post("/review/correct", response=ChangeRow, operation_id="correctItem")
def correct(request: HttpRequest, correction: Correction) -> ChangeRow:
    """Give fields of an item, or facts about a document, another value."""
    return _decide(
        request,
        correction.item,
        lambda casebook, by: casebook.reviewing.correct(
            correction.item, correction.changes, by=by, why=correction.why, was=correction.was
        ),
    )


@deciding.post("/review/respan", response=ChangeRow, operation_id="respanItem")
def respan(request: HttpRequest, respan: Respan) -> ChangeRow:
    """Let an item rest on other words of its document."""
    spans = [(span.start, span.end) for span in respan.spans]
    return _decide(
        request,
        respan.item,
        lambda casebook, by: casebook.reviewing.respan(
            respan.item, spans, by=by, why=respan.why, was=respan.was
        ),
    )


@deciding.post("/review/reject", response=ChangeRow, operation_id="rejectItem")
def reject(request: HttpRequest, rejection: Rejection) -> ChangeRow:
    """Hold that an item is not so. It stays, marked and out of the lists."""
    return _decide(
        request,
        rejection.item,
        lambda casebook, by: casebook.reviewing.reject(
            rejection.item, why=rejection.why, by=by, was=rejection.was
        ),
    )


@deciding.post("/review/add", response=ChangeRow, operation_id="addItem")
def add(request: HttpRequest, addition: Addition) -> ChangeRow:
    """Add an item that the machine missed; the subject of the answer is its id."""
    casebook = casebook_of(request)
    item = casebook.reviewing.add(
        addition.document,
        addition.kind,
        addition.values,
        [(span.start, span.end) for span in addition.spans],
        by=door_of(request).coder,
        why=addition.why,
    )
    return casebook.journal.of(item)[-1]


@deciding.post("/review/note", response=ChangeRow, operation_id="noteItem")
def note(request: HttpRequest, note: Note) -> ChangeRow:
    """Write a note on an item or a document."""
    return _decide(
        request,
        note.item,
        lambda casebook, by: casebook.reviewing.note(note.item, note.text, by=by),
    )


@deciding.post("/review/undo", response=ChangeRow, operation_id="undoChange")
def undo(request: HttpRequest, undoing: Undoing) -> ChangeRow:
    """Take a change back. Undoing an undoing makes the change anew."""
    return casebook_of(request).reviewing.undo(
        by=door_of(request).coder, change=undoing.change, why=undoing.why
    )


@deciding.get("/history", response=Rows[ChangeRow], operation_id="listChanges")
def history(request: HttpRequest, asked: Query[About]) -> Rows[ChangeRow]:
    """List the changes to the casebook, the first one first: who, when, what, why."""
    journal = casebook_of(request).journal
    by = None if asked.by is None else name_behind(asked.by, door_of(request).unsaid)
    changes = journal.all(by=by) if asked.subject is None else journal.of(asked.subject, by=by)
    return cut(request, changes, asked)


@deciding.get(
    "/documents/{document_id}/differences",
    response=list[Difference],
    operation_id="listDifferences",
)
def differences(request: HttpRequest, document_id: Path[DocumentId]) -> Sequence[Difference]:
    """Tell where the last reading of a document says other than what people decided."""
    return casebook_of(request).rereading.against(document_id)


@deciding.get("/history/head", response=Head, operation_id="showHead")
def head(request: HttpRequest) -> Head:
    """Give the head of the journal, to be noted down outside the casebook."""
    return casebook_of(request).journal.head()


@deciding.get("/verify", response=list[Tampering], operation_id="verify")
def verify(request: HttpRequest, noted: Query[Noted]) -> Sequence[Tampering]:
    """Look for whatever was altered past the journal; nothing found, its chain holds."""
    return casebook_of(request).journal.verify(noted.head)


def _decide(
    request: HttpRequest, subject: str, decide: Callable[[Casebook, str], object]
) -> ChangeRow:
    """Decide in the name of the coder of this serving; give the change that it made."""
    casebook = casebook_of(request)
    decide(casebook, door_of(request).coder)
    return casebook.journal.of(subject)[-1]
