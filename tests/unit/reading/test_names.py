import pytest

from khronika.reading.en.language import English
from khronika.reading.places import find_places

PEOPLE = [
    "Russian activist Gleb Tarusov was held.",
    "Nurzhan Toktobaev, 34, was held.",
    "They held Dilovar Sangzodov.",
    "The lawyer, Aiperi Toktosunova, said so.",
    "Fahd al-Mutairan left.",
    "Bekzat Omurbek uulu left.",
    "His brother Firuz left.",
    "Théogène Habyarugira left.",
    "D. Enkhbatyn, a lawmaker, left.",
    "K.O. was held.",
    "Case A. Leyla Karimzade was held.",
    "When Ferwick Ngaw opened his shop, nobody came.",
    "Gemmachu is Ethiopian, a student.",
    "I am the mother of Wilmerys. She cooks in a school.",
    "Two men fired five times at Evaristo Zelaya Pocho, a retired major, outside his home.",
]
BODIES = [
    ("The Finnish Immigration Service refused.", "Immigration Service"),
    ("The Federal Office for Migration refused.", "Federal Office for Migration"),
    ("The Prosecutor General's Office refused.", "Prosecutor General's Office"),
    ("The Quiet Wave movement was banned.", "Quiet Wave"),
    ("FSB officers came.", "FSB"),
    ("She chairs Campus Without Fear, an association of exiled students.", "Campus Without Fear"),
    ("They wrote to Free Meadow, the group of exiles in Bishkek.", "Free Meadow"),
    ("Hostile calls reached Quiet Harbour, a London-based helpline.", "Quiet Harbour"),
]


def parties(text):
    english = English()
    trees = english.parse(text, english.sentences(text))
    return english.names(text, trees, find_places(text, "en"))


@pytest.mark.parametrize("text", PEOPLE)
def test_people_of_many_traditions_are_found(text):
    assert len(parties(text).people()) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The police stopped his Golf. He got out.",
        "On Monday the C.I.D. took his son.",
        "Her channel on queues in Mary, 61,000 followers, was banned.",
        "On 11 Jan Qatari police took him from his flat (released 13 Jan).",
        "BELGRADE, Jan 19 – An engineer was stopped.",
    ],
)
def test_what_has_its_own_things_or_followers_is_nobody(text):
    assert parties(text).people() == []


def test_siblings_share_the_surname_written_once_also_where_they_are_told_before():
    text = (
        "Two sisters who had hidden in an airport hotel were recognised as refugees "
        "in August. Rehaf and Wijdan al-Sufian cook together."
    )
    assert [p.name for p in parties(text).people()] == ["Rehaf al-Sufian", "Wijdan al-Sufian"]


def test_who_works_for_a_body_is_none():
    found = parties("Police questioned Gleb Tarusov, the association's lawyer, in Osh.")
    assert [(p.name, p.is_person) for p in found.all()] == [("Gleb Tarusov", True)]


@pytest.mark.parametrize(("text", "name"), BODIES)
def test_bodies_are_found_whole(text, name):
    assert any(name in p.name for p in parties(text).all() if not p.is_person)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nawal, who is nineteen, was kept in a cell.", "Nawal"),
        ("Didar was detained in Almaty.", "Didar"),
        ("Her sister, Tassadit, was questioned.", "Tassadit"),
        ("A Tajik student, A., was locked up.", "A."),
        ("Mr R. was deported.", "Mr R."),
        ("Gulnoza R. was detained.", "Gulnoza R."),
        ("M. E., a gay man, was refused asylum.", "M. E."),
        ("Nguyễn Thị Hoa was abducted.", "Nguyễn Thị Hoa"),
        ("Slimane Bouharid-Aït was detained.", "Slimane Bouharid-Aït"),
        ("Officers searched the flat of Vasyl Kandravets's mother.", "Vasyl Kandravets"),
        ("Souvanh Keodara fled in May.", "Souvanh Keodara"),
        ("Vietnam asked for Trịnh Bảo Khuê in May.", "Trịnh Bảo Khuê"),
        (
            "Marbely Orozco Tinero ran a radio station. Since May she has lived here.",
            "Marbely Orozco Tinero",
        ),
        ("Letters came for Belkar Thundi. Thundi, who drives a truck, moved.", "Belkar Thundi"),
    ],
)
def test_a_given_name_initials_and_rare_names_are_somebody(text, name):
    assert [p.name for p in parties(text).people()] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Anyone in Hong Kong who helps is warned.",
        "Protests were held in May in Berlin.",
        "The trains to Ashgabat leave from the station in Mary at noon.",
        "The 4th Criminal Judgeship of Peace in Antalya ordered her release.",
        "REFUGEE FACES RETURN TO VIETNAM\n\nThe court meets in May.",
    ],
)
def test_places_and_months_are_nobody(text):
    assert not parties(text).people()


def test_a_surname_is_its_bearer():
    found = parties("Gleb Tarusov fled. Later Tarusov was held in Minsk.")
    (person,) = found.people()
    assert len(found.of(person.id)) == 2
    assert person.aliases == ["Tarusov"]


def test_a_surname_shared_with_a_relative_is_whom_the_report_is_about():
    text = "Tarek Demirashi was held. His sister, Mona Demirashi, wept. Demirashi was sentenced."
    found = parties(text)
    first = found.people()[0]
    assert [text[m.start : m.end] for m in found.of(first.id)][-1] == "Demirashi"


def test_a_place_called_after_somebody_is_nobody():
    assert not parties("He was held at Ramón Echevarría airport.").people()


def test_capitals_at_the_beginning_make_no_name():
    assert parties("Although nobody came, Monday was quiet.").people() == []
