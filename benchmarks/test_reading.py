"""How fast Khronika reads, against the parsers that it stands on, and what starting it costs.

The ratio is the figure to watch: both are timed in one run on the same texts and take turns, so
that it is the same on a fast machine and on a slow one.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from bare import BARE
from khronika.capture import Captured, capture
from khronika.model import Document
from khronika.reading import languages, read
from khronika.reading.gate import may_concern
from places import ORDINARY, SAMPLES, Rows

KHRONIKA = str(Path(sys.executable).with_name("khronika"))
ROUNDS = 5
LEAST_GAIN = 15
"""How many times faster than the bare parser ordinary news has to be read."""
MOST_SECONDS = 4.0
"""What the first reading of a process may take from its start."""
MOST_MEGABYTES = 1200
"""What a process may use that has read both languages."""
READ_ALL = f"""
from khronika.capture import Captured, capture
from khronika.reading import read
for language in LANGUAGES:
    for outcome in capture([{str(SAMPLES)!r} + "/" + language], language=language):
        if isinstance(outcome, Captured):
            read(outcome.document)
"""
FIRST = """
from khronika.model import Document
from khronika.reading import read
text = {text!r}
print(read(Document(id="first", text=text, language={language!r})).relevant)
"""


class Process(NamedTuple):
    """What one process took, from its start to its end."""

    seconds: float
    megabytes: float


def samples(language: str) -> list[Document]:
    """Give the samples of a language, as capture gives them."""
    found = capture([str(SAMPLES / language)], language=language)
    return [outcome.document for outcome in found if isinstance(outcome, Captured)]


def ordinary(language: str) -> list[Document]:
    """Give the everyday news of a language."""
    articles = (ORDINARY / f"{language}.txt").read_text(encoding="utf-8").split("\n===\n")
    parted = [article.partition("\n") for article in articles]
    return [
        Document(id=f"o{number}", title=title, text=text.strip(), language=language)
        for number, (title, _, text) in enumerate(parted, 1)
    ]


@pytest.mark.parametrize("language", languages())
def test_speed_of_reading(language: str, measured: Rows) -> None:
    documents = samples(language)
    reading, parsing = in_turns(language, documents)
    words = counted(documents)
    name, _ = BARE[language]
    measured += [
        (f"{language}, samples", f"{len(documents)} documents, {words} words, {ROUNDS} rounds"),
        (f"{language}, reading", f"{words / reading:.0f} words/s"),
        (f"{language}, bare {name}", f"{words / parsing:.0f} words/s"),
        (f"{language}, reading takes", f"{reading / parsing:.2f} times as long as bare {name}"),
    ]


@pytest.mark.parametrize("language", languages())
def test_speed_of_ordinary_news(language: str, measured: Rows) -> None:
    documents = ordinary(language)
    stopped = sum(not may_concern(f"{d.title}\n{d.text}", language) for d in documents)
    reading, parsing = in_turns(language, documents)
    words = counted(documents)
    name, _ = BARE[language]
    measured += [
        (f"{language}, ordinary news", f"{len(documents)} articles, {words} words"),
        (f"{language}, told by its words", f"{stopped} of {len(documents)}"),
        (f"{language}, ordinary reading", f"{words / reading:.0f} words/s"),
        (f"{language}, ordinary gain", f"{parsing / reading:.0f} times as fast as bare {name}"),
    ]
    assert parsing / reading >= LEAST_GAIN


def in_turns(language: str, documents: Sequence[Document]) -> tuple[float, float]:
    """Give the median seconds of reading the documents and of parsing them bare, in turns.

    The first run of each loads and compiles; it counts for neither.
    """
    _, load = BARE[language]
    bare = load()
    taken: tuple[list[float], list[float]] = [], []
    for number in range(ROUNDS + 1):
        seconds = (
            timed(lambda: [read(document) for document in documents]),
            timed(lambda: [bare(document.text) for document in documents]),
        )
        if number:
            for times, one in zip(taken, seconds, strict=True):
                times.append(one)
    return statistics.median(taken[0]), statistics.median(taken[1])


def timed(work: Callable[[], object]) -> float:
    """Give the seconds that something takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def counted(documents: Sequence[Document]) -> int:
    """Count the words of documents."""
    return sum(len(document.text.split()) for document in documents)


def test_start_up_time(measured: Rows, tmp_path: Path) -> None:
    seconds = median_seconds([KHRONIKA, "--help"], tmp_path)
    measured.append(("khronika --help", f"{seconds:.2f} s"))


@pytest.mark.parametrize("language", languages())
def test_start_to_first_reading(language: str, measured: Rows, tmp_path: Path) -> None:
    text = max(samples(language), key=lambda document: len(document.text)).text
    code = FIRST.format(text=text, language=language)
    told = tmp_path / "told.txt"
    seconds = median_seconds([sys.executable, "-c", code], tmp_path)
    assert told.read_text().strip() == "True", "the first reading has to go through the parser"
    command = [KHRONIKA, "read", str(write(tmp_path, text)), "--language", language, "--json"]
    by_command = median_seconds(command, tmp_path)
    measured += [
        (f"{language}, start to first reading", f"{seconds:.2f} s"),
        (f"{language}, khronika read, one text", f"{by_command:.2f} s"),
    ]
    assert seconds < MOST_SECONDS


@pytest.mark.parametrize("read_languages", [("en",), ("ru",), ("en", "ru")])
def test_peak_memory(read_languages: tuple[str, ...], measured: Rows, tmp_path: Path) -> None:
    code = READ_ALL.replace("LANGUAGES", repr(read_languages))
    used = run([sys.executable, "-c", code], tmp_path).megabytes
    measured.append((f"{' and '.join(read_languages)}, peak memory", f"{used:.0f} MB"))
    assert used < MOST_MEGABYTES


def write(folder: Path, text: str) -> Path:
    """Write a text for a command to read."""
    path = folder / "one.txt"
    path.write_text(text, encoding="utf-8")
    return path


def median_seconds(command: Sequence[str], scratch: Path) -> float:
    """Give the median seconds of running a command."""
    return statistics.median(run(command, scratch).seconds for _ in range(ROUNDS))


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
