"""Bringing the tables of an open casebook to what this version of Khronika expects."""

from pathlib import Path

from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from khronika.errors import CasebookError


def upgrade(directory: Path) -> None:
    """Run the migrations that are missing, all in one transaction.

    Django commits a migration and the note that it ran separately where indexes are made later, so
    that a kill between the two would leave tables that no later run could make. One transaction
    around all leaves either the old tables or the new.

    Raises:
        CasebookError: the casebook was made by a newer version.
    """
    executor = MigrationExecutor(connection)
    loader = executor.loader
    if set(loader.applied_migrations) - set(loader.disk_migrations):
        raise CasebookError(
            f"The casebook in {directory} was written by a newer Khronika: install that one."
        )
    targets = loader.graph.leaf_nodes("casebook")
    if not executor.migration_plan(targets):
        return
    # SQLite changes tables only while it does not check foreign keys, and cannot be told so inside
    # a transaction. Django checks them all before each migration ends.
    connection.disable_constraint_checking()
    try:
        with transaction.atomic():
            executor.migrate(targets)
    finally:
        connection.enable_constraint_checking()
