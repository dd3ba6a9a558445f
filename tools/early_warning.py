"""Measure the early warning on made-up series and write the figures into its page: `make warning`.

Series are drawn from a known law, and looked at month by month with the program's own test. Of
series whose pace never changes every signal is a false alarm; of those whose pace changes in one
month it is counted how many are noticed within three and six months. The same figures come out
each time.
"""

# ruff: noqa: INP001 (a script, not a package)

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path

from khronika.assessment.country.change import BEFORE, RECENT, Change, Direction, compare

PAGE = Path(__file__).parents[1] / "docs" / "explanation" / "early-warning.md"
SERIES = 400
YEARS = 5
DOCUMENTS = 40
"""A month, on average; they vary themselves, from month to month."""
PACES = (0.5, 1, 3, 10)
"""Occasions a month."""
BURSTS = {"one by one": None, "in bursts": 4.0, "in strong bursts": 1.0}
"""How occasions come: the shape of the gamma law by which the pace varies from month to month."""
FACTORS = (2, 3, 5)
_START = RECENT + BEFORE
_BEGIN, _END = "<!-- figures -->\n", "<!-- end -->\n"


@dataclass(frozen=True, slots=True)
class Law:
    """How a series is drawn."""

    pace: float
    burst: float | None
    factor: float = 1.0
    """What the pace is multiplied by from the month `turn` on."""
    written: float = 1.0
    """What the number of documents is multiplied by from then on."""
    turn: int = 24


def series(law: Law, months: int, chance: random.Random) -> tuple[list[int], list[int]]:
    """Draw occasions and documents of so many months."""
    counts, looked = [], []
    for month in range(months):
        turned = month >= law.turn
        mean = DOCUMENTS * chance.gammavariate(4, 1 / 4) * (law.written if turned else 1)
        documents = _poisson(mean, chance)
        pace = law.pace * (law.factor if turned else 1) * documents / DOCUMENTS
        if law.burst is not None:
            pace *= chance.gammavariate(law.burst, 1 / law.burst)
        looked.append(documents)
        counts.append(_poisson(pace, chance))
    return counts, looked


def false_alarms(law: Law, direction: Direction, many: int = SERIES) -> float:
    """Count the runs of months with a signal a year, where nothing changes."""
    chance = random.Random(f"{law} {direction}")  # noqa: S311 (no secret)
    months = _START + 12 * YEARS
    runs = sum(_runs(list(_signals(*series(law, months, chance), direction))) for _ in range(many))
    return runs / (many * YEARS)


def noticed(law: Law, within: int, many: int = SERIES) -> float:
    """Give the share of series of which a change is noticed within so many months."""
    chance = random.Random(f"{law} {within}")  # noqa: S311 (no secret)
    found = 0
    for _ in range(many):
        counts, looked = series(law, law.turn + within, chance)
        ends = range(law.turn, law.turn + within)
        found += any(_is(compare(counts, looked, end), Direction.MORE) for end in ends)
    return found / many


def tables() -> str:
    """Write all figures as tables of the page."""
    return "\n".join((*_false_table(), "", *_written_table(), "", *_power_table()))


def rewritten(page: str) -> str:
    """Give the page with its figures as they are measured now."""
    head, rest = page.split(_BEGIN, 1)
    _, tail = rest.split(_END, 1)
    return f"{head}{_BEGIN}{tables()}\n{_END}{tail}"


def _false_table() -> Iterator[str]:
    yield "False signals of *more* / of *less* in a year, where the pace never changes:"
    yield ""
    yield from _head("days with an act")
    for name, burst in BURSTS.items():
        cells = (
            " / ".join(f"{false_alarms(Law(pace, burst), way):.3f}" for way in Direction)
            for pace in PACES
        )
        yield f"| {name} | {' | '.join(cells)} |"


def _written_table() -> Iterator[str]:
    yield (
        "Signals of *more* within six months of a month from which on three times as much is "
        "written, and the pace for each document stays:"
    )
    yield ""
    yield from _head("days with an act")
    for name, burst in BURSTS.items():
        yield f"| {name} | {_cells(lambda pace, b=burst: noticed(Law(pace, b, written=3.0), 6))} |"


def _power_table() -> Iterator[str]:
    yield "Changes noticed within three / six months, where days come in bursts:"
    yield ""
    yield from _head("the pace becomes")
    for factor in FACTORS:
        cells = (
            " / ".join(f"{noticed(Law(pace, 4.0, factor), n):.0%}" for n in (3, 6))
            for pace in PACES
        )
        yield f"| {factor} times | {' | '.join(cells)} |"


def _head(corner: str) -> Iterator[str]:
    yield f"| {corner} | {' | '.join(f'{pace} a month' for pace in PACES)} |"
    yield f"| --- |{' --- |' * len(PACES)}"


def _cells(cell: Callable[[float], float]) -> str:
    return " | ".join(f"{cell(pace):.1%}" for pace in PACES)


def _signals(counts: Sequence[int], looked: Sequence[int], direction: Direction) -> Iterator[bool]:
    for end in range(_START - 1, len(counts)):
        yield _is(compare(counts, looked, end), direction)


def _is(change: Change | None, direction: Direction) -> bool:
    return change is not None and change.direction is direction


def _runs(signals: Sequence[bool]) -> int:
    return sum(now and not before for before, now in zip([False, *signals], signals, strict=False))


def _poisson(mean: float, chance: random.Random) -> int:
    """Draw from Poisson's law; a large mean is drawn in parts, since exp(-mean) would be 0."""
    drawn = 0
    while mean > 500:
        drawn += _poisson(500, chance)
        mean -= 500
    limit, product = exp(-mean), chance.random()
    while product > limit:
        drawn += 1
        product *= chance.random()
    return drawn


if __name__ == "__main__":
    PAGE.write_text(rewritten(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
