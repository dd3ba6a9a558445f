"""Seeing that what was erased is in no byte of the casebook, nor of its backups."""

from pathlib import Path

from django.db import connection

from khronika.casebook.copies import Copies
from khronika.casebook.faults import told_plainly


def compact(directory: Path, *, by: str) -> tuple[int, int]:
    """Write the casebook anew without its gaps, and then every backup that is within reach.

    An old backup would bring back what was erased, so each is written anew in its place.

    Returns:
        how many backups were, and how many are not where they were put.
    """
    copies = Copies(directory)
    backups = {Path(one.path) for one in copies.all()}
    with told_plainly(directory):
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
        within_reach = sorted(file for file in backups if file.exists())
    for file in within_reach:
        copies.backup(file, by=by)
    return len(within_reach), len(backups) - len(within_reach)
