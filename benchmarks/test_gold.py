"""How well Khronika reads: its scores over gold readings, where a checkout has them beside it."""

import pytest

from khronika.evaluation import evaluate
from khronika.reading import read
from places import GOLD, Rows

MEASURES = ("core", "full", "claims", "instruments", "estimates")


@pytest.mark.parametrize("part", ["seed", "dev-en", "dev-ru"])
def test_scores(part: str, measured: Rows) -> None:
    if not (GOLD / part).is_dir():
        pytest.skip("no gold readings beside this checkout")
    figures = evaluate(GOLD / part, read)
    relevance, verbatim = figures.relevance.figure, figures.evidence_verbatim.figure
    whole = f"{figures.documents} documents, relevance {relevance:.3f}, verbatim {verbatim:.3f}"
    measured.append((f"gold {part}", whole))
    for name in MEASURES:
        tally = figures.tallies[name]
        scores = f"P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}"
        measured.append((f"gold {part}, {name}", f"{scores}  ({tally.hit} of {tally.gold})"))
    assert figures.evidence_verbatim.right == figures.evidence_verbatim.asked
