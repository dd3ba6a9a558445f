"""Plain Russian sentences: what is only meant, and where it was. The people are invented."""

from datetime import date

import pytest

from khronika.model import Document, Reading
from khronika.reading import read

PUBLISHED = date(2026, 5, 1)


def reading(text: str) -> Reading:
    return read(Document(id="d", text=text, language="ru", published=PUBLISHED))


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(i.type, i.host, i.origin) for i in reading(text).incidents]


@pytest.mark.parametrize(
    "text",
    [
        "Власти Сербии намерены выдворить российского активиста Егора Лыткина.",
        "Сербия собирается выдворить российского активиста Егора Лыткина.",
        "Российского активиста Егора Лыткина хотят выдворить из Сербии.",
    ],
)
def test_what_an_authority_means_to_do_is_threatened(text):
    acts = [(i.type, i.host, i.origin, i.status) for i in reading(text).incidents]
    assert acts == [("deportation", "RS", "RU", "threatened")]


@pytest.mark.parametrize(
    "text",
    [
        "Адвокат боится, что активиста Егора Лыткина собираются выдворить из Сербии в Россию.",
        "Власти Сербии не намерены выдворять российского активиста Егора Лыткина.",
        "Российский активист Егор Лыткин собирался попросить убежища в Сербии.",
    ],
)
def test_a_plan_that_is_feared_denied_or_the_exiles_own_is_no_act(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (
            "Телеграм-аккаунт живущей в Праге журналистки Нины Зориной взломали.",
            ("digital_attack", "CZ", None),
        ),
        (
            "Живущую в Грузии журналистку Нину Зорину внесли в реестр иноагентов Минюста России.",
            ("designation", "RU", "RU"),
        ),
        (
            "Живущая в Вильнюсе Нина Зорина получила фишинговое письмо от имени литовского МИД.",
            ("digital_attack", "LT", None),
        ),
    ],
)
def test_where_somebody_lives_now_is_neither_the_state_fled_nor_where_that_tries_them(text, act):
    assert told(text) == [act]


def test_nobody_is_tried_where_they_found_a_new_home():
    text = "На блогера Игоря Сухова, который живёт в Казахстане, завели уголовное дело."
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Неизвестные похитили дезертира из России в Оше.", ("abduction", "KG", "RU")),
        ("В Оше похитили Андрея Комкова, дезертира из России.", ("abduction", "KG", "RU")),
        (
            "В Алматы задержали и депортировали активиста из России Андрея Комкова.",
            ("deportation", "KZ", "RU"),
        ),
        ("Полиция депортировала двух активистов из Казахстана.", ("deportation", "KZ", None)),
    ],
)
def test_where_somebody_is_from_is_not_where_they_were_seized(text, act):
    assert act in told(text)


def test_agents_who_carry_somebody_home_do_not_deport_them_from_there():
    text = "Турецкая разведка похитила в Бишкеке учителя Орхана Демира и вывезла его в Турцию."
    assert told(text) == [("abduction", "KG", "TR")]


def struck(text: str) -> list[tuple[str, str | None, tuple[str, ...]]]:
    found = reading(text)
    names = found.parties()
    return [(i.type, i.host, tuple(names[t].name for t in i.targets)) for i in found.incidents]


@pytest.mark.parametrize(
    "text",
    [
        "Адвокат Айгуль Темирова сообщила, что её подзащитного Степана Рогова, россиянина, {}",
        "Адвокат Айгуль Темирова сообщила, что её подзащитного, россиянина Степана Рогова, {}",
    ],
)
def test_whose_client_is_struck_is_not_struck_herself(text):
    told = struck(text.format("задержали в Актау."))
    assert told == [("detention", "KZ", ("Степан Рогов",))]


@pytest.mark.parametrize(
    "text",
    [
        "Павла Дудина задержали в Белграде, Олега Зуева в Ереване. Оба уехали из России.",
        "Россиянин Павел Дудин задержан в Белграде, а Олег Зуев в Ереване.",
    ],
)
def test_a_verb_left_out_without_a_dash_is_said_again(text):
    assert struck(text) == [
        ("detention", "RS", ("Павел Дудин",)),
        ("detention", "AM", ("Олег Зуев",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "В ЕРЕВАНЕ ПОХИТИЛИ ДЕЗЕРТИРА ИЗ РОССИИ ИВАНА ЗУЕВА",
        "В Ереване похитили дезертира из России Ивана ЗУЕВА.",
    ],
)
def test_short_names_in_capitals_are_names(text):
    assert struck(text) == [("abduction", "AM", ("Иван Зуев",))]


def test_whose_people_somebody_is_of_is_not_the_country_they_enter():
    assert told("Россиянку Анну Лис не пустили в Грузию.") == [("entry_refusal", "GE", "RU")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Казахстан 15 мая выдаст России активистку Марию Зуеву.", date(2026, 5, 15)),
        ("Сербия намерена 10 апреля выслать россиянина Егора Лыткина.", date(2026, 4, 10)),
        (
            "МВД Сербии сообщило 20 апреля, что выдворит россиянина Егора Лыткина.",
            date(2026, 4, 20),
        ),
    ],
)
def test_the_day_of_what_is_to_come_is_the_nearest(text, day):
    (act,) = reading(text).incidents
    assert act.status == "threatened"
    assert act.when is not None
    assert act.when.first == day


def test_a_relative_of_an_exile_without_a_name_is_pressed_for_that_exile():
    text = "Брата таджикского оппозиционера, живущего в Германии, арестовали в Душанбе."
    assert struck(text) == [("proxy_pressure", "TJ", ("таджикский оппозиционер",))]


def test_a_family_that_is_nobodys_is_struck_itself():
    text = "Уйгурскую семью депортировали из Турции 12 марта."
    assert struck(text) == [("deportation", "TR", ("Уйгурская семья",))]


def test_those_who_asked_for_asylum_are_counted():
    text = (
        "Более 600 таджикистанцев запросили убежище в Германии в 2023 году. Активиста Фируза "
        "Каримзода депортировали из Германии в Душанбе."
    )
    (count,) = reading(text).estimates
    assert (count.measure, count.low, count.from_country, count.to_country) == (
        "asylum seekers",
        600,
        "TJ",
        "DE",
    )


@pytest.mark.parametrize("says", ["сообщает", "сообщило", "уточняет"])
def test_who_gives_a_figure_may_stand_at_the_end(says):
    text = (
        "Белорусы бежали от репрессий за границу. В 2022 году в Польшу приехали 30 тысяч "
        f"белорусов, {says} МВД Польши."
    )
    result = reading(text)
    named = {o.id: o.name for o in result.organizations}
    assert [[named[ref] for ref in e.by] for e in result.estimates] == [["МВД Польши"]]
