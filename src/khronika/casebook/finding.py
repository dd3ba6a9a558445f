"""Finding rows by the ids and names that people type."""

import re
from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Q, QuerySet

from khronika.casebook import models
from khronika.casebook.rows import Review
from khronika.errors import NotInCasebook
from khronika.resolution import name_key

_DOCUMENT = re.compile(r"d([0-9]{1,18})")
_ITEM = re.compile(r"d([0-9]{1,18})\.(\S{1,80})")


def document_number(row_id: str) -> int:
    """Give the number of a document from its id.

    Raises:
        NotInCasebook: it is no id of a document.
    """
    match = _DOCUMENT.fullmatch(row_id)
    if match is None:
        raise not_found(row_id)
    return int(match[1])


def find_document(row_id: str) -> models.Document:
    """Find a document by its id; NotInCasebook where there is none."""
    document = models.Document.objects.filter(pk=document_number(row_id)).first()
    if document is None:
        raise not_found(row_id)
    return document


def find_item(row_id: str) -> models.Item | None:
    """Find what was read from a document by its id; None where there is nothing."""
    match = _ITEM.fullmatch(row_id)
    if match is None:
        return None
    return models.Item.objects.filter(document=int(match[1]), own_id=match[2]).first()


def find_people(asked: str) -> QuerySet[models.Person]:
    """Find people by id, or by a part of a name or alias."""
    return models.Person.objects.filter(_is_called(asked))


def find_organizations(asked: str) -> QuerySet[models.Organization]:
    """Find organizations by id, or by a part of a name or alias."""
    return models.Organization.objects.filter(_is_called(asked))


def _is_called(asked: str) -> Q:
    """Ask for a party by id, or by a part of a name or alias; what is no name finds nobody."""
    by_id = find_item(asked)
    if by_id is not None:
        return Q(pk=by_id.pk)
    wanted = name_key(asked)
    return Q(keys__contains=wanted) if wanted else Q(pk__in=[])


def find_namesakes(people: Sequence[models.Person]) -> dict[int, list[models.Person]]:
    """Find for each of these people those of other documents whose name is written the same.

    They come by the key of the person that was asked for, as they were added; nobody is left out.
    A single word is no full name, and has no namesakes.
    """
    full = {person.key for person in people if " " in person.key}
    everybody: dict[str, list[models.Person]] = defaultdict(list)
    for other in _people("document", "own_id", "key").filter(key__in=full).order_by("pk"):
        everybody[other.key].append(other)
    return {
        person.pk: [
            other for other in everybody[person.key] if other.document_id != person.document_id
        ]
        for person in people
    }


def _people(*columns: str) -> QuerySet[models.Person]:
    """Give everybody whom no person held to be none."""
    return models.Person.objects.exclude(review=Review.REJECTED).only(*columns)


def not_found(row_id: str) -> NotInCasebook:
    """Say that there is nothing under an id, without showing what was typed: it may be a name."""
    shown = row_id if _DOCUMENT.fullmatch(row_id) or _ITEM.fullmatch(row_id) else "that id"
    return NotInCasebook(
        f"The casebook has nothing under {shown}: ids look like d1, d1.i3 or d1.p2 and stand in "
        "the tables of `khronika documents`, `incidents` and `people`."
    )
