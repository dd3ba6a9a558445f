"""What kind of input it is: by its first bytes, and by its name where they leave it open.

a mark that only one kind has       that kind, whatever the name says; but what stands behind the
                                    headers of an e-mail is carried by it
a known ending                      that kind; refused where its mark should be there and is not;
                                    what programs write on top of e-mails and saved pages tells
                                    those that are called .txt or .html
no ending, or no name at all        what the first lines look like; without a name else text
any other ending                    refused, naming what is taken
"""

import codecs
import re
from enum import Enum, auto
from pathlib import PurePosixPath

from khronika.capture.limits import FORMATS
from khronika.errors import InputRefused

HEAD_BYTES = 8192
"""How many first bytes tell a kind; a channel's page says twice what it is before its mark."""


class Kind(Enum):
    """The kinds of input that are taken."""

    TEXT = auto()
    PAGE = auto()
    MHTML = auto()
    PDF = auto()
    IMAGE = auto()
    DOCX = auto()
    ODT = auto()
    RTF = auto()
    MAIL = auto()
    MAILBOX = auto()
    LINES = auto()
    TELEGRAM = auto()
    TELEGRAM_PAGE = auto()
    TELEGRAM_CHANNEL = auto()
    FEED = auto()
    WARC = auto()
    WACZ = auto()
    TAR = auto()
    ZIP = auto()
    COMPRESSED = auto()
    """Packed by gzip or bzip2; what it holds tells the kind."""


_ENDINGS = {
    ".txt": Kind.TEXT,
    ".html": Kind.PAGE,
    ".htm": Kind.PAGE,
    ".xhtml": Kind.PAGE,
    ".mht": Kind.MHTML,
    ".mhtml": Kind.MHTML,
    ".pdf": Kind.PDF,
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff"), Kind.IMAGE),
    **dict.fromkeys((".gif", ".webp", ".bmp"), Kind.IMAGE),
    ".docx": Kind.DOCX,
    ".docm": Kind.DOCX,
    ".odt": Kind.ODT,
    ".rtf": Kind.RTF,
    ".eml": Kind.MAIL,
    ".mbox": Kind.MAILBOX,
    ".jsonl": Kind.LINES,
    ".json": Kind.TELEGRAM,
    ".rss": Kind.FEED,
    ".atom": Kind.FEED,
    ".xml": Kind.FEED,
    ".warc": Kind.WARC,
    ".wacz": Kind.WACZ,
    ".tar": Kind.TAR,
    ".tgz": Kind.COMPRESSED,
    ".gz": Kind.COMPRESSED,
    ".bz2": Kind.COMPRESSED,
    ".zip": Kind.ZIP,
}

_START = rb"\A(?:\xef\xbb\xbf)?\s*"
_MARKS = (
    (re.compile(rb"\APK(?:\x03\x04|\x05\x06)"), Kind.ZIP),
    (
        re.compile(
            rb"(?s)\A(?:\x89PNG\r\n\x1a\n|\xff\xd8\xff|II\*\0|MM\0\*|GIF8[79]a|RIFF.{4}WEBP"
            rb"|BM.{12}[\x28\x6c\x7c]\0)"
        ),
        Kind.IMAGE,
    ),
    (re.compile(rb"\A(?:\x1f\x8b\x08|BZh[1-9])"), Kind.COMPRESSED),
    (re.compile(rb"(?s)\A.{257}ustar"), Kind.TAR),
    (re.compile(rb"\AWARC/\d"), Kind.WARC),
    (re.compile(rb"(?s)\A.{0,1019}%PDF-"), Kind.PDF),
    (re.compile(rb"(?s)\A.{0,900}<title>Exported Data</title>.*page_wrap"), Kind.TELEGRAM_PAGE),
    (
        re.compile(
            _START + rb"<.{0,6000}tg://resolve\?domain=.{0,6000}\brel=\"canonical\" href=\"/s/",
            re.DOTALL,
        ),
        Kind.TELEGRAM_CHANNEL,
    ),
    (
        re.compile(
            _START + rb"\{\s*\"(?:name|type|id)\".{0,2000}?\"type\":\s*\"(?:personal|bot|saved|"
            rb"private|public|replies|verification)_[a-z_]+\"",
            re.DOTALL,
        ),
        Kind.TELEGRAM,
    ),
    (
        re.compile(
            _START + rb"(?><\?[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE rss[^>]*>\s*)*"
            rb"<(?:rss|feed|rdf:RDF)\b",
            re.DOTALL,
        ),
        Kind.FEED,
    ),
    (re.compile(_START + rb"\{\\rtf"), Kind.RTF),
    (
        re.compile(
            _START + rb"(?:<\?xml[^>]*>\s*)?(?><!--.*?-->\s*)*<(?:!doctype\s+html\b|html\b)",
            re.IGNORECASE | re.DOTALL,
        ),
        Kind.PAGE,
    ),
)
"""Marks that stand in no file of another kind, or in none that a person would read as such.

Repeated groups are atomic (?>…): a hostile head must not be tried in exponentially many ways."""

_MARKED = {Kind.PDF, Kind.DOCX, Kind.ODT, Kind.RTF, Kind.ZIP}
_MARKED |= {Kind.IMAGE, Kind.WARC, Kind.WACZ, Kind.TAR, Kind.COMPRESSED}
"""Kinds without whose mark a file is broken or something else."""

_MARKED_LATE = {Kind.PDF, Kind.TELEGRAM_PAGE}
"""Kinds whose mark may stand behind other bytes, and so in an attachment of a short e-mail."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_OFFICE_REASONS = {
    ".msg": "it is an e-mail of Outlook: save it as .eml",
    ".xls": "it is a spreadsheet: save it as .pdf, or the words in it as .txt",
    ".ppt": "it is a presentation: save it as .pdf",
}
_REFUSED = (
    (_OLD_OFFICE, "it is an old or encrypted Office file: save it as .docx"),
    (b"Rar!\x1a\x07", "it is a RAR archive: unpack it, and add what is inside"),
    (b"7z\xbc\xaf\x27\x1c", "it is a 7z archive: unpack it, and add what is inside"),
)

_HEADERS = rb"(?>[\x21-\x39\x3b-\x7e]+:[^\n]*\n(?>[ \t][^\n]*\n)*)"
_MAIL_HEADERS = re.compile(
    rb"\A" + _HEADERS + rb"*?(?:from|date|received|message-id|mime-version|return-path):",
    re.IGNORECASE,
)
_SAVED_PAGE = re.compile(
    rb"\A" + _HEADERS + rb"*?(?:snapshot-content-location:|from:\s*[<\"]?saved by\b)",
    re.IGNORECASE,
)
_SENT = re.compile(rb"\A" + _HEADERS + rb"*?(?:received|message-id|return-path):", re.IGNORECASE)
_IN_PARTS = re.compile(rb"\A" + _HEADERS + rb"*?mime-version:", re.IGNORECASE)
_FROM_LINE = rb"From [^\n]*\d\d:\d\d[^\n]*\d{4}[^\n]*\n"
_HEADERS_ON_TOP = re.compile(
    rb"\A(?:" + _FROM_LINE + rb")?" + _MAIL_HEADERS.pattern.removeprefix(rb"\A"), re.IGNORECASE
)
_LOOKS = (
    (re.compile(_START + rb"\{\s*[\"}]"), Kind.LINES),
    (
        re.compile(
            _START + rb"<(?:!--|\?xml\b|(?:head|body|meta|title|article|div|p)\b)", re.IGNORECASE
        ),
        Kind.PAGE,
    ),
    (re.compile(rb"\A" + _FROM_LINE + _HEADERS), Kind.MAILBOX),
    (_SAVED_PAGE, Kind.MHTML),
    (_MAIL_HEADERS, Kind.MAIL),
)
"""What the first lines of a kind look like; a text could begin so too."""


def kind_of(head: bytes, name: str | None) -> Kind:
    """Tell a kind by the first bytes and the name; None is standard input, which has no name.

    Raises:
        InputRefused: it is none of the kinds taken; the sentence names them.
    """
    seen = _as_bytes_of_ascii(head)
    ending = PurePosixPath(name).suffix.lower() if name else ""
    if seen.startswith(_OLD_OFFICE) and ending in _OLD_OFFICE_REASONS:
        raise InputRefused(_OLD_OFFICE_REASONS[ending])
    for mark, reason in _REFUSED:
        if seen.startswith(mark):
            raise InputRefused(reason)
    kind = kind_by_mark(seen)
    if kind is not None and not (kind in _MARKED_LATE and _is_mail(ending, seen)):
        return kind
    if ending in _ENDINGS:
        return _of_ending(ending, seen)
    if not ending:
        for pattern, looks in _LOOKS:
            if pattern.search(seen):
                return looks
    if name is None:
        return Kind.TEXT
    raise InputRefused(f"{_what(ending)} are not taken; those taken are {FORMATS}")


def kind_by_mark(head: bytes) -> Kind | None:
    """Tell the kind whose mark the first bytes have; None where they have none."""
    return next((kind for pattern, kind in _MARKS if pattern.search(head)), None)


def _of_ending(ending: str, seen: bytes) -> Kind:
    kind = _ENDINGS[ending]
    if kind in (Kind.TEXT, Kind.PAGE, Kind.MAIL):
        return _by_headers(kind, seen)
    if kind in _MARKED:
        if not seen.strip():
            raise InputRefused("it is empty")
        raise InputRefused(f"its name ends in {ending}, but its bytes are no such file")
    return kind


def _is_mail(ending: str, seen: bytes) -> bool:
    """Tell whether headers stand on top, and the name speaks for no other kind."""
    called = _ENDINGS.get(ending)
    if called in (Kind.TEXT, Kind.PAGE):
        return _by_headers(called, seen) is not called
    is_open = not ending or called in (Kind.MAIL, Kind.MAILBOX)
    return is_open and _HEADERS_ON_TOP.search(seen) is not None


def _by_headers(kind: Kind, seen: bytes) -> Kind:
    """Tell a saved page and an e-mail that are called by the ending of another kind.

    Only headers that programs write tell them: a person may begin a text with "From:" and "Date:".
    """
    if _SAVED_PAGE.search(seen):
        return Kind.MHTML
    if _SENT.search(seen):
        return Kind.MAIL
    if _IN_PARTS.search(seen):
        return Kind.MHTML if kind is Kind.PAGE else Kind.MAIL
    return kind


def _as_bytes_of_ascii(head: bytes) -> bytes:
    """Give the first bytes as the patterns want them; UTF-16 has zeros between."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "ignore").encode()
    return head


def _what(ending: str) -> str:
    known = ending.isprintable() and 1 < len(ending) <= 12
    return f"files ending in {ending}" if known else "such files"
