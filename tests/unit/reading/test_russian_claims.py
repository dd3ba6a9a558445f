"""Who says what in Russian, and what they do with it. The people are invented."""

from datetime import date

import pytest

from khronika.model import Document, Reading
from khronika.reading import read
from khronika.reading.ru.language import Russian

RUSSIAN = Russian()
TOLD = (
    "Власти Сербии задержали активиста Игната Болотова по запросу Минска. "
    "Он просит политического убежища.\n\n"
)


def reading(text: str, publisher: str | None = None) -> Reading:
    document = Document(
        id="d",
        text=TOLD + text,
        language="ru",
        published=date(2024, 4, 10),
        publisher=publisher,
    )
    return read(document)


def said(text: str, publisher: str | None = None) -> list[tuple[str, str]]:
    """Speaker and stance of each claim."""
    found = reading(text, publisher)
    names = found.parties()
    return [(names[claim.speaker].name, str(claim.stance)) for claim in found.claims]


@pytest.mark.parametrize(
    ("text", "speaker", "stance"),
    [
        ("Адвокат Сергей Рябинин рассказал, что его били.", "Сергей Рябинин", "asserts"),
        ("По словам матери Болотова, его увезли ночью.", "мать Болотова", "asserts"),
        ("Адвокат Сергей Рябинин полагает, что суд откажет.", "Сергей Рябинин", "predicts"),
        ("Адвокат Сергей Рябинин полагает, что суд отказал.", "Сергей Рябинин", "asserts"),
        (
            "Адвокат Сергей Рябинин предупредил, что следующими могут стать другие.",
            "Сергей Рябинин",
            "fears",
        ),
        (
            "Адвокат Сергей Рябинин предупредил, что заседание закрытое.",
            "Сергей Рябинин",
            "asserts",
        ),
        ("Болотов говорит, что не чувствует себя здесь в безопасности.", "Игнат Болотов", "fears"),
        ("«Пожалуйста, не отправляйте его назад», — сказал Рябинин.", "Рябинин", "advises"),
        ("МВД Сербии сообщило, что Сербия отношения к этому не имеет.", "МВД Сербии", "denies"),
        ("МВД Сербии в отчёте указало, что Болотов выехал.", "МВД Сербии", "asserts"),
        ("Как сообщает «Вестник Саны», его увезли ночью.", "Вестник Саны", "asserts"),
        ("В Генпрокуратуре Казахстана отвергли обвинения.", "Генпрокуратура Казахстана", "denies"),
        ("Источник в управе утверждает, что его увезли.", "Источник в управе", "asserts"),
        ("Родственники активиста уверены, что его увезли.", "Родственники активиста", "asserts"),
        ("Некоторые каналы пишут, что его увезли.", "Некоторые каналы", "asserts"),
        ("Жена Болотова боится за его жизнь.", "Жена Болотова", "fears"),
        ("Сеть «Северный путь» призвала не выдавать его.", "Сеть «Северный путь»", "advises"),
        ("Полиция Подгорицы задержание не подтверждает.", "Полиция Подгорицы", "denies"),
        ("Суд пришёл к выводу, что ему грозят пытки.", "Суд", "asserts"),
        (
            "Премьер Сербии Драган Ковачевич оспорил слова о договоре с Минском о выдаче.",
            "Драган Ковачевич",
            "denies",
        ),
        (
            "Посол Горан Стоич усомнился в существовании соглашения с Минском о выдаче.",
            "Горан Стоич",
            "denies",
        ),
        (
            "МВД Сербии отказалось подтвердить соглашение с Минском о выдаче.",
            "МВД Сербии",
            "denies",
        ),
        (
            "По словам министра Горана Стоича, Сербия не подписывала с Минском договор о выдаче.",
            "Горан Стоич",
            "denies",
        ),
    ],
)
def test_who_speaks_is_told_with_the_stance(text, speaker, stance):
    assert said(text) == [(speaker, stance)]


@pytest.mark.parametrize(
    "text",
    [
        "Посольство отказалось комментировать задержание.",
        "Прокуратура на запрос не ответила.",
        "Он попросил убежища в Черногории.",
        "Министерство признало центр «Опора» нежелательной организацией.",
        "Сейчас в Сербии живут 30 тысяч россиян, по данным полиции.",
    ],
)
def test_what_makes_no_claim_is_left_out(text):
    assert said(text) == []


def test_the_outer_of_two_attributions_counts():
    text = "Адвокат Сергей Рябинин рассказал. По его словам, полиция ссылалась на запрос."
    assert {speaker for speaker, _ in said(text)} == {"Сергей Рябинин"}


def test_a_quotation_goes_on_behind_its_attribution():
    found = reading("«Нас держали до утра, — говорит Сергей Рябинин. — Потом выслали».")
    (claim,) = found.claims
    assert claim.direct
    assert claim.evidence[0].quote.endswith("выслали».")


def test_she_is_the_woman_who_spoke():
    text = "Юрист Анна Громова заявила, что его пытали. «Били двое», — добавила она."
    assert {speaker for speaker, _ in said(text)} == {"Анна Громова"}


def test_a_body_is_pointed_back_to_by_its_noun():
    text = "Министерство обороны Сербии сообщило о проверке. В ведомстве уточнили, что он уехал."
    assert len({speaker for speaker, _ in said(text)}) == 1


def test_we_is_the_publisher():
    publisher = "Правозащитный центр «Опора», Белград"
    expected = [("Правозащитный центр «Опора»", "advises")]
    assert said("Мы требуем освободить Болотова.", publisher) == expected


def test_a_ministry_denies_in_its_own_voice():
    text = (
        "Министерство юстиции Сербии сообщает, что проверка идёт. "
        "Слухи о его выдаче не соответствуют действительности."
    )
    assert said(text)[-1][1] == "denies"


def test_answers_of_an_interview_are_the_interviewee_s():
    text = (
        "Мы поговорили с Болотовым.\n\n— Вас били?\n\n— Да, в полиции меня били дубинкой.\n\n"
        "— Что посоветуете другим?\n\n— Не приезжайте в Сербию без адвоката."
    )
    assert said(text) == [("Игнат Болотов", "asserts"), ("Игнат Болотов", "advises")]


def test_turns_marked_with_names_tell_whose_they_are():
    text = (
        "С Анной Громовой мы встретились в Белграде.\n\n**Анна Громова:** Его пытали.\n\n"
        "**Игнат Болотов:** Меня били."
    )
    assert said(text) == [("Анна Громова", "asserts"), ("Игнат Болотов", "asserts")]


def test_an_agreement_that_is_disputed_is_only_alleged():
    found = reading("Премьер Сербии Драган Ковачевич оспорил слухи о договоре с Минском о выдаче.")
    assert [item.status for item in found.instruments] == ["alleged"]


def test_an_agreement_that_is_said_not_to_be_there_is_none():
    found = reading("Премьер Сербии сказал, что никакого договора с Минском о выдаче нет.")
    assert found.instruments == ()
