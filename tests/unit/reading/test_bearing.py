"""What statements bear on: acts told in the same sentences, and acts only spoken of."""

from datetime import date

import pytest

from khronika.model import Document, Reading
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
