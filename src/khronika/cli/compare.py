"""`khronika compare`: whether two names may be of one person, and why."""

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from khronika.cli.options import AsJson
from khronika.cli.output import put, put_json, put_text
from khronika.errors import InputRefused, WrongUse

if TYPE_CHECKING:
    from khronika.resolution import Explanation

_ADDED = ("score", "verdict", "why")


def compare(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NAME NAME", help="Two names, in any scripts.")
    ] = None,
    *,
    pairs: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Compare the columns a and b of this CSV file instead."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say whether two names may be of one person, and why.

    The verdict is same, different or unsure. With --pairs the file is printed as CSV with the
    columns score, verdict and why added. Nothing is stored.
    """
    if pairs is not None:
        if names or as_json:
            raise WrongUse("With --pairs the names stand in the file, and CSV comes out.")
        _compare_file(pairs)
        return
    if names is None or len(names) != 2:
        raise WrongUse("Give two names, each in quotes if it has a space; or --pairs FILE.")
    explanation = _explain(*names)
    if as_json:
        put_json(
            {
                "score": round(explanation.score, 3),
                "verdict": explanation.verdict.value,
                "why": explanation.why,
            }
        )
        return
    put_text(f"{explanation.verdict.value}, score {explanation.score:.3f}", style="bold")
    for reason in explanation.reasons:
        put_text(f"{reason.weight:+.1f}  {reason.words}", indent=2)


def _explain(one: str, other: str) -> "Explanation":
    from khronika.resolution import explain, prepare  # the tables of names are large

    return explain(prepare(one), prepare(other))


def _compare_file(path: Path) -> None:
    with _rows(path) as (columns, rows):
        put(_line([*columns, *_ADDED]))
        for row in rows:
            explanation = _explain(row["a"] or "", row["b"] or "")
            added = (f"{explanation.score:.3f}", explanation.verdict.value, explanation.why)
            put(_line([*(row[column] or "" for column in columns), *added]))


@contextmanager
def _rows(path: Path) -> Iterator[tuple[Sequence[str], Iterator[dict[str, str | None]]]]:
    """Open a CSV file; give its columns and its rows."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            columns = [one for one in reader.fieldnames or () if one not in _ADDED]
            if not {"a", "b"} <= set(columns):
                raise WrongUse(f"{path} has no columns a and b: name them in its first line.")
            yield columns, iter(reader)
    except OSError as error:
        raise InputRefused(f"{path} cannot be read: {error.strerror}.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputRefused(f"{path} is no CSV file in UTF-8: save it as one.") from error


def _line(cells: Sequence[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="").writerow(cells)
    return written.getvalue()
