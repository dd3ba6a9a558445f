"""Search finds words in any form, names in any script, and what filters leave."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from story import PASSPHRASE, captured

from khronika.casebook import Casebook, Order, SearchFilter, SearchHit
from khronika.casebook.search.asking import parse
from khronika.casebook.search.passages import Passage, snippet
from khronika.casebook.search.words import terms
from khronika.casebook.search.words import words as words_of
from khronika.errors import WrongQuery, WrongUse
from khronika.model import (
    Document,
    Incident,
    IncidentType,
    Interval,
    Person,
    Reading,
    Status,
)
from quoting import proof

ENGLISH = (
    "Police in Bishkek arrested the activist Fyodor Shchegolikhin. His extradition was refused. "
    "The women's council, a human-rights group, left the meeting. O'Connor saw steel."
)
RUSSIAN = (
    "Фёдора Щеголихина задержали в Бишкеке. Сотрудники рабочей группы стали ждать решения. "
    "Правозащитница Гульнора Мирзиёева сообщила о пытках."
)
OTHER = "Рустам Каримжонов вернулся. Сталь подорожала; мороз усилился. The weather was fine."


def reading(own_id: str, text: str, **document: object) -> Reading:
    return Reading(document=Document(id=own_id, text=text, **document), relevant=True)


def _story() -> list[Reading]:
    english = replace(
        reading("en", ENGLISH, title="In Bishkek", publisher="The Lantern", language="en"),
        people=(
            Person(
                id="p1",
                name="Fyodor Shchegolikhin",
                evidence=proof(ENGLISH, "Fyodor Shchegolikhin"),
            ),
        ),
        incidents=(
            Incident(
                id="i1",
                type=IncidentType.DETENTION,
                targets=("p1",),
                host="KG",
                origin="RU",
                when=Interval(first=date(2023, 12, 30), last=date(2024, 1, 2), text="at new year"),
                evidence=proof(ENGLISH, ENGLISH[: ENGLISH.index(" His")]),
            ),
        ),
    )
    russian = replace(
        reading("ru", RUSSIAN, publisher="Фонарь", language="ru", published=date(2022, 5, 1)),
        people=(
            Person(id="p1", name="Фёдор Щеголихин", evidence=proof(RUSSIAN, "Фёдора Щеголихина")),
        ),
        incidents=(
            Incident(
                id="i1",
                type=IncidentType.DETENTION,
                targets=("p1",),
                host="KG",
                status=Status.PENDING,
                evidence=proof(RUSSIAN, RUSSIAN[: RUSSIAN.index(" Сотрудники")]),
            ),
        ),
    )
    return [english, russian, reading("other", OTHER)]


@pytest.fixture(scope="module")
def told(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebook]:
    home = shutil.copytree(empty, tmp_path_factory.mktemp("told") / "casebook")
    with Casebook.open(home, PASSPHRASE) as casebook:
        for one in _story():
            casebook.add(captured(one), one)
        yield casebook


def found(casebook: Casebook, query: str, **filters: object) -> list[str]:
    hits = casebook.searching.search(query, SearchFilter(**filters)).hits
    return [hit.id for hit in hits]


def documents(casebook: Casebook, query: str) -> set[str]:
    return set(found(casebook, query, kind=("document",)))


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        # Forms of words.
        ("arrest", {"d1"}),
        ("refusing", {"d1"}),
        ("woman", {"d1"}),
        ("see", {"d1"}),
        ("задержан", {"d2"}),
        ("РАБОЧИЙ", {"d2"}),
        ("пытка", {"d2"}),
        ("стать", {"d2"}),
        ("Фёдор", {"d1", "d2"}),
        # All words must be there; shut out, or one of two.
        ("police bishkek", {"d1"}),
        ("police weather", set()),
        ("weather OR police", {"d1", "d3"}),
        ("weather | police", {"d1", "d3"}),
        ("погода ИЛИ пытки", {"d2"}),
        ("fine weather OR police", {"d3"}),
        ("Бишкек", {"d1", "d2"}),
        ("Бишкек -задержать", {"d1"}),
        ('-police -"рабочая группа"', {"d3"}),
        # Phrases, in any form; they do not reach over what stands between.
        ('"рабочая группа"', {"d2"}),
        ("«рабочими группами»", {"d2"}),
        ('"группа рабочая"', set()),
        ('"arrest activist"', set()),
        ('"arresting the activists"', {"d1"}),
        ("human-rights", {"d1"}),
        ("rights-human", set()),
        # Beginnings of words and of forms.
        ("задерж*", {"d2"}),
        ("задержал*", {"d2"}),
        ("extrad*", {"d1"}),
        ("мороз*", {"d3"}),
        # Marks inside a word.
        ("OConnor", {"d1"}),
        ("o’connor", {"d1"}),
    ],
)
def test_words_are_found(told: Casebook, query: str, ids: set[str]) -> None:
    assert documents(told, query) == ids


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("Щеголихин", {"d1", "d2"}),
        ("щеголихину", {"d1", "d2"}),
        ("Shchegolikhin", {"d1", "d2"}),
        ("Schegolichina", {"d1", "d2"}),
        ("Mirziyoyeva", {"d2"}),
        ("Gulnora Mirziyoyev", {"d2"}),
        ("Karimjonov", {"d3"}),
        ("Каримжоновым", {"d3"}),
        ("Moroz", set()),
        ("Ivanov", set()),
        # Between quotation marks a name is what is written there.
        ('"Shchegolikhin"', {"d1"}),
        ('"Щеголихин"', {"d2"}),
    ],
)
def test_names_are_found_in_every_script(told: Casebook, query: str, ids: set[str]) -> None:
    assert documents(told, query) == ids


@pytest.mark.parametrize(("query", "first"), [("Щеголихин", "d2"), ("Shchegolikhin", "d1")])
def test_what_is_written_as_asked_comes_first(told: Casebook, query: str, first: str) -> None:
    hits = told.searching.search(query).hits
    assert [hit.exact for hit in hits] == [True] * 3 + [False] * 3
    assert {hit.document.id for hit in hits[:3]} == {first}
    assert {hit.id.partition(".")[2] for hit in hits[:3]} == {"", "i1", "p1"}


@pytest.mark.parametrize("query", ["detention Kyrgyzstan", "задержание Киргизия"])
def test_an_incident_is_found_by_its_act_and_country_in_both_languages(
    told: Casebook, query: str
) -> None:
    assert set(found(told, query)) == {"d1.i1", "d2.i1"}


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ({"kind": ("person",)}, {"d1.p1", "d2.p1"}),
        ({"kind": ("person", "incident"), "language": ("ru",)}, {"d2.p1", "d2.i1"}),
        ({"country": ("RU",)}, {"d1", "d1.i1", "d1.p1"}),
        ({"country": ("KG", "RU"), "kind": ("document",)}, {"d1", "d2"}),
        ({"host": ("RU",)}, set()),
        ({"origin": ("RU",), "kind": ("incident",)}, {"d1.i1"}),
        ({"act": ("detention",), "kind": ("person",)}, {"d1.p1", "d2.p1"}),
        ({"act": ("killing",)}, set()),
        ({"status": ("pending",)}, {"d2", "d2.i1", "d2.p1"}),
        ({"source": ("Фонарь",)}, {"d2", "d2.i1", "d2.p1"}),
        ({"review": ("proposed",), "kind": ("incident",)}, {"d1.i1", "d2.i1"}),
        ({"year": ("2023",)}, {"d1.i1", "d1.p1"}),
        ({"first": date(2024, 1, 2)}, {"d1.i1", "d1.p1"}),
        ({"first": date(2024, 1, 3)}, set()),
        ({"last": date(2022, 5, 1)}, {"d2"}),
        ({"first": date(2022, 1, 1), "last": date(2023, 12, 30)}, {"d2", "d1.i1", "d1.p1"}),
    ],
)
def test_filters_leave_what_they_ask_for(
    told: Casebook, filters: dict[str, object], ids: set[str]
) -> None:
    assert set(found(told, "", **filters)) == ids


def test_filters_and_words_hold_together(told: Casebook) -> None:
    assert found(told, "Щеголихин", kind=("incident",), origin=("RU",)) == ["d1.i1"]


def test_values_are_counted_over_all_hits_and_not_over_the_page(told: Casebook) -> None:
    page = told.searching.search("Бишкек", size=1)
    counts = {name: {c.value: c.count for c in page.facets[name]} for name in page.facets}
    assert (page.total, page.pages, len(page.hits)) == (4, 4, 1)
    assert counts["kind"] == {"document": 2, "incident": 2}
    assert counts["country"] == {"KG": 4, "RU": 2}
    assert counts["act"] == {"detention": 4}
    assert counts["status"] == {"completed": 2, "pending": 2}
    assert counts["source"] == {"The Lantern": 2, "Фонарь": 2}
    assert counts["language"] == {"en": 2, "ru": 2}
    assert counts["year"] == {"2022": 1, "2023": 1, "2024": 1}
    assert [count.count for count in page.facets["country"]] == [4, 2]


def test_pages_follow_one_another(told: Casebook) -> None:
    whole = [hit.id for hit in told.searching.search("").hits]
    pages = [told.searching.search("", page=n, size=2) for n in (1, 2, 3, 4, 5)]
    assert [hit.id for page in pages for hit in page.hits] == whole
    assert {page.order for page in pages} == {Order.NEWEST}
    assert (len(pages[4].hits), pages[4].total) == (0, 7)
    for wrong in ({"page": 0}, {"size": 0}, {"size": 201}):
        with pytest.raises(WrongUse, match="Pages are counted from 1"):
            told.searching.search("", **wrong)


def marked(hit: SearchHit) -> list[str]:
    assert hit.snippet is not None
    return [hit.snippet.text[start:end] for start, end in hit.snippet.marks]


@pytest.mark.parametrize(
    ("query", "row", "words"),
    [
        ("Щеголихин задержать", "d2", ["Щеголихина", "задержали"]),
        ("Щеголихин", "d1", ["Shchegolikhin"]),
        ("arrested", "d1.i1", ["arrested"]),
        ('"рабочая группа"', "d2", ["рабочей", "группы"]),
        ("extrad*", "d1", ["extradition"]),
        ("задержание", "d2.i1", []),
    ],
)
def test_a_snippet_is_cut_from_the_text(
    told: Casebook, query: str, row: str, words: list[str]
) -> None:
    (hit,) = [hit for hit in told.searching.search(query).hits if hit.id == row]
    assert marked(hit) == words
    text = {"d1": ENGLISH, "d2": RUSSIAN}[hit.document.id]
    assert hit.snippet is not None
    assert text[hit.snippet.start :].startswith(hit.snippet.text)


def test_a_snippet_shows_where_most_stands_together() -> None:
    filler = "Nothing of note happened on that day in the town. " * 20
    text = f"Wolves came. {filler} The wolf <b>met</b> a bear at night. {filler}"
    cut = snippet(parse("wolf bear"), [Passage(100, text)])
    assert cut is not None
    assert [cut.text[start:end] for start, end in cut.marks] == ["wolf", "bear"]
    assert "<b>met</b>" in cut.text
    assert len(cut.text) <= 240
    assert text[cut.start - 100 :].startswith(cut.text)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ('"рабочая', "is not closed"),
        ("OR police", "OR joins two words"),
        ("police OR", "OR joins two words"),
        ("police OR OR bishkek", "OR joins two words"),
        ("police OR -bishkek", "cannot be shut out"),
        ("po*", "at least 3 letters"),
        ("*", "at least 3 letters"),
        ("human-rig*", "after one word"),
        ("!!! ?", "no letter and no digit"),
        ("word " * 33, "more than 32 words"),
        ('"' + "word " * 33 + '"', "more than 32 words"),
        ("w" * 1001, "more than 1000 characters"),
    ],
)
def test_a_query_that_makes_no_sense_is_told_so(told: Casebook, query: str, message: str) -> None:
    with pytest.raises(WrongQuery, match=message):
        told.searching.search(query)


SIGNS = [
    '"',
    "*",
    "-",
    "|",
    " OR ",
    "NOT",
    "NEAR(",
    "^",
    ":",
    "{",
    "lemmas:",
    "'",
    "\x00",
    "%s",
    ")",
]
QUERIES = st.lists(
    st.sampled_from([*SIGNS, "police", "Щеголихин", "д*", "ﬁ", "İ", "ǆ", "\ud800"]) | st.text(),
    max_size=12,
).map("".join)


@settings(max_examples=300, suppress_health_check=list(HealthCheck))
@given(query=QUERIES)
def test_no_query_breaks_it(told: Casebook, query: str) -> None:
    try:
        page = told.searching.search(query)
    except WrongQuery:
        pass
    else:
        assert page.total >= len(page.hits)


@settings(max_examples=100, suppress_health_check=list(HealthCheck))
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_every_word_of_a_text_finds_it(text: str) -> None:
    for word in words_of(text):
        if terms(word.written) is not None:
            cut = snippet(parse(f'"{word.written}"'), [Passage(0, text)])
            assert cut is not None
            assert cut.marks
            assert text[cut.start :].startswith(cut.text)
