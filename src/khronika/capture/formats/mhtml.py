"""Saved pages in one file (.mht, .mhtml): the page itself; its pictures and styles are left out."""

from dataclasses import replace
from email.message import Message

from khronika.capture.dates import time_of_header
from khronika.capture.extract import Extract
from khronika.capture.formats import mail, page
from khronika.errors import InputRefused


def extract(content: bytes) -> Extract:
    """Make a text from a saved page.

    Raises:
        InputRefused: it holds no page, or the page has no text.
    """
    message = mail.parsed(content)
    root = _root(message)
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


def _root(message: Message) -> Message:
    """Give the page itself: the one that the head names, else the first.

    Raises:
        InputRefused: there is none.
    """
    pages = [one for one in mail.parts_within(message) if one.get_content_type() == "text/html"]
    if not pages:
        raise InputRefused("it holds no page")
    start = str(message.get_param("start", ""))
    named = (one for one in pages if start and mail.header(one, "Content-ID") == start)
    return next(named, pages[0])
