"""The parent's end of one request: sends it to the process that has the network, checks what comes.

That process is told an address, and learns nothing else of the casebook.
"""

import atexit
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any

from khronika.capture.limits import MAX_FILE_BYTES
from khronika.capture.network.addresses import Address
from khronika.capture.network.connecting import Proxy
from khronika.shelter import Ended, Fault, Limits, Network, Worker

WORK = "khronika.capture.network.calling:answer"
SECONDS = 120
"""That one request may take: a slow server, or Tor."""

_FIELDS = (
    # A browser's first words and no more: neither the program nor whoever runs it is named.
    ("User-Agent", "Mozilla/5.0 (compatible)"),
    ("Accept", "*/*"),
    ("Accept-Encoding", "gzip"),
    ("Connection", "close"),
)
_MOST_CHARACTERS = 2000
"""Of a field or a reason."""


class NoAnswer(Exception):
    """A request brought no answer; the message is the reason, as `its server …`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer, and the request as it went, both to the byte."""

    address: Address
    at: datetime
    """When the request was sent, in UTC."""
    status: int
    fields: Mapping[str, str]
    """Those of `calling.TOLD`, by their names in small letters."""
    number: str | None
    """The IP address that answered; None where a proxy resolved the name."""
    asked: bytes
    content: bytes
    """The whole answer; with `body_only` its body."""


@dataclass(slots=True, kw_only=True)
class Caller:
    """Asks for one address at a time; every host of one run by its own way through Tor.

    `proxy` is the host and port of a SOCKS5 proxy. With one, no other way is ever tried: the
    process that asks cannot even resolve a name.
    """

    proxy: tuple[str, int] | None = None
    _worker: Worker = field(init=False)
    _run: str = field(default_factory=lambda: secrets.token_hex(16))

    def __post_init__(self) -> None:
        limits = Limits(
            memory=500_000_000,
            cpu_seconds=60,
            wall_seconds=SECONDS + 10,
            answer_bytes=MAX_FILE_BYTES + 1_000_000,
            network=Network.DIRECT if self.proxy is None else Network.PROXIED,
        )
        self._worker = Worker(WORK, limits)
        atexit.register(self._worker.close)

    def ask(
        self,
        address: Address,
        more: Mapping[str, str],
        *,
        inside: bool,
        body_only: bool = False,
        content: bytes = b"",
    ) -> Answered:
        """Ask for an address.

        Args:
            address: what to ask for.
            more: fields of the request beside the usual ones.
            inside: its host may be one of a private network.
            body_only: let what is answered as `content` be the body alone, joined and unpacked.
            content: what is sent there; where there is any, it goes as a POST.

        Raises:
            NoAnswer: there is none.
        """
        message = {
            "host": address.host,
            "port": address.port,
            "secure": address.scheme == "https",
            "target": address.target,
            "fields": [["Host", address.authority], *_FIELDS, *more.items()],
            "proxy": self._proxy(address.host),
            "inside": inside,
            "body_only": body_only,
            "seconds": SECONDS,
        }
        at = datetime.now(UTC)
        try:
            told, answered = next(iter([*self._worker.ask(message, content)]), (None, b""))
        except Ended as ended:
            raise NoAnswer(f"its answer could not be taken: {ended}") from None
        except Fault as fault:
            raise NoAnswer(str(fault)) from None
        return _checked(told, answered, address, at)

    def close(self) -> None:
        """End the process."""
        self._worker.close()

    def _proxy(self, host: str) -> Mapping[str, Any] | None:
        if self.proxy is None:
            return None
        # Tor takes each pair of a name and a password through a circuit of its own.
        own = Proxy(host=self.proxy[0], port=self.proxy[1], name=self._run, password=host)
        return asdict(own)


def _checked(told: Any, content: bytes, address: Address, at: datetime) -> Answered:
    match told:
        case {"failed": str(why)}:
            raise NoAnswer(line(why))
        case {"status": int(status), "fields": dict(fields), "number": number, "asked": int(asked)}:
            if (
                100 <= status <= 999
                and 0 < asked <= len(content)
                and (number is None or isinstance(number, str))
                and all(isinstance(value, str) for value in fields.values())
            ):
                return Answered(
                    address=address,
                    at=at,
                    status=status,
                    fields={str(name): line(value) for name, value in fields.items()},
                    number=None if number is None else line(number),
                    asked=content[:asked],
                    content=content[asked:],
                )
    raise NoAnswer("its answer has no sound form: it may be made to mislead")


def line(untrusted: str) -> str:
    """Make one line of bounded length of words that came from outside."""
    return "".join(c for c in untrusted if c.isprintable())[:_MOST_CHARACTERS]
