"""Finding the documents at the other end of what a document says of others."""

from collections.abc import Iterable, Iterator

from khronika.capture import Bond
from khronika.casebook import models
from khronika.casebook.assembling import document_id
from khronika.casebook.rows import RelationRow

_HASH = "sha256:"


def relations(document: models.Document) -> tuple[tuple[RelationRow, ...], tuple[RelationRow, ...]]:
    """Give the documents that a document hangs on, in the order of its source, and those on it.

    Those that hang on it come as they were added. Of documents of one name the later hangs on the
    earlier: a message before edits.
    """
    versions = _versions(document)
    return (
        (*_told(document), *(one for number, one in versions if number < document.pk)),
        (*_hanging_on(document), *(one for number, one in versions if number > document.pk)),
    )


def _told(document: models.Document) -> Iterator[RelationRow]:
    """Give what a document says itself of others."""
    told = list(document.relations.all())
    here = _numbers(relation.to for relation in told)
    return (_row(relation, here.get(relation.to)) for relation in told)


def _hanging_on(document: models.Document) -> Iterator[RelationRow]:
    names = [f"{_HASH}{document.original_id}"]
    if document.reference is not None:
        names.append(document.reference)
    found = models.Relation.objects.filter(to__in=names).order_by("pk")
    return (_row(relation, relation.document_id) for relation in found)


def _versions(document: models.Document) -> list[tuple[int, RelationRow]]:
    """Give the other documents of the same name, with their numbers."""
    if document.reference is None:
        return []
    same = models.Document.objects.filter(reference=document.reference).exclude(pk=document.pk)
    numbers = same.order_by("pk").values_list("pk", flat=True)
    return [(number, _version(document, number)) for number in numbers]


def _version(document: models.Document, number: int) -> RelationRow:
    return RelationRow(
        bond=Bond.OTHER_VERSION_OF, to=document.reference or "", document=document_id(number)
    )


def _numbers(names: Iterable[str]) -> dict[str, int]:
    """Give the number of the document that each name means, where the casebook holds it."""
    return {name: number for name in names for number in _number(name)}


def _number(name: str) -> Iterator[int]:
    documents = models.Document.objects.order_by("pk")
    named = (
        documents.filter(original=name.removeprefix(_HASH))
        if name.startswith(_HASH)
        else documents.filter(reference=name)
    )
    yield from named.values_list("pk", flat=True)[:1]


def _row(relation: models.Relation, number: int | None) -> RelationRow:
    other = None if number is None else document_id(number)
    return RelationRow(bond=Bond(relation.bond), to=relation.to, document=other)
