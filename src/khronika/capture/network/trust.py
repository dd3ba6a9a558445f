"""Whose word is taken for who a server is: Mozilla's list of authorities, and no other.

The list of the machine is not asked. States have had people install an authority of their own,
with which any server can be imitated; a browser then shows a page, and Khronika refuses it.
"""

import ssl


def roots() -> bytes:
    """Give the certificates of the list, as PEM."""
    import certifi

    return certifi.contents().encode("ascii")


def authorities() -> ssl.SSLContext:
    """Give what checks certificates: the name must fit, and TLS be 1.2 or newer."""
    import certifi

    trusted = ssl.create_default_context(cafile=certifi.where())
    trusted.minimum_version = ssl.TLSVersion.TLSv1_2
    trusted.set_alpn_protocols(["http/1.1"])
    return trusted
