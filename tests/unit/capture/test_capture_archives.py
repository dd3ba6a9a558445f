"""What holds others: web archives, exports of Telegram, feeds, TAR; and bombs among them."""

import bz2
import gzip
import hashlib
import io
import json
import stat
import struct
import tarfile
import zipfile
import zlib
from datetime import UTC, date, datetime
from pathlib import Path

import made
import pytest
from made import AUTHOR, ENGLISH, RUSSIAN, TITLE

from channel_page import channel, post
from khronika.capture import Bond, Captured, Container, Outcome, Refused, Relation, capture, limits
from khronika.capture.unpacking import Extracted, unpack

DAY = date(2023, 8, 5)


def taken(tmp_path, content: bytes, name: str, **options) -> list[Outcome]:
    (tmp_path / name).write_bytes(content)
    return list(capture([str(tmp_path / name)], **options))


def documents(outcomes: list[Outcome]) -> list[Captured]:
    return [outcome for outcome in outcomes if isinstance(outcome, Captured)]


def reasons(outcomes: list[Outcome]) -> list[str]:
    return [outcome.reason for outcome in outcomes if isinstance(outcome, Refused)]


RECORDS = (
    made.record(b"software: a crawler\r\n", kind="warcinfo"),
    made.record(made.answer(made.page(*ENGLISH))),
    made.record(made.answer(b"body{}", "text/css")),
    made.record(made.answer(b"gone", status=404)),
    made.record(made.answer(made.pdf(*ENGLISH), "application/pdf"), "https://steppe.example/r.pdf"),
)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (made.warc(*RECORDS), "crawl.warc.gz"),
        (gzip.compress(made.warc(*RECORDS, packed=False)), "crawl.gz"),
        (made.warc(*RECORDS, packed=False), "crawl.warc"),
        (made.wacz(*RECORDS), "crawl.wacz"),
        (made.wacz(*RECORDS), "crawl.zip"),
    ],
)
def test_web_archive_gives_pages_and_documents_with_their_addresses(tmp_path, content, name):
    outcomes = taken(tmp_path, content, name)
    page, report = documents(outcomes)
    assert page.path.endswith(f"{name}!record-2.html")
    assert (page.document.title, page.document.published) == (TITLE, DAY)
    assert page.address == "https://steppe.example/held"
    assert page.retrieved == datetime(2023, 8, 7, 9, tzinfo=UTC)
    assert page.content == made.page(*ENGLISH)
    assert report.address == "https://steppe.example/r.pdf"
    assert report.document.text == "\n\n".join(ENGLISH)
    assert outcomes[-1] == Container(path=str(tmp_path / name), members=2, refused=0)


PAGE = made.page(*ENGLISH)
GZIP = "Content-Encoding: gzip\r\n"
CHUNKS = b"%x\r\n%s\r\n%x;x=1\r\n%s\r\n0\r\n\r\n"


@pytest.mark.parametrize(
    ("more", "body"),
    [
        (GZIP, gzip.compress(made.page(*ENGLISH))),
        (GZIP, made.page(*ENGLISH)),
        ("Content-Encoding: deflate\r\n", zlib.compress(made.page(*ENGLISH))),
        ("Content-Encoding: deflate\r\n", zlib.compress(made.page(*ENGLISH), wbits=-15)),
        (
            "Transfer-Encoding: chunked\r\n",
            CHUNKS
            % (7, made.page(*ENGLISH)[:7], len(made.page(*ENGLISH)) - 7, made.page(*ENGLISH)[7:]),
        ),
        ("Transfer-Encoding: chunked\r\n", made.page(*ENGLISH)),
    ],
    ids=["gzip", "unpacked already", "zlib", "deflate", "chunks", "joined already"],
)
def test_answers_of_servers_are_unpacked(tmp_path, more, body):
    content = made.warc(made.record(made.answer(body, more=more)))
    (page,) = documents(taken(tmp_path, content, "a.warc.gz"))
    assert page.content == made.page(*ENGLISH)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (
            made.warc(made.record(made.answer(b"x", more="Content-Encoding: br\r\n"))),
            "packed it by Brotli (br), which is not known here: save the page",
        ),
        (made.warc(made.record(made.answer(b"x", more="Content-Encoding: x-y\r\n"))), "not known"),
        (made.warc(made.record(b"no answer")), "no answer of a web server"),
        (made.warc(made.record(b""))[:-20], "damaged"),
        (b"WARC/1.1\r\nContent-Length: x\r\n\r\n", "damaged web archive"),
        (b"WARC/1.1\r\n" + b"a: b\r\n" * 600, "damaged web archive"),
        (
            made.warc(
                made.record(
                    made.answer(gzip.compress(bytes(21_000_000)), more="Content-Encoding: gzip\r\n")
                )
            ),
            "20 MB",
        ),
        (made.warc(made.record(made.answer(bytes(21_000_000)))), "20 MB"),
    ],
)
def test_broken_web_archives_are_refused(tmp_path, content, words):
    assert words in " ".join(reasons(taken(tmp_path, content, "a.warc")))


def test_telegram_export_gives_a_document_for_each_message(tmp_path):
    bold = ["Danil Orlov was ", {"type": "bold", "text": "detained"}, " in Almaty on Friday."]
    export = made.chat(
        {"id": 1, "type": "service", "action": "create_channel", "text": ""},
        made.message(2, bold, author="A. Vale"),
        made.message(3, RUSSIAN[0], reply_to_message_id=2, edited="2023-08-07T10:00:00"),
        made.message(4, RUSSIAN[1], forwarded_from="The Steppe Post", photo="photos/4.jpg"),
        made.message(5, "", photo="photos/1.jpg"),
        made.message(6, "", poll={"question": "Is he free?", "answers": [{"text": "No"}]}),
    )
    content = made.result_json(export)
    outcomes = taken(tmp_path, content, "result.json")
    first, second, third, poll = documents(outcomes)
    assert first.document.text == "Danil Orlov was detained in Almaty on Friday."
    assert (first.document.id, first.document.publisher) == ("99-2", "Steppe Watch")
    assert (first.author, second.author) == ("A. Vale", "Steppe Watch")
    assert first.document.published == DAY
    assert first.published_from == "the message's date, in UTC"
    assert first.address == "https://t.me/c/99/2"
    assert first.reference == "telegram:99/2"
    assert second.relations == (Relation(bond=Bond.REPLY_TO, to="telegram:99/2"),)
    assert second.warnings == ("it was edited on 2023-08-07",)
    assert second.document.language == "ru"
    assert third.relations == (Relation(bond=Bond.FORWARD_OF, to="The Steppe Post"),)
    (told,) = third.warnings
    assert told == "a picture came with it, and is not held: photos/4.jpg"
    assert poll.document.text == "Is he free?\n- No"
    assert outcomes[-1] == Container(path=str(tmp_path / "result.json"), members=4, refused=0)
    for member in (first, second, third, poll):
        assert member.content in content
        assert json.loads(member.content)["type"] == "message"


def test_an_answer_to_a_message_of_another_chat_points_there(tmp_path):
    export = made.chat(
        made.message(2, ENGLISH[0]),
        made.message(3, ENGLISH[1], reply_to_message_id=2, reply_to_peer_id="channel7"),
        made.message(4, RUSSIAN[0], reply_to_message_id=2, reply_to_peer_id="channel99"),
        made.message(5, RUSSIAN[1], reply_to_message_id=2, reply_to_peer_id="somewhere"),
    )
    found = documents(taken(tmp_path, made.result_json(export), "result.json"))
    assert [[one.to for one in message.relations] for message in found] == [
        [], ["telegram:7/2"], ["telegram:99/2"], [],
    ]  # fmt: skip


def exported(place: Path, *files: str) -> Path:
    """An export whose messages came with files, each a text of its own, beside it."""
    messages = [
        made.message(number, ENGLISH[0], file=file) for number, file in enumerate(files, start=1)
    ]
    (place / "export" / "files").mkdir(parents=True)
    (place / "export" / "files" / "report.txt").write_text(ENGLISH[1])
    (place / "secret.txt").write_text(RUSSIAN[0])
    (place / "export" / "files" / "link.txt").symlink_to(place / "secret.txt")
    (place / "export" / "up").symlink_to(place)
    (place / "export" / "result.json").write_bytes(made.result_json(made.chat(*messages)))
    return place / "export"


REPORT = hashlib.sha256(ENGLISH[1].encode()).hexdigest()


def test_what_came_with_a_message_and_lies_beside_the_export_comes_in(tmp_path):
    export = exported(tmp_path, "files/report.txt", "files/report.txt", "files/gone.pdf")
    outcomes = list(capture([str(export / "result.json")]))
    first, second, third, report = documents(outcomes)
    carried = (Relation(bond=Bond.ACCOMPANIED_BY, to=f"sha256:{REPORT}"),)
    assert first.relations == second.relations == carried
    assert first.warnings == ("a file came with it, in the folder of the export: files/report.txt",)
    assert third.relations == ()
    assert third.warnings == ("a file came with it, and is not held: files/gone.pdf",)
    assert (report.path, report.sha256) == (str(export / "files" / "report.txt"), REPORT)
    # In a folder it comes by itself, and once.
    found = documents(list(capture([str(export)])))
    assert [one.document.text for one in found].count(ENGLISH[1]) == 1
    assert [one.relations for one in found if one.reference == "telegram:99/1"] == [carried]


def test_no_file_outside_the_export_comes_with_a_message(tmp_path):
    outside = ("../secret.txt", str(tmp_path / "secret.txt"), "files/link.txt", "up/secret.txt",
               "files/../../secret.txt", "files", ".", "nul\0.txt", "x" * 300)  # fmt: skip
    outcomes = list(capture([str(exported(tmp_path, *outside) / "result.json")]))
    assert [one.document.text for one in documents(outcomes)] == [ENGLISH[0]] * len(outside)
    assert all(one.relations == () for one in documents(outcomes))


def test_what_came_with_a_message_of_a_page_is_named_and_comes_in(tmp_path):
    inside = (
        '<a class="media clearfix pull_left block_link media_file" href="files/report.txt"></a>'
        '<a class="photo_wrap clearfix" href="photos/1.jpg"></a>'
        '<a class="media" href="https://maps.example/"></a>'
    )
    export = exported(tmp_path)
    page = made.telegram_page(made.telegram_message(2, ENGLISH[0], inside=inside))
    (export / "messages.html").write_bytes(page)
    message, report = documents(list(capture([str(export / "messages.html")])))
    assert message.relations == (Relation(bond=Bond.ACCOMPANIED_BY, to=f"sha256:{REPORT}"),)
    assert message.warnings == (
        "a file came with it, in the folder of the export: files/report.txt",
        "a picture came with it, and is not held: photos/1.jpg",
    )
    assert report.sha256 == REPORT


def zipped_export(place: Path, *files: str) -> Path:
    """The export as a ZIP archive, as people send it, its files behind its messages."""
    export = exported(place, *files)
    with zipfile.ZipFile(place / "sent.zip", "w") as archive:
        archive.write(export / "result.json", "Chat/result.json")
        archive.write(export / "files" / "report.txt", "Chat/files/report.txt")
        archive.writestr("secret.txt", RUSSIAN[0])
        link = zipfile.ZipInfo("Chat/files/link.txt")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "../../secret.txt")
    return place / "sent.zip"


def test_what_came_with_a_message_and_lies_in_the_same_archive_is_pointed_to(tmp_path):
    sent = zipped_export(tmp_path, "files/report.txt", "files/report.txt", "files/gone.pdf")
    first, second, third, report, _ = documents(list(capture([str(sent)])))
    carried = (Relation(bond=Bond.ACCOMPANIED_BY, to=f"sha256:{REPORT}"),)
    assert first.relations == second.relations == carried
    assert first.warnings == ("a file came with it, in the folder of the export: files/report.txt",)
    assert third.relations == ()
    assert third.warnings == ("a file came with it, and is not held: files/gone.pdf",)
    assert (report.path, report.sha256) == (f"{sent}!Chat/files/report.txt", REPORT)


def test_an_export_in_an_archive_points_to_nothing_outside_its_folder(tmp_path):
    outside = ("../secret.txt", "/secret.txt", "files/link.txt", "files/../../secret.txt",
               "files", ".", "nul\0.txt", "x" * 300)  # fmt: skip
    found = documents(list(capture([str(zipped_export(tmp_path, *outside))])))
    assert len(found) == len(outside) + 2
    assert all(one.relations == () for one in found)


def test_a_message_in_an_archive_points_to_no_damaged_and_no_huge_file(tmp_path):
    sent = zipped_export(tmp_path, "files/report.txt", "files/bomb.txt", "files/large.txt")
    with zipfile.ZipFile(sent, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Chat/files/bomb.txt", b"a" * 15_000_000)
        archive.writestr(
            "Chat/files/large.txt", bytes(limits.MAX_FILE_BYTES + 1), zipfile.ZIP_STORED
        )
    damaged = sent.read_bytes().replace(ENGLISH[1].encode(), b"x" * len(ENGLISH[1].encode()))
    sent.write_bytes(damaged)
    messages = [one for one in documents(list(capture([str(sent)]))) if one.reference]
    assert len(messages) == 3
    for message in messages:
        assert message.relations == ()
        assert "is not held" in message.warnings[0]


def test_polls_of_an_export_as_html_are_read_as_those_of_json(tmp_path):
    poll = (
        '<div class="media_wrap clearfix"><div class="media_poll"><div class="question bold">\n'
        'Is he free?\n</div><div class="details">\nAnonymous poll\n</div><div class="answer">\n'
        '- No <span class="details">5 votes</span>\n</div><div class="answer">\n- Yes\n</div>'
        '<div class="total details\t">\n5 votes\n</div></div></div>'
    )
    page = made.telegram_page(
        made.telegram_message(2, ENGLISH[0]),
        made.telegram_message(3, ENGLISH[1], after=poll),
        made.telegram_message(4, "").replace('<div class="text">\n\n</div>', poll),
    )
    first, second, third = documents(taken(tmp_path, page, "messages.html"))
    assert first.document.text == ENGLISH[0]
    assert second.document.text == f"{ENGLISH[1]}\n\nIs he free?\n- No\n- Yes"
    assert third.document.text == "Is he free?\n- No\n- Yes"
    assert third.document.publisher == "Steppe Watch"


def test_telegram_export_of_all_chats(tmp_path):
    one = made.chat(made.message(2, ENGLISH[0]))
    other = made.chat(made.message(2, ENGLISH[1]), name="Other", number=7)
    account = {
        "about": "…",
        "chats": {"about": "…", "list": [one]},
        "left_chats": {"list": [other]},
    }
    first, second = documents(taken(tmp_path, made.result_json(account), "result.json"))
    assert (first.reference, second.reference) == ("telegram:99/2", "telegram:7/2")
    assert second.document.publisher == "Other"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"a": 1}', "no Telegram export"),
        (b"[1]", "no Telegram export"),
        (b"{}", "no Telegram export"),
        (b'{"name": "a", "messages": [{"id": 1', "broken"),
        (b'{"messages": [' + b"[" * 100_000, "nested too deeply"),
        (b'{"messages": [1 2]}', "broken"),
        (b"\xff{}", "UTF-8"),
        (
            made.result_json(made.chat({"type": "service"}, {"type": "message"}, {"id": []})),
            "empty",
        ),
    ],
)
def test_what_is_no_telegram_export_is_refused(tmp_path, content, words):
    (outcome,) = taken(tmp_path, content, "result.json")
    assert isinstance(outcome, Refused)
    assert words in outcome.reason


def test_telegram_page_gives_a_document_for_each_message(tmp_path):
    reply = '<div class="reply_to details">In reply to <a href="#go_to_message2">this</a></div>'
    forward = (
        '<div class="pull_left forwarded userpic_wrap"><div class="userpic"><div class="initials">'
        'S</div></div></div><div class="forwarded body"><div class="from_name">\nThe Steppe Post '
        '<span class="date '
        f'details" title="01.08.2023 10:00:00">x</span></div><div class="text">{RUSSIAN[1]}</div>'
        "</div>"
    )
    signature = '<div class="signature details">\nAnn Vale\n</div>'
    content = made.telegram_page(
        '<div class="message service" id="message-1"><div class="body">5 August 2023</div></div>',
        made.telegram_message(2, f"Danil <strong>Orlov</strong> was held.<br>{ENGLISH[1]}"),
        made.telegram_message(3, RUSSIAN[0], author=None, inside=reply),
        made.telegram_message(4, "", inside=forward).replace('<div class="text">\n\n</div>', ""),
        made.telegram_message(5, ENGLISH[1], inside='<div class="forwarded body">', author=None),
        made.telegram_message(6, ENGLISH[0], author=None, after=signature),
        made.telegram_message(7, ENGLISH[1], author=None),
        made.telegram_message(8, ""),
    )
    outcomes = taken(tmp_path, content, "messages.html")
    first, second, third, same, signed, last = documents(outcomes)
    assert first.document.text == f"Danil Orlov was held.\n{ENGLISH[1]}"
    assert (first.document.publisher, first.author) == ("Steppe Watch", "Steppe Watch")
    assert (first.document.published, first.published_from) == (DAY, "the message's date, in UTC")
    assert second.author == "Steppe Watch"
    assert second.relations == (Relation(bond=Bond.REPLY_TO, to="telegram:Steppe Watch/2"),)
    assert third.document.text == RUSSIAN[1]
    forwarded = (Relation(bond=Bond.FORWARD_OF, to="The Steppe Post"),)
    assert (third.relations, same.relations, signed.relations) == (forwarded, forwarded, ())
    assert signed.document.text == ENGLISH[0]
    assert (signed.author, last.author) == ("Ann Vale", "Steppe Watch")
    assert all(member.content in content for member in (first, second, third))


def test_the_page_of_a_channel_gives_a_document_for_each_message(tmp_path):
    reply = (
        '<a class="tgme_widget_message_reply" href="https://t.me/steppe/1"><div class='
        '"tgme_widget_message_text js-message_reply_text">the answered words</div></a>'
    )
    forward = (
        '<div class="tgme_widget_message_forwarded_from">Forwarded from <a class='
        '"tgme_widget_message_forwarded_from_name" href="https://t.me/Wire/12">The Wire</a></div>'
    )
    poll = (
        '<div class="tgme_widget_message_poll"><div class="tgme_widget_message_poll_question">Who?'
        '</div><div class="tgme_widget_message_poll_option_text">Orlov</div></div>'
    )
    content = channel(
        post(1, f"Danil <b>Orlov</b> was held.<br/>{ENGLISH[1]}"),
        post(2, RUSSIAN[0], inside=reply).replace('_meta">', '_meta">edited '),
        post(3, RUSSIAN[1], inside=forward),
        post(4, ""),
        post(5, "Steppe Watch pinned a photo").replace(
            'js-widget_message" d', 'service_message" d'
        ),
        post(6, "", after=poll),
        about="О том, чего не было. " * 24,
    )
    outcomes = taken(tmp_path, content, "page.html")
    first, second, third, fourth = documents(outcomes)
    assert first.document.text == f"Danil Orlov was held.\n{ENGLISH[1]}"
    assert first.document.publisher == "Steppe Watch"
    assert (first.document.published, first.published_from) == (DAY, "the message's date, in UTC")
    assert (first.address, first.reference) == ("https://t.me/steppe/1", "telegram:steppe/1")
    assert first.path.endswith("page.html!steppe-1")
    assert first.warnings == ()
    assert second.document.text == RUSSIAN[0]
    assert second.relations == (Relation(bond=Bond.REPLY_TO, to="telegram:steppe/1"),)
    assert second.warnings == ("it was edited",)
    assert third.relations == (Relation(bond=Bond.FORWARD_OF, to="telegram:wire/12"),)
    assert fourth.document.text == "Who?\nOrlov"
    assert all(member.content in content for member in (first, second, third, fourth))
    assert b"T.init" not in fourth.content


@pytest.mark.parametrize(("maker", "name"), [(made.rss, "a.rss"), (made.atom, "a.xml")])
def test_feed_gives_a_document_for_each_entry(tmp_path, maker, name):
    outcomes = taken(tmp_path, maker(*ENGLISH), name)
    first, second = documents(outcomes)
    assert [first.document.text, second.document.text] == list(ENGLISH)
    assert (first.document.publisher, first.author) == ("The Steppe Post", AUTHOR)
    assert (first.document.title or "").startswith(TITLE)
    assert (first.document.published, first.document.language) == (DAY, "en")
    assert first.published_from in ("the entry's pubDate", "the entry's published")
    assert first.address == "https://steppe.example/1"
    assert (first.reference or "").endswith("steppe-1") or first.reference == "urn:steppe:1"


def test_an_entry_of_a_feed_that_has_only_a_title_has_its_words(tmp_path):
    content = (
        b"<rss><channel><item><title>Orlov &amp;amp; others were held in Almaty</title>"
        b"<description> </description></item><item><title/></item></channel></rss>"
    )
    outcomes = taken(tmp_path, content, "a.rss")
    (entry,) = documents(outcomes)
    assert entry.document.text == entry.document.title == "Orlov & others were held in Almaty"
    assert reasons(outcomes) == ["it has no text"]


@pytest.mark.parametrize(
    ("base", "link", "address"),
    [
        ("https://steppe.example/news/", "1.html", "https://steppe.example/news/1.html"),
        ("https://steppe.example/news/", "/1", "https://steppe.example/1"),
        ("https://steppe.example/", "https://other.example/1", "https://other.example/1"),
        ("https://[broken", "/1", "/1"),
    ],
)
def test_addresses_of_a_feed_are_completed_by_its_base(tmp_path, base, link, address):
    content = (
        made.atom(ENGLISH[0])
        .replace(b"<feed ", f'<feed xml:base="{base}" '.encode())
        .replace(b'href="https://steppe.example/1"', f'href="{link}"'.encode())
    )
    (entry,) = documents(taken(tmp_path, content, "a.atom"))
    assert entry.address == address


def test_feed_never_puts_in_entities(tmp_path):
    bomb = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;">]>'
    content = (
        made.rss("x &b; y")
        .replace(b"<rss", bomb.encode() + b"<rss")
        .replace(b"<![CDATA[", b"")
        .replace(b"]]>", b"")
    )
    text = " ".join(one.document.text for one in documents(taken(tmp_path, content, "a.rss")))
    assert "root:" not in text


@pytest.mark.parametrize(
    ("pack", "name"),
    [
        (bytes, "a.tar"),
        (gzip.compress, "a.tar.gz"),
        (gzip.compress, "a.tgz"),
        (bz2.compress, "a.tar.bz2"),
    ],
)
def test_tar_is_looked_into_without_following_links(tmp_path, pack, name):
    content = made.tar(
        {"../up.txt": ENGLISH[0].encode(), "b/mail.eml": made.eml(*ENGLISH)},
        links={"passwd.txt": "/etc/passwd"},
    )
    outcomes = taken(tmp_path, pack(content), name)
    assert [outcome.path.partition("!")[2] for outcome in outcomes] == [
        "../up.txt", "b/mail.eml", "passwd.txt", "",
    ]  # fmt: skip
    assert "link" in reasons(outcomes)[0]
    assert [one.document.id for one in documents(outcomes)] == ["up", "mail"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (gzip.compress(b"text"), "unpack it"),
        (b"\x1f\x8b\x08 broken", "damaged compressed"),
        (gzip.compress(made.tar({"a.txt": b"x" * 10_000}))[:-30], "damaged"),
    ],
)
def test_packed_files_that_are_refused(tmp_path, content, words):
    assert words in reasons(taken(tmp_path, content, "a.tar.gz"))[-1]


def zip_of_windows(raw: bytes, *, extra: bytes = b"") -> bytes:
    """A ZIP archive whose file has a name in raw bytes, as programs write it without a flag."""
    entry = zipfile.ZipInfo("x" * len(raw))
    entry.extra = extra
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(entry, RUSSIAN[0])
    return content.getvalue().replace(b"x" * len(raw), raw)


def unicode_path(raw: bytes, name: str) -> bytes:
    field = struct.pack("<BL", 1, zlib.crc32(raw)) + name.encode()
    return struct.pack("<HH", 0x7075, len(field)) + field


NAME = "Материалы/протокол об аресте.txt"


@pytest.mark.parametrize(
    "content",
    [
        zip_of_windows(NAME.encode("cp866")),
        zip_of_windows(NAME.encode("cp1251")),
        zip_of_windows(NAME.encode()),
        zip_of_windows(b"\x80rrest.txt", extra=unicode_path(b"\x80rrest.txt", NAME)),
        zip_of_windows(NAME.encode("cp866"), extra=unicode_path(b"renamed", "old.txt")),
        made.zipped({NAME: RUSSIAN[0]}),
    ],
    ids=["cp866", "cp1251", "utf-8", "unicode path", "of another name", "flag"],
)
def test_names_in_a_zip_are_spelled_out(tmp_path, content):
    (found,) = documents(taken(tmp_path, content, "a.zip"))
    assert found.path.partition("!")[2] == NAME
    assert found.document.text == RUSSIAN[0]


def test_names_in_a_zip_of_the_west_stay_as_they_are(tmp_path):
    content = zip_of_windows("Übersicht/résumé à Genève.txt".encode("cp437"))
    (found,) = documents(taken(tmp_path, content, "a.zip"))
    assert found.path.partition("!")[2] == "Übersicht/résumé à Genève.txt"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "cp866"])
def test_names_in_a_tar_are_spelled_out(tmp_path, encoding):
    made_so = io.BytesIO()
    entry = tarfile.TarInfo(NAME)
    entry.size = len(RUSSIAN[0].encode())
    with tarfile.open(
        fileobj=made_so, mode="w", format=tarfile.GNU_FORMAT, encoding=encoding
    ) as archive:
        archive.addfile(entry, io.BytesIO(RUSSIAN[0].encode()))
    (found,) = documents(taken(tmp_path, made_so.getvalue(), "a.tar"))
    assert found.path.partition("!")[2] == NAME
    assert found.document.text == RUSSIAN[0]


def forged(archive: bytes, size: int) -> bytes:
    """The archive with another size in the directory's entry of its only file."""
    at = archive.index(b"PK\x01\x02") + 24
    return archive[:at] + struct.pack("<I", size) + archive[at + 4 :]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (made.zipped({"a.txt": bytes(10_000_000)}), "as bombs do"),
        (forged(made.zipped({"a.txt": b"a" * 9000}), 2_000_000_000), "more than 100 MB"),
        (forged(made.zipped({"a.txt": b"a" * 9000}), 10), "cannot be read"),
        (made.zipped({"a.txt": b"a" * 21_000_000}, method=zipfile.ZIP_STORED), "20 MB"),
    ],
    ids=["ratio", "size", "lie", "large"],
)
def test_bombs_are_refused(tmp_path, content, words):
    assert words in " ".join(reasons(taken(tmp_path, content, "bomb.zip")))


def test_thousands_of_tiny_files_each_have_their_outcome(tmp_path):
    files = {f"{number}.txt": f"Note {number}." for number in range(3000)}
    outcomes = taken(tmp_path, made.zipped(files | {"x.exe": "MZ"}), "notes.zip")
    assert len(documents(outcomes)) == 3000
    assert outcomes[-1] == Container(path=str(tmp_path / "notes.zip"), members=3000, refused=1)


def test_encrypted_member_is_refused_and_the_others_go_on(tmp_path):
    content = bytearray(made.zipped({"a.txt": ENGLISH[0], "b.txt": ENGLISH[1]}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1
    outcomes = taken(tmp_path, bytes(content), "a.zip")
    assert "encrypted" in reasons(outcomes)[0]
    assert len(documents(outcomes)) == 1


def test_containers_are_opened_to_a_depth(tmp_path):
    content = made.zipped({"a.txt": ENGLISH[0]})
    for _ in range(limits.MAX_DEPTH):
        content = made.zipped({"in.zip": content}, method=zipfile.ZIP_STORED)
    outcomes = taken(tmp_path, content, "in.zip")
    assert not documents(outcomes)
    assert "5 containers deep" in reasons(outcomes)[0]
    assert outcomes[-1].path == str(tmp_path / "in.zip")


def test_archive_that_holds_too_much_ends_in_a_refusal(monkeypatch):
    # In this process, where the limits can be set.
    monkeypatch.setattr("khronika.capture.budget.MAX_MEMBERS", 3)
    content = made.zipped({f"{n}.txt": ENGLISH[0] for n in range(5)})
    *found, refused = unpack("a.zip", "a.zip", io.BytesIO(content))
    assert [type(one) for one in found] == [Extracted] * 3
    assert refused == Refused(
        path="a.zip", reason="it holds more than 3 things: the rest is left out"
    )
    monkeypatch.undo()
    monkeypatch.setattr("khronika.capture.budget.MAX_UNPACKED_BYTES", 100_000)
    packed = gzip.compress(made.tar({f"{n}.txt": b"a b " * 10_000 for n in range(5)}))
    *found, refused = unpack("a.tar.gz", "a.tar.gz", io.BytesIO(packed))
    assert sum(isinstance(one, Extracted) for one in found) == 2
    assert "it unpacks into more than 0.1 MB" in refused.reason


def test_archive_on_standard_input():
    content = made.zipped({"a.txt": ENGLISH[0]})
    member, archive = capture(["-"], stdin=io.BytesIO(content))
    assert isinstance(member, Captured)
    assert member.path == "-!a.txt"
    assert archive == Container(path="-", members=1, refused=0)


def test_short_posts_have_the_language_of_those_before(tmp_path):
    posts = ("Да.", RUSSIAN[0], "Нет.", ENGLISH[0], "No.")
    messages = [made.message(number, text) for number, text in enumerate(posts)]
    found = documents(taken(tmp_path, made.result_json(made.chat(*messages)), "result.json"))
    assert [one.document.language for one in found] == [None, "ru", "ru", "en", "en"]


def test_short_e_mail_has_the_language_of_its_subject(tmp_path):
    content = made.eml("See this.", headers={"Subject": "Danil Orlov was detained in Almaty"})
    (mail,) = documents(taken(tmp_path, content, "a.eml"))
    assert mail.document.language == "en"


def nested() -> bytes:
    return made.zipped({"inner.zip": made.zipped({"a.txt": ENGLISH[0].encode()})})


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (nested(), "outer.zip"),
        (made.mbox(made.eml(ENGLISH[0]), made.eml(ENGLISH[1])), "box.mbox"),
        (made.warc(*RECORDS), "crawl.warc.gz"),
    ],
)
def test_what_lies_in_a_container_has_its_name_and_hash(
    tmp_path: Path, content: bytes, name: str
) -> None:
    found = documents(taken(tmp_path, content, name))
    assert found
    for one in found:
        assert one.held_in is not None
        assert one.held_in.path == str(tmp_path / name)
        assert one.held_in.sha256 == hashlib.sha256(content).hexdigest()
        assert one.path.startswith(f"{one.held_in.path}!")


def test_a_container_that_is_handed_over_open_is_hashed_too(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "large.zip", "w") as written:
        written.writestr("a.txt", ENGLISH[0])
        written.writestr("large.bin", bytes(limits.MAX_FILE_BYTES + 1), zipfile.ZIP_STORED)
    (found,) = documents(list(capture([str(tmp_path / "large.zip")])))
    assert found.held_in is not None
    whole = (tmp_path / "large.zip").read_bytes()
    assert found.held_in.sha256 == hashlib.sha256(whole).hexdigest()


def test_a_file_of_its_own_lies_in_nothing(tmp_path: Path) -> None:
    (found,) = documents(taken(tmp_path, ENGLISH[0].encode(), "a.txt"))
    assert found.held_in is None
