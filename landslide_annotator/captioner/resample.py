"""Resampling of pictures and masks, the same in training and in QGIS."""

from __future__ import annotations

from functools import lru_cache

import numpy as np


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


def resize(image: np.ndarray, size: int) -> np.ndarray:
    """Resample a picture (H, W, C) to float32 (size, size, C) with an antialiased triangle filter.

    Pillow's BILINEAR filter without its rounding; a picture that is not square is stretched.
    """
    height, width, bands = image.shape
    rows, columns = _triangle_weights(height, size), _triangle_weights(width, size)
    flat = np.asarray(image, dtype=np.float32).reshape(height, width * bands)
    tall = (rows @ flat).reshape(size, width, bands)
    return np.ascontiguousarray(np.matmul(columns, tall))


def area_average(mask: np.ndarray, height: int, width: int) -> np.ndarray:
    """Box averages of a mask (H, W) on a coarser or finer grid: float32 (height, width), 0 to 1."""
    rows, columns = _box_weights(mask.shape[0], height), _box_weights(mask.shape[1], width)
    return rows @ np.asarray(mask, dtype=np.float32) @ columns.T
