"""The verbs of `khronika`, and what becomes of an error.

Exit codes: 0 done; 1 some inputs were refused, or `verify` found something altered; 2 the command
was called in a way that makes no sense, or with the wrong passphrase; 3 a fault of the program or
the disk; 130 interrupted; 141 the program that read the output went away.
"""

import os
import resource
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, cast

import typer

from khronika import __version__
from khronika.cli import (
    add,
    brief,
    coding,
    compare,
    copies,
    corpus,
    country,
    custody,
    demo,
    doctor,
    dossier,
    erase,
    evaluate,
    explain,
    follow,
    history,
    instruments,
    judging,
    lists,
    network,
    read,
    read_again,
    review,
    search,
    serve,
    show,
    texts,
    timestamp,
)
from khronika.cli.options import default_casebook
from khronika.cli.output import ReaderGone, complain, put
from khronika.errors import (
    ChangeRefused,
    InputRefused,
    KhronikaError,
    MalformedResource,
    NoCasebook,
    NotInCasebook,
    WrongPassphrase,
    WrongUse,
    internal_fault,
)
from khronika.shelter.quiet import keep_quiet

DONE, REFUSED, WRONG_USE, FAULT, INTERRUPTED, READER_GONE = 0, 1, 2, 3, 130, 141

_UNREADABLE = (
    "No text can be read until that is mended: undo what was changed in that file, or install "
    "Khronika again. What was done before is kept."
)

# Typer exports only this child of the error that a wrong command line raises.
_CommandLineError = cast("type[typer.BadParameter]", typer.BadParameter.__mro__[2])

app = typer.Typer(
    name="khronika",
    add_completion=False,
    no_args_is_help=True,
    # Its own tracebacks would show the values of variables: names and texts of a case.
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
for verb in (
    read.read,
    explain.explain,
    add.add,
    follow.follow,
    read_again.read_again,
    read_again.readings,
    texts.texts,
    texts.extract_again,
    search.search,
    copies.backup,
    copies.restore,
    lists.documents,
    lists.incidents,
    lists.people,
    lists.cases,
    country.country,
    country.countries,
    instruments.instruments,
    brief.brief,
    compare.compare,
    judging.proposals,
    judging.same,
    judging.different,
    judging.unsure,
    judging.case,
    judging.sources,
    judging.grade,
    dossier.dossier,
    show.show,
    history.history,
    history.verify,
    timestamp.timestamp,
    custody.custody,
    network.network,
    network.network_log,
    erase.erase,
    serve.serve,
    evaluate.evaluate,
    demo.demo,
    doctor.doctor,
):
    app.command()(verb)
app.add_typer(review.app)
app.add_typer(coding.app)
app.command("passphrase")(copies.change_passphrase)
app.add_typer(copies.shares)
app.add_typer(corpus.app)


def _show_version(asked: bool) -> None:  # noqa: FBT001 (the framework calls it so)
    if asked:
        put(f"khronika {__version__}")
        raise typer.Exit


@app.callback()
def khronika(
    context: typer.Context,
    casebook: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Folder of the casebook; else KHRONIKA_CASEBOOK, else a folder in your home.",
        ),
    ] = None,
    *,
    version: Annotated[  # noqa: ARG001 (its callback has answered)
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """The casebook of transnational repression.

    Reads documents, keeps what they say beside the words they say it in. Everything stays on this
    machine. Set KHRONIKA_PASSPHRASE, or be asked.
    """
    context.obj = casebook or default_casebook()


def run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit code; every error is told on standard error."""
    keep_quiet()
    try:
        code = typer.main.get_command(app).main(
            list(arguments), prog_name="khronika", standalone_mode=False
        )
    except ReaderGone:
        return READER_GONE
    except MalformedResource as error:
        complain(f"{str(error).rstrip('.')}. {_UNREADABLE}")
        return FAULT
    except KhronikaError as error:
        complain(str(error))
        return _code(error)
    except typer.Abort:
        code = INTERRUPTED
    except _CommandLineError as error:
        error.show()
        return WRONG_USE
    except Exception as error:  # noqa: BLE001 (the last door: nothing may leave as a traceback)
        complain(internal_fault(error))
        return FAULT
    if code == INTERRUPTED:
        complain("Stopped. What was done before is kept.")
    return code if isinstance(code, int) else DONE


def _code(error: KhronikaError) -> int:
    match error:
        case WrongUse() | WrongPassphrase() | NoCasebook() | NotInCasebook() | ChangeRefused():
            return WRONG_USE
        case InputRefused():
            return REFUSED
        case _:
            return FAULT


def main() -> None:
    """Be the command `khronika`."""
    # A crash in native code would write the memory, and in it the key, to the disk.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    code = run(sys.argv[1:])
    if code == READER_GONE:
        # What is left in the buffer has no reader; Python would complain of it while ending.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)
