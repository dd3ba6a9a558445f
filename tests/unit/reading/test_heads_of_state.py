"""Heads of states are named in passing, and struck by no act."""

import datetime

import pytest

from khronika.model import Document, Role
from khronika.reading import read


@pytest.mark.parametrize(
    ("language", "text", "struck"),
    [
        (
            "ru",
            (
                "Амстердамский художник Ли Юэмин рисует карикатуры на Си Цзиньпина и бежал из"
                " Китая. Посольство в марте отказало ему в новом паспорте."
            ),
            "Ли Юэмин",
        ),
        (
            "en",
            (
                "The Chinese painter Li Yueming lives in Amsterdam and draws Xi Jinping. In May the"
                " embassy refused him a new passport."
            ),
            "Li Yueming",
        ),
    ],
)
def test_whom_an_exile_criticises_is_not_struck(language, text, struck):
    published = datetime.date(2025, 5, 14)
    reading = read(Document(id="test", text=text, language=language, published=published))
    names = {person.id: person for person in reading.people}
    assert [[names[one].name for one in i.targets] for i in reading.incidents] == [[struck]]
    heads = [one for one in reading.people if Role.OFFICIAL in one.roles]
    assert struck not in {one.name for one in heads}
