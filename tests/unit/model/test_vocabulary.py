"""Every code of the codebook has one record, with a label and a definition in each language."""

from enum import StrEnum

import pytest

from khronika.model import IncidentType, codes
from khronika.resources import load
from khronika.resources.vocabulary import FILES, definition, label

KINDS = [
    kind
    for kind in vars(codes).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
]


def test_every_closed_list_has_a_file():
    assert set(FILES) == set(KINDS)
    assert len(set(FILES.values())) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_each_code_has_exactly_one_record_in_order(kind):
    assert [r["code"] for r in load(f"vocabulary/{FILES[kind]}.yaml")] == [c.value for c in kind]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_each_code_is_labelled_and_defined(kind, language):
    labels = [label(code, language) for code in kind]
    assert len(set(labels)) == len(labels)
    for code in kind:
        name, meaning = label(code, language), definition(code, language)
        assert name == name.strip() != ""
        assert name[0].isupper()
        assert meaning.endswith(".")
        cyrillic = sum("а" <= letter <= "я" or letter == "ё" for letter in (name + meaning).lower())
        assert (cyrillic > len(name + meaning) / 2) == (language == "ru")


@pytest.mark.parametrize("kind", KINDS)
def test_each_record_names_its_source(kind):
    for record in load(f"vocabulary/{FILES[kind]}.yaml"):
        assert set(record) == {"code", "label", "definition", "source"}
        assert set(record["label"]) == set(record["definition"]) == {"en", "ru"}
        assert record["source"].strip()


def test_codes_are_spelt_as_identifiers():
    for kind in KINDS:
        for code in kind:
            assert code.name == code.value.replace(" ", "_").upper()


def test_label_of_a_code():
    assert label(IncidentType.DEPORTATION) == "Deportation"
