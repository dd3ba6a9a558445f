"""`khronika demo`: the sample corpus in a casebook of its own, summed up and shown."""

# Django and the readers are loaded when there is something to do, not when --help is asked for.

import shlex
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from khronika.assessment import HostSummary, Summary, summarise
from khronika.casebook import Casebook
from khronika.cli.add import report
from khronika.cli.intake import take_in
from khronika.cli.output import put, put_text
from khronika.cli.progress import progress
from khronika.cli.samples import captured_samples
from khronika.cli.serve import serve_pages
from khronika.errors import WrongPassphrase, WrongUse
from khronika.model import IncidentType

PASSPHRASE = "nothing here is real"  # noqa: S105 (the samples are public)


def demo(
    directory: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="Folder of the casebook to make.")
    ] = Path("demo-casebook"),
    *,
    serve: Annotated[
        bool, typer.Option("--serve/--no-serve", help="Show the pages afterwards.")
    ] = True,
) -> None:
    """Try it on sample documents about invented people.

    Reads them into a casebook of its own, made anew each time, sums it up and shows its pages.
    """
    from khronika.cli.readers import Readers

    _make_room(directory)
    put_text(f"A casebook in {directory}, made anew; its passphrase is “{PASSPHRASE}”.")
    with Casebook.open(directory, PASSPHRASE, create=True) as casebook:
        with Readers() as reads, progress("Reading") as step:
            code = report(take_in(casebook, captured_samples("en"), reads, step))
        _tell(summarise(casebook.documents(), casebook.incidents()), directory)
        if serve:
            # Whoever reads the token in the list of processes sees samples, which are public.
            serve_pages(casebook, port=0, open_browser=True)
    raise typer.Exit(code)


def _make_room(directory: Path) -> None:
    """Remove the casebook of an earlier demo, which its passphrase tells from any other.

    Raises:
        WrongUse: something else lies there.
    """
    try:
        if Casebook.exists(directory):
            Casebook.remove(directory, PASSPHRASE)
    except WrongPassphrase as error:
        raise WrongUse(
            f"The casebook in {directory} is not one of the demo, so it was left alone: name "
            "another folder, such as `khronika demo other-folder`."
        ) from error
    if directory.is_dir() and any(directory.iterdir()):
        raise WrongUse(
            f"The folder {directory} holds other files, so the demo leaves it alone: name another, "
            "such as `khronika demo other-folder`."
        )


def _tell(summary: Summary, directory: Path) -> None:
    put("")
    put_text(
        f"{summary.documents} documents of {len(summary.publishers)} publishers, "
        f"{summary.relevant} of them about people pursued across borders. "
        f"They tell {summary.incidents} incidents, {summary.undated} of them without a date; "
        f"{summary.unreviewed} are proposed by a machine and reviewed by nobody.",
        style="bold",
    )
    for host in summary.hosts:
        _tell_host(host)
    put("")
    put_text(
        "One event told by two documents is counted twice: nothing has been compared yet. "
        "Counts show what was written about, not where the danger is."
    )
    put_text("Look further:")
    for verb in ("incidents", "people", "documents", "show d1", "serve"):
        put_text(f"{_called()} --casebook {shlex.quote(str(directory))} {verb}", indent=4)


def _called() -> str:
    """Name the command as the user called it."""
    called = sys.argv[0]
    if Path(called).name != "khronika" or shutil.which("khronika") == called:
        return "khronika"
    return shlex.quote(called)


def _tell_host(host: HostSummary) -> None:
    count = len(host.incidents)
    kinds = ", ".join(f"{_words(type_)} {number}" for type_, number in host.types)
    days = dict.fromkeys(day.isoformat() for day in (host.first, host.last) if day is not None)
    put("")
    put_text(f"{_country(host.host)}: {count} incident{'' if count == 1 else 's'}", style="bold")
    put_text(kinds, indent=4)
    put_text(f"against {', '.join(host.targets)}", indent=4)
    if days:
        put_text(f"dated {' to '.join(days)}", indent=4)
    if host.unsure:
        put_text(f"{host.unsure} disputed or rumoured", indent=4)
    put_text(
        f"told by {len(host.documents)} document{'' if len(host.documents) == 1 else 's'}: "
        f"{', '.join(host.documents)}; publishers: {', '.join(host.publishers) or 'not known'}",
        indent=4,
    )


def _words(type_: IncidentType) -> str:
    return type_.replace("_", " ")


def _country(code: str | None) -> str:
    from khronika.resources.written import country

    return "Country not said" if code is None else country(code, "en")
