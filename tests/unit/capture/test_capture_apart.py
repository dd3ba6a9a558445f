"""What comes back from the process that takes inputs apart is data, and hostile until checked."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import psutil
import pytest

from khronika.capture import Captured, Refused, apart, capture
from khronika.capture.extract import Bond, Extract, Part, Relation
from khronika.capture.outcomes import Container
from khronika.capture.unpacking import Extracted
from khronika.capture.wire import from_wire, to_wire
from khronika.errors import InputRefused, MalformedReading
from khronika.shelter import Worker

TEXT = "Danil Orlov was detained in Almaty on Friday, his lawyer told the newspaper."
EXTRACT = Extract(
    text=TEXT,
    media_type="text/plain",
    extractor="x 1",
    title="Задержан",
    published=date(2023, 8, 5),
    retrieved=datetime(2023, 8, 5, 21, tzinfo=UTC),
    relations=(Relation(bond=Bond.REPLY_TO, to="sha256:00"),),
    parts=(Part(start=0, end=11, label="page 1"), Part(start=11, end=len(TEXT), label="page 2")),
    warnings=("macros were left alone",),
)


def sound() -> dict[str, Any]:
    found = Extracted(path="a.pdf!b", wanted="b", content=b"held", extract=EXTRACT)
    value, _ = to_wire(found, given="a.pdf")
    return value


@pytest.mark.parametrize(
    "finding",
    [
        Extracted(path="a.pdf!b", wanted="b", content=b"held", extract=EXTRACT),
        Refused(path="a.pdf!c", reason="it is empty"),
        Container(path="a.pdf", members=1, refused=1),
    ],
)
def test_a_finding_goes_over_and_comes_back(finding: Any) -> None:
    value, content = to_wire(finding, given="a.pdf")
    assert from_wire(value, content, given="a.pdf", own=b"own") == finding


def test_the_bytes_of_the_input_itself_are_the_parents_own() -> None:
    finding = Extracted(path="a.pdf", wanted="a", content=b"own", extract=EXTRACT)
    value, content = to_wire(finding, given="a.pdf")
    assert content == b""
    forged = from_wire(value, b"forged", given="a.pdf", own=b"own")
    assert forged == finding
    with pytest.raises(MalformedReading):
        from_wire(value, b"forged", given="a.pdf", own=None)


def altered(*keys: str, to: Any) -> dict[str, Any]:
    value = inner = sound()
    for key in keys[:-1]:
        inner = inner[key]
    inner[keys[-1]] = to
    return value


@pytest.mark.parametrize(
    "forged",
    [
        None,
        [],
        "extracted",
        {},
        {"extracted": None},
        {"extracted": {}},
        {"refused": {"path": "a.pdf"}},
        {"refused": {"path": "other", "reason": "it is"}},
        {"refused": {"path": "a.pdf", "reason": "x" * 10_001}},
        {"refused": {"path": "a.pdf", "reason": "x\0"}},
        {"container": {"path": "a.pdf", "members": "1", "refused": 0}},
        {"container": {"path": "/etc/passwd", "members": 1, "refused": 0}},
        altered("extracted", "path", to="b.pdf!b"),
        altered("extracted", "path", to="a.pdf!" + "x" * 10_000),
        altered("extracted", "path", to=None),
        altered("extracted", "wanted", to=""),
        altered("extracted", "wanted", to="a\nb"),
        altered("extracted", "wanted", to="x" * 1001),
        altered("extracted", "extract", to=None),
        altered("extracted", "extract", "text", to=None),
        altered("extracted", "extract", "text", to=["x"]),
        altered("extracted", "extract", "text", to="\ud800"),
        altered("extracted", "extract", "title", to="x" * 10_001),
        altered("extracted", "extract", "author", to="x\0"),
        altered("extracted", "extract", "published", to="2023-02-30"),
        altered("extracted", "extract", "retrieved", to="2023-08-05"),
        altered("extracted", "extract", "retrieved", to="yesterday"),
        altered("extracted", "extract", "relations", to=[{"bond": "owned by", "to": "x"}]),
        altered("extracted", "extract", "parts", to=[{"start": 9, "end": 5, "label": "x"}]),
        altered("extracted", "extract", "parts", to=[{"start": 0, "end": 10**6, "label": "x"}]),
        altered("extracted", "extract", "parts", to=[{"start": True, "end": 5, "label": "x"}]),
        altered("extracted", "extract", "warnings", to=["x\0"]),
        altered("extracted", "extract", "attachments", to=[]),
        altered("extracted", "extract", "stranger", to=1),
    ],
)
def test_a_forged_finding_is_turned_down(forged: Any) -> None:
    with pytest.raises(MalformedReading):
        from_wire(forged, b"", given="a.pdf", own=b"own")


@pytest.mark.parametrize("text", ["", " \n", "x" * 1_000_001])
def test_a_text_that_nobody_can_read_is_refused_here_too(text: str) -> None:
    with pytest.raises(InputRefused):
        from_wire(altered("extracted", "extract", "text", to=text), b"", given="a.pdf", own=b"own")


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Worker]]:
    """No process that an earlier test has used."""
    idle: list[Worker] = []
    monkeypatch.setattr(apart, "_idle", idle)
    yield idle
    for worker in idle:
        worker.close()


def children() -> set[psutil.Process]:
    return set(psutil.Process().children())


def test_a_process_that_is_killed_costs_one_input(alone: list[Worker], tmp_path: Path) -> None:
    line = b'{"id": "a", "text": "%s"}\n' % TEXT.encode()
    (tmp_path / "a.jsonl").write_bytes(line + line.replace(b'"a"', b'"b"'))
    (tmp_path / "b.txt").write_text(TEXT)
    before = children()
    found = capture([str(tmp_path)], language="en")
    first = next(found)
    assert isinstance(first, Captured)
    (child,) = children() - before
    child.kill()
    child.wait()
    rest = list(found)
    assert isinstance(rest[-1], Captured)
    assert rest[-1].path.endswith("b.txt")
    assert all(isinstance(one, Captured | Container | Refused) for one in rest)


def test_one_that_answers_with_lies_is_refused_and_replaced(
    alone: list[Worker], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "WORK", "lying_work:answer")
    lied, again = capture(["-"], stdin=io.BytesIO(b"x")), capture(["-"], stdin=io.BytesIO(b"x"))
    for outcomes in (lied, again):
        (outcome,) = outcomes
        assert isinstance(outcome, Refused)
        assert outcome.path == "-"
        assert "no sound form" in outcome.reason


def test_one_that_spins_is_refused(alone: list[Worker], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "WORK", "spinning_work:answer")
    monkeypatch.setattr(apart, "LIMITS", replace(apart.LIMITS, cpu_seconds=1))
    (outcome,) = capture(["-"], stdin=io.BytesIO(b"x"))
    assert isinstance(outcome, Refused)
    assert outcome.reason == (
        "it took more than 1 seconds of the processor: it is too large, or made to do harm"
    )


def test_a_file_of_500_megabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(500_000_000)
    before = psutil.Process().memory_info().rss
    (outcome,) = capture([str(tmp_path / "a.txt")])
    assert isinstance(outcome, Refused)
    assert "holds more than 20 MB" in outcome.reason
    assert psutil.Process().memory_info().rss - before < 100_000_000


def test_what_the_parent_prepared_is_used(alone: list[Worker]) -> None:
    apart.prepare()
    started = children()
    (outcome,) = capture(["-"], stdin=io.BytesIO(TEXT.encode()), language="en")
    assert isinstance(outcome, Captured)
    assert children() == started
