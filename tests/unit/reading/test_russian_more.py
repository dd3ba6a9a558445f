"""What Russian texts leave to the reader: who is meant, where it was, whether it was done.

All people in these texts are invented.
"""

import datetime

import pytest

from khronika.model import Document
from khronika.reading import read

PUBLISHED = datetime.date(2024, 6, 14)


def told(text: str) -> list[tuple[str, str | None, list[str], str]]:
    """Give the type, host, targets and status of each incident that a text tells."""
    reading = read(Document(id="test", text=text, language="ru", published=PUBLISHED))
    names = reading.parties()
    return [
        (str(i.type), i.host, [names[t].name for t in i.targets], str(i.status))
        for i in reading.incidents
    ]


def of_type(text: str, kind: str) -> list[tuple[str | None, list[str]]]:
    """Give the host and the targets of each incident of a type."""
    return [(host, targets) for one, host, targets, _ in told(text) if one == kind]


# Who is meant


def test_a_name_that_is_taken_for_a_place_is_somebody_by_its_given_name():
    text = "Кузьму Шатурова (Самара, 19 лет) не выпустили 4 апреля на рейс в Ереван."
    assert of_type(text, "exit_ban") == [("RU", ["Кузьма Шатуров"])]


@pytest.mark.parametrize("status", ["статус беженки", "удостоверение беженки"])
def test_a_refugees_status_is_no_person(status: str):
    text = f"Никарагуанская активистка Майела Санди живёт в Сан-Хосе. Коста-Рика дала ей {status}."
    assert of_type(text, "asylum_grant") == [("CR", ["Майела Санди"])]


def test_a_trade_that_has_no_word_for_women_means_a_woman_too():
    text = (
        "Российская кардиолог Любовь Омелина живёт в Анталье. "
        "5 мая врача задержали в аэропорту Антальи."
    )
    assert of_type(text, "detention") == [("TR", ["Любовь Омелина"])]


def test_somebody_who_is_told_of_anew_is_not_who_was_named_before():
    text = (
        "В Ереване задержали россиянина Ивана Кедрова. "
        "Позже там пропал дезертир, остановленный военными."
    )
    assert of_type(text, "detention") == [("AM", ["Иван Кедров"])]
    assert of_type(text, "disappearance") == [("AM", ["дезертир"])]


def test_they_are_those_who_were_named_last_together():
    text = (
        "Турецких учителей Мехмета Аладжу и Незихе Тосун похитили в Найроби. "
        "В тот же день пострадали Эрдем Юльгер и Хатидже Каплан. "
        "Их в Найроби избили у рынка."
    )
    assert of_type(text, "assault") == [("KE", ["Эрдем Юльгер", "Хатидже Каплан"])]


def test_both_is_nobodys_name():
    text = "Туркменский студент Керим Ходжаев учится в Минске. В октябре обоих задержали."
    assert all("оба" not in targets for _, _, targets, _ in told(text))


@pytest.mark.parametrize(
    "phrase", ["азербайджанского журналиста в изгнании", "азербайджанского журналиста в отставке"]
)
def test_a_name_behind_what_a_noun_says_of_somebody_is_theirs(phrase: str):
    text = f"Вчера в Тбилиси у дома избили {phrase} Афгана Садыглы-Нурова."
    assert of_type(text, "assault") == [("GE", ["Афган Садыглы-Нуров"])]


def test_who_is_not_named_in_the_headline_is_the_one_struck_below():
    text = (
        "Правозащитники: гражданина Таджикистана похитили в Подмосковье\n\n"
        "О том, что Сухроб Каримзода находится в душанбинском СИЗО, его семья узнала от "
        "следователя. Раньше Каримзоде отказывали в России в убежище."
    )
    assert of_type(text, "abduction") == [("RU", ["Сухроб Каримзода"])]


def test_a_phrase_with_an_age_is_whom_the_headline_names():
    text = (
        "Суд в Потсдаме разрешил депортировать Мансура Успаханова\n\n"
        "Суд отклонил иск 29-летнего чеченца, которому ведомство отказало в убежище. "
        "Успаханову предписано выехать из Германии до 31 мая."
    )
    assert of_type(text, "asylum_refusal") == [("DE", ["Мансур Успаханов"])]


def test_people_without_names_are_told_of_in_the_nominative():
    text = (
        "В Казахстане задержан российский дезертир\n\n"
        "Тридцатилетнего контрактника остановили в Уральске при проверке документов. "
        "Оказалось, что он находится в межгосударственном розыске."
    )
    assert of_type(text, "detention") == [("KZ", ["российский дезертир"])]
    assert of_type(text, "interpol_alert") == [("KZ", ["российский дезертир"])]


def test_threats_to_an_editor_are_made_to_the_editor():
    text = "В Вильнюсе редактору сайта «Степной вестник» Асель Турганбек угрожали по телефону."
    assert of_type(text, "organization_pressure") == []
    assert of_type(text, "threat") == [("LT", ["Асель Турганбек"])]


STORY = (
    "«Меня продержали в подвале сутки». История одного чеченца\n\n"
    "Меня зовут Ислам Дударкин, мне 24 года. Я уехал из Грозного и добрался до Еревана, снял "
    "комнату.\n\n"
    "В мае в дверь позвонили. Двое затолкали меня в машину. Я звал на помощь.\n\n"
    "Через месяц я получил французскую гуманитарную визу."
)


def test_a_story_below_a_heading_in_its_own_words_is_its_narrators():
    assert of_type(STORY, "abduction") == [("AM", ["Ислам Дударкин"])]
    assert of_type(STORY, "asylum_grant") == [("FR", ["Ислам Дударкин"])]


def test_what_a_heading_says_was_told_is_claimed_by_the_narrator():
    reading = read(Document(id="test", text=STORY, language="ru", published=PUBLISHED))
    names = reading.parties()
    assert {names[claim.speaker].name for claim in reading.claims} == {"Ислам Дударкин"}


def test_a_given_name_is_no_body_whose_first_letters_it_resembles():
    text = (
        "Если Мусу выдадут, его убьют, говорят друзья. "
        "Муса Хаджиев, чеченец 26 лет, попросил убежища в Хорватии ещё весной."
    )
    assert of_type(text, "asylum_claim") == [("HR", ["Муса Хаджиев"])]


def test_what_befell_an_unknown_i_did_not_befall_whom_the_sentence_names_as_well():
    text = (
        "В Ване из квартиры забрали иранского курда Сирвана Моради. "
        "Меня с детьми отпустили утром, а Моради увезли в центр для иностранцев."
    )
    assert of_type(text, "release") == []


def test_those_without_names_in_the_headline_are_whom_the_same_act_strikes_below():
    text = (
        "В Малайзии освобождены трое пакистанских блогеров\n\n"
        "Суд в Куала-Лумпуре велел отпустить троих пакистанцев, которых служба держала с февраля. "
        "Это Тахир Баджван, Саад Наимин и Билал Чохан."
    )
    named = ["Тахир Баджван", "Саад Наимин", "Билал Чохан"]
    assert of_type(text, "release") == [("MY", named)]
    assert of_type(text, "detention") == [("MY", named)]


def test_a_body_that_opens_a_sentence_is_the_one_told_of_and_no_person():
    text = (
        "Фонд «Тихий дом», который возглавляет Эвелина Скороходько, помогает россиянам в Берлине. "
        "Фонд признан в России нежелательной организацией."
    )
    assert of_type(text, "designation") == [("RU", ["Фонд «Тихий дом»"])]


# Whether it was done


@pytest.mark.parametrize(
    ("text", "kind", "host", "target"),
    [
        (
            "Никарагуанец Роберто Сальгуэро жил в Сан-Хосе, пока его не застрелили у дома.",
            "killing",
            "CR",
            "Роберто Сальгуэро",
        ),
        (
            "Туркменский блогер Довлет Аннабаев работал в Стамбуле, пока его не задержала полиция.",
            "detention",
            "TR",
            "Довлет Аннабаев",
        ),
    ],
)
def test_what_somebody_did_until_an_act_tells_the_act(text, kind, host, target):
    assert (host, [target]) in of_type(text, kind)


def test_what_was_not_done_so_far_is_not_done():
    text = "Россиянина Олега Пестрина в Астане пока не задержали, но МВД России его разыскивает."
    assert of_type(text, "detention") == []


def test_a_ruling_in_infinitives_is_the_act():
    text = (
        "Гражданин РФ Вершинский А.П. содержится под стражей в СИЗО Бишкека в связи с запросом "
        "России о выдаче.\n\n"
        "Суд постановил: жалобу удовлетворить, Вершинского А.П. освободить."
    )
    assert [host for host, _ in of_type(text, "release")] == ["KG"]


def test_a_host_prosecutor_who_asks_a_court_to_surrender_somebody_makes_it_pending():
    text = (
        "Прокуратура Кыргызстана попросила суд выдать России анархиста Льва Скорняжина. "
        "Заседание назначено на 25 апреля."
    )
    assert ("extradition", "KG", ["Лев Скорняжин"], "pending") in told(text)
    assert of_type(text, "extradition_request") == []


# Where it was


def test_a_town_alone_heads_its_paragraph():
    text = (
        "Сводка о россиянах за рубежом\n\n"
        "▪️ Ереван. Военная полиция задержала активиста Дмитрия Лунина.\n\n"
        "▪️ Астана. Рэпер Михаил Жабинский объявлен в розыск МВД РФ, его задержали на вокзале."
    )
    assert ("AM", ["Дмитрий Лунин"]) in of_type(text, "detention")
    assert ("KZ", ["Михаил Жабинский"]) in of_type(text, "detention")
    assert ("RU", ["Михаил Жабинский"]) in of_type(text, "prosecution")


def test_here_is_where_those_spoken_of_are_held():
    text = (
        "В Алматы суд арестовал активиста из Каракалпакстана Полата Утебаева. "
        "На родине, в Нукусе, его обвиняют в беспорядках. "
        "Здесь он подал прошение о статусе беженца."
    )
    assert of_type(text, "asylum_claim") == [("KZ", ["Полат Утебаев"])]


@pytest.mark.parametrize("when", ["На родине", "При приезде домой"])
def test_custody_at_home_is_part_of_the_case_there(when: str):
    text = (
        "Чеченец Мансур Дадашев просит убежища в Германии. "
        f"{when} его в 2019 году задержали и держали три недели."
    )
    assert of_type(text, "detention") == []
    assert of_type(text, "prosecution") == [("RU", ["Мансур Дадашев"])]


def test_people_pushed_back_over_a_border_are_refused_entry():
    text = (
        "Супруги Алим и Шабнам Наврузовы из Таджикистана дважды пытались попасть в Литву. "
        "Литовские пограничники дважды вытолкнули их обратно на границе."
    )
    assert [host for host, _ in of_type(text, "entry_refusal")] == ["LT"]


def test_somebody_handed_over_despite_an_application_got_no_asylum():
    text = (
        "Казахстан выдал Узбекистану каракалпакского активиста Ажинияза Сеитова, несмотря на "
        "поданное прошение об убежище."
    )
    assert of_type(text, "asylum_grant") == []
    assert of_type(text, "extradition") == [("KZ", ["Ажинияз Сеитов"])]


def test_a_notice_that_was_deleted_has_been_one():
    text = "Интерпол удалил красное уведомление на таджикского редактора Зафара Хомидова."
    assert of_type(text, "interpol_alert") == [("TJ", ["Зафар Хомидов"])]


def test_two_initials_behind_a_country_are_somebodys_name():
    text = "Суд в Вильнюсе отказал в убежище гражданину Таджикистана М. Ш. и его жене."
    assert of_type(text, "asylum_refusal") == [("LT", ["М. Ш."])]


def test_both_brothers_are_those_of_one_surname():
    text = (
        "Джамшед Назаров и Сино Назаров жили в Анкаре с другом Ильхомом Бобоевым. В понедельник "
        "обоих братьев вывезли в Душанбе."
    )
    assert of_type(text, "deportation") == [("TR", ["Джамшед Назаров", "Сино Назаров"])]


@pytest.mark.parametrize(
    "text",
    [
        "КГБ пришёл с обыском к матери живущего в Варшаве блогера Глеба Сташко.",
        "К матери блогера Глеба Сташко, который уехал в Варшаву, приходили из КГБ.",
        "В Минске уволили отца эмигрировавшего в Польшу блогера Глеба Сташко.",
    ],
)
def test_relatives_are_pressed_for_whoever_is_told_of_behind_them(text: str):
    assert of_type(text, "proxy_pressure") == [("BY", ["Глеб Сташко"])]
    assert of_type(text, "prosecution") == []


def test_a_hearing_put_off_leaves_a_surrender_to_be_decided():
    text = (
        "Активиста Чан Ван Туана задержали в Бангкоке. Вьетнам просит о его выдаче; 28 апреля суд "
        "отложил решение до 30 июня."
    )
    assert ("extradition", "TH", ["Чан Ван Туан"], "pending") in told(text)


def test_who_stands_behind_the_years_is_sentenced_to_them():
    text = (
        "Саудовская Аравия приговорила к двадцати годам брата живущего в Лондоне активиста Саида "
        "Гамиля."
    )
    assert of_type(text, "proxy_pressure") == [("SA", ["Саид Гамиль"])]


def test_house_arrest_instead_of_prison_is_a_release():
    text = "Суд в Бишкеке перевёл российскую активистку Алину Крылатову под домашний арест."
    assert of_type(text, "release") == [("KG", ["Алина Крылатова"])]


def test_a_year_at_the_head_of_a_line_dates_what_is_told_under_it():
    text = "2021 год. В мае на активиста Глеба Сташко в Минске завели дело. Он живёт в Польше."
    reading = read(Document(id="test", text=text, language="ru", published=PUBLISHED))
    assert [i.when.first.isoformat() for i in reading.incidents if i.when] == ["2021-05-01"]


def test_a_lone_word_with_an_age_tells_the_story():
    text = (
        "Записано в Энсхеде, перевод с уйгурского. Рассказывает Бувинур, 38 лет.\n\n"
        "Мы с мужем прожили в Кайсери шесть лет. Летом мне стал писать мужчина по имени Азамат."
        "\n\nВ 2022 году в Кайсери мне не продлили вид на жительство.\n\n"
        "Здесь, в Нидерландах, мне дали убежище."
    )
    assert of_type(text, "residence_refusal") == [("TR", ["Бувинур"])]
    assert of_type(text, "asylum_grant") == [("NL", ["Бувинур"])]


@pytest.mark.parametrize(
    "text",
    [
        "Узбека зовут Бекнурат. В марте Бекнурата задержали в Алматы.",
        "Бекнурат (имя изменено), узбек, в марте сидел в изоляторе в Алматы.",
        "Узбек Бекнурат жил в Алматы. В марте Бекнурата задержали.",
    ],
)
def test_a_lone_name_that_no_list_has_is_known_by_what_is_said_of_it(text: str):
    assert of_type(text, "detention") == [("KZ", ["Бекнурат"])]
