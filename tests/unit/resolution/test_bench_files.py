"""The bench of names keeps the form and the balance that its README promises."""

import csv
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[3] / "bench" / "names"
README = (BENCH / "README.md").read_text(encoding="utf-8")
PARTS = ("tune", "gate")

Pair = dict[str, str]


def pairs(part: str) -> list[Pair]:
    with (BENCH / f"{part}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def both_parts() -> list[Pair]:
    return [pair for part in PARTS for pair in pairs(part)]


def scripts(name: str) -> frozenset[str]:
    """The scripts of a name's letters, by the first word of their Unicode names."""
    names = (unicodedata.name(letter) for letter in name if letter.isalpha())
    return frozenset(name.split()[0] for name in names if not name.startswith("MODIFIER"))


def cross_script(pair: Pair) -> bool:
    return scripts(pair["a"]) != scripts(pair["b"])


def words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", unicodedata.normalize("NFC", name).casefold()))


def full_names(part: str) -> set[frozenset[str]]:
    return {words(pair[side]) for pair in pairs(part) for side in ("a", "b")}


def promised_counts() -> dict[str, tuple[int, ...]]:
    """Category to its counts (tune yes, tune no, gate yes, gate no) in the README's table."""
    rows = re.findall(r"^\| `(\w+)` \|.*?\|((?: \d+ \|){4})$", README, re.MULTILINE)
    return {category: tuple(map(int, re.findall(r"\d+", counts))) for category, counts in rows}


@pytest.mark.parametrize("part", PARTS)
def test_every_row_is_whole(part):
    for pair in pairs(part):
        assert list(pair) == ["a", "b", "same", "category"]
        assert pair["same"] in {"yes", "no"}
        for value in pair.values():
            assert value
            assert value == value.strip()
            assert value == unicodedata.normalize("NFC", value)
        assert pair["a"] != pair["b"]


def test_no_pair_stands_twice():
    seen = Counter(frozenset((pair["a"], pair["b"])) for pair in both_parts())
    assert [set(pair) for pair, count in seen.items() if count > 1] == []


def test_there_are_enough_pairs():
    assert len(both_parts()) >= 700
    assert len(pairs("gate")) >= 400


@pytest.mark.parametrize("part", PARTS)
def test_about_half_are_the_same_person(part):
    share = sum(pair["same"] == "yes" for pair in pairs(part)) / len(pairs(part))
    assert 0.45 <= share <= 0.55


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("same", ["yes", "no"])
def test_at_least_half_are_written_in_two_scripts(part, same):
    alike = [pair for pair in pairs(part) if pair["same"] == same]
    assert sum(map(cross_script, alike)) >= len(alike) / 2


def test_both_parts_have_all_categories():
    tune, gate = ({pair["category"] for pair in pairs(part)} for part in PARTS)
    assert tune == gate
    assert len(gate) >= 24


def test_the_readme_counts_the_categories():
    found = {
        part: Counter((pair["category"], pair["same"]) for pair in pairs(part)) for part in PARTS
    }
    counted = {
        category: tuple(found[part][category, same] for part in PARTS for same in ("yes", "no"))
        for category in {pair["category"] for pair in both_parts()}
    }
    assert promised_counts() == counted


def test_no_person_is_in_both_parts():
    tune, gate = map(full_names, PARTS)
    assert tune & gate == set()
