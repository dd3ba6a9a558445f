"""Whole Russian articles: who acted, lawyers, names behind signs. The people are invented."""

from datetime import date

import pytest

from khronika.model import Document, Reading
from khronika.reading import read

PUBLISHED = date(2026, 3, 12)


def reading(text: str) -> Reading:
    return read(Document(id="d", text=text, language="ru", published=PUBLISHED))


def names(found: Reading) -> dict[str, str]:
    return {party.id: party.name for party in (*found.people, *found.organizations)}


def doers(text: str) -> list[tuple[str, list[str]]]:
    found = reading(text)
    called = names(found)
    return [(i.type, [called[ref] for ref in i.actors]) for i in found.incidents]


def struck(text: str) -> list[tuple[str, set[str]]]:
    found = reading(text)
    called = names(found)
    return [(i.type, {called[ref] for ref in i.targets}) for i in found.incidents]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        (
            (
                "Активистка Алеся Дорошевич бежала из Беларуси в Грузию. Её мать в Гомеле трижды "
                "вызывали на допрос в КГБ."
            ),
            "КГБ",
        ),
        (
            (
                "Активистка Алеся Дорошевич бежала из Беларуси в Грузию. Её сестру Марину вызвали "
                "в управление КГБ по Гомельской области и требовали вернуть Алесю."
            ),
            "управление КГБ по Гомельской области",
        ),
    ],
)
def test_a_body_that_somebody_is_summoned_to_acts(text, doer):
    assert doers(text) == [("proxy_pressure", [doer])]


def test_the_body_that_summons_a_relative_tells_the_state_fled():
    (act,) = reading(
        "Активист Булат Гарипов живёт в Белграде. В сентябре 2025 года его брата вызвали в ФСБ и "
        "расспрашивали о Булате."
    ).incidents
    assert (act.type, act.host, act.origin) == ("proxy_pressure", "RU", "RU")


def test_a_summons_to_a_school_or_a_civil_court_is_no_act():
    texts = (
        "Мать Анны Лебедь, уехавшей в Грузию активистки, пригласили в школу на концерт.",
        "Журналистку вызвали в суд в Тбилиси по иску о разводе.",
    )
    assert [reading(text).incidents for text in texts] == [(), ()]


def test_the_office_where_a_paper_is_refused_acts():
    assert doers(
        "Активистка Алеся Дорошевич бежала из Беларуси в Польшу. В ноябре в консульстве в "
        "Белостоке ей отказались менять паспорт."
    ) == [("passport_denial", ["консульство в Белостоке"])]


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Комиссия отказала ей в убежище 7 февраля.", ("asylum_refusal", ["Комиссия"])),
        ("Наряд задержал её у магазина 7 февраля.", ("detention", ["Наряд"])),
    ],
)
def test_bodies_called_by_a_mere_noun_act(sentence, act):
    assert doers(f"Активистка Алеся Дорошевич бежала из Беларуси в Грузию. {sentence}") == [act]


def test_interpol_is_no_doer_of_its_notice():
    found = doers(
        "Российского активиста Ивана Лужина задержали в аэропорту Ларнаки 27 февраля: в базе "
        "сработало красное уведомление Интерпола."
    )
    assert ("interpol_alert", []) in found


def test_a_court_keeps_its_town_in_its_name():
    assert doers(
        "Алжирский активист Сейф Монир живёт в Стамбуле. 1 июня суд в Аннабе заочно приговорил "
        "его к семи годам."
    ) == [("conviction", ["суд в Аннабе"])]


def test_what_several_do_to_a_thing_is_not_done_by_it():
    assert doers(
        "Российский активист Юрий Пташкин живёт в Польше. Фонд Пташкина «Вяртанне» признали "
        "нежелательной организацией ещё летом."
    ) == [("designation", [])]


def test_a_lawyer_asks_for_protection_for_the_client():
    assert struck(
        "Глеба Самохина, дезертировавшего из России, задержали 22 января в Гюмри. «Мы подали "
        "ходатайство о защите ещё в январе, — говорит адвокат Ашот Папоян. — Миграционная служба "
        "его рассматривает»."
    ) == [("detention", {"Глеб Самохин"}), ("asylum_claim", {"Глеб Самохин"})]


def test_a_lawyer_who_fled_asks_for_protection_himself():
    assert struck(
        "Адвокат Ашот Папоян из Азербайджана попросил убежища в Грузии. «Я подал ходатайство ещё в "
        "январе», — говорит он."
    ) == [("asylum_claim", {"Ашот Папоян"})]


@pytest.mark.parametrize(
    "text",
    [
        "❗️Айбека Токтомова, критика властей Кыргызстана, 7 марта сняли с рейса Бишкек — Стамбул.",
        "‼️Задержан Айбек Токтомов, критик властей Кыргызстана. Это случилось в Алматы 7 марта.",
        "Пропал Айбек Токтомов, активист из Кыргызстана. 8 марта он вышел из дома в Алматы.",
    ],
)
def test_signs_and_verbs_before_a_name_are_no_part_of_it(text):
    assert [targets for _, targets in struck(text)] == [{"Айбек Токтомов"}]


def test_a_relative_called_by_the_given_name_is_the_one_named_in_full():
    found = reading(
        "Польша отказала в убежище Хаве Ахмаровой из Чечни и её мужу Зелимхану. Зелимхана "
        "Ахмарова в Чечне похищали и пытали."
    )
    assert {person.name for person in found.people} == {"Хава Ахмарова", "Зелимхан Ахмаров"}


def test_strangers_who_walk_behind_somebody_follow_them():
    known = "Активист Глеб Самохин из России живёт в Ереване."
    followed = f"{known} 8 марта у дома за ним шли двое мужчин в гражданском."
    assert doers(followed) == [("surveillance", ["двое мужчин в гражданском"])]
    assert reading(f"{known} 8 марта за ним шли его друзья и тысячи людей.").incidents == ()


def test_the_accusation_ends_before_what_else_the_state_does():
    (charged, *_) = reading(
        "Литва задержала таджикского политика Файзулло Хикмата. Таджикистан обвиняет его в "
        "терроризме и требует выдачи."
    ).incidents[1:]
    assert charged.charge == "терроризме"


def test_a_month_after_some_day_of_a_year_is_no_day():
    acts = {
        i.type: i.when
        for i in reading(
            "Блогер Турал Меликов уехал из Азербайджана в 2020 году. В 2023 году его задерживали в "
            "Стамбуле по запросу Баку, но через месяц отпустили."
        ).incidents
    }
    assert acts["release"] is None


def test_a_court_that_forbids_a_removal_makes_no_law():
    assert not reading(
        "Конституционный суд Турции 30 января принял временную меру, запретив депортацию "
        "туркменского активиста Доврана Аннадурова до рассмотрения дела."
    ).instruments


CHRONICLE = """12.09.2025. Прилетела из Душанбе в Алматы. Попросила убежища на следующий день.
03.10.2025. Задержана на съёмной квартире.
05.10.2025. Районный суд арестовал Зарину Сафарову, журналистку из Таджикистана, на 40 суток.
20.12.2025. Прокуратура удовлетворила запрос о выдаче.
09.01.2026. Алматинский городской суд отменил постановление прокурора о выдаче. Её освободили.
10.01.2026. Снова задержана — на выходе из СИЗО.
22.01.2026. Выдворена в Душанбе."""


def test_a_chronicle_that_names_one_alone_tells_of_her_in_every_entry():
    acts = [(i.type, i.when.first.isoformat()) for i in reading(CHRONICLE).incidents if i.when]
    assert [act for act in acts if act[0] != "extradition_request"] == [
        ("asylum_claim", "2025-09-13"),
        ("detention", "2025-10-03"),
        ("extradition", "2025-12-20"),
        ("extradition_refusal", "2026-01-09"),
        ("release", "2026-01-09"),
        ("detention", "2026-01-10"),
        ("deportation", "2026-01-22"),
    ]


STORY = (
    "Я уехала из России в октябре 2022 года, сначала в Ереван, потом в Анталью.\n\n"
    "17 января ко мне домой пришла полиция, меня забрали в участок, а потом увезли в "
    "депортационный центр в Измире.\n\n"
    "9 февраля меня посадили в самолёт в Черногорию. Въезд в Турцию мне закрыли на пять лет."
)


def test_whoever_signs_a_story_tells_it():
    signed = struck(f"{STORY}\n\nДарья Зимина, журналистка")
    assert ("detention", {"Дарья Зимина"}) in signed
    assert ("deportation", {"Дарья Зимина"}) in signed
    reported = f"{STORY}\n\nТак рассказала нам об этом Дарья Зимина, журналистка."
    assert struck(STORY) == struck(reported) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "В Туле прошёл обыск у родителей активиста.",
        "К его маме в Тулу приходили с обыском.",
        "Следователи обыскали квартиру его родителей.",
    ],
)
def test_a_search_at_relatives_is_pressure_alone(sentence):
    text = f"Российский активист Илья Верховин живёт в Алматы. {sentence}"
    assert struck(text) == [("proxy_pressure", {"Илья Верховин"})]


def test_a_search_at_the_exiles_own_home_is_part_of_the_case():
    text = "Российский активист Илья Верховин живёт в Алматы. 9 марта у него в Туле прошёл обыск."
    assert struck(text) == [("prosecution", {"Илья Верховин"})]


def test_a_surrender_that_is_called_off_was_not_done():
    acts = reading(
        "Экстрадиция Глеба Самохина из Армении в Россию отменена, сообщил адвокат."
    ).incidents
    assert [(i.type, i.status) for i in acts] == [
        ("extradition", "attempted"),
        ("extradition_refusal", "completed"),
    ]


def test_a_court_that_suspends_a_surrender_does_not_do_it():
    assert doers(
        "ЕСПЧ применил правило 39 и приостановил экстрадицию россиянина Глеба Самохина из Армении."
    ) == [("extradition", [])]


def test_no_longer_custody_for_a_surrender_is_no_refusal_of_it():
    assert doers(
        "Суд в Ереване отклонил ходатайство прокуратуры о продлении экстрадиционного ареста "
        "россиянина Глеба Самохина и освободил его в зале суда."
    ) == [("release", ["Суд в Ереване"])]


@pytest.mark.parametrize(
    ("opening", "speaker"),
    [
        ("Мать Леднева Ирина рассказала", "Ирина"),
        ("Мать Леднева Ирина Петровна рассказала", "Ирина Петровна"),
        ("Брат Леднева Олег рассказал", "Олег"),
    ],
)
def test_a_relative_speaks_and_not_whose_they_are(opening, speaker):
    found = reading(
        f"Россиянин Кирилл Леднев живёт в Казахстане. {opening}, что его задержали 5 марта в "
        "Караганде."
    )
    assert [names(found)[claim.speaker] for claim in found.claims] == [speaker]


def test_a_surname_that_is_a_town_too_means_whoever_bears_it():
    known = "Антон Шилов из России уехал в Армению."
    assert struck(f"{known} Шилову отказали в убежище 5 марта.") == [
        ("asylum_refusal", {"Антон Шилов"})
    ]
    towns = reading(f"{known} Шилово — посёлок под Рязанью. В Шилове живут его родители.")
    assert {mention.name for mention in towns.people} <= {"Антон Шилов"}


def test_a_lawyer_is_not_struck_with_her_client():
    assert struck(
        "Эмре Йылдырыма, учителя из Турции, арестовали 30 ноября в Черногории. Адвокат "
        "Милица Вукович сказала, что её подзащитный попросил убежища на второй день после ареста."
    ) == [("detention", {"Эмре Йылдырым"}), ("asylum_claim", {"Эмре Йылдырым"})]


def test_asylum_that_is_not_decided_is_pending():
    (claim,) = reading(
        "Адвокат сообщил, что турецкий учитель Эмре Йылдыз попросил убежища в Черногории. Решения "
        "нет до сих пор."
    ).incidents
    assert (claim.type, claim.status) == ("asylum_claim", "pending")


def test_papers_that_are_not_taken_are_asylum_refused():
    assert doers(
        "Уйгурский имам Юсуп Хамит бежал из Китая в Казахстан. 9 марта он подал прошение об "
        "убежище; чиновники отказались принять бумагу."
    ) == [("asylum_claim", []), ("asylum_refusal", ["чиновники"])]


def test_bodies_have_their_names_in_the_nominative():
    found = reading(
        "Россиянина Кирилла Леднева задержали в Алматы по линии ФСБ. В Генпрокуратуре Казахстана "
        "это подтвердили. О том же сообщили в Министерстве внутренних дел Сербии."
    )
    called = {body.name for body in found.organizations}
    assert called == {"ФСБ", "Генпрокуратура Казахстана", "Министерство внутренних дел Сербии"}


def test_the_state_whose_people_act_is_part_of_what_they_are_called():
    assert doers(
        "Белоруску Алесю Дорошевич сотрудники общественной безопасности увезли в участок в Тбилиси."
    ) == [("detention", ["сотрудники общественной безопасности"])]


def test_papers_for_a_surrender_that_are_examined_leave_it_open():
    acts = reading(
        "Генпрокуратура Казахстана сообщила, что материалы о выдаче россиянина Кирилла Леднева "
        "поступили из Москвы и проверяются."
    ).incidents
    assert ("extradition", "pending") in [(i.type, i.status) for i in acts]
    known = "Россиянин Кирилл Леднев живёт в Казахстане."
    assert not reading(f"{known} Решение о выдаче ему кредита ещё не принято.").incidents


def test_whom_strangers_follow_is_no_accusation():
    charges = [
        i.charge
        for i in reading(
            "В Кыргызстане против журналиста Рустама Каримова, живущего в Алматы, завели дело: за "
            "ним шли двое оперативников от самого рынка."
        ).incidents
    ]
    assert charges == [None]


def test_one_body_does_not_do_what_several_do_behind_it():
    found = doers(
        "20 августа суд в Алматы не нашёл оснований для экстрадиции россиянина Петра Касьянова, и "
        "его выпустили."
    )
    assert found == [("extradition_refusal", ["суд в Алматы"]), ("release", [])]
    both = doers("Двое мужчин напали на россиянина Петра Касьянова в Варшаве и избили его.")
    assert both == [("assault", ["Двое мужчин"])]
