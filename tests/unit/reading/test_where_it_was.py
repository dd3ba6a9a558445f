"""In which country an act was, where its sentence tells that by other words than "in X"."""

import datetime

import pytest

from khronika.model import Document, IncidentType
from khronika.reading import read

CASES = [
    # Whoever refuses somebody leave to stay is not the state fled, though it alone is named.
    (
        "en",
        (
            "Serbia has refused to renew the residence permit of Anton Velikhov, a blogger. He was "
            "given seven days to leave the country."
        ),
        "deportation",
        "RS",
    ),
    (
        "ru",
        (
            "Власти Сербии отказали в продлении вида на жительство блогеру Антону Велихову. Ему "
            "дали семь дней на выезд из страны."
        ),
        "deportation",
        "RS",
    ),
    # Before its verb, whence somebody is says nothing of where the act was.
    (
        "en",
        "Belgrade is less safe. A Russian blogger from Kazan, Ildar Safayin, was deported in May.",
        "deportation",
        "RS",
    ),
    (
        "en",
        "The Turkmen blogger Ogulnar Charyeva has not been seen since the landing in Istanbul.",
        "disappearance",
        "TR",
    ),
    # Nobody asks the state fled for asylum.
    (
        "en",
        (
            "China’s officials told the baker Abdukerim Tohtiyar to come to Ürümqi for a passport. "
            "He asked Turkey for protection the same year."
        ),
        "asylum_claim",
        "TR",
    ),
    # Whoever finds out about an act is elsewhere.
    (
        "en",
        (
            "Eritrean activist Yonas Kibreab has lived in Stockholm since 2015. In July a "
            "laboratory in Toronto found spyware in his phone."
        ),
        "surveillance",
        "SE",
    ),
    (
        "ru",
        (
            "Эритрейский активист Йонас Кибреаб живёт в Стокгольме с 2015 года. В июле лаборатория "
            "в Торонто нашла у него в телефоне шпионскую программу."
        ),
        "surveillance",
        "SE",
    ),
    # What is got in one breath with a way is got at its end.
    (
        "en",
        (
            "Umed Nazarov, a Tajik activist, lived in Kazan, Russia. In 2023 he fled to Poland "
            "and was granted asylum."
        ),
        "asylum_grant",
        "PL",
    ),
    (
        "ru",
        (
            "Активист Умед Назаров из Таджикистана жил в Казани. В 2023 году он уехал в Польшу и "
            "получил международную защиту."
        ),
        "asylum_grant",
        "PL",
    ),
    # At whose wish it was done tells the state fled.
    (
        "en",
        "Dubai police arrested Indian-born activist Ravi Kohlan at the request of New Delhi.",
        "detention",
        "AE",
    ),
    # The place under which an entry stands.
    ("ru", "Алматы: блогер Тимур Саркеев депортирован в Россию.", "deportation", "KZ"),
    (
        "ru",
        "4 мая, Тбилиси: белорусской журналистке Вере Купревич отказали во въезде, она в Варшаве.",
        "entry_refusal",
        "GE",
    ),
    (
        "en",
        "Yerevan, 4 May: the Russian activist Stepan Lugin was detained. He had lived in Tbilisi.",
        "detention",
        "AM",
    ),
    (
        "en",
        "Yerevan: the Russian activist Stepan Lugin was detained in Istanbul on 4 May.",
        "detention",
        "TR",
    ),
    # An arrest is where its own words put it, in the state fled too: there it is a prosecution.
    (
        "en",
        "Germany has deported the Tajik activist Farrukh Zoirov, who was arrested in Dushanbe.",
        "prosecution",
        "TJ",
    ),
    (
        "en",
        (
            "The Rwandan activist Immaculate Uweru, on her way to a conference in Geneva, was "
            "arrested at Addis Ababa airport."
        ),
        "detention",
        "ET",
    ),
    # A small town counts where something is said to be in it, though nothing else names its state.
    (
        "en",
        "The Eritrean broadcaster Amanuel Tesfai lives in Kassel. In May unknown men beat him.",
        "assault",
        "DE",
    ),
    # A card for a state's own people abroad is that state's, wherever its consulate takes it away.
    (
        "en",
        (
            "The Sikh organiser Belkar Thundi lives in Canada. The Indian consulate in Vancouver "
            "told him that his Overseas Citizen of India card has been revoked."
        ),
        "residence_refusal",
        "IN",
    ),
    # What a state grants, wherever it is asked.
    (
        "en",
        (
            "The Belarusian activist Vera Kuprevich, who lives in Tbilisi, has asked for a "
            "humanitarian visa at the German embassy."
        ),
        "asylum_claim",
        "DE",
    ),
    (
        "ru",
        (
            "Белорусской активистке Вере Купревич, живущей в Тбилиси, выдали немецкую гуманитарную"
            " визу."
        ),
        "asylum_grant",
        "DE",
    ),
    # A passport is annulled at home, and refused by a consulate abroad.
    (
        "en",
        "The Tajik blogger Farrukh Zoirov lives in Poland. In May his passport was annulled.",
        "passport_denial",
        "TJ",
    ),
    (
        "en",
        (
            "The Tajik blogger Farrukh Zoirov lives in Poland. The Tajik consulate refused to renew"
            " his passport."
        ),
        "passport_denial",
        "PL",
    ),
    # Whence somebody comes back is not where they are kept out.
    (
        "en",
        (
            "The Russian journalist Stepan Lugin returned to Yerevan from a conference in Tbilisi"
            " and was denied entry."
        ),
        "entry_refusal",
        "AM",
    ),
    # The state that is refused a surrender, and the town of the one struck.
    (
        "ru",
        "В выдаче России активиста Степана Лугина отказали: суд Алматы нашёл дело политическим.",
        "extradition_refusal",
        "KZ",
    ),
    (
        "ru",
        "Вида на жительство в Грузии не получил волонтёр из Грозного Степан Лугин.",
        "residence_refusal",
        "GE",
    ),
    # Where somebody flew to, told in a clause or a sentence before.
    (
        "en",
        (
            "Belarusian volunteer Alena Kavaliova, who lives in Warsaw, flew to Batumi for a"
            " wedding in October and was turned away at passport control."
        ),
        "entry_refusal",
        "GE",
    ),
    (
        "ru",
        (
            "Белорусская волонтёрка Алеся Ковалёва живёт в Варшаве. В октябре она прилетела в"
            " Батуми на свадьбу, но на паспортном контроле её развернули."
        ),
        "entry_refusal",
        "GE",
    ),
    # An airport, by its name without "International".
    (
        "en",
        (
            "Cuban historian Mirta Solis has lived in Mexico City since 2019. In May an officer at"
            " José Martí airport told her that she could not leave the country."
        ),
        "exit_ban",
        "CU",
    ),
    # "At home" means the state fled.
    (
        "en",
        (
            "Turkish police detained the Belarusian activist Tatsiana Bryl in Ankara. At home she"
            " is charged with financing extremism."
        ),
        "prosecution",
        "BY",
    ),
    (
        "ru",
        (
            "Турецкая полиция задержала в Анкаре белорусскую активистку Татьяну Брыль. На родине"
            " её обвиняют в финансировании экстремизма."
        ),
        "prosecution",
        "BY",
    ),
    # A place heads the entry that it opens, a day before it or not; not the state fled.
    (
        "ru",
        (
            "Белорусскую актрису Веру Купревич вызвали в Гродно на допрос.\n\n"
            "Март 2025. Польша. Суд освободил белорусского блогера Глеба Нахимчика под залог."
        ),
        "release",
        "PL",
    ),
    # Whoever decides tells more than what an entry is headed by.
    (
        "ru",
        (
            "Эфиопский блогер Тесфай Гудета жил в Джибути.\n\n"
            "Эфиопия. Суд Джибути отказал Аддис-Абебе в выдаче Тесфая Гудеты."
        ),
        "extradition_refusal",
        "DJ",
    ),
    # A flag heads an entry as well.
    (
        "ru",
        "🇬🇪 Хорошее. Белорусского блогера Глеба Нахимчика, беглеца, отпустили под залог.",
        "release",
        "GE",
    ),
    # One is kept in where the way begins that a flight is named by.
    (
        "ru",
        "Активистку из Перми Зою Лыткину сняли с рейса Бишкек — Стамбул: у неё запрет на выезд.",
        "exit_ban",
        "KG",
    ),
    (
        "en",
        (
            "The Russian activist Zoya Lytkina was taken off the Bishkek–Istanbul flight and not "
            "allowed to leave."
        ),
        "exit_ban",
        "KG",
    ),
    # Where one lives tells more than where one is from; so does where one publishes from.
    (
        "ru",
        "Чеченец Азамат Кадыев из Курчалоя, живущий в Шардже, не выходит на связь с 11 июня.",
        "disappearance",
        "AE",
    ),
    (
        "ru",
        "Мать Сапара Оразклыча, который ведёт эфиры из Эдирне, увезли в отдел в Туркменабаде.",
        "proxy_pressure",
        "TM",
    ),
    ("ru", "Пограничники не пускают белоруску Веру Купревич в Армению.", "entry_refusal", "AM"),
    ("ru", "Веру Купревич из Минска не выпускают из Эмиратов.", "exit_ban", "AE"),
]


@pytest.mark.parametrize(("language", "text", "kind", "host"), CASES)
def test_the_words_of_an_act_tell_its_country(language, text, kind, host):
    published = datetime.date(2025, 5, 14)
    reading = read(Document(id="test", text=text, language=language, published=published))
    told = {i.type: (i.host, i.origin) for i in reading.incidents}
    found, origin = told[IncidentType(kind)]
    assert found == host
    at_home = {"exit_ban", "passport_denial", "prosecution", "proxy_pressure", "residence_refusal"}
    assert origin != host or kind in at_home


def test_a_state_whose_consulate_is_spoken_of_is_the_one_fled():
    text = (
        "Ogul Garlyeva went into the consulate of Turkmenistan in Istanbul on 2 July. The Istanbul "
        "police say nothing. In the autumn strangers broke her wrist at a bus stop in Istanbul."
    )
    (assault,) = read(Document(id="d", text=text, language="en")).incidents
    assert (assault.type, assault.host, assault.origin) == (IncidentType.ASSAULT, "TR", "TM")


IN_ALMATY = {
    "en": "Russian activist Pavel Ushmarin was detained in Almaty in March.",
    "ru": "Российского активиста Павла Ушмарина задержали в Алматы в марте.",
}


@pytest.mark.parametrize(
    ("language", "told", "kind", "host"),
    [
        ("en", "He was beaten in Berlin in July.", IncidentType.ASSAULT, "DE"),
        ("en", "He was killed in Berlin in July.", IncidentType.KILLING, "DE"),
        ("en", "He was abducted in Istanbul in July.", IncidentType.ABDUCTION, "TR"),
        ("en", "He was released in Bishkek in July.", IncidentType.RELEASE, "KG"),
        (
            "en",
            "In July he was refused entry at Tbilisi airport.",
            IncidentType.ENTRY_REFUSAL,
            "GE",
        ),
        ("en", "He received asylum in Germany in July.", IncidentType.ASYLUM_GRANT, "DE"),
        ("en", "He applied for asylum in Germany.", IncidentType.ASYLUM_CLAIM, "DE"),
        ("en", "He asked Germany for asylum.", IncidentType.ASYLUM_CLAIM, "DE"),
        ("ru", "В июле его избили в Берлине.", IncidentType.ASSAULT, "DE"),
        ("ru", "В июле он получил убежище в Германии.", IncidentType.ASYLUM_GRANT, "DE"),
        ("ru", "Он попросил убежища у Германии.", IncidentType.ASYLUM_CLAIM, "DE"),
        ("ru", "Ему отказали во въезде в аэропорту Тбилиси.", IncidentType.ENTRY_REFUSAL, "GE"),
    ],
)
def test_an_act_is_where_its_own_words_put_it_and_not_where_the_last_one_was(
    language, told, kind, host
):
    text = f"{IN_ALMATY[language]} {told}"
    reading = read(Document(id="d", text=text, language=language))
    assert {incident.type: incident.host for incident in reading.incidents}[kind] == host


@pytest.mark.parametrize(
    ("text", "name", "origin"),
    [
        (
            (
                "Belarusian journalist Ales Harbuzau and Kazakh activist Daniyar Seitov live in "
                "Tbilisi. In May, Georgia deported Harbuzau to Minsk. Seitov was held in Batumi."
            ),
            "Daniyar Seitov",
            "KZ",
        ),
        (
            (
                "Georgia deported Belarusian journalist Ales Harbuzau to Minsk. The Iranian writer "
                "Reza Golpour lives in Tbilisi. Golpour was beaten in June."
            ),
            "Reza Golpour",
            "IR",
        ),
    ],
)
def test_an_act_is_for_the_state_of_its_own_target_and_not_of_another_one(text, name, origin):
    reading = read(Document(id="d", text=text, language="en"))
    (person,) = [p for p in reading.people if p.name == name]
    assert person.citizenship == (origin,)
    (act,) = [i for i in reading.incidents if i.targets == (person.id,)]
    assert act.origin == origin


@pytest.mark.parametrize(
    "met",
    [
        "when she visited her family in Belarus in June",
        "upon returning to Minsk in June",
    ],
)
def test_an_arrest_is_where_somebody_had_come_to(met):
    text = (
        "Belarusian student Olga Siarhunets, who studies in Warsaw, missed her mother. She was "
        f"arrested {met}."
    )
    reading = read(Document(id="d", text=text, language="en"))
    assert {(i.type, i.host) for i in reading.incidents} == {(IncidentType.PROSECUTION, "BY")}


@pytest.mark.parametrize(
    ("language", "text", "host", "origin"),
    [
        ("en", "The journalist Olga Frolova was refused entry to Georgia.", "GE", None),
        ("ru", "Журналистку Ольгу Фролову не пустили в Казахстан.", "KZ", None),
        ("ru", "Никарагуанскую журналистку Ану Руис не пустили в Никарагуа.", "NI", "NI"),
        ("en", "An artist from Kazan, Anna Sedova, was not allowed to leave Armenia.", "AM", "RU"),
        ("ru", "Художницу из Петербурга не выпустили из Казахстана.", "KZ", "RU"),
        ("ru", "Российскую активистку из Берлина Веру Лом задержали в Ереване.", "AM", "RU"),
    ],
)
def test_a_state_that_keeps_somebody_in_or_out_is_not_for_that_the_one_fled(
    language, text, host, origin
):
    reading = read(Document(id="test", text=text, language=language))
    assert [(i.host, i.origin) for i in reading.incidents] == [(host, origin)]


def test_a_group_without_a_name_is_whom_an_act_strikes():
    reading = read(Document(id="t", text="Группа из 11 россиян задержана в Перу.", language="ru"))
    called = {p.id: p.name for p in reading.people}
    assert [[called[t] for t in i.targets] for i in reading.incidents] == [["россияне"]]


@pytest.mark.parametrize(
    ("language", "text", "host"),
    [
        (
            "en",
            (
                "The deserter Ivan Petrenko was arrested in Bishkek. A request for his extradition "
                "was sent by the military prosecutor."
            ),
            "KG",
        ),
        (
            "ru",
            "Ивана Петренко арестовали в Бишкеке. В Генпрокуратуру поступил запрос о его выдаче.",
            "KG",
        ),
        (
            "en",
            "Police in Belgrade arrested the blogger Ivan Petrenko on an extradition request.",
            "RS",
        ),
    ],
)
def test_a_state_that_is_asked_for_somebody_is_not_the_one_fled(language, text, host):
    reading = read(Document(id="test", text=text, language=language))
    told = [(str(i.type), i.host, i.origin) for i in reading.incidents]
    assert told == [("detention", host, None), ("extradition_request", host, None)]


def test_a_state_that_people_belong_to_stays_the_one_fled_where_another_is_asked():
    text = (
        "The Kazakh activist Ivan Petrenko was detained in Almaty. Prosecutors sent a request for "
        "his extradition to Poland."
    )
    reading = read(Document(id="test", text=text, language="en"))
    assert ("extradition_request", "PL", "KZ") in {
        (str(i.type), i.host, i.origin) for i in reading.incidents
    }


def test_who_is_not_seen_after_having_been_sent_home_vanished_there(acts):
    text = (
        "Turkish police put the Turkmen blogger Ogulnar Charyeva on a plane from Istanbul to "
        "Ashgabat on 3 May. Nobody has seen her since the landing."
    )
    hosts = {kind: host for kind, _, host, _, _ in acts(text)}
    assert hosts == {"deportation": "TR", "disappearance": "TM"}
