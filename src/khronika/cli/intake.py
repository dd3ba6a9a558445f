"""From what capture found to what stands in the casebook, one file after the other."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from khronika.assessment import unresolved_dates
from khronika.capture import Captured, Container, Outcome, Refused
from khronika.casebook import Casebook, Filter
from khronika.cli.progress import Step
from khronika.errors import (
    InputRefused,
    KhronikaError,
    MalformedReading,
    MalformedResource,
    internal_fault,
)
from khronika.model import Reading

if TYPE_CHECKING:
    from concurrent.futures import Future

    from khronika.cli.readers import Reads


_CAME_AGAIN = "received again: the custody log tells from where"


class Fate(StrEnum):
    """What became of an input."""

    ADDED = "added"
    KEPT = "kept"
    """The bytes are kept, and could not be read."""
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One input and what became of it."""

    path: str
    status: Fate
    document: str | None = None
    """Id in the casebook; None where the input is refused or an archive."""
    reason: str | None = None
    failed: bool = False
    """The program failed on it: a fault of ours, not of the input."""


def take_in(
    casebook: Casebook,
    outcomes: Iterable[Outcome],
    reads: "Reads",
    done: Step,
    *,
    by: str = "owner",
    how: str | None = None,
) -> Iterator[Taken]:
    """Read and keep each document that the casebook does not hold yet, in the order given.

    One that cannot be read is kept without a reading. Documents are read ahead of the one that is
    kept. `done` is called with the path of each that
    is, and of each file that held others; `by` and `how` are for the custody log (`Casebook.add`).
    Whatever goes wrong with one input is said in its row, and the next one follows.

    Raises:
        MalformedResource: a file of the program's own is at fault, and no input can be read.
    """
    from khronika.cli.readers import read_ahead

    inside: defaultdict[str, Counter[Fate]] = defaultdict(Counter)
    begin = partial(_begin, casebook=casebook, reads=reads)
    for outcome, pending in read_ahead(outcomes, begin, most=reads.ahead):
        if isinstance(outcome, Container):
            yield _of_archive(outcome, inside.pop(outcome.path, Counter()))
            if not _is_inside(outcome):
                done(outcome.path)
            continue
        taken = _of_one(outcome, pending, casebook, by=by, how=how)
        for archive in _archives(taken.path):
            inside[archive][taken.status] += 1
        done(taken.path, inside=_is_inside(outcome))
        yield taken


def _begin(outcome: Outcome, casebook: Casebook, reads: "Reads") -> "Future[Reading] | None":
    from khronika.cli.readers import failed

    if not isinstance(outcome, Captured):
        return None
    if outcome.wordless is not None:
        return failed(InputRefused(outcome.wordless))
    try:
        return None if casebook.held_as(outcome) else reads.submit(outcome.document)
    except KhronikaError as error:  # the casebook failed
        return failed(error)


def undated(reading: Reading) -> str | None:
    """Say how many dates wait for the day of publication, if any do."""
    count = unresolved_dates(reading)
    if not count or reading.document.published is not None:
        return None
    dates = "1 date stays" if count == 1 else f"{count} dates stay"
    return (
        f"{dates} unresolved: the document does not tell its day of publication; "
        "give it with --published"
    )


def _of_one(
    outcome: Captured | Refused,
    pending: "Future[Reading] | None",
    casebook: Casebook,
    *,
    by: str,
    how: str | None,
) -> Taken:
    if isinstance(outcome, Refused):
        return Taken(path=outcome.path, status=Fate.REFUSED, reason=outcome.reason)
    try:
        held = casebook.held_as(outcome)
        if held is not None or pending is None:
            came = casebook.received_again(outcome, by=by, how=how)
            unread = casebook.documents(Filter(document=held, unread=True)) if held else ()
            notes = [*([_CAME_AGAIN] if came else []), *(_not_read(row.unread) for row in unread)]
            reason = "; ".join(notes) or None
            return Taken(path=outcome.path, status=Fate.UNCHANGED, document=held, reason=reason)
        found = _found(pending)
        if isinstance(found, _Unread):
            fate = Fate(casebook.hold(outcome, found.why, by=by, how=how))
            failed, reason = found.failed, _not_read(found.why)
        else:
            fate = Fate(casebook.add(outcome, found, by=by, how=how))
            failed, reason = False, undated(found)
        document = casebook.document_of(outcome.sha256)
    except MalformedResource:  # no document is at fault, and none could be read
        raise
    except KhronikaError as error:
        return Taken(path=outcome.path, status=Fate.REFUSED, reason=str(error))
    except Exception as error:  # noqa: BLE001 (a fault of ours on one file must not lose the others)
        reason = internal_fault(error)
        return Taken(path=outcome.path, status=Fate.REFUSED, reason=reason, failed=True)
    return Taken(path=outcome.path, status=fate, document=document, reason=reason, failed=failed)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unread:
    """Why a document could not be read."""

    why: str
    failed: bool = False
    """The program failed on it: a fault of ours, not of the document."""


def _found(pending: "Future[Reading]") -> Reading | _Unread:
    """Give what was read from a document, or why nothing could be."""
    from khronika.shelter import Fault

    try:
        return pending.result()
    except InputRefused as error:
        return _Unread(why=str(error))
    except MalformedReading as error:
        why = f"the reading breaks its form ({error}): a fault of the program, please report it"
        return _Unread(why=why, failed=True)
    except Fault as fault:
        return _Unread(why=str(fault), failed=True)
    except KhronikaError:  # the casebook failed, or no document can be read
        raise
    except Exception as error:  # noqa: BLE001 (a fault of ours on one file must not lose it)
        return _Unread(why=internal_fault(error), failed=True)


def _not_read(why: str | None) -> str:
    return f"not read: {why}"


def _is_inside(outcome: Outcome) -> bool:
    """Tell whether something lies in another thing that the user named."""
    if isinstance(outcome, Captured) and outcome.brought is None:
        return outcome.held_in is not None
    return "!" in outcome.path


def _archives(path: str) -> Iterator[str]:
    """Give the path of each archive that a member may lie in, from the outermost."""
    steps = path.split("!")
    for count in range(1, len(steps)):
        yield "!".join(steps[:count])


def _of_archive(archive: Container, counts: Counter[Fate]) -> Taken:
    """Sum up the members that were taken before: added if any of them was."""
    status = next((fate for fate in Fate if counts[fate]), Fate.REFUSED)
    reason = ", ".join(f"{counts[fate]} {fate}" for fate in Fate if counts[fate])
    return Taken(path=archive.path, status=status, reason=reason or None)
