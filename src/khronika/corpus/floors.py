"""Floors under the figures of the test part: what was reached once is not lost unnoticed.

`floors.yaml` beside the corpus holds them. A floor rises freely. It is lowered only with a reason,
which stays in the file.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from khronika.corpus.measuring import Measured
from khronika.errors import WrongUse

FILE = "floors.yaml"
SLACK = 0.02
"""How far a floor stands below what was measured, so that another machine's rounding passes; at
least one item, where a figure has few."""
_HEAD = """\
# What the reader scores at least on corpus/test. `make evaluate` fails where it scores less.
# Written by the program: `make floors` raises what has become better. A floor is lowered only by
#   khronika corpus floors corpus --lower --reason "WHAT WAS GAINED FOR IT"
# and the reason is kept here. `test` is the SHA-256 of the files that were measured.
"""

Figures = Mapping[str, Mapping[str, Measured]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """A figure below its floor."""

    language: str
    name: str
    figure: float
    floor: float

    def __str__(self) -> str:
        gap = self.floor - self.figure
        figure = f"{self.figure:.3f} is {gap:.3f} below its floor of {self.floor:.3f}"
        return f"{self.language} {self.name}: {figure}"


@dataclass(slots=True)
class Floors:
    """The floors of a corpus, the part they were measured on, and what was ever lowered."""

    test: str = ""
    floors: dict[str, dict[str, float]] = field(default_factory=dict)
    lowered: list[dict[str, Any]] = field(default_factory=list)

    def falls(self, figures: Figures) -> list[Fall]:
        """Give the figures that are below their floors; one that is no longer measured is 0."""
        found = []
        for language, name, floor in self._each():
            measured = figures.get(language, {}).get(name)
            figure = measured.figure if measured else 0.0
            if figure < floor:
                found.append(Fall(language=language, name=name, figure=figure, floor=floor))
        return found

    def raise_to(self, figures: Figures) -> int:
        """Raise the floors to what was measured, less the slack; give how many rose."""
        risen = 0
        for language, named in figures.items():
            floors = self.floors.setdefault(language, {})
            for name, measured in named.items():
                risen += name not in floors or floors[name] < _floor(measured)
                floors[name] = max(floors.get(name, 0.0), _floor(measured))
        return risen

    def lower_to(self, figures: Figures, reason: str, on: date) -> list[Fall]:
        """Lower the floors that were missed, and keep why."""
        fallen = self.falls(figures)
        for fall in fallen:
            named = figures.get(fall.language, {})
            to = _floor(named[fall.name]) if fall.name in named else 0.0
            self.floors[fall.language][fall.name] = to
            self.lowered.append(
                {
                    "on": on.isoformat(),
                    "floor": f"{fall.language} {fall.name}",
                    "from": fall.floor,
                    "to": to,
                    "reason": reason,
                }
            )
        return fallen

    def _each(self) -> Iterator[tuple[str, str, float]]:
        for language, named in self.floors.items():
            for name, floor in named.items():
                yield language, name, floor


def load_floors(folder: Path) -> Floors:
    """Read the floors of a corpus; none where there is no file yet.

    Raises:
        WrongUse: the file is no file of floors.
    """
    path = folder / FILE
    if not path.exists():
        return Floors()
    try:
        return Floors(**yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, TypeError) as error:
        raise WrongUse(f"{path}: is no file of floors; restore it from the history") from error


def write_floors(folder: Path, floors: Floors) -> None:
    """Write the floors beside the corpus."""
    data = {"test": floors.test, "floors": floors.floors, "lowered": floors.lowered}
    text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=120)
    (folder / FILE).write_text(_HEAD + text, encoding="utf-8")


def _floor(measured: Measured) -> float:
    """Give a floor for a figure: the slack below it, or one item where that is more."""
    slack = max(SLACK, 1 / measured.items) if measured.items else 1.0
    return math.floor(max(0.0, measured.figure - slack) * 1000) / 1000  # never rounded up
