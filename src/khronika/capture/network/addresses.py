"""Addresses of the web, in one form: no name or password in them, no fragment, ASCII only."""

import re
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from urllib.parse import quote, urljoin, urlsplit

from khronika.errors import InputRefused

_SCHEMES = {"http": 80, "https": 443}
_MOST_CHARACTERS = 2000
_BEGINNING = re.compile(r"https?://", re.IGNORECASE)
_SAFE = "%/:@!$&'()*+,;=~-._?"
_NO_ADDRESS = "it is no address of a web page: write one such as https://example.org/news"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address that may be asked for."""

    scheme: str
    host: str
    """In ASCII and small letters; an IPv6 address without its brackets."""
    port: int
    target: str
    """Path and query, as a request names them."""

    @property
    def site(self) -> str:
        """Scheme, host and port: what shares one robots.txt and one pace."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _SCHEMES[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    @property
    def authority(self) -> str:
        """Host and port as the field Host names them."""
        return self.site.partition("//")[2]

    def __str__(self) -> str:
        return self.site + self.target


def is_address(given: str) -> bool:
    """Tell whether what a user names is an address, not a file."""
    return _BEGINNING.match(given) is not None


def parse(given: str) -> Address:
    """Read an address.

    Raises:
        InputRefused: it is none, or one that is not asked for; the message does not repeat it.
    """
    if len(given) > _MOST_CHARACTERS:
        raise InputRefused(f"its address has more than {_MOST_CHARACTERS:,} characters")
    if any(c.isspace() or not c.isprintable() for c in given):
        raise InputRefused("its address holds spaces or hidden characters")
    try:
        parts = urlsplit(given)
        port = parts.port
    except ValueError:
        raise InputRefused(_NO_ADDRESS) from None
    if parts.scheme not in _SCHEMES or not parts.hostname:
        raise InputRefused(_NO_ADDRESS)
    if parts.username is not None or parts.password is not None:
        raise InputRefused(
            "its address holds a name or password: they would be kept, take them out"
        )
    port = _SCHEMES[parts.scheme] if port is None else port
    if port not in _SCHEMES.values() and port < 1024:
        raise InputRefused(f"its port {port} is not one of the web")
    path = quote(parts.path or "/", safe=_SAFE)
    query = f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    return Address(scheme=parts.scheme, host=_host(parts.hostname), port=port, target=path + query)


def joined(base: Address, location: str) -> Address:
    """Read where a redirection leads; see `parse`."""
    try:
        whole = urljoin(str(base), location)
    except ValueError:
        raise InputRefused(_NO_ADDRESS) from None
    return parse(whole)


def _host(host: str) -> str:
    try:
        number = ip_address(host)
    except ValueError:
        return _name(host)
    if isinstance(number, IPv6Address) and number.scope_id is not None:
        raise InputRefused("its address holds the zone of a network, which is private")
    return str(number)


def _name(host: str) -> str:
    import idna

    try:
        name = idna.encode(host.rstrip("."), uts46=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError):
        raise InputRefused(_NO_ADDRESS) from None
    if name.rpartition(".")[2].isdigit() or re.fullmatch(r"0x[0-9a-f]*", name.rpartition(".")[2]):
        # 127.1, 2130706433 and 0x7f.1 are old ways to write a number, which the system would take.
        raise InputRefused(_NO_ADDRESS)
    return name
