"""Stories told in the first person, whose narrator the introduction names. All are invented."""

from datetime import date

import pytest

from khronika.model import Document, Reading
from khronika.reading import read

LAUNDRY = (
    "Gulnoza Tursunova, an Uzbek journalist, told us her story in a laundry in Istanbul.\n\n"
    "I left Tashkent in 2019. In March 2022 the police in Istanbul arrested me at my flat.\n\n"
    "They kept me for six weeks. A judge released me in May, and my lawyer wept.\n\n"
    "The Turkish interior ministry did not answer questions."
)
QUOTED = LAUNDRY.replace("\n\nI left", "\n\n“I left").replace("\n\nThey kept", "\n\n“They kept")
RUSSIAN = (
    "Рассказ записан в Алматы. Имя изменено, здесь рассказчика зовут Тимур Яхонтов.\n\n"
    "Я уехал из России в марте 2022 года после митинга.\n\n"
    "В мае меня задержали в Алматы прямо на улице. Мой адвокат приехал ночью.\n\n"
    "Через год суд меня освободил."
)
OWN_NAME = LAUNDRY.replace(
    "Gulnoza Tursunova, an Uzbek journalist, told us her story in a laundry in Istanbul.",
    "My name is Gulnoza Tursunova, and I wash sheets in a laundry in Istanbul.",
)
RUSSIAN_OWN_NAME = RUSSIAN.replace(
    "Рассказ записан в Алматы. Имя изменено, здесь рассказчика зовут Тимур Яхонтов.",
    "Мне сорок лет, меня зовут Тимур Яхонтов, я чиню часы в Алматы.",
)
REPORTER = (
    "Gulnoza Tursunova, an Uzbek journalist, works in a laundry in Istanbul.\n\n"
    "I met Tursunova on a Friday. She made me wait for an hour.\n\n"
    "The police had arrested my colleague that morning."
)


def reading(text: str, language: str = "en") -> Reading:
    return read(Document(id="d", text=text, language=language, published=date(2024, 4, 10)))


def struck(found: Reading) -> set[tuple[str, str]]:
    names = {person.id: person.name for person in found.people}
    return {(i.type.value, names[t]) for i in found.incidents for t in i.targets if t in names}


@pytest.mark.parametrize(
    ("text", "language", "narrator"),
    [
        (LAUNDRY, "en", "Gulnoza Tursunova"),
        (QUOTED, "en", "Gulnoza Tursunova"),
        (RUSSIAN, "ru", "Тимур Яхонтов"),
        (OWN_NAME, "en", "Gulnoza Tursunova"),
        (RUSSIAN_OWN_NAME, "ru", "Тимур Яхонтов"),
    ],
)
def test_what_befell_a_narrator_struck_whom_the_introduction_names(text, language, narrator):
    found = reading(text, language)
    assert {("detention", narrator), ("release", narrator)} <= struck(found)


def test_each_paragraph_of_a_testimony_is_a_claim_of_the_narrator():
    found = reading(LAUNDRY)
    (narrator,) = [p.id for p in found.people if p.name == "Gulnoza Tursunova"]
    claims = [c for c in found.claims if c.speaker == narrator]
    assert [c.evidence[0].quote.split()[0] for c in claims][-2:] == ["I", "They"]
    assert not any(c.direct for c in claims)


def test_a_testimony_in_quotation_marks_is_quoted():
    assert [c.direct for c in reading(QUOTED).claims][-2:] == [True, True]


def test_an_authors_own_story_is_no_claim():
    essay = LAUNDRY.replace(LAUNDRY.partition("\n")[0], "By Gulnoza Tursunova")
    found = reading(essay)
    assert ("detention", "Gulnoza Tursunova") in struck(found)
    assert not found.claims


def test_what_an_author_asks_for_and_what_others_say_are_claims():
    essay = (
        "By Gulnoza Tursunova\n\n"
        "I left Tashkent in 2019. In March 2022 the police in Istanbul arrested me at my flat. The "
        "police spokesman Orhan Demirel said that there was a warrant from Tashkent.\n\n"
        "I ask the Turkish government for papers for my son."
    )
    day = date(2024, 4, 10)
    found = read(Document(id="d", text=essay, language="en", publisher="The Ferry", published=day))
    names = found.parties()
    said = {(names[c.speaker].name, c.stance.value) for c in found.claims}
    assert said == {("Gulnoza Tursunova", "advises"), ("Orhan Demirel", "asserts")}


def test_a_reporter_who_writes_in_the_first_person_is_not_the_one_written_of():
    assert ("detention", "Gulnoza Tursunova") not in struck(reading(REPORTER))
