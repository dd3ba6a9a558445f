"""A file of each format about invented people, made from its text by this code alone."""

import io
import zipfile
import zlib
from email.message import EmailMessage
from email.policy import SMTP

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


def pdf(*pages: str, more: bytes = b"", info: str | None = None) -> bytes:
    """A PDF with a page for each text, whose lines are set as they are written."""
    objects: list[bytes] = [b"", b""]
    kids = []
    for text in pages:
        shown = b" T* ".join(
            b"(" + line.replace("(", "\\(").replace(")", "\\)").encode("cp1252") + b") Tj"
            for line in text.split("\n")
        )
        stream = zlib.compress(b"BT /F1 12 Tf 14 TL 72 720 Td " + shown + b" ET")
        objects.append(
            b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream)
        )
        kids.append(len(objects) + 1)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<</Font"
            b"<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>>>>>"
            % (len(objects))
        )
    objects[0] = b"<</Type/Catalog/Pages 2 0 R%s>>" % more
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (
        len(kids),
        b" ".join(b"%d 0 R" % kid for kid in kids),
    )
    told = info or f"/Title({TITLE})/Author({AUTHOR})/CreationDate(D:20230805101500+06'00')"
    objects.append(b"<<%s>>" % told.encode())
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
