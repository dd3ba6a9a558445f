"""How well and how fast names are compared, beside nomenklatura's logic-v2 in the same run.

Our own pairs lie in bench/names/: tune.csv for tuning, gate.csv for this gate only. NAME_BENCH is
the path of nomenklatura's contrib/name_bench/cases.csv, NOMENKLATURA_PYTHON that of a Python that
has nomenklatura. What is not given is skipped, and said.
"""

import csv
import json
import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from khronika.resolution import PreparedName, Verdict, compare, explain, prepare
from khronika.resolution.names.parts import forget
from places import BENCH, Rows

LOGIC_V2 = Path(__file__).with_name("logic_v2.py")
LOGIC_V2_SAME = 0.7
"""The score from which nomenklatura's own bench takes two names for the same."""
LEAST_F1, LEAST_PRECISION, LEAST_SPEED = 0.93, 0.97, 50_000


class Pair(NamedTuple):
    """Two names, and whether they are of one person."""

    one: str
    other: str
    schema: str
    same: bool


class Tally(NamedTuple):
    """How the verdicts on some pairs agree with the truth."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        whole = self.precision + self.recall
        return 2 * self.precision * self.recall / whole if whole else 0.0

    def __str__(self) -> str:
        return f"F1 {self.f1:.3f}  P {self.precision:.3f}  R {self.recall:.3f}"


def own_pairs(part: str) -> list[Pair]:
    with (BENCH / "names" / f"{part}.csv").open(encoding="utf-8", newline="") as file:
        return [Pair(r["a"], r["b"], "Person", r["same"] == "yes") for r in csv.DictReader(file)]


def their_pairs() -> list[Pair]:
    path = os.environ.get("NAME_BENCH")
    if not path:
        pytest.skip("NAME_BENCH does not name nomenklatura's cases.csv")
    with Path(path).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [Pair(r["name1"], r["name2"], r["schema"], r["is_match"] == "true") for r in rows]


def tally(pairs: Sequence[Pair], same: Sequence[bool]) -> Tally:
    hits = sum(said and pair.same for pair, said in zip(pairs, same, strict=True))
    return Tally(hits / max(1, sum(same)), hits / max(1, sum(pair.same for pair in pairs)))


def ours(pairs: Sequence[Pair]) -> list[bool]:
    said = (explain(prepare(pair.one), prepare(pair.other)).verdict for pair in pairs)
    return [verdict is Verdict.SAME for verdict in said]


def logic_v2(pairs: Sequence[Pair]) -> tuple[list[bool], float]:
    """Give the verdicts of logic-v2 and its pairs a second."""
    python = os.environ.get("NOMENKLATURA_PYTHON")
    if not python:
        pytest.skip("NOMENKLATURA_PYTHON names no Python that has nomenklatura")
    lines = "\n".join(json.dumps([pair.one, pair.other, pair.schema]) for pair in pairs)
    run = subprocess.run(
        [python, str(LOGIC_V2)], input=lines, capture_output=True, text=True, check=False
    )
    if run.returncode:
        pytest.fail(f"logic-v2 does not run: {run.stderr[-400:]}")
    told = json.loads(run.stdout)
    return [score >= LOGIC_V2_SAME for score in told["scores"]], len(pairs) / told["seconds"]


def speed(ones: Sequence[PreparedName], others: Sequence[PreparedName]) -> float:
    """Compare each with each, nothing remembered; give the pairs a second."""
    forget()
    began = time.perf_counter()
    for one in ones:
        for other in others:
            compare(one, other)
    return len(ones) * len(others) / (time.perf_counter() - began)


def test_own_pairs(measured: Rows) -> None:
    pairs = own_pairs("gate")
    figures = tally(pairs, ours(pairs))
    measured.append((f"names, {len(pairs)} own pairs", f"khronika  {figures}"))
    assert figures.f1 >= LEAST_F1
    assert figures.precision >= LEAST_PRECISION


def test_speed(measured: Rows) -> None:
    pairs = own_pairs("gate")
    began = time.perf_counter()
    ones, others = ([prepare(pair[n]) for pair in pairs] for n in (0, 1))
    made = 2 * len(pairs) / (time.perf_counter() - began)
    compare(ones[0], others[0])
    each = speed(ones, others)
    measured.append(
        ("names, speed", f"khronika  {each:.0f} pairs/s, {made:.0f} names made ready/s")
    )
    assert each >= LEAST_SPEED


def test_own_pairs_by_logic_v2(measured: Rows) -> None:
    pairs = own_pairs("gate")
    same, rate = logic_v2(pairs)
    measured.append((f"names, {len(pairs)} own pairs", f"logic-v2  {tally(pairs, same)}"))
    measured.append(("names, speed", f"logic-v2  {rate:.0f} pairs/s"))


@pytest.mark.parametrize("of", ["people", "all"])
def test_their_pairs(of: str, measured: Rows) -> None:
    pairs = [pair for pair in their_pairs() if of == "all" or pair.schema == "Person"]
    what = f"name_bench, {len(pairs)} pairs, {of}"
    measured.append((what, f"khronika  {tally(pairs, ours(pairs))}"))
    same, _ = logic_v2(pairs)
    measured.append((what, f"logic-v2  {tally(pairs, same)}"))
