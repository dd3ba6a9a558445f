"""What each part of the reader brings, over readings made by people: run it with a folder of them.

    ablation.py GOLD_DIR...

Each row reads all documents with a part switched off. Only totals are printed.
"""
# ruff: noqa: INP001, T201 (a script, not a package; it prints)

import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

from khronika.evaluation import evaluate
from khronika.reading import frames, pipeline, read
from khronika.reading.learned.guesses import NO_GUESSES
from khronika.reading.lexicon import Lexicon

Changes = Mapping[tuple[ModuleType, str], Any]
NEVER = 2.0
"""More than any likelihood."""
NO_LEXICON = Lexicon({}, {}, frozenset(), ())

ROWS: Mapping[str, Changes] = {
    "lexicon and heads": {},
    "lexicon only": {(pipeline, "guess"): lambda *_: NO_GUESSES},
    "heads only": {(pipeline, "lexicon"): lambda _: NO_LEXICON},
    "heads propose nothing": {(frames, "SURE"): NEVER},
    "heads doubt nothing": {(frames, "AT_LEAST"): -1.0},
    "heads change no type": {(frames, "OTHER"): NEVER},
}


def main(folders: list[Path]) -> None:
    """Print a table for each folder."""
    for folder in folders:
        print(folder.parent.name, folder.name)
        for name, changes in ROWS.items():
            with _changed(changes):
                rows = {row[0]: row for row in evaluate(folder, read).rows()}
            print(
                f"  {name:24}",
                *(f"{value:.3f}" for value in rows["core"][1:4] if value is not None),
            )


@contextmanager
def _changed(changes: Changes) -> Iterator[None]:
    with ExitStack() as stack:
        for (module, name), value in changes.items():
            stack.enter_context(patch.object(module, name, value))
        yield


if __name__ == "__main__":
    main([Path(one) for one in sys.argv[1:]])
