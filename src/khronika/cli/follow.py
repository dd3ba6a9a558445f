"""`khronika follow`: ask feeds and channels for what is new, once or every so often."""

# The network and the readers are loaded when there is something to do, not by --help.

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from khronika.capture import Captured, Refused
from khronika.casebook import Casebook, FollowedRow
from khronika.cli.add import report
from khronika.cli.intake import Fate, Taken, take_in
from khronika.cli.online import OnlineOption, ProxyOption, permission
from khronika.cli.opening import open_casebook
from khronika.cli.options import AsJson, Coder, Why
from khronika.cli.output import put_json, put_table
from khronika.cli.plain import plain
from khronika.cli.progress import progress
from khronika.errors import InputRefused, WrongUse

if TYPE_CHECKING:
    from khronika.capture.network.online import Online
    from khronika.cli.readers import Reads

_SHORTEST = 15
"""Minutes between two polls."""
_HOW = "followed"
"""What the custody log says of it."""


def follow(  # noqa: PLR0913 (one for each option)
    context: typer.Context,
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ADDRESS]...",
            help="Feeds, and public pages of Telegram channels (https://t.me/s/NAME), to follow "
            "from now on; without any all that are followed are polled.",
        ),
    ] = None,
    *,
    online: OnlineOption = False,
    proxy: ProxyOption = None,
    every: Annotated[
        int | None,
        typer.Option(
            metavar="MINUTES", min=_SHORTEST, help="Poll again and again, until Ctrl+C; else once."
        ),
    ] = None,
    stop: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Follow this source no longer, by its id or address."),
    ] = None,
    listing: Annotated[
        bool, typer.Option("--list", help="Show what is followed, and ask nothing.")
    ] = False,
    by: Coder = "owner",
    why: Why = None,
    as_json: AsJson = False,
) -> None:
    """Add what is new in feeds and Telegram channels.

    A source that fails does not stop the others. Pages of people and groups are not followed.
    """
    if (listing or stop) and (sources or every):
        raise WrongUse("--list and --stop poll nothing: give them without addresses and --every.")
    code = 0
    with open_casebook(context.obj, create=bool(sources)) as casebook:
        for one in stop or ():
            casebook.following.stop(one, by=by, why=why)
        if listing or stop:
            _list(casebook.following.all(), as_json=as_json)
            return
        with permission(casebook, online=online, proxy=proxy, by=by) as client:
            if client is None:
                raise WrongUse(_offline())
            wanted, refused = _followed(casebook, sources or (), by=by, why=why)
            code = report(refused, as_json=as_json)
            code = max(code, report(_round(casebook, client, wanted, by=by), as_json=as_json))
            while every is not None:
                time.sleep(every * 60)
                rows = _round(casebook, client, wanted, by=by, again=True)
                code = max(code, report(rows, as_json=as_json))
    raise typer.Exit(code)


def _offline() -> str:
    from khronika.capture.network.offline import FOLLOW_OFFLINE

    return FOLLOW_OFFLINE


def _followed(
    casebook: Casebook, given: Sequence[str], *, by: str, why: str | None
) -> tuple[frozenset[str] | None, list[Taken]]:
    """Follow what is named from now on; give the ids, None for all, and what is not followed."""
    from khronika.capture.network.following import followable

    if not given:
        return None, []
    wanted: set[str] = set()
    refused: list[Taken] = []
    for one in given:
        try:
            row = casebook.following.follow(str(followable(one)), by=by, why=why)
        except InputRefused as error:
            refused.append(Taken(path=one, status=Fate.REFUSED, reason=str(error)))
        else:
            wanted.add(row.source)
    return frozenset(wanted), refused


def _round(
    casebook: Casebook,
    client: "Online",
    wanted: frozenset[str] | None,
    *,
    by: str,
    again: bool = False,
) -> Iterator[Taken]:
    """Poll each source that does not rest; again, those that failed rest the longer."""
    from khronika.cli import readers

    rows = [row for row in casebook.following.all() if wanted is None or row.source in wanted]
    with readers.Readers() as reads, progress("Following", total=lambda: len(rows)) as step:
        for row in rows:
            step(row.address)
            rests_until = _rests_until(row, again=again)
            if rests_until > datetime.now(UTC):
                until = rests_until.strftime("%Y-%m-%d %H:%M")
                yield Taken(
                    path=row.address, status=Fate.UNCHANGED, reason=f"not asked before {until} UTC"
                )
            else:
                yield from _Poll(casebook, client, reads, row, by).rows()


def _rests_until(row: FollowedRow, *, again: bool) -> datetime:
    """Say until when a source rests: as it asked, and where it failed for a time of its own.

    A person who polls by hand knows better than a program whether what failed was mended.
    """
    from khronika.capture.network.following import rest_after

    asked = row.rests_until or datetime.min.replace(tzinfo=UTC)
    if row.polled is None or not again:
        return asked
    return max(asked, row.polled + rest_after(row.failures))


class _Poll:
    """One source, asked once."""

    def __init__(
        self, casebook: Casebook, client: "Online", reads: "Reads", row: FollowedRow, by: str
    ) -> None:
        self._casebook = casebook
        self._client = client
        self._reads = reads
        self._row = row
        self._by = by
        self._fates: Counter[Fate] = Counter()
        self._failed = False
        self._validators: dict[str, str] = {}

    def rows(self) -> Iterator[Taken]:
        """Give a row for each thing that is new, and one for the source; note how it went."""
        from khronika.capture.network.following import NoSource, refusal
        from khronika.capture.network.online import Busy
        from khronika.casebook.following import Polled

        rests_until, why = None, None
        try:
            yield from self._new()
        except InputRefused as error:
            rests_until = error.until if isinstance(error, Busy) else None
            refused = refusal(error)
            why = str(refused)
            if isinstance(refused, NoSource) and self._row.polled is None:
                self._casebook.following.stop(self._row.source, by=self._by, why=why)
        result = why or ", ".join(f"{count} {fate}" for fate, count in self._fates.items())
        polled = Polled(
            result=result or "nothing new",
            validators={} if self._failed else self._validators,
            failed=why is not None,
            rests_until=rests_until,
        )
        self._casebook.following.note(self._row.source, polled)
        yield Taken(path=self._row.address, status=self._fate(why), reason=polled.result)

    def _fate(self, why: str | None) -> Fate:
        if why is not None:
            return Fate.REFUSED
        came = next((fate for fate in (Fate.ADDED, Fate.KEPT) if self._fates[fate]), None)
        return came or Fate.UNCHANGED

    def _new(self) -> Iterator[Taken]:
        """Take in what is new, back to what is known; of a source followed anew the last page."""
        from khronika.capture.network.addresses import parse
        from khronika.capture.network.following import MOST_PAGES, page_before

        page: str | None = self._row.address
        for number in range(MOST_PAGES):
            if page is None:
                return
            found = self._page(page, first=number == 0)
            new = [one for one in found if not self._is_known(one)]
            yield from self._taken(new)
            reached = len(new) < len(found) or self._row.polled is None
            page = None if reached else page_before(parse(self._row.address), found)

    def _page(self, page: str, *, first: bool) -> list[Captured | Refused]:
        from khronika.capture.network.addresses import parse
        from khronika.capture.network.following import NoSource, documents, may_lead

        source = parse(page)
        unless = self._casebook.following.validators(self._row.source) if first else None
        fetched = self._client.fetch(
            page, unless=unless, may_lead=lambda address: may_lead(source, address)
        )
        if first:
            self._validators = dict(fetched.validators)
        try:
            return list(documents(page, fetched))
        except NoSource:
            raise  # it may be the page of a person
        except InputRefused:
            if fetched.brought is not None:
                self._client.ledger.keep(fetched.brought)
            raise

    def _is_known(self, one: Captured | Refused) -> bool:
        if not isinstance(one, Captured) or not self._casebook.following.knows(one):
            return False
        self._fates[Fate.UNCHANGED] += 1
        return True

    def _taken(self, new: Iterable[Captured | Refused]) -> Iterator[Taken]:
        for taken in take_in(
            self._casebook, new, self._reads, _nobody_watches, by=self._by, how=_HOW
        ):
            self._fates[taken.status] += 1
            self._failed |= taken.failed
            if taken.status is not Fate.UNCHANGED:
                yield taken


def _nobody_watches(_: str, /, *, inside: bool = False) -> None:
    """Take a step of progress and show it to nobody: sources are counted, not what is in them."""


def _list(rows: Sequence[FollowedRow], *, as_json: bool) -> None:
    if as_json:
        put_json([plain(row) for row in rows])
    else:
        put_table(("id", "address", "polled", "result", "rests until"), map(_cells, rows), lead=2)


def _cells(row: FollowedRow) -> list[str]:
    times = (row.polled, row.rests_until)
    polled, rests = ("" if at is None else at.isoformat(timespec="seconds") for at in times)
    return [row.source, row.address, polled, row.result or "", rests]
