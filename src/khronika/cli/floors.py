"""`khronika corpus floors`: the figures of the test part against their floors."""

# The readers are loaded when there is something to read, not when --help is asked for.

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from khronika.cli.output import complain, put, put_table
from khronika.cli.progress import progress
from khronika.errors import WrongUse
from khronika.model import Document, Reading

if TYPE_CHECKING:
    from khronika.corpus import Floors, Measured

OTHER_TEST = (
    "the test part is not the one that the floors were measured on: restore it, or, where it was "
    "changed on purpose, set the floors anew with --lower --reason"
)


def floors(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the corpus.")],
    *,
    raising: Annotated[
        bool, typer.Option("--raise", help="Raise the floors to what is measured.")
    ] = False,
    lower: Annotated[
        bool, typer.Option("--lower", help="Lower the floors that are missed; needs a reason.")
    ] = False,
    reason: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="Why floors are lowered; it is kept with them."),
    ] = None,
) -> None:
    """Score the reader on the test part of the corpus and compare with DIR/floors.yaml.

    Exit code 1 if a figure is below its floor, or the test part is not the one that was measured.
    """
    from khronika.corpus import fingerprint, load_floors

    if lower and not (reason or "").strip():
        raise WrongUse('--lower needs a reason: --reason "what was gained for it"')
    if reason is not None and not lower:
        raise WrongUse("--reason goes with --lower")
    known = load_floors(folder)
    changed = bool(known.test) and known.test != fingerprint(folder)
    if changed and not lower:
        complain(f"{folder}: {OTHER_TEST}")
        raise typer.Exit(1)
    figures = _measured(folder)
    if lower and reason is not None:
        _lower(folder, known, figures, reason.strip(), changed=changed)
    elif raising:
        _raise(folder, known, figures)
    _tell(known, figures)


def _measured(folder: Path) -> dict[str, dict[str, Measured]]:
    from khronika.corpus import measure
    from khronika.reading import read

    with progress("Reading") as step:

        def read_and_tell(document: Document) -> Reading:
            step(document.id)
            return read(document)

        return measure(folder, read_and_tell)


def _lower(
    folder: Path,
    known: Floors,
    figures: dict[str, dict[str, Measured]],
    reason: str,
    *,
    changed: bool,
) -> None:
    from khronika.corpus import fingerprint, write_floors

    fallen = known.lower_to(figures, reason, datetime.now(UTC).date())
    if changed:
        known.raise_to(figures)
    known.test = fingerprint(folder)
    write_floors(folder, known)
    put(f"{len(fallen)} floors lowered")


def _raise(folder: Path, known: Floors, figures: dict[str, dict[str, Measured]]) -> None:
    from khronika.corpus import fingerprint, write_floors

    put(f"{known.raise_to(figures)} floors raised")
    known.test = fingerprint(folder)
    write_floors(folder, known)


def _tell(known: Floors, figures: dict[str, dict[str, Measured]]) -> None:
    """Print each figure beside its floor, then what is below; exit code 1 if anything is."""
    put_table(
        ("language", "measure", "figure", "floor"),
        [
            (language, name, f"{one.figure:.3f}", _cell(known.floors.get(language, {}).get(name)))
            for language, named in figures.items()
            for name, one in named.items()
        ],
    )
    fallen = known.falls(figures)
    for fall in fallen:
        complain(str(fall))
    if fallen:
        complain(
            f"{len(fallen)} figures are below their floors: find what was lost; what was given up "
            "on purpose is lowered with --lower --reason"
        )
        raise typer.Exit(1)


def _cell(floor: float | None) -> str:
    return "" if floor is None else f"{floor:.3f}"
