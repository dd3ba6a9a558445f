"""What a second coder puts on a blind sheet: the verbs of its page."""

from collections.abc import Callable

from django.http import HttpRequest
from ninja import Path, Router, Schema
from pydantic import ConfigDict

from khronika.casebook import DocumentCase
from khronika.casebook.drafting import Drafting
from khronika.web.api.asking import DocumentId, ItemId
from khronika.web.api.bodies import Body, Yes
from khronika.web.api.deciding import Addition, Correction, Respan, Seen
from khronika.web.door import door_of
from khronika.web.environment import casebook_of

drafting = Router(tags=["coding"])


class Removal(Seen):
    """That an item goes from a sheet."""

    item: ItemId
    """Id of the item."""


class SheetUndo(Body):
    """That the last change to a sheet is taken back."""

    document: DocumentId
    """Id of the document that is coded."""


class HandIn(Body):
    """That a sheet is done."""

    document: DocumentId
    """Id of the document that is coded."""
    relevant: Yes = False
    """Whether it bears on people pursued abroad; with an act on the sheet it does anyway."""


class Kept(Schema):
    """What was kept on a sheet."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    subject: str
    """Id of the item on the sheet, which the casebook knows by another, if at all; of a sheet that
    was handed in that of the document."""


@drafting.get("/coding/{document_id}/sheet", response=DocumentCase, operation_id="showSheet")
def sheet(request: HttpRequest, document_id: Path[DocumentId]) -> DocumentCase:
    """Open the sheet of a document that you code blind: its text, and what you added."""
    return casebook_of(request).drafting.sheet(document_id, by=door_of(request).coder)


@drafting.post("/sheet/hand-in", response=Kept, operation_id="handInSheet")
def hand_in(request: HttpRequest, handed: HandIn) -> Kept:
    """Hand your sheet in as it stands, once."""
    casebook_of(request).drafting.hand_in(
        handed.document, relevant=handed.relevant, by=door_of(request).coder
    )
    return Kept(subject=handed.document)


@drafting.post("/sheet/add", response=Kept, operation_id="addToSheet")
def add(request: HttpRequest, addition: Addition) -> Kept:
    """Add an item to the sheet of a document that you code blind."""
    item = casebook_of(request).drafting.add(
        addition.document,
        addition.kind,
        addition.values,
        [(span.start, span.end) for span in addition.spans],
        by=door_of(request).coder,
    )
    return Kept(subject=item)


@drafting.post("/sheet/correct", response=Kept, operation_id="correctOnSheet")
def correct(request: HttpRequest, correction: Correction) -> Kept:
    """Give fields of an item on your sheet other values."""
    return _change(
        request,
        correction.item,
        lambda sheets, by: sheets.correct(
            correction.item, correction.changes, by=by, was=correction.was
        ),
    )


@drafting.post("/sheet/respan", response=Kept, operation_id="respanOnSheet")
def respan(request: HttpRequest, respan: Respan) -> Kept:
    """Let an item on your sheet rest on other words."""
    spans = [(span.start, span.end) for span in respan.spans]
    return _change(
        request,
        respan.item,
        lambda sheets, by: sheets.respan(respan.item, spans, by=by, was=respan.was),
    )


@drafting.post("/sheet/remove", response=Kept, operation_id="removeFromSheet")
def remove(request: HttpRequest, removal: Removal) -> Kept:
    """Take an item off your sheet; nothing on it may point to the item."""
    return _change(
        request,
        removal.item,
        lambda sheets, by: sheets.remove(removal.item, by=by, was=removal.was),
    )


@drafting.post("/sheet/undo", response=Kept, operation_id="undoOnSheet")
def undo(request: HttpRequest, undone: SheetUndo) -> Kept:
    """Take the last change to your sheet back: what was removed is there again, too."""
    sheets = casebook_of(request).drafting
    return Kept(subject=sheets.undo(undone.document, by=door_of(request).coder))


def _change(request: HttpRequest, item: str, change: Callable[[Drafting, str], None]) -> Kept:
    change(casebook_of(request).drafting, door_of(request).coder)
    return Kept(subject=item)
