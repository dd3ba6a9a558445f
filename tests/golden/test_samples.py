"""The samples read as well as they ever did."""

import json
import shutil
import tomllib
from pathlib import Path

import pytest

from khronika.evaluation import evaluate
from khronika.reading import read

SAMPLES = Path(__file__).parents[2] / "samples" / "readings"
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    gold = tmp_path_factory.mktemp("gold")
    for path in SAMPLES.glob("*.json"):
        if json.loads(path.read_text(encoding="utf-8"))["document"]["language"] == "en":
            shutil.copy(path, gold)
    return evaluate(gold, read).to_json()


def test_there_are_samples(figures):
    assert figures["documents"] >= 14
    assert not figures["faults"]


@pytest.mark.parametrize("name", ["relevance", "evidence_verbatim"])
def test_shares_hold_their_floor(figures, name):
    assert figures[name] >= FLOORS[name]


@pytest.mark.parametrize(
    ("name", "score"), [("core", "precision"), ("core", "f1"), ("claims", "f1")]
)
def test_scores_hold_their_floor(figures, name, score):
    assert figures[name][score] >= FLOORS[name][score]
