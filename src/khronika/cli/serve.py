"""`khronika serve`: show the casebook's pages in a browser on this machine."""

# Django is loaded when there is something to serve, not when --help is asked for.

from contextlib import suppress
from typing import Annotated

import typer

from khronika.casebook import Casebook
from khronika.cli.opening import open_casebook
from khronika.cli.options import Coder
from khronika.cli.output import put


def serve(
    context: typer.Context,
    *,
    port: Annotated[
        int, typer.Option(min=0, max=65535, metavar="N", help="Port; 0 takes any free one.")
    ] = 0,
    open_: Annotated[
        bool,
        typer.Option(
            "--open",
            help=(
                "Open the browser, too. Its command line shows the token to other users of this "
                "machine."
            ),
        ),
    ] = False,
    api: Annotated[
        bool,
        typer.Option("--api", help="Let programs use the JSON API, too; prints their token."),
    ] = False,
    by: Coder = "owner",
) -> None:
    """Show the pages in a browser on this machine.

    Prints the address to open. They are served until interrupted, and no other machine can see
    them.
    """
    with open_casebook(context.obj) as casebook:
        serve_pages(casebook, port=port, open_browser=open_, programs=api, coder=by)


def serve_pages(
    casebook: Casebook,
    *,
    port: int,
    open_browser: bool,
    programs: bool = False,
    coder: str = "owner",
) -> None:
    """Serve until interrupted; the address carries the token that lets the browser in."""
    from khronika.web import Door
    from khronika.web import serve as serve_casebook

    def announce(door: Door) -> None:
        put(f"The pages are at {door.address}")
        if door.bearer is not None:
            put(f"The API is at {door.origin}/api/1/ and takes the token {door.bearer}")
        put("Press Ctrl-C to stop.")
        if open_browser:
            import webbrowser

            webbrowser.open(door.address)

    with suppress(KeyboardInterrupt):
        serve_casebook(
            casebook, host="127.0.0.1", port=port, programs=programs, coder=coder, announce=announce
        )
    put("Stopped.")
