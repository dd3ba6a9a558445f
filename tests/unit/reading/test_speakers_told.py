"""Who says so: datelines, days, spokespeople, states behind their capitals, relatives, pages."""

import pytest

from khronika.model import Document
from khronika.reading import read

_EN = "The Uzbek blogger Davron Mirsaidov was abducted in Istanbul on 9 March, his lawyer said.\n"
_RU = "Узбекского блогера Даврона Мирсаидова похитили в Стамбуле 9 марта 2026 года.\n"


def claims(text: str, language: str = "en") -> list[tuple[str, str, str]]:
    """Speaker, stance and words of each claim."""
    reading = read(Document(id="d", text=text, language=language))
    names = {person.id: person.name for person in reading.people}
    names |= {body.id: body.name for body in reading.organizations}
    return [(names[c.speaker], c.stance.value, c.evidence[0].quote) for c in reading.claims]


def last(text: str, language: str = "en") -> tuple[str, str]:
    """Speaker and stance of the last claim of a report about an abduction."""
    *_, (speaker, stance, _) = claims((_RU if language == "ru" else _EN) + text, language)
    return speaker, stance


def test_a_dateline_belongs_to_its_report() -> None:
    text = "ISTANBUL, March 11 – " + _EN
    assert claims(text)[0][2].startswith("ISTANBUL, March 11 – The Uzbek")


def test_a_page_that_explains_is_no_interview() -> None:
    text = (
        "The Uzbek blogger Davron Mirsaidov was deported from Turkey in March 2026.\n"
        "What happened to Mirsaidov?\nHe was put on a flight to Tashkent.\n"
        "Who ordered it?\nThe migration office signed the paper.\n"
        "What does the embassy say?\nThe Uzbek embassy denied that it had asked for him.\n"
    )
    assert [(speaker, stance) for speaker, stance, _ in claims(text)] == [
        ("Uzbek embassy", "denies")
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "stance"),
    [
        ("UN experts on Wednesday urged Turkey to investigate.", "UN experts", "advises"),
        (
            "A Turkish interior ministry spokesman said the man “left of his own accord”.",
            "Turkish interior ministry",
            "denies",
        ),
        (
            "A government spokesman dismissed the accusation as absurd.",
            "government spokesman",
            "denies",
        ),
        (
            "The group's director, the former judge Miriam Molefe-Brandt, urged Turkey to act.",
            "Miriam Molefe-Brandt",
            "advises",
        ),
        ("The Orlean Clinic begged the government to find him.", "Orlean Clinic", "advises"),
        (
            "The Uzbek embassy called the reports “a product of imagination”.",
            "Uzbek embassy",
            "denies",
        ),
        (
            "“You may be handed over within hours,” said the lawyer Ruslan Mikhnov.",
            "Ruslan Mikhnov",
            "fears",
        ),
    ],
)
def test_who_speaks_in_english(text: str, speaker: str, stance: str) -> None:
    assert last(text) == (speaker, stance)


@pytest.mark.parametrize(
    ("text", "speaker", "stance"),
    [
        ("Анкара настаивает, что никого не похищали.", "Анкара", "denies"),
        ("В Ташкенте отрицают, что получали запрос.", "Ташкент", "denies"),
        (
            "Посольство Узбекистана назвало сообщения «плодом воображения».",
            "Посольство Узбекистана",
            "denies",
        ),
        (
            "Представитель МВД Турции заявил, что мужчина «покинул страну самостоятельно».",
            "Представитель МВД Турции",
            "denies",
        ),
        (
            "«Не ездите в Турцию», — сказал юрист Руслан Гринкевич.",
            "Руслан Гринкевич",
            "advises",
        ),
        (
            "Посольство Узбекистана выразило «недоумение».",
            "Посольство Узбекистана",
            "asserts",
        ),
    ],
)
def test_who_speaks_in_russian(text: str, speaker: str, stance: str) -> None:
    assert last(text, "ru") == (speaker, stance)


def test_a_relative_named_between_commas_speaks() -> None:
    text = "По словам жены, Умеды, полицейский сказал ей, что муж уже в Ташкенте."
    assert last(text, "ru")[0].startswith("Умед")


def test_a_town_that_is_no_capital_says_nothing() -> None:
    assert not any(speaker == "Стамбул" for speaker, *_ in claims(_RU + "Стамбул отрицает.", "ru"))


def test_a_body_is_known_without_its_place() -> None:
    text = _EN + "The Uzbek embassy in Ankara denied that anybody had been abducted."
    reading = read(Document(id="d", text=text, language="en"))
    (body,) = (o for o in reading.organizations if o.name == "Uzbek embassy in Ankara")
    assert "Uzbek embassy" in body.aliases


def test_what_is_expected_does_not_colour_what_follows() -> None:
    text = _EN + (
        "“They will never admit it,” said the lawyer Aylin Korkmaz. “Two men took him away.”"
    )
    assert [stance for *_, stance, _ in claims(text)][-2:] == ["predicts", "asserts"]
