"""Putting a new reading of a document in the place of the old, around what people decided.

The new reading takes the place of the old one, which is kept beside it. Item by item:

    touched by a person    stays as it stands; where the new reading says otherwise, that is told
    not touched, read again   says what the new reading says, under the id that it had
    not touched, not read again   goes, unless something that stays points to it
    not known yet          comes, as proposed

Touched is what somebody reviewed, noted something on or judged; a decision that was taken back
counts too. A new item that needs a party whom a person rejected is left out, and that is told.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from khronika.casebook import journal, models
from khronika.casebook.aligning import align, renamed, says_the_same
from khronika.casebook.assembling import document_id
from khronika.casebook.differences import Difference, DifferenceKind, Reread
from khronika.casebook.differing import against, difference
from khronika.casebook.expecting import SELF, as_read, last_states, same
from khronika.casebook.ids import FreeIds
from khronika.casebook.kinds import KINDS, kind_of
from khronika.casebook.rows import Review
from khronika.casebook.standing import everything, reading_of
from khronika.casebook.states import (
    MACHINE_VERBS,
    READ,
    REREAD,
    State,
    checked,
    document_state,
    hashes_of,
    pointed_to,
    state_of,
    states_of,
)
from khronika.casebook.writing import Items
from khronika.model import (
    Claim,
    Estimate,
    Incident,
    Item,
    Reader,
    Reading,
    from_json,
    item_to_json,
    to_json,
)

Nouns = dict[str, Item]
"""Items of one document, by their ids in it."""


class Taking:
    """One document on its way from an old reading to a new one."""

    def __init__(self, document: models.Document, new: Reading) -> None:
        self.document = document
        self.here = document_id(document.pk)
        self.reader = new.reader
        self.relevant = new.relevant
        self.stood = {noun.id: (noun, review) for noun, review in everything(document)}
        self.was = items_in(document, document.reading)
        self.text_was, self.hashes_were = document.text_number, hashes_of(document)
        self.touched = _touched(document, self.stood)
        names = align(new, self._known())
        free = FreeIds(document)
        for noun in _all(new):
            if noun.id not in names:
                names[noun.id] = free.take(kind_of(noun))
        self.read: Nouns = {names[noun.id]: renamed(noun, names) for noun in _all(new)}
        self.rejected = {i for i, (_, review) in self.stood.items() if review is Review.REJECTED}
        self.held = _held(document)

    def take(self) -> Reread:
        """Bring tables and journal to the new reading."""
        before = {own_id: state_of(*stood) for own_id, stood in self.stood.items()}
        facts = document_state(self.document)
        differences = tuple(self._differences())
        if not self._replace_reading():
            return Reread(document=self.here, changed=False, differences=())
        put = self._to_put()
        items = Items(self.document)
        for noun in put.values():
            items.put(noun)
        items.prove()
        items.remove(self._to_remove(put))
        self._settle_relevance()
        self.document.save()
        after = states_of(self.document)
        checked(self.document, after)
        self._tell({**before, SELF: facts}, {**after, SELF: document_state(self.document)})
        return Reread(document=self.here, changed=True, differences=differences)

    def _known(self) -> Mapping[str, Sequence[Item]]:
        """Give what each known item says: as it stands, and as it was read."""
        known: dict[str, list[Item]] = {i: [noun] for i, (noun, _) in self.stood.items()}
        for own_id, noun in self.was.items():
            known.setdefault(own_id, []).append(noun)
        return known

    def _to_put(self) -> Nouns:
        """Give the items that the new reading brings to where nobody decided."""
        left_out = self._left_out()
        return {
            own_id: self._without_rejected(noun, left_out)
            for own_id, noun in self.read.items()
            if own_id not in self.touched and own_id not in left_out
        }

    def _left_out(self) -> set[str]:
        """Give the new items that could not stand beside what a person decided."""
        return {
            own_id
            for own_id, noun in self.read.items()
            if own_id not in self.touched and not self._may_stand(noun)
        }

    def _may_stand(self, noun: Item) -> bool:
        match noun:
            case Incident():
                return self.held is not False and not set(noun.targets) <= self.rejected
            case Claim():
                return noun.speaker not in self.rejected
            case _:
                return True

    def _without_rejected(self, noun: Item, left_out: set[str]) -> Item:
        """Let an item point to no rejected party, and to nothing that was left out."""

        def kept(ids: tuple[str, ...], aside: set[str]) -> tuple[str, ...]:
            return tuple(one for one in ids if one not in aside)

        match noun:
            case Incident():
                return replace(
                    noun,
                    targets=kept(noun.targets, self.rejected),
                    actors=kept(noun.actors, self.rejected),
                )
            case Estimate():
                return replace(noun, by=kept(noun.by, self.rejected))
            case Claim():
                gone = left_out - self.stood.keys()
                return replace(
                    noun, about=replace(noun.about, incidents=kept(noun.about.incidents, gone))
                )
            case _:
                return noun

    def _staying(self) -> set[str]:
        """Give the known items that stay: the touched ones, and what these point to."""
        staying: set[str] = set()
        waiting = [own_id for own_id in self.stood if own_id in self.touched]
        while waiting:
            own_id = waiting.pop()
            if own_id in staying or own_id not in self.stood:
                continue
            staying.add(own_id)
            waiting += pointed_to(item_to_json(self.stood[own_id][0]))
        return staying

    def _to_remove(self, put: Nouns) -> list[str]:
        staying = self._staying()
        return [own_id for own_id in self.stood if own_id not in staying and own_id not in put]

    def _differences(self) -> Iterator[Difference]:
        """Tell what the new reading says otherwise than what stands."""
        left_out, staying = self._left_out(), self._staying()
        for own_id, noun in self.read.items():
            stood = self.stood.get(own_id)
            if own_id in left_out:
                yield difference(DifferenceKind.LEFT_OUT, self.here, None, noun)
            elif stood is None:
                yield difference(DifferenceKind.NEW, self.here, None, noun)
            elif own_id in self.touched:
                yield from against(self.here, *stood, noun)
            elif not says_the_same(stood[0], noun):
                yield difference(DifferenceKind.CHANGED, self.here, stood[0], noun)
        for own_id, (noun, review) in self.stood.items():
            if own_id in self.read or review is Review.REJECTED:
                continue
            if own_id not in staying:
                yield difference(DifferenceKind.GONE, self.here, noun, None)
            elif own_id in self.was:
                yield difference(DifferenceKind.KEPT, self.here, noun, None)

    def _replace_reading(self) -> bool:
        """Put the new reading in the place of the old; tell whether it is another one."""
        document, old = self.document, self.document.reading
        new = replace(
            reading_of(document, self.read.values()), reader=self.reader, relevant=self.relevant
        )
        value = to_json(new)
        del value["document"]["text"]
        is_first = document.unread is not None
        if not is_first:
            if value == old and document.text_number == self.text_was:
                return False
            models.EarlierReading.objects.create(
                document=document,
                reader_name=document.reader_name,
                reader_version=document.reader_version,
                reading=old,
                text_number=self.text_was,
            )
        document.unread = None
        document.reading = value
        document.reader_name = self.reader.name if self.reader else None
        document.reader_version = self.reader.version if self.reader else None
        journal.write(
            by=named(self.reader),
            verb=READ,
            subject=self.here,
            before=self.hashes_were,
            after=hashes_of(document),
        )
        return True

    def _settle_relevance(self) -> None:
        if self.held is not None:
            return
        acts = models.Incident.objects.filter(document=self.document)
        stands = acts.exclude(review=Review.REJECTED).exists()
        self.document.relevant = self.relevant or stands

    def _tell(self, before: Mapping[str, State], after: Mapping[str, State]) -> None:
        """Write into the journal where the tables hold other than the reading says."""
        expected = as_read(self.document) | last_states(self.document)
        for own_id in {**expected, **after}:
            if not same(expected.get(own_id), after.get(own_id)):
                journal.write(
                    by=named(self.reader),
                    verb=REREAD,
                    subject=f"{self.here}.{own_id}" if own_id else self.here,
                    before=before.get(own_id),
                    after=after.get(own_id),
                )


def named(reader: Reader | None) -> str:
    """Name what read a document, as the journal does."""
    return f"{reader.name} {reader.version}" if reader else "a person"


def items_in(document: models.Document, value: Any, text: str | None = None) -> Nouns:
    """Give the items of a kept reading; see `whole` for the text."""
    return {noun.id: noun for noun in _all(whole(document, value, text))}


def whole(document: models.Document, value: Any, text: str | None = None) -> Reading:
    """Give a kept reading with its text: that in use where no other is given."""
    read = document.text if text is None else text
    return from_json({**value, "document": {**value["document"], "text": read}})


def _all(reading: Reading) -> Iterator[Item]:
    for kind in KINDS.values():
        yield from getattr(reading, kind.many)


def _touched(document: models.Document, stood: Mapping[str, tuple[Item, Review]]) -> set[str]:
    """Give the items that a person decided, judged or noted something on."""
    here = document_id(document.pk)
    changes = models.Change.objects.filter(subject__contains=f"{here}.")
    subjects = changes.exclude(verb__in=MACHINE_VERBS).values_list("subject", flat=True)
    ids = {one for subject in subjects for one in subject.split(" ")}
    named = {one.partition(".")[2] for one in ids if one.startswith(f"{here}.")}
    reviewed = {i for i, (_, review) in stood.items() if review is not Review.PROPOSED}
    return reviewed | (named & stood.keys())


def _held(document: models.Document) -> bool | None:
    """Tell how relevant a person held a document against its reading; None where nobody did."""
    read = document.reading["document"]["relevant"]
    return None if document.relevant == read else document.relevant
