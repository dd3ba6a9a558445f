"""Which machines may be asked: those of the public network, and those that a person named.

A link or a redirection may lead to a machine inside one's own network, whose answer would then be
kept, or which would do something for being asked. So numbers are looked at after names are
resolved, and the connection is made to the very number that was looked at.
"""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

_ALSO_INSIDE = tuple(
    map(ip_network, ("64:ff9b:1::/48", "3fff::/20", "5f00::/16", "192.0.0.0/24", "192.88.99.0/24"))
)
"""What the registries of IANA set apart beside what Python knows of."""
_NAT64 = IPv6Network("64:ff9b::/96")
_INSIDE = (".local", ".localhost", ".internal", ".lan", ".home.arpa", ".intranet")


def is_number(host: str) -> bool:
    """Tell whether a host is called by an IP address."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def is_public(number: str) -> bool:
    """Tell whether an IP address is one of the public network, whatever it is wrapped in."""
    whole = ip_address(number)
    return all(map(_is_public, (whole, *_wrapped(whole))))


def is_inside(host: str) -> bool:
    """Tell whether a host is one of a private network by what it is called, before it is asked."""
    if is_number(host):
        return not is_public(host)
    return "." not in host or host.endswith(_INSIDE)


def _is_public(one: IPv4Address | IPv6Address) -> bool:
    inside = any(one in network for network in _ALSO_INSIDE)
    return one.is_global and not one.is_multicast and not inside


def _wrapped(number: IPv4Address | IPv6Address) -> tuple[IPv4Address, ...]:
    """Give the older address that a newer one leads to."""
    if isinstance(number, IPv4Address):
        return ()
    teredo = number.teredo[1] if number.teredo else None
    nat64 = IPv4Address(int(number) & 0xFFFFFFFF) if number in _NAT64 else None
    found = (number.ipv4_mapped, number.sixtofour, teredo, nat64)
    return tuple(one for one in found if one is not None)
