"""`khronika timestamp`: have a service sign that the head of the journal was there."""

import base64
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from khronika.casebook import Casebook, TimestampRow
from khronika.cli.online import ProxyOption, permission
from khronika.cli.opening import open_casebook
from khronika.cli.options import Coder
from khronika.cli.output import put, put_text
from khronika.errors import InputRefused, WrongUse

if TYPE_CHECKING:
    from khronika.capture.network.online import Online
    from khronika.casebook.timestamps import Kept


def timestamp(
    context: typer.Context,
    address: Annotated[
        str | None,
        typer.Argument(metavar="ADDRESS", help="Of the service (RFC 3161), with http or https."),
    ] = None,
    *,
    online: Annotated[
        bool,
        typer.Option(
            "--online", help="Ask the service; needed each time, whatever the casebook allows."
        ),
    ] = False,
    proxy: ProxyOption = None,
    authority: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Certificate (PEM) of the authority that vouches for the service; else one of "
            "Mozilla's list has to.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Write the timestamps that are kept there, for others."),
    ] = None,
    by: Coder = "owner",
) -> None:
    """Have a service sign when the journal's head was there.

    Sends the hash of the head that `verify` prints, and keeps what the service answers. This tells
    the service, and whoever watches, that you keep a record, and when. `khronika verify` looks at
    each timestamp, without asking anybody.
    """
    if (address is None) == (out is None):
        raise WrongUse("Name the service to ask, or give --out to write what is kept.")
    if address is not None and not online:
        raise WrongUse(_offline())
    with open_casebook(context.obj) as casebook:
        if address is None:
            _write_all(casebook.timestamps.kept(), cast("Path", out))
        else:
            vouching = None if authority is None else _read(authority)
            with permission(casebook, online=True, proxy=proxy, by=by) as client:
                row = _stamp(casebook, cast("Online", client), address, vouching, by=by)
            put_text(told(row))


def told(row: TimestampRow) -> str:
    """Say in one sentence what a timestamp proves, or why it proves nothing."""
    if row.at is None:
        return f"Timestamp {row.number}, of change {row.head}: {row.fault}."
    at = row.at.isoformat(sep=" ", timespec="seconds").removesuffix("+00:00")
    return (
        f"Change {row.head} and all before it were there at {at} UTC, by the clock of {row.by}, "
        f"for whom {row.authority} vouches (timestamp {row.number}: imprint and signature hold)."
    )


def _offline() -> str:
    from khronika.capture.network.offline import STAMP_OFFLINE

    return STAMP_OFFLINE


def _stamp(
    casebook: Casebook, client: "Online", address: str, authority: bytes | None, *, by: str
) -> TimestampRow:
    from khronika.capture.network.stamping import stamped

    head = casebook.journal.head()
    if not head.number:
        raise WrongUse("The casebook is empty: there is nothing to stamp yet.")
    try:
        found = stamped(client, address, head.link, authority=authority)
    except InputRefused as error:
        raise InputRefused(f"{address} gave no timestamp that holds: {error}.") from error
    return casebook.timestamps.keep(head, found, address=address, by=by)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise WrongUse(f"{file} cannot be read: {error.strerror}.") from error


def _write_all(kept: Sequence["Kept"], folder: Path) -> None:
    """Write each as three files, of the form in which other programs take them."""
    from khronika.publishing.files import write_whole

    for one in kept:
        for ending, content in (
            ("txt", one.link.encode("ascii")),
            ("tsr", one.token),
            ("pem", _pem(one.authority)),
        ):
            target = folder / f"head-{one.head}.{ending}"
            try:
                write_whole(content, target)
            except OSError as error:
                raise WrongUse(f"{target} cannot be written: {error.strerror}.") from error
            put(str(target))


def _pem(certificate: bytes) -> bytes:
    lines = textwrap.wrap(base64.b64encode(certificate).decode("ascii"), 64)
    whole = ("-----BEGIN CERTIFICATE-----", *lines, "-----END CERTIFICATE-----", "")
    return "\n".join(whole).encode("ascii")
