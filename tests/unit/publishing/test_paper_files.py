"""A paper as a file: the words whole, nothing taken for markup, the same bytes each time."""

import re
import zipfile
from datetime import date
from html.parser import HTMLParser
from io import BytesIO

import docx as word
import pypdfium2
import pytest
from lxml import etree

from khronika.publishing.docx import docx
from khronika.publishing.html import html
from khronika.publishing.paper import (
    Bullets,
    Heading,
    Paper,
    Paragraph,
    Style,
    Table,
    Words,
    line,
)
from khronika.publishing.pdf import pdf

MARKUP = '#strong[no] *no* $x$ "straight" <b>no</b> \\ // `no` @no'
PAPER = Paper(
    title="Дело выдуманного человека",
    language="ru",
    day=date(2026, 3, 1),
    blocks=(
        Heading("Хронология"),
        Paragraph((Words("Задержан"), Words(" в Бишкеке", strong=True, notes=(1, 2)))),
        Paragraph(line(MARKUP, notes=(1,)), Style.QUOTE),
        Paragraph(line("Не проверено"), Style.WARNING),
        Bullets((line("первое"), line("второе", notes=(3,)))),
        Table(((line("Где"), line("Киргизия")),), (1, 3), ("Что", "Сказано")),
    ),
    notes=(line("Первое примечание"), line("Второе"), line("Третье")),
    footer="Не для печати",
    notes_title="Примечания",
)


SAID = (PAPER.title, MARKUP, "Первое примечание", "второе", "Сказано", "Не для печати")
MAKERS = {"pdf": pdf, "docx": docx, "html": html}


def words_of_pdf(made: bytes) -> str:
    """Give the text of a PDF."""
    file = pypdfium2.PdfDocument(made)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in file).split())


def words_of_docx(made: bytes) -> str:
    """Give the text of all parts of a Word file."""
    with zipfile.ZipFile(BytesIO(made)) as archive:
        parts = [name for name in archive.namelist() if name.endswith(".xml")]
        return " ".join("".join(etree.fromstring(archive.read(name)).itertext()) for name in parts)


def words_of_html(made: bytes) -> str:
    """Give the text of a page."""
    said: list[str] = []
    parser = HTMLParser()
    parser.handle_data = said.append  # type: ignore[method-assign]
    parser.feed(made.decode())
    return "".join(said)


WORDS = {"pdf": words_of_pdf, "docx": words_of_docx, "html": words_of_html}
KINDS = pytest.mark.parametrize("kind", sorted(MAKERS))


@KINDS
def test_a_file_holds_every_word_and_takes_none_for_markup(kind: str) -> None:
    told = WORDS[kind](MAKERS[kind](PAPER))
    assert [said for said in SAID if said not in told] == []


@KINDS
def test_a_note_is_written_once_however_often_it_is_referred_to(kind: str) -> None:
    assert WORDS[kind](MAKERS[kind](PAPER)).count("Первое примечание") == 1


@KINDS
def test_the_same_paper_gives_the_same_bytes(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = MAKERS[kind](PAPER)
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 5, 5, 5, 5, 5, 0, 125, 0))
    assert MAKERS[kind](PAPER) == first


@KINDS
def test_letters_that_a_file_cannot_carry_do_not_stop_it(kind: str) -> None:
    told = Paper(
        title="x",
        language="en",
        day=date(2026, 3, 1),
        blocks=(Paragraph(line("是 人 ꙮ 𐍈 \x07 \ud800 \0")),),
    )
    assert MAKERS[kind](told)


def test_a_pdf_tells_of_its_maker_only_the_program_and_the_day_that_was_stated() -> None:
    facts = pypdfium2.PdfDocument(pdf(PAPER)).get_metadata_dict()
    assert facts["Author"] == "Khronika"
    assert facts["CreationDate"].startswith("D:20260301000000")
    assert facts["Title"] == PAPER.title


def test_a_word_file_tells_of_its_maker_only_the_program_and_the_day_that_was_stated() -> None:
    made = docx(PAPER)
    facts = word.Document(BytesIO(made)).core_properties
    assert (facts.author, facts.last_modified_by) == ("Khronika", "Khronika")
    assert facts.created is not None
    assert facts.created.date() == PAPER.day
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [n for n in archive.namelist() if "thumbnail" in n or "customXml" in n]


def test_word_counts_the_notes_and_finds_each_of_them() -> None:
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    with zipfile.ZipFile(BytesIO(docx(PAPER))) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        notes = etree.fromstring(archive.read("word/footnotes.xml"))
        assert b"/word/footnotes.xml" in archive.read("[Content_Types].xml")
    bound = [one.get(f"{space}id") for one in body.iter(f"{space}footnoteReference")]
    assert bound == ["1", "2", "3"]
    assert {*bound} < {one.get(f"{space}id") for one in notes.iter(f"{space}footnote")}


def test_columns_of_a_word_file_are_as_wide_as_the_paper_has_them() -> None:
    # Word measures cells, LibreOffice the grid: both must say one to three.
    made = word.Document(BytesIO(docx(PAPER))).tables[0]
    grid = [column.width for column in made.columns]
    cells = [cell.width for cell in made.rows[0].cells]
    assert [round(width / grid[0]) for width in grid] == [1, 3]
    assert cells == grid


def test_a_page_calls_nothing_and_its_notes_lead_back() -> None:
    told = html(PAPER).decode()
    for out in ("http:", "https:", "<script", "<img", "url(", "@import"):
        assert out not in told
    for number in (1, 2, 3):
        assert told.count(f'id="to-{number}"') == told.count(f'id="note-{number}"') == 1


@pytest.mark.parametrize("notes", [(2,), (1, 3), ()])
def test_notes_out_of_order_or_left_over_are_refused(notes: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="numbered in the order"):
        Paper(
            title="x",
            language="en",
            day=date(2026, 3, 1),
            blocks=(Paragraph(line("x", notes=notes)),),
            notes=(line("one"), line("two")),
        )


def acts(count: int) -> Paper:
    """A paper of acts: a heading, a short table with a note, and a sentence each."""
    told = (
        (
            Heading(f"Act {number}.", 2),
            Table(
                (
                    *(((line("row"), line("told"))),) * 8,
                    (line("last"), line("row", notes=(number,))),
                ),
                (2, 5),
            ),
            Paragraph(line(f"End of act {number}.")),
        )
        for number in range(1, count + 1)
    )
    notes = tuple(
        line(f"Note {n}. " + "A quote of some length. " * 20) for n in range(1, count + 1)
    )
    blocks = tuple(block for act in told for block in act)
    return Paper(title="Acts", language="en", day=date(2026, 3, 1), blocks=blocks, notes=notes)


def test_a_short_table_stays_with_its_heading_and_the_sentence_that_closes_it() -> None:
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf(acts(9)))]
    assert len(pages) > 2
    for page in pages:
        heads = re.findall(r"^Act (\d)\.", page, re.MULTILINE)
        assert heads == re.findall(r"^End of act (\d)\.", page, re.MULTILINE)
    rows = word.Document(BytesIO(docx(acts(1)))).tables[0].rows
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in rows]
    assert kept == [True] * 8 + [None]


def test_a_table_that_may_not_fit_on_a_page_can_be_broken() -> None:
    long = Table(((line("Name"), line("word " * 4000)),), (1, 3))
    assert not long.is_short
    made = pdf(Paper(title="Long", language="en", day=date(2026, 3, 1), blocks=(long,)))
    assert words_of_pdf(made).count("word") == 4000
