import pytest

from khronika.reading.places import find_places

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
    ("gunned down in Surrey, Canada", [("Surrey", "CA"), ("Canada", "CA")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_words_point_to_countries(text, expected):
    found = [(text[p.start : p.end], p.country) for p in find_places(text, "en")]
    assert found == expected


def test_a_small_town_alone_may_be_anything():
    assert find_places("the Orion school", "en") == []
