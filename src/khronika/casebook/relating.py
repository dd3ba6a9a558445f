"""Finding the documents at the other end of what a document says of others."""

from collections.abc import Iterable, Iterator

from khronika.capture import Bond
from khronika.casebook import models
from khronika.casebook.assembling import document_id
from khronika.casebook.rows import RelationRow

_HASH = "sha256:"


def relations_of(document: models.Document) -> tuple[RelationRow, ...]:
    """Give the documents that a document hangs on, in the order of the source."""
    relations = list(document.relations.all())
    here = _numbers(relation.to for relation in relations)
    versions = [one for one in _versions(document) if one < document.pk]
    return (
        *(_row(relation, here.get(relation.to)) for relation in relations),
        *(_version(document, number) for number in versions),
    )


def related_to(document: models.Document) -> tuple[RelationRow, ...]:
    """Give the documents that hang on a document, as they were added."""
    names = [f"{_HASH}{document.original_id}"]
    if document.reference is not None:
        names.append(document.reference)
    found = models.Relation.objects.filter(to__in=names).order_by("pk")
    return (
        *(_row(relation, relation.document_id) for relation in found),
        *(_version(document, number) for number in _versions(document) if number > document.pk),
    )


def _versions(document: models.Document) -> list[int]:
    """Give the numbers of the other documents of the same name, such as a message before edits."""
    if document.reference is None:
        return []
    same = models.Document.objects.filter(reference=document.reference).exclude(pk=document.pk)
    return list(same.order_by("pk").values_list("pk", flat=True))


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
