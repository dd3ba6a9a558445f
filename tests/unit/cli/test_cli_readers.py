"""What a reader that fails on a document is told as: what happened, and what to do."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from khronika.cli import readers
from khronika.errors import InputRefused
from khronika.model import Document
from khronika.shelter import Fault


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Iterator[readers.Readers]:
    monkeypatch.setattr(readers, "WORK", "failing_work:answer")
    monkeypatch.setattr(readers, "LIMITS", replace(readers.LIMITS, cpu_seconds=1))
    monkeypatch.setattr(readers, "_make_graph", lambda: None)
    with readers.Readers() as reads:
        yield reads


def told(failing: readers.Readers, text: str) -> tuple[type[BaseException], str]:
    error = failing.submit(Document(id="d", text=text)).exception()
    assert error is not None
    return type(error), str(error)


def test_a_reader_that_crashed_is_no_matter_of_length(failing: readers.Readers) -> None:
    kind, words = told(failing, "crash")
    assert kind is Fault
    assert words == (
        "the program that reads it crashed (exit code 3): try it again; if that comes again, it "
        "is a fault of the program: please report these words"
    )


@pytest.mark.parametrize(
    ("characters", "kind", "what_to_do"),
    [
        (300, Fault, "300 characters, a fault of the program: please report these words"),
        (200_000, InputRefused, "its 200,000 characters: split it into parts"),
    ],
)
def test_a_long_text_is_to_be_split_and_a_short_one_is_a_fault(
    failing: readers.Readers, characters: int, kind: type[BaseException], what_to_do: str
) -> None:
    found, words = told(failing, "x" * characters)
    assert found is kind
    assert words == f"it took more than 1 seconds of the processor to read {what_to_do}"
