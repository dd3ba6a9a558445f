"""Which words of a run of Russian names are one name."""

import pytest

from khronika.reading.places import find_places
from khronika.reading.ru.language import Russian


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Фаррух Икромов выслан. Земляк Икромова Мехрубон Шоназаров задержан в Москве.",
            ["Фаррух Икромов", "Мехрубон Шоназаров"],
        ),
        ("Ветерана полка Калиновского Василия Ярёменко задержали.", ["Василий Ярёменко"]),
    ],
)
def test_names_that_stand_together_are_told_apart(text, people):
    russian = Russian()
    trees = russian.parse(text, russian.sentences(text))
    parties = russian.names(text, trees, find_places(text, "ru", russian.forms))
    assert [p.name for p in parties.people()] == people
