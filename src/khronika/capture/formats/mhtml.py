"""Saved pages in one file (.mht, .mhtml): the page itself; its pictures and styles are left out."""

from collections.abc import Iterator
from dataclasses import replace
from email.message import Message

from khronika.capture.dates import time_of_header
from khronika.capture.extract import Extract
from khronika.capture.formats import mail, page
from khronika.errors import InputRefused

_MOST_PARTS = 10_000
"""Pictures, styles and frames of one page; a heavy one has some hundreds."""


def extract(content: bytes) -> Extract:
    """Make a text from a saved page.

    Raises:
        InputRefused: it holds no page, or the page has no text.
    """
    message = mail.parsed(content)
    root = next((one for one in _parts(message) if one.get_content_type() == "text/html"), None)
    if root is None:
        raise InputRefused("it holds no page")
    found = page.extract(mail.decoded(root).encode("utf-8"))
    return replace(
        found,
        title=found.title or mail.header(message, "Subject"),
        address=mail.header(message, "Snapshot-Content-Location")
        or mail.header(root, "Content-Location")
        or found.address,
        retrieved=time_of_header(mail.header(message, "Date")),
        media_type="multipart/related",
    )


def _parts(message: Message) -> Iterator[Message]:
    """Give the parts without recursion, in their order."""
    waiting = [message]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        one = waiting.pop()
        yield one
        waiting += reversed(mail.parts_of(one))
