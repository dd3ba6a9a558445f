"""Fit what each sign of a document's relevance weighs: run it with `make train`.

    relevance.py --held-out FOLD [--corpus FOLDER] [--bench FOLDER]

It learns from the documents of the corpus that the installed heads had not seen, and from the short
ones of bench/short/*/seen and bench/relevance/fitted, which they never saw. How well it does on
each fifth of them, fitted on the others, is printed.
"""
# ruff: noqa: INP001, T201 (a script, not a package; it prints)

import argparse
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from calibrate import fit
from examples import FOLDS

from khronika.corpus import load_corpus
from khronika.model import Document, loads
from khronika.reading import languages, stages_of

ROOT = Path(__file__).parents[2]
OUT = ROOT / "src/khronika/resources/learned/relevance.yaml"
HEAD = """# How much each sign weighs for a document's relevance (`reading/relevance.py`):
# a logistic model fitted by `make train`, for all languages alike, on documents that the heads
# had not seen.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A document with its signs, and whether it is relevant."""

    source: str
    fold: int
    signs: dict[str, float]
    relevant: bool


def main() -> None:
    """Fit, print how well it does, and write the weights."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--held-out", type=int, required=True)
    options.add_argument("--corpus", type=Path, default=ROOT / "corpus" / "train")
    options.add_argument("--bench", type=Path, default=ROOT / "bench")
    given = options.parse_args()
    told = [
        *_of_corpus(given.corpus, given.held_out),
        *_of_short(given.bench / "short"),
        *_of_lines(given.bench / "relevance" / "fitted"),
    ]
    cases = [_case(source, document, relevant=yes) for source, document, yes in told]
    _print_scores(cases)
    names = list(cases[0].signs)
    weights = fit(*_table(cases))
    lines = [f"{HEAD}base: {weights[0]:.3f}", "weights:"]
    lines += [f'  "{name}": {weight:.3f}' for name, weight in zip(names, weights[1:], strict=True)]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(cases)} documents: {OUT.relative_to(ROOT)}")


Told = tuple[str, Document, bool]
"""The name of a source, a document, and whether it is relevant."""


def _of_corpus(corpus: Path, held_out: int) -> Iterator[Told]:
    for piece in load_corpus([corpus]).documents():
        if zlib.crc32(piece.id.encode()) % FOLDS == held_out:
            reading = piece.coded.reading
            yield f"corpus, {reading.document.language}", reading.document, reading.relevant


def _of_short(short: Path) -> Iterator[Told]:
    for path in sorted(short.glob("*/seen/*.json")):
        reading = loads(path.read_text(encoding="utf-8"))
        yield f"short, {reading.document.language}", reading.document, reading.relevant


def _of_lines(folder: Path) -> Iterator[Told]:
    for language in languages():
        for path in sorted(folder.glob(f"*-{language}.txt")):
            lines = path.read_text(encoding="utf-8").splitlines()
            for number, line in enumerate(lines, 1):
                document = Document(id=f"{path.stem}-{number}", text=line[2:], language=language)
                yield path.stem, document, line.startswith("+")


def _case(source: str, document: Document, *, relevant: bool) -> Case:
    plain = replace(document, id="asked")
    signs = stages_of(plain).relevance.signs
    fold = zlib.crc32(document.text.encode()) % FOLDS
    return Case(source=source, fold=fold, signs=dict(signs), relevant=relevant)


def _table(cases: Sequence[Case]) -> tuple[np.ndarray, np.ndarray]:
    signs = np.array([[1.0, *case.signs.values()] for case in cases])
    return signs, np.array([float(case.relevant) for case in cases])


def _print_scores(cases: Sequence[Case]) -> None:
    signs, relevant = _table(cases)
    folds = np.array([case.fold for case in cases])
    said = np.zeros(len(cases))
    for fold in set(folds):
        weights = fit(signs[folds != fold], relevant[folds != fold])
        said[folds == fold] = signs[folds == fold] @ weights >= 0
    for source in sorted({case.source for case in cases}):
        own = np.array([case.source == source for case in cases])
        missed = int(((said == 0) & (relevant == 1) & own).sum())
        false = int(((said == 1) & (relevant == 0) & own).sum())
        print(f"{source}: {own.sum()} documents, {missed} missed, {false} taken for relevant")


if __name__ == "__main__":
    main()
