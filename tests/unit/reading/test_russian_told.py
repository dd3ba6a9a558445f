"""What whole Russian articles say in words of their own: whom, by whom, what and when."""

import datetime

from khronika.model import Document
from khronika.reading import read

PUBLISHED = datetime.date(2025, 3, 14)


def told(text: str) -> list[tuple[str, list[str], str | None, str | None, str]]:
    """Give the type, targets, host, origin and status of each incident that a text tells."""
    reading = read(Document(id="test", text=text, language="ru", published=PUBLISHED))
    names = reading.parties()
    return [
        (str(i.type), [names[t].name for t in i.targets], i.host, i.origin, str(i.status))
        for i in reading.incidents
    ]


def types(text: str) -> list[str]:
    """Give the types of the incidents that a text tells."""
    return [one[0] for one in told(text)]


def test_initials_without_a_blank_end_no_sentence():
    text = "Гражданин России Н.В. Карташов, 1991 г.р., выдворен из Киргизии."
    assert told(text) == [("deportation", ["Н. В. Карташов"], "KG", "RU", "completed")]


def test_custody_for_extradition_orders_no_surrender():
    text = (
        "Россиянина Олега Пестрякова задержали в Астане. "
        "Суд постановил применить к Пестрякову экстрадиционный арест."
    )
    assert "extradition" not in types(text)


def test_parents_joined_by_and_are_those_of_the_one_named_behind_them():
    text = (
        "Сафара Мирзоалиева выслали из России в Таджикистан. "
        "В Хороге на допрос вызваны мать и брат блогера Далера Назаршоева, живущего в Вильнюсе."
    )
    pressed = [one for one in told(text) if one[0] == "proxy_pressure"]
    assert [one[1] for one in pressed] == [["Далер Назаршоев"]]


def test_an_order_of_surrender_that_is_upheld_is_pending():
    text = (
        "Высший суд Черногории отклонил жалобу защиты и оставил в силе решение о выдаче России "
        "бывшего депутата Игната Лукошкина."
    )
    assert told(text) == [("extradition", ["Игнат Лукошкин"], "ME", "RU", "pending")]


def test_an_act_that_opens_a_sentence_is_no_body():
    text = (
        "Россия преследует дезертиров. Суд в Гюмри отпустил Игната Лукошкина под залог. "
        "Экстрадицию все еще рассматривают."
    )
    assert ("extradition", ["Игнат Лукошкин"], "AM", "RU", "pending") in told(text)


def test_the_status_of_a_foreign_agent_is_no_asylum():
    text = (
        "Журналист Яков Ремизов уехал из России в Грузию. На родине на него завели дело об "
        "уклонении от обязанностей иностранного агента; статус он получил осенью 2024 года."
    )
    assert types(text) == ["prosecution", "designation"]


def test_what_befell_a_colleague_did_not_befall_the_one_named_before():
    text = (
        "Казахстан преследует в Турции Ерлана Куанышева. Ночью ему разбили окна. "
        "Его соратнице Салтанат Омаровой взломали аккаунт в Telegram."
    )
    assert [one[1] for one in told(text) if one[0] == "digital_attack"] == [["Салтанат Омарова"]]


def test_a_trial_in_which_a_term_is_only_asked_is_no_conviction():
    text = (
        "Уехавшую в Вильнюс журналистку Нину Шкляревич в Минске судят заочно, "
        "прокурор запросил 9 лет."
    )
    assert types(text) == ["prosecution"]


def test_one_refusal_got_by_somebody_is_told_once():
    text = "Получив отказ в убежище, чеченец Адлан Бисултанов покинул Польшу."
    assert told(text) == [("asylum_refusal", ["Адлан Бисултанов"], "PL", "RU", "completed")]


def test_what_lies_behind_somebody_is_no_charge():
    text = (
        "Ирма Пахомова живёт в Тбилиси. За плечами у журналистки из Пскова остался обыск: "
        "к ней пришли с ордером, а саму допросили как свидетеля."
    )
    reading = read(Document(id="test", text=text, language="ru", published=PUBLISHED))
    assert all(one.charge is None for one in reading.incidents)


def test_a_year_after_the_autumn_is_not_yet_over_in_spring():
    text = (
        "6 ноября 2024 года в Будве задержали россиянина Игната Лукошкина. "
        "Ему вменяют мошенничество спустя год после его антивоенных речей."
    )
    reading = read(Document(id="test", text=text, language="ru", published=PUBLISHED))
    charged = [i for i in reading.incidents if i.type == "prosecution"]
    assert all(i.when is None for i in charged)


def test_a_lawyer_is_not_struck_by_what_befell_the_client():
    text = (
        "Адвокат Руслан Тайгельдин, защищающий интересы россиянина Олега Пестрякова, "
        "прокомментировал решение суда Астаны.\n\n"
        "«Вчера суд постановил применить к моему подзащитному арест сроком на год. "
        "Напомню, что задержание произошло 3 марта на вокзале. Генеральная прокуратура России "
        "направила запрос о выдаче спустя два дня, 5 марта», — сказал адвокат."
    )
    assert {tuple(one[1]) for one in told(text)} == {("Олег Пестряков",)}


def test_a_body_is_known_again_by_its_name_alone():
    text = (
        "В Бишкеке закрыли фонд «Светлая пристань», помогавший россиянам. "
        "Минюст РФ внёс «Светлую пристань» в список нежелательных организаций."
    )
    assert [one[1] for one in told(text) if one[0] == "designation"] == [["Светлая пристань"]]


def test_who_was_kept_out_and_sent_back_was_not_deported():
    text = (
        "Драматургу Марату Ялышеву отказано во въезде в Израиль. Как рассказал он сам, 8 марта в "
        "аэропорту Бен-Гурион его поместили в комнату для депортируемых, а наутро отправили "
        "обратно в Тбилиси. Ялышев уехал из России в 2023 году."
    )
    assert "deportation" not in types(text)


def test_where_a_target_comes_from_outweighs_where_a_flight_leads():
    text = (
        "В аэропорту Белграда вчера завернули активистку из Новосибирска Дарью Вихрову. "
        "Продержали в транзитной зоне шесть часов, потом вручили бумагу.\n\n"
        "Утром посадили на рейс в Стамбул. Задержание Вихровой длилось сутки."
    )
    assert {one[3] for one in told(text) if one[0] == "detention"} <= {"RU"}
