"""Answers of the network that are kept: with a document, out with a person, and never altered.

An archive is kept in the transaction of the first document that was read from it, or by itself
where it gave none: an error, a picture. It holds a page in the form in which it was sent, so no
part of it can be blocked: with a person it goes as a whole, and so do all that gave no document,
since nobody knows whom they name.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from khronika.casebook import journal, models
from khronika.casebook.assembling import document_id
from khronika.casebook.rows import Tampering
from khronika.casebook.states import KEEP

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from khronika.capture import Brought


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """Archives that were taken out."""

    archives: tuple[str, ...]
    """Ids of the requests that brought them."""
    requests: frozenset[str]
    """Ids of all requests for what named the person, redirections on the way included."""


def keep(brought: "Brought", document: models.Document | None, *, by: str) -> None:
    """Keep an answer, inside the caller's transaction, with a document if it gave one."""
    kept = models.Retrieval.objects.filter(request=brought.requests[-1]).first()
    if kept is None:
        sha256 = hashlib.sha256(brought.archive).hexdigest()
        kept = models.Retrieval.objects.create(
            request=brought.requests[-1],
            requests=" ".join(brought.requests),
            sha256=sha256,
            archive=brought.archive,
        )
        after = {"archive": sha256}
        journal.write(by=by, verb=KEEP, subject=kept.request, before=None, after=after)
    if document is not None:
        kept.documents.add(document)


def requests_of(document: models.Document) -> list[str] | None:
    """Give the ids of the requests that brought a document; None where it did not come so."""
    kept = models.Retrieval.objects.filter(documents=document).first()
    return kept.requests.split(" ") if kept is not None else None


def forget(documents: Iterable[models.Document]) -> Gone:
    """Take out the archives that documents were read from, and those that gave no document."""
    found = models.Retrieval.objects.filter(documents__in=list(documents)).distinct()
    chains = dict(found.values_list("request", "requests"))
    models.Retrieval.objects.filter(request__in=chains).delete()
    asked = {request for chain in chains.values() for request in chain.split(" ")}
    bare = models.Retrieval.objects.filter(documents=None)
    return Gone(archives=(*chains, *_taken_out(bare)), requests=frozenset(asked))


def forget_bare(requests: Iterable[str]) -> tuple[str, ...]:
    """Take out the archives of some requests that gave no document; give those of which."""
    return _taken_out(models.Retrieval.objects.filter(documents=None, request__in=list(requests)))


def _taken_out(found: "QuerySet[models.Retrieval]") -> tuple[str, ...]:
    archives = tuple(found.values_list("request", flat=True))
    models.Retrieval.objects.filter(request__in=archives).delete()
    return archives


def altered(known: Mapping[str, str], brought: Mapping[str, Sequence[str]]) -> Iterator[Tampering]:
    """Give the archives that are not what the journal says.

    Args:
        known: the SHA-256 that the journal says of each, by the id of the request.
        brought: the ids of the requests that brought each document, by its id; none where it did
            not come so.
    """
    yield from _misled(known, brought)
    left = dict(known)
    for one in models.Retrieval.objects.iterator():
        expected = left.pop(one.request, None)
        if expected is None:
            what = "the journal does not know this answer"
        elif hashlib.sha256(one.archive).hexdigest() != expected or one.sha256 != expected:
            what = "its answer is not what the journal says"
        else:
            continue
        yield Tampering(where=one.request, what=what)
    for request in left:
        yield Tampering(where=request, what="the journal knows its answer, but it is gone")


def _misled(known: Mapping[str, str], brought: Mapping[str, Sequence[str]]) -> Iterator[Tampering]:
    """Give the documents that are not kept with the requests by which the journal says they came.

    Only archives that are there are looked at; see `altered` for the arguments.
    """
    rows = models.Retrieval.objects.defer("archive").prefetch_related("documents")
    there = {one.request: one for one in rows if one.request in known}
    kept = {
        (here, one.requests)
        for one in there.values()
        for document in one.documents.all()
        if (here := document_id(document.pk)) in brought
    }
    said = {(here, " ".join(ids)) for here, ids in brought.items() if ids and ids[-1] in there}
    for here in sorted({here for here, _ in kept ^ said}):
        yield Tampering(where=here, what="it did not come by the requests that the journal says")
