"""Timestamps of the journal's head: a stranger's word for when the chain up to there was there.

The head is the link of the last change, which binds all before it. What a service answered lies
beside the journal; its entry in the custody log says of which head it is, and binds both hashes.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import transaction

from khronika.casebook import custody, journal, models
from khronika.casebook.faults import told_plainly
from khronika.casebook.rows import ChangeRow, Head, TimestampRow
from khronika.errors import InputRefused

if TYPE_CHECKING:
    from khronika.capture.network.stamping import Examiner, Stamp, Stamped


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What others need to look at a timestamp with programs of their own."""

    head: int
    link: str
    token: bytes
    authority: bytes


class Timestamps:
    """The timestamps of the open casebook: `Casebook.timestamps`."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def keep(self, head: Head, stamped: "Stamped", *, address: str, by: str) -> TimestampRow:
        """Keep what a service answered about a head, with an entry of the custody log."""
        stamp = stamped.stamp
        detail = {
            "head": head.number,
            "link": head.link,
            "stamped": stamp.at.isoformat(),
            "signed_by": stamp.by,
            "vouched_for_by": stamp.authority,
            "token": _sha256(stamped.token),
            "authority": _sha256(stamp.certificate),
            "request": stamped.request,
        }
        with told_plainly(self._directory), transaction.atomic():
            number = custody.write(
                custody.WHOLE, by=by, action=custody.TIMESTAMP, how=address, detail=detail
            )
            models.Timestamp.objects.create(
                entry=number, token=stamped.token, authority=stamp.certificate
            )
        return _row(number, detail, stamp=stamp, fault=None)

    def kept(self) -> Sequence[Kept]:
        """Give the timestamps as they came, the first one first."""
        with told_plainly(self._directory):
            return [
                Kept(
                    head=detail["head"],
                    link=detail["link"],
                    token=bytes(one.token),
                    authority=bytes(one.authority),
                )
                for _, detail, one in _entries()
                if one is not None
            ]

    def verify(self) -> Sequence[TimestampRow]:
        """Look at head, imprint and signature of each timestamp anew. Nothing is asked."""
        with told_plainly(self._directory):
            entries = list(_entries())
            if not entries:
                return []
            from khronika.capture.network.stamping import Examiner

            with Examiner() as examiner:
                return [_verified(examiner, *entry) for entry in entries]


def _entries() -> Iterator[tuple[ChangeRow, Mapping[str, Any], models.Timestamp | None]]:
    """Give the entries of the custody log that tell of timestamps, with what is kept of each."""
    kept = models.Timestamp.objects.in_bulk()
    for change in journal.rows(
        models.Change.objects.filter(verb=custody.PREFIX + custody.TIMESTAMP)
    ):
        if isinstance(change.after, dict):
            yield change, change.after["detail"], kept.get(change.number)


def _verified(
    examiner: "Examiner", change: ChangeRow, detail: Mapping[str, Any], one: models.Timestamp | None
) -> TimestampRow:
    fault, stamp = _fault(detail, one), None
    if fault is None and one is not None:
        try:
            stamp = examiner.stamp(bytes(one.token), detail["link"], authority=bytes(one.authority))
        except InputRefused as error:
            fault = str(error)
    return _row(change.number, detail, stamp=stamp, fault=fault)


def _row(
    number: int, detail: Mapping[str, Any], *, stamp: "Stamp | None", fault: str | None
) -> TimestampRow:
    return TimestampRow(
        number=number,
        head=detail["head"],
        link=detail["link"],
        at=stamp.at if stamp else None,
        by=stamp.by if stamp else None,
        authority=stamp.authority if stamp else None,
        fault=fault,
    )


def _fault(detail: Mapping[str, Any], one: models.Timestamp | None) -> str | None:
    """Say what is wrong with a timestamp beside its signature."""
    if one is None:
        return "it is gone"
    now = (_sha256(bytes(one.token)), _sha256(bytes(one.authority)))
    if now != (detail["token"], detail["authority"]):
        return "it is not the one that was kept"
    stamped = models.Change.objects.filter(pk=detail["head"]).first()
    if stamped is None or stamped.link != detail["link"]:
        return "it is of another chain than this one, which was made anew"
    return None


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
