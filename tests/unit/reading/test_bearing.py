"""What statements bear on: acts told in the same sentences, and acts only spoken of."""

from datetime import date

import pytest

from khronika.model import Certainty, Document, Reading, Stance
from khronika.reading import read

TOLD = (
    "Kyrgyz police detained Pavel Ushmarin, a Russian activist, in Osh on 14 May 2024. "
    "On 20 May he was deported to Russia.\n"
)


def reading(text: str) -> Reading:
    return read(Document(id="d", text=text, language="en", published=date(2024, 6, 3)))


def bears_on(said: str) -> list[str]:
    """The types of the acts on which the last statement bears."""
    found = reading(TOLD + said)
    kinds = {incident.id: incident.type.value for incident in found.incidents}
    return [kinds[ref] for ref in found.claims[-1].about.incidents]


@pytest.mark.parametrize(
    ("said", "types"),
    [
        ("The Interior Ministry denied the deportation.", ["deportation"]),
        ("The Interior Ministry said that his detention had been lawful.", ["detention"]),
        ("Lawyer Anna Reiss said that the weather in Osh was bad.", []),
        ("Lawyer Anna Reiss fears that Egor Lukin will be killed.", []),
    ],
)
def test_a_statement_bears_on_the_act_that_it_speaks_of(said, types):
    assert bears_on(said) == types


def test_how_it_was_found_is_told():
    claim = reading(TOLD + "The Interior Ministry denied the deportation.").claims[-1]
    assert [d.by for d in claim.decided if d.field == "about"] == ["spoken of, and told elsewhere"]


HEARD = "Three anonymous channels claim that Pavel Ushmarin, a Russian activist, was deported from"
HEARD_RU = "По слухам, российского активиста Павла Ушмарина в воскресенье депортировали из Киргизии"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{HEARD} Kyrgyzstan.\nHis lawyer Anna Reiss says that this is false.", "en"),
        (f"{HEARD} Kyrgyzstan.\nThe Interior Ministry said that this was untrue.", "en"),
        (f"{HEARD_RU}.\nАдвокат Анна Рейсс говорит, что это ложь.", "ru"),
    ],
)
def test_whoever_denies_a_rumour_denies_the_act_of_which_it_tells(text, language):
    found = read(Document(id="d", text=text, language=language, published=date(2024, 6, 3)))
    (act,) = found.incidents
    assert act.certainty is Certainty.RUMOURED
    (denial,) = [claim for claim in found.claims if claim.stance is Stance.DENIES]
    assert denial.about.incidents == (act.id,)


def test_a_lawyer_who_calls_it_false_denies_no_act_that_is_told_as_a_fact():
    found = reading(TOLD + "His lawyer Anna Reiss says that this is false.")
    assert {act.certainty for act in found.incidents} == {Certainty.STATED}
