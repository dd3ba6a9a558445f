"""Seeing that what was erased is in no byte of the casebook, nor of its backups."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from khronika.casebook.copies import Copies, clear_scratch
from khronika.casebook.faults import told_plainly
from khronika.errors import CasebookError, WrongUse


@dataclass(frozen=True, slots=True, kw_only=True)
class Compacted:
    """What became of the backups."""

    backups: int
    """How many were written anew."""
    removed: int
    """How many were removed, since their place itself would tell."""
    out_of_reach: int
    """How many are not where they were put."""
    failed: int
    """How many are there and could not be written anew."""


def _none(_: Path) -> bool:
    return False


def backups_of(directory: Path) -> frozenset[Path]:
    """Give where the backups are; asked before an erasure, which blocks what tells of a person."""
    return frozenset(Path(one.path) for one in Copies(directory).all())


def compact(
    directory: Path,
    backups: frozenset[Path],
    *,
    by: str,
    telling: Callable[[Path], bool] = _none,
) -> Compacted:
    """Write the casebook anew without its gaps, and then every backup that is within reach.

    An old backup would bring back what was erased, so each is written anew in its place.

    Args:
        directory: of the open casebook.
        backups: as `backups_of` gave them before the erasure.
        by: who erased.
        telling: whether the place of a backup tells what was erased; to write it there again
            would write that down, so it goes.
    """
    copies = Copies(directory)
    with told_plainly(directory):
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
        within_reach = sorted(file for file in backups if file.is_file())
        for folder in {directory.parent, *(file.parent for file in within_reach)}:
            clear_scratch(folder)
        removed = [file for file in within_reach if telling(file)]
        for file in removed:
            file.unlink()
    kept = [file for file in within_reach if file not in removed]
    failed = [file for file in kept if not _written_anew(copies, file, by)]
    return Compacted(
        backups=len(kept) - len(failed),
        removed=len(removed),
        out_of_reach=len(backups) - len(within_reach),
        failed=len(failed),
    )


def _written_anew(copies: Copies, file: Path, by: str) -> bool:
    """Write a backup anew; where that fails, the others are not to be left as they are."""
    try:
        copies.backup(file, by=by)
    except (CasebookError, WrongUse):
        return False
    return True
