"""Which gold party a party that was read is taken for. All names are invented."""

import pytest

from khronika.evaluation.align import align, words
from khronika.model import Document, Organization, Person, Reading


def reading(*parties: str, language: str = "en") -> Reading:
    """People by name, with aliases after a bar; a body's name stands in brackets."""
    people, bodies = [], []
    for n, written in enumerate(parties):
        name, *aliases = written.strip("[]").split("|")
        kind, place = (Organization, bodies) if written.startswith("[") else (Person, people)
        place.append(kind(id=str(n), name=name, aliases=tuple(aliases)))
    document = Document(id="d", text="…", language=language)
    return Reading(
        document=document, relevant=False, people=tuple(people), organizations=tuple(bodies)
    )


@pytest.mark.parametrize(
    ("gold", "said", "found"),
    [
        pytest.param(["Danil Orlov"], ["danil orlov"], {"0": "0"}, id="full name"),
        pytest.param(["Danil Orlov|Danya"], ["Danya|X"], {"0": "0"}, id="alias"),
        pytest.param(
            ["Danil Petrovich Orlov"], ["Danil Orlov"], {"0": "0"}, id="without a patronymic"
        ),
        pytest.param(["Danil Orlov"], ["Orlov"], {"0": "0"}, id="bare surname"),
        pytest.param(["Danil Orlov", "Vera Orlov"], ["Orlov"], {}, id="surname of two people"),
        pytest.param(
            ["Danil Orlov", "Vera Orlov"], ["Vera Orlov"], {"0": "1"}, id="a whole name decides"
        ),
        pytest.param(["Danil Orlov"], ["Danil Orlova"], {}, id="another surname"),
        pytest.param(["Danil Orlov"], ["Danil"], {}, id="bare given name"),
        pytest.param(["[Steppe Police]"], ["[Police]"], {}, id="a body has no surname"),
        pytest.param(["[Police of Tarsk]"], ["[the Police of Tarsk]"], {"0": "0"}, id="article"),
        pytest.param(
            ["[The Steppe Post]"], ["Steppe Post"], {"0": "0"}, id="a body taken for a person"
        ),
        pytest.param(
            ["Danil Orlov", "Danil Orlov"], ["Danil Orlov"], {"0": "0"}, id="first of equals"
        ),
        pytest.param(
            ["Danil Orlov"], ["Orlov", "Danil Orlov"], {"0": "0", "1": "0"}, id="two for one"
        ),
        pytest.param([], ["Danil Orlov"], {}, id="nobody in the gold"),
    ],
)
def test_align(gold, said, found):
    assert align(reading(*gold), reading(*said)) == found


@pytest.mark.parametrize(("language", "found"), [("ru", {"0": "0", "1": "0"}), ("en", {})])
def test_russian_endings(language, found):
    gold = reading("Алёна Веткина", language=language)
    assert align(gold, reading("Алёной Веткиной", "Веткину", language=language)) == found


def test_short_russian_words_must_agree():
    gold = reading("Иван Рома", language="ru")
    assert align(gold, reading("Ивана Рому", language="ru")) == {}


def test_words():
    assert words("The «Алёна», of Tarsk.") == ("алена", "of", "tarsk")
