"""Finding what was altered past the journal.

Three things are looked at: that the links of the chain follow from each other; that each payload
is the one that was sealed, or was destroyed by an erasure that says so; and that what stands in
the tables is what the journal says last.
"""

import json
from collections.abc import Iterator

from khronika.casebook import chain, models
from khronika.casebook.assembling import document_id
from khronika.casebook.rows import Tampering


def verify(noted: str | None) -> list[Tampering]:
    """Give everything that does not hold; see `Journal.verify`."""
    return [*_of_chain(noted), *_of_documents()]


def _of_chain(noted: str | None) -> Iterator[Tampering]:
    links = {chain.FIRST}
    previous, expected = chain.FIRST, 1
    erasures = dict(_erasures())
    for kept in models.Change.objects.iterator():
        where = f"change {kept.number}"
        if kept.number != expected:
            yield Tampering(where=where, what=f"change {expected} is missing before it")
        link = chain.link(
            previous,
            number=kept.number,
            at=kept.at,
            verb=kept.verb,
            subject=kept.subject,
            seal=kept.seal,
        )
        if link != kept.link:
            yield Tampering(where=where, what="its link does not follow from the change before it")
        yield from _of_payload(kept, erasures)
        links.add(kept.link)
        previous, expected = kept.link, kept.number + 1
    if noted is not None and noted not in links:
        yield Tampering(
            where="the chain", what="it does not hold the noted link: it was cut or made anew"
        )


def _of_payload(kept: models.Change, erasures: dict[int, list[int]]) -> Iterator[Tampering]:
    where = f"change {kept.number}"
    if kept.payload is None or kept.salt is None:
        if kept.number not in erasures.get(kept.erased_by or 0, ()):
            yield Tampering(where=where, what="it is empty, and no erasure says that it emptied it")
    elif chain.seal(bytes(kept.salt), kept.payload) != kept.seal:
        yield Tampering(where=where, what="what it says is not what was sealed")


def _erasures() -> Iterator[tuple[int, list[int]]]:
    """Give each erasure with the numbers of the changes that it emptied."""
    kept = models.Change.objects.filter(verb="erase", payload__isnull=False)
    for number, payload in kept.values_list("number", "payload"):
        yield number, json.loads(payload or "{}")["after"]["changes"]


def _of_documents() -> Iterator[Tampering]:
    said = _last_states_of_documents()
    for document in models.Document.objects.select_related("original").iterator():
        where = document_id(document.pk)
        state = said.pop(where, None)
        if state is None:
            yield Tampering(where=where, what="the journal does not know this document")
            continue
        now = chain.document_state(
            original=bytes(document.original.content),
            text=document.text,
            reading=document.reading,
        )
        for part, hashed in now.items():
            if state[part] != hashed:
                yield Tampering(where=where, what=f"its {part} is not what the journal says")
    for where in said:
        yield Tampering(where=where, what="the journal knows this document, but it is gone")


def _last_states_of_documents() -> dict[str, dict[str, str]]:
    """Give what the journal says last of the bytes, the text and the reading of each document."""
    said: dict[str, dict[str, str]] = {}
    kept = models.Change.objects.filter(verb__in=DOCUMENT_VERBS, payload__isnull=False)
    for subject, payload in kept.values_list("subject", "payload"):
        state = json.loads(payload or "{}")["after"]
        if state is None:
            said.pop(subject, None)
        else:
            said[subject] = state
    return said


DOCUMENT_VERBS = ("read",)
"""Verbs whose `after` is the state of a document, as `chain.document_state` makes it."""
