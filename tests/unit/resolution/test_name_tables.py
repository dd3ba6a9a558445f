"""The tables of names are whole: what they name exists, and each file says where it is from."""

import pytest

from khronika.resolution.names.sounds import fold, likeliest, readings
from khronika.resolution.names.words import word
from khronika.resources import load, path

SOUNDS = set("abvgdezžiklmnoprstufxcčšy")
TABLES = [
    "given_families.yaml",
    "scripts.yaml",
    "conventions.yaml",
    "alike_endings.yaml",
    "name_words.yaml",
    "body_words.yaml",
    "weights.yaml",
    "real_surnames.tsv",
    "pinyin.tsv",
    "palladius.tsv",
]


@pytest.mark.parametrize("name", TABLES)
def test_every_table_names_its_source(name):
    assert "Source" in path(f"names/{name}").read_text(encoding="utf-8")[:1500]


def test_scripts_and_conventions_use_the_sounds_only():
    scripts = [table for name, table in load("names/scripts.yaml").items() if name != "abjad"]
    conventions = load("names/conventions.yaml")
    rules = [conventions["common"], *(c["rules"] for c in conventions.values() if "rules" in c)]
    for table in (*scripts, *rules):
        for run, sounds in table.items():
            assert isinstance(run, str), run
            assert set(sounds.replace("|", "")) <= SOUNDS, run


def test_no_two_families_of_given_names_share_a_form():
    owners: dict[str, set[int]] = {}
    for number, family in enumerate(load("names/given_families.yaml")):
        assert family["gender"] in {"m", "f", "both"}
        for form in family["forms"]:
            owners.setdefault(form, set()).add(number)
    assert [form for form, of in owners.items() if len(of) > 1] == []


def test_readings():
    assert likeliest("Жуковский") == "žukovski"
    assert "žukovski" in readings("Schukowski", ("german",))
    assert fold("iuliia") == fold("iulia")
    assert readings("…") == ()


def test_one_spelling_is_one_word():
    assert word("Орлова") is word("Орлова")
    assert (word("Орлова").sex, word("Орлов").sex) == ("f", "m")
    assert word("Орлова").bases == word("Орлов").bases
