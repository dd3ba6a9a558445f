"""Acts named by a noun under what people say or feel of them: "condemned the arrest of X"."""

import datetime

import pytest

from khronika.model import Certainty, Document, IncidentType
from khronika.reading import read

TOLD = [
    ("en", "Amnesty International condemned the arrest of {en} in Warsaw.", "detention"),
    ("en", "Amnesty International denounced the extradition of {en} from Poland.", "extradition"),
    ("en", "The union is outraged by the detention of {en} in Warsaw.", "detention"),
    ("en", "Human rights groups reported the arrest of {en} in Warsaw.", "detention"),
    ("ru", "Правозащитники осудили депортацию {ru} из Польши.", "deportation"),
    ("ru", "Правозащитники осуждают похищение {ru} в Варшаве.", "abduction"),
    ("ru", "«Мемориал» возмущён выдачей {ru} из Польши.", "extradition"),
    ("ru", "Правозащитники сообщили о задержании {ru} в Варшаве.", "detention"),
    ("ru", "Стало известно о задержании {ru} в Варшаве.", "detention"),
]
NOT_TOLD = [
    ("en", "Amnesty International criticised the planned deportation of {en} from Poland."),
    ("en", "Amnesty International opposed the deportation of {en} from Poland."),
    ("ru", "Правозащитники осудили планируемую депортацию {ru} из Польши."),
]
WHO = {"en": "Tajik activist Farrukh Zoirov", "ru": "таджикского активиста Фарруха Зоирова"}


def _read(language, text):
    published = datetime.date(2025, 5, 14)
    whole = text.format(**WHO)
    return read(Document(id="test", text=whole, language=language, published=published))


@pytest.mark.parametrize(("language", "text", "kind"), TOLD)
def test_what_is_reported_condemned_or_welcomed_was_done(language, text, kind):
    (incident,) = _read(language, text).incidents
    assert (incident.type, incident.host) == (IncidentType(kind), "PL")


@pytest.mark.parametrize(("language", "text"), NOT_TOLD)
def test_what_is_only_planned_or_opposed_was_not(language, text):
    assert _read(language, text).incidents == ()


@pytest.mark.parametrize(("language", "text", "_kind"), [TOLD[0], TOLD[4]])
def test_who_condemns_an_act_does_not_vouch_for_it(language, text, _kind):
    (incident,) = _read(language, text).incidents
    assert incident.certainty is Certainty.STATED
