"""Units of double coding as lines of a table, and such a table as CSV."""

import csv
import io
from collections.abc import Iterator, Sequence

from khronika.casebook.codings import UnitRow

UNIT_COLUMNS = ("document", "unit", "kind", "field", "coder", "value")


def unit_cells(row: UnitRow, *, everything: bool) -> Iterator[list[str]]:
    """Give a line for each field and coder; of a unit that somebody lacks, that alone."""
    lead = [row.document, row.unit, row.kind]
    said = {coder: values for coder, values in row.values.items() if values is not None}
    if len(said) < len(row.values):
        for coder in row.values:
            yield [*lead, "found", coder, "yes" if coder in said else "no"]
    names = dict.fromkeys(name for values in said.values() for name in values)
    for name in names:
        if everything or len({values.get(name) for values in said.values()}) > 1:
            for coder, values in said.items():
                yield [*lead, name, coder, values.get(name, "")]


def to_csv(rows: Sequence[Sequence[str]]) -> str:
    """Write a table as CSV in which no cell is one that a table program would run."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(
        [_safe(cell) for cell in row] for row in rows
    )
    return written.getvalue()


def _safe(cell: str) -> str:
    """Keep a spreadsheet from taking words of a document for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) and not _is_number(cell) else cell


def _is_number(cell: str) -> bool:
    return cell.lstrip("-").replace(".", "", 1).isdigit()
