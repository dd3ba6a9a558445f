"""A paper as a file: the words whole, nothing taken for markup, the same bytes each time."""

from datetime import date

import pypdfium2
import pytest

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


def words_of(made: bytes) -> str:
    """Give the text of a PDF."""
    file = pypdfium2.PdfDocument(made)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in file).split())


def test_a_pdf_holds_every_word_and_takes_none_for_markup() -> None:
    told = words_of(pdf(PAPER))
    for said in (PAPER.title, MARKUP, "Первое примечание", "второе", "Сказано", "Не для печати"):
        assert said in told


def test_a_note_is_written_once_however_often_it_is_referred_to() -> None:
    assert words_of(pdf(PAPER)).count("Первое примечание") == 1


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert pdf(PAPER) == pdf(PAPER)


def test_a_pdf_tells_of_its_maker_only_the_program_and_the_day_that_was_stated() -> None:
    facts = pypdfium2.PdfDocument(pdf(PAPER)).get_metadata_dict()
    assert facts["Author"] == "Khronika"
    assert facts["CreationDate"].startswith("D:20260301000000")
    assert facts["Title"] == PAPER.title


def test_letters_that_no_font_has_do_not_stop_the_file() -> None:
    told = Paper(
        title="x",
        language="en",
        day=date(2026, 3, 1),
        blocks=(Paragraph(line("是 人 ꙮ 𐍈 \x07 \ud800 \0")),),
    )
    assert pdf(told).startswith(b"%PDF-")


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
