"""Polygons to boolean masks, by an even-odd scanline on pixel centres."""

from __future__ import annotations

from typing import Sequence

import numpy as np


def rasterize(rings: Sequence[np.ndarray], size: int) -> np.ndarray:
    """Return the mask (size, size) of rings (N, 2) given in pixels (column, row), corner of the grid at 0, 0.

    A pixel is inside when its centre is (even-odd, so holes are left out). A polygon that holds no pixel
    centre marks the pixels its vertices fall in, so that a sliver does not vanish.
    """
    toggles = np.zeros((size, size + 1), dtype=np.int64)
    for ring in rings:
        _cross(np.asarray(ring, dtype=float), toggles)
    mask = (np.cumsum(toggles[:, :size], axis=1) % 2).astype(bool)
    if not mask.any():
        _touch(rings, mask)
    return mask


def _cross(ring: np.ndarray, toggles: np.ndarray) -> None:
    """Add 1 at the first pixel centre right of every crossing of the ring with a row of centres."""
    size = toggles.shape[0]
    start, end = ring, np.roll(ring, -1, axis=0)
    low, high = np.minimum(start[:, 1], end[:, 1]), np.maximum(start[:, 1], end[:, 1])
    first = np.clip(np.ceil(low - 0.5), 0, size).astype(np.int64)
    last = np.clip(np.ceil(high - 0.5), 0, size).astype(np.int64)  # exclusive: a vertex counts once
    count = last - first
    edge = np.repeat(np.arange(len(ring)), count)
    if not edge.size:
        return
    offset = np.arange(edge.size) - np.repeat(np.cumsum(count) - count, count)
    row = first[edge] + offset
    along = (row + 0.5 - start[edge, 1]) / (end[edge, 1] - start[edge, 1])
    x = start[edge, 0] + along * (end[edge, 0] - start[edge, 0])
    column = np.clip(np.ceil(x - 0.5), 0, size).astype(np.int64)
    np.add.at(toggles, (row, column), 1)


def _touch(rings: Sequence[np.ndarray], mask: np.ndarray) -> None:
    size = mask.shape[0]
    for ring in rings:
        cells = np.floor(ring).astype(np.int64)
        inside = ((cells >= 0) & (cells < size)).all(axis=1)
        mask[cells[inside, 1], cells[inside, 0]] = True
