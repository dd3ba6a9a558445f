"""Taking changes back, whatever verb made them.

Each family of verbs says once, by `takes_back`, how its `before` is put back in place. A change
can be taken back while nothing stands on top of it: of the changes to one subject that still stand,
only the last. Undoing is a change too, so the journal keeps both, and an undoing that is the last
change to its subject can be taken back itself.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from khronika.casebook import journal
from khronika.casebook.rows import ChangeRow
from khronika.errors import ChangeRefused, NotInCasebook

Restore = Callable[[str, object], object]
"""Takes a subject and what stood there, puts it back in place and gives it as it then stands."""

UNDO = "undo"
_RESTORES: dict[str, Restore] = {}
_ALONE: set[str] = set()


def takes_back(verbs: Iterable[str], restore: Restore, *, alone: bool = False) -> None:
    """Say how changes of some verbs are taken back.

    Args:
        verbs: the verbs of one family; their changes to one subject stand on each other.
        restore: puts back what stood before. It may raise ChangeRefused.
        alone: each change stands by itself, like a note, and none on top of another.
    """
    _RESTORES.update(dict.fromkeys(verbs, restore))
    if alone:
        _ALONE.update(verbs)


def undo(*, by: str, number: int | None, why: str | None) -> ChangeRow:
    """Take back a change, or the last one of a coder that stands; give the undoing."""
    change = _last_of(by) if number is None else journal.change(number)
    if change is None:
        raise NotInCasebook(f"The journal has no change {number}: `khronika history` shows them.")
    told = {one.number: one for one in journal.changes_of(change.subject)}
    origin = _origin(change, told)
    if origin.verb not in _RESTORES:
        raise ChangeRefused(f"Change {change.number} ({origin.verb}) is none that can be undone.")
    if change.erased_by or origin.erased_by:
        raise ChangeRefused(f"Change {change.number} was erased: nothing is left to go back to.")
    _refuse_covered(change)
    stands = _RESTORES[origin.verb](change.subject, change.before)
    done = journal.write(
        by=by,
        verb=UNDO,
        subject=change.subject,
        before=change.after,
        after=stands,
        why=why,
        undoes=change.number,
    )
    undoing = journal.change(done)
    if undoing is None:
        raise RuntimeError("a change that was written must be there")
    return undoing


def _origin(change: ChangeRow, told: Mapping[int, ChangeRow]) -> ChangeRow:
    """Give the change that an undoing, or an undoing of one, goes back to.

    `told` are the changes to its subject by their numbers: an undoing has the same subject.
    """
    while change.undoes is not None and change.undoes in told:
        change = told[change.undoes]
    return change


def is_taken_back(change: ChangeRow) -> bool:
    """Tell whether a change was undone, and the undoing not undone in its turn."""
    later = journal.changes_of(change.subject)
    undoing = next((one for one in later if one.undoes == change.number), None)
    return undoing is not None and not is_taken_back(undoing)


def over(changes: Sequence[ChangeRow]) -> frozenset[int]:
    """Give the numbers of those changes that have no effect any more: nothing can be taken back.

    All that was ever done to the subjects is fetched at once, however many changes are asked about.
    """
    told: dict[str, list[ChangeRow]] = defaultdict(list)
    for one in journal.changes_of(*{change.subject for change in changes}):
        told[one.subject].append(one)
    return frozenset(one.number for one in changes if _is_over(one, told[one.subject]))


def _is_over(change: ChangeRow, told: Sequence[ChangeRow]) -> bool:
    family = _family(change, told)
    is_last_undoing = change.verb == UNDO and family[-1] == change
    return change not in _standing(family) and not is_last_undoing


def _last_of(by: str) -> ChangeRow:
    for change in journal.latest((*_RESTORES, UNDO)):
        if change.by == by and change in _standing(_all_family(change)):
            return change
    raise ChangeRefused(f"There is no change by {by} that could be undone.")


def _refuse_covered(change: ChangeRow) -> None:
    family = _all_family(change)
    standing = _standing(family)
    if standing and standing[-1] == change:
        return
    if change.verb == UNDO and family[-1] == change:
        return
    if change in standing:
        raise ChangeRefused(
            f"Change {standing[-1].number} stands on top of change {change.number}: undo that "
            "first."
        )
    raise ChangeRefused(f"Change {change.number} is undone already.")


def _all_family(change: ChangeRow) -> list[ChangeRow]:
    return _family(change, journal.changes_of(change.subject))


def _family(change: ChangeRow, told: Sequence[ChangeRow]) -> list[ChangeRow]:
    """Give the changes to the same subject that stand on each other, this one among them.

    `told` are all changes to the subject, the first one first.
    """
    by_number = {one.number: one for one in told}
    first = _origin(change, by_number)
    others = [(one, _origin(one, by_number)) for one in told]
    if first.verb in _ALONE:
        return [one for one, origin in others if origin.number == first.number]
    restore = _RESTORES.get(first.verb)
    return [one for one, origin in others if _RESTORES.get(origin.verb) is restore]


def _standing(family: Sequence[ChangeRow]) -> list[ChangeRow]:
    """Give those of a family that were not taken back, the one on top last."""
    standing: list[ChangeRow] = []
    for change in family:
        if standing and change.undoes == standing[-1].number:
            standing.pop()
        else:
            standing.append(change)
    return standing
