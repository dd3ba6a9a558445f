"""Of which countries and agreements a statement speaks; all people are invented."""

from datetime import date

import pytest

from khronika.model import Document, Reading, Stance
from khronika.reading import read

HELD = (
    "Lao police detained Pavel Ushmarin, a Russian activist, in Vientiane on 14 May 2024. "
    "He was released two days later.\n"
)
PACT = (
    "Several anonymous Telegram channels reported in May that Russia had reached an agreement with"
    " Laos on the return of wanted activists.\n"
)
SIGNED = (
    "On 12 May 2024 Russia and Mongolia signed an agreement on the exchange of personal data.\n"
)
ZADERZHAN = (
    "14 мая 2024 года полиция Лаоса задержала во Вьентьяне российского активиста"
    " Павла Ушмарина. Через два дня его отпустили.\n"
)


def reading(text: str, language: str = "en") -> Reading:
    return read(Document(id="d", text=text, language=language, published=date(2024, 6, 3)))


def last_countries(text: str, language: str = "en") -> set[str]:
    return set(reading(text, language).claims[-1].about.countries) - {"RU"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            HELD + "Ushmarin says that Laos is a country that keeps its rules.\n"
            '"They will hardly drive me out," Ushmarin said.\n',
            "en",
        ),
        (
            ZADERZHAN + "Ушмарин говорит, что Лаос соблюдает свои законы.\n"
            "«Боюсь, что меня всё равно вышлют», — сказал Ушмарин.\n",
            "ru",
        ),
    ],
)
def test_what_names_no_country_is_said_of_that_of_which_its_speaker_speaks(text, language):
    assert last_countries(text, language) == {"LA"}


def test_how_the_country_was_found_is_told():
    said = HELD + '"They will hardly drive me out," Ushmarin said.\n'
    claim = reading(said).claims[-1]
    (how,) = [d.by for d in claim.decided if d.field == "about"]
    assert how == "told in the same sentences; LA: there the act is told to have been"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            HELD + '"No state will surrender an exile to Russia," said Anna Reiss, an expert.\n',
            "en",
        ),
        (
            ZADERZHAN + "«Ни одна страна не выдаст активистов России», —"
            " сказала эксперт Анна Рейсс.\n",
            "ru",
        ),
    ],
)
def test_what_is_said_of_any_country_is_said_of_none(text, language):
    assert last_countries(text, language) == set()


def test_where_an_expert_works_is_not_what_is_spoken_of():
    said = (
        "Anna Reiss, a researcher with the Centre for Exile Studies at a university in Vienna,"
        " says that exiles have nothing to fear.\n"
    )
    found = reading(HELD + said).claims[-1]
    assert found.stance is Stance.DENIES
    assert "AT" not in found.about.countries


def test_a_war_mentioned_in_passing_says_nothing_of_the_country_at_war():
    said = (
        '"I feel unsafe in Laos since the letters began," Ushmarin said, and spoke of the'
        " stickers in support of the invasion of Ukraine on his door.\n"
    )
    assert last_countries(HELD + said) == {"LA"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            HELD + '"Going home is no choice: a cell is waiting for me," Ushmarin told this paper'
            " from a boarding house in Hanoi.\n",
            "en",
        ),
        (
            ZADERZHAN + "«Боюсь возвращаться домой», — рассказал Ушмарин из гостиницы в Ханое.\n",
            "ru",
        ),
    ],
)
def test_what_awaits_somebody_at_home_is_not_said_of_where_they_speak_from(text, language):
    assert last_countries(text, language) == set()


def test_a_ministry_speaks_of_its_own_state():
    held = HELD.replace("Lao police", "Kyrgyz police").replace("Vientiane", "Osh")
    said = "The Kyrgyz Interior Ministry said that it had not been asked for anybody.\n"
    assert last_countries(held + "He is a teacher.\n" + said) == {"KG"}


def test_a_threat_of_removal_does_not_bear_on_the_removal_of_somebody_else():
    told = "On 20 May 2024 Laos deported the Russian activist Pavel Ushmarin to Russia.\n"
    said = "Volunteers of a club in Vientiane say that officers threatened to deport them.\n"
    (claim,) = reading(told + said).claims
    assert claim.about.incidents == ()


def test_whoever_speaks_of_the_pact_speaks_of_the_agreement_told_before():
    said = "Lawyers voiced alarm about what the agreement may mean for those who fled.\n"
    found = reading(HELD + SIGNED + said)
    (agreement,) = found.instruments
    assert found.claims[-1].about.instruments == (agreement.id,)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            HELD + PACT + '"Rumours about such agreements should be seen as scaremongering,"'
            " said Anna Reiss, a researcher.\n",
            "en",
        ),
        (
            ZADERZHAN + "По сообщениям анонимных телеграм-каналов, Россия заключила с Лаосом"
            " соглашение о возвращении разыскиваемых активистов.\n"
            "«Слухи о таких соглашениях следует воспринимать как запугивание», —"
            " сказала эксперт Анна Рейсс.\n",
            "ru",
        ),
    ],
)
def test_whoever_calls_agreements_rumours_denies_those_that_are_only_alleged(text, language):
    found = reading(text, language)
    (agreement,) = found.instruments
    claim = found.claims[-1]
    assert claim.stance is Stance.DENIES
    assert claim.about.instruments == (agreement.id,)
