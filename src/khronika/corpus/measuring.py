"""What a reader scores on the test part of the corpus, one named figure at a time."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from khronika.corpus.files import load_corpus
from khronika.errors import WrongUse
from khronika.evaluation import Figures, evaluate_readings
from khronika.model import Document, Reading

TEST = "test"
"""Folder of the corpus that is only measured with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One figure, and the items of which each moves it."""

    figure: float
    items: int


def measure(folder: Path, read: Callable[[Document], Reading]) -> dict[str, dict[str, Measured]]:
    """Score a reader on the test part of a corpus: by language, then by the name of a figure.

    Raises:
        WrongUse: the corpus has no test part, or that part has faults.
    """
    corpus = load_corpus([folder / TEST])
    if corpus.faults:
        raise WrongUse(f"{folder / TEST}: some files have faults: run khronika corpus check first")
    golds = [piece.coded.reading for piece in corpus.documents()]
    languages = sorted({str(gold.document.language) for gold in golds})
    return {
        language: dict(
            _named(evaluate_readings((g for g in golds if g.document.language == language), read))
        )
        for language in languages
    }


def fingerprint(folder: Path) -> str:
    """Give the SHA-256 of the test part: of all its files, with their names."""
    whole = hashlib.sha256()
    for file in sorted((folder / TEST).rglob("*.txt")):
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        whole.update(f"{file.relative_to(folder).as_posix()} {content}\n".encode())
    return whole.hexdigest()


def _named(figures: Figures) -> Iterator[tuple[str, Measured]]:
    relevance, stance = figures.relevance, figures.stance
    yield "relevance", Measured(figure=relevance.figure, items=relevance.asked)
    for name, tally in figures.tallies.items():
        yield f"{name} precision", Measured(figure=tally.precision, items=tally.said)
        yield f"{name} recall", Measured(figure=tally.recall, items=tally.gold)
        yield f"{name} f1", Measured(figure=tally.f1, items=min(tally.said, tally.gold))
    yield "stance", Measured(figure=stance.figure, items=stance.asked)
    yield "certainty", Measured(figure=figures.certainty_macro, items=_fewest(figures.certainty))
    origin = figures.fields.get("origin")
    if origin is not None:
        yield "origin", Measured(figure=origin.figure, items=origin.asked)
    for code in sorted(figures.by_type):
        tally = figures.by_type[code]
        if tally.gold:
            yield f"{code} recall", Measured(figure=tally.recall, items=tally.gold)


def _fewest(classes: Mapping[str, object]) -> int:
    """Give the items by which a mean over classes moves: those of the smallest class weigh most."""
    asked = [getattr(share, "asked", 0) for share in classes.values()]
    return len(asked) * min(asked, default=0)
