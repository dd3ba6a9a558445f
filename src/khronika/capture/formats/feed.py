"""Feeds of news (RSS 0.9 to 2.0, Atom 1.0): a document for each entry.

The text is all the words of the entry's content, else of its summary, else of its title. An entry
is kept as XML of its own. Nothing that it links to is fetched.
"""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO
from urllib.parse import urljoin

from khronika.capture.budget import Budget
from khronika.capture.dates import day_of, time_of_header
from khronika.capture.extract import Broken, Extract, Member
from khronika.capture.formats import markup, xml
from khronika.capture.joining import clean, fact
from khronika.capture.limits import MAX_FILE_BYTES
from khronika.capture.streams import read_all
from khronika.errors import InputRefused

EXTRACTOR = "khronika feed"

_CONTENTS = ("encoded", "content", "description", "summary")
_DAYS = ("pubDate", "published", "date", "issued", "updated")


def open_feed(handle: BinaryIO, budget: Budget) -> Iterator[Member | Broken]:
    """Give the entries of a feed, called by their number.

    Raises:
        InputRefused: its XML is broken, or it is no feed.
    """
    root = xml.parse(read_all(handle, MAX_FILE_BYTES))
    if xml.local(root) not in ("rss", "feed", "RDF"):
        raise InputRefused("it is no feed of news")
    channel = next(root.iter("{*}channel"), root)
    publisher, language = _own(channel, "title"), _own(channel, "language")
    for number, entry in enumerate(root.iter("{*}item", "{*}entry"), start=1):
        name = f"entry-{number}"
        extract = _extract(entry, publisher, _code(language))
        if extract is None:
            yield Broken(name=name, reason="it has no text")
        else:
            content = _as_bytes(entry)
            budget.charge_bytes(len(content))
            yield Member(name=name, handle=io.BytesIO(content), extract=extract)


def _extract(entry: Any, publisher: str | None, language: str | None) -> Extract | None:
    title = markup.words(_own(entry, "title") or "")
    text = next(filter(None, (_words(entry, name) for name in _CONTENTS)), title)
    if not text:
        return None
    published, found = _published(entry)
    address = _address(entry)
    return Extract(
        text=clean(text),
        title=fact(title),
        publisher=fact(_own(entry, "source") or publisher),
        author=fact(_own(entry, "creator") or _author(entry)),
        published=published,
        published_from=found,
        language=language,
        address=fact(address),
        reference=fact(_own(entry, "guid") or _own(entry, "id") or address),
        media_type="application/xml",
        extractor=EXTRACTOR,
    )


def _own(entry: Any, name: str) -> str | None:
    """Give the text of an element's own child of this name."""
    child = entry.find("{*}" + name)
    return "".join(child.itertext()).strip() or None if child is not None else None


def _words(entry: Any, name: str) -> str:
    child = entry.find("{*}" + name)
    if child is None:
        return ""
    if child.get("type") == "xhtml":
        return markup.of_element(child)
    text = "".join(child.itertext())
    return text.strip() if child.get("type") == "text" else markup.words(text)


def _author(entry: Any) -> str | None:
    author = entry.find("{*}author")
    if author is None:
        return None
    return _own(author, "name") or "".join(author.itertext()).strip()


def _address(entry: Any) -> str | None:
    for link in entry.findall("{*}link"):
        if link.get("rel", "alternate") == "alternate":
            found = link.get("href") or "".join(link.itertext()).strip()
            if found:
                return _absolute(str(found), link.base)
    return None


def _absolute(address: str, base: str | None) -> str:
    """Complete an address by the base that the feed declares (xml:base), if it does."""
    try:
        return urljoin(base or "", address)
    except ValueError:
        return address


def _published(entry: Any) -> tuple[date | None, str | None]:
    for name in _DAYS:
        written = _own(entry, name)
        sent = time_of_header(written)
        day = day_of(written) or (sent.date() if sent else None)
        if day is not None:
            return day, f"the entry's {name}"
    return None, None


def _code(language: str | None) -> str | None:
    code = (language or "").partition("-")[0].strip().lower()
    return code if code.isascii() and code.isalpha() and len(code) in (2, 3) else None


def _as_bytes(entry: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(entry, encoding="utf-8", with_tail=False))
