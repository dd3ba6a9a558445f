"""People whom an act struck and whom the text does not name: how they are found, and called."""

from datetime import date

import pytest

from khronika.model import Document, Person
from khronika.reading import read, stages_of


def _struck(text: str, language: str) -> list[list[Person]]:
    """Read a text and give whom each incident struck."""
    day = date(2025, 3, 10)
    reading = read(Document(id="test", text=text, published=day, language=language))
    people = {person.id: person for person in reading.people}
    return [[people[t] for t in incident.targets] for incident in reading.incidents]


def _names(text: str, language: str) -> list[list[str]]:
    return [[person.name for person in struck] for struck in _struck(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Turkey deported two Turkmen seamstresses in May.", "en", "Turkmen seamstresses"),
        ("Казахстан выслал в Россию четверых пекарей.", "ru", "пекари"),
        (
            "Четверо сторонников Партии народного согласия депортированы из Таиланда в Камбоджу.",
            "ru",
            "сторонники Партии народного согласия",
        ),
    ],
)
def test_a_noun_that_no_list_knows_means_people_where_they_are_struck(text, language, name):
    assert _names(text, language) == [[name]]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Two flats were searched in Tbilisi, and a laptop was taken.", "en"),
        ("Three passports were cancelled by the consulate in Istanbul.", "en"),
        ("В Тбилиси обыскали две квартиры и забрали ноутбук.", "ru"),
    ],
)
def test_counted_things_are_no_people(text, language):
    assert _names(text, language) == []


def test_what_is_told_as_done_needs_no_day():
    assert _names("В Тбилиси задержали двух скрипачей из Минска.", "ru") == [["скрипачи"]]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Typically two or three monks were arrested in Kathmandu before the visit.", "en"),
        ("Twenty people a month were refused entry to Georgia.", "en"),
        ("Обычно перед визитом задерживали двух-трёх монахов.", "ru"),
    ],
)
def test_what_is_done_again_and_again_strikes_nobody_in_particular(text, language):
    assert _names(text, language) == []


def test_a_group_is_also_called_by_its_number_and_by_what_is_told_behind_it():
    text = "Two Karakalpak jurists who stood for dockers were deported from Kazakhstan on 5 March."
    ((group,),) = _struck(text, "en")
    assert group.aliases == (
        "Two Karakalpak jurists",
        "Two Karakalpak jurists who stood for dockers",
    )


def test_nouns_under_one_number_are_one_group():
    text = "Nine Turkmen students and teachers were deported from Turkey on 4 May."
    assert _names(text, "en") == [["Turkmen students and teachers"]]


def test_an_initial_stands_for_a_name():
    text = "A Tajik student, A., was arrested in Warsaw on 3 May over a notice from Dushanbe."
    assert {"A."} <= {name for struck in _struck(text, "en") for p in struck for name in _all(p)}


def _all(person: Person) -> tuple[str, ...]:
    return (person.name, *person.aliases)


@pytest.mark.parametrize(
    ("text", "language", "members"),
    [
        (
            "Turkey deported five Uyghur bakers. Among them were Adil Karimov and Rena Sabit.",
            "en",
            ["Adil Karimov", "Rena Sabit"],
        ),
        (
            "Полиция Оша задержала пятерых уйгуров. Среди них Адиль Каримов и Рена Сабитова.",
            "ru",
            ["Адиль Каримов", "Рена Сабитова"],
        ),
        (
            "В Ереване задержали двух россиян — Глеба Ольхина и Марата Тарусова.",
            "ru",
            ["Глеб Ольхин", "Марат Тарусов"],
        ),
        (
            "Adil Karimov was one of nine Uyghurs deported from Egypt in 2017.",
            "en",
            ["Adil Karimov"],
        ),
    ],
)
def test_the_members_of_a_group_that_are_named_stand_for_it(text, language, members):
    assert members in _names(text, language)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Turkey deported two Turkmen seamstresses in May.", 0.8),
        ("Turkey deported the Turkmen blogger Adil Karimov in May.", 1.0),
        ("In March the Turkmen applicant was deported from Turkey.", 0.0),
    ],
)
def test_a_group_that_is_counted_and_surely_struck_is_nearly_named(text, named):
    stages = stages_of(Document(id="test", text=text, language="en"))
    (incident,) = (*stages.incidents, *stages.doubted)
    assert stages.signs.of(incident)["named"] == named


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        (
            (
                "Kazakhstan refused asylum to two Karakalpak activists. Aqylbek Moyan, a heart "
                "surgeon, and Ziuar Tanir, who keeps a bakery, got their letters yesterday."
            ),
            "en",
            ["Aqylbek Moyan", "Ziuar Tanir"],
        ),
        (
            (
                "Казахстан отказал в убежище двум каракалпакским активисткам. Роза Калбина и "
                "Гульнара Пирджан получили письма вчера."
            ),
            "ru",
            ["Роза Калбина", "Гульнара Пирджан"],
        ),
        (
            (
                "Thailand deported two Cambodian activists on Monday. Their lawyer, Anon Chai, "
                "said that Sok Vanna and Chea Rith were flown to Phnom Penh."
            ),
            "en",
            ["Sok Vanna", "Chea Rith"],
        ),
    ],
)
def test_a_counted_group_is_as_many_as_are_named_next(text, language, names):
    assert _names(text, language) == [names]


def test_a_counted_group_is_not_fewer_people_who_are_named_next():
    text = (
        "Thailand deported three Cambodian activists on Monday. Their lawyer, Anon Chai, said that "
        "Sok Vanna and Chea Rith had called him."
    )
    assert _names(text, "en") == [["Cambodian activists"]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The man, a Russian national, was arrested in Moldova on 18 January.", "man"),
        ("The Russian man was arrested in Moldova on 18 January.", "Russian man"),
        ("The woman, a citizen of Belarus, was granted asylum in Finland.", "woman"),
    ],
)
def test_a_man_is_whom_an_act_struck_where_it_is_told_of_which_people_he_is(text, name):
    assert _names(text, "en") == [[name]]


def test_the_man_of_a_people_is_nobody_else_than_was_named_before():
    text = (
        "Pavel Ushmarin, an activist, fled to Chisinau. The Russian man was arrested in Moldova on "
        "18 January."
    )
    assert ["Russian man"] not in _names(text, "en")


def test_those_whose_surrender_is_asked_for_need_no_names():
    text = (
        "A court in Accra, Ghana, yesterday rejected Togo's request for the extradition of three "
        "opposition activists."
    )
    assert _names(text, "en") == [["opposition activists"]] * 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Egypt deported dozens of Uyghur students to China in July 2017.", "Uyghur students"),
        (
            "Police in Istanbul arrest two Iranian journalists and question them.",
            "Iranian journalists",
        ),
    ],
)
def test_those_who_are_counted_are_people_of_an_occasion(text, name):
    assert _names(text, "en") == [[name]]


def test_what_is_done_to_people_in_general_is_no_act():
    text = (
        "Kyrgyzstan deports Russian activists to Moscow without a hearing. Exiles in Bishkek are "
        "afraid."
    )
    assert _names(text, "en") == []
