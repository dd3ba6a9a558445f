"""Whom an act struck, where the sentence does not name them plainly."""

from datetime import date

import pytest

from khronika.model import Document, IncidentType
from khronika.reading import read, stages_of


def test_the_blogger_of_a_lead_is_the_one_named_next(acts):
    found = acts(
        "A Tajik blogger was detained in Poland on Monday, his friends said.\n\n"
        "Karim Saidov, 34, had lived in Krakow since 2019."
    )
    assert ("detention", ["Karim Saidov"], "PL", "TJ", "completed") in found


def test_an_activist_from_a_state_is_its_citizen(acts):
    found = acts("Ethiopian police detained Robel Girmai, a refugee from Eritrea, in Addis Ababa.")
    assert found == [("detention", ["Robel Girmai"], "ET", "ER", "completed")]


@pytest.mark.parametrize(
    ("language", "lead", "rest"),
    [
        (
            "en",
            "A Russian activist was taken from his flat in Yerevan on Tuesday by men in uniform.",
            "The coordinator of a group, Vera Lom, said that {} was put into a car.",
        ),
        (
            "ru",
            "Российского активиста во вторник увезли в Ереване люди в форме.",
            "По словам координатора Веры Ломовой, {} посадили в машину.",
        ),
        (
            "ru",
            "Российского активиста во вторник увезли в Ереване люди в форме.",
            "Адвокат Вера Ломова сообщила, что {} посадили в машину.",
        ),
    ],
)
def test_who_only_tells_is_not_the_one_of_a_lead(language, lead, rest):
    named = {"en": "Nikita Darov", "ru": "Никиту Дарова"}[language]
    text = f"{lead}\n\n{rest.format(named)}"
    reading = read(Document(id="test", text=text, language=language))
    names = {p.id: p.name for p in reading.people}
    called = {"en": "Nikita Darov", "ru": "Никита Даров"}[language]
    assert {names[t] for i in reading.incidents for t in i.targets} == {called}


def test_a_lead_about_nobody_named_keeps_its_phrase():
    text = "A Tajik blogger was detained in Poland on Monday.\n\nThe police gave no reason."
    stages = stages_of(Document(id="test", text=text, language="en"))
    (incident,) = (*stages.incidents, *stages.doubted)
    assert [stages.parties[t].name for t in incident.targets] == ["Tajik blogger"]


def test_a_former_officer_is_no_official(acts):
    found = acts(
        "Fahd Nasseri, a former customs officer from Kuwait, lives in Bosnia. "
        "He was arrested in Sarajevo on 3 March."
    )
    assert ["Fahd Nasseri"] in [targets for kind, targets, *_ in found if kind == "detention"]


def test_the_editors_of_an_outlet_are_the_outlet():
    text = "Редакция телеканала «Вечерний маяк» лишилась лицензии в Грузии по требованию Москвы."
    reading = read(Document(id="test", text=text, language="ru"))
    assert [o.name for o in reading.organizations] == ["Вечерний маяк"]


def test_a_search_at_a_body_strikes_nobody_who_leads_it():
    text = (
        "Last month officers turned over the office of Free Meadow, the group of Russian exiles in "
        "Bishkek that Olga Lunina chairs."
    )
    stages = stages_of(Document(id="test", text=text, language="en"))
    struck = {
        stages.parties[t].name for i in (*stages.incidents, *stages.doubted) for t in i.targets
    }
    assert struck == {"Free Meadow"}


@pytest.mark.parametrize(
    "text",
    [
        "The ministry in Georgia said that persons without papers are refused entry.",
        "Uzbek activists were detained in Turkey.",
    ],
)
def test_an_uncounted_crowd_is_no_target(acts, text):
    assert acts(text) == []


def test_a_counted_group_on_a_day_is_a_target(acts):
    found = acts(
        "Six Uzbek activists were detained in Turkey on 4 March. "
        "Police in Istanbul arrested the six Uzbek activists in a rented flat."
    )
    assert [targets for _, targets, *_ in found] == [["Uzbek activists"]]


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Petrenko, a Belarusian, lives in Georgia. Write to Tbilisi: do not deport him.",
        "Ivan Petrenko, a Belarusian activist, lives in Georgia. Was he deported to Belarus?",
    ],
)
def test_what_is_only_bid_or_asked_is_no_act(acts, text):
    assert acts(text) == []


def test_all_whom_a_list_names_are_struck(acts):
    found = acts(
        "Anna Zhuk, 26, Oleg Kravets, 24, and Pavel Lis, 31, had been picked up in Georgia on "
        "4 March, according to the activists' lawyer, who fears that they will be sent to Belarus."
    )
    assert ["Anna Zhuk", "Oleg Kravets", "Pavel Lis"] in [targets for _, targets, *_ in found]


def test_whoever_is_struck_is_not_told_as_the_doer():
    text = (
        "Georgia refused to let in Alesia Karpava, a Belarusian editor who moved to Batumi in 2023 "
        "and was turned back on her way from Turkey."
    )
    reading = read(Document(id="test", text=text, language="en"))
    assert reading.incidents
    assert not any(incident.actors for incident in reading.incidents)


def test_a_chronicle_leaves_out_whom_it_is_about(acts):
    found = acts(
        "Rustam Ilyasov, a blogger from Dushanbe, was detained in Istanbul on 3 March.\n"
        "Deported to Tajikistan on 6 March."
    )
    assert [(kind, targets) for kind, targets, *_ in found] == [
        ("detention", ["Rustam Ilyasov"]),
        ("deportation", ["Rustam Ilyasov"]),
    ]


def test_of_two_told_of_before_neither_is_meant_alone(acts):
    found = acts(
        "Rustam Ilyasov and his friend Karim Saidov, bloggers from Dushanbe, live in Istanbul.\n"
        "Deported to Tajikistan on 6 March."
    )
    assert ["Rustam Ilyasov"] not in [targets for _, targets, *_ in found]


def test_what_is_said_of_two_is_told_of_both():
    text = (
        "Активисты Марат Ногаев и Пётр Сомов бежали из России в Черногорию. "
        "В июне поступил запрос Генпрокуратуры России об экстрадиции."
    )
    reading = read(Document(id="test", text=text, language="ru"))
    names = {person.id: person.name for person in reading.people}
    told = {i.type.value: [names[t] for t in i.targets] for i in reading.incidents}
    assert told["extradition_request"] == ["Марат Ногаев", "Пётр Сомов"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            (
                "Istanbul police detained Kyrgyz journalist Zhanybek Toktorov and his colleague "
                "Aigerim Sydykova on December 30."
            ),
            ("detention", ["Zhanybek Toktorov", "Aigerim Sydykova"], "TR"),
        ),
        (
            (
                "Полиция Стамбула 30 декабря задержала кыргызского журналиста Жаныбека Токторова и "
                "его коллегу Айгерим Сыдыкову."
            ),
            ("detention", ["Жаныбек Токторов", "Айгерим Сыдыкова"], "TR"),
        ),
        (
            (
                "Brothers Abdureshid and Tursun Yasin were sent back to China from the United Arab "
                "Emirates on April 3."
            ),
            ("deportation", ["Abdureshid Yasin", "Tursun Yasin"], "AE"),
        ),
        (
            "Анну и Сергея Кедровых депортировали из Грузии в Россию 5 мая 2024 года.",
            ("deportation", ["Анна Кедрова", "Сергей Кедров"], "GE"),
        ),
        (
            (
                "Двух вьетнамских блогеров похитили в Лаосе 1 сентября. Ле Ань Кхоа и Фам Тхи "
                "Тху Ха бежали из Ханоя в июне."
            ),
            ("abduction", ["Ле Ань Кхоа", "Фам Тхи Тху Ха"], "LA"),
        ),
        (
            (
                "В Стамбуле 3 марта задержали туркменского блогера. Мерет Гельдыев вёл канал о "
                "хлебных очередях."
            ),
            ("detention", ["Мерет Гельдыев"], "TR"),
        ),
        (
            "Two activists from Uzbekistan were deported from Russia on 14 August 2024.",
            ("deportation", ["activists from Uzbekistan"], "RU"),
        ),
        (
            (
                "Шестерых камбоджийских беженцев арестовала 24 октября иммиграционная полиция "
                "Таиланда."
            ),
            ("detention", ["камбоджийские беженцы"], "TH"),
        ),
    ],
)
def test_all_of_an_act_are_struck(text, told):
    assert told in _acts(text)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            (
                "29-летнюю программистку из Казани задержали 14 октября в Батуми по "
                "российскому запросу. Девушка подписывала антивоенные "
                "письма. 17 октября её отпустили."
            ),
            {"detention", "release"},
        ),
    ],
)
def test_one_who_is_only_described_is_struck_again(text, kinds):
    language = "ru" if any("а" <= c <= "я" for c in text.lower()) else "en"
    stages = stages_of(Document(id="test", text=text, language=language))
    found = [i for i in (*stages.incidents, *stages.doubted) if i.type.value in kinds]
    assert {i.type.value for i in found} == kinds
    assert len({i.targets for i in found}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Two men were arrested in Paris on 3 May over the attack on the Iranian journalist.",
        "Police in Warsaw arrested three suspects on 3 May over the beating of a Belarusian exile.",
        "Двух мужчин арестовали в Париже 3 мая за нападение на иранского журналиста.",
    ],
)
def test_a_counted_group_of_others_is_no_target(text):
    struck = {target for _, targets, _ in _acts(text) for target in targets}
    assert struck <= {"Belarusian exile"}


def test_who_reports_an_arrest_is_not_the_one_arrested():
    found = _acts(
        "В Стамбуле 3 марта задержали туркменского блогера. Об этом сообщила правозащитница Анна "
        "Кедрова."
    )
    assert all(targets != ["Анна Кедрова"] for _, targets, _ in found)


def test_who_passes_a_rumour_on_is_not_struck_with_the_named():
    found = _acts(
        "URGENT. Subscribers write to us that the exiled Tajik activist Dilovar Murodov, the Group "
        "24 man, was bundled into a van in Istanbul last night by people nobody had seen before."
    )
    assert found
    assert {tuple(targets) for _, targets, _ in found} == {("Dilovar Murodov",)}


def _acts(text):
    """Give type, targets and host of each act that a text tells."""
    language = "ru" if any("а" <= c <= "я" for c in text.lower()) else "en"
    reading = read(Document(id="test", text=text, language=language, published=date(2025, 3, 14)))
    names = {p.id: p.name for p in (*reading.people, *reading.organizations)}
    return [(i.type.value, [names[t] for t in i.targets], i.host) for i in reading.incidents]


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        (
            (
                "Kenyan police arrested two Ethiopian journalists, Dawit Alemu and Hanna Bekele, "
                "in Nairobi. The men were deported to Ethiopia on Monday."
            ),
            "en",
            ("deportation", ["Dawit Alemu", "Hanna Bekele"]),
        ),
        (
            (
                "В июне 2024 Казахстан выслал в Таджикистан двух активистов — Рустама Одилова и "
                "Фарида Саидова, после чего связь с ними пропала."
            ),
            "ru",
            ("deportation", ["Рустам Одилов", "Фарид Саидов"]),
        ),
        (
            (
                "Рустам Одилов и Фарид Саидов из Таджикистана живут в Тбилиси. Задержаны на "
                "границе с Турцией в августе."
            ),
            "ru",
            ("detention", ["Рустам Одилов", "Фарид Саидов"]),
        ),
        (
            (
                "Супруги Алина и Юрий Одиловы из Таджикистана, Варшава, заочно признаны виновными "
                "в экстремизме в Душанбе."
            ),
            "ru",
            ("conviction", ["Алина Одилова", "Юрий Одилов"]),
        ),
        (
            (
                "23 мая из Турции выдворена и доставлена рейсом авиакомпании в Таджикистан Нилуфар "
                "Саидова, 1990 г. р., преподавательница религии."
            ),
            "ru",
            ("deportation", ["Нилуфар Саидова"]),
        ),
    ],
)
def test_those_to_whom_words_point_back_are_struck(text, language, told):
    assert told in _told(text, language)


def test_a_number_of_others_is_not_the_one_told_of_before():
    text = (
        "Rustam Odilov, a Tajik blogger, lives in Warsaw. It says that eleven have been refused "
        "entry to Georgia since the autumn."
    )
    assert all("Rustam Odilov" not in names for _, names in _told(text, "en"))


def test_a_husband_seized_abroad_is_struck_for_himself():
    text = (
        "Нилуфар Саидова из Таджикистана живёт в Стамбуле. Муж, программист Рустам Одилов, сидит "
        "в тюрьме в Марокко с 19 июля 2021 года. Таджикистан обвиняет Одилова в терроризме."
    )
    assert ("prosecution", ["Рустам Одилов"]) in _told(text, "ru")


def test_a_mother_whose_child_is_left_out_is_pressed_for_the_one_spoken_of():
    text = (
        "Рустам Одилов, таджикский блогер, живёт в Варшаве. Мать и младший брат в сентябре взяты "
        "под домашний арест в Худжанде."
    )
    assert ("proxy_pressure", ["Рустам Одилов"]) in _told(text, "ru")


def _told(text: str, language: str) -> list[tuple[str, list[str]]]:
    stages = stages_of(Document(id="test", text=text, language=language))
    return [(i.type.value, [stages.parties[t].name for t in i.targets]) for _, i in stages.told]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        (
            "en",
            (
                "Ilya Berezin and Anna Sokol, Russian activists, fled to Sweden in 2023. They were "
                "detained in Malmo."
            ),
            {"Ilya Berezin", "Anna Sokol"},
        ),
        (
            "en",
            "Russian activists Ilya Berezin and Anna Sokol said they were beaten in Astana in May.",
            {"Ilya Berezin", "Anna Sokol"},
        ),
        (
            "en",
            (
                "Ilya Berezin and Anna Sokol, Russian activists, fled to Sweden in 2023. Three "
                "women waited for a bus. They were deported."
            ),
            set(),
        ),
        (
            "ru",
            (
                "Российские активисты Илья Березин и Анна Сокол уехали в Казахстан. Их задержали в "
                "Алма-Ате 3 мая."
            ),
            {"Илья Березин", "Анна Сокол"},
        ),
        (
            "ru",
            "Россияне Илья Березин и Анна Сокол бежали в Казахстан. 3 мая им отказали в убежище.",
            {"Илья Березин", "Анна Сокол"},
        ),
    ],
)
def test_they_are_those_named_in_one_breath(language, text, told):
    reading = read(Document(id="test", text=text, language=language))
    names = {p.id: p.name for p in reading.people}
    assert {names[t] for i in reading.incidents for t in i.targets} == told


def test_who_leans_on_a_mother_presses_the_exile():
    text = "Китай давит на мать уйгурского активиста Алима Турсуна, живущего в Мюнхене."
    reading = read(Document(id="test", text=text, language="ru"))
    names = {p.id: p.name for p in reading.people}
    (incident,) = reading.incidents
    assert (incident.type, incident.host) == (IncidentType.PROXY_PRESSURE, "CN")
    assert [names[t] for t in incident.targets] == ["Алим Турсун"]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        (
            "en",
            "Tajik activist Farrukh Zoirov was among four people detained in Warsaw on Monday.",
            ("detention", "PL", "Farrukh Zoirov"),
        ),
        (
            "ru",
            "Белорусской журналистке Алесе Ковалёвой в Варшаве угрожали убийством в марте.",
            ("threat", "PL", "Алеся Ковалёва"),
        ),
        (
            "en",
            (
                "Turkey's intelligence agency said it had brought the teacher Selim Aktan back from"
                " Kenya."
            ),
            ("abduction", "KE", "Selim Aktan"),
        ),
        (
            "ru",
            "Турецкого учителя Селима Аккаева спецслужбы вывезли из Кении.",
            ("abduction", "KE", "Селим Аккаев"),
        ),
        (
            "en",
            (
                "Vilnius police are investigating an arson attack on the office of the Belarusian"
                " media outlet Vetraz."
            ),
            ("organization_pressure", "LT", "Vetraz"),
        ),
    ],
)
def test_one_among_several_an_exile_whose_trade_opens_the_sentence_and_an_office(
    language, text, told
):
    reading = read(Document(id="test", text=text, language=language))
    names = {p.id: p.name for p in (*reading.people, *reading.organizations)}
    (incident,) = reading.incidents
    assert (incident.type, incident.host, *(names[t] for t in incident.targets)) == told


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (
            (
                "Turkmen activist Merdan Ovlyev lives in Istanbul. His lawyer is Leyla Arskan. Two "
                "other Turkmen bloggers, Jahan Nurova and Begench Sahov, were deported to Ashgabat."
            ),
            ("deportation", ["Jahan Nurova", "Begench Sahov"]),
        ),
        (
            (
                "Turkmen activist Merdan Ovlyev lives in Istanbul. His lawyer, Leyla Arskan, said "
                "that police officers had taken her client to a removal center in Edirne."
            ),
            ("detention", ["Merdan Ovlyev"]),
        ),
        (
            (
                "Turkmen activist Merdan Ovlyev lives in Istanbul. Blogger Jahan Nurova was "
                "deported from Turkey in April. Ovlyev's mother, who lives in Mary, was summoned "
                "by the security service and told to persuade her son to come home, they said."
            ),
            ("proxy_pressure", ["Merdan Ovlyev"]),
        ),
    ],
)
def test_who_only_has_a_client_or_a_son_or_was_named_before_is_not_struck(acts, text, act):
    assert act in [one[:2] for one in acts(text)]


def test_an_application_that_is_pending_leaves_a_deportation_done(acts):
    text = (
        "Turkmen blogger Jahan Nurova was deported from Turkey to Ashgabat in April despite a "
        "pending asylum application."
    )
    assert ("deportation", ["Jahan Nurova"], "TR", "TM", "completed") in acts(text)


@pytest.mark.parametrize(
    ("language", "text", "act"),
    [
        (
            "en",
            (
                "Vietnamese dissident abducted in Bangkok, rights groups say\n\nRights groups "
                "accused Vietnam on Friday of kidnapping Tran Quoc Vinh, a blogger, in Bangkok."
            ),
            ("abduction", ["Tran Quoc Vinh"]),
        ),
        (
            "ru",
            (
                "Чеченского беженца задержали в Хорватии\n\nВ загребском аэропорту 9 сентября "
                "задержан 29-летний Ислам Дударкин, сообщила правозащитная организация."
            ),
            ("detention", ["Ислам Дударкин"]),
        ),
    ],
)
def test_whom_a_headline_means_the_sentence_below_it_names(language, text, act):
    reading = read(Document(id="test", text=text, language=language, published=date(2025, 9, 15)))
    names = reading.parties()
    told = [(str(one.type), [names[t].name for t in one.targets]) for one in reading.incidents]
    assert told == [act]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        (
            "en",
            "The Russian activist Vera Stepanova was deported from Baku with her husband, Pavel.",
            ["Vera Stepanova", "Pavel"],
        ),
        (
            "ru",
            "Уйгурского паломника Абдуллу Турсуна с сыном Аблизом задержали в Мекке.",
            ["Абдулла Турсун", "Аблиз"],
        ),
        (
            "ru",
            "Таджикского активиста Шавката Олимова задержали в Москве вместе с женой, Мавлудой.",
            ["Шавкат Олимов", "Мавлуда"],
        ),
        (
            "ru",
            "Таджика Шавката Олимова задержали в Москве после ссоры с братом Довудом.",
            ["Шавкат Олимов"],
        ),
    ],
)
def test_relatives_struck_along_with_somebody_are_struck_as_well(language, text, names):
    read_text = read(Document(id="test", text=text, language=language))
    called = {p.id: p.name for p in read_text.people}
    assert [[called[t] for t in i.targets] for i in read_text.incidents] == [names]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        (
            "en",
            (
                "The Tajik blogger Farrukh Nazarov has lived in Berlin since 2020. In April police "
                "in Dushanbe detained a brother, Dovud, for two days."
            ),
            ["Farrukh Nazarov", "Dovud"],
        ),
        (
            "ru",
            (
                "Таджикский блогер Фаррух Назаров живёт в Берлине. В апреле в Душанбе задержали "
                "брата блогера, Довуда."
            ),
            ["Фаррух Назаров", "Довуд"],
        ),
    ],
)
def test_a_relative_is_pressed_for_the_exile_of_whom_the_text_before_tells(language, text, names):
    story = read(Document(id="test", text=text, language=language))
    called = {p.id: p.name for p in story.people}
    told = [(str(i.type), [called[t] for t in i.targets]) for i in story.incidents]
    assert told == [("proxy_pressure", names)]


def test_who_wrote_a_text_is_not_whom_its_headline_means(reads):
    text = (
        "Turkmen activist vanishes in Istanbul\n\nBy Sapar Owez\n\nMerdan Ovlyev, a Turkmen "
        "activist, has been missing since he was taken from his home in Istanbul on 18 February."
    )
    reading = reads(text)
    names = reading.parties()
    struck = {names[target].name for act in reading.incidents for target in act.targets}
    assert struck == {"Merdan Ovlyev"}
