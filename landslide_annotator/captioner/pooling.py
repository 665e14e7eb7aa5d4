"""Pooling of feature maps over the tile, inside the outline, around it, and along east and north."""

from __future__ import annotations

from typing import Optional, Sequence

import numpy as np

from .resample import area_average

TAPS = ("conv2", "conv3", "conv4", "conv5")
"""Stacks of the encoder behind which a map can be pooled."""
REGIONS = ("all", "inside", "ring", "east", "north", "ring_east", "ring_north")
SMALLEST = 1e-6
RING_SHARE = 7
"""The ring reaches one seventh of the map's width beyond the outline: one cell of the coarsest map."""


def _widened(mask: np.ndarray, reach: int) -> np.ndarray:
    """Largest value within reach cells in both directions."""
    for axis in (0, 1):
        padded = np.pad(mask, [(reach, reach) if a == axis else (0, 0) for a in (0, 1)])
        size = mask.shape[axis]
        mask = np.max([np.take(padded, range(i, i + size), axis=axis) for i in range(2 * reach + 1)], axis=0)
    return mask


def region_weights(
    outline: Optional[np.ndarray], height: int, width: int, regions: Sequence[str] = REGIONS
) -> np.ndarray:
    """Weights (regions, height * width) of a map's cells; each row of "all", "inside", "ring" sums to 1.

    outline: bool (H, W) or None, when every region but "all" is zero. "east" and "north" weigh the inside,
    "ring_east" and "ring_north" the ring, by the offset from the body's centroid in half map sides: they tell
    on which side of the body a feature lies.
    """
    rows = {name: np.zeros((height, width), dtype=np.float32) for name in REGIONS}
    rows["all"][:] = 1.0 / (height * width)
    mask = None if outline is None else area_average(outline, height, width)
    if mask is not None and mask.sum() > SMALLEST:
        total = mask.sum()
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        rows["inside"] = mask / total
        east = (x - (rows["inside"] * x).sum()) / (width / 2.0)
        north = ((rows["inside"] * y).sum() - y) / (height / 2.0)
        rows["east"], rows["north"] = rows["inside"] * east, rows["inside"] * north
        ring = np.clip(_widened(mask, max(width // RING_SHARE, 1)) - mask, 0.0, 1.0)
        if ring.sum() > SMALLEST:
            rows["ring"] = ring / ring.sum()
            rows["ring_east"], rows["ring_north"] = rows["ring"] * east, rows["ring"] * north
    return np.stack([rows[name].ravel() for name in regions]).astype(np.float32)


def pool(features: np.ndarray, outline: Optional[np.ndarray], regions: Sequence[str] = REGIONS) -> np.ndarray:
    """Pooled features (regions * C,) of a map (h, w, C), in the order of the regions."""
    height, width, channels = features.shape
    weights = region_weights(outline, height, width, regions)
    return (weights @ features.reshape(height * width, channels)).ravel()
