"""What a claim says of safety, by its words alone."""

import pytest

from khronika.assessment.country.voices import safety
from khronika.casebook import ClaimRow, DocumentRef, PartyKind, PartyRef, Review
from khronika.model import Evidence, Stance


def claim(words, stance=Stance.ASSERTS, language="en"):
    return ClaimRow(
        id="d1.c1",
        document=DocumentRef(
            id="d1",
            own_id="one",
            title=None,
            publisher=None,
            published=None,
            language=language,
            reader=None,
        ),
        evidence=(Evidence(start=0, end=len(words), quote=words),),
        confidence=None,
        decided=(),
        review=Review.PROPOSED,
        speaker=PartyRef(id="d1.p1", name="Zlata Birkavs", kind=PartyKind.PERSON),
        stance=stance,
        direct=False,
        incidents=(),
        instruments=(),
        countries=(),
    )


@pytest.mark.parametrize(
    ("words", "language", "said"),
    [
        ("Yerevan is safe for those who fled.", "en", "safe"),
        ("They have nothing to fear here.", "en", "safe"),
        ("Yerevan is not safe for those who fled.", "en", "unsafe"),
        ("Nobody feels safe in the city.", "en", "unsafe"),
        ("Everybody who fled is in danger.", "en", "unsafe"),
        ("The safe was found empty.", "en", None),
        ("He keeps a safe distance.", "en", None),
        ("The hearing was put off.", "en", None),
        ("Здесь безопасно, говорит он.", "ru", "safe"),
        ("Это безопасная страна.", "ru", "safe"),
        ("Мы в безопасности.", "ru", "safe"),
        ("Мы больше не в безопасности.", "ru", "unsafe"),
        ("В городе небезопасно.", "ru", "unsafe"),
        ("Все они в опасности.", "ru", "unsafe"),
        ("Заседание отложили.", "ru", None),
    ],
)
def test_words_of_safety(words, language, said):
    assert safety(claim(words, language=language)) == said


@pytest.mark.parametrize(
    ("stance", "said"), [(Stance.FEARS, "unsafe"), (Stance.DENIES, None), (Stance.PREDICTS, "safe")]
)
def test_a_fear_speaks_of_danger_and_a_denial_of_neither(stance, said):
    assert safety(claim("The country is safe.", stance)) == said
