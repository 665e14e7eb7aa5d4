"""Weights as 8-bit integers with one scale per output channel."""

from __future__ import annotations

from typing import Dict, Tuple

import numpy as np

LEVELS = 127
CLIPPINGS = (1.0, 0.98, 0.96, 0.94, 0.92, 0.9, 0.85, 0.8)
"""Shares of a channel's largest weight that are tried as the end of its range."""


def quantise(kernel: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
    """int8 values of a kernel (..., O) and float32 scales (O,), clipped where the squared error is least."""
    flat = kernel.reshape(-1, kernel.shape[-1]).astype(np.float64)
    largest = np.maximum(np.abs(flat).max(axis=0), 1e-12)
    best, scale = np.full(flat.shape[1], np.inf), largest / LEVELS
    for share in CLIPPINGS:
        tried = largest * share / LEVELS
        error = ((_rounded(flat, tried) * tried - flat) ** 2).sum(axis=0)
        scale = np.where(error < best, tried, scale)
        best = np.minimum(error, best)
    scale = scale.astype(np.float32)
    return _rounded(flat, scale.astype(np.float64)).astype(np.int8).reshape(kernel.shape), scale


def _rounded(flat: np.ndarray, scale: np.ndarray) -> np.ndarray:
    return np.clip(np.rint(flat / scale), -LEVELS, LEVELS)


def put_kernel(arrays: Dict[str, np.ndarray], layer: str, kernel: np.ndarray, whole: bool = False) -> None:
    """Store a layer's kernel, as int8 with scales or, when whole is true, as float32."""
    if whole:
        arrays[f"{layer}/kernel"] = kernel.astype(np.float32)
        return
    arrays[f"{layer}/kernel"], arrays[f"{layer}/scale"] = quantise(kernel)
