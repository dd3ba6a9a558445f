"""Which full names are written the same. Names are invented."""

import pytest

from khronika.resolution import name_key, same_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Danil Orlov", "DANIL ORLOV"),
        ("Алёна Веткина", "Алена Веткина"),
        ("Алёна Веткина", "АЛЕ\u0301НА ВЕТКИНА"),
        ("Zoë Márquez", "Zoe Marquez"),
        ("Zoe\u0308 Marquez", "Zoë Marquez"),
        ("Sean O'Dell", "Sean O’Dell"),
        ("Uran-Bek Tashev", "Uran Bek Tashev"),
        ("  Danil\u00a0 Orlov ", "Danil Orlov"),
        ("D. Orlov", "D Orlov"),
        ("Straße Veit", "STRASSE VEIT"),
    ],
)
def test_written_the_same(one, other):
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Danil Orlov", "Данил Орлов"),
        ("Danil Orlov", "Orlov Danil"),
        ("Danil Orlov", "Danila Orlov"),
        ("Андрей Веткин", "Андреи Веткин"),
        ("Ілля Ветка", "Їлля Ветка"),
        ("Orlov", "Orlov"),
        ("", ""),
        ("--", "…"),
    ],
)
def test_not_the_same_or_no_full_name(one, other):
    assert not same_name(one, other)


def test_key():
    assert name_key(" «Алёна»  Веткина-Sørensen ") == "алена веткина sørensen"
    assert name_key("—") == ""
