"""Which module reads or opens which kind. Every kind stands in exactly one of the tables."""

from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from khronika.capture.budget import Budget
from khronika.capture.extract import Broken, Extract, Member
from khronika.capture.formats import (
    docx,
    feed,
    image,
    lines,
    mail,
    mailbox,
    mhtml,
    odt,
    page,
    pdf,
    rtf,
    tar,
    telegram,
    telegram_channel,
    telegram_page,
    text,
    warc,
)
from khronika.capture.formats import zip as zip_
from khronika.capture.sniff import Kind

Reader = Callable[[bytes], Extract]
Opener = Callable[[BinaryIO, Budget], Iterator[Member | Broken]]

READERS: Mapping[Kind, Reader] = {
    Kind.TEXT: text.extract,
    Kind.PAGE: page.extract,
    Kind.MHTML: mhtml.extract,
    Kind.PDF: pdf.extract,
    Kind.IMAGE: image.extract,
    Kind.DOCX: docx.extract,
    Kind.ODT: odt.extract,
    Kind.RTF: rtf.extract,
    Kind.MAIL: mail.extract,
}
OPENERS: Mapping[Kind, Opener] = {
    Kind.LINES: lines.open_lines,
    Kind.MAILBOX: mailbox.open_mailbox,
    Kind.TELEGRAM: telegram.open_export,
    Kind.TELEGRAM_PAGE: telegram_page.open_export,
    Kind.TELEGRAM_CHANNEL: telegram_channel.open_channel,
    Kind.FEED: feed.open_feed,
    Kind.WARC: warc.open_warc,
    Kind.WACZ: warc.open_wacz,
    Kind.TAR: tar.open_tar,
    Kind.ZIP: zip_.open_zip,
}
