"""Resampling of pictures and masks, the same in training and in QGIS."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

BLOCK = 16
"""Rows of a product that share a band: few zeros are left in, and the products are large enough for BLAS."""


@lru_cache(maxsize=64)
def _triangle_weights(source: int, target: int) -> np.ndarray:
    """Weights (target, source) of a triangle filter, widened when shrinking so that no pixel is skipped."""
    scale = source / target
    reach = max(scale, 1.0)
    centres = (np.arange(target) + 0.5) * scale
    distance = np.abs((np.arange(source) + 0.5)[None, :] - centres[:, None]) / reach
    weights = np.clip(1.0 - distance, 0.0, None)
    weights /= weights.sum(axis=1, keepdims=True)
    weights = weights.astype(np.float32)
    weights.setflags(write=False)
    return weights


@lru_cache(maxsize=64)
def _box_weights(source: int, target: int) -> np.ndarray:
    """Weights (target, source) of exact box averages."""
    edges = np.arange(target + 1) * (source / target)
    low, high = edges[:-1, None], edges[1:, None]
    pixels = np.arange(source)[None, :]
    overlap = np.clip(np.minimum(high, pixels + 1) - np.maximum(low, pixels), 0.0, None)
    weights = (overlap / overlap.sum(axis=1, keepdims=True)).astype(np.float32)
    weights.setflags(write=False)
    return weights


def _banded_product(weights: np.ndarray, lines: np.ndarray) -> np.ndarray:
    """weights @ lines in blocks of rows, each without the zeros on both sides of its weights."""
    result = np.empty((weights.shape[0], lines.shape[1]), dtype=np.float32)
    for start in range(0, weights.shape[0], BLOCK):
        block = weights[start : start + BLOCK]
        used = np.flatnonzero(block.any(axis=0))
        band = slice(used[0], used[-1] + 1)
        np.matmul(block[:, band], lines[band], out=result[start : start + BLOCK])
    return result


def resize(image: np.ndarray, size: int) -> np.ndarray:
    """Resample a picture (H, W, C) to float32 (size, size, C) with an antialiased triangle filter.

    Pillow's BILINEAR filter without its rounding; a picture that is not square is stretched.
    """
    height, width, bands = image.shape
    lines = np.asarray(image, dtype=np.float32).reshape(height, width * bands)
    tall = _banded_product(_triangle_weights(height, size), lines).reshape(size, width, bands)
    lines = tall.transpose(1, 0, 2).reshape(width, size * bands)
    turned = _banded_product(_triangle_weights(width, size), lines).reshape(size, size, bands)
    return np.ascontiguousarray(turned.transpose(1, 0, 2))


def area_average(mask: np.ndarray, height: int, width: int) -> np.ndarray:
    """Box averages of a mask (H, W) on a coarser or finer grid: float32 (height, width), 0 to 1."""
    rows, columns = _box_weights(mask.shape[0], height), _box_weights(mask.shape[1], width)
    return rows @ np.asarray(mask, dtype=np.float32) @ columns.T
