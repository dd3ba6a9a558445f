"""How Russian tells an act, and what only sounds like one. The people are invented."""

from datetime import date

import pytest

from khronika.model import Document, Reading
from khronika.reading import read
from khronika.reading.ru.declension import nominative

FLED = "Активист Глеб Тарусов уехал из России в {} в 2022 году, опасаясь ареста за посты. "


def reading(text: str) -> Reading:
    return read(Document(id="d", text=text, language="ru", published=date(2024, 4, 10)))


def told(text: str) -> set[tuple[str, str]]:
    """Give type and target of each act."""
    found = reading(text)
    names = {p.id: p.name for p in (*found.people, *found.organizations)}
    return {(i.type, names[t]) for i in found.incidents for t in i.targets}


def test_who_is_stripped_of_a_citizenship_is_struck_beside_those_not_named():
    text = (
        "Оппозиционер Росендо Кастро бежал из Никарагуа в Коста-Рику. "
        "Апелляционный суд Манагуа лишил Росендо Кастро и ещё несколько десятков политэмигрантов "
        "никарагуанского гражданства."
    )
    assert ("passport_denial", "Росендо Кастро") in told(text)


@pytest.mark.parametrize(
    ("where", "sentence", "kind"),
    [
        ("Казахстан", "В Актау Тарусову не дали вылететь в Стамбул.", "exit_ban"),
        ("Сербию", "5 апреля Тарусова посадили на обратный самолёт.", "entry_refusal"),
        ("Армению", "Вернуться в Армению Тарусову не дали: въезд запрещён.", "entry_refusal"),
        ("Литву", "В Литве Тарусова взяли под защиту: ему дали статус.", "asylum_grant"),
        ("Сербию", "В Сербии Тарусову не продлили вид на жительство.", "residence_refusal"),
        ("Черногорию", "Москва затребовала Тарусова у Черногории.", "extradition_request"),
        ("Черногорию", "Суд в Подгорице не отдал Тарусова Москве.", "extradition_refusal"),
        ("Киргизию", "6 апреля Тарусов этапирован из Бишкека в Москву.", "extradition"),
        ("Монголию", "Тарусова попросили покинуть Монголию за три дня.", "deportation"),
        ("Армению", "Тарусова сняли с поезда в Армении по ориентировке Москвы.", "detention"),
        ("Грузию", "Вечером 3 апреля Тарусова забрали из кафе в Тбилиси.", "detention"),
        ("Латвию", "Тарусова арестовали в Риге. Из изолятора он вышел 8 апреля.", "release"),
        ("Сербию", "Тарусов провёл под стражей год и вышел на свободу в Белграде.", "detention"),
        ("Турцию", "Москва добилась депортации Тарусова из Турции.", "deportation"),
    ],
)
def test_an_act_is_read_however_it_is_told(where, sentence, kind):
    assert (kind, "Глеб Тарусов") in told(FLED.format(where) + sentence)


@pytest.mark.parametrize(
    "text",
    [
        "Полиция Самары забрала из кафе Петра Клюева, подозреваемого в кражах. Суд арестовал его.",
        "Тренера Игоря Дубова попросили покинуть зал. Матч в Тбилиси завершился ничьей.",
        "Врач Нина Сомова приняла пациентов и вышла вечером из больницы. Приём вели двое.",
        "Певец Олег Рябов не смог вылететь в Ереван из-за тумана, рейс отложили на сутки.",
        "Министр Павел Громов ответил отказом журналистам, которые просили его об интервью.",
    ],
)
def test_what_has_nothing_to_do_with_the_persecuted_is_not_read(text):
    assert told(text) == set()


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Адвокат опасается, что Тарусова этапируют в Москву.", "extradition"),
        ("Министр заявил, что Тарусова не станут снимать с поезда по ориентировке.", "detention"),
        ("Тарусов опасается, что его заберут из кафе.", "detention"),
        ("Тарусов сам покинул Грузию, о выдворении речи не было.", "deportation"),
        ("Тарусова навестили друзья, они спрашивали о нём в кафе.", "detention"),
    ],
)
def test_a_fear_a_plan_or_an_own_deed_is_no_act(sentence, kind):
    assert (kind, "Глеб Тарусов") not in told(FLED.format("Грузию") + sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Активиста задержали в Тбилиси 5 апреля.",
        "🔴 Активиста задержали в Тбилиси 5 апреля.",
        "05.04.24 активиста задержали в Тбилиси.",
        "Самого активиста задержали в Тбилиси 5 апреля.",
        "Её подзащитного задержали в Тбилиси 5 апреля, сказала адвокат.",
    ],
)
def test_a_noun_that_opens_a_sentence_points_back_to_the_one_named(sentence):
    assert ("detention", "Глеб Тарусов") in told(FLED.format("Грузию") + sentence)


def test_another_of_the_kind_is_not_the_one_named():
    found = told(FLED.format("Грузию") + "Другого активиста задержали в Тбилиси 5 апреля.")
    assert ("detention", "Глеб Тарусов") not in found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Блогера Эльвина Тарусова задержали в Тбилиси.", {"Эльвин Тарусов"}),
        ("Минск требует выдать Павла Крупеню из Литвы.", {"Павел Крупеня"}),
        ("Корреспондентку Ширин Кавуси не пустили в Грузию.", {"Ширин Кавуси"}),
        ("Батыр и Огульджан Атаевы депортированы из Турции.", {"Батыр Атаев", "Огульджан Атаева"}),
        (
            "Игоря и Марию Кедровских выдворили из Армении.",
            {"Игорь Кедровский", "Мария Кедровская"},
        ),
    ],
)
def test_names_stand_in_the_nominative_each_in_its_own_gender(text, names):
    assert names <= {p.name for p in reading(text + " Они бежали из России от ареста.").people}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Эльвина Тарусова", "Эльвин Тарусов"),
        ("Мирте Тарусовой", "Мирта Тарусова"),
        ("Сергея Дуды", "Сергей Дуда"),
        ("Алтынай Муханбеткали", "Алтынай Муханбеткали"),
    ],
)
def test_a_name_beside_a_declined_noun_is_declined_too(written, name):
    woman = "f" if written.endswith(("ой", "ли")) else ""
    case = "Dat" if woman else "Gen"
    parts, _ = nominative(written.split(), case, woman, oblique=True)
    assert " ".join(parts) == name


def test_a_name_seen_in_the_nominative_is_taken_as_it_stood_there():
    parts, _ = nominative(["Жан-Дамасена", "Ньиригиры"], "Gen", seen={"Жан-Дамасен", "Ньиригира"})
    assert parts == ("Жан-Дамасен", "Ньиригира")


def days(text: str) -> dict[str, str | None]:
    """Give the first day of each act by its type."""
    acts = reading(text).incidents
    return {i.type: i.when.first.isoformat() if i.when else None for i in acts}


def test_the_day_before_an_entry_of_a_chronicle_is_that_of_its_acts():
    found = days(
        "Хроника дела активиста Глеба Тарусова, бежавшего из России в Черногорию.\n"
        "3 февраля. Тарусова задержали в аэропорту Подгорицы по запросу Москвы.\n"
        "27 февраля. Генпрокуратура России запросила у Черногории выдачу Тарусова.\n"
    )
    assert (found["detention"], found["extradition_request"]) == ("2024-02-03", "2024-02-27")


def test_a_date_in_one_breath_with_a_verb_is_its_own_whatever_the_parser_thinks():
    found = days(
        "Активист Глеб Тарусов уехал из России в Литву. Минюст РФ в 2022 году внёс Тарусова в "
        "реестр иностранных агентов, а Псковский суд в октябре 2023 года заочно приговорил его к "
        "восьми годам колонии."
    )
    assert (found["designation"], found["conviction"]) == ("2022-01-01", "2023-10-01")


def where_and_when(text: str) -> set[tuple[str, str, str | None, date | None]]:
    """Give type, target, host and first day of each act."""
    found = reading(text)
    names = {p.id: p.name for p in (*found.people, *found.organizations)}
    return {
        (i.type, names[t], i.host, i.when.first if i.when else None)
        for i in found.incidents
        for t in i.targets
    }


def test_a_verb_left_out_tells_an_act_of_its_own():
    text = (
        "Оппозиционера Азата Нурлыева из Туркменистана задержали в Стамбуле 2 апреля, "
        "а журналистку Огульджан Реджепову — 5 апреля в Батуми."
    )
    assert where_and_when(text) == {
        ("detention", "Азат Нурлыев", "TR", date(2024, 4, 2)),
        ("detention", "Огульджан Реджепова", "GE", date(2024, 4, 5)),
    }


def test_what_the_verb_says_again_stays_unsaid():
    text = (
        "Чехия аннулировала визу российскому журналисту Егору Тупицыну, "
        "Венгрия — активистке Лилии Бровкиной."
    )
    assert {(kind, name, host) for kind, name, host, _ in where_and_when(text)} == {
        ("residence_refusal", "Егор Тупицын", "CZ"),
        ("residence_refusal", "Лилия Бровкина", "HU"),
    }


def test_whom_a_verb_said_once_struck_twice_is_told_apart():
    text = (
        "Казахстан 3 марта выдал Таджикистану оппозиционера Бахтовара Зоирова, "
        "а 8 марта — его соратника Парвиза Муродова."
    )
    assert ("extradition", "Парвиз Муродов", "KZ", date(2024, 3, 8)) in where_and_when(text)


@pytest.mark.parametrize(
    "text",
    [
        "Полиция Тбилиси задержала эмигранта из России. Глеб Тарусов — активист из Казани.",
        "В Тбилиси задержали Глеба Тарусова, активиста из России, — об этом сообщил его адвокат.",
    ],
)
def test_a_dash_that_stands_for_is_or_for_a_pause_tells_no_act_of_its_own(text):
    assert len(reading(text).incidents) == 1


def test_whom_the_verb_before_a_conjunction_struck_is_not_taken_for_that_of_the_verb_behind():
    text = (
        "ОАЭ задержали 1 марта активиста Тихона Звягина по запросу России "
        "и 9 марта вывезли его в Москву."
    )
    found = where_and_when(text)
    assert ("detention", "Тихон Звягин", "AE", date(2024, 3, 1)) in found
    assert ("deportation", "Тихон Звягин", "AE", date(2024, 3, 9)) in found


def test_a_participle_with_a_place_that_opens_a_sentence_tells_an_act():
    text = (
        "Арестованного в Черногории активиста Глеба Тарусова, которого Россия "
        "обвиняет в госизмене, выпустили из-под стражи."
    )
    assert ("detention", "Глеб Тарусов") in told(text)


def test_a_town_behind_its_abbreviation_ends_no_sentence():
    text = "Активист Глеб Тарусов был задержан в г. Караганде полицией. Его разыскивает Россия."
    assert ("detention", "Глеб Тарусов", "KZ", None) in where_and_when(text)


@pytest.mark.parametrize(
    "text",
    [
        "ФСБ выкрала из Бишкека активиста Глеба Тарусова.",
        "Попытки не было: ФСБ выкрала Глеба Тарусова из Бишкека, и теперь он в Москве.",
    ],
)
def test_a_past_is_no_future_whatever_the_tagger_thinks(text):
    assert ("abduction", "Глеб Тарусов") in told(text)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Казахстан пока не выдал Тарусова.", "extradition_refusal"),
        ("Экстрадиция Тарусова в Россию не состоялась.", "extradition"),
    ],
)
def test_what_may_come_or_did_not_come_is_no_act(sentence, kind):
    assert (kind, "Глеб Тарусов") not in told(FLED.format("Казахстан") + sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Находясь под арестом в Алма-Ате с 3 марта, Тарусов просит о защите.",
        "Будучи задержанным в Алма-Ате, Тарусов попросил убежища.",
    ],
)
def test_a_gerund_tells_what_was_done_whatever_is_asked_for(sentence):
    assert ("detention", "Глеб Тарусов") in told(FLED.format("Казахстан") + sentence)


def test_a_surrender_that_is_suspended_is_undecided():
    text = FLED.format("Сербию") + "Экстрадиция Тарусова приостановлена."
    found = [i for i in reading(text).incidents if i.type == "extradition"]
    assert [i.status for i in found] == ["pending"]


def test_a_day_between_a_participle_and_its_noun_is_that_of_the_participle():
    text = (
        "Задержанный 3 апреля в Ереване российский дезертир Глеб Тарусов 5 апреля вышел на свободу."
    )
    found = where_and_when(text)
    assert ("detention", "Глеб Тарусов", "AM", date(2024, 4, 3)) in found
    assert ("release", "Глеб Тарусов", "AM", date(2024, 4, 5)) in found


def test_the_day_of_another_act_is_not_that_of_what_a_participle_tells_beside():
    text = "Россиянина Глеба Тарусова, обвиняемого в госизмене, 5 апреля задержали в Подгорице."
    assert ("prosecution", "Глеб Тарусов", "RU", None) in where_and_when(text)


def test_the_next_sentence_may_say_when_it_happened():
    text = FLED.format("Казахстан") + "Тарусова задержали. Это произошло 3 апреля в Астане."
    assert ("detention", "Глеб Тарусов", "KZ", date(2024, 4, 3)) in where_and_when(text)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Сербия начала процедуру выдворения Тарусова.", "deportation"),
        ("Суд в Белграде приостановил депортацию Тарусова.", "deportation"),
        ("Сербия начала процедуру экстрадиции Тарусова.", "extradition"),
        ("В Сербии Тарусов ждёт экстрадиции.", "extradition"),
    ],
)
def test_what_is_begun_or_suspended_is_undecided(sentence, kind):
    found = [i for i in reading(FLED.format("Сербию") + sentence).incidents if i.type == kind]
    assert [i.status for i in found] == ["pending"]
