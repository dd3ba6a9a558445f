"""Removing a person on request: from everything that the casebook holds, so that no byte remains.

One transaction takes the person out of documents, items, readings, originals and whatever other
tables hold, destroys payload and salt of every change that names them or hangs on what went, and
writes the tombstone: which changes, documents and ids, and no name. Then the file is compacted.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from django.db import transaction
from django.db.models import Q, QuerySet

from khronika.casebook import chain, custody, decided, following, journal, models, retrievals
from khronika.casebook.assembling import document_id, item_id
from khronika.casebook.compacting import backups_of, compact
from khronika.casebook.copies import laid_aside
from khronika.casebook.erasures import Erasure, ErasurePlan, Originals
from khronika.casebook.expecting import SELF, as_read, last_states, same
from khronika.casebook.faults import told_plainly
from khronika.casebook.finding import find_document, find_item, not_found
from khronika.casebook.forgetting import (
    FACTS,
    Named,
    forget,
    is_namesakes,
    named_in,
    named_in_items,
    strings_in,
)
from khronika.casebook.held import held
from khronika.casebook.rows import ItemKind
from khronika.casebook.searching import forget as forget_in_index
from khronika.casebook.searching import reindex
from khronika.casebook.states import (
    ERASE,
    HASH_VERBS,
    REDACT,
    RESEAL,
    document_state,
    hashes_of,
    states_of,
)
from khronika.casebook.sweeping import sweep
from khronika.casebook.texts import hashes
from khronika.errors import ChangeRefused, NotInCasebook
from khronika.resolution.names import Verdict
from khronika.resolution.names.mentions import Mentions

_OF_DOCUMENT = re.compile(r"d[0-9]+")


class Erasing:
    """Erasure in the open casebook: `Casebook.erasing`."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def plan(self, row_id: str) -> ErasurePlan:
        """Tell what erasing a person would take out; nothing is changed.

        Raises:
            NotInCasebook: there is no such person.
        """
        with told_plainly(self._directory), transaction.atomic():
            found = _Found(row_id)
            plan = found.plan()
            transaction.set_rollback(True)
        return plan

    def erase(
        self, row_id: str, *, originals: Originals, by: str, why: str | None = None
    ) -> Erasure:
        """Take a person out of everything, for good.

        Raises:
            NotInCasebook: there is no such person.
            ChangeRefused: the reason, or who erases, names the person.
        """
        backups = backups_of(self._directory)
        with told_plainly(self._directory), transaction.atomic():
            found = _Found(row_id)
            erasure = found.erase(originals, by=by, why=why)
        done = compact(self._directory, backups, by=by, telling=found.is_named_in)
        return replace(
            erasure,
            backups=done.backups,
            removed=done.removed,
            out_of_reach=done.out_of_reach,
            failed=done.failed,
            laid_aside=len(laid_aside(self._directory)),
        )


class _Found:
    """A person, wherever the casebook has them."""

    def __init__(self, row_id: str) -> None:
        person = _person(row_id)
        self.row_id = item_id(person)
        judged = held(ItemKind.PERSON)
        self.same = {self.row_id, *judged.cluster(self.row_id)}
        rows = [one for one in models.Person.objects.all() if item_id(one) in self.same]
        self.names = tuple(name for one in rows for name in (one.name, *one.aliases))
        self.mentions = Mentions(self.names)
        self.others = {
            item_id(one)
            for one in models.Person.objects.all()
            if judged.verdict(self.row_id, item_id(one)) is Verdict.DIFFERENT
        }
        self.in_items = named_in_items(self.mentions)
        self.left: list[str] = []
        self.named: list[Named] = []
        for document in models.Document.objects.order_by("pk").iterator():
            self._look_into(document)

    def _look_into(self, document: models.Document) -> None:
        here = document_id(document.pk)
        own, others = (
            {one.partition(".")[2] for one in rows if one.partition(".")[0] == here}
            for rows in (self.same, self.others)
        )
        if is_namesakes(document, self.mentions, own=own, others=others):
            self.left.append(here)
            return
        named = named_in(
            document,
            self.mentions,
            self.names,
            own=own,
            others=others,
            in_items=document.pk in self.in_items,
        )
        if named is not None:
            self.named.append(named)

    def is_named_in(self, path: Path) -> bool:
        """Tell whether a place on the disk names the person."""
        return self.mentions.blocked(str(path), here=True) != str(path)

    def _unread(self) -> Iterator[str]:
        """Give the documents that were not read and in which nobody found the name."""
        known = {*(document_id(named.document.pk) for named in self.named), *self.left}
        never = models.Document.objects.exclude(unread=None).order_by("pk")
        for number in never.values_list("pk", flat=True):
            if document_id(number) not in known:
                yield document_id(number)

    def plan(self) -> ErasurePlan:
        forms = {form for named in self.named for form in _forms(named)}
        people = tuple(self._people())
        return ErasurePlan(
            person=self.row_id,
            people=people,
            documents=tuple(document_id(named.document.pk) for named in self.named),
            items=tuple(sorted(self._forget())),
            forms=tuple(sorted(forms)),
            left=tuple(self.left),
            unread=tuple(self._unread()),
        )

    def erase(self, originals: Originals, *, by: str, why: str | None) -> Erasure:
        if any(self.mentions.blocked(text, here=True) != text for text in (by, why or "")):
            raise ChangeRefused(
                "The reason and the coder stay in the history: neither may name the person."
            )
        people = tuple(self._people())
        gone = tuple(sorted(self._forget()))
        for named in self.named:
            _replace_original(named, originals)
        retrieved = retrievals.forget(named.document for named in self.named)
        documents = tuple(document_id(named.document.pk) for named in self.named)
        swept = sweep(self.mentions, documents)
        following.forget()
        # Whoever was taken off a sheet stands in no draft of it, and may stand here.
        models.Coding.objects.update(before=None)
        models.Judgement.objects.filter(Q(one__in=gone) | Q(other__in=gone)).delete()
        models.Grade.objects.filter(incident__in=gone).delete()
        for named in self.named:
            reindex(named.document)
        forget_in_index()
        changes = tuple(self._changes({*gone, *people, *retrieved.requests}))
        number = journal.write(
            by=by,
            verb=ERASE,
            subject=" ".join(people),
            before=None,
            after={
                "changes": list(changes),
                "documents": list(documents),
                "items": list(gone),
                "originals": originals.value,
                "archives": list(retrieved.archives),
            },
            why=why,
        )
        models.Change.objects.filter(pk__in=changes).update(
            salt=None, payload=None, erased_by=number
        )
        for named in self.named:
            custody.replaced(named.document, hashes(named.document), by=by)
            _seal_anew(named.document, by)
        for document in self._left_with_less(swept, number):
            custody.resealed(document, hashes(document), by=by)
        for document in self._untold(number):
            _tell_anew(document, by)
        decided.tell_anew(by=by)
        return Erasure(change=number, documents=documents, items=gone, changes=changes)

    def _left_with_less(self, swept: frozenset[int], number: int) -> QuerySet[models.Document]:
        """Give the documents that do not name the person, of which rows or entries did.

        Args:
            swept: numbers of the documents with such rows.
            number: that of this erasure, which emptied the entries.
        """
        emptied = models.Change.objects.filter(erased_by=number, verb__in=custody.SEALING)
        told = {int(one.removeprefix("d")) for one in emptied.values_list("subject", flat=True)}
        named = {named.document.pk for named in self.named}
        return models.Document.objects.filter(pk__in=(told | swept) - named).order_by("pk")

    def _untold(self, number: int) -> QuerySet[models.Document]:
        """Give the documents that do not name the person, of which a reason or a note did.

        What stands in them was decided by changes that this erasure emptied.
        """
        emptied = models.Change.objects.filter(erased_by=number).values_list("subject", flat=True)
        about = {one.partition(".")[0] for subject in emptied for one in subject.split(" ")}
        told = {int(one[1:]) for one in about if _OF_DOCUMENT.fullmatch(one)}
        named = {named.document.pk for named in self.named}
        return models.Document.objects.filter(pk__in=told - named).order_by("pk")

    def _people(self) -> Iterator[str]:
        for named in self.named:
            for own_id in sorted(named.people):
                yield f"{document_id(named.document.pk)}.{own_id}"

    def _forget(self) -> set[str]:
        return {
            f"{document_id(named.document.pk)}.{own_id}"
            for named in self.named
            for own_id in forget(named)
        }

    def _changes(self, gone: set[str]) -> Iterator[int]:
        """Give the changes that name the person or are about what went."""
        here = {document_id(named.document.pk): named for named in self.named}
        namesakes = set(self.left)
        for change in models.Change.objects.filter(payload__isnull=False).iterator():
            subjects = change.subject.split(" ")
            documents = {one.partition(".")[0] for one in subjects}
            named = next((here[one] for one in sorted(documents & here.keys())), None)
            about = bool(gone & set(subjects))
            hashed = named is not None and _holds_hashes(change.verb)
            theirs = bool(documents) and documents <= namesakes
            if (
                about
                or hashed
                or (not theirs and self._is_named_in(change.payload or "null", named))
            ):
                yield change.number

    def _is_named_in(self, payload: str, named: Named | None) -> bool:
        # Text by text: as JSON a payload has signs for the ends of lines that run into words.
        said = strings_in(json.loads(payload))
        if named is None:
            return any(map(self.mentions.stand_in, said))
        return any(named.blocked(one) != one for one in said)


def _person(row_id: str) -> models.Person:
    """Find whom an id names; it may name something that is no person, and that is told."""
    item = find_item(row_id) if "." in row_id else find_document(row_id)
    if item is None:
        raise not_found(row_id)
    person = models.Person.objects.filter(pk=item.pk).first() if "." in row_id else None
    if person is None:
        raise NotInCasebook(
            f"{row_id} is no person. Only a person is erased, by an id such as d1.p2: those of all "
            "stand in the table of `khronika people`."
        )
    return person


def _holds_hashes(verb: str) -> bool:
    """Tell whether a change may hold a hash by which somebody could know what stood there."""
    return verb in HASH_VERBS or custody.is_custody(verb)


def _forms(named: Named) -> Iterator[str]:
    texts = [named.document.text, *(getattr(named.document, name) or "" for name in FACTS)]
    for text in texts:
        for start, end in named.mentions.spans(text, here=True):
            yield text[start:end]


def _replace_original(named: Named, originals: Originals) -> None:
    """Put a redacted copy, or a note that there is none, in the place of original bytes."""
    document, old = named.document, named.document.original
    here = document_id(document.pk)
    if originals is Originals.REDACT and document.text:  # of a picture nothing would be left
        content, extractor = document.text.encode(), "redacted copy"
    else:
        content, extractor = f"The original of {here} was deleted.\n".encode(), "deleted original"
    sha256 = chain.digest(content)
    if models.Original.objects.filter(pk=sha256).exists():
        content += f"\n[{here}]".encode()
        sha256 = chain.digest(content)
    document.original = models.Original.objects.create(sha256=sha256, content=content)
    document.media_type, document.extractor = "text/plain", extractor
    document.save()
    old.delete()


def _seal_anew(document: models.Document, by: str) -> None:
    """Tell the journal what a document is now."""
    here = document_id(document.pk)
    journal.write(by=by, verb=RESEAL, subject=here, before=None, after=hashes_of(document))
    _tell_anew(document, by)


def _tell_anew(document: models.Document, by: str) -> None:
    """Tell the journal what stands in a document's facts and items, where it knows otherwise."""
    here = document_id(document.pk)
    expected = as_read(document) | last_states(document)
    now = {**states_of(document), SELF: document_state(document)}
    for own_id in {**expected, **now}:
        if not same(expected.get(own_id), now.get(own_id)):
            journal.write(
                by=by,
                verb=REDACT,
                subject=f"{here}.{own_id}" if own_id else here,
                before=None,
                after=now.get(own_id),
            )
