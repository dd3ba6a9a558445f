"""Whose words the turns of hearings and interviews are. The people are invented."""

import pytest

from khronika.model import Document
from khronika.reading import read

TOLD = {
    "en": "Riga police detained the Belarusian activist Gleb Tarusov at the request of Minsk.\n\n",
    "ru": "Полиция Риги задержала белорусского активиста Глеба Тарусова по запросу Минска.\n\n",
}
HEARING = (
    "Senator Ada PELLWORTH: What happened to Gleb Tarusov?\n\n"
    "Dr. Mirra Galvin: He slept in a cell for a week. His lawyer was sent away.\n\n"
    "Senator PELLWORTH: And who opened the case?\n\n"
    "Dr. Galvin: A clerk in Minsk. I read the file."
)
DEBATE = (
    "Baroness Ivory Tansley (CB): My Lords, Gleb Tarusov slept in a cell for a week.\n\n"
    "The Minister of State (Lord Ogden Marle) (Con): We wrote to Riga twice."
)
THROUGH_A_LAWYER = (
    "Gleb Tarusov spent a week in a cell. We talked to his lawyer, Mirra Galvin.\n\n"
    "How did it begin?\n\nWith a letter that he never received.\n\n"
    "And now?\n\nHe sleeps at a friend's. The file is open."
)
MARKED_BY_A_LETTER = (
    "Gleb Tarusov spent a week in a cell. His lawyer, Mirra Galvin, answers.\n\n"
    "Q. Tell us how it began.\n\nA. With a letter that he never received.\n\n"
    "Q. Go on.\n\nA. He sleeps at a friend's. The file is open."
)
RUSSIAN_HEARING = (
    "В суд пришла сестра Ольга Тарусова.\n\n"
    "Ольга: Он неделю спал в камере. Адвоката не пустили.\n\n"
    "Корреспондент: Кто завёл дело?\n\nОльга: Следователь из Минска. Я читала бумаги."
)
RUSSIAN_THROUGH_A_LAWYER = (
    "Глеб Тарусов неделю сидел в камере. На вопросы ответила его адвокат Мирра Галвина.\n\n"
    "С чего всё началось?\n\nС письма, которое он не получал.\n\n"
    "А теперь?\n\nНочует у друзей. Дело открыто."
)
NO_TURNS = (
    "В Риге на прошлой неделе говорили только о нём: Глеб Тарусов спал в камере.\n\n"
    "Юрист в понедельник пополнил список: троих задержали."
)


@pytest.mark.parametrize(
    ("language", "text", "words", "speaker"),
    [
        ("en", HEARING, "slept in a cell", "Mirra Galvin"),
        ("en", HEARING, "A clerk in Minsk", "Mirra Galvin"),
        ("en", HEARING, "who opened the case", None),
        ("en", DEBATE, "slept in a cell", "Ivory Tansley"),
        ("en", DEBATE, "wrote to Riga", "Ogden Marle"),
        ("en", THROUGH_A_LAWYER, "that he never received", "Mirra Galvin"),
        ("en", MARKED_BY_A_LETTER, "that he never received", "Mirra Galvin"),
        ("ru", RUSSIAN_HEARING, "Следователь из Минска", "Ольга Тарусова"),
        ("ru", RUSSIAN_HEARING, "Кто завёл дело", None),
        ("ru", RUSSIAN_THROUGH_A_LAWYER, "которое он не получал", "Мирра Галвина"),
        ("ru", NO_TURNS, "троих задержали", None),
    ],
)
def test_a_turn_is_a_claim_of_whose_name_marks_it(language, text, words, speaker):
    whole = TOLD[language] + text
    found = read(Document(id="d", text=whole, language=language))
    at = whole.index(words)
    said = {
        found.parties()[claim.speaker].name
        for claim in found.claims
        if any(proof.start <= at < proof.end for proof in claim.evidence)
    }
    assert said == ({speaker} if speaker else set())
