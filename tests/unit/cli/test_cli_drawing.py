"""Tables on a terminal of any width: no line is too long, no word is broken, no cell is lost."""

import re

import pytest
from rich.cells import cell_len

from khronika.cli.drawing import draw

COLUMNS = ("id", "when", "type", "targets", "host", "status", "publisher")
ROWS = [
    (
        "d12.i3", "2023-11-01 to 2023-11-30", "organization_pressure",
        "Ruslan Ovcharuk, Théoneste Mukwirwa", "KG", "completed", "The Caravan Ledger",
    ),
    ("d1.i2", "", "detention", "Zlata Mirenko", "", "attempted", "灯笼报"),
]  # fmt: skip


@pytest.fixture
def drawn(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    def drawn(width: int, rows=ROWS) -> list[str]:
        monkeypatch.setenv("COLUMNS", str(width))
        draw(COLUMNS, rows, lead=4)
        return capsys.readouterr().out.splitlines()

    return drawn


@pytest.mark.parametrize("width", [30, 40, 60, 80, 90, 100, 120, 200])
def test_no_word_is_broken_and_no_line_too_long(drawn, width: int) -> None:
    lines = drawn(width)
    assert max(cell_len(line) for line in lines) <= width
    words = set(" ".join(lines).split())
    assert {word for row in ROWS for cell in row for word in cell.split()} <= words


def test_a_narrow_terminal_gets_paragraphs(drawn) -> None:
    assert drawn(80) == [
        "d12.i3  2023-11-01 to 2023-11-30  organization_pressure  Ruslan Ovcharuk,",
        "    Théoneste Mukwirwa",
        "    host: KG · status: completed · publisher: The Caravan Ledger",
        "d1.i2  detention  Zlata Mirenko",
        "    status: attempted · publisher: 灯笼报",
    ]


def test_a_wide_terminal_gets_a_table_with_a_line_for_each_row(drawn) -> None:
    heading, _, *rows = drawn(200)
    assert re.split(" {2,}", heading.strip()) == list(COLUMNS)
    assert re.split(" {2,}", rows[0].strip()) == list(ROWS[0])
    assert len(rows) == 2


def test_a_table_of_tall_rows_becomes_paragraphs(drawn) -> None:
    tall = [*ROWS[0][:3], ", ".join(["Zlata Mirenko"] * 30), *ROWS[0][4:]]
    assert drawn(120, [tall])[0].startswith("d12.i3  2023-11-01 to")


def test_a_word_longer_than_the_line_is_all_there(drawn) -> None:
    path = "/".join(["folder"] * 20)
    assert path in "".join(line.strip() for line in drawn(60, [(*ROWS[1][:6], path)]))
