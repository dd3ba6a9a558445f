"""Whoever is sent away from a country did not flee it, and it is the host; both languages."""

import datetime

import pytest

from khronika.model import Document
from khronika.reading import read


def acts_of(text: str, language: str) -> list[tuple[str, list[str], str, str | None, str]]:
    published = datetime.date(2025, 3, 14)
    reading = read(Document(id="test", text=text, language=language, published=published))
    names = reading.parties()
    return [
        (str(i.type), [names[t].name for t in i.targets], i.host, i.origin, str(i.status))
        for i in reading.incidents
    ]


@pytest.mark.parametrize(
    ("language", "text", "act"),
    [
        (
            "ru",
            "Россиянку Марину Ковылину выдворили из Киргизии.",
            ("deportation", ["Марина Ковылина"], "KG", "RU", "completed"),
        ),
        (
            "ru",
            "В январе из Бишкека выдворили омского журналиста Павла Дергачёва.",
            ("deportation", ["Павел Дергачёв"], "KG", None, "completed"),
        ),
        (
            "ru",
            "После выдворения из Киргизии художница Марина Ковылина сидит под арестом в Омске.",
            ("deportation", ["Марина Ковылина"], "KG", "RU", "completed"),
        ),
        (
            "ru",
            "В 2021 году турецкого учителя Орхана Чакмака не пустили в Молдавию.",
            ("entry_refusal", ["Орхан Чакмак"], "MD", "TR", "completed"),
        ),
        (
            "ru",
            "Россиянина Степана Ильюхина, бывшего депутата, сегодня НЕ ВЫПУСТИЛИ из Армении.",
            ("exit_ban", ["Степан Ильюхин"], "AM", "RU", "completed"),
        ),
        (
            "ru",
            (
                "Верховный суд Казахстана оставил в силе решение о выдаче России активиста "
                "Тимура Бадмаева. Генпрокуратура РК одобрила экстрадицию ещё 2 апреля."
            ),
            ("extradition", ["Тимур Бадмаев"], "KZ", "RU", "pending"),
        ),
        (
            "ru",
            (
                "Генпрокуратура Казахстана рассматривает запрос России об экстрадиции дезертира "
                "Тимура Габдрахмана."
            ),
            ("extradition_request", ["Тимур Габдрахман"], "KZ", "RU", "completed"),
        ),
        (
            "en",
            (
                "Thai police detained the Vietnamese bloggers Nguyen Van Long and Tran Thi Hoa in "
                "Bangkok on 3 May. The two were flown from Bangkok to Hanoi a week later."
            ),
            ("deportation", ["Nguyen Van Long", "Tran Thi Hoa"], "TH", "VN", "completed"),
        ),
        (
            "en",
            (
                "Kyrgyzstan will expel the Kazakh activist Aigerim Beisenova, the State Committee "
                "for National Security announced on Wednesday."
            ),
            ("deportation", ["Aigerim Beisenova"], "KG", "KZ", "threatened"),
        ),
        (
            "en",
            (
                "Kenyan police seized three Rwandan dissidents, Jean Habimana, Eric Mugisha and "
                "Alice Uwase, in a hotel in Nairobi."
            ),
            (
                "detention",
                ["Jean Habimana", "Eric Mugisha", "Alice Uwase"],
                "KE",
                "RW",
                "completed",
            ),
        ),
    ],
)
def test_the_act_tells_its_country(language, text, act):
    assert act in acts_of(text, language)


@pytest.mark.parametrize(
    ("language", "text", "never"),
    [
        ("ru", "Активистку Марину Ковылину, бежавшую из России, задержали в Бишкеке.", "RU"),
        ("en", "The Tajik activist Rustam Saidov flew to Warsaw, where he asked for asylum.", "PL"),
    ],
)
def test_what_people_do_of_themselves_is_no_deportation(language, text, never):
    assert ("deportation", never) not in {(a[0], a[2]) for a in acts_of(text, language)}


def test_a_state_only_hoped_for_announces_nothing():
    text = "The Turkish judge Mustafa Erdemir, in exile, hopes that Switzerland will grant asylum."
    assert not acts_of(text, "en")


def test_what_strikes_people_without_names_strikes_nobody_near_them():
    text = (
        "Belarusian activist Alena Drobysh fled to Georgia in 2021. "
        "Two other volunteers of her group were recognised as refugees in Canada last year."
    )
    assert not any("Alena Drobysh" in targets for _, targets, *_ in acts_of(text, "en"))


def test_it_may_stand_for_a_body():
    text = (
        "The Free Shelter Foundation in Tbilisi houses Russian draft evaders. On 18 November the "
        "Russian Prosecutor General's Office declared it an undesirable organisation."
    )
    assert ("designation", ["Free Shelter Foundation"]) in [a[:2] for a in acts_of(text, "en")]


def test_how_the_abducted_were_taken_away_is_no_deportation(acts):
    found = acts(
        "A former Eritrean pilot, Yonas Tekle, was grabbed in Kassala, Sudan, on 9 May and taken "
        "over the border by Eritrean soldiers."
    )
    assert [kind for kind, *_ in found] == ["abduction"]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Azerbaijani border guards stopped the bus of journalist Leyla Rzayeva to Tbilisi on "
            "January 5, and told her that she was barred from leaving."
        ),
        (
            "On January 5 officers at Baku airport pulled the Azerbaijani journalist Leyla Rzayeva "
            "out of the queue for Istanbul."
        ),
    ],
)
def test_who_may_not_leave_is_not_kept_where_they_head(acts, text):
    assert {host for kind, _, host, *_ in acts(text) if kind == "exit_ban"} == {"AZ"}


@pytest.mark.parametrize(
    ("language", "text", "state"),
    [
        ("en", "Belarus expelled the Belarusian journalist Andrei Klimov to Lithuania.", "BY"),
        (
            "en",
            "The Nicaraguan priest Edwin Mora was expelled from Nicaragua and flown to Rome.",
            "NI",
        ),
        (
            "en",
            "Nicaragua stripped the priest Edwin Mora of his nationality and expelled him.",
            "NI",
        ),
        ("ru", "Из Белоруссии в Литву выдворили 52 белорусских политзаключённых.", "BY"),
        ("ru", "Никарагуа лишила гражданства и выслала из страны священника Эдвина Мора.", "NI"),
    ],
)
def test_a_state_that_sends_its_own_people_away_is_host_and_origin(language, text, state):
    told = [(kind, host, origin) for kind, _, host, origin, _ in acts_of(text, language)]
    assert [act for act in told if act[0] == "deportation"] == [("deportation", state, state)]


def test_an_ethnic_kazakh_sent_to_the_state_that_he_fled_is_not_banished():
    (act,) = acts_of("Kazakhstan deported the Kazakh activist Serik Aman to China.", "en")
    assert act == ("deportation", ["Serik Aman"], "KZ", "CN", "completed")


def test_a_release_of_people_whom_their_own_state_sends_away_is_at_home_and_told_as_none():
    told = acts_of(
        "Fifty-two Belarusian political prisoners were released and expelled from Belarus to "
        "Lithuania.",
        "en",
    )
    assert [(kind, host) for kind, _, host, _, _ in told] == [("deportation", "BY")]


@pytest.mark.parametrize(("whither", "origin"), [("Poland", None), ("Russia", "RU")])
def test_where_somebody_is_sent_is_the_state_fled_only_if_it_is_known_to_pursue(whither, origin):
    told = acts_of(f"Activist Ivan Petrenko was deported from Kazakhstan to {whither}.", "en")
    assert [act[2:4] for act in told] == [("KZ", origin)]
