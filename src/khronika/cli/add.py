"""`khronika add`: read documents and keep them in the casebook."""

# Django and the readers are loaded when there is something to do, not when --help is asked for.

from collections.abc import Iterable
from functools import partial
from typing import Annotated

import typer

from khronika.cli.intake import Fate, Taken, take_in
from khronika.cli.online import OnlineOption, ProxyOption, permission
from khronika.cli.opening import open_casebook
from khronika.cli.options import AsJson, Coder, Inputs, Language, Published
from khronika.cli.output import on_terminal, printable, put, put_json
from khronika.cli.progress import progress


def add(  # noqa: PLR0913 (one for each option)
    context: typer.Context,
    inputs: Inputs,
    *,
    published: Published = None,
    language: Language = None,
    online: OnlineOption = False,
    proxy: ProxyOption = None,
    by: Coder = "owner",
    how: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT",
            help="By what way you came to have them; kept in the custody log.",
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Read documents and keep them in the casebook.

    The casebook is made if there is none. Tells of each whether it was added, kept though it could
    not be read, is unchanged (the casebook holds these bytes) or refused. An address is asked for
    with --online only, and its answer kept as a web archive.
    """
    from khronika.capture import apart, capture
    from khronika.cli import readers

    with readers.Readers() as reads:
        apart.prepare()
        reads.prepare()
        with (
            open_casebook(context.obj, create=True) as casebook,
            permission(casebook, online=online, proxy=proxy, by=by) as client,
            progress("Reading", total=partial(_count, inputs)) as step,
        ):
            outcomes = capture(inputs, published=published, language=language, online=client)
            code = report(take_in(casebook, outcomes, reads, step, by=by, how=how), as_json=as_json)
    raise typer.Exit(code)


def _count(inputs: Iterable[str]) -> int:
    """Count the files that are named; what lies in archives comes on top."""
    return sum(1 for given in inputs for _ in _in(given))


def _in(given: str) -> Iterable[object]:
    from khronika.capture.network.addresses import is_address
    from khronika.capture.places import files

    return (given,) if given == "-" or is_address(given) else files(given)


def report(taken: Iterable[Taken], *, as_json: bool = False) -> int:
    """Print a line for each input as it is done, and give the exit code."""
    code = 0
    for one in taken:
        if as_json:
            put_json(
                {
                    "path": one.path,
                    "status": one.status,
                    "document": one.document,
                    "reason": one.reason,
                }
            )
        else:
            put(_line(one))
        if one.failed:
            code = 3
        elif one.status in (Fate.KEPT, Fate.REFUSED):
            code = max(code, 1)
    return code


def _line(one: Taken) -> str:
    cells = [printable(cell or "") for cell in (one.status, one.document, one.path, one.reason)]
    if not on_terminal():
        return "\t".join(cells)
    status, document, path, reason = cells
    return f"{status:<10}{document:<6}{path}{f' ({reason})' if reason else ''}"
