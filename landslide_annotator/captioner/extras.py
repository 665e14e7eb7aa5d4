"""The numbers the decoder gets beside the pictures: ground side and shape of the outline.

All are zero where unknown. Vectors point east and north, so that they turn with the picture.
"""

from __future__ import annotations

import math
from typing import Optional, Tuple

import numpy as np

EXTRAS = 13


def pixel_edges(outline: np.ndarray) -> int:
    """Pixel edges between the outline's inside and outside."""
    padded = np.pad(outline, 1)
    return int((padded[1:] != padded[:-1]).sum() + (padded[:, 1:] != padded[:, :-1]).sum())


def _axis(east: np.ndarray, north: np.ndarray) -> Tuple[float, float, np.ndarray]:
    """Elongation, azimuth of the long axis in radians, and the skew vector of points about their centre."""
    covariance = np.cov(np.stack([east, north]), bias=True) if east.size > 1 else np.zeros((2, 2))
    values, vectors = np.linalg.eigh(covariance + np.eye(2) / 12.0)
    long_axis = vectors[:, 1]
    elongation = 1.0 - math.sqrt(values[0] / values[1])
    along = east * long_axis[0] + north * long_axis[1]
    skew = float(np.mean(along**3) / values[1] ** 1.5)
    return elongation, math.atan2(long_axis[0], long_axis[1]), skew * long_axis


def _shape(outline: np.ndarray) -> Tuple[np.ndarray, float, float]:
    """Scale-free shape numbers (slots 6 to 12), area in pixels and perimeter in pixels."""
    rows, columns = np.nonzero(outline)
    east, north = columns - columns.mean(), rows.mean() - rows
    elongation, azimuth, skew = _axis(east, north)
    box = (np.ptp(rows) + 1) * (np.ptp(columns) + 1)
    area, perimeter = float(rows.size), pixel_edges(outline) * math.pi / 4.0
    compactness = min(4.0 * math.pi * area / perimeter**2, 1.5)
    numbers = [
        elongation,
        elongation * math.cos(2.0 * azimuth),
        elongation * math.sin(2.0 * azimuth),
        area / box,
        compactness,
        float(np.clip(skew[0], -2.0, 2.0)),
        float(np.clip(skew[1], -2.0, 2.0)),
    ]
    return np.asarray(numbers, dtype=np.float32), area, perimeter


def extras(side_m: Optional[float], outline: Optional[np.ndarray]) -> np.ndarray:
    """The decoder's side inputs, float32 (13,).

    side_m: ground side of the square tile in metres; outline: bool (H, W), north up; one without a true
    pixel counts as none.
    """
    vector = np.zeros(EXTRAS, dtype=np.float32)
    if side_m is not None:
        vector[0], vector[1] = 1.0, math.log(side_m / 150.0)
    if outline is not None and outline.any():
        numbers, area, perimeter = _shape(outline)
        vector[2], vector[3] = 1.0, math.log(area / outline.size) + 2.0
        vector[6:13] = numbers
        if side_m is not None:
            pixel = side_m / outline.shape[1]
            vector[4] = math.log(area * pixel**2 / 2000.0)
            vector[5] = math.log(perimeter * pixel / 200.0)
    return vector
