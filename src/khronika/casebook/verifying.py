"""Finding what was altered past the journal.

Three things are looked at: that the links of the chain follow from each other; that each payload
is the one that was sealed, or was destroyed by an erasure that says so; and that what stands in
the tables is what the journal says last. The original bytes, and where each document came from, are
held against the custody log, too.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import F

from khronika.casebook import chain, custody, models, provenance, retrievals
from khronika.casebook.assembling import document_id, item_id
from khronika.casebook.decided import Decided
from khronika.casebook.expecting import SELF, States, as_read, differing, says_state
from khronika.casebook.provenance import Facts
from khronika.casebook.rows import PartyKind, Tampering
from khronika.casebook.states import (
    ERASE,
    HASH_VERBS,
    KEEP,
    WHY_UNREAD,
    document_state,
    hashes_of,
    states_of,
)
from khronika.casebook.texts import hashes as other_hashes

_READ = chain.digest(b"")
"""The hash of no reason; what an earlier version kept was read, and no journal says so."""


@dataclass
class _Said:
    """What the journal says last, as far as its changes are the ones that were sealed."""

    hashes: dict[str, dict[str, str]] = field(default_factory=dict)
    """Of the bytes, the text and the reading of each document, by its id."""
    originals: dict[str, str] = field(default_factory=dict)
    """The SHA-256 of the original bytes, as the custody log has it last, by the id of their
    document."""
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    """The SHA-256 of the texts that are not in use by their numbers, by the id of the document."""
    states: dict[str, States] = field(default_factory=lambda: defaultdict(dict))
    """Of each changed item by the id of its document and its own; `""` is the document itself."""
    facts: dict[str, Facts] = field(default_factory=dict)
    """Where each document came from, as the custody log has it last, by its id."""
    brought: dict[str, list[str]] = field(default_factory=dict)
    """The ids of the requests that brought each document of which that is known, by its id."""
    decided: Decided = field(default_factory=Decided)
    archives: dict[str, str] = field(default_factory=dict)
    """The hash of each answer of the network that is kept, by the id of its request."""
    emptied: dict[int, int] = field(default_factory=dict)
    """The number of the erasure by each change that it says it emptied."""

    def hear(self, change: models.Change) -> None:
        """Take in a change whose payload is the one that was sealed."""
        said = json.loads(change.payload or "")
        here, _, own_id = change.subject.partition(".")
        if custody.is_custody(change.verb):
            self._hear_custody(change.verb, here, said["after"]["detail"])
        elif change.verb == ERASE:
            self.decided.erase()
            self.emptied.update(dict.fromkeys(said["after"]["changes"], change.number))
            for request in said["after"].get("archives", ()):
                self.archives.pop(request, None)
        elif change.verb == KEEP:
            self.archives[change.subject] = said["after"]["archive"]
        elif change.verb in HASH_VERBS:
            self.hashes[here] = said["after"]
        elif says_state(change.verb, said):
            self.states[here][own_id] = said["after"]
        else:
            self.decided.hear(change.verb, change.subject, said)

    def _hear_custody(self, verb: str, here: str, detail: dict[str, Any]) -> None:
        if verb in custody.HASHING:
            self.originals[here] = detail["sha256"]
        if verb in custody.TEXT_VERBS:
            self.texts[here] = detail["texts"]
        if verb in custody.SEALING:
            known = self.facts.get(here, {})
            self.facts[here] = provenance.told(known, detail, of_text=verb not in custody.HASHING)
            if "requests" in detail:
                self.brought[here] = detail["requests"] or []


def verify(noted: str | None) -> list[Tampering]:
    """Give everything that does not hold; see `Journal.verify`."""
    said = _Said()
    return [
        *_of_chain(said, noted),
        *_of_documents(said),
        *_of_pointers(),
        *said.decided.altered(),
        *retrievals.altered(said.archives, said.brought),
    ]


def _of_chain(said: _Said, noted: str | None) -> Iterator[Tampering]:
    links, previous, expected = {chain.FIRST}, chain.FIRST, 1
    empty: dict[int, int | None] = {}
    names: dict[int, str] = {}
    for change in models.Change.objects.iterator():
        where = _named(change)
        if change.number != expected:
            yield Tampering(where=where, what=f"change {expected} is missing before it")
        if _link(previous, change) != change.link:
            yield Tampering(where=where, what="its link does not follow from the change before it")
        if change.payload is None or change.salt is None:
            empty[change.number] = change.erased_by
            names[change.number] = where
            said.decided.miss(change.verb, change.subject)
        elif chain.seal(bytes(change.salt), change.payload) != change.seal:
            yield Tampering(where=where, what="what it says is not what was sealed")
        else:
            said.hear(change)
        links.add(change.link)
        previous, expected = change.link, change.number + 1
    for number, erasure in empty.items():
        if said.emptied.get(number) != erasure:
            what = "it is empty, and no erasure says that it emptied it"
            yield Tampering(where=names[number], what=what)
    if noted is not None and noted not in links:
        what = "it does not hold the noted link: it was cut or made anew"
        yield Tampering(where="the chain", what=what)


def _named(change: models.Change) -> str:
    if custody.is_custody(change.verb):
        return f"change {change.number} (custody log of {change.subject})"
    return f"change {change.number}"


def _link(previous: str, change: models.Change) -> str:
    return chain.link(
        previous,
        number=change.number,
        at=change.at,
        verb=change.verb,
        subject=change.subject,
        seal=change.seal,
    )


def _of_documents(said: _Said) -> Iterator[Tampering]:
    known = dict(said.hashes)
    for number in models.Document.objects.order_by("pk").values_list("pk", flat=True):
        where = document_id(number)
        hashes = known.pop(where, None)
        if hashes is None:
            yield Tampering(where=where, what="the journal does not know this document")
            continue
        try:
            yield from list(_of_document(number, hashes, said))
        except (ValueError, TypeError, AttributeError, LookupError, ObjectDoesNotExist):
            what = "something in it has no form that the program ever wrote"
            yield Tampering(where=where, what=what)
    for where in known:
        yield Tampering(where=where, what="the journal knows this document, but it is gone")


def _of_document(number: int, hashes: Mapping[str, str], said: _Said) -> Iterator[Tampering]:
    document = models.Document.objects.get(pk=number)
    where = document_id(number)
    if not models.Original.objects.filter(pk=document.original_id).exists():
        yield Tampering(where=where, what="its original bytes are gone")
        return
    hashed = hashes_of(document)
    hashes = {WHY_UNREAD: _READ, **hashes}
    altered = [part for part, now in hashed.items() if hashes.get(part, now) != now]
    kept = {hashed["original"], said.originals.get(where, hashed["original"]), document.original_id}
    if "original" in altered or len(kept) > 1:
        what = "its original bytes are not those that were hashed at first touch"
        yield Tampering(where=where, what=what)
    for part in altered:
        if part != "original":
            yield Tampering(where=where, what=f"its {part} is not what the journal says")
    yield from _of_other_texts(where, said.texts.get(where, {}), other_hashes(document))
    facts = said.facts.get(where, {})
    for what in provenance.altered(document, facts):
        yield Tampering(where=where, what=what)
    if "reading" in altered:
        return  # no measure for the items
    if "earlier readings" not in altered:
        yield from _misread(document)
    expected = _as_read(document, facts) | said.states.get(where, {})
    yield from _of_items(where, expected, {**states_of(document), SELF: document_state(document)})


def _of_other_texts(
    where: str, known: Mapping[str, str], now: Mapping[str, str]
) -> Iterator[Tampering]:
    for number in {**known, **now}:
        if known.get(number) != now.get(number):
            yield Tampering(where=where, what=f"its text {number} is not what the custody log says")


def _of_items(here: str, expected: States, now: States) -> Iterator[Tampering]:
    for own_id in {**expected, **now}:
        where = f"{here}.{own_id}" if own_id else here
        if own_id not in now:
            if expected[own_id] is not None:
                yield Tampering(where=where, what="it is gone, and the journal knows of it")
        elif (known := expected.get(own_id)) is None:
            yield Tampering(where=where, what="nothing in the journal put it there")
        elif fields := differing(known, now[own_id] or {}):
            what = "it is not what the journal says last"
            yield Tampering(where=where, what=what, fields=fields)


def _as_read(document: models.Document, sealed: Facts) -> States:
    """Give what the last reading leaves, with the author whom the custody log has, if it has one.

    No reading tells of the author, and a person may correct who that is.
    """
    read = as_read(document)
    if provenance.AUTHOR not in sealed:
        return read
    return {**read, SELF: {**(read[SELF] or {}), "author": sealed[provenance.AUTHOR]}}


def _misread(document: models.Document) -> Iterator[Tampering]:
    """Tell where a row names another reader than the reading in it does."""
    rows: list[models.Document | models.EarlierReading] = [document]
    for kept in (*rows, *document.earlier_readings.all()):
        by = kept.reading.get("reader") or {}
        if (kept.reader_name, kept.reader_version) != (by.get("name"), by.get("version")):
            what = "the reader of one of its readings is not the one that this names"
            yield Tampering(where=document_id(document.pk), what=what)


def _of_pointers() -> Iterator[Tampering]:
    """Tell what ids within a document cannot: what points out of it, or to another kind."""
    what = "it points into another document"
    for links, one, other in _LINKS:
        astray = links.objects.exclude(**{f"{one}__document": F(f"{other}__document")})
        for link in astray.select_related(one).iterator():
            yield Tampering(where=item_id(getattr(link, one)), what=what)
    for claim in models.Claim.objects.exclude(speaker__document=F("document")).iterator():
        yield Tampering(where=item_id(claim), what=what)
    kinds: dict[PartyKind, type[models.Party]] = {
        PartyKind.PERSON: models.Person,
        PartyKind.ORGANIZATION: models.Organization,
    }
    for kind, table in kinds.items():
        for party in table.objects.exclude(kind=kind.value).iterator():
            yield Tampering(where=item_id(party), what="it is told to be of a kind that it is not")


_LINKS: tuple[tuple[Any, str, str], ...] = (
    (models.Incident.targets.through, "incident", "party"),
    (models.Incident.actors.through, "incident", "party"),
    (models.Claim.incidents.through, "claim", "incident"),
    (models.Claim.instruments.through, "claim", "instrument"),
    (models.Estimate.by.through, "estimate", "party"),
)
"""Tables of links between two items of one document, with the names of the two ends."""
