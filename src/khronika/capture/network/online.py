"""Asking for an address as a guest: by the site's rules, at its pace, every request noted.

address ──robots.txt──► pace ──► noted ──► asked ──► noted ──► redirected? again, from the start
                                                       └────► an archive of all of it
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol

from khronika.capture.network import archive, manners, robots
from khronika.capture.network.addresses import Address, joined, parse
from khronika.capture.network.asking import Answered, Caller, NoAnswer
from khronika.capture.network.reach import is_inside
from khronika.capture.outcomes import Brought
from khronika.errors import InputRefused

MOST_REDIRECTIONS = 5
_REDIRECTED = (301, 302, 303, 307, 308)
_UNCHANGED = 304
_TRIES = 3
_LONGEST_WAIT = timedelta(minutes=1)
_NOTHING: Mapping[str, str] = {}
_NO_DOCUMENTS = ("image/", "audio/", "video/", "font/", "text/css", "application/javascript")


class Busy(InputRefused):
    """A site asks to be left alone until `until`."""

    def __init__(self, until: datetime) -> None:
        when = until.astimezone(UTC).strftime("%Y-%m-%d %H:%M")
        super().__init__(f"its server is busy and asks for patience: try after {when} UTC")
        self.until = until


class Elsewhere(InputRefused):
    """An address is redirected to where it may not lead."""

    def __init__(self) -> None:
        super().__init__("its server redirects it to something else, which was not asked for")


def _anywhere(_: Address) -> bool:
    return True


class Ledger(Protocol):
    """Where every request is noted before it is made, and again when it was."""

    def asked(self, address: str, *, proxy: str | None) -> str:
        """Note that an address is about to be asked for, and give the id of the request."""

    def answered(
        self,
        request: str,
        *,
        status: int | None,
        received: int,
        failed: str | None,
    ) -> None:
        """Note what a request brought: a status and bytes, or why it failed.

        Args:
            request: its id.
            status: that of the answer; None where there was none.
            received: bytes of the answer.
            failed: why there was none.
        """

    def keep(self, brought: Brought) -> None:
        """Keep an answer that gave no document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address gave."""

    address: str
    """Where the answer came from, after all redirections."""
    brought: Brought | None
    """The answer; None where nothing changed since."""
    at: datetime
    validators: Mapping[str, str]
    """By which the next request can ask for changes only: `etag`, `last-modified`."""


@dataclass(slots=True, kw_only=True)
class Online:
    """Permission to ask: one run of the program, with its pace and what it knows of sites.

    `local` are the hosts of a private network that may be asked, each as `HOST` or `HOST:PORT`.
    """

    ledger: Ledger
    proxy: tuple[str, int] | None = None
    local: frozenset[str] = frozenset()
    _caller: Caller = field(init=False)
    _pace: manners.Pace = field(default_factory=manners.Pace)
    _rules: dict[str, robots.Rules] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._caller = Caller(proxy=self.proxy)

    def close(self) -> None:
        """End the process that asks."""
        self._caller.close()

    def fetch(
        self,
        given: str,
        *,
        unless: Mapping[str, str] | None = None,
        may_lead: Callable[[Address], bool] = _anywhere,
    ) -> Fetched:
        """Ask for an address, and for what it redirects to.

        A site that asks for patience of up to a minute gets it. Answers that are refused are kept
        in the ledger.

        Args:
            given: the address, as the user wrote it.
            unless: the `validators` of an earlier answer; unchanged, nothing is brought.
            may_lead: tells of where a redirection leads whether that may be asked for.

        Raises:
            Busy: the site asks for more patience.
            InputRefused: there is no answer to keep; the message says why.
        """
        for _ in range(_TRIES - 1):
            try:
                return self._followed(parse(given), unless or {}, may_lead)
            except Busy as busy:
                patience = busy.until - datetime.now(UTC)
                if patience > _LONGEST_WAIT:
                    raise
                time.sleep(max(patience.total_seconds(), 0))
        return self._followed(parse(given), unless or {}, may_lead)

    def submit(self, given: str, content: bytes, *, kind: str) -> tuple[str, bytes]:
        """Send bytes to a service, and give the id of the request and the body of its answer.

        The service was named for this, so its robots.txt, which is for those who take pages, is not
        asked for, and where it redirects to is not followed.

        Args:
            given: the address of the service, as the user wrote it.
            content: what to send.
            kind: the media type of that.

        Raises:
            InputRefused: there is no answer; the message says why.
        """
        address = parse(given)
        self._refuse_unreachable(address)
        more = {"Content-Type": kind, "Content-Length": str(len(content))}
        with self._noted(address) as note:
            inside = self._may_be_inside(address)
            note.answered = answered = self._caller.ask(
                address, more, inside=inside, body_only=True, content=content
            )
        if answered.status != 200:
            raise InputRefused(
                f"its server did not take what was sent: it answered {answered.status}"
            )
        return note.request, answered.content

    def _followed(
        self, address: Address, unless: Mapping[str, str], may_lead: Callable[[Address], bool]
    ) -> Fetched:
        exchanges: list[Answered] = []
        requests: list[str] = []
        try:
            self._exchange(address, unless, may_lead, requests, exchanges)
        except InputRefused:
            if exchanges:
                self.ledger.keep(_brought(requests[: len(exchanges)], exchanges))
            raise
        return _fetched(requests, exchanges)

    def _exchange(
        self,
        address: Address,
        unless: Mapping[str, str],
        may_lead: Callable[[Address], bool],
        requests: list[str],
        exchanges: list[Answered],
    ) -> None:
        """Ask until there is an answer that does not redirect; each request and answer is added."""
        while True:
            self._refuse_unwanted(address)
            with self._noted(address) as note:
                requests.append(note.request)
                answered = note.answered = self._ask(address, more=_conditions(unless))
            exchanges.append(answered)
            if answered.status not in _REDIRECTED:
                _refuse_unfit(answered)
                return
            if len(exchanges) > MOST_REDIRECTIONS:
                raise InputRefused(f"it is redirected more than {MOST_REDIRECTIONS} times")
            address = _redirected(answered)
            if not may_lead(address):
                raise Elsewhere

    def _ask(
        self, address: Address, *, more: Mapping[str, str] = _NOTHING, body_only: bool = False
    ) -> Answered:
        inside = self._may_be_inside(address)
        return self._caller.ask(address, more, inside=inside, body_only=body_only)

    @contextmanager
    def _noted(self, address: Address) -> Iterator["_Note"]:
        """Note a request before it is made, and afterwards what it brought."""
        proxy = None if self.proxy is None else f"socks5h://{_joined(self.proxy)}"
        note = _Note(request=self.ledger.asked(str(address), proxy=proxy))
        failed: str | None = None
        try:
            yield note
        except NoAnswer as error:
            failed = str(error)
            raise InputRefused(failed) from None
        finally:
            answered = note.answered
            self.ledger.answered(
                note.request,
                status=None if answered is None else answered.status,
                received=0 if answered is None else len(answered.content),
                failed=failed,
            )

    def _refuse_unreachable(self, address: Address) -> None:
        """See that an address lies where it may be asked for."""
        if self.proxy is None and address.host.endswith(".onion"):
            raise InputRefused("it lies in the Tor network: give a proxy that leads there")
        if is_inside(address.host) and not self._may_be_inside(address):
            raise InputRefused(
                "its server is in a private network, and was not asked: if it is yours, allow it "
                "with `khronika network --local HOST`"
            )

    def _refuse_unwanted(self, address: Address) -> None:
        """See that an address may be asked for, and wait until it may."""
        self._refuse_unreachable(address)
        rules = self._rules_of(address)
        if not rules.allow(address.target):
            raise InputRefused(
                "its site asks programs not to take this page (robots.txt): save it with your "
                "browser, and add the file"
            )
        self._pace.wait(address.site, rules.seconds)

    def _may_be_inside(self, address: Address) -> bool:
        return bool({address.host, address.authority} & self.local)

    def _rules_of(self, address: Address) -> robots.Rules:
        site = address.site
        if site not in self._rules:
            self._rules[site] = self._read_rules(parse(f"{site}/robots.txt"))
        return self._rules[site]

    def _read_rules(self, address: Address) -> robots.Rules:
        """Read a site's robots.txt as RFC 9309 says: missing allows, unreachable forbids."""
        for _ in range(MOST_REDIRECTIONS + 1):
            with self._noted(address) as note:
                answered = note.answered = self._ask(address, body_only=True)
            if answered.status not in _REDIRECTED:
                break
            address = _redirected(answered)
        if answered.status in manners.BUSY:
            raise Busy(manners.retry_at(answered.fields, answered.at))
        if answered.status >= 500:
            return robots.NOTHING
        if answered.status != 200:
            return robots.EVERYTHING
        return robots.read(answered.content)


@dataclass(slots=True)
class _Note:
    """A request on its way into the ledger."""

    request: str
    answered: Answered | None = None


def _is_no_document(answered: Answered) -> bool:
    return answered.fields.get("content-type", "").lower().startswith(_NO_DOCUMENTS)


def _refuse_unfit(answered: Answered) -> None:
    """Say why nothing can be read from an answer."""
    status = answered.status
    if status in manners.BUSY:
        raise Busy(manners.retry_at(answered.fields, answered.at))
    if status not in (200, _UNCHANGED):
        raise InputRefused(f"its server has no page for it: it answered {status}")
    if _is_no_document(answered):
        raise InputRefused(
            "it is a picture, a sound, a film or a part of a page: save it, and add the file"
        )


def _fetched(requests: Sequence[str], exchanges: Sequence[Answered]) -> Fetched:
    answered, unchanged = exchanges[-1], exchanges[-1].status == _UNCHANGED
    fields = answered.fields
    return Fetched(
        address=str(answered.address),
        brought=None if unchanged else _brought(requests, exchanges),
        at=answered.at,
        validators={name: fields[name] for name in ("etag", "last-modified") if name in fields},
    )


def _brought(requests: Sequence[str], exchanges: Sequence[Answered]) -> Brought:
    return Brought(requests=tuple(requests), archive=archive.written(exchanges))


def _redirected(answered: Answered) -> Address:
    location = answered.fields.get("location")
    if location is None:
        raise InputRefused("its server redirects it to nowhere")
    address = joined(answered.address, location)
    if answered.address.scheme == "https" and address.scheme == "http":
        raise InputRefused("its server redirects it to where everybody on the way could read it")
    return address


def _conditions(validators: Mapping[str, str]) -> dict[str, str]:
    names = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
    return {names[name]: value for name, value in validators.items() if name in names}


def _joined(proxy: tuple[str, int]) -> str:
    host = f"[{proxy[0]}]" if ":" in proxy[0] else proxy[0]
    return f"{host}:{proxy[1]}"
