"""Articles of law: how texts cite them, whose they are, and what the table says of them."""

import re
import time

import pytest

from khronika import resources
from khronika.resources.law import citations
from khronika.resources.partial_dates import is_partial_date


def _linked(text, origin=None):
    return [
        (c.article.state if c.article else None, c.number, c.part) for c in citations(text, origin)
    ]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("по ч. 2 ст. 280.3 УК РФ", ("RU", "280.3", "2")),
        ("по части 3 статьи 207.3 Уголовного кодекса России", ("RU", "207.3", "3")),
        ("ст. 205.2 ч. 2 УК РФ", ("RU", "205.2", "2")),
        ("по статье 361-1 УК Беларуси", ("BY", "361.1", None)),
        ("по ст. 361¹ УК РБ", ("BY", "361.1", None)),
        ("ст. 20.3.3 КоАП РФ", ("RU", "20.3.3", None)),
        ("under Article 314 of the Turkish Penal Code", ("TR", "314", None)),
        ("Article 314/2 of the Turkish Penal Code", ("TR", "314", "2")),
        ("part 2 of Article 280.3 of Russia’s Criminal Code", ("RU", "280.3", "2")),
        ("Article 105(2) of China's Criminal Law", ("CN", "105", "2")),
        ("Article 307(3) of the Criminal Code of Tajikistan", ("TJ", "307.3", None)),
        ("Article 500 of the Islamic Penal Code", ("IR", "500", None)),
    ],
)
def test_a_citation_that_names_its_code_is_linked(text, cited):
    assert _linked(text) == [cited]


def test_several_articles_are_cited_at_once():
    text = "Обвинён по статьям 205.5, 275 и 281 УК РФ."
    assert _linked(text) == [("RU", n, None) for n in ("205.5", "275", "281")]


@pytest.mark.parametrize(
    ("text", "origin", "state"),
    [
        ("по ст. 207.3", "RU", "RU"),
        ("статья 205.5", "RU", "RU"),
        ("по ст. 368 УК", "BY", "BY"),
        ("Article 368", "BY", "BY"),
        ("по ст. 207.3", None, None),
        ("по ст. 207.3", "KZ", None),
        ("по ст. 174 УК РФ", "KZ", None),
    ],
)
def test_a_citation_without_a_state_is_of_the_state_fled(text, origin, state):
    ((found, *_),) = _linked(text, origin)
    assert found == state


@pytest.mark.parametrize(
    "text",
    [
        "статья 29 Конституции РФ",
        "ст. 275 Федерального закона",
        "Article 3 of the European Convention",
        "an article on 275 people",
        "его статья 2023 года",
    ],
)
def test_other_laws_and_other_articles_are_none(text):
    assert all(state is None for state, *_ in _linked(text, "RU"))


def test_the_term_is_that_of_the_part():
    (whole,) = citations("ст. 280.3 УК РФ")
    (part,) = citations("ч. 2 ст. 280.3 УК РФ")
    assert (whole.term(), part.term()) == ("part 1: 5 years; part 2: 7 years", "7 years")


def test_no_term_is_given_for_a_part_that_the_table_has_not():
    (cited,) = citations("ч. 4 ст. 280.3 УК РФ")
    assert cited.article.title == "discrediting the army"
    assert cited.term() is None


def test_the_words_of_a_citation_are_those_of_the_text():
    text = "Ему грозит срок по ч. 1 ст. 205.2 УК РФ и по ст. 275."
    assert [text[c.start : c.end] for c in citations(text, "RU")] == [
        "ч. 1 ст. 205.2 УК РФ",
        "ст. 275",
    ]


def test_every_term_has_its_source_and_date():
    for entries in resources.load("law/articles.yaml")["articles"].values():
        numbers = [entry["number"] for entry in entries]
        assert len(numbers) == len(set(numbers))
        for entry in entries:
            assert entry["source"]
            assert ("highest" in entry) == ("as_of" in entry)
            assert "highest" not in entry or entry["source"] != "title only"


def test_a_long_text_takes_no_time_to_speak_of():
    text = "По ч. 2 ст. 280.3 УК РФ, статья 5 и Criminal Code of, " * 4000
    begun = time.perf_counter()
    assert len(citations(text, "RU")) >= 8000
    assert time.perf_counter() - begun < 10


def test_every_title_and_every_term_has_its_russian():
    words = resources.load("law/russian.yaml")
    entries = [e for es in resources.load("law/articles.yaml")["articles"].values() for e in es]
    assert {entry["title"] for entry in entries} == set(words["titles"])
    terms = {term for entry in entries for term in entry.get("highest", {}).values()}
    assert terms == set(words["terms"])
    codes = resources.load("law/articles.yaml")["codes"].values()
    assert {code["name"] for code in codes} == set(words["codes"])
    earlier = [entry["earlier"] for entry in entries if "earlier" in entry]
    assert {term for one in earlier for term in one["highest"].values()} <= terms
    assert all(is_partial_date(str(one["until"])) for one in earlier)


def test_an_article_in_russian():
    (found,) = citations("ст. 280.3 УК РФ")
    assert found.article is not None
    assert found.article.called("ru") == "дискредитация армии"
    assert found.article.term(None, "ru") == "часть 1: 5 лет; часть 2: 7 лет"


def test_no_latin_word_is_left_in_russian():
    words = resources.load("law/russian.yaml")
    said = [*words["codes"].values(), *words["titles"].values(), *words["terms"].values()]
    assert not [one for one in said if re.search("[A-Za-z]", one)]


def test_usage_words_are_of_articles_that_the_table_has():
    articles = resources.load("law/articles.yaml")
    known = {
        (articles["codes"][code]["state"], entry["number"])
        for code, entries in articles["articles"].items()
        for entry in entries
    }
    usage = resources.load("law/usage.yaml")
    assert {(state, number) for state, told in usage.items() for number in told} <= known
