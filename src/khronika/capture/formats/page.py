"""Saved web pages: the article's text, title, date, site and author, by trafilatura.

The page is parsed from its bytes, so that its own declaration of an encoding counts. Nothing that
it names is fetched: trafilatura's extraction takes a document and opens no address.
"""

import logging
import re
from datetime import date
from functools import cache
from typing import Any

from khronika.capture.extract import Extract, refuse_binary
from khronika.errors import InputRefused

_WHOLE = re.compile(rb"<(?:!doctype|html|body)\b", re.IGNORECASE)
_SAVED_FROM = re.compile(rb"<!-- saved from url=\(\d{1,6}\)(https?://[^\s<>]{1,2000}) -->")
"""What browsers write on top of a page that they save."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_NO_TEXT = "no text was found in the page: save the article as .txt"


def extract(content: bytes) -> Extract:
    """Make a text from the bytes of a web page; a broken one is read as far as it goes.

    Raises:
        InputRefused: the bytes are no page, or the page has no text.
    """
    if not content.strip():
        raise InputRefused("it is empty")
    if not content.startswith(_UTF16):  # which has zeros in every other byte
        refuse_binary(content.decode("latin-1"))
        if not _WHOLE.search(content):
            content = b"<html><body>" + content  # trafilatura takes no bare fragment
    found = _parse(content)
    if found is None or not (found.text or "").strip():
        raise InputRefused(_NO_TEXT)
    published = _day(found.date)
    saved_from = _SAVED_FROM.search(content)
    return Extract(
        text=found.text,
        title=found.title or None,
        publisher=found.sitename or None,
        published=published,
        published_from="the page's own date" if published else None,
        author=found.author or None,
        address=saved_from[1].decode("utf-8", "replace") if saved_from else found.url or None,
        media_type="text/html",
        extractor=f"trafilatura {_trafilatura().__version__}",
    )


def _parse(content: bytes) -> Any:
    try:
        return _trafilatura().bare_extraction(
            content,
            with_metadata=True,
            include_comments=False,  # readers' comments are not what the publisher says
            # Only a date that the page declares: one that is merely mentioned would shift every
            # "last week" of the text.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # a foreign parser on hostile bytes may raise anything
        raise InputRefused("the page cannot be parsed: save the article as .txt") from error


@cache
def _trafilatura() -> Any:
    import trafilatura

    # These libraries log addresses and pieces of what they parse.
    for name in (
        "trafilatura",
        "htmldate",
        "justext",
        "readability",
        "courlan",
        "charset_normalizer",
    ):
        log = logging.getLogger(name)
        log.addHandler(logging.NullHandler())
        log.propagate = False
    return trafilatura


def _day(found: str | None) -> date | None:
    try:
        return date.fromisoformat(found) if found else None
    except ValueError:
        return None
