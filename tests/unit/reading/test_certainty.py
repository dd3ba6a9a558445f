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
