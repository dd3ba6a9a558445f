"""The pages in English and Russian: what a reader chooses, and that nothing is left in English."""

import re
from html.parser import HTMLParser

import pytest
from pages_story import PATHS

from khronika.web import labels

VOID = {"meta", "link", "input", "col", "br", "img"}
QUOTED = {"bdi", "q", "blockquote", "code", "kbd", "style", "script"}
SAID = ("title", "aria-label", "placeholder", "data-words", "data-all", "data-some")
NAMES = {"Khronika", "UTC", "SHA", "khronika", "serve", "http"}


class OurWords(HTMLParser):
    """What a page says in its own voice: not the words of documents, and not another language."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.open, self.words = [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        foreign = (
            tag in QUOTED
            or (tag != "html" and "lang" in named)
            or "shelfmark" in named.get("class", "")
        )
        if tag not in VOID:
            self.open.append((tag, foreign))
        self.words += [named[name] for name in SAID if name in named and not foreign]

    def handle_startendtag(self, tag, attributes):
        """Nothing stands in it, so nothing is said."""

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if not any(foreign for _, foreign in self.open):
            self.words.append(data)

    @property
    def english(self):
        said = re.sub("“[^”]*”|«[^»]*»", "", " ".join(self.words))
        return [word for word in re.findall(r"[A-Za-z]{3,}", said) if word not in NAMES]


@pytest.fixture
def russian(browser):
    """Open a page as a browser that prefers Russian."""

    def opened(path):
        return browser.get(path, headers={"accept-language": "ru,en;q=0.5"}).content.decode()

    return opened


@pytest.mark.parametrize("path", [*PATHS, "/nowhere"])
def test_in_russian_no_word_of_ours_is_left_in_english(russian, path):
    page = russian(path)
    assert '<html lang="ru">' in page
    assert OurWords(page).english == []


@pytest.mark.parametrize("path", PATHS)
def test_the_search_for_english_words_finds_them(read, path):
    assert len(OurWords(read(path)).english) > 20


def test_the_language_is_the_browsers_until_the_reader_chooses(browser, russian, choose):
    assert '<html lang="ru">' in russian("/people")
    answer = choose("en", "/people?country=BY")
    assert answer.headers["Location"] == "/people?country=BY"
    assert '<html lang="en">' in russian("/people")


def test_the_choice_is_forgotten_with_the_window(choose):
    (cookie,) = [c for name, c in choose("ru", "/").cookies.items() if "language" in name]
    assert (cookie.value, cookie["max-age"], cookie["expires"]) == ("ru", "", "")
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"


def test_the_choice_leads_nowhere_else(choose):
    assert choose("ru", "http://khronika.example/").headers["Location"] == "/"


def test_who_has_not_entered_is_told_in_their_language(stranger):
    page = stranger.get("/", headers={"accept-language": "ru"}).content.decode()
    assert "Этому браузеру не открыто" in page
    assert OurWords(page).english == []


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/incidents", "из <strong>2</strong> документов"),
        ("/incidents", "3 мая 2024"),
        ("/incidents", "март 2023"),
        ("/people/d1.p1", "Белоруссия"),
        ("/documents/d1", "не менее 1\xa0200"),
        ("/incidents/d1.i1", "Задержание за рубежом"),
    ],
)
def test_numbers_days_and_countries_are_russian(russian, path, words):
    assert words in russian(path)


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "1 случай"), (3, "3 случая"), (5, "5 случаев"), (21, "21 случай"), (112, "112 случаев")],
)
def test_plurals_are_russian(door, count, words):
    from django.utils.translation import ngettext, override

    with override("ru"):
        assert ngettext("%(n)s incident", "%(n)s incidents", count) % {"n": count} == words
        assert labels.percent(0.8) == "80\xa0%"
