"""Names in old Russian code pages are told by their letters; those of the West are left alone."""

from itertools import product

import pytest

from khronika.capture.codepages import cyrillic

RUSSIAN = (
    "Справка",
    "Фёдор Юшкевич",
    "ЗаявлениеОрлова.docx",
    "Копия постановления №3 (Орлов).pdf",
    "ЮЩЕНКО",
    "банк",
    "имя",
    "отчёт/справка_о_задержании_2.txt",
)


UKRAINIAN = "Довіреність Їжакевича.docx"  # cp866 has no "і"


@pytest.mark.parametrize(
    ("name", "code_page"),
    [*product(RUSSIAN, ("cp866", "cp1251")), (UKRAINIAN, "cp1251")],
)
def test_russian_names_are_read_in_the_code_page_that_they_are_in(name, code_page):
    assert cyrillic(name.encode(code_page), ("cp866", "cp1251")) == name


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("Résumé à Genève", "cp1252"),
        ("Übersicht Ä", "cp437"),
        ("à la carte", "cp850"),
        ("Łódź", "cp1250"),
        ("Αθήνα", "cp1253"),
        ("plain", "ascii"),
    ],
)
def test_other_names_are_none(name, encoding):
    assert cyrillic(name.encode(encoding), ("cp866", "cp1251")) is None
