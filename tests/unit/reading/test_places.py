import pytest

from khronika.reading.places import find_places
from khronika.reading.ru.language import Russian

CASES = [
    ("held in Bishkek", [("Bishkek", "KG")]),
    ("left the U.A.E. for Serbia.", [("U.A.E.", "AE"), ("Serbia", "RS")]),
    ("the People’s Republic of China", [("People’s Republic of China", "CN")]),
    ("the Republic of China", [("Republic of China", "TW")]),
    ("cold turkey", []),
    ("Turkey's border", [("Turkey", "TR")]),
    ("a Belarusian poet", [("Belarusian", "BY")]),
    ("VILNIUS - Police", [("VILNIUS", "LT")]),
    ("the Kyrgyz-Kazakh border", [("Kyrgyz", "KG"), ("Kazakh", "KZ")]),
    ("under the Minsk Convention", []),
    ("a court in Minsk", [("Minsk", "BY")]),
    ("a flat on Istanbul Street in Erbil", [("Erbil", "IQ")]),
    ("at the Hotel Ankara in Sofia", [("Sofia", "BG")]),
    ("gunned down in Surrey, Canada", [("Surrey", "CA"), ("Canada", "CA")]),
    ("seized in Surrey. Canada protested.", [("Surrey", "CA"), ("Canada", "CA")]),
    ("followed in Surrey, an hour from London", [("Surrey", "GB"), ("London", "GB")]),
    ("held in Vinnytsia", [("Vinnytsia", "UA")]),
    ("MAE SOT, 3 May", [("MAE SOT", "TH")]),
    ("a US citizen", [("US", "US")]),
    ("She has a house in Mary.", [("Mary", "TM")]),
    ("Mary has a house.", []),
    ("They will turn to Strasbourg.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_words_point_to_countries(text, expected):
    found = [(text[p.start : p.end], p.country) for p in find_places(text, "en")]
    assert found == expected


def test_a_small_town_alone_may_be_anything():
    assert find_places("the Orion school", "en") == []


def test_a_small_town_counts_beside_its_country():
    found = find_places("held in Hajnówka, and then elsewhere in Poland", "en")
    assert [p.country for p in found] == ["PL", "PL"]


@pytest.mark.parametrize(
    "text",
    [
        "на основании Минской конвенции",
        "в подъезде на Пекинской его ждали",
        "в кафе на Ташкентской улице",
        "у метро «Киевская»",
        "Семья активиста ничего не знает",
        "Порт закрыт",
    ],
)
def test_a_treaty_or_street_that_has_a_towns_name_is_no_place_in_russian(text):
    assert find_places(text, "ru", Russian().forms) == []


@pytest.mark.parametrize(
    ("text", "country"), [("на улицах Бишкека", "KG"), ("в Бакинском суде", "AZ")]
)
def test_a_towns_streets_and_courts_are_in_it(text, country):
    assert [p.country for p in find_places(text, "ru", Russian().forms)] == [country]


def test_small_towns_are_known_in_the_letters_of_each_language():
    found = find_places("в городе Ломжа на востоке, где начинается Польша", "ru")
    assert [p.country for p in found] == ["PL", "PL"]


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("She vanished from Eastleigh.", "en", "KE"),
        ("He is held in Bukit Jalil.", "en", "MY"),
        ("They were taken to Kumkapı.", "en", "TR"),
        ("Их держат в Суан-Плу.", "ru", "TH"),
        ("Колония Вардашен.", "ru", "AM"),
        ("Переход Хоргош.", "ru", "RS"),
    ],
)
def test_quarters_of_exiles_prisons_and_crossings_are_known(
    text: str, language: str, country: str
) -> None:
    assert [place.country for place in find_places(text, language)] == [country]
