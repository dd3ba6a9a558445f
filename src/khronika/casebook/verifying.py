"""Finding what was altered past the journal.

Three things are looked at: that the links of the chain follow from each other; that each payload
is the one that was sealed, or was destroyed by an erasure that says so; and that what stands in
the tables is what the journal says last. The original bytes are held against the custody log, too.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from khronika.casebook import chain, custody, models
from khronika.casebook.assembling import document_id
from khronika.casebook.expecting import SELF, States, as_read, same, says_state
from khronika.casebook.retrievals import altered
from khronika.casebook.rows import Tampering
from khronika.casebook.states import ERASE, HASH_VERBS, KEEP, document_state, hashes_of, states_of
from khronika.casebook.texts import hashes as other_hashes


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
            self.emptied.update(dict.fromkeys(said["after"]["changes"], change.number))
            for request in said["after"].get("archives", ()):
                self.archives.pop(request, None)
        elif change.verb == KEEP:
            self.archives[change.subject] = said["after"]["archive"]
        elif change.verb in HASH_VERBS:
            self.hashes[here] = said["after"]
        elif says_state(change.verb, said):
            self.states[here][own_id] = said["after"]

    def _hear_custody(self, verb: str, here: str, detail: dict[str, Any]) -> None:
        if verb in custody.HASHING:
            self.originals[here] = detail["sha256"]
        if verb in custody.TEXT_VERBS:
            self.texts[here] = detail["texts"]


def verify(noted: str | None) -> list[Tampering]:
    """Give everything that does not hold; see `Journal.verify`."""
    said = _Said()
    return [
        *_of_chain(said, noted),
        *_of_documents(said),
        *_of_items(said),
        *altered(said.archives),
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
    for document in models.Document.objects.select_related("original").iterator():
        where = document_id(document.pk)
        hashes = known.pop(where, None)
        if hashes is None:
            yield Tampering(where=where, what="the journal does not know this document")
            continue
        for part, now in hashes_of(document).items():
            if part == "original":
                kept = {hashes[part], said.originals.get(where, now), document.original_id}
                if kept != {now}:
                    what = "its original bytes are not those that were hashed at first touch"
                    yield Tampering(where=where, what=what)
            elif hashes[part] != now:
                yield Tampering(where=where, what=f"its {part} is not what the journal says")
        yield from _of_other_texts(where, said.texts.get(where, {}), other_hashes(document))
    for where in known:
        yield Tampering(where=where, what="the journal knows this document, but it is gone")


def _of_other_texts(
    where: str, known: Mapping[str, str], now: Mapping[str, str]
) -> Iterator[Tampering]:
    for number in {**known, **now}:
        if known.get(number) != now.get(number):
            yield Tampering(where=where, what=f"its text {number} is not what the custody log says")


def _of_items(said: _Said) -> Iterator[Tampering]:
    for document in models.Document.objects.iterator():
        here = document_id(document.pk)
        if said.hashes.get(here, {}).get("reading") != hashes_of(document)["reading"]:
            continue  # told already, and no measure for its items
        expected = as_read(document) | said.states.get(here, {})
        now: States = {**states_of(document), SELF: document_state(document)}
        for own_id in {**expected, **now}:
            where = f"{here}.{own_id}" if own_id else here
            if own_id not in now:
                if expected[own_id] is not None:
                    yield Tampering(where=where, what="it is gone, and the journal knows of it")
            elif expected.get(own_id) is None:
                yield Tampering(where=where, what="nothing in the journal put it there")
            elif not same(expected[own_id], now[own_id]):
                yield Tampering(where=where, what="it is not what the journal says last")
