"""The journal: who changed what, from what, to what and why.

Everything that decides anything is written here, by `write`, in the transaction of the change
itself: both are kept, or neither is. Nothing is ever taken out; undoing is a change too.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from khronika.casebook import chain, models
from khronika.casebook.faults import told_plainly
from khronika.casebook.listing import Rows
from khronika.casebook.rows import ChangeRow, Head, Tampering
from khronika.errors import WrongUse

if TYPE_CHECKING:
    from django.db.models import QuerySet

_LINK = re.compile(r"[0-9a-f]{64}")


def write(
    *,
    by: str,
    verb: str,
    subject: str,
    before: object,
    after: object,
    why: str | None = None,
    undoes: int | None = None,
) -> int:
    """Append one change to the journal, inside the caller's transaction, and give its number.

    Args:
        by: the coder, as the team knows them; for a machine, its name and version.
        verb: what was done, in one word that is no name.
        subject: the id of what was changed; several ids apart by one space. Never a name: it
            stays when the rest of the change is erased.
        before: what stood there, as a value that JSON can hold; None where there was nothing.
        after: what stands there now; None where nothing does.
        why: the reason, in the coder's words.
        undoes: the number of the change that this one takes back.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a change is written in the transaction of what it changes")
    previous = models.Change.objects.values_list("number", "link").last()
    number, link = (previous[0] + 1, previous[1]) if previous else (1, chain.FIRST)
    said = {"by": by, "before": before, "after": after, "why": why, "undoes": undoes}
    payload, salt, at = chain.canonical(said), chain.new_salt(), datetime.now(UTC)
    seal = chain.seal(salt, payload)
    models.Change.objects.create(
        number=number,
        at=at,
        verb=verb,
        subject=subject,
        seal=seal,
        link=chain.link(link, number=number, at=at, verb=verb, subject=subject, seal=seal),
        salt=salt,
        payload=payload,
    )
    return number


def changes_of(*subjects: str) -> list[ChangeRow]:
    """Give the changes whose subject is exactly one of these, the first one first."""
    return rows(models.Change.objects.filter(subject__in=subjects))


def change(number: int) -> ChangeRow | None:
    """Give the change of this number."""
    return next(iter(rows(models.Change.objects.filter(pk=number))), None)


def latest(verbs: Sequence[str]) -> Iterator[ChangeRow]:
    """Give the changes of some verbs, the last one first."""
    found = models.Change.objects.filter(verb__in=verbs).order_by("-number")
    return map(_row, found.iterator())


class Journal:
    """The journal of the open casebook: `Casebook.journal`."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def of(self, *subjects: str, by: str | None = None) -> Sequence[ChangeRow]:
        """Give the changes to what some ids name, the first one first; with `by` of one coder.

        A document's are also those to all that was read from it.
        """
        with told_plainly(self._directory):
            found = rows(_made_by(by).filter(_may_be_about(subjects)))
            return [row for row in found if any(_is_about(row.subject, one) for one in subjects)]

    def of_items(self, row_ids: Collection[str]) -> Sequence[ChangeRow]:
        """Give the changes to some items, each to one of them alone; the first one first."""
        with told_plainly(self._directory):
            return rows(models.Change.objects.filter(subject__in=row_ids))

    def all(self, *, by: str | None = None, last: int | None = None) -> Sequence[ChangeRow]:
        """Give all changes, or as many of the last ones as asked for; the first one first.

        Args:
            by: only those of this coder.
            last: only so many.
        """
        with told_plainly(self._directory):
            if last is None:
                return rows(_made_by(by))
            return rows(_made_by(by).order_by("-number")[:last])[::-1]

    def newest(self, *, by: str | None = None) -> Sequence[ChangeRow]:
        """Give all changes, or a coder's, the last one first.

        They are fetched as they are looked at.
        """

        def made(found: "QuerySet[models.Change]") -> list[ChangeRow]:
            return rows(found.order_by("-number"))

        with told_plainly(self._directory):
            return Rows(self._directory, _made_by(by).order_by("-number"), made)

    def coders(self) -> Sequence[str]:
        """Give the names of all who changed anything, machines too, in their order."""
        with told_plainly(self._directory):
            names = models.Change.objects.order_by().values_list(models.BY, flat=True).distinct()
            return sorted({name for name in names if name is not None}, key=str.casefold)

    def change(self, number: int) -> ChangeRow | None:
        """Give the change of a number; None where there is none."""
        with told_plainly(self._directory):
            return change(number)

    def head(self) -> Head:
        """Give the number and the link of the last change.

        Noted down elsewhere, it lets `verify` find that later changes were cut off, or the whole
        chain made anew.
        """
        with told_plainly(self._directory):
            last = models.Change.objects.values_list("number", "link").last()
            return Head(number=last[0], link=last[1]) if last else Head(number=0, link=chain.FIRST)

    def verify(self, noted: str | None = None) -> Sequence[Tampering]:
        """Look for whatever was altered past the journal; nothing found, the chain holds.

        Args:
            noted: the link of a change that was noted down earlier; it must still be in the chain.

        Raises:
            WrongUse: what was noted down is no link at all.
        """
        from khronika.casebook.verifying import verify

        if noted is not None and not _LINK.fullmatch(noted):
            raise WrongUse(
                "A head has 64 digits and letters from a to f: look whether it was noted down "
                "whole."
            )
        with told_plainly(self._directory):
            return verify(noted)


def _made_by(coder: str | None) -> "QuerySet[models.Change]":
    changes = models.Change.objects.all()
    return changes if coder is None else changes.alias(coder=models.BY).filter(coder=coder)


def _may_be_about(subjects: Sequence[str]) -> Q:
    """Choose by the index of subjects; those of another id that begins alike are among them.

    An id alone or in the first place is found by where it stands in the index, as "/" is what
    follows "." there; one in the second place by going through the index, whose texts are short.
    """
    about = Q(pk__in=[])
    for one in subjects:
        second = models.Change.objects.filter(subject__contains=f" {one}")
        about |= Q(subject__gte=one, subject__lt=f"{one}/") | Q(pk__in=second.values("pk"))
    return about


def _is_about(subjects: str, asked: str) -> bool:
    return any(one == asked or one.startswith(f"{asked}.") for one in subjects.split(" "))


def rows(found: "QuerySet[models.Change] | Iterable[models.Change]") -> list[ChangeRow]:
    """Give changes as they are shown."""
    return [_row(one) for one in found]


def _row(kept: models.Change) -> ChangeRow:
    said = {} if kept.payload is None else json.loads(kept.payload)
    return ChangeRow(
        number=kept.number,
        at=kept.at,
        by=said.get("by"),
        verb=kept.verb,
        subject=kept.subject,
        before=said.get("before"),
        after=said.get("after"),
        why=said.get("why"),
        undoes=said.get("undoes"),
        erased_by=kept.erased_by,
    )
