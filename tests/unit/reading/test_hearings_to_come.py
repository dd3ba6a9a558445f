"""A surrender that a court has yet to hear is pending; both languages. The people are invented."""

from datetime import date

import pytest

from khronika.model import Document
from khronika.reading import read


def told(text: str, language: str) -> list[tuple[str, str, str | None, str, date | None]]:
    document = Document(id="d", text=text, language=language, published=date(2026, 5, 1))
    return [
        (str(i.type), i.host, i.origin, str(i.status), i.when and i.when.first)
        for i in read(document).incidents
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "A court in Almaty will hear the extradition case of the Russian activist Denis "
                "Volkov on 12 May."
            ),
        ),
        (
            "en",
            "The extradition case of Denis Volkov, a Russian, opened in Almaty on Tuesday.",
        ),
        (
            "ru",
            "Суд в Алматы 12 мая рассмотрит вопрос об экстрадиции россиянина Дениса Волкова.",
        ),
        ("ru", "Заседание по экстрадиции россиянина Дениса Волкова пройдёт в Алматы 12 мая."),
    ],
)
def test_a_hearing_that_is_to_come_tells_of_a_surrender_that_is_pending(language, text):
    assert told(text, language) == [("extradition", "KZ", "RU", "pending", None)]


@pytest.mark.parametrize(
    ("language", "text", "statuses"),
    [
        ("en", "Kazakhstan will extradite the Russian activist Denis Volkov.", ["threatened"]),
        ("en", "Kazakhstan may extradite the Russian activist Denis Volkov.", []),
        ("ru", "Казахстан выдаст российского активиста Дениса Волкова России.", ["threatened"]),
    ],
)
def test_a_surrender_that_is_announced_is_threatened(language, text, statuses):
    assert [status for _, _, _, status, _ in told(text, language)] == statuses


def test_the_town_of_a_court_is_nowhere_that_somebody_is_sent():
    text = (
        "Мурад Аннаев, бежавший из Туркменистана, под стражей в Казахстане. Суд в Актау рассмотрит "
        "запрос Туркменистана о его выдаче."
    )
    assert ("extradition", "KZ", "TM", "pending", None) in told(text, "ru")
