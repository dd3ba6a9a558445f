"""Codes, days and numbers in words."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.utils.translation import override

from khronika.model import IncidentType, Interval
from khronika.resources.law import citations
from khronika.web import labels

DAYS = [
    ((2023, 6, 6), (2023, 6, 6), "6 June 2023"),
    ((2023, 6, 1), (2023, 6, 30), "June 2023"),
    ((2024, 2, 1), (2024, 2, 29), "February 2024"),
    ((2023, 2, 1), (2023, 2, 28), "February 2023"),
    ((2024, 2, 1), (2024, 2, 28), "1–28 February 2024"),
    ((2022, 1, 1), (2022, 12, 31), "2022"),
    ((2020, 1, 1), (2022, 12, 31), "2020–2022"),
    ((2023, 7, 21), (2023, 7, 31), "21–31 July 2023"),
    ((2023, 7, 5), (2023, 8, 1), "5 July – 1 August 2023"),
    ((2022, 12, 1), (2023, 2, 28), "December 2022 – February 2023"),
    ((2023, 5, 1), (2023, 6, 30), "May – June 2023"),
    ((2023, 5, 1), (2023, 6, 29), "1 May – 29 June 2023"),
    ((2023, 12, 1), (2023, 12, 31), "December 2023"),
    ((9999, 12, 1), (9999, 12, 31), "December 9999"),
    ((9999, 12, 31), (9999, 12, 31), "31 December 9999"),
]


@pytest.mark.parametrize(("first", "last", "words"), DAYS)
def test_days_are_written_briefly_and_without_loss(door, first, last, words):
    assert labels.days(Interval(first=date(*first), last=date(*last), text="")) == words


def test_nothing_is_written_for_nothing(door):
    assert labels.days(None) == labels.day(None) == labels.country(None) == labels.label(None) == ""


@pytest.mark.parametrize("kind", IncidentType)
def test_every_act_has_a_sign_and_words(kind):
    assert labels.mark(kind)
    assert labels.label(kind)
    assert labels.definition(kind)


def test_countries_have_their_usual_names():
    assert labels.country("KG") == "Kyrgyzstan"
    assert labels.country("QQ") == "QQ"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (4000, 4000, "4,000"),
        (100, None, "at least 100"),
        (None, 100, "up to 100"),
        (1000, 2000, "1,000–2,000"),
        (None, None, "no number"),
        (0, 0, "0"),
    ],
)
def test_amounts_keep_their_bounds(door, low, high, words):
    assert labels.amount(SimpleNamespace(low=low, high=high)) == words


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            (
                "Criminal Code of the Russian Federation",
                "discrediting the army",
                "part 1: 5 years; part 2: 7 years",
            ),
        ),
        (
            "ru",
            (
                "Уголовный кодекс Российской Федерации",
                "дискредитация армии",
                "часть 1: 5 лет; часть 2: 7 лет",
            ),
        ),
    ],
)
def test_an_article_is_told_in_the_language_of_the_page(door, language, said):
    (cited,) = citations("по ст. 280.3 УК РФ")
    with override(language):
        assert labels.law(cited) == said


def test_an_article_that_the_table_lacks_has_no_words(door):
    (cited,) = citations("по ст. 999 УК РФ")
    assert labels.law(cited) is None
