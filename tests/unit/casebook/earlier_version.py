"""Casebooks as earlier versions of Khronika left them."""

# Django can be imported only once a casebook is open.

SQUASHED = "0001_squashed_0016_timestamps"


def migrate_to(migration: str) -> None:
    """Bring the open casebook to what it was after a migration, with what is in it.

    Migrations run one by one, and are noted, as by a version that had none in the place of several.
    """
    from django.db import connection, transaction
    from django.db.migrations.executor import MigrationExecutor
    from django.db.migrations.recorder import MigrationRecorder

    executor = MigrationExecutor(connection)
    executor.loader.replace_migrations = False
    executor.loader.build_graph()
    connection.disable_constraint_checking()
    with transaction.atomic():
        executor.migrate([("casebook", migration)])
        MigrationRecorder.Migration.objects.filter(name=SQUASHED).delete()
    connection.enable_constraint_checking()
