"""Sentences whose words name one act and tell another, or none. All people are invented."""

import pytest

from khronika.model import Document, IncidentType, Status
from khronika.reading import read

CASES = [
    # An agency that flies somebody home from abroad expels nobody.
    (
        "en",
        (
            "The Turkish intelligence service seized the teacher Orhan Demirci in Moldova and flew "
            "him to Ankara."
        ),
        {(IncidentType.ABDUCTION, Status.COMPLETED)},
    ),
    (
        "ru",
        "Двум иранцам в Лондоне предъявили обвинение в подготовке убийства писательницы Мины Доу.",
        {(IncidentType.KILLING, Status.ATTEMPTED)},
    ),
    (
        "ru",
        "ГКНБ Киргизии передал ФСБ российского анархиста Алексея Розова.",
        {(IncidentType.EXTRADITION, Status.COMPLETED)},
    ),
    (
        "ru",
        "Неизвестный позвонил азербайджанцу Эльнуру Гулиеву в Париж и сказал, что его убьют.",
        {(IncidentType.THREAT, Status.COMPLETED)},
    ),
    (
        "en",
        "Interpol issued a red notice for the Bahraini activist Hassan Al-Sayed.",
        {(IncidentType.INTERPOL_ALERT, Status.COMPLETED)},
    ),
    (
        "en",
        (
            "Officers of the immigration office in Leipzig walked the Tajik activist Umed Kasirov "
            "to a charter on 28 January and flew him to Dushanbe."
        ),
        {(IncidentType.DEPORTATION, Status.COMPLETED)},
    ),
    # Of two rules that fit the word, the heads know which: filmed, or taken off a bus.
    (
        "ru",
        (
            "Саудовского программиста Фахда аль-Мутари сняли с автобуса под Софией: на экране у "
            "пограничника высветилось красное уведомление."
        ),
        {
            (IncidentType.DETENTION, Status.COMPLETED),
            (IncidentType.INTERPOL_ALERT, Status.COMPLETED),
        },
    ),
    (
        "en",
        (
            "Belarusian activist Zlata Bulak was taken off a bus in Vilnius on Wednesday and spent "
            "the night in a police cell."
        ),
        {(IncidentType.DETENTION, Status.COMPLETED)},
    ),
    (
        "en",
        (
            "A court in Tallinn quashed the deportation order against Pavel Ushmarin, a Russian "
            "activist who lives in Estonia, on 3 November 2024."
        ),
        {(IncidentType.DEPORTATION, Status.ATTEMPTED)},
    ),
    (
        "ru",
        (
            "Административный суд в Таллине 3 ноября отменил решение о высылке российского "
            "активиста Павла Ушмарина."
        ),
        {(IncidentType.DEPORTATION, Status.ATTEMPTED)},
    ),
    (
        "en",
        (
            "A Minsk court sentenced Pavel Ushmarin, a Belarusian activist in Poland, in his "
            "absence to ten years in prison on a charge of extremism."
        ),
        {(IncidentType.CONVICTION, Status.COMPLETED)},
    ),
    (
        "en",
        (
            "Pavel Ushmarin, a Russian activist in Berlin, was sent a picture of his own front "
            "door on 4 May 2024."
        ),
        {(IncidentType.THREAT, Status.COMPLETED)},
    ),
    ("en", "A court in Yerevan refused to free Pavel Ushmarin, a Russian teacher.", set()),
    (
        "en",
        "Russian activist Pavel Ushmarin lost his appeal against extradition in a Warsaw court.",
        {(IncidentType.EXTRADITION, Status.PENDING)},
    ),
    (
        "en",
        (
            "Exiled Russian activist Pavel Ushmarin won his appeal against extradition to Russia "
            "in a Warsaw court."
        ),
        {(IncidentType.EXTRADITION_REFUSAL, Status.COMPLETED)},
    ),
    (
        "en",
        "Russian activist Pavel Ushmarin lives in Gdansk. Poland ordered his removal on 2 May.",
        {(IncidentType.DEPORTATION, Status.PENDING)},
    ),
    (
        "en",
        "Russian activist Pavel Ushmarin was deported from Germany and jailed on arrival in Omsk.",
        {
            (IncidentType.DEPORTATION, Status.COMPLETED),
            (IncidentType.PROSECUTION, Status.COMPLETED),
        },
    ),
    (
        "ru",
        "Прокуратура Казахстана тянет с решением о выдаче России дезертира Павла Ушмарина.",
        {(IncidentType.EXTRADITION, Status.PENDING)},
    ),
    (
        "ru",
        "Неизвестные угрожали расправой российскому активисту Павлу Ушмарину в Стамбуле.",
        {(IncidentType.THREAT, Status.COMPLETED)},
    ),
    (
        "ru",
        "В случае возвращения в Россию активисту Павлу Ушмарину грозит расправа.",
        set(),
    ),
    ("en", "The court in Yerevan denied bail to Russian activist Pavel Ushmarin.", set()),
    (
        "en",
        "Pavel Ushmarin, a Russian activist, was removed from Germany on 9 April.",
        {(IncidentType.DEPORTATION, Status.COMPLETED)},
    ),
    (
        "en",
        "A film by Pavel Ushmarin, a Russian activist in Berlin, was removed from YouTube.",
        set(),
    ),
    (
        "en",
        "British police foiled a plot to kill the Iranian journalist Reza Ashmarin in London.",
        {(IncidentType.KILLING, Status.ATTEMPTED)},
    ),
    (
        "en",
        "Police in London prevented the kidnapping of the Iranian journalist Reza Ashmarin.",
        {(IncidentType.ABDUCTION, Status.ATTEMPTED)},
    ),
    (
        "ru",
        "Спецслужбы Германии сорвали убийство чеченского оппозиционера Ислама Ушмарова в Берлине.",
        {(IncidentType.KILLING, Status.ATTEMPTED)},
    ),
    (
        "ru",
        "Полиция Гонконга назначила награду за поимку активиста Ли Вэня, живущего в Сиднее.",
        {(IncidentType.PROSECUTION, Status.COMPLETED)},
    ),
    (
        "ru",
        "Дезертира Илью Ушмарина увезли из съёмной квартиры в Ереване на военную базу.",
        {(IncidentType.ABDUCTION, Status.COMPLETED)},
    ),
    ("ru", "Суд в Ереване отказался освободить российского учителя Павла Ушмарина.", set()),
    # Some days of arrest for a picket are a detention, and no conviction.
    (
        "en",
        (
            "The Russian activist Anna Belozerova was sentenced in Bishkek to seven days of "
            "administrative arrest."
        ),
        {(IncidentType.DETENTION, Status.COMPLETED)},
    ),
    # Who cancels a notice issues none.
    (
        "en",
        (
            "A Uyghur activist, Idris Hamut, was detained in Casablanca on a Chinese red notice. "
            "Interpol cancelled the notice in August."
        ),
        {
            (IncidentType.DETENTION, Status.COMPLETED),
            (IncidentType.INTERPOL_ALERT, Status.COMPLETED),
        },
    ),
]


@pytest.mark.parametrize(("language", "text", "acts"), CASES)
def test_what_else_the_clause_says_settles_the_act(language, text, acts):
    found = read(Document(id="x", text=text, language=language))
    assert {(i.type, i.status) for i in found.incidents} == acts
