"""By what words Russian tells acts, each in a sentence of its own. The people are invented."""

from datetime import date

import pytest

from khronika.model import Document
from khronika.reading import stages_of

BLOGGER = "Таджикский блогер Фирдавс Олимзода"
POET = "российский поэт Яков Ремизов"


def told(text: str) -> list[tuple[str, str | None, str]]:
    """Give type, host and status of each act that a text tells, whether or not it concerns us."""
    document = Document(id="d", text=text, language="ru", published=date(2026, 5, 20))
    return [(str(i.type), i.host, str(i.status)) for i in stages_of(document).incidents]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        # What was asked for before is what was refused, or granted.
        (
            (
                f"{BLOGGER} просил в Польше международной защиты, но служба по делам иностранцев "
                "отказала."
            ),
            ("asylum_refusal", "PL", "completed"),
        ),
        (
            "Белорусский учёный Глеб Нахимчик просил убежища в Литве и через полгода получил его.",
            ("asylum_grant", "LT", "completed"),
        ),
        (
            "Россия просила Черногорию о выдаче Игната Лукошкина, но прокуратура отказала.",
            ("extradition_refusal", "ME", "completed"),
        ),
        (
            "Суд в Бургасе не согласился выдать России яхтсмена Игната Лукошкина.",
            ("extradition_refusal", "BG", "completed"),
        ),
        # Who is taken in is given protection.
        (
            "Власти Канады согласились принять российскую поэтессу Лию Заречную как беженку.",
            ("asylum_grant", "CA", "completed"),
        ),
        (
            "Туркменский активист Сапар Оразклыч улетел из Турции в Швецию по квоте для беженцев.",
            ("asylum_grant", "SE", "completed"),
        ),
        # A request by letter; what is not decided yet, or is stayed.
        (
            "Минск прислал литовской прокуратуре письмо с требованием вернуть Глеба Нахимчика.",
            ("extradition_request", "LT", "completed"),
        ),
        (
            "Казахстан задержал россиянина Игната Лукошкина, решения о его выдаче пока нет.",
            ("extradition", "KZ", "pending"),
        ),
        (
            "Высылку таджикского блогера Фирдавса Олимзоды из Германии суд приостановил.",
            ("deportation", "DE", "pending"),
        ),
        (
            "Журналисту из Ашхабада Сапару Оразклычу в Стамбуле дали бумагу: десять дней на выезд.",
            ("deportation", "TR", "pending"),
        ),
        # Handed to border guards, without a court.
        (
            "Турецкая полиция передала иранским пограничникам Ширин Каземи на мосту под Ваном.",
            ("deportation", "TR", "completed"),
        ),
        # Nobody hears of them.
        (
            f"{BLOGGER}, живущий в Москве, не отвечает с четверга.",
            ("disappearance", "RU", "completed"),
        ),
        (
            "Чеченский блогер Лечи Умхаев, живущий в Тбилиси, не вернулся домой в понедельник.",
            ("disappearance", "GE", "completed"),
        ),
        # Threats by calls, drawings, words on a door, fire.
        (
            (
                "Живущей в Варшаве белорусской актрисе Вере Купревич писали с номера из Гродно: "
                "найдут и в Польше."
            ),
            ("threat", "PL", "completed"),
        ),
        (
            (
                "На двери белорусской актрисы Веры Купревич в Варшаве появилась надпись "
                "«предательница»."
            ),
            ("threat", "PL", "completed"),
        ),
        (
            "В Праге сгорела машина казахстанского журналиста Тимура Саркеева.",
            ("threat", "CZ", "completed"),
        ),
        # Watched from a car, by a camera, by a thing under the car.
        (
            f"Во дворе дома, где живёт уехавший в Ригу {POET}, стояла машина с двумя мужчинами.",
            ("surveillance", "LV", "completed"),
        ),
        (
            "Окна живущей в Варшаве белорусской актрисы Веры Купревич фотографировали двое мужчин.",
            ("surveillance", "PL", "completed"),
        ),
        (
            f"Живущий в Риге {POET} нашёл под машиной устройство, которое передавало координаты.",
            ("surveillance", "LV", "completed"),
        ),
        # Pages taken away, sites that do not open.
        (
            "У живущего в Риге российского поэта Якова Ремизова увели страницу.",
            ("digital_attack", "LV", "completed"),
        ),
        (
            (
                "Сайт белорусского портала «Сойка», работающего в Вильнюсе, не открывался "
                "двое суток: шла DDoS-атака."
            ),
            ("digital_attack", "LT", "completed"),
        ),
        # Cases told without "обвинение в", and terms being served.
        (
            (
                "Живущему в Риге поэту Якову Ремизову следствие в Москве предъявило «оправдание "
                "терроризма»."
            ),
            ("prosecution", "RU", "completed"),
        ),
        (
            (
                "Россиянин Игнат Лукошкин отбывает в Омске шесть лет за «дезертирство»: его выдала "
                "Армения."
            ),
            ("conviction", "RU", "completed"),
        ),
        (
            (
                "Дагестанский чтец Магомед Абакаров сидит в Турции с прошлого понедельника, Россия "
                "просит его выдать."
            ),
            ("detention", "TR", "completed"),
        ),
        (
            "Таджикского блогера Фирдавса Олимзоду задержали в Варшаве по ориентировке Душанбе.",
            ("interpol_alert", "PL", "completed"),
        ),
        # Those at home, and associations abroad.
        (
            f"{BLOGGER} уехал в Польшу. В Худжанде к его матери приходили трижды.",
            ("proxy_pressure", "TJ", "completed"),
        ),
        (
            f"{BLOGGER} живёт в Польше. В Худжанде его отец каждую неделю отмечается в отделении.",
            ("proxy_pressure", "TJ", "completed"),
        ),
        (
            "В Тбилиси инспекторы дважды посетили белорусский центр «Сойка».",
            ("organization_pressure", "GE", "completed"),
        ),
    ],
)
def test_words_that_tell_an_act(text, act):
    assert act in told(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{BLOGGER} третий год сидит без работы в Варшаве.", "detention"),
        ("Ведомство не отвечает журналистам с четверга, сказал блогер Олимзода.", "disappearance"),
        (f"{BLOGGER} не вернулся домой из отпуска: хочет жить в Польше.", "disappearance"),
        ("В Праге сгорела в ДТП машина журналиста Тимура Саркеева.", "threat"),
        ("В Риге поэт Яков Ремизов снял комнату с окнами во двор.", "surveillance"),
        ("Сайт портала «Сойка» не открывался: меняли дизайн.", "digital_attack"),
        ("Полиция попросила Якова Ремизова предъявить паспорт.", "prosecution"),
    ],
)
def test_words_that_tell_none(text, kind):
    assert kind not in [one[0] for one in told(text)]


def test_a_banned_body_is_struck_and_not_whoever_was_named_last():
    text = (
        "Редакция «Сойка» с 2022 года работает в Риге, её возглавляет Лия Заречная. "
        "Генпрокуратура РФ признала её нежелательной 11 мая."
    )
    document = Document(id="d", text=text, language="ru", published=date(2026, 5, 20))
    stages = stages_of(document)
    struck = [stages.parties[t].name for i in stages.incidents for t in i.targets]
    assert struck == ["Сойка"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        # Whom a relative calls "муж" or "брат" is the one with whom a text is concerned.
        (
            f"{BLOGGER} бежал в Польшу. Жена Олимзоды рассказала, что мужа задержали в Варшаве.",
            "detention",
        ),
        (
            f"{BLOGGER} бежал в Польшу. Его сестра рассказала, что за братом следили в Варшаве.",
            "surveillance",
        ),
        # A verb in the present without a subject tells of whoever was spoken of.
        (f"{BLOGGER} живёт в Варшаве. Просит убежища с мая.", "asylum_claim"),
        # Without such a teller "брат" is a relative who is pressed.
        (f"{BLOGGER} бежал в Польшу. В Худжанде на допрос вызвали брата.", "proxy_pressure"),
    ],
)
def test_whom_words_without_a_name_mean(text, act):
    document = Document(id="d", text=text, language="ru", published=date(2026, 5, 20))
    stages = stages_of(document)
    told = [(str(i.type), [stages.parties[t].name for t in i.targets]) for i in stages.incidents]
    assert told == [(act, ["Фирдавс Олимзода"])]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            (
                "Фирдавс Олимзода живёт в Риге. Олимзоду там знают, Олимзода пишет. "
                "Там видели Глеба Нахимчика, повара-дезертира."
            ),
            "Глеб Нахимчик",
        ),
        ("Лию Заречную не впустили. В 2023 году её видели: политик улыбалась.", "Лия Заречная"),
    ],
)
def test_a_noun_behind_a_name_and_one_of_both_sexes_mean_nobody_else(text, meant):
    document = Document(id="d", text=text, language="ru", published=date(2026, 5, 20))
    parties = stages_of(document).parties
    assert parties[parties.mentions()[-1].party].name == meant
