"""Fit what each sign of a host and of a state fled weighs: run it with `make train`.

    places.py [--hold-out FOLD] [--corpus FOLDER]

How well it does on each fifth of the documents, fitted on the others, is printed. Hosts are weighed
with states fled that were weighed without the document's own fifth, as they will be for new ones.
"""
# ruff: noqa: INP001, T201 (a script, not a package; it prints)

import argparse
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import torch
from examples import FOLDS
from torch import Tensor

from khronika.corpus import load_corpus
from khronika.evaluation.align import align
from khronika.model import Document, Incident, IncidentType, Reading
from khronika.reading import hosts, incidents, origins, stages_of
from khronika.reading.frames import Frame
from khronika.reading.host_signs import HostSigns, Known
from khronika.reading.weighing import Signs, Weights, weights_of

ROOT = Path(__file__).parents[2]
OUT = ROOT / "src/khronika/resources/learned/places.yaml"
ROUNDS = 2
"""An act leans on where the last one was: each round reads with the last weights."""
PENALTY = 1.0
HEAD = """# How much each sign weighs for a country as the host of an act (`reading/host_signs.py`)
# and as the state its target fled (`reading/origin_signs.py`): conditional logistic models,
# fitted by `make train` on corpus/train, for all languages alike.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question that the reader put: who was fled from, and where was it."""

    frame: Frame
    kind: IncidentType
    targets: tuple[str, ...]
    origins: Signs
    hosts: HostSigns
    known: Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A question with its answer."""

    fold: int
    language: str | None
    asked: Asked
    host: str | None
    origin: str | None

    def host_signs(self, fled: Mapping[str, float]) -> Signs:
        """Give the signs of the hosts, with another opinion on the state fled."""
        asked = self.asked
        known = replace(asked.known, fled=fled)
        return asked.hosts.of(asked.frame, asked.kind, asked.targets, known)


def main() -> None:
    """Fit, print how well it does, and write the weights."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--hold-out", type=int, default=-1)
    options.add_argument("--corpus", type=Path, default=ROOT / "corpus" / "train")
    given = options.parse_args()
    fitted = {"host": Weights({}), "origin": Weights({})}
    for _ in range(ROUNDS):
        with (
            patch.object(hosts, "weights_of", fitted.__getitem__),
            patch.object(origins, "weights_of", fitted.__getitem__),
        ):
            found = [
                case
                for piece in load_corpus([given.corpus]).documents()
                for case in _cases(piece.coded.reading)
                if case.fold != given.hold_out
            ]
        fitted = fitted_on(found)
    OUT.write_text(HEAD + "".join(_written(name, fitted[name]) for name in fitted), "utf-8")
    weights_of.cache_clear()
    print(f"{len(found)} questions: {OUT.relative_to(ROOT)}")


def fitted_on(found: Sequence[Case]) -> dict[str, Weights]:
    """Fit both models on all cases; print how well each fifth is answered by the others."""
    parts = {fold: [c for c in found if c.fold != fold] for fold in {c.fold for c in found}}
    without = {fold: _origins(part) for fold, part in parts.items()}
    fled = {id(c): without[c.fold].likely(c.asked.origins) for c in found}

    def signs(case: Case) -> Signs:
        return case.host_signs(fled[id(case)])

    placed = {fold: fit(part, signs, lambda c: c.host) for fold, part in parts.items()}
    for language in sorted({str(c.language) for c in found}):
        own = [c for c in found if c.language == language]
        right = [
            (_best(fled[id(c)]) == c.origin, _best(placed[c.fold].likely(signs(c))) == c.host)
            for c in own
        ]
        fled_right, placed_right = np.mean(right, axis=0)
        print(f"{language}: {len(own)} · state fled {fled_right:.3f} · host {placed_right:.3f}")
    return {"host": fit(found, signs, lambda c: c.host), "origin": _origins(found)}


def _origins(cases: Sequence[Case]) -> Weights:
    return fit(cases, lambda c: c.asked.origins, lambda c: c.origin)


def _best(likely: Mapping[str, float]) -> str | None:
    return next(iter(likely), None)


def _cases(gold: Reading) -> Iterator[Case]:
    document = gold.document
    asked: list[Asked] = []
    with _overheard(asked):
        stages = stages_of(
            Document(
                id=document.id,
                text=document.text,
                title=document.title,
                publisher=document.publisher,
                published=document.published,
                language=document.language,
            )
        )
    aligned = align(gold, stages.reading)
    for one in asked:
        answers = list(_answers(gold.incidents, one, {aligned.get(t) for t in one.targets}))
        if len({incident.host for incident in answers}) == 1:
            yield Case(
                fold=zlib.crc32(document.id.encode()) % FOLDS,
                language=document.language,
                asked=one,
                host=answers[0].host,
                origin=answers[0].origin,
            )


@contextmanager
def _overheard(asked: list[Asked]) -> Iterator[None]:
    """Note what the last reading of a document asks about its acts."""
    place, flee, forget = hosts.Hosts.of, incidents.fled, hosts.Hosts.forget
    last: list[Signs] = []

    def fled(signs: Any, frame: Frame, kind: IncidentType, targets: Sequence[str]) -> Any:
        last[:] = [signs.of(frame, kind, targets)]
        return flee(signs, frame, kind, targets)

    def of(self: hosts.Hosts, *given: Any) -> Any:
        frame, kind, targets, likely, actor = given
        asked.append(
            Asked(
                frame=frame,
                kind=kind,
                targets=tuple(targets),
                origins=last[0],
                hosts=self._signs.at(frame.trigger.start).host,
                known=self.known(targets, likely, actor),
            )
        )
        return place(self, *given)

    def again(self: hosts.Hosts) -> None:
        asked.clear()
        forget(self)

    with (
        patch.multiple(hosts.Hosts, of=of, forget=again),
        patch.object(incidents, "fled", fled),
    ):
        yield


def _answers(
    gold: Sequence[Incident], asked: Asked, targets: set[str | None]
) -> Iterator[Incident]:
    """Give the incidents of the gold that the words tell; those that strike the same if any do."""
    sentence = asked.frame.tree.sentence
    told = [
        i
        for i in gold
        if (i.type is asked.kind or (i.type, asked.kind) == _TRIED_AT_HOME)
        and any(e.start < sentence.end and sentence.start < e.end for e in i.evidence)
    ]
    yield from [i for i in told if targets.intersection(i.targets)] or told


_TRIED_AT_HOME = (IncidentType.PROSECUTION, IncidentType.DETENTION)
"""What the gold calls an arrest in the state fled, and what the words call it."""


def fit(
    cases: Sequence[Case], signs: Callable[[Case], Signs], answer: Callable[[Case], str | None]
) -> Weights:
    """Fit a conditional logistic model: the likeliest of a case's countries is its answer."""
    known = [(found, answer(c)) for c in cases for found in [signs(c)] if answer(c) in found]
    names = sorted({name for found, _ in known for own in found.values() for name in own})
    at = {name: n for n, name in enumerate(names)}
    rows, case_of, right = [], [], []
    for n, (found, country) in enumerate(known):
        for code, own in found.items():
            row = np.zeros(len(names), np.float32)
            row[[at[name] for name in own]] = list(own.values())
            right += [len(rows)] if code == country else []
            rows.append(row)
            case_of.append(n)
    weights = _fit(torch.tensor(np.array(rows)), torch.tensor(case_of), torch.tensor(right))
    return Weights({name: round(float(w), 3) for name, w in zip(names, weights, strict=True)})


def _fit(rows: Tensor, case_of: Tensor, right: Tensor) -> Tensor:
    """Give the weights; `right` is the row of each case's answer."""
    weights = torch.zeros(rows.shape[1], requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=150, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimizer.zero_grad()
        totals = rows @ weights
        top = torch.zeros(len(right)).scatter_reduce(0, case_of, totals, "amax", include_self=False)
        odds = torch.zeros(len(right)).scatter_add(0, case_of, torch.exp(totals - top[case_of]))
        missed = (odds.log() + top - totals[right]).sum()
        result: Tensor = missed + PENALTY / 2 * (weights**2).sum()
        result.backward()
        return result

    optimizer.step(loss)
    return weights.detach()


def _written(what: str, weights: Weights) -> str:
    lines = [f'  "{name}": {weight}' for name, weight in weights.of.items()]
    return "\n".join([f"{what}:", *lines]) + "\n"


if __name__ == "__main__":
    main()
