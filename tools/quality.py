"""What each part of the reader brings, and how far confidence can be trusted: tables in Markdown.

    quality.py GOLD_DIR...

Every folder holds readings made by people. Only totals are printed.
"""
# ruff: noqa: INP001, T201 (a script, not a package; it prints)

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

from khronika.evaluation import evaluate
from khronika.evaluation.align import align
from khronika.model import Document, Incident, Reading, loads
from khronika.reading import confidence, pipeline, read, tellings
from khronika.reading.confidence import Weights
from khronika.reading.learned.guesses import NO_GUESSES
from khronika.reading.lexicon import lexicon

Changes = Mapping[tuple[ModuleType, str], Any]
NEVER = 2.0
"""More than any likelihood."""
EVERYTHING = Weights(0.0, {}, defaultdict(float))
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 1.01)

ROWS: Mapping[str, Changes] = {
    "lexicon and heads": {},
    "lexicon only": {
        (pipeline, "guess"): lambda *_: NO_GUESSES,
        (confidence, "weights"): lambda: EVERYTHING,
    },
    "heads only": {
        (pipeline, "lexicon"): lambda code: replace(
            lexicon(code), acts={}, proxy={}, proxy_types=frozenset(), companions=()
        )
    },
    "nothing left out for little confidence": {(confidence, "weights"): lambda: EVERYTHING},
    "heads propose nothing": {
        (pipeline, "lexicon"): lambda code: replace(lexicon(code), heads_alone=NEVER)
    },
    "heads doubt nothing": {(tellings, "AT_LEAST"): -1.0},
    "heads change no type": {(tellings, "OTHER"): NEVER},
}


def main(folders: list[Path]) -> None:
    """Print the tables of each folder."""
    for folder in folders:
        print(f"\n{folder}\n\n| reader | core precision | recall | F1 | full F1 |")
        print("| --- | --- | --- | --- | --- |")
        for name, changes in ROWS.items():
            with _changed(changes):
                rows = {row[0]: row for row in evaluate(folder, read).rows()}
            cells = [*rows["core"][1:4], rows["full"][3]]
            print(f"| {name} |", " | ".join(f"{cell or 0:.3f}" for cell in cells), "|", flush=True)
    print("\n| confidence | incidents | right |\n| --- | --- | --- |")
    told = [pair for folder in folders for pair in _told(folder)]
    for low, high in pairwise(BINS):
        inside = [right for incident, right in told if low <= (incident.confidence or 0) < high]
        if inside:
            share = sum(inside) / len(inside)
            print(f"| {low:.1f} to {min(high, 1):.1f} | {len(inside)} | {share:.2f} |")


@contextmanager
def _changed(changes: Changes) -> Iterator[None]:
    with ExitStack() as stack:
        for (module, name), value in changes.items():
            stack.enter_context(patch.object(module, name, value))
        yield


def _told(folder: Path) -> Iterator[tuple[Incident, bool]]:
    """Give each incident that is read, and whether type, host and one of the targets are right."""
    for file in sorted(folder.glob("*.json")):
        gold = loads(file.read_text(encoding="utf-8"))
        said = read(
            Document(
                id=gold.document.id,
                text=gold.document.text,
                title=gold.document.title,
                publisher=gold.document.publisher,
                published=gold.document.published,
                language=gold.document.language,
            )
        )
        yield from _judged(gold, said)


def _judged(gold: Reading, said: Reading) -> Iterator[tuple[Incident, bool]]:
    aligned = align(gold, said)
    for incident in said.incidents:
        targets = {aligned.get(target) for target in incident.targets}
        yield (
            incident,
            any(
                (one.type, one.host) == (incident.type, incident.host)
                and targets & set(one.targets)
                for one in gold.incidents
            ),
        )


if __name__ == "__main__":
    main([Path(one) for one in sys.argv[1:]])
