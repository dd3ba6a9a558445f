"""Writing a captured document and its reading into the casebook."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from django.db import transaction
from django.db.models import Q

from khronika.capture.extract import MESSAGE
from khronika.casebook import custody, journal, models, retrievals
from khronika.casebook.assembling import document_id
from khronika.casebook.kinds import KINDS
from khronika.casebook.search.indexing import index
from khronika.casebook.states import HOLD, READ, hashes_of
from khronika.casebook.taking import named
from khronika.casebook.writing import Items
from khronika.model import Reading, to_json
from khronika.model.check import check

if TYPE_CHECKING:
    from khronika.capture import Captured


def record(
    captured: "Captured", reading: Reading, *, by: str, how: str | None
) -> Literal["added", "unchanged"]:
    """Keep a document with its original bytes and all that was read, or nothing of it."""
    check(reading)
    is_new = _keep(captured, reading, None, by=by, how=how)
    return "added" if is_new else "unchanged"


def hold(
    captured: "Captured", why: str, *, by: str, how: str | None
) -> Literal["kept", "unchanged"]:
    """Keep a document with its original bytes though it could not be read."""
    nothing = Reading(document=captured.document, relevant=False)
    return "kept" if _keep(captured, nothing, why, by=by, how=how) else "unchanged"


def _keep(
    captured: "Captured", reading: Reading, unread: str | None, *, by: str, how: str | None
) -> bool:
    """Keep a document; tell whether it is new."""
    with transaction.atomic():
        if receive(captured, by=by, how=how) is not None:
            return False
        document = _document(captured, reading, unread)
        models.Relation.objects.bulk_create(
            models.Relation(document=document, bond=relation.bond, to=relation.to)
            for relation in captured.relations
        )
        items = Items(document)
        for kind in KINDS.values():
            for noun in getattr(reading, kind.many):
                items.put(noun)
        items.prove()
        index(document)
        custody.acquired(document, captured, by=by, how=how)
        hand = named(reading.reader) if unread is None else by
        if captured.brought is not None:
            retrievals.keep(captured.brought, document, by=hand)
        journal.write(
            by=hand,
            verb=READ if unread is None else HOLD,
            subject=document_id(document.pk),
            before=None,
            after=hashes_of(document),
        )
    return True


def receive(captured: "Captured", *, by: str, how: str | None) -> bool | None:
    """Tell the custody log of what came again; None where it is not in the casebook.

    Give whether it had to be told: by the same way from the same place it comes once.
    """
    with transaction.atomic():
        document = held(captured)
        return None if document is None else custody.received(document, captured, by=by, how=how)


def held(captured: "Captured") -> models.Document | None:
    """Give the document of the same bytes, or of a message the one with the same words."""
    documents = models.Document.objects.order_by("pk")
    same = documents.filter(original=captured.sha256).first()
    if same is None and captured.is_message:
        # An export as HTML has of a chat only the name, which others may bear: the day tells too.
        message = captured.document
        versions = documents.filter(_of_message(captured), published=message.published)
        same = versions.filter(text=message.text).first()
    return same


def _of_message(captured: "Captured") -> Q:
    """Choose the documents that may be a message: of its name, or of that in an export of less.

    An export as HTML names a chat by its title, one as JSON by its number; both number a message.
    Two chats that have different numbers are two, whatever they are called.
    """
    title, number = captured.document.publisher, (captured.reference or "").rpartition("/")[2]
    by_title = f"{MESSAGE}{title}/{number}"
    if captured.reference != by_title:
        return Q(reference__in=(captured.reference, by_title))
    in_any = Q(reference__startswith=MESSAGE, reference__endswith=f"/{number}")
    return in_any & Q(publisher=title)


def _document(captured: "Captured", reading: Reading, unread: str | None) -> models.Document:
    document = reading.document
    value = to_json(reading)
    del value["document"]["text"]
    original = models.Original.objects.create(sha256=captured.sha256, content=captured.content)
    return models.Document.objects.create(
        original=original,
        path=captured.path,
        media_type=captured.media_type,
        extractor=custody.signed(captured.extractor),
        added=datetime.now(UTC),
        own_id=document.id,
        title=document.title,
        author=captured.author,
        publisher=document.publisher,
        published=document.published,
        published_from=captured.published_from,
        address=captured.address,
        retrieved=captured.retrieved,
        reference=captured.reference,
        parts=[[part.start, part.end, part.label] for part in captured.parts],
        warnings=list(captured.warnings),
        language=document.language,
        text=document.text,
        unread=unread,
        relevant=reading.relevant,
        reader_name=reading.reader.name if reading.reader else None,
        reader_version=reading.reader.version if reading.reader else None,
        reading=value,
    )
