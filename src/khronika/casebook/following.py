"""Sources that are followed: which, when they may be asked again, and what of them is known.

That a source is followed, or no longer, is a decision and stands in the journal; what the last poll
gave is the state of a machine, and does not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction

from khronika.casebook import journal, models
from khronika.casebook.faults import told_plainly
from khronika.casebook.requests import FollowedRow
from khronika.casebook.states import FOLLOW, UNFOLLOW
from khronika.errors import NotInCasebook
from khronika.resolution.names.mentions import BLOCK

if TYPE_CHECKING:
    from khronika.capture import Captured


@dataclass(frozen=True, slots=True, kw_only=True)
class Polled:
    """What a poll gave."""

    result: str
    """In words."""
    validators: Mapping[str, str]
    failed: bool = False
    rests_until: datetime | None = None
    """What the source itself asked for."""


class Following:
    """What the open casebook follows: `Casebook.following`."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def all(self) -> Sequence[FollowedRow]:
        """Give what is followed, in the order in which it was first."""
        with told_plainly(self._directory):
            return [_row(one) for one in models.Followed.objects.all()]

    def follow(self, address: str, *, by: str, why: str | None = None) -> FollowedRow:
        """Follow a source from now on; one that is followed already stays as it is."""
        with told_plainly(self._directory), transaction.atomic():
            kept = models.Followed.objects.filter(address=address).first()
            if kept is None:
                kept = models.Followed.objects.create(address=address, validators={})
                said = {"address": address}
                journal.write(
                    by=by, verb=FOLLOW, subject=f"f{kept.pk}", before=None, after=said, why=why
                )
            return _row(kept)

    def stop(self, source: str, *, by: str, why: str | None = None) -> FollowedRow:
        """Follow a source no longer.

        Args:
            source: its id or its address.
            by: who decides.
            why: the reason.

        Raises:
            NotInCasebook: it is not followed.
        """
        with told_plainly(self._directory), transaction.atomic():
            rows = [row for row in self.all() if source in (row.source, row.address)]
            if not rows:
                raise NotInCasebook("That is not followed: `khronika follow --list` shows what is.")
            (row,) = rows
            said = {"address": row.address}
            journal.write(
                by=by, verb=UNFOLLOW, subject=row.source, before=said, after=None, why=why
            )
            models.Followed.objects.filter(address=row.address).delete()
            return row

    def validators(self, source: str) -> Mapping[str, str]:
        """Give by what a source can be asked for changes only."""
        with told_plainly(self._directory):
            kept = models.Followed.objects.filter(pk=int(source.removeprefix("f"))).first()
            return kept.validators if kept is not None else {}

    def note(self, source: str, polled: Polled) -> None:
        """Note what a poll gave; by what changes can be asked for stays where it failed."""
        with told_plainly(self._directory), transaction.atomic():
            kept = models.Followed.objects.filter(pk=int(source.removeprefix("f"))).first()
            if kept is None:
                return  # it was stopped meanwhile
            kept.failures = kept.failures + 1 if polled.failed else 0
            kept.polled, kept.result = datetime.now(UTC), polled.result
            kept.rests_until = polled.rests_until
            if not polled.failed:
                kept.validators = dict(polled.validators)
            kept.save()

    def knows(self, found: "Captured") -> bool:
        """Tell whether an entry or message was added before, with the same words.

        What a person was erased from is known too, so that following does not bring them back. One
        that nothing names is known by its bytes.
        """
        with told_plainly(self._directory):
            if found.reference is None:
                return models.Original.objects.filter(pk=found.sha256).exists()
            kept = models.Document.objects.filter(reference=found.reference)
            texts = kept.values_list("text", flat=True)
            if any(text == found.document.text or BLOCK in text for text in texts):
                return True
            blocked = models.Document.objects.filter(reference__contains=BLOCK)
            names = blocked.values_list("reference", flat=True)
            return any(is_blocked_form(name or "", found.reference) for name in names)


def forget() -> None:
    """Follow nothing any more whose address named somebody who was erased."""
    models.Followed.objects.filter(address__contains=BLOCK).delete()


def is_blocked_form(blocked: str, whole: str) -> bool:
    """Tell whether a text is another one in which an erasure blocked somebody."""
    return len(blocked) == len(whole) and all(
        one in (BLOCK, other) for one, other in zip(blocked, whole, strict=True)
    )


def _row(kept: models.Followed) -> FollowedRow:
    return FollowedRow(
        source=f"f{kept.pk}",
        address=kept.address,
        polled=kept.polled,
        result=kept.result,
        rests_until=kept.rests_until,
        failures=kept.failures,
    )
