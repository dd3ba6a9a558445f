"""Each format comes in with its text, title, author and day; what hides in it comes out."""

import base64
import hashlib
import io
import quopri
import time
from collections.abc import Callable
from datetime import UTC, date, datetime

import made
import pytest
from made import AUTHOR, ENGLISH, RUSSIAN, TITLE

from khronika.capture import Bond, Captured, Container, Outcome, Refused, Relation, capture
from khronika.capture.unpacking import unpack

DAY = date(2023, 8, 5)


def taken(tmp_path, content: bytes, name: str, **options) -> list[Outcome]:
    (tmp_path / name).write_bytes(content)
    return list(capture([str(tmp_path / name)], **options))


def one(tmp_path, content: bytes, name: str, **options) -> Captured:
    (outcome,) = taken(tmp_path, content, name, **options)
    assert isinstance(outcome, Captured), outcome
    return outcome


def reason(tmp_path, content: bytes, name: str) -> str:
    (outcome,) = taken(tmp_path, content, name)
    assert isinstance(outcome, Refused), outcome
    return outcome.reason


def piece(captured: Captured, label: str) -> str:
    (part,) = [part for part in captured.parts if part.label == label]
    return captured.document.text[part.start : part.end]


MAKERS: dict[str, Callable[..., bytes]] = {
    "report.docx": made.docx,
    "report.odt": made.odt,
    "report.rtf": made.rtf,
    "report.eml": made.eml,
    "report.mhtml": made.mhtml,
    "report.html": made.page,
}
SAID_BY = {
    "docx": "the file's properties: last saved",
    "odt": "the file's properties: last saved",
    "rtf": "the file's properties: last saved",
    "eml": "the e-mail's Date",
    "mhtml": "the page's own date",
    "html": "the page's own date",
}


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN], ids=["en", "ru"])
def test_text_title_author_and_day(tmp_path, name, text):
    content = MAKERS[name](*text)
    captured = one(tmp_path, content, name)
    document = captured.document
    words = " ".join(document.text.removeprefix(TITLE).split())
    assert words == " ".join(text)
    assert document.title == TITLE
    assert captured.author is not None
    assert captured.author.startswith(AUTHOR)
    assert (document.published, document.language) == (DAY, "en" if text is ENGLISH else "ru")
    assert captured.published_from == SAID_BY[name.rpartition(".")[2]]
    assert captured.content == content


def test_pdf_gives_its_pages(tmp_path):
    captured = one(tmp_path, made.pdf(*ENGLISH), "report.pdf")
    assert captured.document.text == "\n\n".join(ENGLISH)
    assert (captured.document.title, captured.author) == (TITLE, AUTHOR)
    assert captured.document.published == DAY
    assert captured.published_from == "the file's properties: made"
    assert [part.label for part in captured.parts] == ["page 1", "page 2"]
    assert piece(captured, "page 2") == ENGLISH[1]


@pytest.mark.parametrize(
    "title",
    [
        "Протокол — №5".encode("cp1251"),
        b"\xef\xbb\xbf" + "Протокол — №5".encode(),
        "Протокол — №5".encode(),
        "\ufeffПротокол — №5".encode("utf-16-be"),
    ],
    ids=["windows", "marked", "utf-8", "utf-16"],
)
def test_properties_of_a_pdf_are_spelled_out(tmp_path, title):
    content = made.pdf(*ENGLISH, title=title, author="Орлов".encode("cp1251"))
    captured = one(tmp_path, content, "a.pdf")
    assert (captured.document.title, captured.author) == ("Протокол — №5", "Орлов")


def test_properties_of_a_pdf_of_the_west_stay_as_they_are(tmp_path):
    title = b"R\xe9sum\xe9 \xe0 la carte \x84 1"
    captured = one(tmp_path, made.pdf(*ENGLISH, title=title), "a.pdf")
    assert captured.document.title == "Résumé à la carte — 1"


XMP = f"""<?xpacket begin="\ufeff"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
xmp:CreateDate="2023-08-05T21:30:00+06:00"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{TITLE}
</rdf:li><rdf:li xml:lang="ru">Задержан</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq>
<rdf:li>{AUTHOR}</rdf:li><rdf:li>Bo Hale</rdf:li></rdf:Seq></dc:creator></rdf:Description>
</rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def test_what_only_the_xmp_of_a_pdf_tells_is_read(tmp_path):
    silent = made.pdf(*ENGLISH, title=b"", author=b"", day=b"", xmp=XMP.encode())
    captured = one(tmp_path, silent, "a.pdf")
    assert (captured.document.title, captured.author) == (TITLE, f"{AUTHOR}, Bo Hale")
    assert (captured.document.published, captured.published_from) == (
        DAY,
        "the file's properties: made",
    )
    as_elements = XMP.replace('xmp:CreateDate="2023-08-05T21:30:00+06:00">', ">").replace(
        "<dc:title>", "<xmp:CreateDate>2023-08-05</xmp:CreateDate><dc:title>"
    )
    silent = made.pdf(*ENGLISH, title=b"", author=b"", day=b"", xmp=as_elements.encode())
    assert one(tmp_path, silent, "b.pdf").document.published == DAY


def test_properties_of_a_pdf_count_more_than_its_xmp(tmp_path):
    other = XMP.replace(TITLE, "Another").replace("2023-08-05", "2024-01-01")
    captured = one(tmp_path, made.pdf(*ENGLISH, xmp=other.encode()), "a.pdf")
    assert (captured.document.title, captured.document.published) == (TITLE, DAY)


def test_broken_xmp_refuses_no_pdf(tmp_path):
    broken = XMP.replace("</dc:title>", "")
    captured = one(tmp_path, made.pdf(*ENGLISH, title=b"", xmp=broken.encode()), "a.pdf")
    assert captured.document.title is None
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    hostile = XMP.replace("<x:xmpmeta", f'<!DOCTYPE x [<!ENTITY f SYSTEM "{secret}">]><x:xmpmeta')
    content = made.pdf(*ENGLISH, title=b"", xmp=hostile.replace(TITLE, "&f;").encode())
    assert "secret" not in (one(tmp_path, content, "b.pdf").document.title or "")


def test_lines_that_a_page_wraps_are_one_sentence(tmp_path):
    wrapped = (
        "Held abroad\nDanil Orlov was detained in the city of Almaty on\nFriday as he "
        "crossed the street, his lawyer told\nthe newspaper.\nThe ministry knew nothing."
    )
    text = one(tmp_path, made.pdf(wrapped), "report.pdf").document.text
    assert text.split("\n") == [
        "Held abroad",
        wrapped.split("\n", 1)[1].rsplit("\n", 1)[0].replace("\n", " "),
        "The ministry knew nothing.",
    ]


def test_day_of_the_user_counts_more_than_a_property_of_the_file(tmp_path):
    given = date(2024, 1, 1)
    weak = one(tmp_path, made.docx(*ENGLISH), "a.docx", published=given)
    assert (weak.document.published, weak.published_from) == (given, "given by the user")
    own = one(tmp_path, made.eml(*ENGLISH), "a.eml", published=given)
    assert own.document.published == DAY


def saved_by_word() -> bytes:
    """A page that Word saved in one file: its headers tell nothing of who sent or saved it."""
    _, _, parts = made.mhtml(*ENGLISH).partition(b"MIME-Version")
    return b"MIME-Version" + parts


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (made.pdf(*ENGLISH), "report.docx", "application/pdf"),
        (made.rtf(*ENGLISH), "report.doc", "application/rtf"),
        (made.odt(*ENGLISH), "report.txt", "application/vnd.oasis.opendocument.text"),
        (made.page(*ENGLISH), "report.pdf", "text/html"),
        (made.page(*ENGLISH), "report", "text/html"),
        (made.eml(*ENGLISH), "report", "message/rfc822"),
        (made.mhtml(*ENGLISH), "report.eml", "multipart/related"),
        (made.mhtml(*ENGLISH), "report.html", "multipart/related"),
        (made.mhtml(*ENGLISH), "report.txt", "multipart/related"),
        (
            made.mhtml(*ENGLISH)
            .replace(b"<Saved by Blink>", b'"Saved by Internet Explorer 11"')
            .replace(b"Snapshot-Content-Location", b"X-Location"),
            "report.htm",
            "multipart/related",
        ),
        (saved_by_word(), "report.htm", "multipart/related"),
        (made.eml(*ENGLISH), "report.txt", "message/rfc822"),
        (made.eml(*ENGLISH), "report.html", "message/rfc822"),
        (b"From: Ann Vale\nDate: 5 May\n\n" + ENGLISH[0].encode(), "report.txt", "text/plain"),
    ],
)
def test_kind_is_told_by_the_bytes_first(tmp_path, content, name, media_type):
    assert one(tmp_path, content, name).media_type == media_type


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"no such thing", "a.pdf", "its name ends in .pdf"),
        (b"", "a.docx", "it is empty"),
        (b"%PDF-1.7 cut off", "a.pdf", "damaged PDF"),
        (made.pdf(""), "a.pdf", "it is empty"),
        (made.locked(made.pdf(*ENGLISH)), "a.pdf", "encrypted"),
        (made.docx(*ENGLISH)[:300], "a.docx", "damaged ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "a.doc", "save it as .docx"),
        (b"Rar!\x1a\x07\x01\x00", "a.rar", "RAR"),
        (made.zipped({"xl/workbook.xml": "<x/>"}), "a.xlsx", "no text document"),
        (made.zipped({}), "a.zip", "it is empty"),
        (b"no header at all", "a.eml", "no e-mail"),
        (b"no line", "a.mbox", "no mailbox"),
        (made.odt(*ENGLISH, manifest="<m><encryption-data/></m>"), "a.odt", "encrypted"),
        (
            b"From: a@example.org\nContent-Type: multipart/encrypted; boundary=x\n\n--x\n--x--",
            "a.eml",
            "encrypted",
        ),
        (b"\x89PNG\r\n\x1a\n", "a.gif", "damaged picture"),
        (b"AVI", "a.avi", "not taken"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(tmp_path, content, name, words):
    assert words in reason(tmp_path, content, name)


def test_word_keeps_tables_and_notes_and_leaves_out_what_was_deleted(tmp_path):
    body = (
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Arrested</w:t><w:tab/><w:t>3</w:t></w:r></w:p></w:tc>"
        "</w:tr></w:tbl><w:p><w:del><w:r><w:delText>struck</w:delText></w:r></w:del><w:ins><w:r>"
        "<w:t>added</w:t></w:r></w:ins><w:r><w:instrText>DDEAUTO cmd</w:instrText></w:r></w:p>"
    )
    note = f"<w:x {made.WORD}><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:x>"
    content = made.docx(
        ENGLISH[0],
        body=body,
        **{
            "word/footnotes.xml": note,
            "word/vbaProject.bin": b"\0",
            "word/comments.xml": "<c/>",
        },
    )
    captured = one(tmp_path, content, "a.docm")
    assert captured.document.text == f"{ENGLISH[0]}\nArrested\t3\nadded\n\nA note."
    assert piece(captured, "footnotes") == "A note."
    assert captured.warnings == (
        "it holds macros, which were not run",
        "it holds comments, which are left out",
        "it holds tracked changes: what was deleted is left out",
    )


def test_opendocument_keeps_spaces_and_notes_and_leaves_out_what_was_deleted(tmp_path):
    body = (
        "<text:tracked-changes><text:p>struck</text:p></text:tracked-changes>"
        '<text:h>Over<text:s text:c="2"/>all</text:h><text:p>A<text:tab/>b<text:line-break/>c'
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note."
        "</text:p></text:note-body></text:note></text:p><office:annotation><text:p>aside</text:p>"
        '</office:annotation><text:p>e<text:s text:c="999999999"/>f</text:p>'
    )
    captured = one(tmp_path, made.odt(ENGLISH[0], body=body), "a.odt")
    assert captured.document.text.startswith(f"{ENGLISH[0]}\nOver  all\nA\tb\nc [A note.]")
    assert "struck" not in captured.document.text
    assert "aside" not in captured.document.text
    assert len(captured.document.text) < 300
    assert len(captured.warnings) == 2


@pytest.mark.parametrize("maker", [made.docx, made.odt])
def test_entities_are_never_put_in(tmp_path, maker):
    path = tmp_path / "passwd.txt"
    path.write_text("the secret")
    hostile = (
        f'<!DOCTYPE x [<!ENTITY file SYSTEM "file://{path}"><!ENTITY a "lol"><!ENTITY b "'
        f'{"&a;" * 10}"><!ENTITY c "{"&b;" * 10}">]>'
    ).encode()
    content = maker(f"{ENGLISH[0]} @F@ @C@")
    members = {}
    with made.zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            if name in ("word/document.xml", "content.xml"):
                part = hostile + part.replace(b"@F@", b"&file;").replace(b"@C@", b"&c;")
            members[name] = part
    captured = one(tmp_path, made.zipped(members), "a.docx")
    assert captured.document.text.startswith(ENGLISH[0])
    assert "secret" not in captured.document.text
    assert "lol" not in captured.document.text


def test_e_mail_thread_and_attachments(tmp_path):
    content = made.eml(
        *ENGLISH,
        attached={"../../étude.docx": made.docx(*RUSSIAN), "clip.mp4": b"\0\0\0\x18ftyp"},
        headers={"In-Reply-To": "<orlov-0@example.org>", "Subject": "Задержан"},
    )
    mail, report, clip = taken(tmp_path, content, "thread.eml")
    assert isinstance(mail, Captured)
    assert isinstance(report, Captured)
    assert isinstance(clip, Refused)
    assert mail.document.title == "Задержан"
    assert mail.reference == "<orlov-1@example.org>"
    assert mail.relations == (Relation(bond=Bond.REPLY_TO, to="<orlov-0@example.org>"),)
    assert piece(mail, "part 1") == "\n\n".join(ENGLISH)
    assert report.path == f"{mail.path}!../../étude.docx"
    assert report.document.id == "étude"
    assert report.document.text == "\n".join(RUSSIAN)
    sha256 = hashlib.sha256(content).hexdigest()
    assert report.relations == (Relation(bond=Bond.ATTACHMENT_OF, to=f"sha256:{sha256}"),)
    assert ".mp4" in clip.reason


def test_what_is_attached_to_an_empty_e_mail_comes_in(tmp_path):
    report = made.docx(*ENGLISH)
    content = made.eml("", attached={"report.docx": report})
    mail, attached = taken(tmp_path, content, "a.eml")
    assert isinstance(mail, Refused)
    assert mail.reason == "it is empty; what is attached to it follows"
    assert isinstance(attached, Captured)
    assert attached.content == report


def multipart(kind: str, *parts: tuple[str, str]) -> tuple[str, str]:
    """A multipart of parts, each a head of fields and a body; as such a part itself."""
    mark = hashlib.sha256(repr(parts).encode()).hexdigest()[:20]
    bodies = "".join(f"--{mark}\n{head}\n\n{body}\n" for head, body in parts)
    return f'Content-Type: multipart/{kind}; boundary="{mark}"', f"{bodies}--{mark}--"


def sent(part: tuple[str, str]) -> bytes:
    """An e-mail that is made of a part."""
    return "From: ann@example.org\nMIME-Version: 1.0\n{}\n\n{}\n".format(*part).encode()


PLAIN = ("Content-Type: text/plain; charset=utf-8", ENGLISH[0])
HTML = ("Content-Type: text/html; charset=utf-8", f"<p>{ENGLISH[0]}</p>")
ORDER = ('Content-Type: text/plain\nContent-Disposition: inline; filename="order.txt"', ENGLISH[1])
SCAN = ("Content-Type: application/pdf\nContent-Transfer-Encoding: base64", "JVBERi0xLjc=")


@pytest.mark.parametrize(
    "part",
    [
        multipart("alternative", PLAIN, multipart("mixed", HTML, ORDER, HTML)),
        multipart("alternative", multipart("mixed", HTML, ORDER, HTML), PLAIN),
        multipart("alternative", PLAIN, multipart("related", HTML, multipart("mixed", ORDER))),
        multipart("mixed", multipart("alternative", PLAIN, HTML), ORDER),
        multipart("alternative", PLAIN, HTML, ORDER),
    ],
    ids=["mixed", "mixed first", "related", "around", "beside"],
)
def test_what_is_attached_to_one_form_of_the_body_comes_in(tmp_path, part):
    mail, order = taken(tmp_path, sent(part), "a.eml")
    assert isinstance(mail, Captured)
    assert isinstance(order, Captured)
    assert mail.document.text == ENGLISH[0]
    assert (order.document.id, order.document.text) == ("order", ENGLISH[1])


@pytest.mark.parametrize("name", ["a.eml", "a.txt", "a.mbox", "a"])
def test_a_paper_that_a_short_e_mail_carries_as_it_is_makes_no_paper_of_the_e_mail(tmp_path, name):
    paper = made.pdf(*ENGLISH)
    head = (
        "From: ann@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        f"--b\nContent-Type: text/plain\n\n{ENGLISH[0]}\n--b\nContent-Type: application/pdf\n"
        'Content-Disposition: attachment; filename="paper.pdf"\n'
        "Content-Transfer-Encoding: binary\n\n"
    )
    line = "From ann@example.org Sat Aug  5 10:00:00 2023\n" if name.endswith("mbox") else ""
    content = (line + head).encode() + paper + b"\n--b--\n"
    mail, carried = (one for one in taken(tmp_path, content, name) if isinstance(one, Captured))
    assert mail.document.text == ENGLISH[0]
    assert (carried.media_type, carried.content) == ("application/pdf", paper)
    called_so = one(tmp_path, b"from a scanner: x\n" + paper, "b.eml")
    assert called_so.media_type == "application/pdf"


def test_what_is_attached_without_a_name_is_told_of(tmp_path):
    call = ("Content-Type: text/calendar; method=REQUEST", "BEGIN:VCALENDAR")
    content = sent(multipart("alternative", PLAIN, multipart("related", HTML, SCAN), call))
    mail, scan, calendar = taken(tmp_path, content, "a.eml")
    assert isinstance(mail, Captured)
    assert isinstance(scan, Refused)
    assert isinstance(calendar, Refused)
    assert (scan.path, scan.reason) == (f"{mail.path}!part-2.2.pdf", "it is a damaged PDF")
    assert calendar.reason.startswith("files ending in .calendar are not taken")


@pytest.mark.parametrize(
    ("encoding", "field"),
    [
        ("utf-8", "Content-Type: text/plain"),
        ("cp1251", "Content-Type: text/plain; charset=windows-1251"),
        ("koi8-r", "Content-Type: text/plain; charset=koi8-r"),
        ("cp1251", "X-Priority: 3"),
    ],
)
def test_fields_that_are_raw_bytes_are_spelled_out(tmp_path, encoding, field):
    content = (
        "From: Анна Вейль <ann@example.org>\r\nSubject: =?utf-8?B?UmU6?= Задержан\r\n Данил Орлов"
        f"\r\nMIME-Version: 1.0\r\n{field}\r\n\r\n{RUSSIAN[0]}\r\n"
    )
    mail = one(tmp_path, content.encode(encoding), "a.eml")
    assert mail.author == "Анна Вейль <ann@example.org>"
    assert mail.document.title == "Re: Задержан Данил Орлов"
    assert mail.document.text == RUSSIAN[0]


def test_the_name_of_an_attachment_that_is_raw_bytes_is_spelled_out(tmp_path):
    head = (
        'Content-Type: text/plain; charset=cp1251\nContent-Disposition: attachment; filename="{}"'
    )
    attached = (head.format("Постановление.txt"), RUSSIAN[0])
    content = sent(multipart("mixed", PLAIN, attached)).decode().encode("cp1251")
    _, order = taken(tmp_path, content, "a.eml")
    assert order.path.endswith("a.eml!Постановление.txt")


def test_fields_in_no_encoding_that_is_known_are_read_as_far_as_they_go(tmp_path):
    content = made.eml(*ENGLISH).replace(TITLE.encode(), b"The caf\xe9 and the \xe9t\xe9")
    assert one(tmp_path, content, "a.eml").document.title == "The caf\ufffd and the \ufffdt\ufffd"


SIGNED = (
    "From: Данил Орлов <orlov@example.org>\r\nDKIM-Signature: v=1; a=rsa-sha256;\r\n"
    f"\td=example.org;   s=mail\r\nX-Long: {'a' * 60} {'b' * 60}\r\nMIME-Version: 1.0\r\n"
    f"Content-Type: multipart/mixed; boundary=in\r\n\r\n--in\r\n\r\n{ENGLISH[0]}\r\n"
    "From Almaty.  \r\n--in--\r\n"
).encode()


@pytest.mark.parametrize(
    ("kind", "coding", "body"),
    [
        ("message/rfc822", "8bit", SIGNED),
        ("message/global", "8bit", SIGNED),
        ("message/rfc822", "base64", base64.encodebytes(SIGNED)),
        ("message/rfc822", "quoted-printable", quopri.encodestring(SIGNED)),
    ],
)
def test_an_e_mail_in_an_e_mail_is_kept_as_it_was_sent(tmp_path, kind, coding, body):
    head = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {coding}\r\n\r\n".encode()
    content = (
        b"From: ann@example.org\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=out"
        b"\r\n\r\n--out\r\n\r\nSee this.\r\n--out\r\n" + head + body + b"\r\n--out--\r\n"
    )
    outer, inner = taken(tmp_path, content, "a.eml")
    assert isinstance(outer, Captured)
    assert isinstance(inner, Captured)
    assert inner.path.endswith("a.eml!part-2.eml")
    assert outer.document.text == "See this."
    assert inner.document.text == f"{ENGLISH[0]} From Almaty."
    assert inner.author == "Данил Орлов <orlov@example.org>"
    assert inner.content == SIGNED


def test_e_mail_of_html_gives_what_a_reader_sees(tmp_path):
    html = (
        "<html><head><style>p{}</style></head><body><script>run()</script><p>Danil&nbsp;<b>Orlov"
        '</b> was\nheld.</p><!-- aside --><div>In Almaty.<br>On Friday.</div><img src="http://x/">'
        "</body></html>"
    )
    plain = one(tmp_path, made.eml(*ENGLISH, html=html), "a.eml")
    assert plain.document.text == "\n\n".join(ENGLISH)
    only = made.eml("  ", html=html)
    assert one(tmp_path, only, "b.eml").document.text == (
        "Danil Orlov was held.\n\nIn Almaty.\nOn Friday."
    )


def test_mailbox_gives_each_e_mail(tmp_path):
    second = made.eml("From Bishkek: held.", *RUSSIAN, headers={"Message-ID": "<2@example.org>"})
    content = made.mbox(made.eml(*ENGLISH, attached={"a.txt": ENGLISH[0].encode()}), second)
    first, attached, other, box = taken(tmp_path, content, "Inbox.mbox")
    assert isinstance(first, Captured)
    assert isinstance(attached, Captured)
    assert isinstance(other, Captured)
    assert first.path.endswith("Inbox.mbox!message-1.eml")
    assert attached.path.endswith("Inbox.mbox!message-1.eml!a.txt")
    assert RUSSIAN[1] in other.document.text
    assert other.reference == "<2@example.org>"
    assert box == Container(path=str(tmp_path / "Inbox.mbox"), members=3, refused=0)


@pytest.mark.parametrize(
    "sentence",
    [
        "From Almaty he was deported on Monday.",
        "From Almaty he was deported\nReason: none was given.",
        "From Almaty he was deported at 10:30 on 5 August 2023.\n\nHis lawyer says so.",
    ],
)
def test_a_sentence_that_begins_as_mailboxes_part_e_mails_parts_none(tmp_path, sentence):
    content = made.mbox(made.eml("He was held.", sentence), made.eml(*ENGLISH))
    first, second, _ = taken(tmp_path, content, "Inbox.mbox")
    assert isinstance(first, Captured)
    assert isinstance(second, Captured)
    assert first.document.text == f"He was held.\n\n{sentence}"
    assert second.document.text == "\n\n".join(ENGLISH)


def test_a_mailbox_whose_lines_have_no_time_is_parted_by_them(tmp_path):
    undated = b"From ann@example.org\n"
    content = undated + made.eml(ENGLISH[0]) + b"\n" + undated + made.eml(ENGLISH[1])
    first, second, _ = taken(tmp_path, content, "Inbox.mbox")
    assert isinstance(first, Captured)
    assert isinstance(second, Captured)
    assert (first.document.text, second.document.text) == ENGLISH


def test_saved_page_keeps_where_it_stood_and_when_it_was_saved(tmp_path):
    captured = one(tmp_path, made.mhtml(*ENGLISH), "a.mht")
    assert captured.address == "https://steppe.example/held"
    assert captured.retrieved == datetime(2023, 8, 7, 9, tzinfo=UTC)
    saved = b"<!-- saved from url=(0027)https://steppe.example/held -->" + made.page(*ENGLISH)
    assert one(tmp_path, saved, "b.html").address == "https://steppe.example/held"


@pytest.mark.parametrize(
    ("start", "text"),
    [('; start="<main>"', ENGLISH[0]), ('; start="<none>"', RUSSIAN[0]), ("", RUSSIAN[0])],
)
def test_the_page_that_a_saved_page_names_is_read(tmp_path, start, text):
    head = "Content-Type: text/html; charset=utf-8\nContent-ID: <{}>"
    kind, parts = multipart(
        "related",
        (head.format("frame"), made.page(RUSSIAN[0]).decode()),
        (head.format("main"), made.page(ENGLISH[0]).decode()),
    )
    captured = one(tmp_path, sent((kind + start, parts)), "a.mht")
    assert text in captured.document.text


def test_archive_is_looked_into_like_a_folder(tmp_path):
    inner = made.zipped({"deep/a.txt": ENGLISH[0]})
    content = made.zipped(
        {
            "inner.zip": inner,
            "b.eml": made.eml(*ENGLISH),
            "c.exe": "MZ",
            "__MACOSX/._b.eml": "x",
            ".hidden": "x",
            "/etc/d.txt": RUSSIAN[0],
        }
    )
    outcomes = taken(tmp_path, content, "case.zip")
    assert [(o.path.removeprefix(f"{tmp_path}/case.zip"), type(o)) for o in outcomes] == [
        ("!inner.zip!deep/a.txt", Captured),
        ("!inner.zip", Container),
        ("!b.eml", Captured),
        ("!c.exe", Refused),
        ("!/etc/d.txt", Captured),
        ("", Container),
    ]
    assert outcomes[-1] == Container(path=str(tmp_path / "case.zip"), members=3, refused=1)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (rb"{\rtf1\ansi\ansicpg1251 \'c4\'e0\'ed\'e8\'e8\'eb held}", "Даниил held"),
        (rb"{\rtf1\ansi{\fonttbl{\f1\fcharset204 X;}}\f1 \'c4\'e0\f0 \'e9}", "Даé"),
        (rb"{\rtf1\uc2\u1044 \'3f\'3f\u1072 ??!}", "Да!"),
        (rb"{\rtf1 a\u-10179 ?\u-8704 ?b}", "a\N{GRINNING FACE}b"),
        (rb"{\rtf1 a{\pict 0a0b}{\*\unheard of}{\object{\*\objdata 0a}}b}", "ab"),
        (rb"{\rtf1 a{\pict\bin4 }}}}}b\par c\tab d\{e\}\~f}", "ab\nc\td{e}\u00a0f"),
        (rb"{\rtf1{\field{\*\fldinst HYPERLINK x}{\fldrslt seen}} a\line b", "seen a\nb"),
        (rb"}}{\rtf1 out}", "out"),
        (rb"{\rtf1\ansi\deff1{\fonttbl{\f0 X;}{\f1\fcharset204 Y;}}\'c4\'e0}", "Да"),
        (rb"{\rtf1\ansicpg1252\deff0{\fonttbl{\f0\fcharset204 X;}}\'c4\'e0}", "Да"),
        (rb"{\rtf1\ansicpg1251\deff0{\fonttbl{\f0\fcharset0 X;}}\'c4\'e0}", "Да"),
        (
            rb"{\rtf1{\fonttbl{\f0\fcharset204 X;}{\f1\fcharset0;}}\f1 \'e9\plain \'e0{\f1 \'e9}}",
            "éаé",
        ),
        (rb"{\rtf1 a{\upr{b ???}{\*\ud{b \u1076?}}} c}", "ab д c"),
    ],
)
def test_rich_text(tmp_path, source, text):
    content = source if source.startswith(b"{") else b"{\\rtf1 }" + source
    assert one(tmp_path, content, "a.rtf", language="en").document.text == text


def test_the_title_of_rich_text_that_stands_twice_is_that_in_unicode(tmp_path):
    title = "".join(f"\\u{ord(c)}?" for c in "Задержан")
    told = f"{{\\upr{{\\title ????}}{{\\*\\ud{{\\title {title}}}}}}}{{\\author Ann}}"
    source = f"{{\\rtf1{{\\info{told}}}{ENGLISH[0]}}}".encode()
    captured = one(tmp_path, source, "a.rtf")
    assert (captured.document.title, captured.author) == ("Задержан", "Ann")
    assert captured.document.text == ENGLISH[0]


@pytest.mark.parametrize(
    "head",
    [
        b"a:\r\n" * 1000,
        b"<!--a-->" * 500 + b"<rs",
        b"<?a?>" * 800,
        b"{\\rtf1{\\fonttbl" + b"\\f1" * 100_000,
        b"{\\rtf1{\\info{\\title " + b"\\u12345" * 3000,
        b"From: a\n" + b"Subject: " + b"=?utf-8?q?a?= " * 50_000 + b"\n\nbody",
        b"From: a\nContent-Type: x" + b"; a=b" * 50_000 + b"\n\nbody",
        b"From: a\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\n" * 100_000,
        b"From: a\nContent-Type: multipart/mixed; boundary=x\n\n"
        + b"".join(
            b"--x\nContent-Type: text/plain; charset=x%d\nX: \xe4\n\n" % number
            for number in range(9000)
        ),
    ],
    ids=["headers", "comments", "instructions", "fonts", "info", "words", "fields", "parts", "raw"],
)
def test_what_is_made_to_take_long_does_not(head):
    began = time.process_time()
    findings = list(unpack("a", None, io.BytesIO(head)))
    assert len(findings) == 1
    assert time.process_time() - began < 5
