"""What is allowed of the network, what was asked of it, and what is followed: frozen rows."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """What a casebook allows; nothing, until a person does."""

    online: bool = False
    """Commands may ask the network without being told so each time."""
    proxy: str | None = None
    """A SOCKS5 proxy that every request goes through, such as socks5h://127.0.0.1:9050."""
    local: tuple[str, ...] = ()
    """Hosts of a private network that may be asked, each as HOST or HOST:PORT."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRow:
    """One request; its facts are None where an erasure destroyed them."""

    request: str
    at: datetime
    """When it was about to be made, in UTC."""
    by: str | None
    address: str | None
    proxy: str | None
    status: int | None
    """What the server answered; None where there was no answer."""
    received: int | None
    """Bytes of the answer."""
    failed: str | None
    """Why there was no answer."""
    kept: bool
    """Its answer is kept as a web archive."""
    documents: tuple[str, ...]
    """What was read from that."""
    erased_by: int | None
    """Number of the change that erased the facts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedRow:
    """A source that is followed."""

    source: str
    """Its id, such as f1."""
    address: str
    polled: datetime | None
    """When it was asked last, in UTC."""
    result: str | None
    """What that gave, in words."""
    rests_until: datetime | None
    """It is not asked before."""
    failures: int
    """Polls that failed, one after the other, up to the last one."""
