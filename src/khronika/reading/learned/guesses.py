"""What the learned heads think of a document, asked by stretches of text."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from khronika.model import IncidentType
from khronika.reading.learned.encoder import encoder
from khronika.reading.learned.q4 import Floats
from khronika.reading.spans import Span

_ROLE, _PLACE = "role:", "place:"
_NOTHING = "O"
SURELY_STRUCK = 0.9
"""From here the heads' word is taken that somebody without a name is struck."""


_SHOUTED = re.compile(r"\b(?:[A-ZА-ЯЁ]{2,} )*[A-ZА-ЯЁ]{6,}(?: [A-ZА-ЯЁ]{2,})*\b")
"""Words in capitals of which one is no abbreviation: the encoder knows such words in small letters,
which are as long."""


@dataclass(frozen=True, slots=True)
class Telling(Span):
    """Words that tell an act, in the opinion of the heads."""

    type: IncidentType
    likely: float
    """Between 0 and 1: how likely these words tell an act of this type."""


@dataclass(frozen=True, slots=True)
class Guesses:
    """The opinions on one document."""

    _starts: Sequence[int]
    _ends: Sequence[int]
    _acts: Floats
    """Shape: pieces, labels of acts."""
    _best: Sequence[int]
    """The likeliest label of each piece."""
    _any: Floats
    """How likely each piece tells any act."""
    _types: tuple[IncidentType | None, ...]
    """The type of each label; None for words that tell no act."""
    _names: tuple[str, ...]
    """The name of each label."""
    _targets: Floats

    def tellings(self, where: Span) -> list[Telling]:
        """Give the stretches that most likely tell an act, in order."""
        low, high = self._range(where)
        found: list[Telling] = []
        n = low
        while n < high:
            label = self._best[n]
            kind = self._types[label]
            end = n + 1
            if kind is not None:
                while end < high and self._best[end] == label:
                    end += 1
                found.append(
                    Telling(
                        start=self._starts[n],
                        end=self._ends[end - 1],
                        type=kind,
                        likely=float(self._acts[n:end, label].max()),
                    )
                )
            n = end
        return found

    def act(self, where: Span) -> dict[IncidentType, float]:
        """Say how likely these words tell an act of each type."""
        low, high = self._range(where)
        if low == high:
            return {}
        best = self._acts[low:high].max(axis=0)
        return {kind: float(best[n]) for n, kind in enumerate(self._types) if kind is not None}

    def labels(self, where: Span) -> dict[str, float]:
        """Say how likely any of these words have each label, by its name.

        A label is of an act, or, behind a hyphen, of why words that seem to tell one do not.
        """
        low, high = self._range(where)
        if low == high:
            return {}
        highest = zip(self._names, self._acts[low:high].max(axis=0).tolist(), strict=True)
        return {name: likely for name, likely in highest if name != _NOTHING}

    def strikes_any(self, where: Span) -> float:
        """Say how likely any of these words mean the target of an act."""
        low, high = self._range(where)
        return float(self._targets[low:high].max()) if low < high else 0.0

    def tells_any(self, where: Span) -> float:
        """Say how likely these words tell any act."""
        low, high = self._range(where)
        if low == high:
            return 1.0
        return float(self._any[low:high].max())

    def struck(self, where: Span) -> float:
        """Say how likely whoever these words mean is the target of an act of the sentence."""
        low, high = self._range(where)
        return float(self._targets[low:high].mean()) if low < high else 0.0

    def _range(self, where: Span) -> tuple[int, int]:
        return bisect_left(self._ends, where.start + 1), bisect_left(self._starts, where.end)


def _guesses(
    starts: Sequence[int],
    ends: Sequence[int],
    acts: Floats,
    types: tuple[IncidentType | None, ...],
    names: tuple[str, ...],
    targets: Floats,
) -> Guesses:
    none = [n for n, kind in enumerate(types) if kind is None]
    any_act: Floats = 1 - acts[:, none].sum(axis=1)
    best = acts.argmax(axis=1).tolist()
    return Guesses(starts, ends, acts, best, any_act, types, names, targets)


NO_GUESSES = _guesses(
    [], [], np.zeros((0, 1), np.float32), (None,), (_NOTHING,), np.zeros(0, np.float32)
)
"""No opinion on anything, to read by the lexicon alone."""


def guess(text: str, sentences: Sequence[Span]) -> Guesses:
    """Ask the heads about a document."""
    scores = encoder().read(_SHOUTED.sub(lambda m: m.group().lower(), text), sentences)
    labels = _labels()
    raw = scores.raw.reshape(-1, len(labels.all))
    return _guesses(
        [p.start for p in scores.pieces],
        [p.end for p in scores.pieces],
        _likely(raw[:, labels.acts]),
        labels.types,
        labels.all[labels.acts],
        _likely(raw[:, labels.roles])[:, 1],
    )


def _likely(raw: Floats) -> Floats:
    risen: Floats = np.exp(raw - raw.max(axis=1, keepdims=True))
    total: Floats = risen.sum(axis=1, keepdims=True)
    likely: Floats = risen / total
    return likely


@dataclass(frozen=True, slots=True)
class _Labels:
    all: tuple[str, ...]
    acts: slice
    roles: slice
    types: tuple[IncidentType | None, ...]


@cache
def _labels() -> _Labels:
    names = encoder().labels
    acts = sum(not n.startswith((_ROLE, _PLACE)) for n in names)
    roles = acts + sum(n.startswith(_ROLE) for n in names)
    known = {t.value: t for t in IncidentType}
    return _Labels(
        names,
        slice(0, acts),
        slice(acts, roles),
        tuple(known.get(n) for n in names[:acts]),
    )
