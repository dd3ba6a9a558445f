"""How far two codings of the same documents agree, by the scores of the codebook (section 7).

Each coding is scored against the other as gold, and the two scores are averaged, so that neither is
the judge of the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from khronika.errors import WrongUse
from khronika.evaluation import Figures, evaluate
from khronika.model import Document, Reading, dumps

Readings = Mapping[str, Reading]
"""Readings by the id of their document."""

_DIGITS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Scores from 0 to 1 by measure: either coding as gold, and the mean."""

    documents: int
    first: dict[str, float]
    second: dict[str, float]

    @property
    def mean(self) -> dict[str, float]:
        """The mean of both ways; of a measure that only one way has, that one."""
        measures = dict.fromkeys([*self.first, *self.second])
        return {name: _mean(self.first.get(name), self.second.get(name)) for name in measures}

    def to_json(self) -> dict[str, Any]:
        """Write the figures."""
        return {
            "documents": self.documents,
            "mean": self.mean,
            "first_as_gold": self.first,
            "second_as_gold": self.second,
        }


def agreement(first: Readings, second: Readings) -> Agreement:
    """Score two codings of the documents that both have.

    Raises:
        WrongUse: they have no document in common, or its texts differ.
    """
    common = sorted(first.keys() & second.keys())
    if not common:
        raise WrongUse("The two codings have no document in common: compare their ids.")
    for name in common:
        if first[name].document.text != second[name].document.text:
            raise WrongUse(f"{name}: the two codings have different texts: only tags may differ.")
    return Agreement(
        documents=len(common),
        first=_scores({name: first[name] for name in common}, second),
        second=_scores({name: second[name] for name in common}, first),
    )


def _scores(gold: Readings, said: Readings) -> dict[str, float]:
    def read(document: Document) -> Reading:
        return said[document.id]

    with TemporaryDirectory() as folder:
        for number, reading in enumerate(gold.values()):
            Path(folder, f"{number}.json").write_text(dumps(reading), encoding="utf-8")
        return _figures(evaluate(Path(folder), read))


def _figures(figures: Figures) -> dict[str, float]:
    """Give one figure for each measure that something was coded for: F1, or the share agreed on."""
    return {
        **{
            name: round(tally.f1, _DIGITS)
            for name, tally in figures.tallies.items()
            if tally.gold or tally.said
        },
        "relevance": figures.relevance.figure,
        "stance": figures.stance.figure,
        "certainty": figures.certainty_macro,
        "evidence_near": figures.evidence_near.figure,
        **{name: share.figure for name, share in sorted(figures.fields.items())},
    }


def _mean(one: float | None, other: float | None) -> float:
    known = [figure for figure in (one, other) if figure is not None]
    return round(sum(known) / len(known), _DIGITS)
