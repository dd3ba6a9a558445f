"""Which bodies and people do an act. Those named are invented."""

import pytest

from khronika.model import Document
from khronika.reading import read


def doers(text: str, language: str = "en") -> list[str]:
    reading = read(Document(id="d", text=text, language=language))
    names = {p.id: p.name for p in (*reading.people, *reading.organizations)}
    return [names[a] for i in reading.incidents[:1] for a in i.actors]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "The exiled Belarusian editor Vera Stoyanova was refused a new passport by the "
                "Belarusian embassy in Warsaw."
            ),
            ["Belarusian embassy in Warsaw"],
        ),
        (
            (
                "The Tajik activist Firuz Odinazoda was deported from Russia to Tajikistan by "
                "decision of a district court."
            ),
            ["district court"],
        ),
        (
            "Germany deported the Tajik activist Firuz Odinazoda to Dushanbe on 3 March.",
            [],
        ),
        (
            "Malaysia deported three Turkish teachers on Thursday despite warnings by the UN.",
            [],
        ),
        (
            "Border guards at Yerevan airport did not let the Russian editor Pyotr Vasnetsov in.",
            ["Border guards"],
        ),
        (
            (
                "Her parents in Khujand have lost their jobs, says Farzona Safieva, a Tajik editor "
                "in Vilnius."
            ),
            [],
        ),
    ],
)
def test_the_doer_is_found_behind_by_and_is_no_country(text, expected):
    assert doers(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "В Ереване российского дезертира Ивана Петренко скрутили четверо в камуфляже.",
            "ru",
            ["четверо в камуфляже"],
        ),
        (
            "Туркменскую активистку Дурсун Атаеву в Стамбуле снимали мужчины из консульства.",
            "ru",
            ["мужчины из консульства"],
        ),
        (
            "В Вильнюсе белорусского активиста Алеся Гринько избили люди в ночь на субботу.",
            "ru",
            ["люди"],
        ),
        (
            "Пограничники в аэропорту Тбилиси не пустили российскую журналистку Ольгу Фролову.",
            "ru",
            ["Пограничники"],
        ),
        (
            "The Ethiopian journalist Tesfa Alem was picked up by plain-clothes men in Djibouti.",
            "en",
            ["plain-clothes men"],
        ),
        (
            "Four in masks seized the Russian deserter Ivan Petrenko in Yerevan.",
            "en",
            ["Four in masks"],
        ),
    ],
)
def test_people_who_act_are_called_by_their_number_and_look(text, language, expected):
    assert doers(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Правозащитники сообщают, что российского дезертира Ивана Петренко похитили в Баку.", []),
        (
            "Полиция Белграда сообщила, что задержала российского активиста Ивана Петренко.",
            ["Полиция Белграда"],
        ),
    ],
)
def test_who_only_tells_of_an_act_does_not_do_it_unless_it_is_the_states(text, expected):
    assert doers(text, "ru") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Interior Ministry of Kuwait said that it had deported the Egyptian Sameh Abdel.",
            ["Interior Ministry of Kuwait"],
        ),
        (
            "Ugandan police said that they had arrested the Rwandan dissident Jean Habimana.",
            ["Ugandan police"],
        ),
        ("The ministry said that they had beaten the Azerbaijani blogger Ali Zade in Tbilisi.", []),
    ],
)
def test_a_body_of_the_state_tells_what_it_did_itself(text, expected):
    assert doers(text) == expected


def test_a_consulate_behind_the_verb_is_who_refuses():
    text = "Нового паспорта Дурсун Атаевой не дало консульство Туркменистана в Стамбуле."
    assert doers(text, "ru") == ["консульство Туркменистана в Стамбуле"]


def test_a_court_in_a_town_is_also_a_court():
    text = "A court in Minsk sentenced the exiled blogger Yauhen Mikhalchuk to 11 years in prison."
    reading = read(Document(id="d", text=text, language="en"))
    court = next(o for o in reading.organizations if o.name == "court in Minsk")
    assert "A court" in court.aliases


@pytest.mark.parametrize("day", ["on April 3", "on Monday"])
def test_the_day_is_no_part_of_the_name_of_a_body(day):
    text = f"Bishkek City Court {day} ordered the extradition of Russian activist Pavel Ushmarin."
    reading = read(Document(id="d", text=text, language="en"))
    assert [body.name for body in reading.organizations] == ["Bishkek City Court"]
