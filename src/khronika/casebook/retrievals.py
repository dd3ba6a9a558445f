"""Answers of the network that are kept: with a document, out with a person, and never altered.

An archive is kept in the transaction of the first document that was read from it, so there is none
without a document. It holds a page in the form in which it was sent, so no part of it can be
blocked: with a person it goes as a whole.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from khronika.casebook import journal, models
from khronika.casebook.rows import Tampering
from khronika.casebook.states import KEEP

if TYPE_CHECKING:
    from khronika.capture import Brought


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """Archives that were taken out."""

    archives: tuple[str, ...]
    """Ids of the requests that brought them."""
    requests: frozenset[str]
    """Ids of all requests for what named the person, redirections on the way included."""


def keep(brought: "Brought", document: models.Document, *, by: str) -> None:
    """Keep an answer with a document that was read from it, inside the caller's transaction."""
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
    kept.documents.add(document)


def forget(documents: Iterable[models.Document]) -> Gone:
    """Take out the archives that documents were read from."""
    found = models.Retrieval.objects.filter(documents__in=list(documents)).distinct()
    chains = dict(found.values_list("request", "requests"))
    models.Retrieval.objects.filter(request__in=chains).delete()
    asked = {request for chain in chains.values() for request in chain.split(" ")}
    return Gone(archives=tuple(chains), requests=frozenset(asked))


def altered(known: Mapping[str, str]) -> Iterator[Tampering]:
    """Give the archives that are not what the journal says.

    Args:
        known: the SHA-256 that the journal says of each, by the id of the request.
    """
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
