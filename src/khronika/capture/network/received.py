"""From what was found in an answer to documents that are called by its address.

An answer is taken apart as a web archive. That there is one around it says nothing to a user, who
named an address: it is left out of the names of what was found.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from khronika.capture.names import safe_name
from khronika.capture.network.online import Fetched
from khronika.capture.outcomes import Captured, Container, Outcome, Refused

ARCHIVE_NAME = "answer.warc"
_RECORD = re.compile(r"!record-\d+(?:\.\w+)?")
_NO_DOCUMENT = "its server answered with nothing that is a document"


def wanted(address: str, own: str, path: str) -> str:
    """Make the id that a document found in an answer should have.

    Args:
        address: where the answer came from.
        own: what the document is called in the archive.
        path: where it was found.
    """
    parts = urlsplit(address)
    last = unquote(parts.path.rstrip("/").rpartition("/")[2])
    name = safe_name(last.partition(".")[0] or parts.hostname or "page")
    if _RECORD.fullmatch(path.removeprefix(address)):
        return name
    return own if own.startswith(f"{name}-") else safe_name(f"{name}-{own}")


def as_brought(found: Iterable[Outcome], shown: str, fetched: Fetched) -> Iterator[Outcome]:
    """Give what was found under the address, each document with what brought it."""
    any_found = False
    for one in found:
        if isinstance(one, Container) and one.path == shown:
            continue  # the archive itself
        any_found = True
        path = _RECORD.sub("", one.path, count=1)
        match one:
            case Captured():
                yield replace(
                    one,
                    path=path,
                    address=one.address or fetched.address,
                    retrieved=fetched.at,
                    brought=fetched.brought,
                )
            case Refused(reason=reason):
                why = _NO_DOCUMENT if one.path == shown and reason == "it is empty" else reason
                yield Refused(path=path, reason=why)
            case Container():
                yield replace(one, path=path)
    if not any_found:
        yield Refused(path=shown, reason=_NO_DOCUMENT)
