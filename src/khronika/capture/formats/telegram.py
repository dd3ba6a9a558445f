"""Exports of Telegram Desktop as JSON (result.json): one chat, or all chats of an account.

A document for each message with words, kept as the very characters that the export has for it.
Service notes, and messages that are only a picture or a file, are passed over.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, BinaryIO

from khronika.capture.budget import Budget
from khronika.capture.dates import day_of
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
from khronika.capture.formats.json_walk import JsonWalk
from khronika.capture.joining import clean, fact
from khronika.capture.limits import MAX_EXPORT_BYTES
from khronika.capture.streams import read_all
from khronika.errors import InputRefused

_NO_EXPORT = "it is no Telegram export (result.json)"
_WITH_ADDRESS = ("channel", "supergroup")
_PEER = re.compile(r"(?:user|chat|channel)(\d{1,18})")


@dataclass(slots=True)
class _Chat:
    """What an export says of a chat before its messages."""

    id: str = ""
    name: str | None = None
    type: str = ""


def open_export(
    handle: BinaryIO,
    budget: Budget,  # noqa: ARG001 (nothing is unpacked)
) -> Iterator[Member | Broken]:
    """Give the messages of an export, called by the number of the chat and their own.

    Raises:
        InputRefused: it is no export, or its JSON is broken.
    """
    content = read_all(handle, MAX_EXPORT_BYTES)
    try:
        walk = JsonWalk(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputRefused("it is not UTF-8") from error
    del content
    if not walk.is_at("{"):
        raise InputRefused(_NO_EXPORT)
    yield from _chat(walk)


def _chat(walk: JsonWalk) -> Iterator[Member | Broken]:
    """Give the messages of the chat here, or of all chats in the lists of an account."""
    chat = _Chat()
    found = False
    for key in walk.members():
        if key == "messages" and walk.is_at("["):
            found = True
            for start in walk.elements():
                message = walk.value()
                yield from _message(message, walk.text[start : walk.at], chat)
        elif key in ("chats", "left_chats") and walk.is_at("{"):
            found = True
            yield from _chats(walk)
        else:
            _learn(chat, key, walk.value())
    if not found:
        raise InputRefused(_NO_EXPORT)


def _chats(walk: JsonWalk) -> Iterator[Member | Broken]:
    for key in walk.members():
        if key == "list" and walk.is_at("["):
            for _ in walk.elements():
                yield from _chat(walk)
        else:
            walk.value()


def _learn(chat: _Chat, key: str, value: Any) -> None:
    match key:
        case "id" if isinstance(value, int):
            chat.id = str(value)
        case "name" if isinstance(value, str):
            chat.name = value
        case "type" if isinstance(value, str):
            chat.type = value


def _message(message: Any, source: str, chat: _Chat) -> Iterator[Member | Broken]:
    if not isinstance(message, dict) or message.get("type") != "message":
        return
    text = clean("\n\n".join(filter(None, (_words(message.get("text")), _poll(message)))))
    number = message.get("id")
    if not text.strip() or not isinstance(number, int):
        return
    published, found = _published(message)
    name = f"{chat.id}-{number}" if chat.id else str(number)
    extract = Extract(
        text=text,
        publisher=fact(chat.name),
        author=fact(_name(message, "author") or _name(message, "from")),
        published=published,
        published_from=found,
        address=_address(chat, number),
        reference=_reference(chat, number),
        relations=tuple(_relations(message, chat)),
        warnings=tuple(_warnings(message)),
        media=tuple(_media(message)),
        media_type="application/json",
        extractor="khronika Telegram",
    )
    yield Member(name=name, handle=io.BytesIO(source.encode("utf-8", "replace")), extract=extract)


def _words(text: Any) -> str:
    """Give the words of a text, which is a string or a list of strings and marked pieces."""
    if isinstance(text, str):
        return text
    if isinstance(text, dict):
        return _words(text.get("text"))
    if isinstance(text, list):
        return "".join(_words(piece) for piece in text if not isinstance(piece, list))
    return ""


def _poll(message: dict[str, Any]) -> str:
    poll = message.get("poll")
    if not isinstance(poll, dict):
        return ""
    answers = poll.get("answers")
    lines = [_words(poll.get("question"))]
    if isinstance(answers, list):
        lines += [f"- {_words(answer)}" for answer in answers if isinstance(answer, dict)]
    return "\n".join(lines)


def _published(message: dict[str, Any]) -> tuple[date | None, str | None]:
    seconds = message.get("date_unixtime")
    if isinstance(seconds, str) and seconds.isdecimal() and len(seconds) < 12:
        return datetime.fromtimestamp(int(seconds), UTC).date(), "the message's date, in UTC"
    day = day_of(_name(message, "date"))
    return day, "the message's date" if day else None


def _name(message: dict[str, Any], field: str) -> str | None:
    value = message.get(field)
    return value if isinstance(value, str) else None


def _reference(chat: _Chat, number: int) -> str:
    return f"{MESSAGE}{chat.id or chat.name or ''}/{number}"


def _address(chat: _Chat, number: int) -> str | None:
    if chat.id and chat.type.endswith(_WITH_ADDRESS):
        return f"https://t.me/c/{chat.id}/{number}"
    return None


def _relations(message: dict[str, Any], chat: _Chat) -> Iterator[Relation]:
    answered = message.get("reply_to_message_id")
    where = _answered_in(message, chat)
    if isinstance(answered, int) and where is not None:
        yield Relation(bond=Bond.REPLY_TO, to=_reference(where, answered))
    forwarded = fact(_name(message, "forwarded_from"))
    if forwarded is not None:
        yield Relation(bond=Bond.FORWARD_OF, to=forwarded)


def _answered_in(message: dict[str, Any], chat: _Chat) -> _Chat | None:
    """Give the chat of the message that is answered; None where it is another, and not told."""
    peer = message.get("reply_to_peer_id")
    if peer is None:
        return chat
    match = _PEER.fullmatch(peer) if isinstance(peer, str) else None
    return _Chat(id=match[1]) if match is not None else None


def _warnings(message: dict[str, Any]) -> Iterator[str]:
    edited = day_of(_name(message, "edited"))
    if edited is not None:
        yield f"it was edited on {edited.isoformat()}"


def _media(message: dict[str, Any]) -> Iterator[Media]:
    picture, file = _kept(message, "photo"), _kept(message, "file")
    if picture is not None:
        yield Media(kind=MediaKind.PICTURE, path=picture)
    if file is not None:
        yield Media(kind=MediaKind.FILE, path=file)


def _kept(message: dict[str, Any], field: str) -> str | None:
    path = fact(_name(message, field))
    return None if path is None or path.startswith("(") else path  # "(File not included. …)"
