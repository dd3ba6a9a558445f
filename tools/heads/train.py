"""Train the upper layers and the heads on corpus/train: run it with `make train`.

    train.py [--hold-out FOLD] [--corpus FOLDER] [--out FILE]

With --hold-out, one fifth of the documents is kept back, and scores on it are printed.
"""
# ruff: noqa: INP001, S311, T201 (a script, not a package; it draws lots; it prints)

import argparse
import hashlib
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from examples import IGNORED, NOTHING, PLACES, ROLES, Example, examples
from network import Heads, Layer
from scoring import found_and_right
from torch import Tensor, nn
from torch.nn import functional

from khronika.reading.learned.q4 import Frozen, frozen

FIRST, LAST = 2, 6
"""Layers from FIRST up to, not including, LAST are trained; those above are left out."""
ROUNDS = 3
RATE = 3e-4
FASTER = 5
"""How much faster the heads learn than the layers."""
PIECES = 2200
"""In a batch."""
SAMPLE = 800
"""Runs over which the mean and deviation of the states are taken."""
WARMING = 0.06
NOTHING_WEIGHS = 0.6
ROLES_WEIGH, PLACES_WEIGH = 0.25, 0.15
LEVELS = 63
"""Weights are kept as whole numbers from -63 to 63: at eight bits some processors overflow."""
ROOT = Path(__file__).parents[2]


def main() -> None:
    """Train, and write the trained part."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--hold-out", type=int, default=-1)
    options.add_argument("--corpus", type=Path, default=ROOT / "corpus" / "train")
    options.add_argument(
        "--out", type=Path, default=ROOT / "src/khronika/resources/learned/heads.npz"
    )
    given = options.parse_args()
    torch.manual_seed(1)
    random.seed(1)
    all_examples = examples(given.corpus)
    trainer = Trainer(all_examples)
    learned = [n for n, one in enumerate(all_examples) if one.fold != given.hold_out]
    kept = [n for n, one in enumerate(all_examples) if one.fold == given.hold_out]
    trainer.train(learned, kept)
    trainer.write(given.out, digest(given.corpus))


def digest(corpus: Path) -> str:
    """Give the hash of all files of a part of the corpus, names and contents."""
    made = hashlib.sha256()
    for file in sorted(corpus.rglob("*.txt")):
        made.update(f"{file.relative_to(corpus)}\0".encode() + file.read_bytes())
    return made.hexdigest()


class Trainer:
    """The layers and heads while they learn."""

    def __init__(self, data: Sequence[Example]) -> None:
        base = frozen()
        self.data = data
        acts = {label for one in data for label in one.acts if label is not None}
        types = sorted(a for a in acts if a != NOTHING and not a.startswith("-"))
        self.acts = [NOTHING, *types, *sorted(a for a in acts if a.startswith("-"))]
        self.labels = [*self.acts, *ROLES, *PLACES]
        self.states = _lower_states(base, data)
        self.layers = nn.ModuleList(Layer(base, n) for n in range(FIRST, LAST))
        self.layers.eval()
        some = random.sample(range(len(data)), min(SAMPLE, len(data)))
        with torch.no_grad():
            states = [state[mask] for state, mask in map(self._run, _batches(some, data))]
        self.heads = Heads(torch.cat(states), len(self.labels))

    def train(self, learned: list[int], kept: list[int]) -> None:
        """Learn from some examples; print scores on others."""
        rounds = [list(_batches(learned, self.data)) for _ in range(ROUNDS)]
        steps = sum(map(len, rounds))
        optimiser = torch.optim.AdamW(
            [
                {"params": self.layers.parameters(), "lr": RATE},
                {"params": self.heads.linear.parameters(), "lr": RATE * FASTER},
            ],
            weight_decay=0.01,
        )
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimiser,
            lambda step: min(1, (step + 1) / (WARMING * steps)) * max(0.02, 1 - step / steps),
        )
        began = time.monotonic()
        for number, batches in enumerate(rounds):
            self.layers.train()
            self.heads.train()
            total = 0.0
            for batch in batches:
                loss = self._loss(batch)
                optimiser.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(self.layers.parameters(), 1.0)
                optimiser.step()
                schedule.step()
                total += loss.item()
            spent = time.monotonic() - began
            print(f"round {number + 1}: loss {total / len(batches):.3f}, {spent:.0f} s", flush=True)
            if kept:
                self._print_scores(kept)

    def _run(self, batch: Sequence[int]) -> tuple[Tensor, Tensor]:
        """Give the upper states of a batch, and which of its places hold a piece."""
        length = max(len(self.data[n].pieces) for n in batch)
        states = torch.zeros(len(batch), length, self.states[0].shape[1])
        mask = torch.zeros(len(batch), length, dtype=torch.bool)
        for row, n in enumerate(batch):
            size = len(self.data[n].pieces)
            states[row, :size] = self.states[n].float()
            mask[row, :size] = True
        for layer in self.layers:
            states = layer(states, mask[:, None, None, :])
        return states, mask

    def _loss(self, batch: Sequence[int]) -> Tensor:
        states, mask = self._run(batch)
        scores = self.heads(states[mask])
        acts, roles, places = self._split(scores)
        number = {label: n for n, label in enumerate(self.acts)}
        wanted = [number[a] if a else IGNORED for n in batch for a in self.data[n].acts]
        weights = torch.ones(len(self.acts))
        weights[number[NOTHING]] = NOTHING_WEIGHS
        loss = functional.cross_entropy(
            acts, torch.tensor(wanted), weight=weights, label_smoothing=0.02
        )
        for weigh, found, field in (
            (ROLES_WEIGH, roles, [r for n in batch for r in self.data[n].roles]),
            (PLACES_WEIGH, places, [p for n in batch for p in self.data[n].places]),
        ):
            if any(label != IGNORED for label in field):
                loss = loss + weigh * functional.cross_entropy(found, torch.tensor(field))
        return loss

    def _split(self, scores: Tensor) -> Sequence[Tensor]:
        return scores.split([len(self.acts), len(ROLES), len(PLACES)], dim=-1)

    def _print_scores(self, kept: Sequence[int]) -> None:
        self.layers.eval()
        self.heads.eval()
        told: dict[str, list[tuple[list[str | None], list[str]]]] = {}
        with torch.no_grad():
            for batch in _batches(kept, self.data):
                states, mask = self._run(batch)
                best = self._split(self.heads(states))[0].argmax(-1)
                for row, n in enumerate(batch):
                    one = self.data[n]
                    said = [self.acts[k] for k in best[row][mask[row]].tolist()]
                    told.setdefault(one.language, []).append((one.acts, said))
        for language, pairs in sorted(told.items()):
            precision, recall = found_and_right(pairs)
            print(f"  {language}: acts told, precision {precision:.3f}, recall {recall:.3f}")

    def write(self, out: Path, corpus: str) -> None:
        """Write the trained part: layers in seven bits, and the heads."""
        arrays: dict[str, np.ndarray] = {}
        for n, layer in enumerate(self.layers, FIRST):
            for name, part in layer.parts.items():
                weight = part.weight.detach().numpy()
                if weight.ndim == 2:
                    scale = (np.abs(weight).max(1) / LEVELS).astype(np.float16)
                    whole = np.round(weight / scale.astype(np.float32)[:, None])
                    arrays[f"l{n}.{name}.s"] = scale
                    weight = np.clip(whole, -LEVELS, LEVELS).astype(np.int8)
                arrays[f"l{n}.{name}.w"] = weight
                arrays[f"l{n}.{name}.b"] = part.bias.detach().numpy()
        heads = self.heads.folded()
        arrays["head.w"], arrays["head.b"] = (part.numpy() for part in heads)
        about = {"first": FIRST, "last": LAST, "labels": self.labels, "corpus": corpus}
        np.savez_compressed(out, about=np.array(json.dumps(about)), **arrays)


def _lower_states(base: Frozen, data: Sequence[Example]) -> list[Tensor]:
    """Run the layers that stay as they are, once, over all examples."""
    layers = nn.ModuleList(Layer(base, n) for n in range(FIRST)).eval()
    norm = nn.LayerNorm(base.width, eps=1e-12)
    norm.weight.data = torch.tensor(base.tensor("emb.ln.w"))
    norm.bias.data = torch.tensor(base.tensor("emb.ln.b"))
    places = torch.tensor(base.tensor("emb.pos")).reshape(-1, base.width)
    kind = torch.tensor(base.tensor("emb.type")).reshape(-1, base.width)[0]
    states = []
    with torch.no_grad():
        for one in data:
            words = torch.tensor(base.words(np.array(one.pieces)))
            state = norm(words + places[: len(one.pieces)] + kind)[None]
            everywhere = torch.ones(1, 1, 1, len(one.pieces), dtype=torch.bool)
            for layer in layers:
                state = layer(state, everywhere)
            states.append(state[0].half())
    return states


def _batches(numbers: Sequence[int], data: Sequence[Example]) -> Iterator[list[int]]:
    """Give examples of like length together, in an order of chance."""
    by_length = sorted(numbers, key=lambda n: len(data[n].pieces) + 8 * random.random())
    batches: list[list[int]] = [[]]
    for n in by_length:
        if batches[-1] and (len(batches[-1]) + 1) * len(data[n].pieces) > PIECES:
            batches.append([])
        batches[-1].append(n)
    random.shuffle(batches)
    yield from batches


if __name__ == "__main__":
    main()
