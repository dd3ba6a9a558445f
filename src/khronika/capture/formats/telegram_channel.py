"""Public pages of Telegram channels (t.me/s/…): a document for each message with words.

Each is kept as the very bytes of the page from its beginning to that of the next. Counters of views
and reactions stand in those bytes and change from hour to hour; the text does not.
"""

import io
import re
from collections.abc import Iterator
from datetime import UTC, date
from typing import Any, BinaryIO

from khronika.capture.budget import Budget
from khronika.capture.dates import time_of
from khronika.capture.extract import MESSAGE, Bond, Broken, Extract, Member, Relation
from khronika.capture.formats import markup
from khronika.capture.joining import clean, fact
from khronika.capture.limits import MAX_FILE_BYTES
from khronika.capture.streams import read_all

EXTRACTOR = "khronika Telegram channel"

_MESSAGE = re.compile(rb'<div class="tgme_widget_message_wrap[ "]')
_ENDS = (b"</main>", b"</section>", b"<script")
_TITLE = re.compile(rb'<meta\s+property="og:title"\s+content="([^"]{1,1000})"')
_POST = re.compile(r"([A-Za-z0-9_]{1,64})/(\d{1,18})")
_LINK = re.compile(r"https://t\.me/(?:s/)?([A-Za-z0-9_]{1,64}/\d{1,18})(?:\?.*)?")


def open_channel(
    handle: BinaryIO,
    budget: Budget,  # noqa: ARG001 (nothing is unpacked)
) -> Iterator[Member | Broken]:
    """Give the messages of a page, called by their channel and number.

    Raises:
        InputRefused: it is too large.
    """
    content = read_all(handle, MAX_FILE_BYTES)
    starts = [found.start() for found in _MESSAGE.finditer(content)]
    title = _title(content[: starts[0]]) if starts else None
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else _end(content, start)
        source = content[start:end]
        root = _root(source)
        post = next((one.get("data-post") for one in root.iter() if one.get("data-post")), "")
        match = _POST.fullmatch(post)
        extract = _extract(root, title, match[0]) if match is not None else None
        if extract is not None:
            name = post.replace("/", "-")
            yield Member(name=name, handle=io.BytesIO(source), extract=extract)


def _extract(root: Any, title: str | None, post: str) -> Extract | None:
    if _classed(root, "service_message") is not None:
        return None
    pieces = (_words(root, "js-message_text"), _poll(root))
    text = clean("\n\n".join(piece for piece in pieces if piece))
    if not text:
        return None
    published = _published(root)
    return Extract(
        text=text,
        publisher=fact(_words(root, "tgme_widget_message_owner_name")) or title,
        author=fact(_words(root, "tgme_widget_message_from_author")),
        published=published,
        published_from=None if published is None else "the message's date, in UTC",
        address=f"https://t.me/{post}",
        reference=_reference(post),
        relations=tuple(_relations(root)),
        warnings=("it was edited",) if _is_edited(root) else (),
        media_type="text/html",
        extractor=EXTRACTOR,
    )


def _root(source: bytes) -> Any:
    from lxml import html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    return html.document_fromstring(source, parser=parser)


def _end(content: bytes, start: int) -> int:
    """Find where the last message ends: before what a page has below its messages."""
    found = (content.find(mark, start) for mark in _ENDS)
    return min((place for place in found if place >= 0), default=len(content))


def _title(head: bytes) -> str | None:
    match = _TITLE.search(head)
    return fact(markup.words(match[1].decode("utf-8", "replace"))) if match else None


def _classed(root: Any, name: str) -> Any:
    """Give the first element with a class."""
    return next((one for one in root.iter() if name in (one.get("class") or "").split()), None)


def _words(root: Any, name: str) -> str:
    found = _classed(root, name)
    return markup.of_element(found) if found is not None else ""


def _poll(root: Any) -> str:
    if _classed(root, "tgme_widget_message_poll") is None:
        return ""
    names = {"tgme_widget_message_poll_question", "tgme_widget_message_poll_option_text"}
    lines = (one for one in root.iter() if names & set((one.get("class") or "").split()))
    return "\n".join(map(markup.of_element, lines))


def _published(root: Any) -> date | None:
    dated = _classed(root, "tgme_widget_message_date")
    times = dated.iter("time") if dated is not None else ()
    sent = next((time_of(one.get("datetime")) for one in times), None)
    try:
        return sent.astimezone(UTC).date() if sent is not None else None
    except OverflowError:
        return None


def _is_edited(root: Any) -> bool:
    meta = _classed(root, "tgme_widget_message_meta")
    return meta is not None and "edited" in markup.of_element(meta).split()


def _reference(post: str) -> str:
    return f"{MESSAGE}{post.lower()}"


def _relations(root: Any) -> Iterator[Relation]:
    answered = _classed(root, "tgme_widget_message_reply")
    match = _LINK.fullmatch(answered.get("href") or "") if answered is not None else None
    if match is not None:
        yield Relation(bond=Bond.REPLY_TO, to=_reference(match[1]))
    source = _classed(root, "tgme_widget_message_forwarded_from_name")
    if source is not None:
        match = _LINK.fullmatch(source.get("href") or "")
        name = fact(markup.of_element(source))
        to = _reference(match[1]) if match is not None else name
        if to is not None:
            yield Relation(bond=Bond.FORWARD_OF, to=to)
