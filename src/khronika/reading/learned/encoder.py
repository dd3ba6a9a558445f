"""Runs the graph over a document: for each piece of its text, how likely each label is."""

import hashlib
import json
import logging
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from khronika import resources
from khronika.reading.learned.pieces import END, START, Cutter, Piece, cutter
from khronika.reading.learned.q4 import Floats, Frozen, frozen
from khronika.reading.spans import Span

_RUN = 96
"""Pieces that are read together: whole sentences up to so many, or one that is longer."""
_BEFORE = 32
"""Pieces of the sentence before that are read along, as in training."""
_SENTENCE = 400
"""A longer sentence is cut: the encoder knows no more than 512 places."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Scores:
    """The pieces of a document in order, and the raw score of each label for each."""

    pieces: tuple[Piece, ...]
    raw: Floats
    """Shape: pieces, labels."""


@dataclass(frozen=True, slots=True)
class Encoder:
    """The graph with all that it needs."""

    session: onnxruntime.InferenceSession
    cutter: Cutter
    base: Frozen
    labels: tuple[str, ...]
    places: Floats
    """What the encoder adds to the vector of a piece for its place; shape: places, width."""

    def read(self, text: str, sentences: Sequence[Span]) -> Scores:
        """Score all sentences of a text."""
        pieces: list[Piece] = []
        raw: list[Floats] = []
        for before, run in runs(text, sentences, self.cutter):
            numbers = [START, *(p.number for p in before), *(p.number for p in run), END]
            vectors = self.base.words(np.array(numbers)) + self.places[: len(numbers)]
            (found,) = self.session.run(None, {"vectors": vectors})
            pieces.extend(run)
            raw.append(found[1 + len(before) : -1])
        return Scores(tuple(pieces), np.concatenate(raw) if raw else np.zeros((0, 0), np.float32))


def runs(
    text: str, sentences: Iterable[Span], cutter: Cutter
) -> Iterator[tuple[list[Piece], list[Piece]]]:
    """Cut a text as the encoder reads it: runs of whole sentences, each behind what it continues.

    Yields:
        the last pieces of the sentence before, and the pieces of the run.
    """
    before: list[Piece] = []
    last: list[Piece] = []
    run: list[Piece] = []
    for sentence in sentences:
        cut = cutter.cut(text, sentence.start, sentence.end)[:_SENTENCE]
        if run and len(run) + len(cut) > _RUN:
            yield before, run
            before, run = last[-_BEFORE:], []
        run = [*run, *cut]
        last = cut
    if run:
        yield before, run


@cache
def encoder() -> Encoder:
    """Load the encoder, and build its graph if that has not been done."""
    base = frozen()
    options = onnxruntime.SessionOptions()
    # One processor is left to the parser, which works at the same time.
    options.intra_op_num_threads = max(1, min(4, (os.cpu_count() or 1) - 1))
    session = onnxruntime.InferenceSession(graph(), options, providers=["CPUExecutionProvider"])
    places: NDArray[np.float32] = base.tensor("emb.pos").reshape(-1, base.width)
    kind = base.tensor("emb.type").reshape(-1, base.width)[0]
    about = session.get_modelmeta().custom_metadata_map
    return Encoder(session, cutter(), base, tuple(json.loads(about["labels"])), places + kind)


def graph() -> bytes:
    """Give the graph; one that is missing, or of other heads than those installed, is made first.

    It is kept beside the heads where the program may write there, and else made each time.
    """
    folder = Path(str(resources.path("learned")))
    heads = hashlib.sha256((folder / "heads.npz").read_bytes()).hexdigest()
    file = folder / f"encoder-{heads[:12]}.onnx"
    if file.exists():
        return file.read_bytes()
    # Making it needs libraries that reading does without.
    from khronika.reading.learned.graph import build

    _log.info("Making the encoder, once")
    made = build()
    try:
        _keep(made, file)
    except OSError as error:
        _log.info("The encoder cannot be kept: %s", error.strerror)
    return made


def _keep(made: bytes, file: Path) -> None:
    """Write the graph's file, whole or not at all, in place of older ones."""
    older = list(file.parent.glob("encoder-*.onnx"))
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as part:
        part.write(made)
    Path(part.name).chmod(0o644)  # the file of a temporary name is its owner's alone
    Path(part.name).replace(file)
    for one in older:
        one.unlink(missing_ok=True)
