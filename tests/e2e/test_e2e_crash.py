"""Killed at any moment, a casebook keeps every document it told of, and no half one.

The reader does next to nothing, so that the kills fall into the writing; it runs in processes of
its own as the real one does. `make test-kill` kills 100 times instead of 10.
"""

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from installed import PASSPHRASE

from cheaply import keyed
from khronika.casebook import Casebook

UNIT_TESTS = Path(__file__).parents[1] / "unit" / "cli"
COUNT = 20
DRIVER = f"""
import os, signal, sys
sys.path.insert(0, {str(UNIT_TESTS)!r})
from khronika.cli import readers
readers.WORK = "simple_work:answer"
from khronika.casebook import Casebook
add = Casebook.add
def add_and_die(self, captured, reading, **custody):
    if captured.document.id == os.environ.get("DIE_AT"):
        from khronika.casebook import recording
        recording.journal.write = lambda **_: os.kill(os.getpid(), signal.SIGKILL)
    return add(self, captured, reading, **custody)
Casebook.add = add_and_die
reviewing = Casebook.reviewing.fget
def reviewing_and_die(self):
    if "DIE_WRITING" in os.environ:
        from khronika.casebook import journal
        write = journal.write
        def write_and_die(**parts):
            write(**parts)
            os.kill(os.getpid(), signal.SIGKILL)
        journal.write = write_and_die
    return reviewing(self)
Casebook.reviewing = property(reviewing_and_die)
from khronika.cli.main import main
main()
"""


@pytest.fixture
def cheap(place: Path) -> None:
    """A key that costs next to nothing: these casebooks are opened again and again."""
    keyed(place / "casebook")


@pytest.fixture
def folder(place: Path) -> Path:
    """Many documents, each of some pages of the database."""
    folder = place / "notes"
    folder.mkdir()
    for number in range(COUNT):
        text = f"Ruslan Ovcharuk was detained in Bishkek on Tuesday, note {number} says. " * 800
        (folder / f"note-{number:02}.txt").write_text(text)
    return folder


def start(environment: dict[str, str], *arguments: object, **more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", DRIVER, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**environment, **more},
    )


def finish(process: subprocess.Popen[str]) -> list[dict]:
    output, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    return [json.loads(line) for line in output.splitlines()]


def assert_whole(environment: dict[str, str]) -> list[str]:
    """Look at every document of the casebook; give their own ids."""
    with Casebook.open(Path(environment["KHRONIKA_CASEBOOK"]), PASSPHRASE) as casebook:
        documents = list(casebook.documents())
        for row in documents:
            case = casebook.show(row.id)
            (person,), (incident,) = case.people, case.incidents
            assert person.evidence == incident.evidence
            assert casebook.reading(row.id).document.text == case.text
            assert hashlib.sha256(casebook.original(row.id)).hexdigest() == row.sha256
    return [row.own_id for row in documents]


def assert_nothing_beside_the_casebook(environment: dict[str, str], given: Path) -> None:
    """Look for words of a document wherever a process of the user may write."""
    casebook, home = Path(environment["KHRONIKA_CASEBOOK"]), Path(environment["HOME"])
    left = [path for path in home.rglob("*") if path.is_file() and path.parent != given]
    assert {path.parent for path in left} <= {casebook}
    assert {path.name for path in left} <= {"casebook.db", "casebook.db-journal", "casebook.toml"}
    memory = [path for path in Path("/dev/shm").glob("*") if path.is_file()]
    assert [path for path in left + memory if b"Ovcharuk" in path.read_bytes()] == []


@pytest.mark.usefixtures("cheap")
@pytest.mark.parametrize("told", [1, 9])
def test_a_kill_loses_nothing_that_was_told(
    environment: dict[str, str], folder: Path, told: int
) -> None:
    process = start(environment, "add", "--json", "--language", "en", folder)
    assert process.stdout is not None
    lines = [json.loads(process.stdout.readline()) for _ in range(told)]
    time.sleep(0.02 * told)  # somewhere in one of the next documents
    os.kill(process.pid, signal.SIGKILL)
    rest, _ = process.communicate(timeout=60)
    lines += [json.loads(line) for line in rest.splitlines() if line.endswith("}")]
    assert process.returncode == -signal.SIGKILL
    assert_nothing_beside_the_casebook(environment, folder)

    kept = assert_whole(environment)
    promised = [Path(line["path"]).stem for line in lines if line["status"] == "added"]
    assert kept[: len(promised)] == promised
    assert len(kept) <= len(promised) + 1

    again = finish(start(environment, "add", "--json", "--language", "en", folder))
    assert [line["status"] for line in again] == ["unchanged"] * len(kept) + ["added"] * (
        COUNT - len(kept)
    )
    assert_nothing_beside_the_casebook(environment, folder)
    assert not list(folder.parent.rglob("casebook.db-journal"))


@pytest.mark.usefixtures("cheap")
def test_a_kill_inside_a_transaction_leaves_no_half(
    environment: dict[str, str], folder: Path
) -> None:
    process = start(environment, "add", "--json", "--language", "en", folder, DIE_AT="note-03")
    output, _ = process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    assert len(output.splitlines()) == 3
    assert assert_whole(environment) == ["note-00", "note-01", "note-02"]
    (row,) = finish(start(environment, "add", "--json", "--language", "en", folder / "note-03.txt"))
    assert (row["status"], row["document"]) == ("added", "d4")


@pytest.mark.usefixtures("cheap")
def test_a_kill_inside_a_review_leaves_neither_the_change_nor_its_entry(
    environment: dict[str, str], folder: Path
) -> None:
    finish(start(environment, "add", "--json", "--language", "en", folder / "note-00.txt"))
    process = start(environment, "review", "correct", "d1.i1", "host=KZ", DIE_WRITING="1")
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    with Casebook.open(Path(environment["KHRONIKA_CASEBOOK"]), PASSPHRASE) as casebook:
        assert [act.host for act in casebook.incidents()] == ["KG"]
        assert [change.verb for change in casebook.journal.all()] == ["custody:acquire", "read"]
        assert casebook.journal.verify() == []


def test_two_that_add_at_once_lose_and_double_nothing(
    environment: dict[str, str], folder: Path
) -> None:
    both = [start(environment, "add", "--json", "--language", "en", folder) for _ in range(2)]
    rows = [row for process in both for row in finish(process)]
    assert sorted(row["status"] for row in rows) == ["added"] * COUNT + ["unchanged"] * COUNT
    assert sorted(assert_whole(environment)) == [f"note-{n:02}" for n in range(COUNT)]


KILLS = int(os.environ.get("KILLS", "10"))


@pytest.mark.usefixtures("cheap")
def test_killed_again_and_again_it_gets_there(environment: dict[str, str], place: Path) -> None:
    folder, casebook = place / "many", Path(environment["KHRONIKA_CASEBOOK"])
    folder.mkdir()
    for number in range(300):
        text = f"Ruslan Ovcharuk was detained in Bishkek on Tuesday, note {number} says. " * 2
        (folder / f"note-{number:03}.txt").write_text(text)
    Casebook.open(casebook, PASSPHRASE, create=True).close()
    chance, told = random.Random(7), set()
    for _ in range(KILLS):
        process = start(environment, "add", "--json", "--language", "en", folder)
        told |= killed_at_random(process, chance, at_most=600 // KILLS)
        with Casebook.open(casebook, PASSPHRASE) as opened:
            kept = [row.own_id for row in opened.documents()]
        assert told <= set(kept)
        assert len(set(kept)) == len(kept)
        assert list((place / "tmp").iterdir()) == []
    again = finish(start(environment, "add", "--json", "--language", "en", folder))
    assert len(again) == 300
    assert sorted(assert_whole(environment)) == [f"note-{n:03}" for n in range(300)]


def killed_at_random(
    process: subprocess.Popen[str], chance: random.Random, *, at_most: int
) -> set[str]:
    """Kill the command after some documents were added; give those that it told of as added."""
    assert process.stdout is not None
    told = set()
    for _ in range(chance.randrange(at_most)):
        row = json.loads(process.stdout.readline() or "null")
        if row is None:
            break
        told |= {Path(row["path"]).stem} if row["status"] == "added" else set()
    time.sleep(chance.random() * 0.1)
    children = psutil.Process(process.pid).children() if process.poll() is None else []
    process.kill()
    process.communicate(timeout=60)
    _, alive = psutil.wait_procs(children, timeout=30)
    assert not alive, "what it started has outlived it"
    return told
