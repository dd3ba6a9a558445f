"""A file of each format about invented people, made from its text by this code alone."""

import gzip
import io
import json
import tarfile
import zipfile
import zlib
from email.message import EmailMessage
from email.policy import SMTP

from PIL import Image, ImageDraw, ImageFont

ENGLISH = (
    "Danil Orlov was detained in Almaty on Friday, his lawyer told the newspaper.",
    "The ministry said that it knew nothing of his arrest.",
)
RUSSIAN = (
    "Даниила Орлова задержали в Алматы в пятницу, сообщил газете его адвокат.",
    "В министерстве заявили, что ничего не знают об аресте.",
)
TITLE, AUTHOR = "Activist held in Almaty", "Ann Vale"

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
)
OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
)


def zipped(members: dict[str, bytes | str], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def docx(*paragraphs: str, body: str = "", **more: bytes | str) -> bytes:
    """A Word document; `body` is XML behind the paragraphs, `more` are parts by their name."""
    words = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {WORD}><w:body>{words}{body}</w:body></w:document>",
            "docProps/core.xml": f"<cp:coreProperties {CORE}><dc:title>{TITLE}</dc:title>"
            f"<dc:creator>{AUTHOR}</dc:creator><dcterms:created>2019-01-01T00:00:00Z"
            "</dcterms:created><dcterms:modified>2023-08-05T21:30:00Z</dcterms:modified>"
            "</cp:coreProperties>",
            **{
                name.replace("__", "/").replace("_xml", ".xml"): part for name, part in more.items()
            },
        }
    )


def odt(*paragraphs: str, body: str = "", manifest: str = "<manifest/>") -> bytes:
    words = "".join(f"<text:p>{text}</text:p>" for text in paragraphs)
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": manifest,
            "content.xml": f"<office:document-content {OFFICE}><office:body><office:text>{words}"
            f"{body}</office:text></office:body></office:document-content>",
            "meta.xml": f"<office:document-meta {OFFICE}><office:meta><dc:title>{TITLE}</dc:title>"
            f"<meta:initial-creator>Somebody</meta:initial-creator><dc:creator>{AUTHOR}"
            "</dc:creator><meta:creation-date>2019-01-01T00:00:00</meta:creation-date>"
            "<dc:date>2023-08-05T10:00:00</dc:date></office:meta></office:document-meta>",
        }
    )


def rtf(*paragraphs: str) -> bytes:
    def escaped(text: str) -> str:
        return "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in text)

    words = "\\par\n".join(escaped(text) for text in paragraphs)
    return (
        "{\\rtf1\\ansi\\ansicpg1251{\\fonttbl{\\f0\\fcharset204 Times;}}"
        f"{{\\info{{\\title {TITLE}}}{{\\author {AUTHOR}}}"
        "{\\creatim\\yr2019\\mo1\\dy1}{\\revtim\\yr2023\\mo8\\dy5\\hr10}}"
        f"\\f0 {words}}}"
    ).encode("ascii")


def eml(
    *paragraphs: str,
    attached: dict[str, bytes] | None = None,
    html: str | None = None,
    headers: dict[str, str] | None = None,
) -> bytes:
    message = EmailMessage()
    message["Subject"] = TITLE
    message["From"] = f"{AUTHOR} <ann@example.org>"
    message["To"] = "desk@example.org"
    message["Date"] = "Sat, 05 Aug 2023 23:30:00 +0600"
    message["Message-ID"] = "<orlov-1@example.org>"
    for name, value in (headers or {}).items():
        del message[name]
        message[name] = value
    message.set_content("\n\n".join(paragraphs) + "\n")
    if html is not None:
        message.add_alternative(html, subtype="html")
    for name, content in (attached or {}).items():
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name
        )
    return message.as_bytes()


def mbox(*messages: bytes) -> bytes:
    line = b"From ann@example.org Sat Aug  5 17:30:00 2023\n"
    return b"\n".join(line + message for message in messages)


def page(*paragraphs: str) -> bytes:
    words = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f"<!doctype html><html><head><title>{TITLE}</title>"
        f'<meta property="og:site_name" content="The Steppe Post"><meta name="author" '
        f'content="{AUTHOR}"><meta property="article:published_time" '
        f'content="2023-08-05T10:00:00Z"></head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>{TITLE}</h1>{words}</article></body></html>"
    ).encode()


def mhtml(*paragraphs: str) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://steppe.example/held"
    message["Subject"] = TITLE
    message["Date"] = "Mon, 7 Aug 2023 09:00:00 +0000"
    message.set_content(page(*paragraphs).decode(), subtype="html")
    message.make_related()
    message.add_related(b"body{}", "text", "css")
    return message.as_bytes()


_DOT = (
    b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
    b"/Length 1>>stream\n\x80\nendstream"
)


def _drawn(text: str) -> bytes:
    shown = b" T* ".join(
        b"(" + line.replace("(", "\\(").replace(")", "\\)").encode("cp1252") + b") Tj"
        for line in text.split("\n")
    )
    return b"BT /F1 12 Tf 14 TL 72 720 Td " + shown + b" ET"


def pdf(
    *pages: str | bytes,
    title: bytes = TITLE.encode(),
    author: bytes = AUTHOR.encode(),
    day: bytes = b"D:20230805101500+06'00'",
    xmp: bytes = b"",
) -> bytes:
    """A PDF with a page for each text, its lines as they are written, or for what bytes draw."""
    objects: list[bytes] = [b"", b"", _DOT]
    kids = []
    for page in pages:
        stream = zlib.compress(_drawn(page) if isinstance(page, str) else page)
        objects.append(
            b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream)
        )
        kids.append(len(objects) + 1)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<</Font"
            b"<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>"
            b"/XObject<</Im1 3 0 R>>>>>>" % (len(objects))
        )
    objects.append(b"<</Type/Metadata/Length %d>>stream\n%s\nendstream" % (len(xmp), xmp))
    objects[0] = b"<</Type/Catalog/Pages 2 0 R/Metadata %d 0 R>>" % len(objects)
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (
        len(kids),
        b" ".join(b"%d 0 R" % kid for kid in kids),
    )
    objects.append(b"<</Title(%s)/Author(%s)/CreationDate(%s)>>" % (title, author, day))
    made = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj %s endobj\n" % (number, content)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer <</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        len(objects),
        start,
    )
    return bytes(made)


def tar(
    members: dict[str, bytes], *, mode: str = "w", links: dict[str, str] | None = None
) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode=mode) as archive:
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
        for name, target in (links or {}).items():
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = tarfile.SYMTYPE, target
            archive.addfile(entry)
    return made.getvalue()


def answer(
    body: bytes, media_type: str = "text/html", *, more: str = "", status: int = 200
) -> bytes:
    head = f"HTTP/1.1 {status} OK\r\nContent-Type: {media_type}; charset=utf-8\r\n{more}\r\n"
    return head.encode() + body


def record(
    block: bytes, address: str = "https://steppe.example/held", kind: str = "response"
) -> bytes:
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\n"
        f"WARC-Date: 2023-08-07T09:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def warc(*records: bytes, packed: bool = True) -> bytes:
    return b"".join(gzip.compress(one) if packed else one for one in records)


def wacz(*records: bytes) -> bytes:
    return zipped(
        {"archive/data.warc.gz": warc(*records), "datapackage.json": "{}", "pages/pages.jsonl": ""},
        method=zipfile.ZIP_STORED,
    )


def message(number: int, text: object, **more: object) -> dict[str, object]:
    """A message as Telegram Desktop writes it."""
    return {
        "id": number,
        "type": "message",
        "date": "2023-08-06T03:00:00",
        "date_unixtime": "1691271000",
        "from": "Steppe Watch",
        "text": text,
        **more,
    }


def chat(*messages: dict[str, object], name: str = "Steppe Watch", number: int = 99) -> dict:
    return {"name": name, "type": "public_channel", "id": number, "messages": list(messages)}


def result_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def telegram_page(*messages: str, name: str = "Steppe Watch") -> bytes:
    return (
        '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8"/>\n<title>Exported Data</title>\n'
        '</head>\n<body onload="CheckLocation();">\n<div class="page_wrap">\n'
        f'<div class="page_header"><div class="content"><div class="text bold">\n{name}\n</div>'
        "</div></div>"
        f'<div class="page_body chat_page"><div class="history">{"".join(messages)}</div></div>'
        "</div></body></html>"
    ).encode()


def telegram_message(
    number: int,
    text: str,
    *,
    author: str | None = "Steppe Watch",
    inside: str = "",
    after: str = "",
) -> str:
    who = f'<div class="from_name">\n{author}\n</div>' if author else ""
    return (
        f'<div class="message default clearfix" id="message{number}">\n<div class="body">\n'
        '<div class="pull_right date details" title="06.08.2023 03:30:00 UTC+06:00">\n03:30\n</div>'
        f'{who}{inside}<div class="text">\n{text}\n</div>{after}</div></div>'
    )


def rss(*texts: str) -> bytes:
    items = "".join(
        f"<item><title>{TITLE} &amp;amp; more</title><link>https://steppe.example/{number}</link>"
        f"<guid>steppe-{number}</guid><dc:creator>{AUTHOR}</dc:creator>"
        "<pubDate>Sat, 05 Aug 2023 23:30:00 +0600</pubDate><description>short</description>"
        f"<content:encoded><![CDATA[<p>{text}</p><script>run()</script>]]></content:encoded></item>"
        for number, text in enumerate(texts, start=1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>The Steppe Post</title><language>en-gb</language>{items}</channel></rss>"
    ).encode()


def atom(*texts: str) -> bytes:
    entries = "".join(
        f"<entry><title>{TITLE}</title><id>urn:steppe:{number}</id>"
        f'<link rel="self" href="https://steppe.example/self"/>'
        f'<link href="https://steppe.example/{number}"/><author><name>{AUTHOR}</name></author>'
        f"<updated>2024-01-01T00:00:00Z</updated><published>2023-08-05T10:00:00Z</published>"
        f'<content type="html">&lt;p&gt;{text}&lt;/p&gt;</content></entry>'
        for number, text in enumerate(texts, start=1)
    )
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>The Steppe Post</title>{entries}</feed>'
    ).encode()


def locked(content: bytes) -> bytes:
    """The PDF as one that asks for a password."""
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>/ID[<00><00>]/Root" % (
        b"5a" * 32,
        b"a5" * 32,
    )
    return content.replace(b"/Root", lock)


def picture(*lines: str, size: tuple[int, int] = (1600, 300)) -> Image.Image:
    """A picture of lines of text, black on white."""
    image = Image.new("L", size, "white")
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        draw.text((40, 40 + 70 * number), line, fill="black", font=ImageFont.load_default(44))
    return image


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    made = io.BytesIO()
    image.save(made, kind, **options)
    return made.getvalue()
