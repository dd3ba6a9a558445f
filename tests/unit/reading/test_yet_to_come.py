"""An act that is only expected, sought, set for a day or put off was not done; both languages."""

import datetime

import pytest

from khronika.model import Document
from khronika.reading import read

ENGLISH = "Russian activist Pavel Orlinsky is held in Bishkek. "
RUSSIAN = "Российского активиста Павла Орлинского держат в СИЗО Бишкека. "
SURRENDERS = {"extradition", "deportation"}


def surrenders(text: str, language: str) -> list[tuple[str, str]]:
    """Give the type and the status of each surrender that a text tells."""
    published = datetime.date(2025, 3, 14)
    reading = read(Document(id="test", text=text, language=language, published=published))
    found = [(str(one.type), str(one.status)) for one in reading.incidents]
    return [one for one in found if one[0] in SURRENDERS]


@pytest.mark.parametrize(
    "said",
    [
        "His extradition is expected in the coming weeks.",
        "His extradition is imminent.",
        "His lawyer expects his extradition within days.",
        "He is awaiting extradition to Russia.",
        "He is fighting extradition to Russia.",
        "He is fighting against his extradition.",
        "His extradition has been postponed.",
        "His extradition was suspended by the UN committee.",
        "The court has delayed his extradition.",
        "He is trying to fight his extradition.",
    ],
)
def test_what_is_under_way_is_pending(said):
    assert surrenders(ENGLISH + said, "en") == [("extradition", "pending")]


@pytest.mark.parametrize(
    "said",
    [
        "Его экстрадиция ожидается в ближайшие недели.",
        "Он ожидает экстрадиции в Россию.",
        "Адвокат ожидает его экстрадиции в ближайшее время.",
        "Его экстрадиция отложена.",
        "Суд приостановил его экстрадицию.",
        "Он пытается обжаловать экстрадицию.",
    ],
)
def test_what_is_under_way_is_pending_in_russian(said):
    assert surrenders(RUSSIAN + said, "ru") == [("extradition", "pending")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"{ENGLISH}His deportation is planned for Friday."),
        ("en", f"{ENGLISH}His deportation is scheduled for 21 March."),
        ("ru", f"{RUSSIAN}Его депортация запланирована на пятницу."),
    ],
)
def test_what_has_its_day_is_announced(language, text):
    assert surrenders(text, language) == [("deportation", "threatened")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"{ENGLISH}His extradition was feared by his friends."),
        ("en", f"{ENGLISH}His extradition looks likely."),
        ("en", f"{ENGLISH}His extradition is prohibited by law."),
        ("en", f"{ENGLISH}His extradition is being sought by Moscow."),
        ("en", f"{ENGLISH}He could face extradition to Russia."),
        ("en", f"{ENGLISH}He does not expect extradition."),
        ("en", f"{ENGLISH}The UN committee asked Kyrgyzstan to suspend his extradition."),
        ("ru", f"{RUSSIAN}Его экстрадиция возможна."),
        ("ru", f"{RUSSIAN}Его выдача неизбежна, считает адвокат."),
    ],
)
def test_what_is_feared_forbidden_or_sought_is_no_surrender(language, text):
    assert surrenders(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"{ENGLISH}He was extradited on 4 March. His trial is expected in May."),
        ("en", f"{ENGLISH}After his extradition on 4 March a trial is planned."),
        ("ru", f"{RUSSIAN}Его экстрадировали 4 марта. Суд запланирован на май."),
    ],
)
def test_what_comes_after_a_surrender_leaves_it_done(language, text):
    assert surrenders(text, language) == [("extradition", "completed")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"{ENGLISH}His deportation fell through on 4 March."),
        ("ru", f"{RUSSIAN}Его депортация сорвалась."),
    ],
)
def test_what_came_to_nothing_was_attempted(language, text):
    assert surrenders(text, language) == [("deportation", "attempted")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Uzbek blogger Dilshod Karimov, detained in Istanbul on 3 March, faces extradition.",
        ),
        ("ru", "Узбекский блогер Дильшод Каримов, задержанный в Стамбуле, ожидает экстрадиции."),
    ],
)
def test_whoever_awaits_extradition_was_detained(language, text):
    reading = read(Document(id="test", text=text, language=language))
    told = [(str(one.type), str(one.status)) for one in reading.incidents]
    assert told == [("detention", "completed"), ("extradition", "pending")]


@pytest.mark.parametrize(
    "said",
    [
        "authorities have begun deportation proceedings against him.",
        "the deportation process has started.",
    ],
)
def test_proceedings_of_deportation_leave_it_pending(said):
    assert surrenders(f"{ENGLISH[:-2]}; {said}", "en") == [("deportation", "pending")]


def test_an_arrest_that_is_expected_is_none(acts):
    assert acts("The arrest of Russian activist Pavel Orlinsky in Tbilisi is expected.") == []


@pytest.mark.parametrize(
    "said",
    [
        "His lawyers helped him apply for refugee status.",
        "Volunteers assisted him in applying for asylum.",
    ],
)
def test_whoever_is_helped_to_ask_for_asylum_asks_for_it(acts, said):
    text = f"Russian activist Pavel Orlinsky fled to Kyrgyzstan. {said}"
    claim = ("asylum_claim", ["Pavel Orlinsky"], "KG", "RU", "completed")
    assert claim in acts(text)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Полиция угрожала ему депортацией.", True),
        ("Ему пригрозили выдачей.", True),
        ("Ему угрожает депортация.", False),
    ],
)
def test_to_threaten_somebody_with_deportation_is_a_threat(said, told):
    text = f"Российский активист Павел Орлинский живёт в Бишкеке. {said}"
    reading = read(Document(id="test", text=text, language="ru"))
    assert ("threat" in [str(one.type) for one in reading.incidents]) is told


def test_what_guards_tried_is_an_attempt_on_the_word_of_whom_they_tried_it_on(reads):
    text = (
        "Russian councilman Anton Lisovets lives in Serbia. However, he said, border officials "
        "tried to prevent him from re-entering Serbia after a trip."
    )
    (act,) = reads(text).incidents
    told = (str(act.type), str(act.status), str(act.certainty))
    assert told == ("entry_refusal", "attempted", "attributed")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"{ENGLISH}A court barred Kyrgyzstan from extraditing him."),
        ("en", f"{ENGLISH}A UN committee banned Kyrgyzstan from deporting him."),
        ("en", f"{ENGLISH}His planned extradition has drawn protests."),
        ("ru", f"{RUSSIAN}Его планируемая экстрадиция вызвала протесты."),
        ("ru", f"{RUSSIAN}Суд запретил высылать его из Киргизии."),
        ("ru", f"{RUSSIAN}Комитет ООН ещё в мае запретил Киргизии выдавать его."),
    ],
)
def test_what_a_court_forbids_or_a_state_only_plans_was_not_done(language, text):
    assert surrenders(text, language) == []


@pytest.mark.parametrize(
    "text",
    [
        "Protesters demanded that Belarusian journalist Andrei Hnedov not be extradited by Serbia.",
        "A petition against extradition of Belarusian journalist Andrei Hnedov from Serbia grows.",
    ],
)
def test_who_demands_that_somebody_stay_requests_no_extradition(acts, text):
    assert acts(text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Officials told the Uzbek poet Anvar Saliev that he would be expelled from Kazakhstan.",
        ),
        ("en", "The Uzbek poet Anvar Saliev will be deported from Kazakhstan, the ministry said."),
        (
            "en",
            "The ministry announced that it would deport the Uzbek poet Anvar Saliev from Georgia.",
        ),
        (
            "ru",
            "Чиновники сообщили узбекскому поэту Анвару Салиеву, что его выдворят из Казахстана.",
        ),
    ],
)
def test_what_an_authority_says_it_will_do_is_announced(language, text):
    assert surrenders(text, language) == [("deportation", "threatened")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "A friend told the Uzbek poet Anvar Saliev that he would be deported from Kazakhstan.",
        ),
        ("en", "The Uzbek poet Anvar Saliev thought that he would be deported from Kazakhstan."),
        ("ru", "Друг сказал узбекскому поэту Анвару Салиеву, что его выдворят из Казахстана."),
    ],
)
def test_what_others_say_will_be_done_is_no_act(language, text):
    assert surrenders(text, language) == []
