"""On whose word an act is told, and who says that it did not happen. The people are invented."""

import pytest

from khronika.model import Certainty, Document, IncidentType
from khronika.reading import read


def certainty(text: str, kind: IncidentType, language: str = "en") -> Certainty:
    reading = read(Document(id="d", text=text, language=language))
    return next(i.certainty for i in reading.incidents if i.type is kind)


HELD = "The exiled Belarusian blogger Uladz Karneika was beaten by two men in Vilnius on Monday"


ASKED = (
    "Lawyer Anna Reiss said that Uzbekistan had requested the extradition of Sardor Umarov, "
    "an Uzbek blogger detained in Warsaw on 3 March. "
)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("The Uzbek Interior Ministry said it has not sent any request.", Certainty.DISPUTED),
        ("The Uzbek Interior Ministry called Umarov a criminal.", Certainty.ATTRIBUTED),
    ],
)
def test_a_request_that_is_denied_is_disputed_and_not_the_detention(answer, expected):
    assert certainty(ASKED + answer, IncidentType.EXTRADITION_REQUEST) is expected
    assert certainty(ASKED + answer, IncidentType.DETENTION) is not Certainty.DISPUTED


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        (", Lithuanian police said.", Certainty.STATED),
        (", his lawyer Asta Birute said.", Certainty.ATTRIBUTED),
        (".", Certainty.STATED),
    ],
)
def test_the_word_of_an_inquiry_is_more_than_that_of_a_lawyer(rest, expected):
    assert certainty(HELD + rest, IncidentType.ASSAULT) is expected


def test_what_the_text_tells_of_a_speaker_is_its_own_word():
    text = (
        "“I will go on writing,” said the exiled Russian editor Gleb Tarusov, whom Moscow "
        "declared a foreign agent in 2022."
    )
    assert certainty(text, IncidentType.DESIGNATION) is Certainty.STATED


TAKEN = (
    "Masked men abducted the exiled Tajik activist Firuz Odinazoda in Istanbul and flew him to "
    "Dushanbe, his brother said. "
)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("The Interior Ministry of Tajikistan said he returned voluntarily.", Certainty.DISPUTED),
        ("Turkish police said they had no record of any arrest.", Certainty.DISPUTED),
        ("The Interior Ministry of Tajikistan denied any role in it.", Certainty.ATTRIBUTED),
    ],
)
def test_a_denial_disputes_the_act_and_not_its_authors(answer, expected):
    assert certainty(TAKEN + answer, IncidentType.ABDUCTION) is expected


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        (".", Certainty.STATED),
        (", сообщает соседка.", Certainty.ATTRIBUTED),
        (", шепчут знакомые.", Certainty.RUMOURED),
    ],
)
def test_a_parenthesis_gives_the_word_of_somebody_in_russian(rest, expected):
    text = "В Вильнюсе 3 марта задержали белорусского активиста Игната Болотова" + rest
    assert certainty(text, IncidentType.DETENTION, "ru") is expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Georgia denied {} entry on 4 May.", IncidentType.ENTRY_REFUSAL),
        ("Georgia denied entry to {} on 4 May.", IncidentType.ENTRY_REFUSAL),
        ("Serbia denied a residence permit to {} on 4 May.", IncidentType.RESIDENCE_REFUSAL),
        ("Turkey rejected an extradition request for {}.", IncidentType.EXTRADITION_REFUSAL),
    ],
)
def test_who_denies_what_was_asked_for_disputes_nothing(text, kind):
    told = text.format("Russian activist Pavel Ushmarin")
    found = read(Document(id="d", text=told, language="en"))
    assert {i.certainty for i in found.incidents} == {Certainty.STATED}
    assert kind in {i.type for i in found.incidents}
    assert not found.claims


SENT_HOME = (
    "Thai immigration police deported the Vietnamese blogger Le Thi Hanh Dung to Hanoi on 4 May, "
    "her lawyer said. "
)


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("The Immigration Bureau said that she left of her own wish.", Certainty.DISPUTED),
        ("An official denied that anybody had been sent to Hanoi.", Certainty.DISPUTED),
        ("On 20 May she walked out of a prison in Hanoi.", Certainty.ATTRIBUTED),
    ],
)
def test_who_says_that_somebody_left_freely_disputes_the_removal(rest, expected):
    assert certainty(SENT_HOME + rest, IncidentType.DEPORTATION) is expected


def test_a_denial_bears_on_the_act_against_whom_its_sentence_names():
    text = (
        "The exiled Tajik activist Firuz Odinazoda was abducted in Istanbul on 3 May, his brother "
        "said. His friend Rustam Ganizoda was abducted in Ankara on 9 May, a rights group said. "
        "The Interior Ministry of Tajikistan said that Odinazoda had returned of his own accord."
    )
    reading = read(Document(id="d", text=text, language="en"))
    names = {person.id: person.name for person in reading.people}
    found = {names[i.targets[0]]: i.certainty for i in reading.incidents}
    assert found["Firuz Odinazoda"] is Certainty.DISPUTED
    assert found["Rustam Ganizoda"] is Certainty.ATTRIBUTED


def test_who_knows_of_no_application_disputes_it():
    text = (
        "The Turkmen student Merdan Hojagulyev applied for asylum in Poland in March, his lawyer "
        "said. The Office for Foreigners said that none of the students had an application."
    )
    assert certainty(text, IncidentType.ASYLUM_CLAIM) is Certainty.DISPUTED


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("В МВД подтвердили отъезд Одиназоды, но назвали его добровольным.", Certainty.DISPUTED),
        ("В письме родным сказано, что ведомство не располагает местами.", Certainty.ATTRIBUTED),
    ],
)
def test_words_for_a_free_departure_dispute_a_removal_in_russian(rest, expected):
    told = "Таджикского блогера Фируза Одиназоду депортировали из России 4 мая, сообщил адвокат. "
    assert certainty(told + rest, IncidentType.DEPORTATION, "ru") is expected


@pytest.mark.parametrize("where", ["В чате", "В чатах", "В телеграм-каналах"])
def test_what_channels_write_is_a_rumour_in_russian(where):
    text = (
        f"{where} пишут, что в Вильнюсе 3 марта задержали белорусского активиста Игната Болотова."
    )
    assert certainty(text, IncidentType.DETENTION, "ru") is Certainty.RUMOURED


@pytest.mark.parametrize(
    "told",
    [
        "was denied asylum in Finland and was deported to Russia on 3 March.",
        "was denied entry to Estonia and returned to Finland. On 3 March Finland deported him.",
        "asked for asylum. Finland rejected the application and deported him on 3 March.",
    ],
)
def test_who_is_denied_something_and_deported_is_no_denial_of_the_deportation(told):
    text = f"Chechen blogger Ruslan Tazabaev {told}"
    assert certainty(text, IncidentType.DEPORTATION) is Certainty.STATED


def test_that_a_report_is_rejected_is_a_denial():
    text = (
        "Chechen blogger Ruslan Tazabaev was deported from Finland on 3 March, his wife says. The "
        "Finnish police rejected reports that he had been handed over."
    )
    assert certainty(text, IncidentType.DEPORTATION) is Certainty.DISPUTED


def test_a_protest_that_only_tells_when_makes_nothing_a_mere_word():
    text = (
        "Turkmen activist Merdan Sahatov was detained in Istanbul on 2 June. He was released two "
        "days later after his lawyer protested."
    )
    assert certainty(text, IncidentType.RELEASE) is Certainty.STATED


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        (
            "en",
            (
                "The Georgian ministry denied reports that it had handed the Azerbaijani editor "
                "Afgan Hasanov over to Baku."
            ),
            IncidentType.EXTRADITION,
        ),
        (
            "en",
            (
                "The Turkish government dismissed claims that the Turkmen Merdan Ataev had "
                "been deported to Ashgabat."
            ),
            IncidentType.DEPORTATION,
        ),
        (
            "en",
            (
                "The Kazakh embassy rejected reports that it had refused activist Aidos Nurlan a "
                "passport in Kyiv."
            ),
            IncidentType.PASSPORT_DENIAL,
        ),
        (
            "ru",
            (
                "Посольство Казахстана в Киеве отвергло обвинения в том, что отказало активисту "
                "Айдосу Нурлану в паспорте."
            ),
            IncidentType.PASSPORT_DENIAL,
        ),
        (
            "ru",
            (
                "МВД Турции назвало ложью сообщения о депортации туркменского активиста Мердана "
                "Атаева из Стамбула."
            ),
            IncidentType.DEPORTATION,
        ),
    ],
)
def test_what_a_denied_report_tells_is_disputed(language, text, kind):
    assert certainty(text, kind, language) is Certainty.DISPUTED


def test_a_claim_to_protection_that_is_dismissed_disputes_nothing_told_of_the_claimant():
    text = (
        "The appeals body dismissed the protection claim of the Kyrgyz editor Azamat Bekov, who "
        "has been barred from leaving Greece."
    )
    assert certainty(text, IncidentType.EXIT_BAN) is not Certainty.DISPUTED


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "According to Telegram channels, the Chechen Aslan Dadaev was held in Yerevan."),
        ("en", "Channels reported that the Chechen Aslan Dadaev had been held in Yerevan."),
        ("en", "Social media users said that the Chechen Aslan Dadaev was held in Yerevan."),
        ("ru", "По непроверенной информации, чеченца Аслана Дадаева задержали в Ереване."),
        ("ru", "Пользователи соцсетей пишут, что чеченца Аслана Дадаева задержали в Ереване."),
    ],
)
def test_what_channels_and_users_say_is_a_rumour(language, text):
    assert certainty(text, IncidentType.DETENTION, language) is Certainty.RUMOURED


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "TV channels reported that the Chechen Aslan Dadaev had been held in Yerevan."),
        ("en", "It is said that the Chechen Aslan Dadaev was held in Yerevan."),
        ("ru", "По некоторым данным, чеченца Аслана Дадаева задержали в Ереване."),
    ],
)
def test_what_is_said_is_somebodys_word(language, text):
    assert certainty(text, IncidentType.DETENTION, language) is Certainty.ATTRIBUTED


TAKEN = (
    "The Burundian journalist Aimé Ntakirahe was pushed into a van by four men in Kampala on "
    "3 March 2026, his wife Odile Ntakirahe said. "
)
FOLLOWED = (
    "The exiled Iranian singer Laleh Moradpur was followed by two men in Oslo for a week in March "
    "2026. "
)


@pytest.mark.parametrize(
    ("story", "kind", "answer"),
    [
        (TAKEN, "abduction", "The Burundian embassy said he had travelled home by bus."),
        (TAKEN, "abduction", "A police spokesman insisted that nobody had been removed by anyone."),
        (TAKEN, "abduction", "The ministry replied that no foreigner had been picked up that day."),
        (TAKEN, "abduction", "He insists to state television that he came of his own free will."),
        (FOLLOWED, "surveillance", "The embassy called the claim “a drama for the cameras”."),
        (FOLLOWED, "surveillance", "The embassy wrote that no one had been followed by its staff."),
    ],
)
def test_an_account_is_denied_in_many_ways(story, kind, answer):
    assert certainty(story + answer, IncidentType(kind)) is Certainty.DISPUTED


@pytest.mark.parametrize(
    "rest",
    [
        "Nobody has been able to find him since.",
        "Kampala police said they were not holding him.",
        "The police said that they had no record of him.",
        "The UN office could not confirm it but called the reports “very worrying”.",
        "He had never held a weapon, his wife said.",
    ],
)
def test_who_does_not_know_or_speaks_of_something_else_disputes_nothing(rest):
    assert certainty(TAKEN + rest, IncidentType.ABDUCTION) is not Certainty.DISPUTED


def test_who_says_that_they_hold_nobody_disputes_a_detention():
    text = (
        "Kampala police detained the Burundian journalist Aimé Ntakirahe on 3 March 2026, his wife "
        "Odile Ntakirahe said. The police said that no such person was in their cells."
    )
    assert certainty(text, IncidentType.DETENTION) is Certainty.DISPUTED


def test_a_rumour_that_is_denied_is_still_a_rumour():
    text = (
        "Anonymous Telegram channels claim that the Burundian journalist Aimé Ntakirahe was "
        "kidnapped in Kampala on 3 March 2026. The ministry denied that anybody was kidnapped."
    )
    assert certainty(text, IncidentType.ABDUCTION) is Certainty.RUMOURED
