"""Putting lines, tables and JSON before the user.

On a terminal tables are drawn and coloured; anywhere else each row is one line, its cells parted
by tabs. Whatever comes from a document loses its control characters first, so that no document can
write to the terminal.
"""

# Rich is loaded only where a person looks.

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

# Without these two, words of some languages fall apart; alone they do no harm.
_JOINERS = "\u200c\u200d"


class ReaderGone(Exception):
    """The program that read our output has closed it."""


def on_terminal() -> bool:
    """Tell whether a person looks at standard output."""
    return sys.stdout.isatty()


def printable(text: str) -> str:
    """Put a space for each character that is no sign: controls, line ends, changes of direction."""
    return "".join(c if c.isprintable() or c in _JOINERS else " " for c in text)


def put(line: str) -> None:
    """Write one line to standard output at once."""
    try:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise ReaderGone from error


def complain(sentence: str) -> None:
    """Write one sentence to standard error."""
    print(f"khronika: {printable(sentence)}", file=sys.stderr, flush=True)


def put_json(value: Any) -> None:
    """Write one JSON value as one line."""
    put(json.dumps(value, ensure_ascii=False))


def put_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, lead: int = 1) -> None:
    """Write a table, its columns' names first; the first `lead` columns explain themselves."""
    cells = [[printable(cell) for cell in row] for row in rows]
    if on_terminal():
        from khronika.cli.drawing import draw

        draw(columns, cells, lead=lead)
        return
    put("\t".join(columns))
    for row in cells:
        put("\t".join(row))


def put_text(text: str, *, style: str = "", indent: int = 0) -> None:
    """Write one paragraph; a terminal wraps it between words."""
    if not on_terminal():
        put(" " * indent + printable(text))
        return
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    Console().print(Padding(Text(printable(text), style=style), (0, 0, 0, indent), expand=False))
