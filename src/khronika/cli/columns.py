"""Columns for a person's eyes: no line is longer than 100 characters, the last column wraps."""

import textwrap
from collections.abc import Iterable, Sequence

from khronika.cli.output import printable, put

WIDTH = 100
_WIDEST = 28
"""The most that a column before the last may take."""
_GAP = "  "


def put_columns(rows: Iterable[Sequence[str]], *, indent: int = 3) -> None:
    """Print rows of the same length in columns; the cells of the last column may be long."""
    cells = [[_short(printable(cell)) for cell in row[:-1]] + [printable(row[-1])] for row in rows]
    if not cells:
        return
    widths = [max(len(row[n]) for row in cells) for n in range(len(cells[0]) - 1)]
    for row in cells:
        lead = "".join(
            cell.ljust(width) + _GAP for cell, width in zip(row[:-1], widths, strict=True)
        )
        put_wrapped(row[-1], first=" " * indent + lead)


def put_wrapped(text: str, *, first: str = "", indent: int | None = None) -> None:
    """Print a text behind what its first line begins with; further lines stand below it."""
    further = " " * (len(first) if indent is None else indent)
    lines = textwrap.wrap(
        printable(text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=further,
        break_on_hyphens=False,
    )
    for line in lines or [first.rstrip()]:
        put(line.rstrip())


def _short(cell: str) -> str:
    return cell if len(cell) <= _WIDEST else f"{cell[: _WIDEST - 1]}…"
