"""Differences of heights between cells, by Horn's 3 x 3 weights, beside voids and edges too."""

from __future__ import annotations

from typing import Tuple

import numpy as np

_SPIKE_RELIEF = 3.0
"""A spike stands out by more than this many times the relief among its neighbours, and by a cell's width."""


def gradient(heights: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
    """Return the height's change per column and per row, (H - 2, W - 2), of the inner cells.

    Differences with a void (NaN) are left out of the weighted mean, so a plane stays exact up to the edge;
    NaN where no difference is left.
    """
    if np.isnan(heights.sum()):
        return _patchy(heights), _patchy(heights.T).T
    down = heights[:-2] + 2.0 * heights[1:-1] + heights[2:]
    across = heights[:, :-2] + 2.0 * heights[:, 1:-1] + heights[:, 2:]
    return (down[:, 2:] - down[:, :-2]) / 8.0, (across[2:] - across[:-2]) / 8.0


def _patchy(heights: np.ndarray) -> np.ndarray:
    """The change per column where there are voids."""
    steps = np.diff(heights, axis=1)
    known = np.isfinite(steps)
    sums, counts = (_horn(part) for part in (np.where(known, steps, 0.0), known.astype(float)))
    return np.divide(sums, counts, out=np.full(sums.shape, np.nan), where=counts > 0.0)


def _horn(steps: np.ndarray) -> np.ndarray:
    pairs = steps[:, 1:] + steps[:, :-1]
    return pairs[:-2] + 2.0 * pairs[1:-1] + pairs[2:]


def spikes(heights: np.ndarray, cell_m: float) -> np.ndarray:
    """Return the inner cells (H - 2, W - 2) that stand out alone, above or below all their neighbours.

    No ground does that: they rise by more than a cell's width over the highest of eight neighbours, and by
    more than three times the relief among these.
    """
    inner = heights[1:-1, 1:-1]
    if not (np.abs(heights[1:] - heights[:-1]) > cell_m).any():
        return np.zeros(inner.shape, dtype=bool)
    size, shifts = heights.shape, [(r, c) for r in range(3) for c in range(3) if (r, c) != (1, 1)]
    around = [heights[r : size[0] - 2 + r, c : size[1] - 2 + c] for r, c in shifts]
    high, low = np.fmax.reduce(around), np.fmin.reduce(around)
    limit = np.maximum(cell_m, _SPIKE_RELIEF * (high - low))
    return (inner > high + limit) | (inner < low - limit)
