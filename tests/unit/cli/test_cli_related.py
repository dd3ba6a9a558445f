"""Where a document comes from and what it hangs on: kept by `add`, told by `show`."""

import json
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest


def mail(number: int, *, answers: int | None = None, report: str | None = None) -> bytes:
    message = EmailMessage()
    message["From"] = "Ann Vale <ann@example.org>"
    message["Subject"] = "Held"
    message["Date"] = "Sat, 05 Aug 2023 23:30:00 +0600"
    message["Message-ID"] = f"<{number}@example.org>"
    if answers is not None:
        message["In-Reply-To"] = f"<{answers}@example.org>"
    message.set_content(f"Ruslan Ovcharuk was detained in Bishkek, says note {number}.\n")
    if report is not None:
        message.add_attachment(report, filename="report.txt")
    return message.as_bytes()


@pytest.fixture
def thread(tmp_path: Path) -> Path:
    """An archive of an e-mail with a report attached, and of an answer to it."""
    path = tmp_path / "thread.zip"
    with zipfile.ZipFile(path, "w") as archive:
        report = "Timofei Birkavs was detained in Bishkek on Tuesday.\n"
        archive.writestr("1.eml", mail(1, report=report))
        archive.writestr("2.eml", mail(2, answers=1))
        archive.writestr("3.eml", mail(3, answers=9))
        archive.writestr("clip.mp4", "\0")
    return path


def test_each_member_and_the_archive_have_their_lines(khronika, thread: Path) -> None:
    code, output, _ = khronika("add", thread)
    assert code == 1
    rows = [line.split("\t") for line in output.splitlines()]
    assert [(row[0], row[2].removeprefix(str(thread))) for row in rows] == [
        ("added", "!1.eml"),
        ("added", "!1.eml!report.txt"),
        ("added", "!2.eml"),
        ("added", "!3.eml"),
        ("refused", "!clip.mp4"),
        ("added", ""),
    ]
    assert rows[-1][3] == "4 added, 1 refused"


def test_show_tells_where_a_document_comes_from(khronika, thread: Path) -> None:
    khronika("add", thread)
    _, first, _ = khronika("show", "d1")
    assert "By Ann Vale <ann@example.org>." in first
    assert "Day of publication: the e-mail's Date." in first
    assert "d2 is attachment of it." in first
    assert "d3 is reply to it." in first
    assert "Attachment of d1." in khronika("show", "d2")[1]
    assert "Reply to d1." in khronika("show", "d3")[1]
    assert "Reply to <9@example.org>." in khronika("show", "d4")[1]


def test_json_has_parts_and_relations(khronika, thread: Path) -> None:
    khronika("add", thread)
    (case,) = json.loads(khronika("show", "--json", "d3")[1])
    assert [case["text"][part["start"] : part["end"]] for part in case["parts"]] == [case["text"]]
    assert case["parts"][0]["label"] == "part 1"
    assert case["relations"] == [{"bond": "reply to", "to": "<1@example.org>", "document": "d1"}]
    assert case["related"] == []
    assert case["document"]["published_from"] == "the e-mail's Date"


def test_a_message_shows_what_came_with_it(khronika, tmp_path: Path) -> None:
    message = {
        "id": 1, "type": "message", "text": "Ruslan Ovcharuk was detained.", "file": "files/a.txt",
    }  # fmt: skip
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "a.txt").write_text("Zlata Mirenko was detained.")
    (tmp_path / "result.json").write_text(json.dumps({"id": 9, "messages": [message]}))
    code, output, _ = khronika("add", "--language", "en", tmp_path / "result.json")
    assert (code, [line.split("\t")[1] for line in output.splitlines()]) == (0, ["d1", "", "d2"])
    assert "Accompanied by d2." in khronika("show", "d1")[1]
    assert "d1 is accompanied by it." in khronika("show", "d2")[1]


def test_show_names_the_copies_of_a_document(khronika, tmp_path: Path) -> None:
    told = (
        "Ruslan Ovcharuk was turned back at the airport on Friday evening, his brother told us. "
        "Border guards kept him for nine hours in a room without windows, and gave him no paper.\n"
    )
    for name, text in {"a": told, "b": f"(Reprinted)\n{told}", "c": "Nothing of it.\n"}.items():
        (tmp_path / f"{name}.txt").write_text(text)
    khronika("add", *(tmp_path / f"{name}.txt" for name in "abc"))
    assert "Copied in d2 (no source): 9" in khronika("show", "d1")[1]
    assert "A copy of d1 (no source): 9" in khronika("show", "d2")[1]
    (case,) = json.loads(khronika("show", "--json", "d2")[1])
    (copy,) = case["copies"]
    assert (copy["document"]["id"], copy["kind"], copy["is_first"]) == ("d1", "reprint", True)
    (case,) = json.loads(khronika("show", "--json", "d3")[1])
    assert case["copies"] == []
