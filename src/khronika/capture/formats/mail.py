"""E-mails (.eml): the body as text, what is attached as documents of their own.

The body is every text that is no attachment: of the ways in which a part is given at once
(multipart/alternative) the plain one, else the HTML's words. Nothing that the HTML names is
fetched. Header fields give title, author, day and the thread; they are no part of the text.
"""

import hashlib
import io
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message

from khronika.capture.codepages import cyrillic
from khronika.capture.dates import time_of_header
from khronika.capture.extract import Bond, Broken, Extract, Known, Member, Relation
from khronika.capture.formats import markup, text
from khronika.capture.formats.media_types import DOCUMENTS, MESSAGES, PICTURES
from khronika.capture.joining import joined
from khronika.capture.wrapping import unwrapped
from khronika.errors import InputRefused

_MOST_LEVELS = 20
"""Of multiparts within multiparts; a forwarded thread has a handful."""

_MOST_BOUNDARIES = 20_000
"""Lines that may part an e-mail. Each part takes some 2 kB of memory, however short it is."""

_MULTIPART = re.compile(rb"multipart/", re.IGNORECASE)
"""What parts hold parts; the time that Python takes for them grows with their square."""

_LONG_HEADER = re.compile(
    rb"^content-(?:type|disposition):(?:[^\n]{10000}|(?:[^\n]*\n[ \t]){500})",
    re.IGNORECASE | re.MULTILINE,
)
_ENCODED_WORDS = re.compile(
    r"=\?[^?\s]+\?[bq]\?[^?]*\?=(?:\s*=\?[^?\s]+\?[bq]\?[^?]*\?=)*", re.IGNORECASE
)
_HEADER_CHARACTERS = 10_000
"""Of a field that is read; a list of a hundred receivers is half as long."""

_MOST_CHARSETS = 5
"""Of the parts of one e-mail, which are tried for raw bytes in its fields."""

_SIGNATURES = (
    "application/pgp-signature",
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
)
_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_ENDINGS = DOCUMENTS | PICTURES | MESSAGES
_FORMS_OF_TEXT = ("text/plain", "text/html", "text/enriched", "text/x-amp-html")
"""In which mail programs give the same body at once; one of them is read."""


class _Message(Message):
    """An e-mail, or a part of one. What is attached to it as an e-mail is one piece.

    Python's parser would take that apart too, and what it writes again is not what was sent: its
    line ends and long fields differ, so that no signature holds.
    """

    def get_content_maintype(self) -> str:
        """Give the main type by which the parser tells what it takes apart."""
        kind = super().get_content_maintype()
        return "application" if kind == "message" else kind


def extract(content: bytes) -> Extract:
    """Make a text from an e-mail, and members of what is attached to it.

    Raises:
        InputRefused: it is no e-mail, or an encrypted one.
    """
    message = parsed(content)
    if not message.keys():
        raise InputRefused("it is no e-mail: it begins with no header")
    if message.get_content_type() in _ENCRYPTED:
        raise InputRefused("it is encrypted: save it decrypted from your mail program")
    pieces = list(_pieces(message, "1", 0))
    body, parts = joined((f"part {number}", _text(part)) for number, part in pieces if _reads(part))
    sent = time_of_header(header(message, "Date"))
    return Extract(
        text=body,
        parts=parts,
        title=header(message, "Subject"),
        author=header(message, "From"),
        published=sent.date() if sent else None,
        published_from="the e-mail's Date" if sent else None,
        reference=header(message, "Message-ID"),
        relations=tuple(_replied(message)),
        attachments=tuple(_attachments(pieces, content)),
        media_type="message/rfc822",
        extractor="khronika e-mail",
    )


def parsed(content: bytes) -> Message:
    """Take an e-mail apart.

    Raises:
        InputRefused: it has more parts than an e-mail has.
    """
    if content.count(b"\n--") > _MOST_BOUNDARIES or len(_MULTIPART.findall(content)) > 500:
        raise InputRefused("it has too many parts")
    if _LONG_HEADER.search(content):
        raise InputRefused("its header is longer than any that a mail program writes")
    message = message_from_bytes(content, _class=_Message)
    _spell(message)
    return message


def header(message: Message, name: str) -> str | None:
    """Give a header field with its encoded words decoded; None where it is not there."""
    value = message.get(name)
    if value is None:
        return None
    return unescaped(str(value))


def unescaped(written: str) -> str:
    """Decode the encoded words of a field, as far as a field is read."""
    return _ENCODED_WORDS.sub(_unescaped, written[:_HEADER_CHARACTERS])


def _unescaped(words: re.Match[str]) -> str:
    try:
        return str(make_header(decode_header(words[0])))
    except (HeaderParseError, LookupError, ValueError):
        return words[0]


def _spell(message: Message) -> None:
    """Put what the raw bytes of its fields spell in their place: standards forbid such bytes."""
    parts = list(parts_within(message))
    named = (charset for part in parts if (charset := part.get_content_charset()))
    charsets = list(dict.fromkeys(("utf-8", *named)))[:_MOST_CHARSETS]
    for part in parts:
        first = {name.lower(): value for name, value in reversed(list(part.raw_items()))}
        for name, value in first.items():
            if not str(value).isascii():
                part.replace_header(name, _spelled(str(value), charsets))


def _spelled(value: str, charsets: list[str]) -> str:
    """Turn the bytes of a field into text; an e-mail is likely to be in one code page."""
    raw = value.encode("ascii", "surrogateescape")
    for charset in charsets:
        try:
            return raw.decode(charset)
        except (LookupError, ValueError):
            continue
    return cyrillic(raw, ("cp1251",)) or raw.decode("ascii", "replace")


def decoded(part: Message) -> str:
    """Give the text of a part by the encoding that it names, else by the rules of plain text."""
    content = bytes_of(part)
    charset = part.get_content_charset()
    if charset is not None:
        try:
            return content.decode(charset, "replace")
        except LookupError:
            pass
    return text.decode(content)


def bytes_of(part: Message) -> bytes:
    """Give the bytes of a part as they were before they were put into the e-mail."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def parts_of(part: Message) -> list[Message]:
    """Give the parts that a part is made of; none where it is one piece."""
    payload = part.get_payload()
    inner = payload if isinstance(payload, list) else []
    return [one for one in inner if isinstance(one, Message)]


def parts_within(message: Message) -> Iterator[Message]:
    """Give an e-mail and all parts in it, in their order and without recursion."""
    waiting = [message]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += reversed(parts_of(one))


def _pieces(part: Message, number: str, level: int) -> Iterator[tuple[str, Message]]:
    """Give the parts that hold something, with their numbers as IMAP counts them."""
    if level > _MOST_LEVELS:
        raise InputRefused("its parts are nested too deeply")
    if not part.is_multipart():
        yield number, part
        return
    inner = parts_of(part)
    is_choice = part.get_content_type() == "multipart/alternative"
    chosen = _chosen(inner) if is_choice else None
    for place, one in enumerate(inner, start=1):
        below = str(place) if level == 0 else f"{number}.{place}"
        for piece in _pieces(one, below, level + 1):
            if chosen in (None, one) or not _is_form_of_text(piece[1]):
                yield piece


def _chosen(inner: list[Message]) -> Message | None:
    """Choose between the ways in which a body is given at once."""
    plain = (one for one in inner if _is_plain(one))
    return next(plain, inner[-1] if inner else None)


def _is_plain(part: Message) -> bool:
    return part.get_content_type() == "text/plain" and bool(bytes_of(part).strip())


def _reads(part: Message) -> bool:
    """Tell whether a part belongs to the body."""
    return not _is_attached(part) and part.get_content_type() in ("text/plain", "text/html")


def _is_form_of_text(part: Message) -> bool:
    return not _is_attached(part) and part.get_content_type() in _FORMS_OF_TEXT


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or part.get_filename() is not None


def _text(part: Message) -> str:
    source = decoded(part)
    if part.get_content_type() == "text/html":
        return markup.words(source)
    return unwrapped(source.replace("\r\n", "\n"))


def _replied(message: Message) -> Iterator[Relation]:
    for one in (header(message, "In-Reply-To") or "").split()[:1]:
        yield Relation(bond=Bond.REPLY_TO, to=one)


def _attachments(pieces: list[tuple[str, Message]], content: bytes) -> Iterator[Member | Broken]:
    attached = Relation(bond=Bond.ATTACHMENT_OF, to=f"sha256:{hashlib.sha256(content).hexdigest()}")
    for number, part in pieces:
        if _reads(part) or part.get_content_type() in _SIGNATURES:
            continue
        yield Member(
            name=_name(part, number),
            handle=io.BytesIO(bytes_of(part)),
            known=Known(relations=(attached,)),
        )


def _name(part: Message, number: str) -> str:
    """Give the name that an attachment has, or one made of its part's number and kind."""
    given = part.get_filename()
    if given:
        return unescaped(given)
    kind = part.get_content_type()
    ending = _ENDINGS.get(kind) or f".{kind.partition('/')[2]}"
    return f"part-{number}{ending}"
