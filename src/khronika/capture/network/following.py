"""What may be followed: feeds, and public pages of Telegram channels; never a person's page.

Following asks for the same address again and again. That is for sources that publish, and nothing
here can be pointed at people: a page that is neither a feed nor a channel is refused, whatever it
holds; a name on Telegram that has no public page of messages may be a person or a group, and is
not asked for.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from urllib.parse import urlsplit

from khronika.capture.batch import taken_apart
from khronika.capture.formats import feed, telegram_channel
from khronika.capture.network.addresses import Address, parse
from khronika.capture.network.online import Elsewhere, Fetched
from khronika.capture.outcomes import Captured, Container, Outcome, Refused
from khronika.errors import InputRefused

MOST_PAGES = 5
"""Of a channel, back from the newest, that are asked for where a poll finds nothing it knows."""
_FIRST_REST, _LONGEST_REST = timedelta(minutes=15), timedelta(days=1)
"""Of a source that failed; after each further failure twice as long."""

_TELEGRAM = frozenset({"t.me", "telegram.me", "telegram.dog"})
_CHANNEL = re.compile(r"/s/[A-Za-z0-9_]{1,64}")
_NO_CHANNEL = (
    "on Telegram only public pages of channels are followed, such as https://t.me/s/NAME: any "
    "other may be that of a person or a group"
)
_NO_SOURCE = "it is neither a feed nor a public page of a channel: add it with `khronika add`"


class NoSource(InputRefused):
    """An address gives something that is not followed."""


def followable(given: str) -> Address:
    """Read the address of a source.

    Raises:
        InputRefused: it is no address, or that of something that is not followed.
    """
    address = parse(given)
    if is_telegram(address) and not _is_channel(address):
        raise InputRefused(_NO_CHANNEL)
    return address


def is_telegram(address: Address) -> bool:
    """Tell whether an address lies on Telegram."""
    return address.host in _TELEGRAM


def may_lead(source: Address, address: Address) -> bool:
    """Tell whether a source may redirect to an address: Telegram does so where no channel is."""
    return not (is_telegram(source) or is_telegram(address)) or _is_channel(address)


def documents(shown: str, fetched: Fetched) -> Iterator[Captured | Refused]:
    """Give the entries of a feed or the messages of a channel.

    Raises:
        NoSource: it is neither.
        InputRefused: it cannot be read.
    """
    for one in taken_apart(shown, fetched):
        if isinstance(one, Captured) and one.extractor not in _EXTRACTORS:
            raise NoSource(_NO_SOURCE)
        if isinstance(one, Refused) and one.path == shown:
            raise InputRefused(one.reason)
        if not isinstance(one, Container):
            yield one


def page_before(address: Address, found: Iterable[Outcome]) -> str | None:
    """Give the address of what a channel had before these messages; None for a feed."""
    if not is_telegram(address):
        return None
    posts = (one.address or "" for one in found if isinstance(one, Captured))
    numbers = [int(post.rpartition("/")[2]) for post in posts]
    oldest = min(numbers, default=0)
    return f"{address.site}{urlsplit(address.target).path}?before={oldest}" if oldest > 1 else None


def rest_after(failures: int) -> timedelta:
    """Say how long a source rests that failed so many times, one after the other."""
    if not failures:
        return timedelta(0)
    doublings: int = 2 ** min(failures - 1, 10)
    return min(_FIRST_REST * doublings, _LONGEST_REST)


def refusal(error: InputRefused) -> InputRefused:
    """Say why a source could not be polled: Telegram leads elsewhere from what is no channel."""
    return NoSource(_NO_CHANNEL) if isinstance(error, Elsewhere) else error


_EXTRACTORS = frozenset({feed.EXTRACTOR, telegram_channel.EXTRACTOR})


def _is_channel(address: Address) -> bool:
    path = urlsplit(address.target).path
    return is_telegram(address) and _CHANNEL.fullmatch(path) is not None
