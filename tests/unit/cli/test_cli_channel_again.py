"""A channel that is exported a second time: only what is new or was edited comes in."""

import json
from pathlib import Path

import pytest

EARLY = "Ruslan Ovcharuk was detained in Bishkek on Tuesday, says his lawyer."
LATE = "Ruslan Ovcharuk was released in Bishkek on Tuesday, says his lawyer."


def exported(
    tmp_path: Path, name: str, *texts: str, likes: int = 0, day: str = "1714730400"
) -> Path:
    messages = [
        {
            "id": number,
            "type": "message",
            "date_unixtime": day,
            "text": text,
            "reactions": [{"type": "emoji", "count": likes, "emoji": "+"}],
        }
        for number, text in enumerate(texts, 1)
    ]
    export = {"name": "Border Notes", "type": "public_channel", "id": 77, "messages": messages}
    file = tmp_path / name / "result.json"
    file.parent.mkdir()
    file.write_text(json.dumps(export))
    return file


@pytest.fixture
def twice(khronika, tmp_path: Path):
    """A casebook with an export, and what a second one says, which counts other reactions."""
    khronika("add", "--language", "en", exported(tmp_path, "one", EARLY, "Zlata Mirenko left."))

    def again(*texts: str, likes: int = 5) -> list[list[str]]:
        second = exported(tmp_path, "two", *texts, likes=likes)
        _, output, _ = khronika("add", "--language", "en", second)
        return [line.split("\t") for line in output.splitlines()]

    return again


def test_reactions_make_no_new_document(khronika, twice) -> None:
    rows = twice(EARLY, "Zlata Mirenko left.", "Timofei Birkavs came back.")
    assert [row[:2] for row in rows[:3]] == [
        ["unchanged", "d1"],
        ["unchanged", "d2"],
        ["added", "d3"],
    ]
    first, again = json.loads(khronika("custody", "d1", "--json")[1])
    assert (first["action"], again["action"]) == ("acquire", "receive")
    assert again["detail"]["sha256"] != first["detail"]["sha256"]
    assert khronika("verify")[0] == 0


def test_a_message_of_another_day_is_another(khronika, twice, tmp_path: Path) -> None:
    other = exported(tmp_path, "other", EARLY, day="1724730400")
    assert khronika("add", "--language", "en", other)[1].startswith("added\td3\t")


def test_an_edited_message_is_kept_beside_the_one_before(khronika, twice) -> None:
    rows = twice(LATE, "Zlata Mirenko left.", likes=0)
    assert [row[:2] for row in rows[:2]] == [["added", "d3"], ["unchanged", "d2"]]
    assert "Another version of d1." in khronika("show", "d3")[1]
    assert "d3 is another version of it." in khronika("show", "d1")[1]
    assert "another version" not in khronika("show", "d2")[1].lower()


def as_page(tmp_path: Path, *texts: str, title: str = "Border Notes", day: str = "03") -> Path:
    """The same channel exported as HTML, which has its title and no number."""
    messages = "".join(
        f'<div class="message default clearfix" id="message{number}"><div class="body">'
        f'<div class="pull_right date details" title="{day}.05.2024 13:00:00 UTC+03:00">13:00</div>'
        f'<div class="text">{text}</div></div></div>'
        for number, text in enumerate(texts, 1)
    )
    file = tmp_path / f"{title} {day}" / "messages.html"
    file.parent.mkdir()
    file.write_text(
        "<!DOCTYPE html><html><head><title>Exported Data</title></head><body>"
        f'<div class="page_wrap page_header"><div class="text bold">{title}</div></div>'
        f'<div class="page_body chat_page">{messages}</div></body></html>'
    )
    return file


def test_an_export_as_html_of_the_same_channel_brings_in_only_what_is_new(
    khronika, twice, tmp_path: Path
) -> None:
    page = as_page(tmp_path, EARLY, "Zlata Mirenko left.", "Timofei Birkavs came back.")
    _, output, _ = khronika("add", "--language", "en", page)
    assert [row.split("\t")[:2] for row in output.splitlines()[:3]] == [
        ["unchanged", "d1"],
        ["unchanged", "d2"],
        ["added", "d3"],
    ]
    rows = twice(EARLY, "Zlata Mirenko left.", "Timofei Birkavs came back.")
    assert [row[:2] for row in rows[:3]] == [["unchanged", f"d{n}"] for n in (1, 2, 3)]


@pytest.mark.usefixtures("twice")
@pytest.mark.parametrize("other", [{"title": "Border News"}, {"day": "04"}])
def test_a_message_under_another_title_or_of_another_day_is_another(
    khronika, tmp_path: Path, other: dict[str, str]
) -> None:
    page = as_page(tmp_path, EARLY, **other)
    assert khronika("add", "--language", "en", page)[1].startswith("added\td3\t")


@pytest.mark.usefixtures("twice")
def test_two_channels_with_different_numbers_are_two_whatever_they_are_called(
    khronika, tmp_path: Path
) -> None:
    export = exported(tmp_path, "namesake", EARLY, likes=9)
    export.write_text(export.read_text().replace('"id": 77', '"id": 78'))
    assert khronika("add", "--language", "en", export)[1].startswith("added\td3\t")
