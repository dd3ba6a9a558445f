"""What is a name and what only words for somebody. Names are invented."""

import pytest

from khronika.resolution.names.naming import is_named


@pytest.mark.parametrize(
    "name",
    ["Arseny Lukomsky", "Lukomsky", "Ludwig van Dreel", "Раҳим оглы", "ლევან ჯაში", "Rauf oglu"],
)
def test_names(name):
    assert is_named(name)


@pytest.mark.parametrize(
    "phrase",
    [
        "his wife",
        "Two activists",
        "a Tajik activist",
        "Его жена",
        "трое студентов",
        "men in masks",
        "казахстанский блогер",
        "Мать",
        "…",
        "the Kyrgyz lawyer",
    ],
)
def test_phrases(phrase):
    assert not is_named(phrase)
