"""`khronika doctor`: what protects you on this machine, and what does not."""

# What is examined is loaded when there is something to do, not when --help is asked for.

from typing import TYPE_CHECKING

import typer

from khronika.cli.options import AsJson
from khronika.cli.output import put, put_json, put_table

if TYPE_CHECKING:
    from khronika.shelter import Examined


def doctor(*, as_json: AsJson = False) -> None:
    """Say what protects you on this machine, and what does not.

    Starts a process as documents are taken apart in, asks it what confines it, and lets it try to
    get out: to open a connection, to write, to read your files. Ends with 1 if anything is not in
    force or succeeds. No casebook is opened.
    """
    from khronika.capture.apart import LIMITS
    from khronika.cli.plain import plain
    from khronika.shelter import examine

    examined = examine(LIMITS)
    if as_json:
        put_json(plain(examined))
    else:
        _tell(examined)
    raise typer.Exit(0 if examined.sound else 1)


def _tell(examined: "Examined") -> None:
    put_table(
        ("measure", "in force", "how, or why not"),
        [(one.name, "yes" if one.in_force else "NO", one.detail) for one in examined.measures],
    )
    put("")
    put_table(
        ("what a hostile document would try", "outcome"),
        [(one.name, "refused" if one.refused else "SUCCEEDED") for one in examined.attempts],
    )
