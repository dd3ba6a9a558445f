"""The custody log: how each document came into the casebook, and what took a copy of it out since.

An entry is a change of the journal like any other, bound by the same chain; its verb is `custody:`
and what was done. So it is appended and stays, and an erasure can empty it while the chain holds.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from khronika import __version__
from khronika.casebook import chain, journal, models
from khronika.casebook.assembling import document_id
from khronika.casebook.faults import told_plainly
from khronika.casebook.finding import find_document
from khronika.casebook.provenance import comparable, facts_of, text_facts_of
from khronika.casebook.retrievals import requests_of
from khronika.casebook.rows import ChangeRow, CustodyRow

if TYPE_CHECKING:
    from khronika.capture import Captured

ACQUIRE = "acquire"
"""The casebook took the bytes; the detail has their SHA-256 at first touch."""
RECEIVE = "receive"
"""The bytes, or the same words of a message, came again, from another place, by another way or
another person."""
EXTRACT = "extract"
"""Another text was taken out of the bytes, or put in use; the detail has the SHA-256 of those that
are not in use."""
REPLACE = "replace"
"""An erasure put other bytes in the place of the original; the detail has their SHA-256."""
RESEAL = "reseal"
"""An erasure emptied what the log said of a document that it left; the detail has all anew."""
TIMESTAMP = "timestamp"
"""A service stamped the head of the journal; the detail has the SHA-256 of what it answered."""
EXPORT, BACKUP, DOSSIER, DOWNLOAD = "export", "backup", "dossier", "download"
"""A copy of words or bytes left the casebook."""

PREFIX = "custody:"
HASHING = (PREFIX + ACQUIRE, PREFIX + REPLACE, PREFIX + RESEAL)
"""Verbs of the entries that have the SHA-256 of a document's original bytes."""
TEXT_VERBS = (PREFIX + EXTRACT, PREFIX + REPLACE, PREFIX + RESEAL)
"""Verbs of the entries that have the SHA-256 of the texts that are not in use."""
SEALING = tuple(dict.fromkeys((*HASHING, *TEXT_VERBS)))
"""Verbs of the entries that have facts of `khronika.casebook.provenance`."""
WHOLE = "casebook"
"""The subject of an entry about all documents that there are at the time."""

_ACTION = re.compile(r"[a-z]{2,20}(-[a-z]{2,20})?")


class Custody:
    """The custody log of the open casebook: `Casebook.custody`."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def record(
        self,
        document_ids: Sequence[str],
        *,
        by: str,
        action: str,
        how: str | None = None,
        detail: Mapping[str, object] | None = None,
    ) -> None:
        """Append an entry for each of some documents, or one for all that there are.

        Args:
            document_ids: such as `d1`; none of them stands for the whole casebook.
            by: who did it, as the team knows them.
            action: what was done, in a word that is no name, such as `dossier` or `download`.
            how: in words, such as by what means or to whom.
            detail: more that a program should find again, as JSON can hold it, such as the
                SHA-256 of a file that was written.

        Raises:
            NotInCasebook: there is no such document; nothing is recorded.
        """
        with told_plainly(self._directory), transaction.atomic():
            subjects = [document_id(find_document(one).pk) for one in document_ids] or [WHOLE]
            for subject in subjects:
                write(subject, by=by, action=action, how=how, detail=detail)

    def of(self, document_id: str) -> Sequence[CustodyRow]:
        """Give the entries about a document, the first one first.

        Those about the whole casebook are among them, from when the document was in it.

        Raises:
            NotInCasebook: there is no such document.
        """
        with told_plainly(self._directory):
            find_document(document_id)
            return entries_of(document_id)

    def all(self) -> Sequence[CustodyRow]:
        """Give all entries, the first one first."""
        with told_plainly(self._directory):
            return _rows(Q(verb__startswith=PREFIX))


def write(
    subject: str,
    *,
    by: str,
    action: str,
    how: str | None = None,
    detail: Mapping[str, object] | None = None,
) -> int:
    """Append one entry inside the caller's transaction, and give its number in the journal."""
    if not _ACTION.fullmatch(action):
        raise ValueError("an action is one word in small letters, or two with a hyphen")
    said = {"how": how, "tool": f"khronika {__version__}", "detail": dict(detail or {})}
    return journal.write(by=by, verb=PREFIX + action, subject=subject, before=None, after=said)


def acquired(document: models.Document, captured: "Captured", *, by: str, how: str | None) -> None:
    """Append that the casebook took a document, inside the caller's transaction."""
    write(
        document_id(document.pk),
        by=by,
        action=ACQUIRE,
        how=how,
        detail={
            "sha256": captured.sha256,
            "bytes": len(captured.content),
            **_coming(captured),
            **facts_of(document),
        },
    )


def received(document: models.Document, captured: "Captured", *, by: str, how: str | None) -> bool:
    """Append that a document came again, inside the caller's transaction.

    Of a message that came in other bytes, as reactions are counted in them, these are told of by
    their hash. Where it came so before nothing is appended, and False is given.
    """
    here, coming = document_id(document.pk), _coming(captured)
    if any(_is_same_coming(entry, coming, by=by, how=how) for entry in _comings_of(here)):
        return False
    differs = captured.sha256 != document.original_id
    bytes_of = {"sha256": captured.sha256, "bytes": len(captured.content)} if differs else {}
    write(here, by=by, action=RECEIVE, how=how, detail={**coming, **bytes_of})
    return True


def _coming(captured: "Captured") -> dict[str, object]:
    """Give from where something came, as the log has it."""
    held_in = captured.held_in
    return {
        "place": captured.path,
        "container": held_in.path if held_in else None,
        "container_sha256": held_in.sha256 if held_in else None,
        "address": captured.address,
        "retrieved": chain.written(captured.retrieved) if captured.retrieved else None,
        "requests": list(captured.brought.requests) if captured.brought else None,
    }


def _comings_of(document_id: str) -> list[CustodyRow]:
    verbs = (PREFIX + ACQUIRE, PREFIX + RECEIVE)
    return _rows(Q(subject=document_id, verb__in=verbs, payload__isnull=False))


def _is_same_coming(
    entry: CustodyRow, coming: Mapping[str, object], *, by: str, how: str | None
) -> bool:
    """Tell whether an entry tells of this; one of an earlier version tells less of where from."""
    told = {name: entry.detail[name] for name in _WHERE_FROM if name in entry.detail}
    same = all(comparable(name, fact) == coming[name] for name, fact in told.items())
    return same and (entry.by, entry.how) == (by, how)


_WHERE_FROM = ("place", "container_sha256", "address", "retrieved")
"""What makes two comings of the same bytes two."""


def signed(extractor: str) -> str:
    """Name what took a text out with its version; that of an extractor of ours is the program's."""
    return f"{extractor} {__version__}" if extractor.startswith("khronika ") else extractor


def extracted(document: models.Document, texts: Mapping[str, str], *, by: str, how: str) -> None:
    """Append what became of the texts of a document; see `replaced` for `texts`."""
    detail = {"texts": texts, **text_facts_of(document)}
    write(document_id(document.pk), by=by, action=EXTRACT, how=how, detail=detail)


def replaced(document: models.Document, texts: Mapping[str, str], *, by: str) -> None:
    """Append that an erasure replaced the original bytes of a document.

    `texts` are the SHA-256 of its texts that are not in use, by their numbers.
    """
    how = "a person was taken out on request"
    _tell_anew(document, texts, by=by, action=REPLACE, how=how)


def resealed(document: models.Document, texts: Mapping[str, str], *, by: str) -> None:
    """Append what stands in a document whose entries an erasure emptied; see `replaced`."""
    how = "what was told of it named a person who was taken out on request"
    _tell_anew(document, texts, by=by, action=RESEAL, how=how)


def _tell_anew(
    document: models.Document, texts: Mapping[str, str], *, by: str, action: str, how: str
) -> None:
    detail = {
        "sha256": document.original_id,
        "bytes": len(document.original.content),
        "texts": texts,
        "requests": requests_of(document),
        **facts_of(document),
    }
    write(document_id(document.pk), by=by, action=action, how=how, detail=detail)


def entries_of(document_id: str) -> list[CustodyRow]:
    """Give the entries about a document that is there; see `Custody.of`."""
    about = _rows(Q(verb__startswith=PREFIX) & Q(subject__in=(document_id, WHOLE)))
    since = next((n for n, one in enumerate(about) if one.document == document_id), len(about))
    return about[since:]


def is_custody(verb: str) -> bool:
    """Tell whether a change of the journal is an entry of the custody log."""
    return verb.startswith(PREFIX)


def _rows(about: Q) -> list[CustodyRow]:
    return [_row(change) for change in journal.rows(models.Change.objects.filter(about))]


def _row(change: ChangeRow) -> CustodyRow:
    said = change.after if isinstance(change.after, dict) else {}
    return CustodyRow(
        number=change.number,
        at=change.at,
        by=change.by,
        action=change.verb.removeprefix(PREFIX),
        document=None if change.subject == WHOLE else change.subject,
        how=said.get("how"),
        tool=said.get("tool"),
        detail=said.get("detail", {}),
        erased_by=change.erased_by,
    )
