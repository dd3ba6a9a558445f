"""Who among many may be one person. Names are invented."""

from khronika.resolution import likely_pairs

PEOPLE = [
    ("Александр Колодяжин", "Колодяжин"),
    ("Зухра Тапаева",),
    ("Sasha Kolodyazhin",),
    ("Alexandra Kolodyazhina",),
    ("Zukhra Maratovna Tapayeva", "Tapayeva"),
    ("غلامرضا شالیزاری",),
    ("Gholamreza Shalizari",),
]


def pairs(*arguments):
    return [(pair.one, pair.other) for pair in likely_pairs(*arguments)]


def test_likely_pairs():
    assert pairs(PEOPLE) == [(0, 2), (1, 4), (5, 6)]


def test_people_of_one_group_are_not_compared():
    assert pairs(PEOPLE, [1, 1, 1, 1, 2, 3, 3]) == [(1, 4)]


def test_a_pair_has_its_reason():
    pair = next(likely_pairs(PEOPLE))
    assert pair.score > 0.68
    assert "Sasha" in pair.why


def test_an_alias_may_be_what_agrees():
    assert pairs([("Лунный Кот", "Роман Шолудько"), ("Roman Sholudko",)]) == [(0, 1)]


def test_nobody():
    assert pairs([]) == []
