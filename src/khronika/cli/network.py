"""`khronika network` and `network-log`: what may be asked of the network, and what was."""

import hashlib
import os
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated, Literal

import typer

from khronika.casebook import Allowed, Casebook, RequestRow
from khronika.cli.online import read_proxy
from khronika.cli.opening import open_casebook
from khronika.cli.options import AsJson, Coder, Why, read_day
from khronika.cli.output import put, put_json, put_table, put_text
from khronika.cli.plain import plain
from khronika.errors import WrongUse

_NONE = "none"


def network(
    context: typer.Context,
    *,
    online: Annotated[
        Literal["yes", "no"] | None,
        typer.Option(
            metavar="WHETHER",
            help="yes or no: whether commands may ask without --online. No, until it is set.",
        ),
    ] = None,
    proxy: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="SOCKS proxy of every request, such as socks5h://127.0.0.1:9050; none for none.",
        ),
    ] = None,
    local: Annotated[
        list[str] | None,
        typer.Option(
            metavar="HOST",
            help="Host of your own network that may be asked, with or without :PORT; may be given "
            "several times, and replaces those of before; none for none.",
        ),
    ] = None,
    by: Coder = "owner",
    why: Why = None,
    as_json: AsJson = False,
) -> None:
    """Show or set what this casebook allows of the network."""
    with open_casebook(context.obj) as casebook:
        allowed = casebook.network.allowed()
        if online is not None:
            allowed = replace(allowed, online=online == "yes")
        if proxy is not None:
            allowed = replace(allowed, proxy=_proxy(proxy))
        if local is not None:
            allowed = replace(allowed, local=_hosts(local))
        casebook.network.allow(allowed, by=by, why=why)
    if as_json:
        put_json(plain(allowed))
    else:
        _tell(allowed)


def network_log(  # noqa: PLR0913 (one for each option)
    context: typer.Context,
    request: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="Of one request, such as r7; all where not given."),
    ] = None,
    *,
    last: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Only so many of the last requests.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write the kept answer of one request there, in the clear, as WARC.",
        ),
    ] = None,
    erase: Annotated[
        bool,
        typer.Option("--erase", help="Destroy what is said of requests, for good; documents stay."),
    ] = False,
    before: Annotated[
        date | None,
        typer.Option(
            parser=read_day, metavar="DATE", help="With --erase: only before this day, in UTC."
        ),
    ] = None,
    by: Coder = "owner",
    why: Why = None,
    as_json: AsJson = False,
) -> None:
    """Show every request that was made, and what came of it.

    The first one comes first.
    """
    if out is not None and request is None:
        raise WrongUse("--out writes the answer of one request: name it, such as r7.")
    if (before is not None and not erase) or (erase and (request or out)):
        raise WrongUse("--erase takes --before and no request: it destroys what is said of all.")
    with open_casebook(context.obj) as casebook:
        if erase:
            until = None if before is None else datetime.combine(before, time.min, tzinfo=UTC)
            count = casebook.network.erase_log(before=until, by=by, why=why)
            put(f"Of {count} requests nothing is told any more but that they were made, and when.")
            return
        rows = [
            row
            for row in casebook.network.log(last=last if request is None else None)
            if request in (None, row.request)
        ]
        if request is not None and out is not None:
            content = casebook.network.archive(request)
            _write(out, content)
            _record(casebook, rows[0], content, by=by)
    if as_json:
        put_json([plain(row) for row in rows])
    else:
        put_table(_COLUMNS, [_cells(row) for row in rows], lead=4)


_COLUMNS = ("id", "at", "by", "address", "proxy", "result", "bytes", "documents")


def _cells(row: RequestRow) -> list[str]:
    return [
        row.request,
        row.at.isoformat(timespec="seconds"),
        row.by or "",
        row.address or "",
        row.proxy or "",
        _result(row),
        "" if row.received is None else str(row.received),
        " ".join(row.documents),
    ]


def _result(row: RequestRow) -> str:
    if row.erased_by is not None:
        return f"erased by change {row.erased_by}"
    if row.status is None:
        return row.failed or "no answer: the program was ended meanwhile"
    return str(row.status)


def _tell(allowed: Allowed) -> None:
    when = "always" if allowed.online else "only where a command has --online"
    put_text(f"The network is asked {when}.")
    put_text(
        f"Every request goes through {allowed.proxy}."
        if allowed.proxy
        else "Requests go straight to the servers, which see your machine's number."
    )
    hosts = ", ".join(allowed.local)
    put_text(
        f"Of your own network these may be asked: {hosts}."
        if hosts
        else "No machine of your own network may be asked."
    )


def _proxy(typed: str) -> str | None:
    if typed == _NONE:
        return None
    read_proxy(typed)
    return typed


def _hosts(typed: list[str]) -> tuple[str, ...]:
    if typed == [_NONE]:
        return ()
    hosts = tuple(one.lower() for one in typed)
    if any("/" in one or not one.isascii() or not one for one in hosts):
        raise WrongUse("A host is written as HOST or HOST:PORT, such as wiki.lan or 10.0.0.5:8080.")
    return hosts


def _record(casebook: Casebook, row: RequestRow, content: bytes, *, by: str) -> None:
    casebook.custody.record(
        row.documents,
        by=by,
        action="export",
        how=f"the answer to request {row.request}, as WARC",
        detail={"sha256": hashlib.sha256(content).hexdigest()},
    )


def _write(file: Path, content: bytes) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "wb") as put_into:  # noqa: PTH123 (a descriptor)
        put_into.write(content)
    put(f"{file}: {len(content):,} bytes, in the clear.")
