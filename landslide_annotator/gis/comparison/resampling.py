"""95 percent intervals by resampling landslides with replacement (bootstrap, percentiles)."""

from __future__ import annotations

from typing import Iterator, Optional, Sequence, Tuple

import numpy as np

from ...core.contingency import Table

REPEATS = 2000
SEED = 7
_AT_ONCE = 2_000_000
"""Numbers drawn at a time, which bounds the memory."""
Interval = Optional[Tuple[float, float]]


def share_interval(parts: Sequence[float], wholes: Sequence[float]) -> Interval:
    """Of the sum of parts over the sum of wholes; None for fewer than two of them."""
    part, whole = np.asarray(parts, dtype=float), np.asarray(wholes, dtype=float)
    if len(part) < 2 or whole.sum() <= 0.0:
        return None
    sums = np.concatenate([
        np.stack([part[drawn].sum(axis=1), whole[drawn].sum(axis=1)]) for drawn in _draws(len(part))
    ], axis=1)  # fmt: skip
    return _percentiles(sums[0, sums[1] > 0.0] / sums[1, sums[1] > 0.0])


def ratio_of_medians(first: Sequence[float], second: Sequence[float]) -> Interval:
    """Of the median of the first over that of the second, of pairs of positive numbers."""
    above, below = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    if len(above) < 2:
        return None
    found = [
        np.median(above[drawn], axis=1) / np.median(below[drawn], axis=1) for drawn in _draws(len(above))
    ]
    return _percentiles(np.concatenate(found))


def mean_ratio_of_medians(groups: Sequence[Tuple[Sequence[float], Sequence[float]]]) -> Interval:
    """Of the geometric mean over groups of median over median; each side is drawn by itself."""
    if not groups or any(len(side) < 2 for group in groups for side in group):
        return None
    random = np.random.default_rng(SEED)
    logs = []
    for group in groups:
        first, second = (
            np.log([np.median(random.choice(side, len(side))) for _ in range(REPEATS)]) for side in group
        )
        logs.append(first - second)
    return _percentiles(np.exp(np.mean(logs, axis=0)))


def macro_f1_interval(table: Table) -> Interval:
    """Of macro-F1, over the classes that occur in a sample; None for fewer than two pairs of answers."""
    counts = np.asarray(table.counts, dtype=float)
    total = table.total
    if total < 2:
        return None
    random = np.random.default_rng(SEED)
    drawn = random.multinomial(total, counts.ravel() / total, REPEATS).reshape(-1, *counts.shape)
    both = drawn.sum(axis=1) + drawn.sum(axis=2)
    agree = 2.0 * np.einsum("nii->ni", drawn)
    scores = np.divide(agree, both, out=np.zeros_like(agree), where=both > 0)
    return _percentiles(scores.sum(axis=1) / (both > 0).sum(axis=1))


def _draws(count: int) -> Iterator[np.ndarray]:
    """Arrays of places (samples, count), REPEATS samples in all, drawn one array at a time."""
    random = np.random.default_rng(SEED)
    at_once = max(1, _AT_ONCE // count)
    sizes = [min(at_once, REPEATS - done) for done in range(0, REPEATS, at_once)]
    return (random.integers(0, count, (size, count)) for size in sizes)


def _percentiles(values: np.ndarray) -> Interval:
    low, high = np.percentile(values, (2.5, 97.5))
    return float(low), float(high)
