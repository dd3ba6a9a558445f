"""Tables on a terminal, drawn so that no word is broken.

Where every column has room for its words there is a table. Where the terminal is too narrow for
one, each row becomes a paragraph: the cells that explain themselves in its first line, the others
below with the names of their columns. A word is broken only if no line could hold it.
"""

from collections.abc import Iterator, Sequence

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

_GAP = 2
_INDENT = 4
_BETWEEN = " · "
_TALLEST = 4  # lines of a cell; a table of taller ones is harder to read than paragraphs

Row = Sequence[str]


def draw(columns: Row, rows: Sequence[Row], *, lead: int) -> None:
    """Draw rows as a table or as paragraphs, whose first lines have the first `lead` cells."""
    console = Console()
    widths = _widths(columns, rows, console.width)
    if widths is None:
        for row in rows:
            _draw_paragraph(console, columns, row, lead)
    else:
        console.print(_table(columns, rows, widths))


def _table(columns: Row, rows: Sequence[Row], widths: Sequence[int]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", show_edge=False, padding=(0, 1, 0, 0))
    for number, (column, width) in enumerate(zip(columns, widths, strict=True)):
        table.add_column(column, width=width, style="cyan" if number == 0 else "")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def _widths(columns: Row, rows: Sequence[Row], room: int) -> list[int] | None:
    """Share the room out among the columns; None where it is too little for a table."""
    cells = list(zip(columns, *rows, strict=True))
    widths = [max(map(cell_len, " ".join(column).split()), default=0) for column in cells]
    wanted = [max(map(cell_len, column)) for column in cells]
    for _ in range(room - sum(widths) - _GAP * len(columns)):
        lines = [want / max(width, 1) for want, width in zip(wanted, widths, strict=True)]
        neediest = lines.index(max(lines))
        widths[neediest] += lines[neediest] > 1
    fits = sum(widths) + _GAP * len(columns) <= room
    sizes = zip(wanted, widths, strict=True)
    return widths if fits and all(want <= _TALLEST * width for want, width in sizes) else None


def _draw_paragraph(console: Console, columns: Row, row: Row, lead: int) -> None:
    first, *others = row[:lead]
    head = Text(first, style="bold cyan")
    for cell in filter(None, others):
        head.append(" " * _GAP).append(cell, style="not bold default")
    named = [
        f"{name}: {cell}" for name, cell in zip(columns[lead:], row[lead:], strict=True) if cell
    ]
    room = console.width - _INDENT
    below = [Text(line) for line in _lines(named, room)]
    for number, line in enumerate(
        wrapped for text in (head, *below) for wrapped in text.wrap(console, room)
    ):
        line.rstrip()
        console.print(Padding(line, (0, 0, 0, _INDENT if number else 0), expand=False))


def _lines(parts: Sequence[str], room: int) -> Iterator[str]:
    """Put as many parts on each line as it holds."""
    line = ""
    for part in parts:
        longer = f"{line}{_BETWEEN}{part}" if line else part
        if line and cell_len(longer) > room:
            yield line
            longer = part
        line = longer
    if line:
        yield line
