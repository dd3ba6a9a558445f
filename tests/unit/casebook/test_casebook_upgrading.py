"""Casebooks of earlier versions: what a new one has from the first, they get step by step."""

# Django can be imported only once a casebook is open.

import shutil
from pathlib import Path

import pytest
from earlier_version import SQUASHED, migrate_to
from story import PASSPHRASE, READING, captured

from khronika.casebook import Casebook


@pytest.fixture(scope="module")
def step_by_step(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed casebook that a version made which had the first 16 migrations one by one."""
    directory = shutil.copytree(empty, tmp_path_factory.mktemp("earlier") / "casebook")
    (directory / "casebook.db").unlink()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("khronika.casebook.upgrade.upgrade", lambda _directory: None)
        patch.setattr("khronika.casebook.searching.catch_up", lambda _progress: None)
        with Casebook.open(directory, PASSPHRASE, create=True):
            migrate_to("0016_timestamps")
    return directory


@pytest.fixture
def earlier(step_by_step: Path, tmp_path: Path) -> Path:
    return shutil.copytree(step_by_step, tmp_path / "earlier")


def test_a_new_casebook_has_the_tables_that_were_made_step_by_step(
    earlier: Path, home: Path
) -> None:
    assert _tables(earlier) == _tables(home)


def test_a_casebook_made_step_by_step_takes_documents(earlier: Path) -> None:
    with Casebook.open(earlier, PASSPHRASE) as casebook:
        assert casebook.add(captured(READING), READING) == "added"
        assert casebook.reading("d1") == READING


def test_whatever_had_run_before_the_rest_runs_one_by_one(casebook: Casebook) -> None:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor
    from django.db.migrations.recorder import MigrationRecorder

    noted = MigrationRecorder.Migration.objects
    noted.filter(name=SQUASHED).delete()
    names = sorted(noted.values_list("name", flat=True))
    assert (names[0], names[15]) == ("0001_first_tables", "0016_timestamps")
    for last in range(len(names) - 1, 0, -1):
        noted.filter(name=names[last]).delete()
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes("casebook"))
        assert [migration.name for migration, _ in plan] == names[last:]


def _tables(directory: Path) -> list[tuple[str, str, str]]:
    from django.db import connection

    with Casebook.open(directory, PASSPHRASE), connection.cursor() as cursor:
        cursor.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name")
        return list(cursor.fetchall())
