"""`khronika evaluate`: the scores of the reader against readings made by people."""

# The readers are loaded when there is something to read, not when --help is asked for.

from pathlib import Path
from typing import Annotated

import typer

from khronika.cli.options import AsJson
from khronika.cli.output import complain, put_json, put_table, put_text
from khronika.cli.progress import progress
from khronika.model import Document, Reading


def evaluate(
    gold_dir: Annotated[
        Path, typer.Argument(metavar="GOLD_DIR", help="Folder of readings (reading/1) by people.")
    ],
    *,
    as_json: AsJson = False,
) -> None:
    """Score the reader against readings made by people.

    The scores are those of section 7 of the codebook.
    """
    from khronika.evaluation import evaluate as score
    from khronika.reading import read

    with progress("Reading") as step:

        def read_and_tell(document: Document) -> Reading:
            step(document.id)
            return read(document)

        figures = score(gold_dir, read_and_tell)
    for fault in figures.faults:
        complain(fault)
    if as_json:
        put_json(figures.to_json())
        return
    put_text(f"{figures.documents} documents")
    columns = ("measure", "precision", "recall", "f1", "hit", "gold", "said", "share")
    put_table(columns, [[_cell(value) for value in row] for row in figures.rows()])


def _cell(value: str | float | None) -> str:
    if value is None:
        return ""
    return f"{value:.3f}" if isinstance(value, float) else str(value)
