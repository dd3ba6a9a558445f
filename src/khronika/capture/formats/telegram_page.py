"""Exports of Telegram Desktop as HTML (messages.html): a document for each message with words.

Each is kept as the very bytes of the page from its beginning to that of the next.
"""

import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, BinaryIO

from khronika.capture.budget import Budget
from khronika.capture.extract import (
    MESSAGE,
    Bond,
    Broken,
    Extract,
    Media,
    MediaKind,
    Member,
    Relation,
)
from khronika.capture.formats import markup
from khronika.capture.joining import clean, fact
from khronika.capture.limits import MAX_FILE_BYTES
from khronika.capture.streams import read_all

_MESSAGE = re.compile(rb'<div class="message ([a-z_ ]{1,100})" id="message(\d{1,18})"')
_TIME = re.compile(
    r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d):(\d\d):(\d\d)(?: UTC([+-]\d\d):(\d\d))?",
)
_ANSWERED = re.compile(r"#go_to_message(\d{1,18})\Z")


def open_export(
    handle: BinaryIO,
    budget: Budget,  # noqa: ARG001 (nothing is unpacked)
) -> Iterator[Member | Broken]:
    """Give the messages of a page, called by their number.

    Raises:
        InputRefused: it is too large.
    """
    content = read_all(handle, MAX_FILE_BYTES)
    starts = list(_MESSAGE.finditer(content))
    chat = _chat(content[: starts[0].start()]) if starts else None
    author: str | None = None
    source: str | None = None
    for place, start in enumerate(starts):
        if b"service" in start[1].split():
            continue
        end = starts[place + 1].start() if place + 1 < len(starts) else len(content)
        piece = content[start.start() : end]
        number = int(start[2])
        root = _root(piece)
        # A message that follows another of the same person, or forwarded from the same, does not
        # say that again.
        author = _own_author(root) or author
        source = _source(root, source)
        extract = _extract(root, chat, author, source, number)
        if extract is not None:
            yield Member(name=str(number), handle=io.BytesIO(piece), extract=extract)


def _extract(
    root: Any, chat: str | None, author: str | None, source: str | None, number: int
) -> Extract | None:
    words = _classed(root, "text")
    pieces = (markup.of_element(words) if words is not None else "", _poll(root))
    text = clean("\n\n".join(filter(None, pieces)))
    if not text:
        return None
    published, found = _published(root)
    return Extract(
        text=text,
        publisher=chat,
        author=_signature(root) or author,
        published=published,
        published_from=found,
        reference=_reference(chat, number),
        relations=tuple(_relations(root, chat, source)),
        media=tuple(_media(root)),
        media_type="text/html",
        extractor="khronika Telegram",
    )


def _poll(root: Any) -> str:
    """Give the question of a poll and its answers, without how many chose each."""
    poll = _classed(root, "media_poll")
    if poll is None:
        return ""
    lines = (one for one in poll.iter() if {"question", "answer"} & _classes(one))
    return "\n".join((one.text or "").strip() for one in lines)


def _root(source: bytes) -> Any:
    from lxml import html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    return html.document_fromstring(source, parser=parser)


def _chat(head: bytes) -> str | None:
    if b"page_header" not in head:
        return None
    header = _classed(_root(head), "page_header")
    return fact(markup.of_element(header)) if header is not None else None


def _classed(root: Any, *names: str) -> Any:
    """Give the first element that has all of some classes."""
    wanted = set(names)
    return next((one for one in root.iter() if wanted <= _classes(one)), None)


def _classes(element: Any) -> set[str]:
    return set((element.get("class") or "").split())


def _own_author(root: Any) -> str | None:
    """Give who wrote a message, not whom a forwarded piece in it is from."""
    for one in root.iter():
        classes = _classes(one)
        if "forwarded" in classes:
            return None
        if "from_name" in classes:
            return fact(markup.of_element(one))
    return None


def _source(root: Any, before: str | None) -> str | None:
    """Give from whom a message is forwarded; None where it is not.

    Args:
        root: the message.
        before: from whom the message before is.
    """
    forwarded = _classed(root, "forwarded", "body")  # the picture of whom it is from is one too
    if forwarded is None:
        return None
    named = _classed(forwarded, "from_name")
    return fact(named.text) if named is not None else before


def _signature(root: Any) -> str | None:
    """Give who signed a message of a channel."""
    signed = _classed(root, "signature")
    return fact(markup.of_element(signed)) if signed is not None else None


def _published(root: Any) -> tuple[date | None, str | None]:
    dated = _classed(root, "date")
    match = _TIME.search(dated.get("title") or "") if dated is not None else None
    if match is None:
        return None, None
    day, month, year, hour, minute, second = (int(part) for part in match.groups()[:6])
    try:
        if match[7] is None:
            return date(year, month, day), "the message's date"
        offset = timedelta(hours=int(match[7]), minutes=int(match[8]))
        sent = datetime(year, month, day, hour, minute, second, tzinfo=timezone(offset))
        return sent.astimezone(UTC).date(), "the message's date, in UTC"
    except (ValueError, OverflowError):
        return None, None


def _media(root: Any) -> Iterator[Media]:
    for link in root.iter("a"):
        classes, path = _classes(link), fact(link.get("href"))
        if path is None or ":" in path:  # an address, such as that of a map
            continue
        if "photo_wrap" in classes:
            yield Media(kind=MediaKind.PICTURE, path=path)
        elif "media" in classes:
            yield Media(kind=MediaKind.FILE, path=path)


def _reference(chat: str | None, number: int) -> str:
    return f"{MESSAGE}{chat or ''}/{number}"


def _relations(root: Any, chat: str | None, source: str | None) -> Iterator[Relation]:
    answered = _classed(root, "reply_to")
    links = answered.iter("a") if answered is not None else ()
    for link in links:
        match = _ANSWERED.search(link.get("href") or "")
        if match is not None:
            yield Relation(bond=Bond.REPLY_TO, to=_reference(chat, int(match[1])))
    if source is not None:
        yield Relation(bond=Bond.FORWARD_OF, to=source)
